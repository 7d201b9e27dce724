"""The blocks of an HTML tree in reading order: headings, paragraphs, items, rows of tables."""

from __future__ import annotations

import re
from typing import Any

from index.reading.flow import Part, row_text

_HEADINGS = {f"h{level}": level for level in range(1, 7)}
_INLINE = re.compile(
    r"a|abbr|acronym|b|bd[io]|big|cite|code|data|del|dfn|em|font|i|ins|kbd|label|mark|nobr|q|r[pt]|ruby|s|samp|small"
    r"|span|strike|strong|su[bp]|time|tt|u|var|wbr"
)
#: What holds no text of the document, wherever it stands; forms do, on pages that are one form.
_SILENT = re.compile(
    r"script|style|noscript|template|nav|aside|footer|button|select|option|textarea|input|dialog|menu|svg|math|iframe"
    r"|object|video|audio|canvas|img|picture|figure|head|title|r[pt]"
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_LINE_END = re.compile(r"\s*\n\s*")
_SPACE = re.compile(r"[^\S\n]+")
_BREAK = "\ue001"  # a private character for <br>, as a line end of the markup is no line break
_PARTING = re.compile(rf"\s*{_BREAK}(?:\s*{_BREAK})+\s*")
_BREAKING = re.compile(rf"\s*{_BREAK}\s*")
_INDENT = ("\u3000", "\xa0\xa0")
_LAYING_OUT = "self::*[.//table or .//h1 or .//h2 or .//h3 or .//h4 or count(.//p) > 1]"


def parts_of(tree: Any) -> list[Part]:
    """The parts of the tree; menus, forms, scripts and what is hidden are left out, pictures with their captions."""
    walker = _Walker()
    walker.walk(tree)
    walker.close()
    return walker.parts


class _Walker:
    """Gathers text until a block begins or ends."""

    def __init__(self) -> None:
        self.parts: list[Part] = []
        self.text = ""

    def close(self, level: int = 0) -> None:
        """End the block whose text was gathered; ``level`` makes it a heading."""
        text = _SPACE.sub(" ", _LINE_END.sub("\n", self.text))
        text = _BREAKING.sub("\n", _PARTING.sub("\n\n", text)).strip()
        self.parts += [Part("heading" if level else "paragraph", block, level) for block in text.split("\n\n") if block]
        self.text = ""

    def walk(self, element: Any) -> None:
        self.text += element.text or ""
        for child in element:
            if isinstance(child.tag, str) and not _is_silent(child):
                self._child(child)
            self.text += child.tail or ""

    def _child(self, child: Any) -> None:
        if child.tag == "br":
            # An indent after it shows that it parts two paragraphs, as on many Chinese pages.
            self.text += _BREAK * (1 + (child.tail or "").lstrip("\r\n\t ").startswith(_INDENT))
        elif _INLINE.fullmatch(child.tag):
            self.walk(child)
        else:
            self.close()
            cells = [cell for cell in child if cell.tag in ("td", "th")] if child.tag == "tr" else []
            if child.tag in _HEADINGS:
                self.text = part_text(child)
            elif len(cells) > 1 and not any(cell.xpath(_LAYING_OUT) for cell in cells):
                self._row(row_text([part_text(cell) for cell in cells]))
            else:
                self.walk(child)
            self.close(_HEADINGS.get(child.tag, 0))

    def _row(self, text: str) -> None:
        if text:
            self.parts.append(Part("table", text))


def part_text(element: Any) -> str:
    """All that is said under ``element``, its blocks parted by spaces."""
    return " ".join(part.text for part in parts_of(element))


def _is_silent(element: Any) -> bool:
    hidden = element.get("hidden") is not None or _HIDDEN.search(element.get("style", ""))
    return bool(hidden or _SILENT.fullmatch(element.tag))
