"""BM25 over small texts, for words and for groups of weighted words."""

import json
import math
import random

import numpy as np
import pytest

from index.lexical.bm25 import Bm25

TEXTS = [["river", "water"], ["river", "river", "treaty"], ["glacier"]]
#: 0.9 · (1 - 0.4 + 0.4 · |d| / avg) for the lengths 2, 3 and 1, whose mean is 2.
NORM = [0.9, 1.08, 0.72]


def _idf(texts):
    """Lucene's, of a word that stands in ``texts`` of the three."""
    return math.log(1 + (3 - texts + 0.5) / (texts + 0.5))


def test_the_share_of_a_single_word_is_its_saturated_count():
    # f/(f + norm): its rarity is in the score and in the most alike.
    scores = Bm25.over(TEXTS).scores([{"river": 1.0}])
    assert scores.dtype == np.float32
    assert scores == pytest.approx([1 / (1 + NORM[0]), 2 / (2 + NORM[1]), 0.0], abs=1e-6)


def test_words_share_by_how_rare_they_are():
    # Lucene's idf: the river is in two texts, the treaty in one.
    river, treaty = _idf(2), _idf(1)
    expected = [river * 1 / (1 + NORM[0]), river * 2 / (2 + NORM[1]) + treaty * 1 / (1 + NORM[1]), 0.0]
    scores = Bm25.over(TEXTS).scores([{"river": 1.0}, {"treaty": 1.0}])
    assert scores == pytest.approx(np.array(expected) / (river + treaty), abs=1e-6)


def test_the_words_of_a_group_are_counted_together_by_their_weights():
    # Counts 1, 2 and ½; the group stands in 1·2 + ½·1 = 2½ texts.
    group, water = _idf(2.5), _idf(1)
    parts = [group * 1 / (1 + NORM[0]) + water * 1 / (1 + NORM[0]), group * 2 / (2 + NORM[1]), group * 0.5 / 1.22]
    scores = Bm25.over(TEXTS).scores([{"river": 1.0, "glacier": 0.5}, {"water": 1.0}])
    assert scores == pytest.approx(np.array(parts) / (group + water), abs=1e-6)


def test_a_group_stands_in_no_more_texts_than_there_are():
    # 2 + 1 + 1 = 4 would make idf negative; 3 gives ln(1 + ½ / 3½).
    group, treaty = math.log(8 / 7), _idf(1)
    parts = [group * 2 / (2 + NORM[0]), group * 2 / (2 + NORM[1]) + treaty / (1 + NORM[1]), group * 1 / (1 + NORM[2])]
    scores = Bm25.over(TEXTS).scores([{"river": 1.0, "water": 1.0, "glacier": 1.0}, {"treaty": 1.0}])
    assert scores == pytest.approx(np.array(parts) / (group + treaty), abs=1e-6)


def test_a_word_of_two_groups_counts_in_each_by_its_weight_there():
    # Counts 1, 2 and ½ in 2½ texts; counts ½, 1 and 0 in 1 text.
    first, second = _idf(2.5), _idf(1)
    parts = [first * 1 / (1 + NORM[0]) + second * 0.5 / (0.5 + NORM[0])]
    parts += [first * 2 / (2 + NORM[1]) + second * 1 / (1 + NORM[1]), first * 0.5 / (0.5 + NORM[2])]
    scores = Bm25.over(TEXTS).scores([{"river": 1.0, "glacier": 0.5}, {"river": 0.5}])
    assert scores == pytest.approx(np.array(parts) / (first + second), abs=1e-6)


def test_the_order_of_groups_and_of_their_words_does_not_matter():
    bm25 = Bm25.over(TEXTS)
    there = bm25.scores([{"river": 1.0, "glacier": 0.5}, {"volcano": 1.0}, {"water": 0.25}])
    back = bm25.scores([{"water": 0.25}, {"volcano": 1.0}, {"glacier": 0.5, "river": 1.0}])
    assert back == pytest.approx(there, abs=1e-6)


def test_single_texts_have_the_scores_that_they_have_among_all():
    # How rare a word is, and how long a text is for one, is told by all three texts.
    river, glacier = _idf(2), _idf(1)
    expected = np.array([glacier / (1 + NORM[2]), river * 1 / (1 + NORM[0])])
    scores = Bm25.over(TEXTS).scores_of([[{"river": 1.0}, {"glacier": 1.0}]], np.array([2, 0], dtype=np.intp))[0]
    assert scores.dtype == np.float32
    assert scores == pytest.approx(expected / (river + glacier), abs=1e-6)


def _plainly(texts, groups):
    """Okapi's sums, text by text and group by group."""
    mean = sum(map(len, texts)) / len(texts)
    having = [min(sum(w * sum(word in text for text in texts) for word, w in g.items()), len(texts)) for g in groups]
    idf = [math.log(1 + (len(texts) - n + 0.5) / (n + 0.5)) for n in having]
    scores = []
    for text in texts:
        counts = [sum(weight * text.count(word) for word, weight in group.items()) for group in groups]
        norm = 0.9 * (0.6 + 0.4 * len(text) / mean)
        scores.append(sum(i * n / (n + norm) for i, n in zip(idf, counts, strict=True)) / sum(idf))
    return scores


def test_scores_are_those_of_a_plain_sum_over_all_texts_and_words():
    draw = random.Random(1)
    words = [f"w{n}" for n in range(40)]
    texts = [draw.choices(words, k=draw.randint(0, 30)) for _ in range(60)]
    bm25 = Bm25.over(texts)
    for size in (1, 5, 30):
        groups = [
            dict.fromkeys(draw.sample([*words, "unknown"], draw.randint(1, 6)), 1 / n) for n in range(1, size + 1)
        ]
        expected = _plainly(texts, groups)
        assert bm25.scores(groups) == pytest.approx(expected, abs=1e-6)
        rows = np.array(draw.sample(range(60), 25), dtype=np.intp)
        assert bm25.scores_of([groups], rows)[0] == pytest.approx([expected[row] for row in rows], abs=1e-6)
        assert bm25.scores_of([groups], rows[:0])[0].tolist() == []


@pytest.mark.parametrize("groups", [[], [{}], [{"volcano": 1.0}]])
def test_without_a_known_word_single_texts_are_zero(groups):
    assert Bm25.over(TEXTS).scores_of([groups], np.array([2, 0], dtype=np.intp))[0].tolist() == [0.0, 0.0]


def test_a_word_asked_twice_shares_like_one_asked_once():
    bm25 = Bm25.over(TEXTS)
    assert bm25.scores([{"river": 1.0}] * 2) == pytest.approx(bm25.scores([{"river": 1.0}]), abs=1e-6)


def test_a_word_over_and_over_comes_near_to_the_whole_and_never_beyond():
    # The norm is 0.9 · (0.6 + 0.4 · 2), the text being twice as long as the mean.
    bm25 = Bm25.over([["river"] * 1000, []])
    assert bm25.scores([{"river": 1.0}]) == pytest.approx([1000 / 1001.26, 0.0], abs=1e-6)
    assert bm25.scores([{"river": 1.0}] * 50)[0] < 1


@pytest.mark.parametrize("others", [0, 1, 99])
def test_a_share_is_the_same_in_a_small_and_in_a_large_collection(others):
    # All texts are one word long, so that each norm is 0.9.
    scores = Bm25.over([["treaty"], *[["water"]] * others]).scores([{"treaty": 1.0}])
    assert scores == pytest.approx([1 / 1.9] + [0.0] * others, abs=1e-6)


def test_a_rare_word_weighs_more_than_a_common_one():
    bm25 = Bm25.over([["water", "law"], ["water", "river"], ["water", "treaty"]])
    scores = bm25.scores([{"water": 1.0}, {"treaty": 1.0}])
    assert scores.argmax() == 2
    assert scores[0] == pytest.approx(scores[1])


@pytest.mark.parametrize("groups", [[], [{}], [{"volcano": 1.0}, {"火山": 1.0}]])
def test_without_a_known_word_all_are_zero(groups):
    scores = Bm25.over(TEXTS).scores(groups)
    assert scores.dtype == np.float32
    assert scores.tolist() == [0.0, 0.0, 0.0]


def test_an_unknown_translation_changes_nothing_beside_a_known_one():
    bm25 = Bm25.over(TEXTS)
    known = bm25.scores([{"glacier": 1.0}])
    assert np.array_equal(bm25.scores([{"volcano": 1.0, "glacier": 1.0}]), known)


@pytest.mark.parametrize("unknown", [{"volcano": 1.0}, {}])
def test_an_unknown_word_lowers_every_share(unknown):
    # No text has it, so that it is the rarest of words: ln(1 + 3½ / ½) = ln 8, beside ln(8/5) of the river.
    bm25 = Bm25.over(TEXTS)
    river = bm25.scores([{"river": 1.0}])
    scores = bm25.scores([unknown, {"river": 1.0}])
    assert scores == pytest.approx(river * math.log(8 / 5) / (math.log(8) + math.log(8 / 5)), abs=1e-6)
    assert (scores[:2] < river[:2]).all()


def test_a_text_without_words_is_found_by_nothing():
    # The length of the text that has the word is three times the mean.
    expected = 1 / (1 + 0.9 * (0.6 + 0.4 * 3))
    assert Bm25.over([[], [], ["river"]]).scores([{"river": 1.0}]) == pytest.approx([0.0, 0.0, expected], abs=1e-6)


@pytest.mark.parametrize("texts", [TEXTS, [["软法"], []], [[], []]])
def test_a_loaded_index_scores_the_same(tmp_path, texts):
    bm25 = Bm25.over(texts)
    bm25.save(tmp_path / "deep" / "lexical")
    loaded = Bm25.load(tmp_path / "deep" / "lexical")
    for groups in ([{"river": 1.0, "treaty": 0.5}], [{"软法": 1.0}], [{"volcano": 1.0}]):
        assert np.array_equal(loaded.scores(groups), bm25.scores(groups))
        last = np.array([1], dtype=np.intp)
        assert np.array_equal(loaded.scores_of([groups], last), bm25.scores_of([groups], last))


@pytest.mark.parametrize("name", ["counts.npz", "words.json"])
@pytest.mark.parametrize("damage", ["missing", "cut in half", "replaced"])
def test_a_damaged_folder_is_an_os_or_value_error(tmp_path, name, damage):
    Bm25.over(TEXTS).save(tmp_path / "lexical")
    path = tmp_path / "lexical" / name
    content = path.read_bytes()
    path.unlink()
    if damage != "missing":
        path.write_bytes(content[: len(content) // 2] if damage == "cut in half" else b"[1, 2]\n")
    with pytest.raises((OSError, ValueError)):
        Bm25.load(tmp_path / "lexical")


def test_a_word_too_few_is_a_value_error(tmp_path):
    Bm25.over(TEXTS).save(tmp_path / "lexical")
    path = tmp_path / "lexical" / "words.json"
    path.write_text(json.dumps(json.loads(path.read_text())[:-1]))
    with pytest.raises(ValueError, match="words and counts differ"):
        Bm25.load(tmp_path / "lexical")
