"""Conversations on disk: kept, found, rated, deleted, and each user's own."""

from __future__ import annotations

import contextlib
import sqlite3
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

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
    Conversations(tmp_path).restore(LOCAL)  # another program that looks in drops nothing
    assert [c.id for c in kept.found(LOCAL)] == ["c", "b"]
    kept.delete(LOCAL, "b")
    kept.clear()
    kept.restore(LOCAL)
    assert [c.id for c in kept.found(LOCAL)] == ["c"]


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


def write_ten(folder: Path, name: str) -> None:
    chats = Conversations(folder)
    for place in range(10):
        chats.keep(LOCAL, name, a_turn(f"{name}-{place}", f"q{place}"))
        chats.rate(LOCAL, f"{name}-{place}", 1, "")


def test_many_processes_begin_and_write_at_once_and_nothing_is_lost(tmp_path):
    # By its path: a test module is in no package that another process could import.
    code = (
        "import pathlib, runpy, sys; runpy.run_path(sys.argv[1])['write_ten'](pathlib.Path(sys.argv[2]), sys.argv[3])"
    )
    writers = [subprocess.Popen([sys.executable, "-c", code, __file__, str(tmp_path), str(name)]) for name in range(6)]
    assert [writer.wait() for writer in writers] == [0] * 6
    chats = Conversations(tmp_path)
    kept = [[turn.question for turn in chats.turns(LOCAL, str(name))] for name in range(6)]
    assert kept == [[f"q{place}" for place in range(10)]] * 6
    assert all(turn.thumb == 1 for turn in chats.all_turns(LOCAL))


@pytest.mark.parametrize("content", [b"no database" * 500, b"SQLite format 3\x00" + b"\xff" * 5_000])
def test_a_damaged_file_is_said_with_a_remedy_and_left_as_it_is(tmp_path, content):
    (tmp_path / "chats.db").write_bytes(content)
    with pytest.raises(ChatsError, match="Move the file away"):
        Conversations(tmp_path)
    assert (tmp_path / "chats.db").read_bytes() == content


def test_damage_in_the_middle_is_seen_before_anything_is_written(kept, tmp_path):
    for place in range(200):
        kept.keep(LOCAL, "c", a_turn(str(place), "word " * 200))
    whole = compact(tmp_path / "chats.db")
    broken = whole[: len(whole) // 2] + b"\x5a" * 8_192 + whole[len(whole) // 2 + 8_192 :]
    (tmp_path / "chats.db").write_bytes(broken)
    with pytest.raises(ChatsError, match="recover"):
        Conversations(tmp_path)
    assert (tmp_path / "chats.db").read_bytes() == broken


def compact(path: Path) -> bytes:
    """The database in one file."""
    with contextlib.closing(sqlite3.connect(path)) as database:
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return path.read_bytes()


def test_a_turn_that_is_damaged_is_said(kept, tmp_path):
    kept.keep(LOCAL, "c", a_turn("1", "q"))
    with contextlib.closing(sqlite3.connect(tmp_path / "chats.db")) as database, database:
        database.execute("UPDATE turn SET answer = '{'")
    with pytest.raises(ChatsError, match="recover"):
        kept.turns(LOCAL, "c")
    assert len(kept.found(LOCAL)) == 1


def test_a_full_disk_is_said_and_what_was_kept_stays(kept, monkeypatch):
    kept.keep(LOCAL, "c", a_turn("1", "kept"))
    connect = sqlite3.connect

    def full(*arguments: Any, **named: Any) -> sqlite3.Connection:
        database = connect(*arguments, **named)
        (pages,) = database.execute("PRAGMA page_count").fetchone()
        database.execute(f"PRAGMA max_page_count = {pages}")  # SQLite says the same of a disk that is full
        return database

    monkeypatch.setattr(sqlite3, "connect", full)
    with pytest.raises(ChatsError, match=r"full.* Free space"):
        kept.keep(LOCAL, "c", a_turn("2", "lost " * 100_000))
    monkeypatch.undo()
    assert [turn.question for turn in kept.turns(LOCAL, "c")] == ["kept"]
    kept.keep(LOCAL, "c", a_turn("2", "again"))
    assert len(kept.turns(LOCAL, "c")) == 2


def test_a_file_that_may_not_be_written_is_said_and_still_read(kept, monkeypatch):
    kept.keep(LOCAL, "c", a_turn("1", "kept"))
    connect = sqlite3.connect
    monkeypatch.setattr(sqlite3, "connect", lambda path, **named: connect(f"file:{path}?mode=ro", uri=True, **named))
    with pytest.raises(ChatsError, match=r"readonly.* --chats"):
        kept.keep(LOCAL, "c", a_turn("2", "lost"))
    assert [turn.question for turn in kept.turns(LOCAL, "c")] == ["kept"]


def test_half_a_character_is_refused_in_words(kept):
    for act in (
        lambda: kept.keep(LOCAL, "c", a_turn("1", "half \ud800")),
        lambda: kept.turns(LOCAL, "\ud800"),
        lambda: kept.found(LOCAL, "\ud800"),
    ):
        with pytest.raises(ChatsError, match="no character"):
            act()
    assert kept.found(LOCAL) == ()


def test_a_folder_that_cannot_be_is_said(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(ChatsError, match="another folder"):
        Conversations(tmp_path / "file" / "chats")


def test_what_is_there_is_opened_and_nothing_is_made(tmp_path):
    with pytest.raises(ChatsError, match="--chats"):
        Conversations.held(tmp_path)
    assert list(tmp_path.iterdir()) == []
    Conversations(tmp_path).keep(LOCAL, "c", a_turn("1", "q"))
    assert len(Conversations.held(tmp_path).found(LOCAL)) == 1


def test_passing_conversations_are_kept_while_they_are_held():
    passing = Conversations.passing()
    passing.keep(LOCAL, "c", a_turn("1", "q"))
    assert len(passing.all_turns(LOCAL)) == 1


def test_ids_differ_and_are_hexadecimal():
    assert len({new_id() for _ in range(100)}) == 100 and len(new_id()) == 32 and int(new_id(), 16) >= 0


def test_a_folder_that_may_not_be_looked_into_holds_none(tmp_path, monkeypatch):
    def refused(path, **_):
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr(Path, "stat", refused)
    with pytest.raises(ChatsError, match="no conversations"):
        Conversations.held(tmp_path)
