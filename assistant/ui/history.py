"""The list of conversations that were kept."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

from assistant.conversations import Conversation
from assistant.ui.icons import icon
from assistant.ui.markup import attributes, moment, tool

#: Conversations that are listed at once, at most; older ones are found by their words.
MOST = 100


def history_html(
    found: Sequence[Conversation], words: Mapping[str, str], searched: bool = False, deleted: bool = False
) -> str:
    """The conversations, the last touched first; ``deleted`` offers to bring back the one that was just deleted.

    Where there are ``MOST``, it is told how older ones are found.
    """
    notice = ""
    if deleted:
        undo = f'<button type="button" class="pill" data-act="restore">{escape(words["undo"])}</button>'
        notice = f'<p class="undo" role="status">{escape(words["deleted"])} {undo}</p>'
    if not found:
        return f'{notice}<p class="quiet">{escape(words["none_found" if searched else "none_kept"])}</p>'
    rows = "".join(_row(conversation, words) for conversation in found)
    label = attributes(aria_label=words["conversations"])
    older = f'<p class="quiet">{escape(words["older"].format(count=MOST))}</p>' if len(found) >= MOST else ""
    return f'{notice}<ul class="kept"{label}>{rows}</ul>{older}'


def tools_html(words: Mapping[str, str]) -> str:
    """What stands over the list: a new conversation, a search, and the export of what was rated."""
    label = escape(words["new"])
    hint = attributes(placeholder=words["find"], aria_label=words["find"])
    return (
        f'<button type="button" class="fresh" data-act="fresh">{icon("plus")}<span>{label}</span></button>'
        f'<input type="search" class="find" data-find{hint}>'
    )


def export_html(words: Mapping[str, str]) -> str:
    """The way to take along what was rated."""
    return f'<a class="quiet" href="rated.jsonl" download="rated.jsonl">{escape(words["export_rated"])}</a>'


def _row(conversation: Conversation, words: Mapping[str, str]) -> str:
    count = words["turns_one" if conversation.turns == 1 else "turns"].format(count=conversation.turns)
    title = conversation.title.strip() or "…"
    named = attributes(data_act="reopen", data_conversation=conversation.id)
    remove = tool("trash", words["delete"].format(title=title), "delete", data_conversation=conversation.id)
    date = escape(moment(conversation.touched)[:10])
    whole = attributes(title=title)
    return (
        f'<li><button type="button" class="reopen"{named}{whole}><span class="title">{escape(title)}</span>'
        f"<small>{date} · {escape(count)}</small></button>{remove}</li>"
    )
