"""How alike names sound that are written in Chinese and in Latin letters."""

from pathlib import Path

import pytest

from index.expansion.sounds import ALIKE, SPELLING, Heard, likeness, spoken

#: Names of the field and of the starter library, true pairs first: Chinese, Latin, whether they are one.
PAIRS = [
    line.split("\t") for line in (Path(__file__).parent / "names.tsv").read_text(encoding="utf-8").splitlines()[1:]
]
#: The half that the costs and the least likeness were not chosen on.
HELD = PAIRS[1::2]


def test_there_are_as_many_pairs_as_it_takes_to_tell():
    assert sum(same == "1" for _, _, same in PAIRS) >= 80
    assert sum(same == "0" for _, _, same in PAIRS) >= 80


def test_most_names_of_the_half_that_was_held_out_are_told():
    told = [(likeness(chinese, latin) >= ALIKE, same == "1") for chinese, latin, same in HELD]
    right = told.count((True, True))
    assert right / sum(alike for alike, _ in told) > 0.9  # precision
    assert right / sum(same for _, same in told) > 0.85  # recall


def test_the_names_are_spelt_with_characters_for_foreign_names():
    assert SPELLING.issuperset("".join(chinese for chinese, _, _ in PAIRS))


@pytest.mark.parametrize(
    ("name", "language", "sounds"),
    [
        ("维达", "zh", "weida"),
        ("尔", "zh", "eR"),
        ("迦", "zh", "ka"),
        ("伊", "zh", "i"),
        ("琼", "zh", "Cion"),
        ("Snyder", "en", "snideR"),
        ("Rocke", "en", "rok"),
        ("Thatcher", "en", "TaCeR"),
        ("McGhee", "en", "makgi"),
        ("Bräutigam", "en", "brautigam"),
    ],
)
def test_a_name_is_spoken(name, language, sounds):
    assert spoken(name, language) == sounds


@pytest.mark.parametrize(
    ("chinese", "latin", "expected"),
    [
        # Chinese has an e more; two consonants weigh 1, three vowels and two 0.2 each.
        ("维达", "Vida", 1 - 2 * 0.1 / (2.6 + 2.4)),
        # a for e is a step, and an i more; r is l.
        ("塞兰", "Seran", 1 - 2 * (0.1 + 0.12) / (3.6 + 3.4)),
        ("米拉", "Mira", 1.0),
        # p is nearly b.
        ("帕", "Ba", 1 - 2 * 0.25 / (1.2 + 1.2)),
        ("伊", "I", 0.0),
        ("", "Vida", 0.0),
        ("米拉", "", 0.0),
    ],
)
def test_likeness_is_what_it_costs_beside_what_the_names_weigh(chinese, latin, expected):
    assert likeness(chinese, latin) == pytest.approx(expected)


def test_names_are_heard_among_those_of_the_other_language():
    latin = Heard(["Vida", "vida", "Loka", "Mitonia"], "en")
    assert latin.alike("维达") == {"Vida": pytest.approx(0.96), "vida": pytest.approx(0.96)}
    assert latin.alike("北京") == {}
    assert set(Heard(["维达", "洛迦"], "zh").alike("Loka")) == {"洛迦"}


def test_among_nothing_nothing_is_heard():
    assert Heard([], "en").alike("维达") == {}
    assert Heard(["", "123"], "en").alike("") == {}
