"""A conversation as HTML; everything that was typed or comes from a document is escaped."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from html import escape

from assistant.answerers.llm import NAME as LANGUAGE_MODEL
from assistant.turns import Quote, Turn, standing
from assistant.ui.examples import EXAMPLES
from assistant.ui.icons import icon
from assistant.ui.markup import attributes, tool
from assistant.ui.pages import picture_of
from assistant.ui.statements import mark_html, quoted, statements_html
from index.language import language_of
from index.library import Library

_PREVIEW = 160  # characters of a passage that is not the answer itself


def conversation_html(
    conversation: str, turns: Sequence[Turn], library: Library, words: Mapping[str, str], after: str = ""
) -> str:
    """All turns, ``after`` them what is not kept: a question that is being answered, or a refusal."""
    inner = "".join(turn_html(turn, library, words) for turn in turns) + after
    version = str(library.manifest.version)
    data = attributes(data_conversation=conversation if turns or after else "", data_version=version)
    return f'<div class="conversation"{data}>{inner or _welcome(library, words)}</div>'


def turn_html(turn: Turn, library: Library, words: Mapping[str, str], busy: bool = False) -> str:
    """A question and its answer; citation marks link to "#cite-TURN-NUMBER". ``busy`` while more is to come."""
    parts = [f'<p class="frame">{escape(turn.frame)}</p>', *(_line("notice quiet", note) for note in turn.notes)]
    parts += _standing(turn, library, words)
    parts.append(statements_html(turn, library.search.glossary, words))
    if turn.nearest:
        parts.append(_nearest(turn, words))
    if not busy:
        parts.append(_sources(turn, words))
    elif turn.answerer == LANGUAGE_MODEL:
        parts.append(_waiting(words["writing"]))
    lines = []
    if turn.understood not in ("", turn.question):
        lines.append(_line("understood", words["understood"].format(question=turn.understood)))
    body = f'<div class="answer">{"".join(parts)}</div>'
    if turn.also_searched:
        body += _line("also", words["also_searched"].format(terms=" · ".join(turn.also_searched)))
    tail = "" if busy else _tools(turn, words)
    body = "".join(lines) + body + tail
    return _article(turn.question, turn.id, body, words, _pictures(turn, library), turn.understood)


def pending_html(question: str, words: Mapping[str, str], written: bool = False) -> str:
    """A question whose answer has not begun; ``written`` where a language model is to write it."""
    wait = _waiting(words["thinking_model" if written else "thinking"])
    return _article(question, "", f'<div class="answer">{wait}</div>', words)


def refusal_html(question: str, reason: str, words: Mapping[str, str]) -> str:
    """A question that could not be asked, and why."""
    return _article(question, "", f'<div class="answer refused"><p role="alert">{escape(reason)}</p></div>', words)


def lost_html(problem: str) -> str:
    """Why the answer above it is on the screen alone, and will be gone with it."""
    return f'<div class="answer refused"><p role="alert">{escape(problem)}</p></div>'


def _welcome(library: Library, words: Mapping[str, str]) -> str:
    more = words["welcome_more"].format(count=len(library.documents))
    cards = "".join(
        f'<li><button type="button" class="card" data-act="example"{attributes(lang=language_of(text))}>'
        f"{escape(text)}</button></li>"
        for text in EXAMPLES
    )
    return (
        f'<div class="welcome"><h2>{escape(words["welcome"])}</h2><p>{escape(more)}</p>'
        f'<ul class="cards" aria-label="{escape(words["examples"], quote=True)}">{cards}</ul></div>'
    )


def _article(
    question: str, turn_id: str, body: str, words: Mapping[str, str], pictures: str = "{}", understood: str = ""
) -> str:
    shown = question.strip()
    shown = shown[:500] + ("…" if len(shown) > 500 else "")
    asked = f'<h2 class="question" lang="{language_of(shown)}">{escape(shown) or "…"}</h2>'
    tools = ""
    if turn_id:
        tools = (
            f'<div class="tools">{tool("copy", words["copy_question"], "copy", data_what="question")}'
            f"{tool('edit', words['edit'], 'edit', data_turn=turn_id)}"
            f"{tool('link', words['copy_link'], 'link')}</div>"
        )
    named = attributes(data_turn=turn_id, data_copied=words["copied"], data_question=question.strip()[:2000])
    named += attributes(data_pictures=pictures, data_asked=(understood or question).strip()[:2000])
    return f'<article class="turn"{named}><div class="asked">{asked}{tools}</div>{body}</article>'


def _waiting(text: str) -> str:
    return f'<p class="thinking"><span class="dots" aria-hidden="true"></span>{escape(text)}</p>'


def _line(name: str, text: str) -> str:
    return f'<p class="{name}">{escape(text)}</p>'


def _standing(turn: Turn, library: Library, words: Mapping[str, str]) -> list[str]:
    """What is to be said where the library is no longer the one that answered."""
    lost = sum(standing(quote, library.documents) != "same" for quote in (*turn.quotes, *turn.nearest))
    if lost:
        return [_notice("notice", words["changed_since"].format(count=lost), words)]
    if turn.declined and turn.index_version != library.manifest.version:
        return [_notice("notice quiet", words["declined_before"], words)]
    return []


def _notice(name: str, text: str, words: Mapping[str, str]) -> str:
    """A notice with a way to ask the question again."""
    again = f'<button type="button" class="pill" data-act="again">{escape(words["again"])}</button>'
    return f'<p class="{name}">{escape(text)} {again}</p>'


def _pictures(turn: Turn, library: Library) -> str:
    """JSON: by the key of each quote the address of its page, for the browser to have it before it is looked at."""
    keyed = [(str(quote.number), quote) for quote in turn.quotes]
    keyed += [(f"n{quote.number}", quote) for quote in turn.nearest]
    held = library.documents
    return json.dumps(
        {
            key: picture_of(held[quote.document_id], quote.spans[0].page)
            for key, quote in keyed
            if standing(quote, held) == "same" and held[quote.document_id].is_paged
        }
    )


def _sources(turn: Turn, words: Mapping[str, str]) -> str:
    """What proves the statements in words of their own; quotes have their source with them."""
    own = {number for one in turn.statements if quoted(one, turn) is None for number in one.citations}
    if not own:
        return ""
    items = "".join(
        f"<li>{mark_html(turn.id, str(q.number), f'[{q.number}]', words, str(q.number))} "
        f"<cite>{escape(q.title)}</cite>, {escape(q.place)}"
        f'<span lang="{q.language}">{escape(_short(q.text))}</span></li>'
        for q in turn.quotes
        if q.number in own
    )
    return f'<h3 class="small">{escape(words["sources"])}</h3><ol class="sources">{items}</ol>'


def _nearest(turn: Turn, words: Mapping[str, str]) -> str:
    items = "".join(_near(quote, turn, words) for quote in turn.nearest)
    return f'<h3 class="small">{escape(words["nearest"])}</h3><ul class="sources nearest">{items}</ul>'


def _near(quote: Quote, turn: Turn, words: Mapping[str, str]) -> str:
    link = mark_html(turn.id, f"n{quote.number}", f"{escape(quote.title)}, {escape(quote.place)}", words)
    return f'<li>{link}<span lang="{quote.language}">{escape(_short(quote.text))}</span></li>'


def _short(text: str) -> str:
    text = text.replace("\n", " ")
    return text[:_PREVIEW] + ("…" if len(text) > _PREVIEW else "")


def _tools(turn: Turn, words: Mapping[str, str]) -> str:
    def thumb(drawing: str, label: str, value: int) -> str:
        pressed = "true" if turn.thumb == value else "false"
        return tool(drawing, label, "rate", data_turn=turn.id, data_thumb=str(value), aria_pressed=pressed)

    # What declines cites nothing, but its conversation can be taken along.
    take = f'<button type="button" class="pill cites"{attributes(data_act="take", data_turn=turn.id)}>'
    take += f"{icon('quote')} {escape(words['take'])}</button>"
    note = escape(turn.note)
    hint = attributes(aria_label=words["note"], placeholder=words["note_hint"])
    hidden = "" if turn.note else " hidden"
    return (
        f'<div class="tools">{tool("copy", words["copy_answer"], "copy", data_what="answer")}{take}'
        f"{thumb('up', words['good'], 1)}{thumb('down', words['bad'], -1)}"
        f"{tool('note', words['note'], 'note', aria_expanded='true' if turn.note else 'false')}</div>"
        f'<form class="note" data-turn="{turn.id}"{hidden}><textarea rows="2" maxlength="4000"{hint}>{note}</textarea>'
        f'<button type="submit" class="pill" data-saved="{escape(words["saved"], quote=True)}">'
        f"{escape(words['save'])}</button></form>"
    )
