"""Words that are surely words."""

import pytest

from index.reading.english import known_words


@pytest.mark.parametrize("word", ["treaty", "cooperation", "the", "nobody"])
def test_frequent_words_are_known(word):
    assert word in known_words()


@pytest.mark.parametrize("fragment", ["ments", "coopera", "desirlng", ""])
def test_pieces_of_words_and_slips_are_not(fragment):
    assert fragment not in known_words()


def test_words_are_letters_in_lower_case_only():
    assert [word for word in known_words() if not word.isalpha() or word != word.lower()] == []
    assert len(known_words()) > 20_000
