"""Provisions in questions and above passages."""

from __future__ import annotations

import pytest

from index.provisions import (
    Provision,
    Provisions,
    article_of,
    first_place,
    labels_of,
    order_of,
    provision_names,
    provisions_in,
    stands_under,
    within,
    without_provisions,
    written,
)

HEADINGS = [
    ("CHAPTER 10 INVESTMENT", "Article 10.3: National Treatment"),
    ("第二编 物权", "第一章 一般规定", "第三条"),
    ("PART II RESOURCES", "Article 3 Scope"),
    ("Annex III", "Section 2"),
    ("Introduction",),
]


def articles(*numbers: str) -> tuple[Provision, ...]:
    return tuple(Provision("article", number) for number in numbers)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("民法典第五百零九条规定了什么？", articles("509")),
        ("第 17 条", articles("17")),
        ("第１７條", articles("17")),
        ("第五、六条和第8条", articles("5", "6", "8")),
        ("Articles 5, 6 and 7 of it", articles("5", "6", "7")),
        ("ARTICLE 8.3", articles("8.3")),
        ("art. 9 bis applies", articles("9bis")),
        ("Part XI and 附件三", (Provision("part", "11"), Provision("annex", "3"))),
        ("第八章第三条第二款", (Provision("chapter", "8"), *articles("3"), Provision("paragraph", "2"))),
        ("第十一部分第一节", (Provision("part", "11"), Provision("section", "1"))),
        ("Article 2 and again article 2", articles("2")),
        ("第五条第（二）项", (*articles("5"), Provision("item", "2"))),
        ("Art 31(1)(a)", (*articles("31"), Provision("paragraph", "1"))),
        ("para 2(b) of Article 3", (Provision("paragraph", "2"), *articles("3"))),
        ("the article I mean, a part of it, particle 5, 第一次会议", ()),
    ],
)
def test_provisions_are_told_in_both_languages_and_all_numerals(text, found):
    assert provisions_in(text) == found


@pytest.mark.parametrize(
    ("asked", "zh", "en"),
    [
        ("第二款、第八章第三条", "第8章第3条第2款", "paragraph 2 of Article 3 of Chapter 8"),
        ("Articles 5, 6 and 7", "第5、6、7条", "Articles 5, 6 and 7"),
        ("Part XI", "第11编", "Part 11"),
        ("Annex III", "附件3", "Annex 3"),
        ("", "", ""),
    ],
)
def test_provisions_are_written_so_that_they_can_be_read_again(asked, zh, en):
    provisions = provisions_in(asked)
    assert (written(provisions, "zh"), written(provisions, "en")) == (zh, en)
    assert set(provisions_in(zh)) == set(provisions_in(en)) == set(provisions)


def test_provisions_are_written_in_chinese_numerals():
    assert written(provisions_in("Article 509, paragraph 2"), "zh", numerals=True) == "第五百零九条第二款"
    assert written(provisions_in("Article 10.3"), "zh", numerals=True) == "第10.3条"


def test_a_provision_stays_within_what_is_around_the_one_before():
    around = provisions_in("Article 4, paragraph 1, of Chapter 10")
    assert written(within(provisions_in("Article 5"), around), "en") == "Article 5 of Chapter 10"
    assert written(within(provisions_in("paragraph 2"), around), "en") == "paragraph 2 of Article 4 of Chapter 10"


def test_a_text_can_be_had_without_its_provisions():
    assert without_provisions("What does Article 3 say? 第五条呢？").split() == ["What", "does", "say?", "呢？"]


@pytest.mark.parametrize(
    ("asked", "rows"),
    [
        ("Article 3", [1, 2]),
        ("第三条", [1, 2]),
        ("Article 3 of Chapter 10", [0]),  # which is Article 10.3 there
        ("第二编第三条", [1, 2]),  # a 编 is a part
        ("第二编第一章第三条", [1]),
        ("Part IX, Article 3", [1, 2]),  # there is no such part: the article is looked for anywhere
        ("Part II, Article 10.3", []),
        ("Annex III, Section 2", [3]),
        ("Annex III, Section 9", []),
        ("Article 99", []),
        ("nothing", []),
    ],
)
def test_rows_stand_under_the_articles_asked_for_in_what_is_asked_for_around_them(asked, rows):
    assert Provisions(HEADINGS).rows(provisions_in(asked)).tolist() == rows


def test_a_heading_is_of_the_provision_that_it_begins_with():
    assert stands_under(("Article 3 On Article 5",), articles("3"))
    assert not stands_under(("Article 3 On Article 5",), articles("5"))
    assert not stands_under((), articles("3"))


def test_only_what_begins_with_an_article_is_of_one():
    of = [article_of(heading) for heading in ("Article 3 Scope", "第三条", "第三章", "On Article 3")]
    assert of == [*articles("3"), *articles("3"), None, None]


def test_the_headings_of_both_versions_of_an_agreement_have_the_same_labels():
    english, chinese = (
        labels_of(("A Treaty", "Chapter 2 Use", "Article 5 Data")),
        labels_of(("第二章 使用", "第五条 数据")),
    )
    assert english == chinese == (Provision("chapter", "2"), Provision("article", "5"))


def test_articles_are_in_the_order_of_their_numbers():
    numbers = [order_of(article) for article in articles("9", "9bis", "10.3", "10.12", "11")]
    assert numbers == sorted(numbers) == [(9,), (9,), (10, 3), (10, 12), (11,)]


def test_provisions_are_told_as_they_are_written():
    assert provision_names("第五、六条与 Art. 9 及第五、六条, the article I mean") == ("第五、六条", "Art. 9")


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        ("What does Article 4 of Chapter 10 of RCEP say on Article 5?", "Article 4 of Chapter 10"),
        ("民法典第五百零九条第二款和第五条", "第五百零九条第二款"),
        ("no provision", None),
    ],
)
def test_the_first_place_has_what_is_joined_to_the_provision(text, joined):
    place = first_place(text)
    assert (place and text[place.start : place.end]) == joined
