"""The researcher's commands, python -m assistant: ask | chat | cite | conversations; account add."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from assistant.account_command import add_parser as add_account
from assistant.answer import Answer, Citation
from assistant.ask import Assistant
from assistant.cite_command import add_parser as add_cite
from assistant.conversation_command import add_parser as add_conversations
from assistant.conversations import LOCAL, Conversations, new_id
from assistant.frame import notes, opening, reason, understanding
from assistant.turns import turn_of
from index.command import status_of
from index.errors import QueryError
from index.jsonl import read_asked
from index.library import Library
from index.options import add_filter, filter_of


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command; 0 done, 1 the user must act, 2 wrong usage."""
    parser = argparse.ArgumentParser(prog="python -m assistant", description="Ask the library.")
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    command = commands.add_parser("ask", help="answer one question, or a file of them")
    asked = command.add_mutually_exclusive_group(required=True)
    asked.add_argument("question", nargs="?")
    asked.add_argument("--questions", type=Path, help='JSON lines with "id" and "question"')
    command.add_argument("--json", action="store_true", help="print JSON lines")
    command.set_defaults(run=_ask)
    talk = commands.add_parser("chat", help="a conversation: a question a line, an empty line ends it")
    talk.set_defaults(run=_chat)
    for each in (command, talk):
        each.add_argument("--index", type=Path, default=Path("var/index"), help="index folder (var/index)")
        add_filter(each)
    talk.add_argument("--chats", type=Path, help="keep it among the conversations in this folder")
    add_cite(commands)
    add_conversations(commands)
    add_account(commands)
    options = parser.parse_args(arguments)

    def run() -> None:
        said = options.run(options)
        if said:
            print(said)

    return status_of(run)


def _ask(options: argparse.Namespace) -> None:
    questions = [("", options.question)] if options.questions is None else read_asked(options.questions, "question")
    assistant = Assistant.open(options.index)
    among = filter_of(options, assistant.library)
    for question_id, question in questions:
        answer = assistant.ask(question, among=among)
        if options.json:
            print(json.dumps(_as_json(question_id, answer, assistant.library), ensure_ascii=False), flush=True)
        else:
            print(_as_text(answer, assistant.library))


def _chat(options: argparse.Namespace) -> None:
    assistant = Assistant.open(options.index)
    among = filter_of(options, assistant.library)
    chats = Conversations(options.chats) if options.chats else None
    understood: list[str] = []
    conversation = new_id()
    while question := _typed():
        try:
            answer = assistant.ask(question, understood, among)
        except QueryError as error:
            print(f"{error.message}\n{error.remedy}", file=sys.stderr)
            continue
        understood.append(answer.understood)
        print(_as_text(answer, assistant.library), flush=True)
        if chats:
            chats.keep(LOCAL, conversation, turn_of(new_id(), question, answer, assistant.library))


def _typed() -> str:
    """The next line from the terminal or a pipe; empty at the end."""
    if sys.stdin.isatty():
        print("\n? ", end="", flush=True)
    return sys.stdin.readline().strip()


def _as_json(question_id: str, answer: Answer, library: Library) -> dict[str, Any]:
    return {
        "id": question_id,
        "question": answer.question,
        "language": answer.language,
        "abstained": answer.abstained is not None,
        "reason": reason(answer) or None,
        "statements": [{"text": s.text, "citations": list(s.citations)} for s in answer.statements],
        "citations": [_citation_json(citation, library) for citation in answer.citations],
        "answerer": answer.answerer,
        "index_version": answer.index_version,
        "seconds": answer.seconds,
        "understood": answer.understood,
        "also_searched": list(answer.also_searched),
        "notes": list(answer.notes),
    }


def _citation_json(citation: Citation, library: Library) -> dict[str, Any]:
    document = library.documents[citation.document_id]
    passage = library.passages[citation.passage_id]
    pages = list(dict.fromkeys(span.page for span in citation.spans))
    return {
        "number": citation.number,
        "document": document.id,
        "file": document.file,
        "title": document.title,
        "passage": citation.passage_id,
        "pages": pages,
        "page_labels": list(document.labels_of(citation.spans)),
        "heading": list(passage.heading),
        "quote": citation.quote,
    }


def _as_text(answer: Answer, library: Library) -> str:
    told = (understanding(answer), reason(answer) or opening(answer, library), *notes(answer))
    lines = [f"\n{answer.question}", *(line for line in told if line), ""]
    for statement in answer.statements:
        side = f"({statement.about}) " if statement.about else ""
        lines.append(f"• {side}{statement.text} {''.join(f'[{number}]' for number in statement.citations)}")
    for citation in answer.citations:
        document, passage = library.documents[citation.document_id], library.passages[citation.passage_id]
        place = document.place(citation.spans, "en")
        lines.append(f"  [{citation.number}] {document.title}, {place}  {' › '.join(passage.heading)}")
    for hit in answer.abstained.nearest if answer.abstained else ():
        document = library.documents[hit.passage.document_id]
        lines.append(f"  – {document.title}, {document.place(hit.passage.spans, 'en')}: {hit.passage.text[:120]}…")
    return "\n".join(lines)


if __name__ == "__main__":
    sys.exit(main())
