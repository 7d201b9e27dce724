"""What is counted from a provision, by its number."""

from __future__ import annotations

import pytest

from assistant.leaning.numbered import alone, numbered
from index.provisions import provisions_in


@pytest.mark.parametrize(
    ("question", "known", "said"),
    [
        ("下一条呢", "第509条", "第510条呢"),
        ("它的前一条", "第509条", "它的第508条"),
        ("再往后一条", "第509条", "第510条"),
        ("510条怎么规定", "第509条", "第510条怎么规定"),
        ("后两条呢", "第509条", "第510、511条呢"),
        ("前两条", "第509条", "第507、508条"),
        ("前两款", "第509条", "第1、2款"),  # its first two
        ("下一款", "第509条第1款", "第2款"),
        ("and the next article", "Article 10.3", "and Article 10.4"),
        ("the previous one", "Article 17, paragraph 2", "paragraph 1"),
        ("and the next", "Article 17", "and Article 18"),
        ("the article after that", "Articles 17 and 18", "Article 19"),
        ("the next two articles", "Article 17", "Articles 18 and 19"),
        ("the two preceding articles", "Article 17", "Articles 15 and 16"),
        ("its third paragraph", "Article 17", "paragraph 3"),
    ],
)
def test_it_is_counted_from_the_one_known(question, known, said):
    assert numbered(question, provisions_in(known)) == said


@pytest.mark.parametrize(
    ("question", "known"),
    [
        ("the previous article", "Article 1"),
        ("下一款", "第509条"),
        ("下一条", ""),
        ("以下条件是什么", "第509条"),
        ("3条款项", "第509条"),
        ("What happens next", "Article 17"),
    ],
)
def test_where_there_is_none_it_stays(question, known):
    assert numbered(question, provisions_in(known)) == question


@pytest.mark.parametrize(
    ("core", "said"),
    [("18", "Article 18"), ("10.4", "Article 10.4"), ("(2)", "paragraph 2"), ("510条", "第510条"), ("2019", "2019")],
)
def test_a_number_alone_is_of_an_article_or_in_brackets_of_a_paragraph(core, said):
    assert alone(core, provisions_in("Article 17")) == said
    assert alone(core, ()) == core
