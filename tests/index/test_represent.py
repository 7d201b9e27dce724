"""What stands for a passage: its text and those of its sentences, and their vectors."""

import numpy as np
import pytest

from index.document import Passage, Span
from index.lane import Texts
from index.represent import places_of, remembering, texts_of, vectors_of

ENGLISH = "Each Party shall measure the water. Article 4. The Committee meets every year."
CHINESE = "各方应当每月测量水质。第四条。委员会每年举行一次会议。"


class Counter:
    """Embeds a text as its length, and remembers what it was asked."""

    dimension = 2

    def __init__(self):
        self.asked = []

    def encode(self, texts, progress=None):
        self.asked += texts
        if progress:
            progress(len(texts))
        return np.array([[len(text), 1] for text in texts], dtype=np.float32).reshape(-1, 2)


def _texts(whole, *sentences):
    return Texts("", whole, sentences)


def _passage(name, text, language="en"):
    return Passage(name, "d", text, (Span(1, 0, len(text)),), (), language, "body")


@pytest.mark.parametrize(
    ("title", "whole"),
    [("Title", "Title\nArticle 1\ntext"), ("Other", "Other\nTitle\nArticle 1\ntext"), ("", "Title\nArticle 1\ntext")],
)
def test_title_and_headings_are_embedded_before_the_whole_once_and_before_no_sentence(title, whole):
    passage = Passage("p", "d", "text", (Span(1, 0, 4),), ("Title", "Article 1"), "en", "body")
    assert texts_of(passage, title).embedded == (whole, "text")


@pytest.mark.parametrize(
    ("text", "language", "parts"),
    [
        (ENGLISH, "en", ["Each Party shall measure the water.", "The Committee meets every year."]),
        (CHINESE, "zh", ["各方应当每月测量水质。", "委员会每年举行一次会议。"]),
    ],
)
def test_each_sentence_that_is_not_short_is_a_text(text, language, parts):
    assert texts_of(_passage("p", text, language), "Title") == Texts("Title", text, tuple(parts))


@pytest.mark.parametrize(("text", "language"), [("Article 4. It ends.", "en"), ("第四条。", "zh"), ("Fin", "en")])
def test_there_is_at_least_one_sentence(text, language):
    assert texts_of(_passage("p", text, language)) == Texts("", text, (text,))
    assert [(place.start, place.end) for place in places_of(_passage("p", text, language))] == [(0, len(text))]


@pytest.mark.parametrize(
    ("text", "language", "places"), [(ENGLISH, "en", [(0, 35), (47, 78)]), (CHINESE, "zh", [(0, 11), (15, 27)])]
)
def test_the_sentences_have_their_places_in_the_passage(text, language, places):
    passage = _passage("p", text, language)
    assert [(place.start, place.end) for place in places_of(passage)] == places
    assert texts_of(passage).sentences == tuple(text[start:end] for start, end in places)


def test_every_text_of_a_passage_has_its_vector():
    embedder = Counter()
    made = vectors_of(
        [_passage("a", "Fin"), _passage("b", "End!")], [_texts("12345", "1", "12"), _texts("1234", "123")], embedder, {}
    )
    assert embedder.asked == ["12345", "1", "12", "1234", "123"]
    assert [rows.dtype for rows in made] == [np.float32] * 2
    assert [rows[:, 0].tolist() for rows in made] == [[5, 1, 2], [4, 3]]


def test_known_vectors_are_kept_and_every_passage_has_its_own():
    known = np.array([[7, 7], [8, 8]], dtype=np.float32)
    passages = [_passage("a", "Fin"), _passage("b", ENGLISH), _passage("c", "End!")]
    texts = [_texts("Title", "Fin"), _texts("Known", "Not", "asked"), _texts("Titles", "End!")]
    embedder = Counter()
    made = vectors_of(passages, texts, embedder, {"b": known})
    assert embedder.asked == ["Title", "Fin", "Titles", "End!"]
    assert [rows[:, 0].tolist() for rows in made] == [[5, 3], [7, 8], [6, 4]]


def test_nothing_is_embedded_when_all_is_known():
    known = np.array([[7, 7], [8, 8]], dtype=np.float32)
    embedder = Counter()
    (made,) = vectors_of([_passage("a", ENGLISH)], [_texts("Title", ENGLISH)], embedder, {"a": known})
    assert embedder.asked == []
    assert made is known


def test_progress_counts_texts():
    told = []
    passages = [_passage("a", "Fin"), _passage("b", "End!")]
    texts = [_texts("Fin", "Fin"), _texts("End!", "End!", "!")]
    known = {"b": np.ones((3, 2), dtype=np.float32)}
    vectors_of(passages, texts, Counter(), known, lambda done, total: told.append((done, total)))
    assert told == [(2, 2)]


def test_what_is_remembered_is_taken_as_it_is_and_the_rest_is_embedded_in_its_place():
    told, embedder = [], Counter()
    known = {"law": np.array([7, 7], dtype=np.float32), "gone": np.array([8, 8], dtype=np.float32)}
    encode = remembering(embedder, known, lambda done, total: told.append((done, total)))
    made = encode(["treaties", "law", "river"])
    assert embedder.asked == ["treaties", "river"]
    assert made.dtype == np.float32
    assert made.tolist() == [[8, 1], [7, 7], [5, 1]]
    assert told == [(2, 2)]


@pytest.mark.parametrize("texts", [[], ["law", "law"]])
def test_nothing_is_embedded_when_every_text_is_remembered(texts):
    embedder = Counter()
    made = remembering(embedder, {"law": np.array([7, 7], dtype=np.float32)}, lambda done, total: None)(texts)
    assert embedder.asked == []
    assert (made.shape, made.dtype) == ((len(texts), 2), np.float32)
