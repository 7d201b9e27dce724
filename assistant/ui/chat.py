"""What the screen does when the reader acts: each callback calls a recipe and renders what comes back."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import gradio as gr

from assistant.ask import Assistant
from assistant.conversations import Conversations, new_id
from assistant.references.styles import style_of
from assistant.talk import Talk, answered
from assistant.turns import Turn
from assistant.ui.filters import filter_of, panel_html
from assistant.ui.history import MOST, export_html, history_html, tools_html
from assistant.ui.messages import told
from assistant.ui.reader import reader_html
from assistant.ui.render import conversation_html, lost_html, pending_html, refusal_html, turn_html
from assistant.ui.take import take_html
from assistant.ui.viewer import view_of, viewer_html
from assistant.ui.visitor import Visitor, parsed, said, visitor_of
from index.errors import QueryError, UserError

_ID = 32  # characters of an id that the browser sends, at most


class Chat:
    """The callbacks of the screen over ``assistant`` and the conversations that are kept."""

    def __init__(self, assistant: Assistant, chats: Conversations) -> None:
        self.assistant = assistant
        self.chats = chats

    def arrive(self, request: gr.Request) -> tuple[Any, str, str, str, str, str, str, str]:
        """What a page shows first: field, tools, history, export, filters, conversation (that of ?c=), id, source."""
        visitor = visitor_of(request)
        wanted = request.query_params.get("c", "")[:_ID]
        turns = self.chats.turns(visitor.user, wanted) if wanted else ()
        conversation = wanted if turns else new_id()
        words = visitor.words
        return (
            gr.update(placeholder=words["placeholder"], label=words["question"]),
            tools_html(words),
            self.history("", request),
            export_html(words),
            panel_html(self.assistant.library.documents.values(), words),
            self._shown(conversation, turns, visitor),
            conversation,
            "",
        )

    def ask(self, question: str, extra: str, conversation: str, request: gr.Request) -> Iterator[tuple[Any, str]]:
        """Stream the answer into the conversation. ``extra`` is JSON: the filters, and the turn asked "instead" of.

        Gives the question's field and the conversation.
        """
        visitor, more = visitor_of(request), parsed(extra)
        turns = self.chats.turns(visitor.user, conversation)
        question = question or ""
        pending = pending_html(question, visitor.words, written=self.assistant.writer is not None)
        yield _busy(), self._shown(conversation, turns, visitor, pending)
        talk, instead = Talk(visitor.user, conversation, turns), str(more.get("instead") or "")
        kept = None
        try:
            for kept in answered(self.assistant, self.chats, talk, question, instead, filter_of(more)):
                growing = turn_html(kept.turn, self.assistant.library, visitor.words, busy=True)
                yield gr.skip(), self._shown(conversation, turns, visitor, growing)
        except UserError as error:
            refused = refusal_html(question, self._reason(error, question, visitor), visitor.words)
            # What was typed is not lost: it may be too long by a little.
            yield _ready(value=question), self._shown(conversation, turns, visitor, refused)
            return
        if kept and kept.problem:
            lost = turn_html(kept.turn, self.assistant.library, visitor.words) + lost_html(
                told(str(kept.problem), visitor.language)
            )
            yield _ready(), self._shown(conversation, turns, visitor, lost)
            return
        yield _ready(), self._shown(conversation, self.chats.turns(visitor.user, conversation), visitor)

    def stopped(self, conversation: str, request: gr.Request) -> tuple[Any, str]:
        """The field ready again, and what had been answered until then."""
        visitor = visitor_of(request)
        return _ready(), self._shown(conversation, self.chats.turns(visitor.user, conversation), visitor)

    def open(self, event: gr.EventData, request: gr.Request) -> str:
        """The source of the quote that the event names, or a document by itself, on a page where it names one."""
        visitor = visitor_of(request)
        if not said(event, "turn"):
            return self._document(said(event, "key"), said(event, "page"), visitor)
        turn = self.chats.turn(visitor.user, said(event, "turn")[:_ID])
        view = view_of(turn, said(event, "key"), said(event, "page")) if turn else None
        if view is None:
            return _empty(visitor.words["no_turn"])
        return viewer_html(view, self.assistant.library, visitor.words, visitor.language)

    def _document(self, key: str, page: str, visitor: Visitor) -> str:
        library = self.assistant.library
        document = library.documents.get(key)
        if document is None:
            return _empty(visitor.words["no_document"])
        return reader_html(document, page, library, visitor.words)

    def take(self, conversation: str, event: gr.EventData, request: gr.Request) -> str:
        """The references of the turn that the event names, or of one of its quotes, in the style that it names."""
        visitor = visitor_of(request)
        turn = self.chats.turn(visitor.user, said(event, "turn")[:_ID])
        if turn is None:
            return _empty(visitor.words["no_turn"])
        style = style_of(said(event, "style"), visitor.language)
        documents = self.assistant.library.documents
        return take_html(turn, said(event, "key"), conversation, style, documents, visitor.words, visitor.language)

    def fresh(self, request: gr.Request) -> tuple[str, str, str]:
        """A new conversation: nothing in it, its id, no source."""
        visitor = visitor_of(request)
        conversation = new_id()
        return self._shown(conversation, (), visitor), conversation, ""

    def reopen(self, event: gr.EventData, request: gr.Request) -> tuple[str, str, str]:
        """A conversation that was kept, its id, no source."""
        visitor = visitor_of(request)
        conversation = said(event, "conversation")[:_ID]
        turns = self.chats.turns(visitor.user, conversation)
        if not turns:
            return _empty(visitor.words["no_conversation"]), new_id(), ""
        return self._shown(conversation, turns, visitor), conversation, ""

    def look(self, conversation: str, event: gr.EventData, request: gr.Request) -> tuple[Any, Any]:
        """Conversation and filters, where another version serves than the one that the event names."""
        if said(event, "version") == str(self.assistant.library.manifest.version):
            return gr.skip(), gr.skip()
        visitor = visitor_of(request)
        turns = self.chats.turns(visitor.user, conversation)
        filters = panel_html(self.assistant.library.documents.values(), visitor.words)
        return self._shown(conversation, turns, visitor), filters

    def history(self, words: str, request: gr.Request) -> str:
        """The list of the conversations in which ``words`` stand."""
        return self._list(words, visitor_of(request))

    def find(self, event: gr.EventData, request: gr.Request) -> str:
        """The same, of the words of the event."""
        return self._list(said(event, "words"), visitor_of(request))

    def delete(self, conversation: str, event: gr.EventData, request: gr.Request) -> tuple[str, Any, Any, Any]:
        """The list without the conversation of the event, and how to bring it back; a new one in place of that shown.

        Left on the screen, what is asked on would be put into what is deleted, and be gone with it.
        """
        visitor, gone = visitor_of(request), said(event, "conversation")[:_ID]
        self.chats.delete(visitor.user, gone)
        shown = self.fresh(request) if gone == conversation else (gr.skip(), gr.skip(), gr.skip())
        return self._list(said(event, "words"), visitor, deleted=True), *shown

    def restore(self, event: gr.EventData, request: gr.Request) -> str:
        """The list with the conversation that was deleted last."""
        visitor = visitor_of(request)
        self.chats.restore(visitor.user)
        return self._list(said(event, "words"), visitor)

    def rate(self, event: gr.EventData, request: gr.Request) -> None:
        """Keep the thumb and the note of the event."""
        thumb = said(event, "thumb")
        self.chats.rate(
            visitor_of(request).user,
            said(event, "turn")[:_ID],
            int(thumb) if thumb in ("-1", "0", "1") else 0,
            said(event, "note"),
        )

    def _shown(self, conversation: str, turns: tuple[Turn, ...], visitor: Visitor, after: str = "") -> str:
        return conversation_html(conversation, turns, self.assistant.library, visitor.words, after)

    def _list(self, words: str, visitor: Visitor, deleted: bool = False) -> str:
        """What is listed stays narrowed to the ``words`` that stand in the field over it."""
        found = self.chats.found(visitor.user, words, MOST)
        return history_html(found, visitor.words, searched=bool(words.strip()), deleted=deleted)

    def _reason(self, error: UserError, question: str, visitor: Visitor) -> str:
        if not isinstance(error, QueryError):
            return told(str(error), visitor.language)
        limit = self.assistant.library.search.config.longest_question
        return visitor.words["too_long"].format(limit=limit) if question.strip() else visitor.words["empty"]


def _busy() -> Any:
    return gr.update(value="", submit_btn=False, stop_btn=True)


def _ready(**more: str) -> Any:
    # Without a value: what was typed while the answer streamed stays.
    return gr.update(submit_btn=True, stop_btn=False, **more)


def _empty(text: str) -> str:
    return f'<p class="nothing">{text}</p>'
