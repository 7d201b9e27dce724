"""Which articles of a law or an agreement are marked as headings."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

_FEWEST = 3  # articles that a text has at least if it is made of articles
_ARTICLE = re.compile(
    r"^[ \t]*(第[一二三四五六七八九十百千零〇\d]+条|article[ \t]+\d+(?:\.\d+)?(?:[ \t]?bis)?)(?=[\s:：.(（—–-]|$)"
    # "Article 5 of the Convention" at the beginning of a line is a reference to an article.
    r"(?![ \t]+(?:of|and|or|to|shall)\b)",
    re.IGNORECASE | re.MULTILINE,
)
_SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Headings:
    """Of ``expected`` articles ``found`` are headings among the ``marked`` article headings of the document.

    ``expected`` and ``found`` are None where there is no reference, or one with fewer than three articles.
    """

    expected: int | None
    marked: int
    found: int | None

    @property
    def recall(self) -> float | None:
        """found / expected, 0..1; None where nothing is expected."""
        return None if self.expected is None or self.found is None else self.found / self.expected

    @property
    def precision(self) -> float | None:
        """found / marked, 0..1; None where nothing is expected, or nothing marked."""
        return None if self.found is None or not self.marked else self.found / self.marked


def compare_articles(headings: Iterable[str], reference: str | None) -> Headings:
    """How many articles that begin a line of ``reference`` are among ``headings``; a number twice counts twice."""
    marked = Counter(name for heading in headings for name in _names(heading)[:1])
    expected = Counter(_names(reference or ""))
    if expected.total() < _FEWEST:
        return Headings(None, marked.total(), None)
    return Headings(expected.total(), marked.total(), (expected & marked).total())


def _names(text: str) -> list[str]:
    """The articles that begin a line of ``text``, as "第一条" or "article5"."""
    plain = unicodedata.normalize("NFKC", text)
    return [_SPACE.sub("", match.group(1)).lower() for match in _ARTICLE.finditer(plain)]
