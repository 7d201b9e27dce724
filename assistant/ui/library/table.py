"""The documents as HTML: a row for each file, what it is, what became of it, and what can be done with it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from pathlib import PurePosixPath

from assistant.ui.icons import icon
from assistant.ui.library.messages import told
from assistant.ui.library.parts import act, badge, card
from assistant.ui.library.words import WORDS
from index.document import Language, Record
from index.facts import kind_of
from index.holdings import Holding
from index.pending import Pending

_SHOWN = 3  # authors in a row; the others are counted
_NONE = "–"


def table_html(held: Sequence[Holding], pending: Pending, language: Language) -> str:
    """The table: what failed first, then what is not searched yet, then all by name."""
    words = WORDS[language]
    new = [_new_row(file, words) for file in pending.new]
    rows = [row_html(one, pending, language) for one in held]
    failed = [row for one, row in zip(held, rows, strict=True) if one.state == "failed"]
    others = [row for one, row in zip(held, rows, strict=True) if one.state != "failed"]
    names = ("title", "authors", "year", "language", "kind", "pages", "passages", "state", "acts")
    numbers = ("pages", "passages")
    heads = "".join(f'<th scope="col"{_number(name in numbers)}>{words[name]}</th>' for name in names)
    find = (
        f'<input type="search" class="lib-narrow" placeholder="{words["narrow"]}" aria-label="{words["narrow"]}">'
        f'<p class="lib-none" hidden>{words["narrow_none"]}</p>'
    )
    body = "".join([*failed, *new, *others])
    table = f'<table class="lib-table lib-documents"><thead><tr>{heads}</tr></thead><tbody>{body}</tbody></table>'
    return card(words["documents"], f"{find}{table}")


def row_html(one: Holding, pending: Pending, language: Language) -> str:
    """The row of a file that the version knows; a record that was edited since is shown as it is now."""
    words = WORDS[language]
    record = pending.records.get(one.file, one.record)
    title = record.title if record and record.title else one.title
    guessed = bool(one.title) and not (record and record.title)
    notes = "".join(f'<li dir="auto">{escape(told(reason, language))}</li>' for reason in one.reasons)
    cells = [
        _cell(words["title"], _named(title, one.file, guessed, words) + (f"<ul>{notes}</ul>" if notes else "")),
        _cell(words["authors"], _people(record)),
        _cell(words["year"], escape(record.year) if record and record.year else _NONE),
        _cell(words["language"], words.get(f"lang_{one.language}", _NONE)),
        _cell(words["kind"], words[f"kind_{kind_of(one.file, record.type if record else '')}"]),
        _cell(words["pages"], str(one.pages), number=True),
        _cell(words["passages"], str(one.passages), number=True),
        _cell(words["state"], " ".join(_states(one, pending, words))),
    ]
    acts = "" if one.file in pending.gone else _acts(one.file, words)
    mark = " data-failed" if one.state == "failed" else ""
    return f'<tr data-file="{escape(one.file)}"{mark}>{"".join(cells)}{_cell(words["acts"], acts, kind="acts")}</tr>'


def _new_row(file: str, words: Mapping[str, str]) -> str:
    cells = [
        _cell(words["title"], _named("", file, False, words)),
        *(_cell(words[name], _NONE) for name in ("authors", "year", "language")),
        _cell(words["kind"], words[f"kind_{kind_of(file, '')}"]),
        *(_cell(words[name], _NONE, number=True) for name in ("pages", "passages")),
        _cell(words["state"], badge(words["state_new"], "pending")),
        _cell(words["acts"], _acts(file, words), kind="acts"),
    ]
    return f'<tr data-file="{escape(file)}">{"".join(cells)}</tr>'


def _named(title: str, file: str, guessed: bool, words: Mapping[str, str]) -> str:
    path = f'<span class="lib-file" dir="auto">{escape(file)}</span>'
    if not title:
        return path
    hint = f' <span class="lib-guessed">{words["guessed"]}</span>' if guessed else ""
    return f'<strong dir="auto">{escape(title)}</strong>{hint}{path}'


def _people(record: Record | None) -> str:
    names = record.authors if record else ()
    if not names:
        return _NONE
    more = f" +{len(names) - _SHOWN}" if len(names) > _SHOWN else ""
    return f'<span title="{escape("; ".join(names))}" dir="auto">{escape("; ".join(names[:_SHOWN]))}{more}</span>'


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
    return f'<td data-label="{label}"{more}>{content}</td>'


def _number(is_one: bool) -> str:
    return ' class="number"' if is_one else ""
