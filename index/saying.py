"""Whether documents say something in so many words."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import cached_property

from index.document import Language, Passage
from index.language import fold


class Saying:
    """The folded texts of ``passages``, by document."""

    def __init__(self, passages: Mapping[Language, Sequence[Passage]]) -> None:
        self.passages = passages

    def says(self, ways: Iterable[str], documents: Collection[str] | None = None) -> bool:
        """Whether any of ``documents``, all where None, says one of the ``ways`` to say something as a whole word."""
        texts = self._texts.values() if documents is None else [self._texts.get(one, "") for one in documents]
        return any(_stands(way, text) for way in map(fold, ways) for text in texts)

    @cached_property
    def _texts(self) -> dict[str, str]:
        found: dict[str, list[str]] = {}
        for held in self.passages.values():
            for passage in held:
                found.setdefault(passage.document_id, []).append(fold(passage.text))
        return {document: "\n".join(texts) for document, texts in found.items()}


def says(way: str, text: str) -> bool:
    """Whether a folded ``text`` says ``way`` as a whole word, or its plural; a Chinese character is a word."""
    return _stands(fold(way), text)


def _stands(way: str, text: str) -> bool:
    # A pattern by itself would look at every character.
    return way in text and bool(re.search(rf"(?<![a-z]){re.escape(way)}s?(?![a-z])", text))
