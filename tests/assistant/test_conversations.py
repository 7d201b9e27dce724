"""Conversations on disk: kept, found, rated, deleted, and each user's own."""

from __future__ import annotations

import threading

import pytest

from assistant.conversations import LOCAL, ChatsError, Conversations, new_id
from assistant.turns import Turn


def a_turn(turn_id: str, question: str) -> Turn:
    return Turn(turn_id, "2026-01-01T00:00:00+00:00", question, question, "en", "", False, (), (), (), (), "none", 1)


@pytest.fixture
def kept(tmp_path) -> Conversations:
    return Conversations(tmp_path)


def test_a_conversation_holds_its_turns_in_order(kept):
    kept.keep(LOCAL, "c", a_turn("1", "What is soft law?"))
    kept.keep(LOCAL, "c", a_turn("2", "Why is it chosen?"))
    (found,) = kept.found(LOCAL)
    assert (found.title, found.turns) == ("What is soft law?", 2)
    assert [turn.question for turn in kept.turns(LOCAL, "c")] == ["What is soft law?", "Why is it chosen?"]


def test_a_turn_of_the_same_id_is_replaced(kept):
    kept.keep(LOCAL, "c", a_turn("1", "first"))
    kept.keep(LOCAL, "c", a_turn("1", "second"))
    assert [turn.question for turn in kept.turns(LOCAL, "c")] == ["second"]


def test_a_replaced_turn_keeps_what_was_thought_of_it(kept):
    kept.keep(LOCAL, "c", a_turn("1", "q"))
    assert kept.rate(LOCAL, "1", 7, " good ") == kept.turn(LOCAL, "1")
    kept.keep(LOCAL, "c", a_turn("1", "q"))
    turn = kept.turn(LOCAL, "1")
    assert turn is not None and (turn.thumb, turn.note) == (1, "good")


@pytest.mark.parametrize(("words", "number"), [("SOFT", 1), ("软法", 1), ("100%", 1), ("100_", 0), ("", 2), ("no", 0)])
def test_words_are_searched_as_they_are(kept, words, number):
    kept.keep(LOCAL, "a", a_turn("1", "soft law 100% 软法"))
    kept.keep(LOCAL, "b", a_turn("2", "1000 rivers"))
    assert len(kept.found(LOCAL, words)) == number


def test_a_deleted_conversation_can_be_restored_until_the_next_is_deleted(kept, tmp_path):
    for name in "abc":
        kept.keep(LOCAL, name, a_turn(name, name))
    kept.delete(LOCAL, "a")
    assert [c.id for c in kept.found(LOCAL)] == ["c", "b"] and kept.turns(LOCAL, "a") == ()
    kept.restore(LOCAL)
    assert len(kept.found(LOCAL)) == 3
    kept.delete(LOCAL, "a")
    kept.delete(LOCAL, "b")
    kept.restore(LOCAL)
    assert [c.id for c in kept.found(LOCAL)] == ["c", "b"]
    kept.delete(LOCAL, "b")
    again = Conversations(tmp_path)
    again.restore(LOCAL)
    assert [c.id for c in again.found(LOCAL)] == ["c"]


def test_nobody_sees_or_changes_what_is_anothers(kept):
    kept.keep("ann", "c", a_turn("1", "secret"))
    before = kept.found("ann")
    kept.keep("bob", "c", a_turn("2", "added"))
    kept.keep("bob", "d", a_turn("1", "replaced"))
    kept.rate("bob", "1", 1, "mine")
    kept.delete("bob", "c")
    assert kept.found("ann") == before
    assert kept.turns("bob", "c") == () and kept.turn("bob", "1") is None
    (turn,) = kept.turns("ann", "c")
    assert (turn.question, turn.note) == ("secret", "")


def test_many_threads_write_at_once_and_nothing_is_lost(kept):
    def write(name: int) -> None:
        for place in range(10):
            kept.keep(LOCAL, str(name), a_turn(f"{name}-{place}", f"q{place}"))

    threads = [threading.Thread(target=write, args=(name,)) for name in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [[t.question for t in kept.turns(LOCAL, str(n))] for n in range(8)] == [[f"q{p}" for p in range(10)]] * 8


def test_a_damaged_file_is_said_with_a_remedy(tmp_path):
    (tmp_path / "chats.db").write_bytes(b"no database" * 500)
    with pytest.raises(ChatsError, match="Move the file away"):
        Conversations(tmp_path)


def test_passing_conversations_are_kept_while_they_are_held():
    passing = Conversations.passing()
    passing.keep(LOCAL, "c", a_turn("1", "q"))
    assert len(passing.all_turns(LOCAL)) == 1


def test_ids_differ_and_are_hexadecimal():
    assert len({new_id() for _ in range(100)}) == 100 and len(new_id()) == 32 and int(new_id(), 16) >= 0
