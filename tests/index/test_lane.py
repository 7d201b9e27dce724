"""One language's passages, scored by both channels."""

import numpy as np
import pytest

from index.lane import Lane, Moments

TEXTS = ["river water", "treaty", "river treaty", "glacier"]
VECTORS = np.array([[1, 0], [0, 1], [0.6, 0.8], [-1, 0]], dtype=np.float32)
ASKED = np.array([0.8, 0.6], dtype=np.float32)  # cosines 0.8, 0.6, 0.96, -0.8


@pytest.fixture(scope="module")
def lane():
    return Lane.over("en", TEXTS, VECTORS)


def test_dense_standard_scores_are_those_over_all_rows(lane):
    # A covariance and a centroid stand in for the scan of all rows that is done here.
    everything = VECTORS @ ASKED
    expected = (everything - everything.mean()) / everything.std()
    scores = lane.scores(ASKED, None, 2)
    assert scores.rows.tolist() == [2, 0]
    assert scores.dense == pytest.approx([0.96, 0.8], abs=1e-6)
    assert scores.dense_z == pytest.approx(expected[[2, 0]], abs=1e-5)
    assert (scores.dense.dtype, scores.dense_z.dtype) == (np.float32, np.float32)


def test_dense_standard_scores_hold_for_many_random_vectors():
    rng = np.random.default_rng(0)
    vectors = rng.normal(size=(200, 16)).astype(np.float32)
    vectors /= np.linalg.norm(vectors, axis=1, keepdims=True)
    everything = vectors @ vectors[0]
    scores = Lane.over("en", ["word"] * 200, vectors).scores(vectors[0], None, 200)
    expected = (everything - everything.mean()) / everything.std()
    assert scores.dense_z == pytest.approx(expected[scores.rows], abs=1e-3)


def test_the_lexical_channel_has_no_vote_on_another_language(lane):
    scores = lane.scores(ASKED, None, 4)
    assert scores.lexical is None
    assert scores.lexical_z is None


def test_the_lexical_channel_has_no_vote_when_no_word_is_known(lane):
    scores = lane.scores(ASKED, "volcano", 4)
    assert scores.lexical is None
    assert scores.lexical_z is None


def test_lexical_standard_scores_are_those_over_all_rows(lane):
    everything = lane.bm25.scores("glacier")
    expected = (everything - everything.mean()) / everything.std()
    scores = lane.scores(ASKED, "glacier", 4)
    assert scores.lexical[scores.rows == 3] > 0
    assert scores.lexical_z == pytest.approx(expected[scores.rows], abs=1e-5)


def test_candidates_are_the_best_of_both_channels(lane):
    assert sorted(lane.scores(ASKED, "glacier", 1).rows) == [2, 3]


def test_a_text_without_the_words_is_no_lexical_candidate(lane):
    # Nearest to (0, 1) are rows 1 and 2; of the words only row 3 has any.
    assert sorted(lane.scores(VECTORS[1], "glacier", 2).rows) == [1, 2, 3]


def test_a_single_passage_has_a_finite_score():
    scores = Lane.over("zh", ["软法"], VECTORS[:1]).scores(ASKED, "软法", 10)
    assert np.isfinite(scores.dense_z).all()
    assert np.isfinite(scores.lexical_z).all()


def test_a_saved_lane_scores_the_same(tmp_path, lane):
    lane.save(tmp_path / "en")
    loaded = Lane.load("en", tmp_path / "en")
    before, after = lane.scores(ASKED, "river treaty", 4), loaded.scores(ASKED, "river treaty", 4)
    assert loaded.language == "en"
    for name in ("rows", "dense", "dense_z", "lexical", "lexical_z"):
        assert np.array_equal(getattr(before, name), getattr(after, name))


def test_moments_join_as_if_all_vectors_stood_together():
    joined = Moments.of(VECTORS[:1]).joined(Moments.of(VECTORS[1:]), len(VECTORS) - 1)
    whole = Moments.of(VECTORS)
    assert joined.count == whole.count
    np.testing.assert_allclose(joined.first, whole.first, atol=1e-6)
    np.testing.assert_allclose(joined.second, whole.second, atol=1e-6)


def test_the_only_passage_of_a_lane_can_stand_out_among_the_whole_library():
    alone = Lane.over("zh", ["软法"], VECTORS[:1])
    assert alone.scores(VECTORS[0], "软法", 1).dense_z[0] == pytest.approx(0, abs=1e-3)
    steadied = alone.scores(VECTORS[0], "软法", 1, Moments.of(VECTORS))
    assert steadied.dense_z[0] > 0.5
    assert steadied.lexical_z is not None and steadied.lexical_z[0] == pytest.approx(10**0.5, abs=1e-3)
