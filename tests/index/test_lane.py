"""One language's passages, scored by every channel."""

import dataclasses

import numpy as np
import pytest

from index.document import Passage, Span
from index.lane import Asked, Lane, Texts, best_of, lanes_over
from index.lexical.tokens import terms
from index.stores.faiss import FaissStore

#: Of each passage the text of the whole and those of its sentences; and a vector of each.
TEXTS = [
    Texts("", "river water", ("river water",)),
    Texts("", "treaty treaty", ("treaty", "treaty")),
    Texts("", "river treaty", ("river treaty",)),
    Texts("", "glacier water", ("water", "glacier")),
]
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
#: Six passages more that are about none of it; their sentences are as long on the mean as those above.
SANDS = [Texts("", "desert sand", ("desert sand",)), Texts("", "desert sand", ("desert", "sand"))] * 3
FAR = [np.full((1 + len(text.sentences), 2), (-0.8, -0.6), dtype=np.float32) for text in SANDS]
TREATY, GLACIER, WATER, VOLCANO = ([{word: 1.0}] for word in ("treati", "glacier", "water", "volcano"))
#: BM25's f/(f + norm) of a word that stands there once. The passages are two words long, so that each norm is 0.9. The
#: mean sentence is 4/3 long: the norm is 0.9 · (0.6 + 0.4 · 3/4) of one word, 0.9 · (0.6 + 0.4 · 3/2) of two.
WHOLE, ONE, TWO = 1 / 1.9, 1 / 1.81, 1 / 2.08


def _encode(texts):
    """A direction for each word: no two of them are alike."""
    return np.eye(8, dtype=np.float32)[: len(texts)]


def _among(lane, *left_out):
    """Which rows are admitted: all but those ``left_out``."""
    return ~np.isin(np.arange(len(lane)), left_out)


def _scores(lane, vector, words, k, alike=(), left_out=()):
    among = _among(lane, *left_out)
    (near,) = lane.near(vector[None], k, among)
    return lane.scores(Asked(vector, near, words, alike), k, among)


@pytest.fixture(scope="module")
def lane():
    return Lane.over("en", TEXTS, VECTORS, _encode)


@pytest.fixture(scope="module")
def wide():
    """Ten passages, more than are all candidates where one or two are asked for."""
    return Lane.over("en", TEXTS + SANDS, VECTORS + FAR, _encode)


def test_the_dense_score_is_half_the_whole_and_half_the_best_sentence(lane):
    scores = _scores(lane, ASKED, [], 4)
    assert scores.rows.tolist() == [0, 1, 2, 3]
    assert scores.passages.dense == pytest.approx(DENSE, abs=1e-6)
    for votes in (scores.passages, scores.sentences):
        assert {votes.dense.dtype, votes.likeness.dtype, votes.lexical.dtype} == {np.dtype(np.float32)}


def test_each_sentence_of_a_candidate_has_votes_of_its_own(lane):
    scores = _scores(lane, ASKED, GLACIER, 4, TREATY)
    assert scores.begins.tolist() == [0, 1, 3, 4]
    assert scores.sentences.dense == pytest.approx([0.8, 0.6, 0.8, 0.96, -0.8, 1], abs=1e-6)
    assert scores.sentences.lexical == pytest.approx([0, 0, 0, 0, 0, ONE], abs=1e-6)
    assert scores.sentences.likeness == pytest.approx([0, ONE, ONE, TWO, 0, 0], abs=1e-6)


def test_the_sentences_are_those_of_the_candidates_alone(wide):
    scores = _scores(wide, ASKED, GLACIER, 1)
    assert (scores.rows.tolist(), scores.begins.tolist()) == ([2, 3], [0, 1])
    assert scores.sentences.dense == pytest.approx([0.96, -0.8, 1], abs=1e-6)
    assert scores.sentences.lexical == pytest.approx([0, 0, ONE], abs=1e-6)


def test_the_lexical_score_is_half_the_share_of_the_whole_and_half_that_of_the_best_sentence(lane):
    # Of row 3 the second sentence has the glacier and the first has the water.
    assert _scores(lane, ASKED, GLACIER, 4).passages.lexical == pytest.approx([0, 0, 0, (WHOLE + ONE) / 2], abs=1e-6)
    water = [(WHOLE + TWO) / 2, 0, 0, (WHOLE + ONE) / 2]
    assert _scores(lane, ASKED, WATER, 4).passages.lexical == pytest.approx(water, abs=1e-6)


def test_words_that_stand_in_different_sentences_are_not_added_up(lane):
    # Lucene's idf of the glacier and the water, in 1 and 2 of 4 passages and in 1 and 2 of 6 sentences.
    glacier, water = np.log(1 + 3.5 / 1.5), np.log(1 + 2.5 / 2.5)
    ice, wet = np.log(1 + 5.5 / 1.5), np.log(1 + 4.5 / 2.5)
    first = (water / (glacier + water) * WHOLE + wet / (ice + wet) * TWO) / 2
    last = (WHOLE + ice / (ice + wet) * ONE) / 2
    found = _scores(lane, ASKED, [*GLACIER, *WATER], 4).passages.lexical
    assert found == pytest.approx([first, 0, 0, last], abs=1e-6)


def test_the_likeness_is_the_share_of_words_that_there_is_something_like(lane):
    # Half a glacier counts ½, f/(f + norm) like any other; the lexical channel has words of its own.
    scores = _scores(lane, ASKED, TREATY, 4, [{"glacier": 0.5}]).passages
    assert scores.likeness == pytest.approx([0, 0, 0, (0.5 / 1.4 + 0.5 / 1.31) / 2], abs=1e-6)
    assert scores.lexical == pytest.approx([0, (2 / 2.9 + ONE) / 2, (WHOLE + TWO) / 2, 0], abs=1e-6)
    assert scores.dense == pytest.approx(DENSE, abs=1e-6)


def test_a_word_that_nothing_is_like_lowers_the_likeness(lane):
    # No text has it: ln(1 + 4½ / ½) beside ln(1 + 3½ / 1½) in passages, ln(1 + 6½ / ½) beside ln(1 + 5½ / 1½) in
    # sentences.
    whole = np.log(10 / 3) / (np.log(10 / 3) + np.log(10)) * WHOLE
    part = np.log(14 / 3) / (np.log(14 / 3) + np.log(14)) * ONE
    likeness = _scores(lane, ASKED, [], 4, [*GLACIER, {}]).passages.likeness
    assert likeness == pytest.approx([0, 0, 0, (whole + part) / 2], abs=1e-6)


def test_scores_do_not_depend_on_how_many_are_asked_for(wide):
    # Row 2 is nearest as a whole, row 3 by a sentence of its own, and row 3 has the glacier.
    few = _scores(wide, ASKED, GLACIER, 1, GLACIER)
    assert few.rows.tolist() == [2, 3]
    assert few.passages.dense == pytest.approx(DENSE[[2, 3]], abs=1e-6)
    for shares in (few.passages.likeness, few.passages.lexical):
        assert shares == pytest.approx([0, (WHOLE + ONE) / 2], abs=1e-6)


def test_scores_do_not_depend_on_the_other_passages():
    other = _scores(Lane.over("en", [TEXTS[3]] * 50, [VECTORS[3]] * 50, _encode), ASKED, [], 50)
    assert other.passages.dense == pytest.approx([DENSE[3]] * 50, abs=1e-6)


@pytest.mark.parametrize("words", [[], VOLCANO])
def test_words_score_nothing_when_none_is_known(lane, words):
    scores = _scores(lane, ASKED, words, 4, words)
    assert scores.passages.lexical.tolist() == scores.passages.likeness.tolist() == [0.0] * 4
    assert scores.rows.tolist() == [0, 1, 2, 3]


def test_candidates_are_the_best_of_whole_sentence_words_and_likeness(wide):
    # Row 2 as a whole, row 3 by a sentence, row 1 has the treaty twice, row 0 both river and water.
    assert _scores(wide, ASKED, TREATY, 1).rows.tolist() == [1, 2, 3]
    assert _scores(wide, ASKED, [], 1, [{"river": 1.0, "water": 1.0}]).rows.tolist() == [0, 2, 3]


@pytest.mark.parametrize(("words", "alike"), [(GLACIER, []), ([], GLACIER)])
def test_a_text_without_the_words_is_no_candidate_of_words(wide, words, alike):
    # Nearest to (0, 1) are rows 1 and 2, as a whole and by a sentence; of the words only row 3 has any.
    north = np.array([0, 1], dtype=np.float32)
    assert _scores(wide, north, words, 2, alike).rows.tolist() == [1, 2, 3]


def test_the_words_above_a_sentence_count_as_its_own():
    # Of two sentences under "glacier" one speaks of the water; without what stands above them neither has the glacier.
    texts = Texts("Glacier", "water river", ("water", "river"))
    above = Lane.over("en", [texts], VECTORS[1:2], _encode)
    scores = _scores(above, ASKED, GLACIER, 1).sentences
    # Both are two words long, which is the mean.
    assert scores.lexical == pytest.approx([WHOLE, WHOLE], abs=1e-6)
    alone = Lane.over("en", [dataclasses.replace(texts, context="")], VECTORS[1:2], _encode)
    assert _scores(alone, ASKED, GLACIER, 1).sentences.lexical.tolist() == [0, 0]


def test_neighbouring_characters_count_as_words():
    vectors = [np.array([(1, 0), (1, 0)], dtype=np.float32)] * 2
    lane = Lane.over("zh", [Texts("", text, (text,)) for text in ("规则的软联通", "冰川")], vectors, _encode)
    assert _scores(lane, ASKED, [{"联通": 1.0}], 2).passages.lexical[0] > 0


def test_a_single_passage_is_scored_like_any():
    lane = Lane.over("zh", [Texts("", "软法", ("软法",))], [np.array([(1, 0), (1, 0)], dtype=np.float32)], _encode)
    scores = _scores(lane, ASKED, [{"软法": 1.0}], 10, [{"软法": 1.0}])
    assert scores.rows.tolist() == [0]
    assert scores.passages.dense == pytest.approx([0.8], abs=1e-6)
    count = terms("软法").count("软法")
    for shares in (scores.passages.likeness, scores.passages.lexical):
        assert shares == pytest.approx([count / (count + 0.9)], abs=1e-6)


def test_the_words_of_a_lane_are_those_of_its_passages_with_what_stands_above_them():
    lane = Lane.over("en", [Texts("Glaciers", "water", ("water",))], VECTORS[:1], _encode)
    assert lane.likeness.forms == {"glacier": "glaciers", "water": "water"}
    # The second word that was encoded is the water.
    assert lane.likeness.groups(np.eye(8, dtype=np.float32)[[1]]) == [{"water": 1.0}]


def test_the_vectors_come_back_passage_by_passage(lane):
    made = lane.vectors()
    assert [rows.dtype for rows in made] == [np.float32] * 4
    for rows, given in zip(made, VECTORS, strict=True):
        assert np.array_equal(rows, given)


def test_a_saved_lane_scores_the_same(tmp_path, lane):
    lane.save(tmp_path / "deep" / "en")
    loaded = Lane.load("en", tmp_path / "deep" / "en")
    assert (loaded.language, len(loaded)) == ("en", 4)
    assert loaded.likeness.groups(_encode(TEXTS)) == lane.likeness.groups(_encode(TEXTS))
    before, after = _scores(lane, ASKED, TREATY, 4, GLACIER), _scores(loaded, ASKED, TREATY, 4, GLACIER)
    for name in ("rows", "begins"):
        assert np.array_equal(getattr(before, name), getattr(after, name))
    for name in ("dense", "likeness", "lexical"):
        for grain in ("passages", "sentences"):
            assert np.array_equal(getattr(getattr(before, grain), name), getattr(getattr(after, grain), name))
    for rows, given in zip(loaded.vectors(), VECTORS, strict=True):
        assert np.array_equal(rows, given)


def test_a_saved_lane_with_a_vector_too_few_is_a_value_error(tmp_path, lane):
    lane.save(tmp_path / "en")
    FaissStore(np.eye(2, dtype=np.float32)).save(tmp_path / "en" / "passages" / "vectors.faiss")
    with pytest.raises(ValueError):
        Lane.load("en", tmp_path / "en")


def test_a_lane_of_each_language_keeps_the_order_of_its_passages():
    languages = ["zh", "en", "zh"]
    passages = [Passage(str(n), "d", "x", (Span(1, 0, 1),), (), name, "body") for n, name in enumerate(languages)]
    texts = [Texts("", text, (text,) * count) for text, count in (("软法", 1), ("treaty", 2), ("条约", 1))]
    lanes = lanes_over(passages, texts, VECTORS[:3], _encode)
    assert {language: (lane.language, len(lane)) for language, lane in lanes.items()} == {
        "en": ("en", 1),
        "zh": ("zh", 2),
    }
    assert np.array_equal(lanes["en"].vectors()[0], VECTORS[1])
    assert np.array_equal(lanes["zh"].vectors()[1], VECTORS[2])
    assert lanes["zh"].whole.bm25.scores([{"条约": 1.0}]).argmax() == 1
    assert [lanes[language].likeness.words for language in ("en", "zh")] == [["treati"], ["软法", "条约"]]


def test_the_rows_near_each_of_many_vectors_are_those_near_it_alone(wide):
    # Row 2 is nearest to (0.8, 0.6) as a whole and row 3 by a sentence; nearest to (0, 1) is row 1 both ways.
    north = np.array([0, 1], dtype=np.float32)
    everything = _among(wide)
    both = wide.near(np.stack([ASKED, north]), 1, everything)
    assert [rows.tolist() for rows in both] == [[2, 3], [1]]
    assert [wide.near(vector[None], 1, everything)[0].tolist() for vector in (ASKED, north)] == [[2, 3], [1]]


def test_where_few_are_admitted_all_of_them_are_candidates(wide):
    # Four are admitted, four times the one that is asked for: however far off they are.
    (near,) = wide.near(ASKED[None], 1, _among(wide, 0, 1, 2, 3, 4, 5))
    assert near.tolist() == [6, 7, 8, 9]


def test_where_many_are_left_out_as_many_more_are_looked_at(wide):
    # Half are admitted, so that the two nearest are looked at: as a whole 2 and 0, by a sentence 3 and 2.
    (near,) = wide.near(ASKED[None], 1, _among(wide, 2, 6, 7, 8, 9))
    assert near.tolist() == [0, 3]


def test_where_what_is_left_out_is_nearest_all_that_are_admitted_are_candidates(wide):
    # As a whole 2 and 0 are nearest, by a sentence 3 and 2: none of them is admitted.
    (near,) = wide.near(ASKED[None], 1, _among(wide, 0, 2, 3))
    assert near.tolist() == [1, 4, 5, 6, 7, 8, 9]


def test_what_is_left_out_is_no_candidate_of_words_and_takes_no_place_of_one(wide):
    assert _scores(wide, ASKED, TREATY, 1).rows.tolist() == [1, 2, 3]
    # The treaty stands in row 1 twice, and in row 2 once.
    assert _scores(wide, -ASKED, TREATY, 1, (), (1, 6, 7, 8, 9)).rows.tolist() == [2, 4, 5]
    assert _scores(wide, ASKED, TREATY, 1, TREATY, range(10)).rows.tolist() == []


def test_without_a_vector_only_words_make_candidates(lane):
    nowhere = np.zeros(0, dtype=np.intp)
    scores = lane.scores(Asked(None, nowhere, GLACIER), 4, _among(lane))
    assert (scores.rows.tolist(), scores.passages.dense.tolist()) == ([3], [0.0])
    assert scores.passages.lexical == pytest.approx([(WHOLE + ONE) / 2], abs=1e-6)
    assert lane.scores(Asked(None, nowhere, VOLCANO), 4, _among(lane)).rows.tolist() == []


@pytest.mark.parametrize(
    ("k", "best"), [(1, [3]), (2, [1, 3]), (3, [1, 2, 3]), (5, [0, 1, 2, 3, 4]), (9, [0, 1, 2, 3, 4])]
)
def test_of_equal_scores_the_first_are_among_the_best(k, best):
    assert sorted(best_of(np.array([0, 0.5, 0.5, 0.7, 0.5], dtype=np.float32), k).tolist()) == best


def test_the_best_are_those_of_a_stable_sort():
    scores = np.random.default_rng(1).integers(0, 9, 500).astype(np.float32)
    for k in (1, 7, 100, 499):
        assert sorted(best_of(scores, k)) == sorted(np.argsort(-scores, kind="stable")[:k])
