"""Stretches that are to be quoted, and how they become one."""

from __future__ import annotations

import pytest

from assistant.quotes import Quote, absorb, cut, length, overlap, within
from assistant.sections import Sections
from index.chunking.sentences import Stretch
from index.document import Passage, Span

TEXT = "One. Two. Three. Four."
ONE, TWO, THREE, FOUR = (0, 4), (5, 9), (10, 16), (17, 22)


def passage(name: str = "p", text: str = TEXT, start: int = 0) -> Passage:
    return Passage(name, "d", text, (Span(1, start, start + len(text)),), ("H",), "en", "body")


HERE, THERE = passage(), passage("q", start=100)


def quote(place: tuple[int, int], of: Passage = HERE) -> Quote:
    return Quote(of, Stretch(*place))


def absorbed(*places: tuple[int, int], new: tuple[int, int], settled: int = 0) -> list[str]:
    quotes = [quote(place) for place in places]
    absorb(quotes, quote(new), settled)
    return [one.text for one in quotes]


def test_a_stretch_of_a_section_is_cut_at_the_edge_of_its_passages():
    section = Sections([HERE, THERE]).of(HERE)
    assert section.text == f"{TEXT} {TEXT}"
    assert cut(section, Stretch(17, 27)) == [quote(FOUR), quote(ONE, THERE)]
    assert cut(section, Stretch(4, 5)) == []


@pytest.mark.parametrize(
    ("places", "new", "texts"),
    [
        ((), ONE, ["One."]),
        ((ONE,), TWO, ["One. Two."]),  # only a space between
        ((TWO,), ONE, ["One. Two."]),
        ((ONE,), THREE, ["One.", "Three."]),
        ((ONE, FOUR), TWO, ["One.", "Four.", "Two."]),  # it touches an earlier one only
        ((ONE, FOUR), THREE, ["One.", "Three. Four."]),
        ((ONE, FOUR), (0, 9), ["One. Two.", "Four."]),
        ((FOUR, ONE, THREE), (0, 16), ["Four.", "One. Two. Three."]),
        ((FOUR, ONE, THREE), (2, 22), [TEXT]),
        ((ONE,), ONE, ["One."]),
    ],
)
def test_what_overlaps_becomes_one_and_what_touches_the_last(places, new, texts):
    assert absorbed(*places, new=new) == texts


def test_settled_quotes_stay_as_they_are():
    assert absorbed(ONE, new=(0, 9), settled=1) == ["One."]
    assert absorbed(THREE, new=TWO, settled=1) == ["Three.", "Two."]
    assert absorbed(ONE, new=TWO, settled=1) == ["One. Two."]  # but for what follows the last of them
    assert absorbed(ONE, THREE, new=(5, 22), settled=1) == ["One.", "Two. Three. Four."]


def test_places_of_different_passages_never_meet():
    quotes = [quote(ONE)]
    absorb(quotes, quote(TWO, THERE), 0)
    assert quotes == [quote(ONE), quote(TWO, THERE)]
    assert not overlap(quote(ONE), quote(ONE, THERE))


def test_quotes_overlap_where_they_have_a_character_in_common():
    assert overlap(quote((0, 5)), quote((4, 9))) and overlap(quote((4, 9)), quote((0, 22)))
    assert not overlap(quote((0, 5)), quote((5, 9)))


def test_the_first_is_kept_and_of_the_others_those_that_fit():
    quotes = [quote(THREE), quote(FOUR), quote((0, 9)), quote(ONE)]
    assert length(quotes) == 6 + 5 + 9 + 4
    assert within(quotes, 16) == [quotes[0], quotes[1], quotes[3]]
    assert within(quotes, 1) == quotes[:1]
    assert within([], 10) == [] and length([]) == 0
