"""The commands on what was kept: python -m assistant conversations list | export | rated | delete | restore."""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict
from pathlib import Path

from assistant.cite_command import add_style
from assistant.conversations import LOCAL, Conversation, Conversations
from assistant.question_set import question_set
from assistant.references.export import Form, cited, taken, today
from assistant.references.listing import listing
from assistant.references.styles import style_of
from assistant.turns import Turn
from index.archive import write_out
from index.errors import QueryError
from index.library import Library
from index.options import count

_LISTED = 10_000  # conversations


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Put "conversations" among ``commands``; its options lead to functions here as ``run(options)``."""
    kept = commands.add_parser("conversations", help="what was asked on the screen, and kept")
    actions = kept.add_subparsers(required=True, metavar="ACTION")
    place = argparse.ArgumentParser(add_help=False)
    place.add_argument("--chats", type=Path, default=Path("var/chats"), help="folder of conversations (var/chats)")
    place.add_argument("--user", default=LOCAL, help="whose they are, where there are accounts")
    library = argparse.ArgumentParser(add_help=False)
    library.add_argument("--index", type=Path, default=Path("var/index"), help="index folder (var/index)")
    library.add_argument("--out", type=Path, help="write it here; else text is printed")

    action = actions.add_parser("list", parents=[place], help="those there are, the last touched first")
    action.add_argument("--words", default="", help="only those in which these words stand")
    action.add_argument("--json", action="store_true", help="print JSON lines")
    action.set_defaults(run=_list)

    action = actions.add_parser("export", parents=[place, library], help="one of them, or what it cites")
    action.add_argument("conversation", help="its id, as list tells it")
    action.add_argument(
        "--form", choices=[form.value for form in Form], default=Form.MARKDOWN, help="of the file (markdown)"
    )
    action.add_argument("--turn", type=count, help="for references: of one answer, counted from 1")
    action.add_argument("--quote", default="", help="for references: of one quote of that answer, by its mark")
    add_style(action)
    action.set_defaults(run=_export)

    action = actions.add_parser("rated", parents=[place, library], help="what was rated, as a question set")
    action.set_defaults(run=_rated)

    action = actions.add_parser("delete", parents=[place], help="take one away")
    action.add_argument("conversation", help="its id, as list tells it")
    action.set_defaults(run=_delete)
    action = actions.add_parser("restore", parents=[place], help="bring back the one that was deleted last")
    action.set_defaults(run=_restore)


def _list(options: argparse.Namespace) -> str:
    found = Conversations.held(options.chats).found(options.user, options.words, _LISTED)
    return "\n".join(json.dumps(asdict(one), ensure_ascii=False) if options.json else _line(one) for one in found)


def _export(options: argparse.Namespace) -> str:
    """Raises QueryError when there is no such conversation, answer or quote, or not in that form."""
    turns = Conversations.held(options.chats).turns(options.user, options.conversation)
    if not turns:
        raise _missing(options.conversation)
    documents = Library.open(options.index).documents
    style, form = style_of(options.style, options.language), Form(options.form)
    if options.quote and options.turn is None:
        raise QueryError("A quote is named and no answer.", "Name the answer, counted from 1: --turn N")
    if options.turn is not None and form is not Form.REFERENCES:
        raise QueryError("Of one answer the references alone are exported.", "Ask for them: --form references")
    if form is Form.REFERENCES and options.turn is not None:
        made = listing(cited(_turn(turns, options), options.quote), documents, style, options.language).encode()
    else:
        made = taken(turns, form, documents, style, options.language, today())
    return _given(made, options.out, form)


def _turn(turns: tuple[Turn, ...], options: argparse.Namespace) -> Turn:
    number: int = options.turn
    if not 1 <= number <= len(turns):
        raise QueryError(f"The conversation has no answer {number}.", f"It has 1 to {len(turns)}.")
    turn = turns[number - 1]
    if options.quote and turn.quote(options.quote) is None:
        raise QueryError(f"The answer has no quote {options.quote}.", f"It has 1 to {len(turn.quotes)}.")
    return turn


def _rated(options: argparse.Namespace) -> str:
    turns = Conversations.held(options.chats).all_turns(options.user)
    text = question_set(turns, Library.open(options.index).documents)
    return _given(text.encode(), options.out, Form.REFERENCES)


def _given(made: bytes, out: Path | None, form: Form) -> str:
    """What is to be printed: the text itself, or where it was written. Raises OutputError when it cannot be."""
    if out is not None:
        write_out(out, made)
        return f"Written to {out}."
    if form is Form.WORD:
        raise QueryError("A Word file cannot be printed.", "Name the file to write: --out NAME.docx")
    return made.decode().rstrip("\n")


def _delete(options: argparse.Namespace) -> str:
    chats = Conversations.held(options.chats)
    if not chats.turns(options.user, options.conversation):
        raise _missing(options.conversation)
    chats.delete(options.user, options.conversation)
    return "Deleted. Until another is, or the screen is started again, it can be had back: conversations restore."


def _restore(options: argparse.Namespace) -> str:
    """Those there are then. Raises QueryError when nothing can be brought back."""
    if not Conversations.held(options.chats).restore(options.user):
        remedy = "What was deleted last can be, until another is or the screen is started again."
        raise QueryError("There is no conversation to bring back.", remedy)
    return _list(argparse.Namespace(chats=options.chats, user=options.user, words="", json=False))


def _line(one: Conversation) -> str:
    title = "".join(character if character.isprintable() else " " for character in one.title)
    return f"{one.id}  {one.touched[:10]}  {one.turns:>3}  {title}"


def _missing(conversation: str) -> QueryError:
    return QueryError(
        f"There is no conversation {conversation}.",
        "python -m assistant conversations list tells those there are; with accounts, those of --user NAME.",
    )
