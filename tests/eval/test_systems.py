"""The systems by name, over one small library."""

from __future__ import annotations

import pytest

from eval.systems import open_system
from index.errors import UnknownSystem

FILE = "agreements/rivers.pdf"
QUESTION = "How often does the Joint Committee meet?"


@pytest.mark.parametrize("name", ["lexical", "dense", "hybrid", "extractive", "bm25-passages"])
def test_each_finds_and_quotes_the_passage_that_answers(library_root, name):
    system = open_system(name, library_root)
    result = system.answer(QUESTION)
    assert system.name == name
    assert not result.declined
    assert FILE in {hit.document for hit in result.hits[:3]}
    assert "once a year" in " ".join(result.text.split())
    assert 0 < result.support <= 1
    assert result.seconds > 0
    quotes = [quote for said in result.statements for quote in said.quotes]
    assert quotes
    assert all(quote.text == quote.at_place for quote in quotes)
    assert all(quote.page == "1" for quote in quotes if "once a year" in quote.text)


def test_search_alone_shows_as_many_hits_as_fill_a_screen(library_root):
    result = open_system("hybrid", library_root).answer(QUESTION)
    shown = [said.text for said in result.statements]
    assert shown == [hit.text for hit in result.hits[: len(shown)]]
    assert sum(map(len, shown[:-1])) < 1_200


def test_the_product_declines_and_search_alone_does_not(library_root):
    question = "Who painted the Mona Lisa?"
    declined = open_system("extractive", library_root).answer(question)
    assert declined.declined
    assert (declined.statements, declined.text) == ((), "")
    assert not open_system("hybrid", library_root).answer(question).declined


def test_an_unknown_name_is_an_error_that_tells_the_known_ones(library_root):
    for name in ("best", "hybrid:model"):
        with pytest.raises(UnknownSystem, match="There is no system") as raised:
            open_system(name, library_root)
        assert "extractive" in raised.value.remedy
