"""BibTeX and BibLaTeX as Zotero writes and reads them; the only file that knows the parser."""

from __future__ import annotations

import json
import logging
import re
from collections.abc import Mapping, Sequence
from typing import Any

from bibtexparser import model
from bibtexparser.entrypoint import parse_string, write_string
from bibtexparser.library import Library
from bibtexparser.middlewares.names import InvalidNameError, parse_single_name_into_parts, split_multiple_persons_names
from pylatexenc.latex2text import LatexNodes2Text
from pylatexenc.latexwalker import LatexWalkerParseError

from index.bibliography.csl import entry_of
from index.bibliography.dates import csl_date, date_text
from index.bibliography.item import is_han
from index.bibliography.nouns import Bibliography, Entry, Refusal
from index.document import Record

_KINDS = {
    "article": "article-journal",
    "book": "book",
    "booklet": "pamphlet",
    "conference": "paper-conference",
    "inbook": "chapter",
    "incollection": "chapter",
    "inproceedings": "paper-conference",
    "legislation": "legislation",
    "manual": "report",
    "mastersthesis": "thesis",
    "online": "webpage",
    "patent": "patent",
    "phdthesis": "thesis",
    "proceedings": "book",
    "report": "report",
    "techreport": "report",
    "thesis": "thesis",
    "unpublished": "manuscript",
    "www": "webpage",
}
#: Each kind of CSL as the oldest BibTeX has it; what is not here is "misc". The CSL kind is kept in "entrysubtype".
_AS = {
    "article-journal": "article",
    "article-magazine": "article",
    "article-newspaper": "article",
    "book": "book",
    "chapter": "incollection",
    "manuscript": "unpublished",
    "pamphlet": "booklet",
    "paper-conference": "inproceedings",
    "report": "techreport",
    "thesis": "phdthesis",
}
_FIELDS = {
    "title": "title",
    "shorttitle": "title-short",
    "journal": "container-title",
    "journaltitle": "container-title",
    "booktitle": "container-title",
    "series": "collection-title",
    "volume": "volume",
    "edition": "edition",
    "publisher": "publisher",
    "school": "publisher",
    "institution": "publisher",
    "organization": "publisher",
    "address": "publisher-place",
    "location": "publisher-place",
    "isbn": "ISBN",
    "issn": "ISSN",
    "abstract": "abstract",
    "keywords": "keyword",
    "note": "note",
    "language": "language",
}
_VERBATIM = {"doi": "DOI", "url": "URL"}
_NAMES = ("author", "editor", "translator")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DEEPEST = 20  # braces in braces: titles need three, and the decoder calls itself for each
_LONGEST = 200_000  # characters of an entry that are looked at: more is no bibliography
_SPECIAL = {
    "\\": r"{\textbackslash}",
    "~": r"{\textasciitilde}",
    "^": r"{\textasciicircum}",
    **{character: f"\\{character}" for character in "&%$#_{}"},
}
_decoder = LatexNodes2Text(math_mode="verbatim")  # without a folder of input: \\input reads nothing
logging.getLogger("pylatexenc").setLevel(logging.ERROR)  # it warns of every brace that it mends
logging.getLogger("bibtexparser").setLevel(logging.ERROR)  # what failed is in the report


def read(text: str) -> Bibliography:
    """The works of a BibTeX text; what is no entry is passed over as BibTeX does."""
    library = parse_string(text)
    entries, refused = [], []
    for block in library.blocks:
        named = block.ignore_error_block if isinstance(block, model.ParsingFailedBlock) else block
        name = str(getattr(named, "key", "") or f"line {(block.start_line or 0) + 1}")[:200]
        if isinstance(block, model.DuplicateFieldKeyBlock):
            refused.append(Refusal(name, f"it has {', '.join(sorted(block.duplicate_keys))} twice"))
        elif isinstance(block, model.DuplicateBlockKeyBlock):
            refused.append(Refusal(name, "its key has stood before"))
        elif isinstance(block, model.ParsingFailedBlock):
            refused.append(Refusal(name, "it is no BibTeX: a brace, a comma or a name is missing"))
        elif isinstance(block, model.Entry):
            try:
                entries.append(_entry(name, block))
            except ValueError as error:
                refused.append(Refusal(name, str(error)))
    return Bibliography(tuple(entries), tuple(refused))


def write(records: Sequence[Record]) -> str:
    """``records`` as BibTeX, one entry each, their keys made unique."""
    blocks: list[model.Block] = []
    taken: set[str] = set()
    for record in records:
        item = json.loads(record.csl)
        key = _key(item, record, taken)
        fields = [model.Field(name, f"{{{value}}}") for name, value in _fields(item, record)]
        blocks.append(model.Entry(_AS.get(record.type, "misc"), key, fields))
    return write_string(Library(blocks), unparse_stack=[])


def _entry(name: str, block: model.Entry) -> Entry:
    raw = {field.key.lower(): str(field.value) for field in block.fields}
    size = sum(map(len, raw.values()))
    if size > _LONGEST:
        raise ValueError(f"it has {size:,} characters, more than {_LONGEST:,}")
    if max(map(_depth, raw.values()), default=0) > _DEEPEST:
        raise ValueError(f"its braces are nested more than {_DEEPEST} deep")
    kind = raw.get("entrysubtype", "")
    item: dict[str, Any] = {"id": name, "type": kind or _KINDS.get(block.entry_type.lower(), "document")}
    for field, key in _FIELDS.items():
        value = _text(raw.get(field, ""))
        if value:
            item.setdefault(key, value)
    item |= {key: re.sub(r"\\([_&%#$~])", r"\1", raw[field]) for field, key in _VERBATIM.items() if raw.get(field)}
    if raw.get("pages"):
        item["page"] = re.sub(r"\s*(?:--+|[–—])\s*", "-", _text(raw["pages"]))
    if raw.get("number") or raw.get("issue"):
        item["issue" if "container-title" in item else "number"] = _text(raw.get("issue") or raw["number"])
    item |= {role: names for role in _NAMES if (names := _people(raw.get(role, "")))}
    issued, accessed = csl_date(_issued(raw)), csl_date(raw.get("urldate", ""))
    item |= ({"issued": issued} if issued else {}) | ({"accessed": accessed} if accessed else {})
    return entry_of(name, item, attachments(raw.get("file", "")))


def attachments(text: str) -> tuple[str, ...]:
    """The paths in Zotero's "file" field: title:path:type, several by semicolon, with backslashes before both marks."""
    paths = []
    for attached in re.split(r"(?<!\\);", text):
        parts = [re.sub(r"\\([:;\\])", r"\1", part) for part in re.split(r"(?<!\\):", attached)]
        path = parts[1] if len(parts) == 3 else attached
        if path.strip():
            paths.append(path.strip())
    return tuple(paths)


def _issued(raw: Mapping[str, str]) -> str:
    if raw.get("date"):
        return _text(raw["date"])
    year, month = _text(raw.get("year", "")), _text(raw.get("month", "")).lower()
    number = _MONTHS.index(month[:3]) + 1 if month[:3] in _MONTHS else int(month) if month.isdecimal() else 0
    return f"{year}-{number:02}" if year and 1 <= number <= 12 else year


def _people(text: str) -> list[dict[str, str]]:
    names = []
    for name in split_multiple_persons_names(text) if text.strip() else ():
        if name.strip() == "others":
            continue
        if name.startswith("{") and name.endswith("}"):
            names.append({"literal": _text(name)})
            continue
        try:
            parts = parse_single_name_into_parts(name)
        except InvalidNameError as error:
            raise ValueError(f"{_text(name)!r} is no name of BibTeX: {error.reason}") from error
        made = {"family": parts.last, "given": parts.first, "non-dropping-particle": parts.von, "suffix": parts.jr}
        person = {key: _text(" ".join(part)) for key, part in made.items() if part}
        alone = set(person) == {"family"} and is_han(person["family"])
        names.append({"literal": person["family"]} if alone else person)
    return names


def _text(value: str) -> str:
    """A value without braces and commands, its white space single."""
    if re.search(r"[\\{}$%~]|--|``|''", value):
        try:
            decoded = str(_decoder.latex_to_text(value))
        except LatexWalkerParseError as error:
            raise ValueError(f"its LaTeX cannot be read ({str(error)[:100]})") from error
        value = decoded.replace("\u02c6", "^") if "textasciicircum" in value else decoded
    return " ".join(value.split())


def _depth(value: str) -> int:
    deepest = depth = 0
    for brace in re.findall(r"(?<!\\)[{}]", value):
        depth += 1 if brace == "{" else -1
        deepest = max(deepest, depth)
    return deepest


def _fields(item: Mapping[str, Any], record: Record) -> list[tuple[str, str]]:
    kind = _AS.get(record.type, "misc")
    fields = [("title", f"{{{_escaped(item.get('title', ''))}}}")]  # braced: styles would lower its capitals
    for role in _NAMES:
        people = item.get(role)
        names = [_written(name) for name in people if isinstance(name, dict)] if isinstance(people, list) else []
        fields.append((role, " and ".join(name for name in names if name)))
    container = {"article": "journal", "unpublished": "howpublished", "misc": "howpublished"}.get(kind, "booktitle")
    publisher = {"techreport": "institution", "phdthesis": "school"}.get(kind, "publisher")
    named = {container: "container-title", "series": "collection-title", publisher: "publisher"} | {
        field: key for field, key in _FIELDS.items() if key not in {"title", "container-title", "publisher"}
    }
    named.pop("location")
    fields += [(field, _escaped(item.get(key, ""))) for field, key in named.items() if field != "series"]
    fields.append(("series", _escaped(item.get("collection-title", ""))))
    fields.append(("pages", _escaped(item.get("page", "")).replace("-", "--")))
    fields.append(("number", _escaped(item.get("issue") or item.get("number") or "")))
    fields += [(field, _escaped(item.get(key, ""))) for field, key in _VERBATIM.items()]
    date = date_text(item)
    fields += [("year", _escaped(record.year or date)), ("date", date if "-" in date[1:] else "")]
    fields.append(("urldate", _escaped(date_text(item, "accessed"))))
    file = re.sub(r"([:;\\])", r"\\\1", " ".join(str(item.get("file") or "").split()))
    fields.append(("file", f":{file}:" if file and not re.search("[{}]", file) else ""))
    if _KINDS.get(kind) != record.type:
        fields.append(("entrysubtype", _escaped(record.type)))
    return [(name, value) for name, value in fields if value and value != "{}"]


def _written(name: Mapping[str, Any]) -> str:
    """A name as BibTeX has it: "von Family, Jr, Given"; what is no person's in braces of its own."""
    if name.get("literal"):
        return f"{{{_escaped(name['literal'])}}}"
    particles = [name.get("dropping-particle"), name.get("non-dropping-particle"), name.get("family")]
    parts = [" ".join(_escaped(part) for part in particles if part), _escaped(name.get("suffix", ""))]
    return ", ".join(part for part in (*parts, _escaped(name.get("given", ""))) if part)


def _escaped(value: object) -> str:
    """Text or a number for BibTeX; empty for what is neither."""
    if isinstance(value, bool) or not isinstance(value, str | int):
        return ""
    return "".join(_SPECIAL.get(character, character) for character in " ".join(str(value).split()))


def _key(item: Mapping[str, Any], record: Record, taken: set[str]) -> str:
    """The last part of the id, such as a word of Zotero's address; with a number where it is taken."""
    named = str(item.get("id") or "").rstrip("/").rsplit("/", 1)[-1]
    stem = re.sub(r"[^\w:.-]+", "-", named).strip("-")[:80] or f"entry{record.year}"
    key, number = stem, 2
    while key in taken:
        key, number = f"{stem}-{number}", number + 1
    taken.add(key)
    return key
