"""Reads a web page that was saved: trafilatura for what is the text and what the site put around it."""

from __future__ import annotations

import logging
import re
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import trafilatura
from lxml import etree
from lxml import html as lxml_html

from index.errors import ReadError
from index.reading.encodings import decode
from index.reading.flow import RAISED, Flow, Part
from index.reading.markup import parts_of

logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
logging.getLogger("htmldate").setLevel(logging.CRITICAL)

_CHARSET = re.compile(rb"""(?:charset|encoding)\s*=\s*["']?\s*([\w-]+)""", re.IGNORECASE)
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>|<!DOCTYPE[^>\[]*\[.*?\]\s*>", re.DOTALL | re.IGNORECASE)
_ARCHIVE = re.compile(rb"^(?:MIME-Version|From|Content-Type|Subject|Snapshot-Content-Location):", re.IGNORECASE)
_NOTE_ID = re.compile(r"^_*(?:fn|ftn|edn|note|footnote|endnote|cite_note)[\w.:-]*?(\d{1,3})$", re.IGNORECASE)
_BACK = re.compile(r"^[\s↩↑^⏎\ufe0e]+|[\s↩↑^⏎\ufe0e]+$")  # the link from a note back to its mark
_BULLET = re.compile(r"^\s*- ")  # what trafilatura puts before the items of a list
_LONG = 60  # half-widths from which a block amid the document belongs to it: links to elsewhere are shorter
_BY_CHANCE = 12  # characters
_MARK = re.compile(r"^\[?(\d{1,3})[\].]?(?:\s+|$)")


def read_html(path: Path) -> Flow:
    """The text of the web page at ``path`` without menus and footers. Raises ReadError when there is none."""
    data = path.read_bytes()
    if _ARCHIVE.match(data.lstrip()[:100]):
        raise ReadError("The file is a web archive (MHTML).", 'Save the page again as "HTML only" or as PDF.')
    declared = _CHARSET.search(data[:2048])
    text = _DECLARATION.sub("", decode(data, declared.group(1).decode("ascii") if declared else ""))
    try:
        tree = lxml_html.document_fromstring(text)
    except (etree.ParserError, ValueError) as error:
        raise ReadError("There is no text in the file.", "Save the page again, or remove it.") from error
    title = _title(tree)
    notes = _prepared(tree)
    return Flow.of(title, [*_of_the_document(parts_of(tree), _main_text(tree)), *notes])


def parts_of_tree(tree: Any) -> list[Part]:
    """All that a page says that is nothing but text, as those of a book are; its notes last. It changes ``tree``."""
    notes = _prepared(tree)
    return [*parts_of(tree), *notes]


def _prepared(tree: Any) -> list[Part]:
    """The notes, taken out of the tree; marks and the numbers of items are set as they are printed."""
    notes = _taken_out(tree)
    _raise_marks(tree)
    _number_items(tree)
    return notes


def _main_text(tree: Any) -> str:
    """What trafilatura takes for the document, a block a line, without spaces: it knows what sites put around one."""
    found = trafilatura.bare_extraction(tree, include_comments=False, favor_recall=True)
    if found is None or isinstance(found, dict):
        return ""
    return "\n".join(_bare(_BULLET.sub("", line)) for line in found.text.split("\n"))


def _of_the_document(parts: Sequence[Part], main: str) -> list[Part]:
    """The parts in ``main``, the headings over them, and long ones between the first and the last of them.

    Trafilatura's own tree is not used: of a short page it makes one paragraph, and it loses headings and references.
    """
    lines, running = set(main.split("\n")), main.replace("\n", "")
    taken = [part.kind != "heading" and _is_in(part.text, lines, running) for part in parts]
    if not any(taken):
        return [] if not main else list(parts)
    first, last = taken.index(True), len(taken) - 1 - taken[::-1].index(True)
    for place, part in enumerate(parts):
        long = part.kind != "heading" and len(part.text.encode("gb18030", "replace")) >= _LONG
        taken[place] = taken[place] or (first < place < last and long)
    for place in reversed(range(last)):
        if parts[place].kind == "heading":
            over = parts[place + 1]
            deeper = over.kind != "heading" or over.level > parts[place].level
            taken[place] = (taken[place + 1] and deeper) or _bare(parts[place].text) in lines
    return [part for part, is_taken in zip(parts, taken, strict=True) if is_taken]


def _is_in(text: str, lines: set[str], running: str) -> bool:
    """Whether ``text`` is made of whole ``lines`` or, if long enough not to be there by chance, stands in them."""
    bare = _bare(text)
    whole = bare in lines or all(_bare(line) in lines for line in text.split("\n"))
    return whole or (len(bare) >= _BY_CHANCE and bare in running)


def _bare(text: str) -> str:
    return re.sub(r"[\s|]+", "", text)


def _title(tree: Any) -> str:
    """The only heading of the first level where the page's title has it in it, beside the name of the site."""
    title = str(tree.findtext(".//title") or "")
    firsts = [" ".join(heading.text_content().split()) for heading in tree.iter("h1")]
    return firsts[0] if len(firsts) == 1 and firsts[0] and firsts[0] in " ".join(title.split()) else title


def _taken_out(tree: Any) -> list[Part]:
    """The notes taken out of the body: what has the id of a note and is linked to."""
    linked = {link.get("href", "").removeprefix("#") for link in tree.iter("a")}
    notes = []
    for element in list(tree.iter("li", "p", "div", "aside", "dd")):
        named = _NOTE_ID.match(element.get("id", ""))
        if named and element.get("id") in linked:
            text = _MARK.sub("", _BACK.sub("", element.text_content()))
            notes.append(Part("note", f"{named.group(1).translate(RAISED)} {text}"))
            element.drop_tree()
    return notes


def _raise_marks(tree: Any) -> None:
    """Numbers set high become raised digits, so that they are not read as part of a word or year."""
    for element in tree.iter("sup"):
        mark = _MARK.match(element.text_content().strip())
        if mark:
            tail = element.tail
            element.clear()
            element.text, element.tail = mark.group(1).translate(RAISED), tail


def _number_items(tree: Any) -> None:
    """The numbers of ordered lists, which are printed and stand nowhere in the text."""
    for ordered in tree.iter("ol"):
        start = ordered.get("start", "1")
        for number, item in enumerate(ordered.iterchildren("li"), int(start) if start.isdecimal() else 1):
            first = item[0] if len(item) and item[0].tag == "p" and not (item.text or "").strip() else item
            first.text = f"{number}. {(first.text or '').lstrip()}"
