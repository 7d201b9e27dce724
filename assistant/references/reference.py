"""RECIPE of a reference: the document's record → what the engine can trust → written in a style, with the page."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from assistant.references.engine import PRIVATE, Run, plain, render
from assistant.references.styles import Style
from index.bibliography import bibtex, csl, ris
from index.bibliography.dates import date_parts, date_text
from index.bibliography.item import is_han, record_of
from index.document import Document, Language, Record, Span
from index.language import language_of

_SHEETS = {
    Style.GB_T_7714: "china-national-standard-gb-t-7714-2015-numeric",
    Style.APA: "apa",
    Style.CHICAGO: "chicago-notes-bibliography",
}
_WRITERS = {Style.BIBTEX: bibtex.write, Style.RIS: ris.write, Style.CSL_JSON: csl.write}
_TEXTS = (
    "title",
    "container-title",
    "collection-title",
    "publisher",
    "publisher-place",
    "volume",
    "issue",
    "number",
    "edition",
    "page",
    "event-place",
    "genre",
    "medium",
    "version",
    "DOI",
    "URL",
    "ISBN",
    "ISSN",
    "number-of-pages",
    "title-short",
    "archive",
    "archive-place",
)
_NAMES = ("author", "editor", "translator", "container-author", "collection-editor", "composer")
_PARTS = ("family", "given", "suffix", "dropping-particle", "non-dropping-particle", "literal")
_DATES = ("issued", "accessed", "event-date", "available-date", "original-date")
_MARKUP = re.compile(r"</?(?:i|b|sub|sup|sc)>|</?span(?: (?:class|style)=\"[^\"<>]*\")?>", re.IGNORECASE)
_ENTITIES = {"&lt;": "<", "&gt;": ">", "&quot;": '"', "&#39;": "'", "&apos;": "'", "&nbsp;": " ", "&amp;": "&"}
_ENTITY = re.compile("|".join(_ENTITIES))
_LONGEST = 2_000  # characters of a value in a reference
_MOST = 500  # names of a role
_GUESSED: dict[Language, str] = {"zh": "（题名据文件推定：{file}）", "en": "[title guessed from the file {file}]"}
#: What a reference says of a document: that parties or the day of a signature are guessed is no matter of it.
_NAMED = frozenset(["title", "authors", "year", "container"])
_LOST: dict[Language, str] = {
    "zh": "（该文献已不在文库中，仅存题名与引用处）",
    "en": "[no longer in the library; title and place as kept]",
}
#: Of a document that is gone: its title, its place, and that it is.
_LEFT: dict[Language, str] = {"zh": "{title}，{place}{lost}", "en": "{title}, {place} {lost}"}
_CITED: dict[Language, str] = {"zh": "引用处：{place}", "en": "Cited: {place}"}


@dataclass(frozen=True, slots=True)
class Reference:
    """What names a document in a list, and what names the place in it; ``place`` is empty where the list says it."""

    entry: tuple[Run, ...]
    place: tuple[Run, ...]

    @property
    def runs(self) -> tuple[Run, ...]:
        """Both, one after the other."""
        return (*self.entry, Run(" "), *self.place) if self.place else self.entry


def reference(document: Document, spans: Sequence[Span], style: Style, language: Language) -> str:
    """``document`` cited at ``spans`` in ``style``, as plain text; ``language`` is of what the style does not say.

    GB/T 7714 names the cited page in the entry (8.8.2), Chicago in the note, APA in parentheses after the entry; the
    forms for programs say it in a note. A title that is guessed from the file is said to be.
    """
    return plain(reference_of(document, spans, style, language).runs)


def reference_of(document: Document, spans: Sequence[Span], style: Style, language: Language) -> Reference:
    """The same with its italics, in parts."""
    return reference_at(document, document.place(spans, language), _locator(document, spans), style, language)


def reference_at(
    document: Document, place: str, locator: tuple[str, str], style: Style, language: Language
) -> Reference:
    """The same where the place is known by name alone: in words, and as ("page", "28-29") or ("paragraph", "12")."""
    if style.is_data:
        return Reference((Run(written([record_at(document, place, language)], style)),), ())
    item = _trusted(document)
    notice = (Run(" " + _notice(document, language)),) if _is_guessed(document) else ()
    kind, labels = locator
    if style is Style.GB_T_7714:
        item["page"] = labels if kind == "page" else f"¶ {labels}"
        locale = "zh-CN" if item["language"] == "zh" else "en-US"  # 等 or et al., as the work itself would have it
        return Reference((*render(item, _SHEETS[style], locale, None).entry, *notice), ())
    rendered = render(item, _SHEETS[style], "en-US", (kind, labels))
    if style is Style.CHICAGO:
        return Reference((*rendered.cited, *notice), ())
    return Reference((*rendered.entry, *notice), rendered.cited)


def lost_reference(title: str, place: str, style: Style, language: Language) -> Reference:
    """What is left to cite of a document that the library has no more: what was kept, and that it is no more."""
    if style.is_data:
        return Reference((Run(written([lost_record(title, place, language)], style)),), ())
    said = _LEFT[language].format(title=_clean(title), place=_clean(place), lost=_LOST[language])
    return Reference((Run(said),), ())


def written(records: Sequence[Record], style: Style) -> str:
    """``records`` in a ``style`` that is for programs, as one file has them."""
    return _WRITERS[style](records).strip()


def lost_record(title: str, place: str, language: Language) -> Record:
    """The record of a document that the library has no more, which says so in its note."""
    note = _notes([_CITED[language].format(place=_clean(place)), _LOST[language].strip("[]（）")], language)
    return record_of({"id": "lost", "type": "document", "title": _clean(title), "note": note})


def record_at(document: Document, place: str, language: Language) -> Record:
    """The record of ``document`` with a note of the ``place``, in words, and of a title that is guessed."""
    item = json.loads(document.bibliography.csl or "{}") or {"id": document.id, "type": "document"}
    item.pop("file", None)  # a path of this library, of no use elsewhere
    notes = [item.get("note"), _CITED[language].format(place=place)]
    if _is_guessed(document):
        item |= {"title": document.title, "language": document.language}
        notes.append(_notice(document, language).strip("[]（）"))
    item["note"] = _notes([str(note) for note in notes if note], language)
    return record_of(item)


def _notes(notes: Sequence[str], language: Language) -> str:
    return ("" if language == "zh" else " ").join(_ended(note, language) for note in notes)


def _ended(note: str, language: Language) -> str:
    return note if note[-1:] in ".。!！?？" else note + ("。" if language == "zh" else ".")


def _is_guessed(document: Document) -> bool:
    return document.record is None or not _NAMED.isdisjoint(document.bibliography.guessed)


def _notice(document: Document, language: Language) -> str:
    return _GUESSED[language].format(file=_clean(document.file))


def _locator(document: Document, spans: Sequence[Span]) -> tuple[str, str]:
    """The kind of place, as the engine calls it, and where: ("page", "28-29"), ("paragraph", "12")."""
    labels = document.labels_of(spans)
    ends = [_clean(label.removeprefix("¶").replace("–", "-")) for label in dict.fromkeys((labels[0], labels[-1]))]
    return ("page" if document.is_paged else "paragraph"), "-".join(ends)


def _trusted(document: Document) -> dict[str, Any]:
    """The CSL-JSON of ``document`` with nothing but what the engine can write: clean text, names, whole dates."""
    raw = json.loads(document.bibliography.csl or "{}")
    item: dict[str, Any] = {key: text for key in _TEXTS if (text := _clean(raw.get(key)))}
    item["title"] = item.get("title") or _clean(document.title) or _clean(document.file)
    item["type"] = _clean(raw.get("type")) or "document"
    item["language"] = _language(raw, item["title"])
    item |= {role: names for role in _NAMES if (names := _people(raw.get(role)))}
    for key in _DATES:
        parts, literal = date_parts(raw, key), _clean(date_text(raw, key))
        if parts:
            item[key] = {"date-parts": [list(parts)]}
        elif literal:
            item[key] = {"literal": literal}
    return item


def _language(raw: Mapping[str, Any], title: str) -> Language:
    said = str(raw.get("language") or "").lower()
    return "zh" if said.startswith(("zh", "chi", "中")) else "en" if said.startswith("en") else language_of(title)


def _people(names: object) -> list[dict[str, str]]:
    """The names that hold something; Chinese ones in one part, as no style sets a space or a dot between theirs."""
    people = []
    for name in names[:_MOST] if isinstance(names, list) else ():
        parts = {key: text for key in _PARTS if isinstance(name, dict) and (text := _clean(name.get(key)))}
        family = parts.get("literal") or parts.get("family", "")
        if "literal" in parts or is_han(family) or not family:
            whole = family + parts.get("given", "") if "literal" not in parts else family
            parts = {"literal": whole} if whole else {}
        if parts:
            people.append(parts)
    return people


def _clean(value: object) -> str:
    """Text or a number on one line without markup; empty for what is neither."""
    if isinstance(value, bool) or not isinstance(value, str | int):
        return ""
    bare = _MARKUP.sub("", str(value)[:_LONGEST])
    bare = _ENTITY.sub(lambda found: _ENTITIES[found[0]], bare)
    return " ".join("".join(c if c.isprintable() else " " for c in PRIVATE.sub("\ufffd", bare)).split())
