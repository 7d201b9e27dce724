"""Articles that are headings: found, missed and false."""

from __future__ import annotations

import pytest

from eval.metrics.articles import Headings, compare_articles

CHINESE = "第一章 总则\n第一条 为了保护权利。\n第二条 依照第三条的规定。\n第三条 本法适用于各方。\n第一千零一条 附则。"


def test_three_of_four_and_one_that_is_none():
    headings = ["总则", "第一条", "第二条 依照", "第一千零一条", "第九条"]
    compared = compare_articles(headings, CHINESE)
    assert compared == Headings(expected=4, marked=4, found=3)
    assert (compared.recall, compared.precision) == (0.75, 0.75)


def test_an_article_marked_twice_is_found_once():
    assert compare_articles(["第一条", "第一条"], CHINESE) == Headings(4, 2, 1)


def test_nothing_marked_has_no_precision():
    compared = compare_articles([], CHINESE)
    assert (compared.recall, compared.precision) == (0, None)


@pytest.mark.parametrize("line", ["Article 7", "ARTICLE 7", "Article 7: Scope", "  Article 7 Signature This is open."])
def test_an_english_article_begins_a_line(line):
    reference = f"Article 1\nArticle 2\n{line}\n"
    assert compare_articles(["Article 7"], reference) == Headings(3, 1, 1)


@pytest.mark.parametrize("line", ["Article 7 of the Convention applies.", "See Article 7", "Article 7, paragraph 2"])
def test_a_reference_to_an_article_is_none(line):
    assert compare_articles([], f"Article 1\nArticle 2\nArticle 3\n{line}\n").expected == 3


def test_numbers_of_chapter_and_article_are_told_apart():
    reference = "Article 1.1: Aims\nArticle 1.2: Scope\nArticle 2.1: Duties\n"
    assert compare_articles(["Article 1.1: Aims", "Article 1.2", "Article 1"], reference) == Headings(3, 3, 2)


def test_a_text_that_is_not_made_of_articles_expects_none():
    assert compare_articles(["Article 1"], "Article 1\nA paper on law.") == Headings(None, 1, None)


def test_without_a_reference_the_marked_ones_are_counted():
    compared = compare_articles(["Article 1", "Preamble"], None)
    assert compared == Headings(None, 1, None)
    assert compared.recall is None
    assert compared.precision is None
