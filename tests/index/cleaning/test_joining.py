"""Lines to running text."""

import pytest

from index.cleaning.joining import Joined, Lexicon


def _join(lines, *elsewhere):
    joined = Joined.of(lines, Lexicon([*lines, *elsewhere]))
    assert len(joined.boxes) == len(joined.text)
    return joined.text


@pytest.mark.parametrize(
    ("first", "second", "joined"),
    [
        ("软法是国际法", "的渊源。", "软法是国际法的渊源。"),
        ("soft law is", "no treaty.", "soft law is no treaty."),
        ("软法（soft law", "）没有拘束力", "软法（soft law）没有拘束力"),
        ("见《联合国宪章》", "Article 33", "见《联合国宪章》Article 33"),
        ("所谓“软法”", "没有拘束力", "所谓“软法”没有拘束力"),
        ("the so-called “soft law”", "is used", "the so-called “soft law” is used"),
        ("the parties’", "duties", "the parties’ duties"),
        ("he said", "“soft law”", "he said “soft law”"),
    ],
)
def test_chinese_joins_without_a_space_and_english_with_one(line, first, second, joined):
    assert _join([line(first), line(second)]) == joined


def test_a_hyphen_that_the_reader_took_off_stays_off(line):
    assert _join([line("the parties co", hyphenated=True), line("operate.")]) == "the parties cooperate."


def test_a_hyphen_that_the_reader_left_is_taken_off(line):
    assert _join([line("the parties co-"), line("operate.")]) == "the parties cooperate."


@pytest.mark.parametrize("hyphenated", [True, False])
def test_a_hyphen_stays_where_the_document_writes_it(line, hyphenated):
    first = line("a legally non" if hyphenated else "a legally non-", hyphenated=hyphenated)
    assert _join([first, line("binding rule")], line("Non-binding rules")) == "a legally non-binding rule"


def test_a_hyphen_goes_where_the_document_writes_one_word_more_often(line):
    elsewhere = line("cooperation, co-operation and cooperation")
    assert _join([line("on co", hyphenated=True), line("operation")], elsewhere) == "on cooperation"


def test_a_dash_before_a_capital_is_no_broken_word(line):
    assert _join([line("the treaty -"), line("Signed in 1999")]) == "the treaty - Signed in 1999"


def test_boxes_follow_their_characters(line):
    first, second = line("ab"), line("cd", top=386)
    joined = Joined.of([first, second], Lexicon([]))
    assert joined.text == "ab cd"
    assert joined.boxes == [*first.boxes, (0.0, 0.0, 0.0, 0.0), *second.boxes]


def test_a_word_broken_at_the_end_of_the_paragraph_keeps_its_hyphen(line):
    assert _join([line("the parties shall"), line("co", hyphenated=True)]) == "the parties shall co-"


def test_a_rare_chinese_character_joins_without_a_space(line):
    assert _join([line("其名曰\U00020000"), line("\U00020000也")]) == "其名曰\U00020000\U00020000也"


@pytest.mark.parametrize(
    ("left", "right", "joined"),
    [
        ("decision-", "making", "decision-making"),
        ("long-term-", "planning", "long-term-planning"),
        ("inter-", "national", "international"),  # two words, but together one too
        ("estab-", "lishment", "establishment"),
        ("bioprospec-", "ting", "bioprospecting"),  # unknown, but so are its parts
    ],
)
@pytest.mark.parametrize("hyphenated", [True, False])
def test_a_hyphen_stays_between_words_that_together_are_none(line, hyphenated, left, right, joined):
    first = line(left[:-1] if hyphenated else left, hyphenated=hyphenated)
    assert _join([first, line(right)]) == joined


def test_what_the_document_writes_goes_before_the_words_that_are_known(line):
    assert _join([line("on decision", hyphenated=True), line("making")], line("decisionmaking")) == "on decisionmaking"
