"""What the reader narrows the library to: the chips on the screen, and the Filter that they make."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from html import escape
from typing import Any, get_args

from assistant.ui.icons import icon
from assistant.ui.markup import attributes
from assistant.ui.reader import opening
from index.document import Document, Language
from index.facts import record_kind_of
from index.hit import Filter, RecordKind

RECORDS: tuple[RecordKind, ...] = get_args(RecordKind)
LANGUAGES: tuple[Language, ...] = ("en", "zh")
_YEARS = range(1, 10_000)


def filter_of(sent: Mapping[str, Any]) -> Filter:
    """The Filter of what the browser sent, as far as it is of the known form; the rest is as if it were not chosen."""
    return Filter(
        languages=tuple(language for language in LANGUAGES if language in _texts(sent, "languages")),
        documents=_texts(sent, "documents"),
        records=tuple(kind for kind in RECORDS if kind in _texts(sent, "kinds")),
        years=_in_order(_year(sent.get("first")), _year(sent.get("last"))),
        parties=_texts(sent, "people"),
    )


def panel_html(documents: Iterable[Document], words: Mapping[str, str]) -> str:
    """The chips, and the form that makes them; filters.js draws a chip for each box that is ticked."""
    held = sorted(documents, key=lambda document: document.title.casefold())
    people = sorted({name for document in held for name in _people(document)})
    kinds = [kind for kind in RECORDS if any(record_kind_of(one.file, one.bibliography.type) == kind for one in held)]
    opened = [_opening_html(one, words) for one in held]
    groups = [
        _group("languages", [(code, words[f"lang_{code}"]) for code in LANGUAGES], words),
        _group("kinds", [(kind, words[f"kind_{kind}"]) for kind in kinds], words),
        _years_html(words),
        _group("people", [(name, name) for name in people], words, find=len(people) > 8),
        _group("documents", [(one.id, one.title) for one in held], words, find=len(held) > 8, after=opened),
    ]
    summary = f"<summary>{icon('filter')}<span>{escape(words['filters'])}</span></summary>"
    form = f'<details class="filters">{summary}<div class="options">{"".join(groups)}</div></details>'
    data = attributes(
        data_remove=words["remove_filter"],
        data_years=words["years"],
        data_editing=words["editing"],
        data_cancel=words["cancel"],
    )
    return f'<div class="filtering">{form}<ul class="chips"{data}></ul>{_keys_html(words)}</div>'


def _keys_html(words: Mapping[str, str]) -> str:
    """The way to the citations by keyboard, for those who type."""
    return f'<span class="keys"><kbd>↑</kbd> {escape(words["to_citations"])} <kbd>Enter</kbd></span>'


def _people(document: Document) -> tuple[str, ...]:
    return (*document.bibliography.authors, *document.bibliography.parties)


def _texts(sent: Mapping[str, Any], key: str) -> tuple[str, ...]:
    values = sent.get(key)
    return tuple(value for value in values if isinstance(value, str)) if isinstance(values, list) else ()


def _year(value: object) -> int | None:
    """The year that is written there, None when there is none."""
    text = str(value if value is not None else "").strip()
    return int(text) if text.isdecimal() and len(text) <= 4 and int(text) in _YEARS else None


def _in_order(first: int | None, last: int | None) -> tuple[int | None, int | None]:
    """Both years; the earlier first, whichever was typed where."""
    return (last, first) if first is not None and last is not None and last < first else (first, last)


def _opening_html(document: Document, words: Mapping[str, str]) -> str:
    """Opens the document without a quote: who narrows the library to it may want to see it first."""
    named = attributes(aria_label=words["open_document"].format(title=document.title), **opening(document))
    return f'<button type="button" class="reach" data-act="open"{named}>{escape(words["open"])}</button>'


def _group(
    name: str, options: list[tuple[str, str]], words: Mapping[str, str], find: bool = False, after: Sequence[str] = ()
) -> str:
    """A box for each of the ``options``; ``after`` is what stands after each, HTML."""
    if not options:
        return ""
    boxes = [
        f'<label><input type="checkbox"{attributes(name=name, value=value)}> <span>{escape(label)}</span></label>'
        for value, label in options
    ]
    if after:
        boxes = [f'<div class="held">{box}{more}</div>' for box, more in zip(boxes, after, strict=True)]
    rows = "".join(boxes)
    field = ""
    if find:
        hint = attributes(placeholder=words["find_document"], aria_label=words["find_document"])
        field = f'<input type="search" class="narrow"{hint}>'
    long = " long" if name in ("documents", "people") else ""
    return f'<fieldset class="{name}{long}"><legend>{escape(words[name])}</legend>{field}<div>{rows}</div></fieldset>'


def _years_html(words: Mapping[str, str]) -> str:
    fields = "".join(
        f'<label>{escape(words[label])} <input type="text" inputmode="numeric" maxlength="4" name="{name}"></label>'
        for name, label in (("first", "from_year"), ("last", "to_year"))
    )
    return f'<fieldset class="years"><legend>{escape(words["years"])}</legend><div>{fields}</div></fieldset>'
