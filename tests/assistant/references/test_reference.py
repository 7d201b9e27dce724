"""References as the standards have them: expected by hand, the works real, samples marked as such."""

import json

import pytest

from assistant.references.reference import reference
from assistant.references.styles import Style
from index.bibliography import bibtex, ris
from index.document import Span

BOTH = (Span(1, 0, 3), Span(2, 0, 4))  # pages 12 and 13
FIRST = (Span(1, 0, 3),)
SOVEREIGNTY = {
    "type": "book",
    "title": "The New Sovereignty: Compliance with International Regulatory Agreements",
    "author": [{"family": "Chayes", "given": "Abram"}, {"family": "Chayes", "given": "Antonia Handler"}],
    "publisher": "Harvard University Press",
    "publisher-place": "Cambridge, MA",
    "issued": {"date-parts": [[1995]]},
    "language": "en",
}
LEGALIZATION = {
    "type": "article-journal",
    "title": "The Concept of Legalization",
    "author": [
        {"family": "Abbott", "given": "Kenneth W."},
        {"family": "Keohane", "given": "Robert O."},
        {"family": "Moravcsik", "given": "Andrew"},
        {"family": "Slaughter", "given": "Anne-Marie"},
        {"family": "Snidal", "given": "Duncan"},
    ],
    "container-title": "International Organization",
    "volume": "54",
    "issue": "3",
    "page": "401-419",
    "issued": {"date-parts": [[2000]]},
    "language": "en",
}
PARIS = {"type": "treaty", "title": "Paris Agreement", "issued": {"date-parts": [[2015, 12, 12]]}, "language": "en"}
#: No real work: a record as the starter library has them, with four authors by name.
SAMPLE = {
    "type": "article-journal",
    "title": "示例：国际软法的有效性",
    "author": [{"family": family, "given": given} for family, given in ("张一", "王二", "李三", "赵四")],
    "container-title": "双语研究助手入门文库",
    "issue": "2",
    "page": "28-34",
    "issued": {"date-parts": [[2026, 11]]},
    "language": "zh-CN",
}


def _cite(cited, item, style, spans=BOTH, language="en", **more):
    return reference(cited(item, **more), spans, style, language)


def test_a_book(cited):
    title = "The New Sovereignty: Compliance with International Regulatory Agreements"
    assert _cite(cited, SOVEREIGNTY, Style.GB_T_7714) == (
        f"CHAYES A, CHAYES A H. {title}[M]. Cambridge, MA: Harvard University Press, 1995: 12-13."
    )
    assert _cite(cited, SOVEREIGNTY, Style.APA) == (
        f"Chayes, A., & Chayes, A. H. (1995). {title}. Harvard University Press. (Chayes & Chayes, 1995, pp. 12–13)"
    )
    assert _cite(cited, SOVEREIGNTY, Style.CHICAGO) == (
        f"Abram Chayes and Antonia Handler Chayes, {title} (Harvard University Press, 1995), 12–13."
    )


def test_a_paper_of_five_authors_with_volume_and_issue(cited):
    assert _cite(cited, LEGALIZATION, Style.GB_T_7714, FIRST) == (
        "ABBOTT K W, KEOHANE R O, MORAVCSIK A, et al. The Concept of Legalization[J]. "
        "International Organization, 2000, 54(3): 12."
    )
    assert _cite(cited, LEGALIZATION, Style.APA, FIRST) == (
        "Abbott, K. W., Keohane, R. O., Moravcsik, A., Slaughter, A.-M., & Snidal, D. (2000). The Concept of "
        "Legalization. International Organization, 54(3), 401–419. (Abbott et al., 2000, p. 12)"
    )
    assert _cite(cited, LEGALIZATION, Style.CHICAGO, FIRST) == (
        "Kenneth W. Abbott et al., “The Concept of Legalization,” International Organization 54, no. 3 (2000): 12."
    )


def test_a_chinese_paper_has_its_names_whole_and_its_own_and_others(cited):
    text = "张一, 王二, 李三, 等. 示例：国际软法的有效性[J]. 双语研究助手入门文库, 2026(2): 12-13."
    assert _cite(cited, SAMPLE, Style.GB_T_7714) == text
    assert _cite(cited, SAMPLE, Style.CHICAGO, FIRST) == (
        "张一 et al., “示例：国际软法的有效性,” 双语研究助手入门文库, no. 2 (November 2026): 12."
    )


def test_a_treaty(cited):
    assert _cite(cited, PARIS, Style.GB_T_7714, FIRST) == "Paris Agreement[A]. 2015: 12."
    assert _cite(cited, PARIS, Style.APA, FIRST) == "Paris Agreement, December 12, 2015. (Paris Agreement, 2015, p. 12)"
    assert _cite(cited, PARIS, Style.CHICAGO, FIRST) == "Paris Agreement, December 12, 2015, 12."


def test_no_author_and_no_date(cited):
    item = {"type": "report", "title": "A Report", "publisher": "An Office", "language": "en"}
    assert _cite(cited, item, Style.APA, FIRST) == "A Report. (n.d.). An Office. (A Report, n.d., p. 12)"
    assert _cite(cited, item, Style.CHICAGO, FIRST) == "A Report (An Office, n.d.), 12."
    assert _cite(cited, item, Style.GB_T_7714, FIRST) == "A Report[R]. An Office: 12."


def test_a_web_page_is_cited_by_paragraph(cited):
    item = {
        "type": "webpage",
        "title": "A page",
        "URL": "https://example.org/a_b?c=1&d=2",
        "accessed": {"date-parts": [[2026, 1, 2]]},
        "issued": {"date-parts": [[2020]]},
        "language": "en",
    }
    assert _cite(cited, item, Style.GB_T_7714, FIRST, paged=False) == (
        "A page[EB/OL]. 2020: ¶ 1[2026-01-02]. https://example.org/a_b?c=1&d=2."
    )
    assert _cite(cited, item, Style.APA, FIRST, paged=False).endswith("(A Page, 2020, para. 1)")


@pytest.mark.parametrize("style", [Style.GB_T_7714, Style.APA, Style.CHICAGO])
def test_special_characters_are_text_and_markup_of_zotero_is_not(cited, style):
    item = SOVEREIGNTY | {"title": 'Law &amp; <i>Lex</i> at 100 % of {x}_y "z" <script>'}
    assert 'Law & Lex at 100 % of {x}_y "z" <script>' in _cite(cited, item, style)


def test_what_has_no_record_is_cited_by_its_guessed_title_and_says_so(cited):
    assert _cite(cited, None, Style.GB_T_7714, FIRST, "zh") == (
        "A Title on the First Page[Z]. 12. （题名据文件推定：papers/a.pdf）"
    )
    assert _cite(cited, None, Style.CHICAGO, FIRST) == (
        "“A Title on the First Page,” n.d., 12. [title guessed from the file papers/a.pdf]"
    )
    for style in Style:
        assert "papers/a.pdf" in _cite(cited, None, style)


def test_forms_for_programs_read_back_with_the_place_in_a_note(cited):
    for style, read in ((Style.BIBTEX, bibtex.read), (Style.RIS, ris.read)):
        (entry,) = read(_cite(cited, SOVEREIGNTY, style)).entries
        item = json.loads(entry.csl)
        assert (item["title"], item["author"]) == (SOVEREIGNTY["title"], SOVEREIGNTY["author"])
        assert item["note"] == "Cited: p. 12–13."
    (item,) = json.loads(_cite(cited, SOVEREIGNTY, Style.CSL_JSON, language="zh"))
    assert item == SOVEREIGNTY | {"note": "引用处：第 12–13 页。"}


@pytest.mark.parametrize("style", list(Style))
def test_a_hostile_record_is_still_only_text(cited, style):
    item = {
        "type": "article-journal",
        "title": "x" * 100_000 + "<script>",
        "author": [{"family": "A\ue000", "given": "b -c"}, {}],
        "editor": "wrong",
        "translator": [7, {"family": ["x"]}],
        "volume": {"a": 1},
        "page": True,
        "issued": {"date-parts": [[2006, 13, 40]]},
        "accessed": {"date-parts": "x"},
    }
    text = _cite(cited, item, style, FIRST)
    assert "2006" in text and "True" not in text
    if not style.is_data:
        assert len(text) < 10_000 and "\ue000" not in text
