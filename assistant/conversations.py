"""Conversations kept on this machine, in SQLite: to come back to, to search, to rate, to delete."""

from __future__ import annotations

import contextlib
import os
import secrets
import sqlite3
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from assistant.turns import Turn, now
from index.errors import UserError

NAME = "chats.db"
LOCAL = ""  # the user where there are no accounts
_TITLE = 120  # characters of the first question
_NOTE = 4_000  # characters of a note, at most
_SCHEMA = """
CREATE TABLE IF NOT EXISTS conversation (
    id TEXT PRIMARY KEY, user TEXT NOT NULL, title TEXT NOT NULL, begun TEXT NOT NULL, touched TEXT NOT NULL,
    deleted INTEGER NOT NULL DEFAULT 0);
CREATE TABLE IF NOT EXISTS turn (
    id TEXT PRIMARY KEY, conversation TEXT NOT NULL REFERENCES conversation(id) ON DELETE CASCADE,
    place INTEGER NOT NULL, text TEXT NOT NULL, answer TEXT NOT NULL,
    thumb INTEGER NOT NULL DEFAULT 0, note TEXT NOT NULL DEFAULT '');
CREATE INDEX IF NOT EXISTS turns ON turn (conversation, place);
"""
#: By SQLite's own name of what went wrong; anything else is damage. Nothing that was kept is lost by any of the first.
_REMEDIES = {
    "SQLITE_FULL": "Free space on its disk; what was kept before is safe.",
    "SQLITE_READONLY": "Let this program write the file and its folder, or name another: --chats DIR.",
    "SQLITE_CANTOPEN": "Let this program write the file and its folder, or name another: --chats DIR.",
    "SQLITE_IOERR": "Look after its disk: it could not be read or written.",
    "SQLITE_BUSY": "Try again: another program is writing it.",
}
_DAMAGED = "Move the file away to begin anew; sqlite3 FILE .recover gets back what can still be read."
_FOUND = """
SELECT c.id, c.title, c.begun, c.touched, (SELECT count(*) FROM turn t WHERE t.conversation = c.id)
FROM conversation c WHERE c.user = ? AND NOT c.deleted
AND EXISTS (SELECT 1 FROM turn t WHERE t.conversation = c.id AND t.text LIKE ? ESCAPE '\\')
ORDER BY c.touched DESC, c.rowid DESC LIMIT ?
"""


class ChatsError(UserError):
    """The file of conversations cannot be used."""


@dataclass(frozen=True, slots=True)
class Conversation:
    """One that was kept: ``title`` is its first question, the dates are UTC in ISO form."""

    id: str
    title: str
    begun: str
    touched: str
    turns: int


class Conversations:
    """The conversations in ``folder``. Every method may be called by many threads and processes at once.

    Every user sees their own alone. Raises ChatsError when the file is damaged or cannot be written.
    """

    def __init__(self, folder: Path) -> None:
        self._file = folder / NAME
        self._passing: tempfile.TemporaryDirectory[str] | None = None
        try:
            folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise ChatsError(
                f"{folder} cannot hold conversations ({error.strerror}).", "Name another folder."
            ) from error
        with self._open() as database:
            database.execute("PRAGMA journal_mode = WAL")  # readers do not wait for a writer
            database.executescript(_SCHEMA)
            (state,) = database.execute("PRAGMA quick_check(1)").fetchone()
            if state != "ok":  # said before anything is written, while all that can be read still can
                raise sqlite3.DatabaseError(state)

    @classmethod
    def held(cls, folder: Path) -> Conversations:
        """Those that are there already. Raises ChatsError also where there are none."""
        if not os.path.isfile(folder / NAME):  # also where it may not be looked for
            raise ChatsError(f"There are no conversations in {folder}.", "Name the folder of the app: --chats DIR.")
        return cls(folder)

    def clear(self) -> None:
        """Drop what was deleted and can still be restored: the screen that could do so is gone."""
        with self._open() as database:
            database.execute("DELETE FROM conversation WHERE deleted")

    @classmethod
    def passing(cls) -> Conversations:
        """Conversations that are gone when the process ends."""
        made = tempfile.TemporaryDirectory(prefix="chats-", ignore_cleanup_errors=True)
        conversations = cls(Path(made.name))
        conversations._passing = made  # it is removed when nobody holds it any more
        return conversations

    def keep(self, user: str, conversation: str, turn: Turn) -> None:
        """Keep ``turn`` in the conversation, which begins with it where it is new; one of the same id is replaced.

        A conversation of another user is left as it is.
        """
        at = now()
        text = "\n".join((turn.question, turn.understood, *(quote.text for quote in turn.quotes)))
        with self._open() as database:
            database.execute(
                "INSERT INTO conversation VALUES (?, ?, ?, ?, ?, 0) ON CONFLICT (id) "
                "DO UPDATE SET touched = excluded.touched WHERE conversation.user = excluded.user",
                (conversation, user, turn.question[:_TITLE], at, at),
            )
            database.execute(
                "INSERT INTO turn (id, conversation, place, text, answer) "
                "SELECT ?, id, (SELECT coalesce(max(place), 0) + 1 FROM turn WHERE conversation = ?), ?, ? "
                "FROM conversation WHERE id = ? AND user = ? "
                "ON CONFLICT (id) DO UPDATE SET text = excluded.text, answer = excluded.answer "
                "WHERE turn.conversation = excluded.conversation",
                (turn.id, conversation, text, turn.to_json(), conversation, user),
            )

    def found(self, user: str, words: str = "", most: int = 100) -> tuple[Conversation, ...]:
        """Those in which ``words`` stand, in a question or a quote, the last touched first; ``most`` at the most."""
        pattern = "".join(f"\\{c}" if c in "%_\\" else c for c in words.strip())
        with self._open() as database:
            rows = database.execute(_FOUND, (user, f"%{pattern}%", most)).fetchall()
        return tuple(Conversation(*row) for row in rows)

    def turns(self, user: str, conversation: str) -> tuple[Turn, ...]:
        """The turns in order; empty when there is no such conversation of this user."""
        return self._turns("c.id = ?", user, conversation)

    def turn(self, user: str, turn_id: str) -> Turn | None:
        """One turn; None when there is no such turn of this user."""
        return next(iter(self._turns("t.id = ?", user, turn_id)), None)

    def all_turns(self, user: str) -> tuple[Turn, ...]:
        """All turns, by conversation."""
        return self._turns("'' = ?", user, "")

    def rate(self, user: str, turn_id: str, thumb: int, note: str) -> Turn | None:
        """The turn with this opinion of it, kept; None when there is no such turn of this user."""
        with self._open() as database:
            database.execute(
                "UPDATE turn SET thumb = ?, note = ? WHERE id = ? "
                "AND conversation IN (SELECT id FROM conversation WHERE user = ?)",
                (max(-1, min(1, thumb)), note.strip()[:_NOTE], turn_id, user),
            )
        return self.turn(user, turn_id)

    def delete(self, user: str, conversation: str) -> None:
        """Put the conversation out of sight. It can be restored until the next is deleted, or ``clear``."""
        with self._open() as database:
            database.execute("DELETE FROM conversation WHERE deleted AND user = ?", (user,))
            database.execute("UPDATE conversation SET deleted = 1 WHERE id = ? AND user = ?", (conversation, user))

    def restore(self, user: str) -> bool:
        """Bring the conversation back that was deleted last; whether there was one."""
        with self._open() as database:
            back = database.execute("UPDATE conversation SET deleted = 0 WHERE deleted AND user = ?", (user,))
            return back.rowcount > 0

    def _turns(self, which: str, user: str, key: str) -> tuple[Turn, ...]:
        with self._open() as database:
            rows = database.execute(
                "SELECT t.answer, t.thumb, t.note FROM turn t JOIN conversation c ON c.id = t.conversation "
                f"WHERE c.user = ? AND NOT c.deleted AND {which} ORDER BY c.rowid, t.place",
                (user, key),
            ).fetchall()
        try:
            return tuple(Turn.from_json(*row) for row in rows)
        except (KeyError, TypeError, ValueError) as error:
            raise self._damaged(error) from error

    @contextlib.contextmanager
    def _open(self) -> Iterator[sqlite3.Connection]:
        """A connection for one call: none is shared by threads. What is done is committed together or not at all."""
        try:
            with contextlib.closing(sqlite3.connect(self._file, timeout=10)) as database, database:
                database.execute("PRAGMA foreign_keys = ON")
                database.execute("PRAGMA secure_delete = ON")  # what is deleted is overwritten on the disk
                database.execute("PRAGMA synchronous = NORMAL")
                yield database
        except sqlite3.Error as error:
            raise self._damaged(error) from error
        except UnicodeEncodeError as error:  # half a character, which no keyboard writes but a program can send
            raise ChatsError(f"The text cannot be kept ({error.reason}).", "Leave out what is no character.") from error

    def _damaged(self, error: Exception) -> ChatsError:
        kind = "_".join(getattr(error, "sqlite_errorname", "").split("_")[:2])  # without what SQLite adds to it
        return ChatsError(f"The conversations in {self._file} cannot be used ({error}).", _REMEDIES.get(kind, _DAMAGED))


def new_id() -> str:
    """A name for a conversation or a turn that nobody can guess: 32 hexadecimal digits."""
    return secrets.token_hex(16)
