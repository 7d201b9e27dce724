"""Search over two lanes with vectors made by hand."""

import dataclasses

import numpy as np
import pytest

from index.config import IndexConfig
from index.document import Passage, Span
from index.errors import QueryError
from index.expansion.dictionary import Dictionary
from index.expansion.glossary import Glossary, Term
from index.facts import Facts
from index.fusion import Channels
from index.hit import Filter
from index.lane import Texts
from index.represent import places_of, texts_of
from index.search import Search

# Two directions of meaning: rivers and treaties. The embedder below puts questions between them.
MEANING = {
    "river": ("en", "body", (1.0, 0.0), "river water"),
    "treaty": ("en", "body", (0.0, 1.0), "a treaty binds"),
    "both": ("en", "note", (0.6, 0.8), "treaty on the use of a river"),
    "he": ("zh", "body", (0.96, 0.28), "河流的水"),
    "tiao": ("zh", "body", (0.28, 0.96), "条约有拘束力"),
    "bing": ("zh", "reference", (-0.6, 0.8), "冰川"),
}

#: Cosines of the passages with a question on rivers and with one on treaties.
EAST = {"en": [1.0, 0.0, 0.6], "zh": [0.96, 0.28, -0.6]}
NORTH = {"en": [0.0, 1.0, 0.8], "zh": [0.28, 0.96, 0.8]}
#: Rivers have no translation; a treaty has one in either direction.
DICTIONARY = Dictionary({"zh": {"treati": {"条约": 1.0}}, "en": {"条约": {"treati": 0.75, "agreement": 0.25}}})
#: The same as it is searched.
SEARCHED = {"treati": 0.75**0.5, "agreement": 0.25**0.5}
#: No two settings alike, so that each shows where it is used.
GLOSSARY = Glossary((Term(("河流条约",), ("river treaty",)), Term(("拘束力",), ("binding force", "bite"))))
FACTS = {"doc-en": Facts("paper", 2015, "snyder"), "doc-zh": Facts("agreement", 1992, "奥伦")}
CONFIG = IndexConfig(likeness_weight=0.25, lexical_weight=0.5, across=0.125, translation_power=0.5)
#: The words of each lane that are like a treaty, and those that are like a river, by the embedder below.
TREATIES = {"en": {"treati": 1.0}, "zh": {"条约": 1.0}}
RIVERS = {"en": {"river": 1.0, "water": 1.0}, "zh": {"河流": 1.0, "水": 1.0}}


class Compass:
    """Embeds a question that speaks of treaties as one direction, any other as the other; words that speak of neither
    treaties nor rivers as nothing, which is like no word."""

    def encode_asked(self, texts, words):
        asked = [[0, 1] if "treat" in text or "条约" in text else [1, 0] for text in texts]
        return np.concatenate([np.array(asked, dtype=np.float32), self.encode(words)])

    def encode(self, texts, progress=None):
        said = [[any(w in t for w in ("river", "water", "河流", "水")), "treat" in t or "条约" in t] for t in texts]
        return np.array(said, dtype=np.float32).reshape(-1, 2)


@pytest.fixture(scope="module")
def passages():
    return [
        Passage(name, f"doc-{language}", text, (Span(1, 0, len(text)),), (), language, kind)
        for name, (language, kind, _, text) in MEANING.items()
    ]


@pytest.fixture(scope="module")
def search(passages):
    # Every passage is one sentence, which means the same.
    vectors = [np.array([vector, vector], dtype=np.float32) for _, _, vector, _ in MEANING.values()]
    return Search.over(passages, [_texts(p.text) for p in passages], vectors, Compass(), DICTIONARY, CONFIG)


def _shares(search, language, groups):
    """The shares of the words ``groups``. The only sentence of a passage is the passage: both halves are the same."""
    return search.lanes[language].whole.bm25.scores(groups)


def _texts(text):
    """A passage of one sentence, with nothing above it."""
    return Texts("", text, (text,))


def _ids(hits):
    return [hit.passage.id for hit in hits]


def _scores(search, question, language, channels=Channels()):
    """The score of each passage of ``language``, in the order of its lane."""
    found = {hit.passage.id: hit.score for hit in search.search(question, k=6, channels=channels)}
    return [found[passage.id] for passage in search.passages[language]]


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


def test_the_words_of_an_english_question_vote_on_chinese_passages_by_their_translations(search):
    hits = {hit.passage.id: hit.channel("lexical") for hit in search.search("treaty", k=6)}
    assert hits.keys() == MEANING.keys()
    # The only word of the question that has a translation, in one text.
    assert hits["tiao"] == pytest.approx(float(_shares(search, "zh", [{"条约": 1.0}])[1]), abs=1e-4)
    assert (hits["he"], hits["bing"]) == (None, None)


def test_the_words_of_a_chinese_question_vote_on_english_passages_by_the_roots_of_their_translations_weights(search):
    hits = {hit.passage.id: hit.channel("lexical") for hit in search.search("条约", k=6)}
    counted = _shares(search, "en", [SEARCHED])
    assert [hits["treaty"], hits["both"]] == pytest.approx(counted[1:].tolist(), abs=1e-4)
    assert hits["river"] is None


def test_words_that_the_library_has_are_not_embedded_again(search, monkeypatch):
    asked, encode = [], Compass.encode
    monkeypatch.setattr(Compass, "encode", lambda self, texts: asked.extend(texts) or encode(self, texts))
    search.search("treaty river volcano 条约")
    assert asked == ["volcano"]


def test_a_passage_without_a_word_of_the_question_has_no_lexical_trace(search):
    # "River" and "water" have no translation.
    for hit in search.search("river water", k=6):
        assert hit.channel("dense") is not None
        assert (hit.channel("lexical") is not None) == (hit.passage.id in ("river", "both"))


def test_words_without_a_translation_find_what_is_like_them_in_the_other_language(search):
    hits = {hit.passage.id: hit for hit in search.search("river water", k=6)}
    counted = _shares(search, "zh", [RIVERS["zh"]] * 2)
    assert counted[0] > 0
    assert hits["he"].channel("likeness") == pytest.approx(float(counted[0]), abs=1e-4)
    assert (hits["tiao"].channel("likeness"), hits["he"].channel("lexical")) == (0.0, None)


@pytest.mark.parametrize(
    ("question", "kinds"),
    [
        ("treaty and treaties, river", [TREATIES, RIVERS]),  # a word counts once, in whichever form
        ("treaty of 1992", [TREATIES, {"en": {"1992": 1.0}, "zh": {"1992": 1.0}}]),  # a number is like itself alone
        ("treaty volcano", [TREATIES, {"en": {}, "zh": {}}]),  # a word that nothing is like counts among the most
    ],
)
def test_the_likeness_is_the_share_of_the_different_words_of_the_question(search, question, kinds):
    hits = {hit.passage.id: hit.channel("likeness") for hit in search.search(question, k=6)}
    for language in ("en", "zh"):
        counted = _shares(search, language, [kind[language] for kind in kinds])
        found = [hits[passage.id] for passage in search.passages[language]]
        assert found == pytest.approx(counted.tolist(), abs=1e-4)


def test_the_words_of_a_question_in_its_own_language_stand_for_themselves(search):
    assert search.words("treaty or treaty", "en", "en") == [{"treati": 1.0}, {"treati": 1.0}]
    assert search.words("软联通", "zh", "zh")[-2:] == [{"软联": 1.0}, {"联通": 1.0}]


def test_the_words_of_a_question_stand_once_each_for_their_translations_and_for_themselves(search):
    assert search.words("treaty MOU treaty", "en", "zh") == [{"条约": 1.0, "treati": 1.0}, {"mou": 1.0}]
    assert search.words("条约", "zh", "en") == [{"treati": 0.75, "agreement": 0.25, "条约": 1.0}]


def test_a_name_that_is_cut_is_searched_once_by_how_the_other_language_writes_it():
    texts = {"en": "Vida and Mitonia meet.", "zh": "河流的水。"}
    passages = [
        Passage(language, f"doc-{language}", text, (Span(1, 0, len(text)),), (), language, "body")
        for language, text in texts.items()
    ]
    vectors = [np.array([[1, 0], [1, 0]], dtype=np.float32) for _ in passages]
    search = Search.over(passages, [_texts(p.text) for p in passages], vectors, Compass(), DICTIONARY, CONFIG)
    words = search.words("米托尼亚在哪里", "zh", "en")
    name = next(group for group in words if "mitonia" in group)
    assert words.count(name) == 2  # 米托, 尼亚
    (english,) = (hit for hit in search.search("米托尼亚在哪里") if hit.passage.language == "en")
    rest = [{said: weight**0.5 for said, weight in group.items()} for group in words if group is not name]
    assert english.channel("lexical") == pytest.approx(float(_shares(search, "en", [name, *rest])[0]), abs=1e-4)


def test_a_term_of_the_glossary_is_searched_as_a_whole_beside_its_words(passages, search):
    search = Search(passages, search.lanes, Compass(), DICTIONARY, CONFIG, GLOSSARY)
    treaty = {"treati": 0.75, "agreement": 0.25, "条约": 1.0}
    whole = [{"bind": 1.0, "bite": 1.0}, {"forc": 1.0, "bite": 1.0}]
    assert search.words("条约的拘束力", "zh", "en") == [treaty, {"拘束": 1.0}, {"拘束力": 1.0}, *whole]
    assert search.words("条约的拘束力", "zh", "zh")[0] == {"条约": 1.0}
    whole = [{"河流": 1.0}, {"条约": 0.5, "流条": 0.5}]
    assert search.words("river treaties", "en", "zh") == [{"river": 1.0}, {"条约": 1.0, "treati": 1.0}, *whole]


def test_a_term_that_is_one_word_in_the_question_is_among_the_translations_of_that_word(passages, search):
    terms = Glossary((Term(("条约", "公约"), ("treaty", "convention")),))
    search = Search(passages, search.lanes, Compass(), DICTIONARY, CONFIG, terms)
    assert search.words("条约", "zh", "en") == [{"treati": 1.0, "agreement": 0.25, "条约": 1.0, "convent": 1.0}]
    assert search.words("treaty", "en", "zh") == [{"条约": 1.0, "公约": 1.0, "treati": 1.0}]


def test_a_term_that_has_a_short_form_is_searched_by_that_too_in_english(passages, search):
    terms = Glossary((Term(("谅解备忘录",), ("memorandum of understanding", "MOU")),))
    search = Search(passages, search.lanes, Compass(), DICTIONARY, CONFIG, terms)
    assert search.words("a memorandum of understanding", "en", "en") == [
        {"memorandum": 1.0},
        {"understand": 1.0},
        {"mou": 1.0},
    ]
    assert {"mou": 1.0} not in search.words("谅解备忘录", "zh", "zh")


def test_the_terms_of_the_other_language_are_told_the_usual_way_in_the_order_of_the_question(passages, search):
    search = Search(passages, search.lanes, Compass(), DICTIONARY, CONFIG, GLOSSARY)
    assert search.also_searched("拘束力与河流条约") == ("binding force", "river treaty")
    assert search.also_searched("the bite of river treaties") == ("拘束力", "河流条约")
    assert search.also_searched("glaciers") == ()


def test_no_term_is_told_of_a_language_in_which_there_is_nothing(passages, search):
    chinese = [passage for passage in passages if passage.language == "zh"]
    search = Search(chinese, {"zh": search.lanes["zh"]}, Compass(), DICTIONARY, CONFIG, GLOSSARY)
    assert search.also_searched("拘束力") == ()
    assert search.also_searched("binding force") == ("拘束力",)


def test_the_trace_is_the_cosine_and_the_shares_of_words(search):
    (hit,) = search.search("条约", k=1, among=Filter(documents=("doc-en",), kinds=("note",)))
    assert hit.passage.id == "both"
    assert [name for name, _ in hit.trace] == ["dense", "likeness", "lexical"]
    assert hit.channel("dense") == pytest.approx(0.8)
    # Three words where the mean is 7/3: f/(f + norm) of a word that is like a treaty, and of the root of ¾ of a
    # translation.
    norm = 0.9 * (0.6 + 0.4 * 9 / 7)
    assert hit.channel("likeness") == pytest.approx(1 / (1 + norm), abs=1e-4)
    assert hit.channel("lexical") == pytest.approx(SEARCHED["treati"] / (SEARCHED["treati"] + norm), abs=1e-4)


@pytest.mark.parametrize(
    ("question", "language", "words", "across"),
    [
        ("treaty", "en", [{"treati": 1.0}], 0.0),
        ("treaty", "zh", [{"条约": 1.0, "treati": 1.0}], 0.125),
        ("条约", "zh", [{"条约": 1.0}, {"条约": 1.0}], 0.0),
        ("条约", "en", [SEARCHED], 0.125),
    ],
)
def test_the_score_is_the_cosine_level_across_languages_and_the_weighted_shares(
    search, question, language, words, across
):
    expected = np.array(NORTH[language]) + across + 0.5 * _shares(search, language, words)
    expected += 0.25 * _shares(search, language, [TREATIES[language]])
    assert _scores(search, question, language) == pytest.approx(expected.tolist(), abs=1e-5)


def test_where_no_word_is_known_nor_like_any_the_score_is_the_cosine(search):
    assert _scores(search, "volcano", "en") == pytest.approx(EAST["en"], abs=1e-6)


def test_without_the_words_the_score_is_the_cosine_and_the_weighted_likeness(search):
    expected = np.array(EAST["en"]) + 0.25 * _shares(search, "en", [RIVERS["en"]])
    assert _scores(search, "river", "en", Channels(lexical=False)) == pytest.approx(expected.tolist(), abs=1e-6)


@pytest.mark.parametrize("channels", [Channels(), Channels(lexical=False)])
@pytest.mark.parametrize(("question", "own", "other"), [("treaty", "en", "zh"), ("条约", "zh", "en")])
def test_across_lifts_the_other_language_by_exactly_that_much(passages, search, question, own, other, channels):
    config = dataclasses.replace(CONFIG, across=0.0)
    level = Search(passages, search.lanes, Compass(), DICTIONARY, config)
    for language, lift in ((own, 0.0), (other, 0.125)):
        before = _scores(level, question, language, channels)
        assert np.subtract(_scores(search, question, language, channels), before) == pytest.approx([lift] * 3, abs=1e-6)


def test_across_and_likeness_are_nothing_to_words_alone(search):
    (hit,) = search.search("treaty", among=Filter(languages=("zh",)), channels=Channels(dense=False))
    share = _shares(search, "zh", [{"条约": 1.0, "treati": 1.0}])[1]
    assert hit.score == pytest.approx(0.5 * float(share), abs=1e-6)


@pytest.mark.parametrize("question", ["treaty", "条约", "volcanoes and treaties"])
@pytest.mark.parametrize("full", ["en", "zh"])
def test_a_lane_full_of_what_is_relevant_is_not_below_one_with_a_weaker_passage(question, full):
    # The cosines are 0.8 in the full lane; in the other one passage of 0.6 stands out among what is far off.
    weak = "zh" if full == "en" else "en"
    said = {"en": "treaty", "zh": "条约"}[full]
    made = [(f"full {n}", full, said, (0.6, 0.8)) for n in range(8)]
    made += [("weak", weak, "river", (0.8, 0.6))] + [(f"far {n}", weak, "river", (1.0, 0.0)) for n in range(8)]
    passages = [Passage(name, "d", text, (Span(1, 0, 1),), (), lang, "body") for name, lang, text, _ in made]
    vectors = [np.array([vector, vector], dtype=np.float32) for *_, vector in made]
    texts = [_texts(p.text) for p in passages]
    search = Search.over(passages, texts, vectors, Compass(), DICTIONARY, IndexConfig())
    assert _ids(search.search(question, k=9)) == [*(f"full {n}" for n in range(8)), "weak"]


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


@pytest.mark.parametrize(
    ("among", "found"),
    [
        (Filter(records=("paper",)), {"river", "treaty", "both"}),
        (Filter(years=(1990, 2000)), {"he", "tiao", "bing"}),
        (Filter(parties=("Snyder",), kinds=("note",)), {"both"}),
        (Filter(parties=("Snyder",), languages=("zh",)), set()),
    ],
)
def test_a_filter_asks_what_only_the_documents_tell(passages, search, among, found):
    search = Search(passages, search.lanes, Compass(), DICTIONARY, CONFIG, facts=FACTS)
    assert set(_ids(search.search("treaty", k=10, among=among))) == found


def test_where_nothing_is_known_of_the_documents_such_a_filter_finds_nothing(search):
    assert search.search("treaty", among=Filter(records=("paper",))) == ()


def test_a_filter_reaches_passages_beyond_the_usual_candidates(passages, search):
    narrow = Search(passages, search.lanes, Compass(), DICTIONARY, IndexConfig(candidates=1))
    assert _ids(narrow.search("treaty", k=1, among=Filter(documents=("doc-zh",), kinds=("reference",)))) == ["bing"]


def test_k_is_the_most_that_is_found(search):
    assert len(search.search("treaty", k=2)) == 2
    assert len(search.search("treaty", k=100)) == 6


def test_more_than_the_candidates_can_be_asked_for(passages, search):
    narrow = Search(passages, search.lanes, Compass(), DICTIONARY, IndexConfig(candidates=1))
    assert len(narrow.search("treaty", k=6)) == 6


@pytest.mark.parametrize("channels", [Channels(), Channels(lexical=False), Channels(dense=False)])
@pytest.mark.parametrize("among", [Filter(), Filter(kinds=("body",))])
@pytest.mark.parametrize("k", [1, 2, 10])
def test_many_questions_at_once_find_what_each_finds_alone(search, channels, among, k):
    questions = ["treaty", "河流的水", "Which treaties bind on a river?", "treaty", "volcano 2020"]
    together = search.search_each(questions, k, among, channels)
    assert len(together) == 5 and together[0] == together[3]
    assert together == [search.search(question, k, among, channels) for question in questions]


def test_no_question_finds_nothing(search):
    assert search.search_each([]) == []


def test_equal_scores_are_ordered_by_id():
    passages = [Passage(name, "d", "same", (Span(1, 0, 4),), (), "en", "body") for name in ("b", "c", "a")]
    vectors = [np.array([[1, 0], [1, 0]], dtype=np.float32)] * 3
    search = Search.over(passages, [_texts("same")] * 3, vectors, Compass(), DICTIONARY, IndexConfig())
    assert _ids(search.search("same")) == ["a", "b", "c"]
    assert _ids(search.search("same", k=2)) == ["a", "b"]


def test_one_channel_alone_can_be_measured(search):
    dense = search.search("treaty", k=6, channels=Channels(lexical=False))
    assert {name for hit in dense for name, _ in hit.trace} == {"dense", "likeness"}
    lexical = search.search("treaty", k=6, channels=Channels(dense=False))
    assert {name for hit in lexical for name, _ in hit.trace} == {"lexical"}


def test_words_alone_need_no_vectors(search, monkeypatch):
    asked, encode = [], Compass.encode
    monkeypatch.setattr(Compass, "encode", lambda self, texts: asked.extend(texts) or encode(self, texts))
    monkeypatch.delattr(Compass, "encode_asked")
    assert search.search("treaties", channels=Channels(dense=False))
    assert asked == []
    monkeypatch.undo()
    monkeypatch.setattr(Compass, "encode", lambda self, texts: asked.extend(texts) or encode(self, texts))
    search.search("treaties")
    assert asked == ["treaties"]


def test_a_passage_without_a_word_of_the_question_is_no_hit_of_words_alone(search):
    words = Channels(dense=False)
    assert set(_ids(search.search("treaty", k=6, channels=words))) == {"treaty", "both", "tiao"}
    # A river has no translation.
    assert set(_ids(search.search("river", k=6, channels=words))) == {"river", "both"}


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


@pytest.mark.parametrize(
    ("question", "score"),
    # The cosine and what lies across, then half and quarter shares of the words: f/(f + 0.9), all sentences as long.
    [
        ("treaty", 1 + 0.25 / 1.9 + 0.5 / 1.9),
        ("条约", 1 + 0.125 + 0.25 / 1.9 + 0.5 * SEARCHED["treati"] / (SEARCHED["treati"] + 0.9)),
    ],
)
def test_a_hit_tells_the_score_of_each_of_its_sentences_in_their_order(question, score):
    water, treaty = "Each Party shall measure the river water.", "This treaty binds every Party at once."
    # "Article 4." is no sentence that is searched by itself.
    made = {"last": f"{water} Article 4. {treaty}", "first": f"{treaty} {water}"}
    passages = [Passage(name, "d", text, (Span(1, 0, len(text)),), (), "en", "body") for name, text in made.items()]
    vectors = [np.array([(0.6, 0.8), *order], dtype=np.float32) for order in ([(1, 0), (0, 1)], [(0, 1), (1, 0)])]
    texts = [texts_of(passage) for passage in passages]
    hits = Search.over(passages, texts, vectors, Compass(), DICTIONARY, CONFIG).search(question)
    across = 0.125 if question == "条约" else 0.0
    told = {
        hit.passage.text[place.start : place.end]: said
        for hit in hits
        for place, said in zip(places_of(hit.passage), hit.sentences, strict=True)
    }
    assert {hit.passage.id: np.argmax(hit.sentences) for hit in hits} == {"last": 1, "first": 0}
    assert told == pytest.approx({water: across, treaty: score}, abs=1e-5)


def test_every_sentence_is_told_when_other_hits_are_cut_off(search):
    hits = search.search("treaty", k=2)
    assert [len(hit.sentences) for hit in hits] == [1, 1]
    # The only sentence of a passage is the passage.
    assert [hit.sentences[0] for hit in hits] == pytest.approx([hit.score for hit in hits], abs=1e-5)


def test_a_filter_finds_as_many_as_are_asked_for_however_near_what_it_leaves_out_is():
    # Of twelve passages the seven notes lie nearer than all five of the body.
    kinds = ["note"] * 7 + ["body"] * 5
    where = {"note": (0.0, 1.0), "body": (0.6, 0.8)}
    passages = [Passage(f"{n:02}", "d", "glacier", (Span(1, 0, 7),), (), "en", kind) for n, kind in enumerate(kinds)]
    vectors = [np.array([where[kind]] * 2, dtype=np.float32) for kind in kinds]
    texts = [_texts("glacier")] * 12
    search = Search.over(passages, texts, vectors, Compass(), DICTIONARY, IndexConfig(candidates=1))
    assert _ids(search.search("treaty", k=1, among=Filter(kinds=("body",)))) == ["07"]


class Waterman:
    """A reranker that likes a text the more, the earlier "water" or 水 stands in it; keeps what it read."""

    def __init__(self):
        self.read = []

    def scores(self, question, texts):
        self.read += [(question, text) for text in texts]
        places = [text.find("water") if "water" in text else text.find("水") for text in texts]
        return np.array([-9.0 if place < 0 else 1.0 - place / 4 for place in places], dtype=np.float32)


def test_a_reranker_reorders_the_hits_and_gives_the_scores_in_the_old_order(search):
    before, after = search.search("treaty", k=6), search.reranked_by(Waterman()).search("treaty", k=6)
    # "河流的水" has it at 3, "river water" at 6; the others, which lack it, keep their order.
    last = [name for name in _ids(before) if name not in ("he", "river")]
    assert _ids(before)[:2] != ["he", "river"]
    assert _ids(after) == ["he", "river", *last]
    assert [(hit.rank, hit.score) for hit in after] == [(hit.rank, hit.score) for hit in before]
    assert [hit.channel("reranker") for hit in after] == [0.25, -0.5, *[-9.0] * 4]


def test_a_reranked_hit_keeps_its_channels_and_its_sentences(search):
    before = {hit.passage.id: hit for hit in search.search("treaty", k=6)}
    for hit in search.reranked_by(Waterman()).search("treaty", k=6):
        assert hit.trace[:-1] == before[hit.passage.id].trace
        assert hit.sentences == before[hit.passage.id].sentences


def test_a_reranker_reads_as_many_hits_as_the_settings_say_however_few_are_asked_for(passages, search):
    config = dataclasses.replace(CONFIG, reranked=3)
    search = Search(passages, search.lanes, Compass(), DICTIONARY, config)
    before = _ids(search.search("treaty", k=6))
    assert before.index("river") >= 3  # the only other one with water, "he", lies behind as well
    reranker = Waterman()
    search = search.reranked_by(reranker)
    assert [text for _, text in reranker.read] == []
    assert _ids(search.search("treaty", k=6)) == before
    assert [question for question, _ in reranker.read] == ["treaty"] * 3
    assert _ids(search.search("treaty", k=1)) == before[:1]
    assert len(reranker.read) == 6


def test_a_hit_beyond_those_asked_for_comes_up_when_the_reranker_likes_it(search):
    assert "he" not in _ids(search.search("treaty", k=2))
    (hit,) = search.reranked_by(Waterman()).search("treaty", k=1)
    assert (hit.passage.id, hit.rank) == ("he", 1)


def test_a_reranker_reads_the_title_and_the_headings_above_the_passage(search):
    text = "The Parties measure the water."
    passages = [Passage("p", "d", text, (Span(1, 0, len(text)),), ("On Rivers", "Article 1"), "en", "body")]
    lanes = Search.over(passages, [_texts(text)], [np.eye(2, dtype=np.float32)], Compass(), DICTIONARY, CONFIG).lanes
    reranker = Waterman()
    for titles in ({}, {"d": "Basin"}, {"d": "On Rivers"}):
        Search(passages, lanes, Compass(), DICTIONARY, CONFIG, titles=titles).reranked_by(reranker).search("Who?")
    assert reranker.read == [
        ("Who?", "On Rivers › Article 1 › The Parties measure the water."),
        ("Who?", "Basin › On Rivers › Article 1 › The Parties measure the water."),
        ("Who?", "On Rivers › Article 1 › The Parties measure the water."),
    ]


def test_each_of_many_questions_is_reranked_by_itself(search):
    reranked = search.reranked_by(Waterman())
    questions = ["treaty", "河流的水"]
    assert reranked.search_each(questions, 3) == [reranked.search(question, 3) for question in questions]


def test_without_a_reranker_or_a_hit_nothing_is_reranked(search):
    reranker = Waterman()
    reranked = search.reranked_by(reranker)
    assert reranked.search("treaty", among=Filter(documents=("none",))) == ()
    assert reranked.reranked_by(None).search("treaty", k=6) == search.search("treaty", k=6)
    assert reranker.read == []


@pytest.mark.parametrize("question", ["river water by Article 2", "第二条的河流"])
def test_what_stands_under_the_provision_asked_for_is_lifted_in_both_languages_and_is_among_the_candidates(question):
    held = [
        Passage(f"{name}{n}", "d", text, (Span(1, 0, len(text)),), (heading.format(n),), language, "body")
        for name, language, heading in (("en", "en", "Article {}"), ("zh", "zh", "第{}条"))
        for n, text in (("1", "river water"), ("2", "a treaty binds"), ("3", "river"), ("4", "river water"))
    ]
    vectors = [np.eye(2, dtype=np.float32)[[int("treaty" in passage.text)] * 2] for passage in held]

    def found(among=Filter(), **settings):
        config = dataclasses.replace(CONFIG, candidates=1, **settings)
        search = Search.over(held, [_texts(p.text) for p in held], vectors, Compass(), DICTIONARY, config)
        return {hit.passage.id: hit.score for hit in search.search(question, k=8, among=among)}

    without, lifted = found(provision_weight=0.0), found(provision_weight=8.0)
    assert set(list(lifted)[:2]) == {"en2", "zh2"}
    assert lifted == pytest.approx({name: score + 8 * (name in ("en2", "zh2")) for name, score in without.items()})
    assert "en2" not in found(Filter(languages=("zh",)))
