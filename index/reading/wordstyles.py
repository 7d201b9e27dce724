"""What a paragraph of a Word file is by its style: heading, line of a table of contents, item of a list."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_HEADING = re.compile(r"^heading ([1-9])$")
_CONTENTS = re.compile(r"^(?:toc(?: \d| heading)?|table of figures)$")
_BODY_LEVEL = 9  # of the outline: no heading


@dataclass(frozen=True, slots=True)
class WordStyle:
    """``level`` of the heading from 1, 0 for none; ``numbering`` is (list, level from 0), None when not numbered."""

    level: int
    contents: bool
    numbering: tuple[str, int] | None


class WordStyles:
    """The styles of a file, each with those that it is based on."""

    def __init__(self, root: Any) -> None:
        self._styles = {style.get(f"{W}styleId", ""): style for style in root.iterchildren(f"{W}style")}
        self._default = next(
            (
                key
                for key, style in self._styles.items()
                if style.get(f"{W}type") == "paragraph" and style.get(f"{W}default") in ("1", "true")
            ),
            "",
        )

    def of(self, paragraph: Any) -> WordStyle:
        """What the paragraph is; its own settings go before those of its style."""
        chain = list(self._chain(value_of(paragraph, "pPr/pStyle") or self._default))
        # The name is the same in every language of Word; the id is not.
        names = [(value_of(style, "name") or "").lower() for style in chain]
        settings = [paragraph, *chain]
        outline = next((v for v in (value_of(s, "pPr/outlineLvl") for s in settings) if v), "")
        level = int(outline) + 1 if outline.isdecimal() and int(outline) < _BODY_LEVEL else 0
        for name in names:
            match = _HEADING.match(name)
            level = level or (int(match.group(1)) if match else int(name == "title"))
        contents = any(_CONTENTS.match(name) for name in names)
        return WordStyle(level, contents, _numbering(settings))

    def is_bold(self, paragraph: Any) -> bool:
        """Whether all of the paragraph's text is set bold by itself, not by its style."""
        runs = [run for run in paragraph.iter(f"{W}r") if "".join(run.itertext(f"{W}t")).strip()]
        bold = [run.find(_path("rPr/b")) for run in runs]
        return bool(runs) and all(b is not None and b.get(f"{W}val", "1") not in ("0", "false") for b in bold)

    def _chain(self, key: str) -> Iterator[Any]:
        seen = set()
        while key in self._styles and key not in seen:
            seen.add(key)
            yield self._styles[key]
            key = value_of(self._styles[key], "basedOn") or ""


def _numbering(settings: list[Any]) -> tuple[str, int] | None:
    numbers = next((v for v in (value_of(s, "pPr/numPr/numId") for s in settings) if v), "")
    level = next((v for v in (value_of(s, "pPr/numPr/ilvl") for s in settings) if v), "0")
    # List 0 takes the paragraph out of the list that its style puts it in.
    return (numbers, int(level)) if numbers not in ("", "0") and level.isdecimal() else None


def value_of(element: Any, path: str) -> str | None:
    """The value of what stands at ``path`` under ``element``, None when there is nothing."""
    found = element.find(_path(path))
    return None if found is None else found.get(f"{W}val")


def _path(path: str) -> str:
    return "/".join(f"{W}{name}" for name in path.split("/"))
