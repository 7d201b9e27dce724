"""The documents as HTML: a row for each file, what it is, what became of it, and what can be done with it."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from html import escape
from pathlib import PurePosixPath

from assistant.ui.icons import icon
from assistant.ui.library.parts import act, badge, card
from assistant.ui.library.words import WORDS
from assistant.ui.markup import attributes
from assistant.ui.messages import told
from index.bibliography.fields import Fields, completed
from index.document import Language, Record
from index.facts import record_kind_of
from index.holdings import Holding
from index.pending import Pending

_SHOWN = 3  # authors in a row; the others are counted
_COLUMNS = ("title", "authors", "year", "language", "kind", "pages", "passages", "state", "acts")
_NUMBERS = ("pages", "passages")
_NONE = "–"
_NO_GUESSES: Mapping[str, Record] = {}


def table_html(
    held: Sequence[Holding], pending: Pending, language: Language, guesses: Mapping[str, Record] = _NO_GUESSES
) -> str:
    """The table: what failed first, then what is not searched yet, then all by name; ``guesses`` by file are what the
    documents say of themselves."""
    words = WORDS[language]
    new = [_new_row(file, words) for file in pending.new]
    rows = [row_html(one, pending, language, guesses.get(one.file)) for one in held]
    failed = [row for one, row in zip(held, rows, strict=True) if one.state == "failed"]
    others = [row for one, row in zip(held, rows, strict=True) if one.state != "failed"]
    heads = "".join(_head(name, words) for name in _COLUMNS)
    find = (
        f'<div class="lib-find"><input type="search" class="lib-narrow" placeholder="{words["narrow"]}" '
        f'aria-label="{words["narrow"]}">{act(words["only"], "only", aria_pressed="false")}</div>'
        f'<p class="lib-none" hidden>{words["narrow_none"]}</p>'
    )
    body = "".join([*failed, *new, *others])
    table = f'<table class="lib-table lib-documents"><thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table>'
    return card(words["documents"], f"{find}{table}")


def _head(name: str, words: Mapping[str, str]) -> str:
    kind = _number(name in _NUMBERS)
    if name == "acts":
        return f'<th scope="col">{words[name]}</th>'
    return f'<th scope="col"{kind}>{act(words[name], "sort", "lib-sort")}</th>'


def row_html(one: Holding, pending: Pending, language: Language, guess: Record | None = None) -> str:
    """The row of a file that the version knows; a record that was edited since is shown as it is now, and what only
    the document itself says (``guess``) is marked."""
    words = WORDS[language]
    record = pending.records.get(one.file, one.record)
    known, guessed = completed(record, guess)
    if one.title and not known.title:
        known, guessed = replace(known, title=one.title), ("title", *guessed)
    said = [_named(known, one.file, guessed)]
    said += [_guesses(one.file, guessed, words)] if guessed and one.file not in pending.gone else []
    notes = "".join(f'<li dir="auto">{escape(told(reason, language))}</li>' for reason in one.reasons)
    said += [f"<ul>{notes}</ul>"] if notes else []
    cells = [
        _cell(words["title"], "".join(said)),
        _cell(words["authors"], _people(record, guess, guessed, words["semicolon"])),
        _cell(words["year"], _marked(known.issued.split("-")[0] or _NONE, "issued" in guessed, known.issued)),
        _cell(words["language"], words.get(f"lang_{one.language}", _NONE)),
        _cell(words["kind"], words[f"kind_{record_kind_of(one.file, known.type)}"]),
        _cell(words["pages"], str(one.pages), number=True),
        _cell(words["passages"], str(one.passages), number=True),
        _cell(words["state"], " ".join(_states(one, pending, words))),
    ]
    acts = "" if one.file in pending.gone else _acts(one.file, words)
    mark = " data-failed" if one.state == "failed" else ""
    mark += " data-look" if guessed or one.state in ("failed", "partly") or one.file in pending.changed else ""
    return f'<tr data-file="{escape(one.file)}"{mark}>{"".join(cells)}{_cell(words["acts"], acts, kind="acts")}</tr>'


def _new_row(file: str, words: Mapping[str, str]) -> str:
    cells = [
        _cell(words["title"], _named(Fields(), file, ())),
        *(_cell(words[name], _NONE) for name in ("authors", "year", "language")),
        _cell(words["kind"], words[f"kind_{record_kind_of(file, '')}"]),
        *(_cell(words[name], _NONE, number=True) for name in ("pages", "passages")),
        _cell(words["state"], badge(words["state_new"], "pending")),
        _cell(words["acts"], _acts(file, words), kind="acts"),
    ]
    return f'<tr data-file="{escape(file)}" data-look>{"".join(cells)}</tr>'


def _named(known: Fields, file: str, guessed: Collection[str]) -> str:
    parts = []
    if known.title:
        parts.append(f'<strong dir="auto">{_marked(known.title, "title" in guessed)}</strong>')
    if known.container:
        parts.append(
            f'<span class="lib-container" dir="auto">{_marked(known.container, "container" in guessed)}</span>'
        )
    return "".join([*parts, f'<span class="lib-file" dir="auto">{escape(file)}</span>'])


def _guesses(file: str, guessed: Sequence[str], words: Mapping[str, str]) -> str:
    """Which fields the document alone tells, and the click that makes them the record's."""
    names = words["comma"].join(words[f"guess_{name}"] for name in guessed)
    label = words["confirm_hint"].format(file=PurePosixPath(file).name)
    confirm = act(icon("check") + words["confirm"], "confirm", label=label, file=file)
    return f'<span class="lib-guesses"><span>{badge(words["guess"], "pending")} {names}</span> {confirm}</span>'


def _people(record: Record | None, guess: Record | None, guessed: Collection[str], between: str) -> str:
    """The authors, and the parties of an agreement, ``between`` any two."""
    lines = []
    for name in ("authors", "parties"):
        source = guess if name in guessed else record
        if source is not None and (names := getattr(source, name)):
            more = f" +{len(names) - _SHOWN}" if len(names) > _SHOWN else ""
            lines.append(_marked(between.join(names[:_SHOWN]) + more, name in guessed, between.join(names)))
    return "<br>".join(lines) or _NONE


def _marked(text: str, guessed: bool, hint: str = "") -> str:
    """Text as such, set apart where it is a guess; ``hint`` is all of it."""
    named = attributes(title=hint) if hint and hint != text else ""
    if guessed:
        return f'<em class="lib-guess" dir="auto"{named}>{escape(text)}</em>'
    return f'<span dir="auto"{named}>{escape(text)}</span>' if named else escape(text)


def _states(one: Holding, pending: Pending, words: Mapping[str, str]) -> list[str]:
    shades = {"read": "good", "ocr": "good", "partly": "warn", "failed": "bad", "copy": "plain"}
    name = words[f"state_{one.state}"]
    if one.state == "ocr":
        name = words["state_ocr_one"] if one.by_ocr == 1 else name.format(count=one.by_ocr)
    made = [badge(name, shades[one.state])]
    since = {"gone": pending.gone, "changed": pending.changed, "edited": tuple(pending.records)}
    return made + [badge(words[f"state_{what}"], "pending") for what, files in since.items() if one.file in files]


def _acts(file: str, words: Mapping[str, str]) -> str:
    kinds = (("edit", "edit"), ("replace", "swap"), ("remove", "trash"))
    return "".join(
        act(icon(drawing), name, "tool", label=words[name].format(file=PurePosixPath(file).name), file=file)
        for name, drawing in kinds
    )


def _cell(label: str, content: str, number: bool = False, kind: str = "") -> str:
    more = f' class="{kind}"' if kind else _number(number)
    more += " data-none" if content == _NONE else ""
    return f'<td data-label="{label}"{more}>{content}</td>'


def _number(is_one: bool) -> str:
    return ' class="number"' if is_one else ""
