"""The librarian's terms: what may stand in the list, what is found in a question, and how a build takes it along."""

import re
import unicodedata
from pathlib import Path

import pytest

from index.build import build
from index.errors import SourcesError
from index.expansion.glossary import Glossary, Term, groups, read_glossary
from index.library import Library

SHIPPED = Path(__file__).parents[3] / "sources"
MOU = Term(("谅解备忘录",), ("memorandum of understanding", "MOU"))
MEMO = Term(("备忘录",), ("memorandum", "memoranda"))
SOFT = Term(("软法",), ("soft law",))
SOFTLY = Term(("国际软法",), ("international soft law",))
ENTER = Term(("生效",), ("entry into force", "enter into force"))
LEGAL = Term(("合法性",), ("legality",))
GLOSSARY = Glossary((MOU, MEMO, SOFT, SOFTLY, ENTER, LEGAL))


def _fail(job):
    raise AssertionError(f"{job.key} is read again")


def _read(folder, text):
    (folder / "glossary.tsv").write_bytes(text if isinstance(text, bytes) else text.encode())
    return read_glossary(folder)


def test_a_line_is_a_term_with_the_ways_to_say_it(tmp_path):
    glossary = _read(tmp_path, "# Sources\nzh\ten\n\n软法\tsoft law\n遵守 | 合规\tcompliance\n")
    assert glossary.terms == (SOFT, Term(("遵守", "合规"), ("compliance",)))


def test_without_a_list_there_are_no_terms(tmp_path):
    assert read_glossary(tmp_path).terms == ()
    assert read_glossary(tmp_path).terms_in("软法", "zh") == ()


def test_a_list_written_on_windows_is_read_alike(tmp_path):
    assert _read(tmp_path, b"\xef\xbb\xbfzh\ten\r\n" + "软法\tsoft law\r\n".encode()).terms == (SOFT,)


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("软法 soft law", "no tab"),
        ("软法\tsoft law\tmore", "more than one tab"),
        ("\tsoft law", "empty"),
        ("软法\t", "empty"),
        ("软法 | \tsoft law", "empty"),
        ("soft law\t软法", "no Chinese character"),
        ("软法\tsoft 法", "not English"),
        ("软法\t123", "not English"),
        ("的\tinvestment", "“的” has no word"),
        ("软法\tsoft law | to be of the", "“to be of the” has no word"),
        ("软法\tsoft law | Soft Law", "the same twice"),
        ("谅解 | 硬法\tunderstanding", "“硬法” stands in line 2 already"),
        ("硬性法\tHard laws", "“Hard laws” stands in line 2 already"),
        ("硬性法\thard-law", "“hard-law” stands in line 2 already"),
    ],
)
def test_a_line_that_cannot_be_used_is_named_with_what_to_do(tmp_path, line, why):
    with pytest.raises(SourcesError, match=rf"Line 3 of .*glossary\.tsv cannot be used: .*{re.escape(why)}") as caught:
        _read(tmp_path, f"zh\ten\n硬法\thard law\n{line}\n")
    assert "a tab" in caught.value.remedy


def test_what_is_not_utf8_is_a_sources_error(tmp_path):
    with pytest.raises(SourcesError, match=r"glossary\.tsv is not UTF-8"):
        _read(tmp_path, "软法\tsoft law".encode("gb18030"))


@pytest.mark.parametrize(
    ("question", "language", "found"),
    [
        ("谅解备忘录有约束力吗？", "zh", (MOU,)),  # and no memorandum: the longest counts
        ("这份备忘录是谅解备忘录吗？", "zh", (MEMO, MOU)),
        ("諒解備忘錄何時生效？", "zh", (MOU, ENTER)),  # Traditional
        ("国际软法与软法，软法", "zh", (SOFTLY, SOFT)),  # each once
        ("软件法", "zh", ()),
        ("Is a Memorandum of Understanding binding?", "en", (MOU,)),
        ("Are MOUs soft law?", "en", (MOU, SOFT)),
        ("memoranda on soft-law", "en", (MEMO, SOFT)),
        ("When has it entered into force, when does it enter into force?", "en", (ENTER,)),
        ("a soft lawn", "en", ()),
        ("soft, law", "en", ()),
        ("a legal question", "en", ()),  # has the stem of "legality"
        ("", "en", ()),
    ],
)
def test_the_terms_in_a_question(question, language, found):
    assert GLOSSARY.terms_in(question, language) == found


def test_a_term_is_as_many_words_as_its_longest_way_and_a_shorter_way_is_all_of_them():
    assert groups(MOU, "en", 9) == [{"memorandum": 1.0, "mou": 1.0}, {"understand": 1.0, "mou": 1.0}]
    assert groups(SOFT, "en", 9) == [{"soft": 1.0}, {"law": 1.0}]


def test_a_chinese_term_is_its_words_and_pairs_each_once():
    assert groups(SOFT, "zh", 9) == [{"软法": 1.0}]
    assert groups(MEMO, "zh", 9) == [{"备忘": 1.0}, {"备忘录": 1.0}, {"忘录": 1.0}]


def test_a_term_is_no_more_words_than_it_has_in_the_question_and_then_each_of_several_parts():
    term = Term(("贸发会议",), ("United Nations Conference on Trade and Development", "UNCTAD"))
    assert groups(term, "en", 3) == [
        {"unit": 1.0, "unctad": 1.0},
        {"nation": 0.5, "confer": 0.5, "unctad": 1.0},
        {"trade": 0.5, "develop": 0.5, "unctad": 1.0},
    ]
    assert groups(SOFT, "en", 1) == groups(SOFT, "en", 0) == [{"soft": 0.5, "law": 0.5}]


def test_a_word_that_several_ways_have_in_one_place_weighs_as_in_the_best():
    term = Term(("法",), ("rule connectivity", "rule"))
    assert groups(term, "en", 2) == [{"rule": 1.0}, {"connect": 1.0, "rule": 1.0}]


def test_the_words_of_a_term_are_those_of_all_ways_to_say_it():
    assert MOU.words("en") == {"memorandum", "understand", "mou"}
    assert MEMO.words("zh") == {"备忘", "备忘录"}


def test_the_shipped_list_is_in_order():
    text = (SHIPPED / "glossary.tsv").read_text(encoding="utf-8")
    assert unicodedata.is_normalized("NFC", text)
    assert "\r" not in text and text.endswith("\n")
    lines = [line for line in text.splitlines() if line and not line.startswith("#")]
    assert lines[0] == "zh\ten"
    # Reading proves the rest: two sides, none empty, Chinese and English, no term twice.
    terms = read_glossary(SHIPPED).terms
    assert len(terms) == len(lines) - 1 >= 320
    for term in terms:
        for said in (*term.zh, *term.en):
            assert said == " ".join(said.split())
    subjects = [line for line in text.splitlines() if line.startswith("# ")]
    assert len(subjects) == len(set(subjects)) >= 10


def test_the_shipped_list_knows_the_words_of_the_field():
    glossary = read_glossary(SHIPPED)
    (term,) = glossary.terms_in("规则“软联通”的路径", "zh")
    assert term.en[:2] == ("rule connectivity", "soft connectivity")
    (term,) = glossary.terms_in("What is the managerial model?", "en")
    assert "管理过程模式" in term.zh


def test_an_edited_list_makes_a_version_and_nothing_is_read_or_embedded_again(
    sources, root, write, encoded, monkeypatch
):
    write("a.pdf")
    _read(sources, "zh\ten\n河流\triver\n")
    build(sources, root)
    before = Library.open(root)
    assert before.search.glossary.terms == (Term(("河流",), ("river",)),)
    encoded.clear()
    monkeypatch.setattr("index.intake.run_each", lambda function, jobs, megabytes: iter([_fail(job) for job in jobs]))
    _read(sources, "zh\ten\n江河\triver\n")
    assert Library.open(root).search.glossary.terms == before.search.glossary.terms
    report = build(sources, root)
    assert (report.version, report.changed, report.unchanged) == (2, (), 1)
    assert encoded == []
    assert Library.open(root).search.glossary.terms == (Term(("江河",), ("river",)),)
    assert build(sources, root).version == 2
    (sources / "glossary.tsv").unlink()
    assert build(sources, root).version == 3
    assert Library.open(root).search.glossary.terms == read_glossary(SHIPPED).terms
    (sources / "glossary.tsv").write_text("")
    assert build(sources, root).version == 4
    assert Library.open(root).search.glossary.terms == ()


def test_a_list_that_cannot_be_used_leaves_the_old_version_serving(sources, root, write):
    write("a.pdf")
    build(sources, root)
    with pytest.raises(SourcesError, match="Line 1"):
        _read(sources, "no tab")
    with pytest.raises(SourcesError, match="Line 1"):
        build(sources, root)
    assert Library.open(root).manifest.version == 1


@pytest.mark.parametrize(
    ("text", "language", "spelt"),
    [
        ("Is the MoU binding?", "en", "Is the memorandum of understanding binding?"),
        ("two MOUs", "en", "two memorandum of understanding"),
        ("MOU有约束力吗？", "zh", "谅解备忘录有约束力吗？"),
        ("mou", "en", "mou"),  # in small letters it may be a word
        ("the MOUNT", "en", "the MOUNT"),
        ("WTO", "en", "WTO"),  # a name, which texts write so too
        ("RCEP", "zh", "RCEP"),
    ],
)
def test_what_is_short_for_a_term_is_spelt_out_unless_it_is_a_name(text, language, spelt):
    named = Term(("世界贸易组织",), ("World Trade Organization", "WTO"))
    assert Glossary((MOU, named)).spelt_out(text, language) == spelt


def test_without_short_forms_a_text_stays():
    assert Glossary((SOFT,)).spelt_out("Is the MoU soft law?", "en") == "Is the MoU soft law?"


def test_a_chinese_term_is_not_cut_out_of_two_words():
    assert GLOSSARY.terms_in("软法产生效果的方式", "zh") == (SOFT,)
    assert GLOSSARY.terms_in("软法何时生效", "zh") == (SOFT, ENTER)
