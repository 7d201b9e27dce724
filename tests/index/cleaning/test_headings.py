"""Which lines are headings, and at what level."""

import pytest

from index.cleaning.headings import HeadingStyle, closing_kind, ends_references, is_bare, is_numbered, is_part_name


def _level(line, text, alone=True, articles=False, **more):
    document = [line(f"Article {n}") for n in (1, 2, 3)] if articles else []
    return HeadingStyle.of(document, 10.0).level(line(text, **more), alone)


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("一、软法的概念", 1),
        ("（一）软法的渊源", 2),
        ("1.软法的效力", 3),
        ("第一编 总则", 1),
        ("第二章 软法", 2),
        ("第三节 效力", 3),
        ("第三条", 4),
        ("第十二条 争端解决", 4),
        ("Article 4", 4),
        ("ARTICLE 4", 4),
        ("Article 2.2: Scope", 4),
        ("Article 2.2", 4),
        ("Article 4:", 4),
        ("Article 4. Scope", 4),
        ("Article 4 bis", 4),
        ("第一千二百六十条", 4),
        ("第十条之一 通报", 4),
        ("Part II General Rules", 1),
        ("PARTIE II Dispositions", 1),
        ("Article premier", 4),
        ("Chapter 3 Disputes", 2),
        ("Section 2 Costs", 3),
        ("II. The Concept", 1),
        ("2 The Concept", 1),
        ("2. The Concept", 1),
        ("B. The Concept", 2),
        ("1.2 The Concept", 2),
        ("1.2.3 The Concept", 3),
        ("Abstract", 1),
        ("参考文献", 1),
        ("Annex I", 1),
    ],
)
def test_numbered_lines_that_stand_alone_are_headings(line, text, level):
    assert _level(line, text) == level


@pytest.mark.parametrize(
    "text", ["一、软法的概念", "（一）软法的渊源", "2. The Concept", "1.2 The Concept", "第三条 争端"]
)
def test_a_numbered_line_within_a_paragraph_is_no_heading(line, text):
    assert _level(line, text, alone=False) == 0


@pytest.mark.parametrize("more", [{"size": 12.0}, {"bold": True}])
def test_a_set_off_line_is_a_heading_wherever_it_stands(line, more):
    assert _level(line, "1.2 The Concept", alone=False, **more) == 2


@pytest.mark.parametrize(
    "text",
    [
        "The Parties agree",
        "软法没有拘束力",
        "一、各方应当合作；",
        "1. The Parties, having met,",
        "1. The Participants will meet each year.",
        "第三条 本协定自签字之日起生效。",
        "2020 was a year of change",
    ],
)
def test_sentences_are_no_headings(line, text):
    assert _level(line, text) == 0


def test_a_long_line_is_a_sentence(line):
    # Chinese characters count double: 60 of them fill the 120 half-widths.
    assert _level(line, "一、" + "软" * 58) == 1
    assert _level(line, "一、" + "软" * 59) == 0


@pytest.mark.parametrize("text", ["（一）各方应当合作", "1. The Parties", "一、各方"])
def test_paragraph_numbers_in_agreements_are_no_headings(line, text):
    assert _level(line, text, articles=False) > 0
    assert _level(line, text, articles=True) == 0


def test_articles_are_headings_in_agreements(line):
    assert _level(line, "Article 4", articles=True) == 4
    assert _level(line, "第四条 争端解决", articles=True) == 4


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("SECTION 3. HOW THE BOARD DECIDES", 3),
        ("Chapter IV", 2),
        ("PART II GENERAL RULES", 1),
        ("第二章 一般规则", 2),
        ("Section 3 of the annex", 0),
        ("Part II and the annex", 0),
        ("第二章的规定", 0),
    ],
)
def test_parts_over_the_articles_of_an_agreement_are_headings(line, text, level):
    assert _level(line, text, articles=True) == level


def test_where_headings_are_set_off_a_plain_line_of_that_form_is_none(line):
    style = HeadingStyle.of([line("1. The Concept", size=12.0)], 10.0)
    assert style.level(line("2. Another thing"), alone=True) == 0
    assert style.level(line("2. Another Thing", size=12.0), alone=True) == 1


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("References", "reference"),
        (" 参考文献 ", "reference"),
        ("参 考 文 献", "reference"),
        ("参考文献：", "reference"),
        ("【参考文献】", "reference"),
        ("参考文献(References)", "reference"),
        ("References cited", "reference"),
        ("参考文献综述", None),
        ("References to law", None),
        ("Notes", "note"),
        ("注释", "note"),
        ("注 释：", "note"),
        ("Notes on law", None),
    ],
)
def test_references_and_endnotes_open_under_their_headings(text, kind):
    assert closing_kind(text) == kind


@pytest.mark.parametrize(
    ("text", "ends"),
    [
        ("Abstract: Rules of one country are known in another.", True),
        ("（收稿日期：2020-12-24）（本文编辑：某某）", True),
        ("[3] Abstract Rules and Their Readers, 2004.", False),
    ],
)
def test_a_list_of_references_ends_where_something_else_begins(text, ends):
    assert ends_references(text) is ends


@pytest.mark.parametrize(("text", "is_part"), [("ABSTRACT", True), ("摘 要", True), ("On Abstract Rules", False)])
def test_names_of_parts_are_known(text, is_part):
    assert is_part_name(text) is is_part


@pytest.mark.parametrize(
    "text", ["12 May 2019", "3 Sept. 2020", "1 December", "1.2 million people", "1.2.3 of the rules", "5 月 12 日"]
)
def test_dates_and_amounts_are_no_headings(line, text):
    assert _level(line, text) == 0
    assert _level(line, "3 May States Withdraw") == 1


@pytest.mark.parametrize("text", ["Article 2.2(a)", "Articles 4", "第三条规定了通报"])
def test_mentions_of_articles_are_no_headings(line, text):
    assert _level(line, text) == 0


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("Article 3", True),
        ("ARTICLE 2.2:", True),
        ("Article 3 bis", True),
        ("Part II", True),
        ("Annex I.", True),
        ("第三章", True),
        ("第二分编", True),
        ("第一千零一条：", True),
        ("Article 3 Scope", False),
        ("第三章 总则", False),
        ("II.", False),
        ("Introduction", False),
    ],
)
def test_a_label_without_its_title_is_known(text, bare):
    assert is_bare(text) is bare


@pytest.mark.parametrize(
    ("text", "numbered"),
    [
        ("Article 3", True),
        ("第三章 总则", True),
        ("（一）通报", True),
        ("1. The Parties", True),
        ("(a) by letter", True),
        ("iv) by letter", True),
        ("Settlement of disputes", False),
        ("A title", False),
        ("争端解决", False),
    ],
)
def test_what_begins_with_a_number_is_known(text, numbered):
    assert is_numbered(text) is numbered


def test_a_document_that_numbers_no_heading_has_those_in_larger_type(line):
    body = [line("Rivers carry water to the sea.") for _ in range(40)]
    heads = [line(text, size=14) for text in ("Key questions", "What is a river?", "The sea")]
    style = HeadingStyle.of([*body, *heads], 10.0)
    assert [style.level(head, alone=True) for head in heads] == [1, 1, 1]
    assert style.level(line("The sea", size=13), alone=True) == 0
    assert style.level(line("The sea.", size=14), alone=True) == 0
    assert HeadingStyle.of([*body, *heads[:2]], 10.0).level(heads[0], alone=True) == 0  # too few to be a style
    numbered = HeadingStyle.of([*body, *heads, line("1. Rivers", size=12)], 10.0)
    assert numbered.level(heads[0], alone=True) == 0
