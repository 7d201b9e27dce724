"""Words in which scholars ask, in both languages."""

from index.expansion.scholarly import scholarly


def test_a_word_has_what_the_other_language_says_for_it():
    (found,) = scholarly().terms_in("What are the drawbacks?", "en")
    assert "弊端" in found.zh
    (found,) = scholarly().terms_in("有什么局限", "zh")
    assert "limitation" in found.en


def test_no_word_stands_in_two_lines():
    words = [way for term in scholarly().terms for way in (*term.zh, *term.en)]
    assert len(words) == len(set(words)) > 200
