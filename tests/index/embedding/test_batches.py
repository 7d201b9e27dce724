"""The stream of training batches."""

from __future__ import annotations

from itertools import islice

import pytest

from index.embedding.batches import Batch, Batches
from index.embedding.parallel import Answered, Pair
from index.embedding.vocabulary import SPECIAL, build_tokenizer

STUDENT = build_tokenizer([*SPECIAL, "法", "水", "▁law", "▁water"])
TEACHER = build_tokenizer([*SPECIAL, "▁water", "▁law"])
LAW, WATER = (STUDENT.token_to_id(word) for word in ("▁law", "▁water"))
FA, SHUI = (STUDENT.token_to_id(word) for word in ("法", "水"))
#: Twenty Chinese characters are as many English words.
PAIRS = [Pair("a", " ".join(["law"] * 20), "法" * 20) for _ in range(30)]
PAIRS += [Pair("b", " ".join(["water"] * 10), "水" * 10) for _ in range(60)]
QUESTIONS = [
    Answered("法", "法，法，法"),
    Answered("水", "水，水，水"),
    Answered("法，", "法，水"),
    Answered("水，", "水，法"),
]
TERMS = [Pair("t", "law", "法")]
#: The only term as the student reads it; no sentence is as short.
TERM = STUDENT.encode("法").ids


@pytest.fixture(autouse=True)
def little_at_a_time(monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("index.embedding.batches._CHUNK", 512)


def stream(
    count: int,
    questions: list[Answered] | None = None,
    terms: list[Pair] | None = None,
    tokens: int = 512,
    longest: int = 600,
    seed: int | str = 1,
) -> list[Batch]:
    made = Batches(PAIRS, terms or [], questions or [], STUDENT, TEACHER, tokens, longest, seed)
    return list(islice(made, count))


def kind(batch: Batch) -> str:
    """s for sentences, t for terms, w for a Chinese passage, e for an English one, q for questions."""
    if batch.teacher is None:
        return "q"
    if batch.query is None:
        return "t" if TERM in batch.student else "s"
    return "e" if {LAW, WATER} & set(batch.student[0]) else "w"


def test_the_kinds_come_in_a_fixed_order():
    assert "".join(map(kind, stream(54, QUESTIONS, TERMS))) == "sswsstesswssesstwssesswsstq" * 2


def test_without_terms_the_rest_keeps_its_order():
    assert "".join(map(kind, stream(48, QUESTIONS))) == ("sswsse" * 3 + "sswssq") * 2


def test_without_questions_the_rest_keeps_its_order():
    assert "".join(map(kind, stream(46))) == ("sswsse" * 3 + "sswss") * 2
    assert "".join(map(kind, stream(52, terms=TERMS))) == "sswsstesswssesstwssesswsst" * 2


def test_terms_are_drawn_to_their_glosses_and_stand_in_no_other_batch():
    gloss = TEACHER.encode("law").ids
    for batch in stream(52, terms=TERMS):
        if kind(batch) == "t":
            assert set(map(tuple, batch.student)) == {tuple(TERM)}
            assert set(map(tuple, batch.teacher or [])) == {tuple(gloss)}
        else:
            assert TERM not in [*batch.student, *(batch.query or [])]


def test_sentences_and_terms_each_have_the_english_in_their_own_every_third_batch():
    made = stream(54, terms=TERMS)
    for name, count in (("s", 18), ("t", 6)):
        rows = [batch.english for batch in made if kind(batch) == name][:count]
        assert [english is not None for english in rows] == [False, False, True] * (count // 3)
    law = STUDENT.encode("law").ids
    third = [batch for batch in made if kind(batch) == "t"][2]
    assert third.english == [law] * len(third.student)


def test_every_third_batch_of_sentences_has_the_english_too():
    sentences = [batch for batch in stream(27) if kind(batch) == "s"][:18]
    assert [batch.english is not None for batch in sentences] == [False, False, True] * 6
    for batch in sentences:
        assert batch.query is None and batch.teacher is not None
        assert len(batch.student) == len(batch.teacher) == len(batch.english or batch.student)


def test_a_batch_of_sentences_or_terms_keeps_to_its_tokens_and_a_text_to_its_length():
    for batch in stream(33, terms=TERMS, tokens=64, longest=16):
        rows = [*batch.student, *(batch.teacher or []), *(batch.english or []), *(batch.query or [])]
        assert max(map(len, rows)) <= 16
        if kind(batch) in "st":
            longest = max(map(len, [*batch.student, *(batch.english or [])]))
            assert longest * len(batch.student) <= 64


def test_a_window_is_whole_sentences_of_one_source_in_both_languages():
    for batch in stream(33):
        if kind(batch) in "we":
            for student, teacher, query in zip(batch.student, batch.teacher or [], batch.query or [], strict=True):
                said, words = set(student[1:-1]), set(query[1:-1])
                assert len(student) == len(teacher)  # as many tokens in either language
                assert said <= {LAW, FA} or said <= {WATER, SHUI}
                assert len(words) == 1 and words < ({LAW, FA} if said <= {LAW, FA} else {WATER, SHUI})
                assert len(query) == 2 + (20 if words <= {LAW, FA} else 10)
                assert 80 - 20 <= len(student) - 2 <= 1.3 * 360


def test_an_english_window_is_what_the_teacher_reads_and_its_query_is_chinese():
    made = [batch for batch in stream(46) if kind(batch) == "e"]
    assert len(made) == 6
    for batch in made:
        in_teacher = {LAW: TEACHER.token_to_id("▁law"), WATER: TEACHER.token_to_id("▁water")}
        assert batch.teacher == [[in_teacher.get(token, token) for token in row] for row in batch.student]
        assert {token for row in batch.query or [] for token in row[1:-1]} <= {FA, SHUI}


def test_a_chinese_window_is_asked_in_both_languages():
    asked = {row[1] for batch in stream(46) if kind(batch) == "w" for row in batch.query or []}
    assert asked == {FA, SHUI, LAW, WATER}


def test_each_question_stands_beside_its_own_passage():
    (batch,) = stream(24, QUESTIONS)[23:]
    belongs = {(2 + len(q.text), 2 + len(q.passage)) for q in QUESTIONS}
    rows = list(zip(batch.query or [], batch.student, strict=True))
    assert {(len(query), len(passage)) for query, passage in rows} <= belongs
    assert all(query[1] == passage[1] for query, passage in rows)


def test_words_become_english_in_questions_then_in_passages():
    # A batch has room for 2 · 512 / 16 questions, which is all of them; what is left of a round comes as it is.
    made = [batch for batch in stream(27 * 6, QUESTIONS * 16, TERMS, longest=16) if kind(batch) == "q"]
    first, second, third = [batch for batch in made if len(batch.student) == 64][:3]
    english = [
        (sum(row.count(LAW) for row in batch.query or []), sum(row.count(LAW) for row in batch.student))
        for batch in (first, second, third)
    ]
    assert [(asked > 0, said > 0) for asked, said in english] == [(False, False), (True, False), (False, True)]


def test_the_same_seed_gives_the_same_batches_and_another_gives_others():
    assert stream(27, QUESTIONS, TERMS) == stream(27, QUESTIONS, TERMS)
    assert stream(3) != stream(3, seed="13+500")
