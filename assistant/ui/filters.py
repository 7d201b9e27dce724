"""What the reader narrows the library to: the chips on the screen, and the Filter that they make."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from html import escape
from typing import Any, Literal, get_args

from assistant.ui.icons import icon
from assistant.ui.markup import attributes
from index.document import Document, Language
from index.hit import Filter

Kind = Literal["paper", "agreement", "other"]
KINDS: tuple[Kind, ...] = get_args(Kind)
LANGUAGES: tuple[Language, ...] = ("en", "zh")
_PAPERS = ("article", "chapter", "book", "thesis", "paper", "review", "manuscript")  # how types of CSL begin
_AGREEMENTS = ("treaty", "legislation", "bill", "regulation", "standard")
_NOWHERE = "-"  # no document has this id: an empty tuple would leave nothing out
_YEARS = range(1, 10_000)


@dataclass(frozen=True, slots=True)
class Selection:
    """What was chosen; empty leaves nothing out. ``first`` and ``last`` are years, 0 for no limit."""

    languages: tuple[Language, ...] = ()
    kinds: tuple[Kind, ...] = ()
    people: tuple[str, ...] = ()
    documents: tuple[str, ...] = ()
    first: int = 0
    last: int = 0


def selection_of(sent: Mapping[str, Any]) -> Selection:
    """What the browser sent, as far as it is of the known form; anything else is as if it were not chosen."""
    return Selection(
        languages=tuple(language for language in LANGUAGES if language in _texts(sent, "languages")),
        kinds=tuple(kind for kind in KINDS if kind in _texts(sent, "kinds")),
        people=_texts(sent, "people"),
        documents=_texts(sent, "documents"),
        first=_year(sent.get("first")),
        last=_year(sent.get("last")),
    )


def filter_of(selection: Selection, documents: Mapping[str, Document]) -> Filter:
    """The Filter that admits what was chosen; kinds, years and people are resolved to the documents that have them."""
    if selection == Selection(languages=selection.languages):
        return Filter(languages=selection.languages)
    chosen = tuple(document.id for document in documents.values() if _admits(selection, document))
    return Filter(languages=selection.languages, documents=chosen or (_NOWHERE,))


def kind_of(document: Document) -> Kind:
    """By the type in the record where it tells, else by the first folder of the file."""
    kind = document.record.type if document.record else ""
    folder = document.file.split("/", maxsplit=1)[0]
    if folder == "agreements" or kind.startswith(_AGREEMENTS):
        return "agreement"
    return "paper" if folder == "papers" or kind.startswith(_PAPERS) else "other"


def panel_html(documents: Iterable[Document], words: Mapping[str, str]) -> str:
    """The chips, and the form that makes them; screen.js draws a chip for each box that is ticked."""
    held = sorted(documents, key=lambda document: document.title.casefold())
    people = sorted({name for document in held for name in _people(document)})
    kinds = [kind for kind in KINDS if any(kind_of(document) == kind for document in held)]
    groups = [
        _group("languages", [(code, words[f"lang_{code}"]) for code in LANGUAGES], words),
        _group("kinds", [(kind, words[f"kind_{kind}"]) for kind in kinds], words),
        _years_html(words),
        _group("people", [(name, name) for name in people], words),
        _group("documents", [(document.id, document.title) for document in held], words, find=len(held) > 8),
    ]
    summary = f"<summary>{icon('filter')}<span>{escape(words['filters'])}</span></summary>"
    form = f'<details class="filters">{summary}<div class="options">{"".join(groups)}</div></details>'
    data = attributes(
        data_remove=words["remove_filter"],
        data_years=words["years"],
        data_editing=words["editing"],
        data_cancel=words["cancel"],
    )
    return f'<div class="filtering">{form}<ul class="chips"{data}></ul></div>'


def _admits(selection: Selection, document: Document) -> bool:
    year = _year(document.record.year if document.record else "")
    return (
        (not selection.kinds or kind_of(document) in selection.kinds)
        and (not selection.documents or document.id in selection.documents)
        and (not selection.people or not set(selection.people).isdisjoint(_people(document)))
        # What has no year is left out as soon as years are chosen.
        and (not (selection.first or selection.last) or selection.first <= year <= (selection.last or year))
        and (not (selection.first or selection.last) or year > 0)
    )


def _people(document: Document) -> tuple[str, ...]:
    return document.record.authors if document.record else ()


def _texts(sent: Mapping[str, Any], key: str) -> tuple[str, ...]:
    values = sent.get(key)
    return tuple(value for value in values if isinstance(value, str)) if isinstance(values, list) else ()


def _year(value: object) -> int:
    """The year that is written there, 0 when there is none."""
    text = str(value if value is not None else "").strip()
    return int(text) if text.isdecimal() and len(text) <= 4 and int(text) in _YEARS else 0


def _group(name: str, options: list[tuple[str, str]], words: Mapping[str, str], find: bool = False) -> str:
    if not options:
        return ""
    rows = "".join(
        f'<label><input type="checkbox"{attributes(name=name, value=value)}> <span>{escape(label)}</span></label>'
        for value, label in options
    )
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
