"""Sentences that stand whole, and those that something has broken."""

from __future__ import annotations

from eval.metrics.characters import normalise
from eval.metrics.wholeness import Sentences, compare_sentences

ENGLISH = "The Parties shall meet once a year. Each Party sends one delegate to it. Yes."


def of(body: str, reference: str = ENGLISH, language="en") -> Sentences:
    return compare_sentences(normalise(body, language), reference, language)


def test_every_sentence_of_the_same_text_is_whole_and_the_shortest_is_not_counted():
    assert of(ENGLISH) == Sentences(2, 2)


def test_a_line_break_and_a_page_break_do_no_harm():
    assert of(ENGLISH.replace(" ", "\n")).whole == 2


def test_a_running_head_in_a_sentence_breaks_it_and_not_its_neighbour():
    found = of(ENGLISH.replace("once", "Journal of Law 17 once"))
    assert found == Sentences(2, 1)
    assert found.share == 0.5


def test_a_lost_hyphen_breaks_a_sentence():
    assert of("It is a userfriendly format.", "It is a user-friendly format.").whole == 0


def test_chinese_sentences_are_found_over_line_breaks():
    reference = "缔约方应当每年举行一次会议。各方派出一名代表参加会议。"
    assert of("缔约方应当每年举\n行一次会议。各方派出一名代 12 表参加会议。", reference, "zh") == Sentences(2, 1)


def test_a_sentence_that_the_reference_itself_has_cut_is_not_counted():
    cut = "The Area is the heritage _______ of all mankind. Recalling that /... Page 2 it is so."
    assert of("", cut) == Sentences(0, 0)
    assert of("", "It ends here with this word.\nPage 3 It goes on here.").expected == 1


def test_without_a_sentence_there_is_no_share():
    assert of("", "Yes.").share is None


def test_an_entry_of_a_table_of_contents_is_no_sentence():
    assert compare_sentences("", "1.3 Rivers and their seas . . . . . . . . . . 3", "en").share is None
