"""What stands for a passage: its text for the words, its vectors and those of its sentences."""

import numpy as np
import pytest

from index.document import Passage, Record, Span
from index.represent import indexed_text, vectors_of

ENGLISH = "Each Party shall measure the water. Article 4. The Committee meets every year."
CHINESE = "各方应当每月测量水质。第四条。委员会每年举行一次会议。"


class Counter:
    """Embeds a text as its length, and remembers what it was asked."""

    def __init__(self):
        self.asked = []

    def encode(self, texts, progress=None):
        self.asked += texts
        if progress:
            progress(len(texts))
        return np.array([[len(text), 1] for text in texts], dtype=np.float32).reshape(-1, 2)


def _passage(name, text, language="en"):
    return Passage(name, "d", text, (Span(1, 0, len(text)),), (), language, "body")


def test_title_and_headings_stand_before_the_text_once(make_document):
    record = Record("Title", (), "", "", "", "{}")
    passage = Passage("p", "d", "text", (Span(1, 0, 4),), ("Title", "Article 1"), "en", "body")
    assert indexed_text(make_document([], record=record), passage) == "Title\nArticle 1\ntext"


@pytest.mark.parametrize(
    ("text", "language", "parts"),
    [
        (ENGLISH, "en", ["Each Party shall measure the water.", "The Committee meets every year."]),
        (CHINESE, "zh", ["各方应当每月测量水质。", "委员会每年举行一次会议。"]),
    ],
)
def test_the_indexed_text_and_each_sentence_that_is_not_short_have_a_vector(text, language, parts):
    embedder = Counter()
    (made,) = vectors_of([_passage("p", text, language)], ["Title\n" + text], embedder, {})
    assert embedder.asked == ["Title\n" + text, *parts]
    assert made.dtype == np.float32
    assert made[:, 0].tolist() == [len(text) + 6, *map(len, parts)]


@pytest.mark.parametrize(("text", "language"), [("Article 4. It ends.", "en"), ("第四条。", "zh"), ("Fin", "en")])
def test_there_is_at_least_one_sentence(text, language):
    embedder = Counter()
    (made,) = vectors_of([_passage("p", text, language)], ["Title"], embedder, {})
    assert embedder.asked == ["Title", text]
    assert made.shape == (2, 2)


def test_known_vectors_are_kept_and_every_passage_has_its_own():
    known = np.array([[7, 7], [8, 8]], dtype=np.float32)
    passages = [_passage("a", "Fin"), _passage("b", ENGLISH), _passage("c", "End!")]
    embedder = Counter()
    made = vectors_of(passages, ["Title", "Known", "Titles"], embedder, {"b": known})
    assert embedder.asked == ["Title", "Fin", "Titles", "End!"]
    assert [rows[:, 0].tolist() for rows in made] == [[5, 3], [7, 8], [6, 4]]


def test_nothing_is_embedded_when_all_is_known():
    known = np.array([[7, 7], [8, 8]], dtype=np.float32)
    embedder = Counter()
    (made,) = vectors_of([_passage("a", ENGLISH)], ["Title"], embedder, {"a": known})
    assert embedder.asked == []
    assert made is known


def test_progress_counts_texts():
    told = []
    vectors_of([_passage("a", ENGLISH)], ["Title"], Counter(), {}, lambda done, total: told.append((done, total)))
    assert told == [(3, 3)]
