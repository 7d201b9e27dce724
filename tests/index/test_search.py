"""Search over two lanes with vectors made by hand."""

import numpy as np
import pytest

from index.config import IndexConfig
from index.document import Passage, Span
from index.errors import QueryError
from index.hit import Filter
from index.search import Channels, Search

# Two directions of meaning: rivers and treaties. The embedder below puts questions between them.
MEANING = {
    "river": ("en", "body", (1.0, 0.0), "river water"),
    "treaty": ("en", "body", (0.0, 1.0), "a treaty binds"),
    "both": ("en", "note", (0.6, 0.8), "treaty on the use of a river"),
    "he": ("zh", "body", (0.96, 0.28), "河流的水"),
    "tiao": ("zh", "body", (0.28, 0.96), "条约有拘束力"),
    "bing": ("zh", "reference", (-0.6, 0.8), "冰川"),
}


class Compass:
    """Embeds any text that speaks of treaties as one direction, all else as the other."""

    def encode(self, texts):
        return np.array([[0, 1] if "treat" in t or "条约" in t else [1, 0] for t in texts], dtype=np.float32)


@pytest.fixture(scope="module")
def passages():
    return [
        Passage(name, f"doc-{language}", text, (Span(1, 0, len(text)),), (), language, kind)
        for name, (language, kind, _, text) in MEANING.items()
    ]


@pytest.fixture(scope="module")
def search(passages):
    vectors = np.array([vector for _, _, vector, _ in MEANING.values()], dtype=np.float32)
    return Search.over(passages, [p.text for p in passages], vectors, Compass(), IndexConfig())


def _ids(hits):
    return [hit.passage.id for hit in hits]


def test_ranks_count_from_one_and_scores_fall(search):
    hits = search.search("what binds in a treaty?", k=5)
    assert [hit.rank for hit in hits] == [1, 2, 3, 4, 5]
    assert [hit.score for hit in hits] == sorted((hit.score for hit in hits), reverse=True)


def test_the_passage_that_both_channels_prefer_comes_first(search):
    english = Filter(languages=("en",))
    assert _ids(search.search("what binds in a treaty?", among=english))[0] == "treaty"
    assert _ids(search.search("river water", among=english))[0] == "river"


def test_both_languages_are_found(search):
    assert {hit.passage.language for hit in search.search("treaty", k=6)} == {"zh", "en"}


def test_an_english_question_gives_a_chinese_passage_no_lexical_trace(search):
    for hit in search.search("treaty", k=6):
        assert hit.channel("dense") is not None
        assert (hit.channel("lexical") is None) == (hit.passage.language == "zh")


def test_a_chinese_question_gives_an_english_passage_no_lexical_trace(search):
    for hit in search.search("条约有拘束力吗", k=6):
        assert (hit.channel("lexical") is None) == (hit.passage.language == "en")


def test_the_trace_is_the_cosine_and_the_bm25_score(search):
    (hit,) = search.search("treaty", k=1, among=Filter(documents=("doc-en",), kinds=("note",)))
    assert hit.passage.id == "both"
    assert hit.channel("dense") == pytest.approx(0.8)
    assert hit.channel("lexical") == pytest.approx(float(search.lanes["en"].bm25.scores("treaty")[2]), abs=1e-4)


def test_the_score_fuses_standard_scores_by_the_weight_of_the_settings(search, passages):
    lane = search.lanes["en"]
    scores = lane.scores(np.array([0, 1], dtype=np.float32), "treaty", 3, search.moments)
    expected = dict(zip(scores.rows.tolist(), 0.4 * scores.dense_z + 0.6 * scores.lexical_z, strict=True))
    english = {p.id: row for row, p in enumerate(p for p in passages if p.language == "en")}
    hits = [hit for hit in search.search("treaty", k=6) if hit.passage.language == "en"]
    assert [hit.score for hit in hits] == pytest.approx([expected[english[hit.passage.id]] for hit in hits], abs=1e-5)


def test_a_lone_dense_vote_is_scaled(search):
    scores = search.lanes["zh"].scores(np.array([0, 1], dtype=np.float32), None, 3, search.moments)
    hits = [hit for hit in search.search("treaty", k=6) if hit.passage.language == "zh"]
    expected = sorted((1.2 * scores.dense_z).tolist(), reverse=True)
    assert [hit.score for hit in hits] == pytest.approx(expected, abs=1e-5)


@pytest.mark.parametrize(
    ("among", "found"),
    [
        (Filter(languages=("zh",)), {"he", "tiao", "bing"}),
        (Filter(kinds=("note", "reference")), {"both", "bing"}),
        (Filter(documents=("doc-en",), kinds=("body",)), {"river", "treaty"}),
        (Filter(documents=("none",)), set()),
    ],
)
def test_a_filter_leaves_out_the_rest(search, among, found):
    assert set(_ids(search.search("treaty", k=10, among=among))) == found


def test_a_filter_reaches_passages_beyond_the_usual_candidates(passages, search):
    config = IndexConfig(candidates=1)
    narrow = Search(passages, search.lanes, Compass(), config)
    assert _ids(narrow.search("treaty", k=1, among=Filter(documents=("doc-zh",), kinds=("reference",)))) == ["bing"]


def test_k_is_the_most_that_is_found(search):
    assert len(search.search("treaty", k=2)) == 2
    assert len(search.search("treaty", k=100)) == 6


def test_more_than_the_candidates_can_be_asked_for(passages, search):
    narrow = Search(passages, search.lanes, Compass(), IndexConfig(candidates=1))
    assert len(narrow.search("treaty", k=6)) == 6


def test_equal_scores_are_ordered_by_id():
    passages = [Passage(name, "d", "same", (Span(1, 0, 4),), (), "en", "body") for name in ("b", "c", "a")]
    vectors = np.array([[1, 0]] * 3, dtype=np.float32)
    search = Search.over(passages, ["same"] * 3, vectors, Compass(), IndexConfig())
    assert _ids(search.search("same")) == ["a", "b", "c"]


def test_one_channel_alone_can_be_measured(search):
    dense = search.search("treaty", k=6, channels=Channels(lexical=False))
    assert {name for hit in dense for name, _ in hit.trace} == {"dense"}
    lexical = search.search("treaty", k=6, channels=Channels(dense=False))
    assert {name for hit in lexical for name, _ in hit.trace} == {"lexical"}
    assert {hit.passage.language for hit in lexical} == {"en"}


@pytest.mark.parametrize("question", ["", "  \n\u3000"])
def test_an_empty_question_is_a_query_error(search, question):
    with pytest.raises(QueryError, match="empty"):
        search.search(question)


def test_a_question_may_be_as_long_as_the_limit_and_no_longer(search):
    limit = IndexConfig().longest_question
    assert search.checked(" " + "x" * limit + " ") == "x" * limit
    with pytest.raises(QueryError, match="2,001 characters"):
        search.search("x" * (limit + 1))


def test_words_alone_find_nothing_where_none_is_known(search):
    assert search.search("volcano", channels=Channels(dense=False)) == ()
