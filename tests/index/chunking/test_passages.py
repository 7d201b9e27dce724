"""Pages to passages that know their place."""

from dataclasses import replace
from itertools import pairwise

import pytest

from index.chunking.passages import LONGEST, cut
from index.document import Span
from index.library import Library


@pytest.fixture(scope="module")
def library(library_root):
    return Library.open(library_root)


def _long(language):
    if language == "en":
        return " ".join(
            f"Sentence number {n} says that soft law is followed though it binds nobody." for n in range(40)
        )
    return "".join(f"第{n}句话说明软法虽然没有法律拘束力，但是各国仍然普遍遵守。" for n in range(40))


def test_passages_never_cross_a_heading(make_document):
    document = make_document(
        [("heading", "一、概念"), ("paragraph", "甲。"), ("heading", "（一）渊源", 2), ("paragraph", "乙。")],
        [("paragraph", "丙。"), ("heading", "二、效力"), ("paragraph", "丁。")],
    )
    assert [(p.heading, p.text, p.pages) for p in cut(document)] == [
        (("一、概念",), "甲。", (1,)),
        (("一、概念", "（一）渊源"), "乙。丙。", (1, 2)),
        (("二、效力",), "丁。", (2,)),
    ]


def test_a_deeper_heading_is_left_when_a_higher_one_comes(make_document):
    document = make_document(
        [
            ("heading", "Part", 1),
            ("heading", "Article 1", 4),
            ("paragraph", "One."),
            ("heading", "Section", 3),
            ("paragraph", "Two."),
        ]
    )
    assert [p.heading for p in cut(document)] == [("Part", "Article 1"), ("Part", "Section")]


def test_neighbouring_paragraphs_share_a_span_over_the_line_break(make_document):
    (passage,) = cut(make_document([("paragraph", "One."), ("paragraph", "Two.")]))
    assert (passage.text, passage.spans) == ("One.\nTwo.", (Span(1, 0, 9),))


def test_notes_part_no_sentence_and_come_after_the_body(make_document):
    document = make_document(
        [("heading", "A"), ("paragraph", "It begins"), ("note", "1. See above.")],
        [("paragraph", "and ends."), ("note", "2. See below."), ("note", "3. See there.")],
    )
    assert [(p.kind, p.text, p.heading) for p in cut(document)] == [
        ("body", "It begins and ends.", ("A",)),
        ("note", "1. See above.", ("A",)),
        ("note", "2. See below.\n3. See there.", ("A",)),
    ]


def test_references_come_last_without_a_heading(make_document):
    document = make_document(
        [("heading", "References"), ("reference", "Abbott 2000."), ("heading", "Annex"), ("paragraph", "The annex.")],
    )
    assert [(p.kind, p.text) for p in cut(document)] == [("body", "The annex."), ("reference", "Abbott 2000.")]


def test_the_language_is_that_of_the_section(make_document):
    document = make_document([("paragraph", "软法的概念。"), ("heading", "Abstract"), ("paragraph", "Soft law.")])
    assert [p.language for p in cut(document)] == ["zh", "en"]


def test_an_abstract_in_the_other_language_is_a_passage_of_its_own(make_document):
    chinese, english = _long("zh")[:90], _long("en")[:300]
    blocks = [("heading", "题"), ("paragraph", chinese), ("paragraph", english), ("paragraph", "Keywords: soft law")]
    document = make_document([*blocks, ("paragraph", chinese)])
    found = [(p.language, p.heading, p.text) for p in cut(document)]
    assert found == [
        ("zh", ("题",), chinese),
        ("en", ("题",), f"{english}\nKeywords: soft law"),
        ("zh", ("题",), chinese),
    ]


def test_a_word_of_the_other_language_is_not_cut_apart(make_document):
    text = "软法" * 300 + " managerial enforcement" * 20
    pieces = [p.text for p in cut(make_document([("paragraph", text)], language="zh"))]
    words = {word for piece in pieces for word in piece.replace("软法", " ").split()}
    assert len(pieces) > 1 and words <= {"managerial", "enforcement"}


@pytest.mark.parametrize(("language", "end"), [("en", "."), ("zh", "。")])
def test_a_long_section_is_split_at_sentence_ends(make_document, language, end):
    text = _long(language)
    passages = cut(make_document([("paragraph", text)], language=language))
    assert len(passages) > 1
    assert all(len(p.text) <= LONGEST[language] for p in passages)
    assert all(p.text.endswith(end) for p in passages)
    assert "".join("".join(p.text for p in passages).split()) == "".join(text.split())


def test_a_sentence_longer_than_a_passage_is_split_all_the_same(make_document):
    text = "软" * 1000
    passages = cut(make_document([("paragraph", text)], language="zh"))
    assert all(len(p.text) <= LONGEST["zh"] for p in passages)
    assert "".join(p.text for p in passages) == text


def test_the_last_piece_is_not_a_few_words(make_document):
    text = ("软法没有法律拘束力。" * 41)[:-1] + "！"  # 410 characters, ten more than a passage holds
    lengths = [len(p.text) for p in cut(make_document([("paragraph", text)], language="zh"))]
    assert len(lengths) == 2
    assert min(lengths) > 150


@pytest.mark.parametrize("language", ["en", "zh"])
def test_pieces_across_pages_equal_the_text_at_their_spans(make_document, language):
    text = _long(language)
    cuts = [0, 333, 1010, len(text)]
    pages = [[("paragraph", text[a:b].strip())] for a, b in pairwise(cuts)]
    document = make_document(*pages, language=language)
    passages = cut(document)
    assert any(len(p.spans) == 2 for p in passages)
    assert [document.text_at(p.spans, p.language) for p in passages] == [p.text for p in passages]
    _assert_nothing_lost(document, passages)


def test_ids_are_stable_and_unique(make_document):
    pages = [("paragraph", _long("en")), ("note", "1. See above.")]
    first, second = cut(make_document(pages)), cut(make_document(pages))
    assert [p.id for p in first] == [p.id for p in second]
    assert len({p.id for p in first}) == len(first)


def test_a_document_without_text_has_no_passages(make_document):
    assert cut(make_document([], [])) == ()


def test_every_passage_of_a_library_equals_the_text_at_its_spans(library):
    for passage in library.passages.values():
        document = library.documents[passage.document_id]
        assert document.text_at(passage.spans, passage.language) == passage.text


def test_nothing_of_a_library_is_lost_or_found_twice(library):
    for document in library.documents.values():
        _assert_nothing_lost(document, [p for p in library.passages.values() if p.document_id == document.id])


def _assert_nothing_lost(document, passages):
    """Every character of a block other than a heading, space apart, is in exactly one passage."""
    covered = [(s.page, at) for p in passages for s in p.spans for at in range(s.start, s.end)]
    printed = [
        (page.number, at)
        for page in document.pages
        for block in page.blocks
        if block.kind != "heading"
        for at in range(block.start, block.end)
    ]
    text = {page.number: page.text for page in document.pages}
    assert sorted(place for place in covered if not text[place[0]][place[1]].isspace()) == sorted(
        place for place in printed if not text[place[0]][place[1]].isspace()
    )


def test_a_heading_with_nothing_under_it_is_a_passage(make_document):
    document = make_document(
        [("heading", "Title"), ("heading", "Part I"), ("heading", "Article 1 (deleted)", 4), ("note", "1. See above.")],
        [("heading", "Article 2", 4), ("paragraph", "One."), ("heading", "Done at Rome", 1)],
    )
    assert [(p.kind, p.text, p.heading, p.pages) for p in cut(document)] == [
        ("body", "Article 1 (deleted)", ("Part I",), (1,)),
        ("body", "One.", ("Part I", "Article 2"), (2,)),
        ("body", "Done at Rome", (), (2,)),
        ("note", "1. See above.", ("Part I", "Article 1 (deleted)"), (1,)),
    ]


def test_the_notes_of_a_file_without_pages_are_under_no_heading(make_document):
    document = make_document([("heading", "A"), ("paragraph", "It is so."), ("note", "¹ See above.")])
    unpaged = replace(document, pages=(replace(document.pages[0], width=0.0, height=0.0),))
    assert [(p.kind, p.heading) for p in cut(unpaged)] == [("body", ("A",)), ("note", ())]
    assert [p.heading for p in cut(document)] == [("A",), ("A",)]


def test_a_note_mark_stays_with_the_sentence_before_the_cut(make_document):
    sentence = "规则的衔接需要各方长期协商" * 12 + "。"
    text = sentence + "①" + sentence + "②" + sentence
    passages = cut(make_document([("paragraph", text)], language="zh"))
    assert len(passages) > 1
    assert all(p.text.rstrip("①②").endswith("。") and p.text[0] == "规" for p in passages)


def test_contents_are_in_no_passage(make_document):
    document = make_document(
        [("heading", "Title"), ("contents", "Contents"), ("contents", "Rules .... 2"), ("heading", "Rules")],
        [("paragraph", "One.")],
    )
    assert [(p.text, p.heading) for p in cut(document)] == [("One.", ("Rules",))]


def test_a_table_is_a_passage_of_its_own_under_its_caption(make_document):
    rows = [("table", "City | 2005"), ("table", "Beijing | 12.5")]
    first = [
        ("heading", "Data"),
        ("paragraph", "Before."),
        ("paragraph", "Table 1. Ventures"),
        *rows,
        ("paragraph", "After."),
    ]
    second = [("table", "Tianjin | 1.8"), ("paragraph", "表 2 比重"), ("table", "北京 | 3")]
    passages = cut(make_document(first, second))
    assert [(p.kind, p.heading, p.text) for p in passages if p.kind == "table"] == [
        ("table", ("Data", "Table 1. Ventures"), "City | 2005\nBeijing | 12.5"),
        ("table", ("Data", "表 2 比重"), "Tianjin | 1.8"),
        ("table", ("Data", "表 2 比重"), "北京 | 3"),
    ]
    assert all("|" not in p.text for p in passages if p.kind == "body")
