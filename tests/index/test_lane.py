"""One language's passages, scored by both channels."""

import numpy as np
import pytest

from index.document import Passage, Span
from index.lane import Lane, lanes_over
from index.lexical.tokens import terms

TEXTS = ["river water", "treaty", "river treaty", "glacier"]
#: Of each text the vector of the whole, then those of its sentences.
VECTORS = [
    np.array(rows, dtype=np.float32)
    for rows in (
        [(1, 0), (1, 0)],
        [(0, 1), (0, 1), (1, 0)],
        [(0.6, 0.8), (0.6, 0.8)],
        [(-1, 0), (-1, 0), (0.8, 0.6)],
    )
]
ASKED = np.array([0.8, 0.6], dtype=np.float32)
#: Half the cosine of the whole (0.8, 0.6, 0.96, -0.8) and half that of the best sentence (0.8, 0.8, 0.96, 1).
DENSE = np.array([0.8, 0.7, 0.96, 0.1])
TREATY, GLACIER, VOLCANO = [{"treati": 1.0}], [{"glacier": 1.0}], [{"volcano": 1.0}]


@pytest.fixture(scope="module")
def lane():
    return Lane.over("en", TEXTS, VECTORS)


def test_the_dense_score_is_half_the_whole_and_half_the_best_sentence(lane):
    scores = lane.scores(ASKED, [], 4)
    assert scores.rows.tolist() == [0, 1, 2, 3]
    assert scores.dense == pytest.approx(DENSE, abs=1e-6)
    assert (scores.dense.dtype, scores.lexical.dtype) == (np.float32, np.float32)


def test_scores_do_not_depend_on_how_many_are_asked_for(lane):
    # Row 2 is nearest as a whole, row 3 by a sentence of its own.
    few = lane.scores(ASKED, [], 1)
    assert few.rows.tolist() == [2, 3]
    assert few.dense == pytest.approx(DENSE[[2, 3]], abs=1e-6)


def test_scores_do_not_depend_on_the_other_passages(lane):
    other = Lane.over("en", [TEXTS[3]] * 50, [VECTORS[3]] * 50).scores(ASKED, [], 50)
    assert other.dense == pytest.approx([DENSE[3]] * 50, abs=1e-6)


@pytest.mark.parametrize("words", [[], VOLCANO])
def test_the_lexical_channel_scores_nothing_when_no_word_is_known(lane, words):
    scores = lane.scores(ASKED, words, 4)
    assert scores.lexical.tolist() == [0.0] * 4
    assert scores.rows.tolist() == [0, 1, 2, 3]


def test_the_lexical_score_is_the_share_of_the_words(lane):
    # The glacier's text is one word long, the mean is 1½: f/(f + norm) with 0.9 · (0.6 + 0.4 / 1½) = 0.78.
    assert lane.scores(ASKED, GLACIER, 4).lexical == pytest.approx([0, 0, 0, 1 / 1.78], abs=1e-6)


def test_an_unknown_word_lowers_the_lexical_score(lane):
    # ln(1 + 3½ / 1½) of the glacier beside ln(1 + 4½ / ½) of a word that no text has.
    known, unknown = np.log(10 / 3), np.log(10)
    scores = lane.scores(ASKED, [*GLACIER, *VOLCANO], 4)
    assert scores.lexical == pytest.approx([0, 0, 0, known / (known + unknown) / 1.78], abs=1e-6)


def test_candidates_are_the_best_of_whole_sentence_and_words(lane):
    assert lane.scores(ASKED, TREATY, 1).rows.tolist() == [1, 2, 3]


def test_a_text_without_the_words_is_no_lexical_candidate(lane):
    # Nearest to (0, 1) are rows 1 and 2, as a whole and by a sentence; of the words only row 3 has any.
    north = np.array([0, 1], dtype=np.float32)
    assert lane.scores(north, GLACIER, 2).rows.tolist() == [1, 2, 3]


def test_neighbouring_characters_count_as_words():
    vectors = [np.array([(1, 0), (1, 0)], dtype=np.float32)] * 2
    lane = Lane.over("zh", ["规则的软联通", "冰川"], vectors)
    assert lane.scores(ASKED, [{"联通": 1.0}], 2).lexical[0] > 0


def test_a_single_passage_is_scored_like_any():
    lane = Lane.over("zh", ["软法"], [np.array([(1, 0), (1, 0)], dtype=np.float32)])
    scores = lane.scores(ASKED, [{"软法": 1.0}], 10)
    assert scores.rows.tolist() == [0]
    assert scores.dense == pytest.approx([0.8], abs=1e-6)
    count = terms("软法").count("软法")
    assert scores.lexical == pytest.approx([count / (count + 0.9)], abs=1e-6)


def test_the_vectors_come_back_passage_by_passage(lane):
    made = lane.vectors()
    assert [rows.dtype for rows in made] == [np.float32] * 4
    for rows, given in zip(made, VECTORS, strict=True):
        assert np.array_equal(rows, given)


def test_a_saved_lane_scores_the_same(tmp_path, lane):
    lane.save(tmp_path / "deep" / "en")
    loaded = Lane.load("en", tmp_path / "deep" / "en")
    assert (loaded.language, len(loaded)) == ("en", 4)
    before, after = lane.scores(ASKED, TREATY, 4), loaded.scores(ASKED, TREATY, 4)
    for name in ("rows", "dense", "lexical"):
        assert np.array_equal(getattr(before, name), getattr(after, name))
    for rows, given in zip(loaded.vectors(), VECTORS, strict=True):
        assert np.array_equal(rows, given)


def test_a_lane_of_each_language_keeps_the_order_of_its_passages():
    languages = ["zh", "en", "zh"]
    passages = [Passage(str(n), "d", "x", (Span(1, 0, 1),), (), name, "body") for n, name in enumerate(languages)]
    lanes = lanes_over(passages, ["软法", "treaty", "条约"], VECTORS[:3])
    assert {language: (lane.language, len(lane)) for language, lane in lanes.items()} == {
        "en": ("en", 1),
        "zh": ("zh", 2),
    }
    assert np.array_equal(lanes["en"].vectors()[0], VECTORS[1])
    assert np.array_equal(lanes["zh"].vectors()[1], VECTORS[2])
    assert lanes["zh"].bm25.scores([{"条约": 1.0}]).argmax() == 1
