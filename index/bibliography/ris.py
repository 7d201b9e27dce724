"""RIS as Zotero writes and reads it; the only file that knows the parser."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping, Sequence
from typing import Any

import rispy

from index.bibliography.csl import entry_of
from index.bibliography.dates import csl_date, date_text
from index.bibliography.nouns import Bibliography, Entry, Refusal
from index.document import Record

_KINDS = {
    "BILL": "bill",
    "BLOG": "post-weblog",
    "BOOK": "book",
    "CASE": "legal_case",
    "CHAP": "chapter",
    "CONF": "paper-conference",
    "CPAPER": "paper-conference",
    "DATA": "dataset",
    "DICT": "entry-dictionary",
    "EJOUR": "article-journal",
    "ELEC": "webpage",
    "ENCYC": "entry-encyclopedia",
    "GOVDOC": "report",
    "HEAR": "hearing",
    "JOUR": "article-journal",
    "LEGAL": "regulation",
    "MANSCPT": "manuscript",
    "MGZN": "article-magazine",
    "NEWS": "article-newspaper",
    "PAMP": "pamphlet",
    "PAT": "patent",
    "RPRT": "report",
    "STAND": "standard",
    "STAT": "legislation",
    "THES": "thesis",
    "UNPB": "manuscript",
}
_AS = {kind: tag for tag, kind in _KINDS.items()}  # of two tags for a kind the later, which Zotero reads too
#: Tags by the part of an item, the one to write first.
_TAGS = {
    "title": ("TI", "T1"),
    "title-short": ("ST",),
    "container-title": ("T2", "JO", "JF", "BT"),
    "collection-title": ("T3",),
    "volume": ("VL",),
    "edition": ("ET",),
    "publisher": ("PB",),
    "publisher-place": ("CY", "PP"),
    "DOI": ("DO",),
    "URL": ("UR",),
    "ISSN": ("SN",),
    "language": ("LA",),
    "abstract": ("AB", "N2"),
    "note": ("N1",),
}
_NAMES = {"author": ("AU", "A1"), "editor": ("ED", "A2"), "translator": ("A4",)}
_LISTS = ["AU", "A1", "A2", "A3", "A4", "ED", "KW", "L1", "L2", "L4", "UR", "N1"]
_MANY = {"KW", "N1"}  # tags whose values go together; of all others the first counts
_LONGEST = 200_000  # characters of an entry that are looked at: more is no bibliography
_START = re.compile(r"(?m)^(?=TY  -)")
_TYPE = re.compile(r"[a-z_-]{1,40}")


def read(text: str) -> Bibliography:
    """The works of a RIS text; what stands before the first is passed over. A missing end is mended."""
    entries, refused = [], []
    for place, part in enumerate(_START.split(text.replace("\r\n", "\n").replace("\r", "\n"))[1:], 1):
        name = f"entry {place}"
        try:
            if len(part) > _LONGEST:
                raise ValueError(f"it has {len(part):,} characters, more than {_LONGEST:,}")
            # Each alone: the parser runs one that does not end into the next.
            parser = rispy.RisParser(mapping=_Tags(), list_tags=_LISTS, delimiter_tags_mapping={})
            entries.append(_entry(name, parser.parse(f"{part}\nER  - \n")[0]))
        except ValueError as error:
            refused.append(Refusal(name, str(error)))
    return Bibliography(tuple(entries), tuple(refused))


def write(records: Sequence[Record]) -> str:
    """``records`` as RIS, one entry each."""
    return "\n".join(_written(json.loads(record.csl), record) for record in records)


class _Tags(dict[str, str]):
    """Every tag is called as it is written."""

    def __missing__(self, tag: str) -> str:
        return tag


def _entry(name: str, tags: Mapping[str, Any]) -> Entry:
    kind = _first(tags, ("M3",))
    known = _KINDS.get(_first(tags, ("TY",)), "document")
    item: dict[str, Any] = {"id": _first(tags, ("ID",)) or name, "type": kind if _is_kind(kind) else known}
    item |= {key: value for key, names in _TAGS.items() if (value := _first(tags, names))}
    first, last = _first(tags, ("SP",)), _first(tags, ("EP",))
    if first:
        item["page"] = f"{first}-{last}" if last and "-" not in first else first
    number = _first(tags, ("IS", "M1"))
    if number:
        item["issue" if "container-title" in item else "number"] = number
    if tags.get("KW"):
        item["keyword"] = "; ".join(tags["KW"])
    for role, names in _NAMES.items():
        people = [_name(value) for tag in names for value in tags.get(tag, ()) if value]
        if people:
            item[role] = people
    issued = _date(tags, "DA") or _date(tags, "PY") or _date(tags, "Y1")
    accessed = _date(tags, "Y2")
    item |= ({"issued": issued} if issued else {}) | ({"accessed": accessed} if accessed else {})
    return entry_of(item["id"][:200], item, [value for tag in ("L1", "L2", "L4") for value in tags.get(tag, ())])


def _date(tags: Mapping[str, Any], tag: str) -> dict[str, Any] | None:
    """What a tag dates: "2000/07//" is July; a fourth part is a time or a season, and left out."""
    return csl_date("/".join(_first(tags, (tag,)).split("/")[:3]).strip("/"))


def _first(tags: Mapping[str, Any], names: Sequence[str]) -> str:
    for tag in names:
        value = tags.get(tag)
        if isinstance(value, list):
            value = "\n".join(value) if tag in _MANY else value[0]
        if value:
            return str(value).strip()
    return ""


def _is_kind(text: str) -> bool:
    """Whether "type of work" holds a kind of CSL that RIS has no tag for, as ``write`` puts it there."""
    return text in {"treaty", "document", "article", "speech", "interview", "map", "collection", "post"}


def _name(value: str) -> dict[str, str]:
    parts = [part.strip() for part in value.split(",")]
    if len(parts) == 1:
        return {"literal": parts[0]}
    return {key: part for key, part in zip(("family", "given", "suffix"), parts, strict=False) if part}


def _written(item: Mapping[str, Any], record: Record) -> str:
    lines = [("TY", _AS.get(record.type, "GEN")), ("ID", item.get("id"))]
    if record.type not in _AS and _TYPE.fullmatch(record.type):
        lines.append(("M3", record.type))
    lines += [(tags[0], item.get(key)) for key, tags in _TAGS.items()]
    for role, tags in _NAMES.items():
        people = item.get(role)
        lines += [(tags[0], _person(name)) for name in (people if isinstance(people, list) else ())]
    lines.append(("L1", item.get("file")))
    first, _, last = _flat(item.get("page")).partition("-")
    lines += [("SP", first), ("EP", last), ("IS", item.get("issue") or item.get("number"))]
    lines += [("PY", record.year), ("DA", date_text(item, mark="/")), ("Y2", date_text(item, "accessed", "/"))]
    lines += [("KW", word.strip()) for word in re.split("[;；]", _flat(item.get("keyword")))]
    return "".join(f"{tag}  - {flat}\n" for tag, value in lines if (flat := _flat(value))) + "ER  - \n"


def _person(name: object) -> str:
    if not isinstance(name, dict):
        return ""
    if name.get("literal"):
        return _flat(name["literal"])
    family = [name.get("dropping-particle"), name.get("non-dropping-particle"), name.get("family")]
    parts = [" ".join(_flat(part) for part in family if part), _flat(name.get("given")), _flat(name.get("suffix"))]
    return ", ".join(part for part in parts if part)


def _flat(value: object) -> str:
    """Text or a number on one line, so that nothing in it can be taken for a tag; empty for what is neither."""
    return " ".join(str(value).split()) if isinstance(value, str | int) and not isinstance(value, bool) else ""
