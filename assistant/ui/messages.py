"""What the recipes say, in the language of the screen: their messages are English, messages.tsv has them in Chinese.

A line of messages.tsv is a pattern, a tab, its Chinese; {1} {2} … stand for what a message was made with. A message
that no line fits is shown as it is.
"""

from __future__ import annotations

import functools
import re
from pathlib import Path

from index.document import Language

_FILE = Path(__file__).with_name("messages.tsv")
_BLANK = re.compile(r"\\\{(\d)\\\}")
_LONGEST = 2_000  # characters of a message; a longer one is not searched for its parts
_DEEPEST = 3  # messages in messages


def told(message: str, language: Language) -> str:
    """The message in ``language``: each of the sentences that it is made of, and those within them."""
    if language == "en" or len(message) > _LONGEST:
        return message
    return _chinese(message, _DEEPEST)


def _chinese(message: str, deep: int) -> str:
    parts: list[str] = []
    rest = message
    while rest:
        found = next(((made, said) for pattern, said in _lines() if (made := pattern.match(rest))), None)
        if found is None or not deep:
            return "".join([*parts, rest]) if parts else rest
        made, said = found
        within = [_chinese(part, deep - 1) for part in made.groups()]
        parts.append(re.sub(r"\{(\d)\}", lambda blank: within[int(blank[1]) - 1], said))  # noqa: B023 - used at once
        rest = rest[made.end() :].lstrip()
    return "".join(parts)


@functools.cache
def _lines() -> tuple[tuple[re.Pattern[str], str], ...]:
    lines = [line.split("\t") for line in _FILE.read_text(encoding="utf-8").splitlines() if "\t" in line]
    return tuple((_pattern(english), chinese) for english, chinese in lines)


def _pattern(english: str) -> re.Pattern[str]:
    """Matches at the beginning of a text, where a sentence ends after it or the text does; what is open goes on to the
    end of the text."""
    made = _BLANK.sub("(.+?)", re.escape(english))
    return re.compile(made + (r"$" if english.endswith("}") else r"(?=\s|$)"), re.DOTALL | re.IGNORECASE)
