"""What a build uses again of what was made before: readings, passages, vectors."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from index.archive import DAMAGE, read_passages
from index.document import Document, Language, Passage
from index.lane import Lane, Vectors
from index.readings import Trust
from index.versions import Layout, Manifest


@dataclass(frozen=True, slots=True)
class Carried:
    """What of the version before is used again: passages by document, vectors by passage and by word."""

    passages: Mapping[str, tuple[Passage, ...]] = field(default_factory=dict)
    vectors: Mapping[str, Vectors] = field(default_factory=dict)
    words: Mapping[str, Vectors] = field(default_factory=dict)


def trusted(layout: Layout, before: Manifest | None, others: bool) -> tuple[Trust, str]:
    """Which readings are used again over the version ``before``, with those of ``others``, and what is to be said.

    Where a version was gone back from, something in it was bad: what only that one has is read again.
    """
    if before is None:
        return Trust({}, others), ""
    known = {entry.id: entry.edition for entry in before.documents}
    later = [number for number in layout.whole() if number > before.version]
    withdrawn = [number for number in later if layout.withdrawn(number).exists()]
    if not withdrawn:
        return Trust(known, others), ""
    numbers = ", ".join(map(str, withdrawn))
    return Trust(known, False), f"Version {numbers} was gone back from: what only it had is read and embedded again."


def carried(
    layout: Layout, before: Manifest | None, documents: Mapping[str, Document], editions: Mapping[str, str]
) -> Carried:
    """What is used again of the version ``before`` for ``documents`` in those ``editions`` (both by id): nothing when
    it is damaged, no passages of a document that was read otherwise, no vectors of one with another title."""
    if before is None:
        return Carried()
    folder = layout.version(before.version)
    entries = {entry.id: entry for entry in before.documents if editions.get(entry.id) == entry.edition}
    passages: dict[str, list[Passage]] = {}
    vectors: dict[str, Vectors] = {}
    words: dict[str, Vectors] = {}
    try:
        held = read_passages(folder / "passages.jsonl")
        for language, stored in _by_language(held).items():
            lane = Lane.load(language, folder / language)
            words |= lane.likeness.vectors()
            for passage, made in zip(stored, lane.vectors(), strict=True):
                entry = entries.get(passage.document_id)
                if entry is not None and documents[entry.id].title == entry.title:
                    vectors[passage.id] = made
        for passage in held:
            if passage.document_id in entries:
                passages.setdefault(passage.document_id, []).append(passage)
    except DAMAGE:
        return Carried()
    whole = {key: tuple(found) for key, found in passages.items() if len(found) == entries[key].passages}
    return Carried(whole, vectors, words)


def _by_language(passages: Sequence[Passage]) -> dict[Language, list[Passage]]:
    found: dict[Language, list[Passage]] = {}
    for passage in passages:
        found.setdefault(passage.language, []).append(passage)
    return found
