"""Sentences that lead into a list of what a question asks for: "There are three reasons.", 差别主要有三点。"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from assistant.definition import PartOf
from assistant.enumerations import is_announcement
from assistant.outline import kinds_asked_for, kinds_of, rest_of
from assistant.sections import Sections
from index.chunking.sentences import Stretch
from index.document import Passage
from index.lexical.tokens import tokens

_LONGEST = 90  # characters of a lead: a longer sentence says something itself …
_LONGEST_LIST = 160  # … unless it is the list
_AROUND = 1_200  # characters before a lead in which its subject is named
#: The list itself, in one sentence: 可以归结为三点：选取了…，没有…，并由….
_LISTS = re.compile(r"[：:][^：:]+[，,；;、][^：:]+[，,；;、]")


class Announced:
    """Finds such sentences; ``titles`` are those of documents by their ids, ``part_of`` the part of some words that a
    text has."""

    def __init__(self, sections: Sections, part_of: PartOf, titles: Mapping[str, str]) -> None:
        self.sections, self.part_of, self.titles = sections, part_of, titles

    def leads(self, question: str, least: float) -> Callable[[Passage, Stretch], bool]:
        """Tells whether a sentence at a place of a passage leads into a list of the kind of points that ``question``
        asks for, where title, headings and what stands around it have ``least``, 0..1, of what else is asked."""
        asked, rest = kinds_asked_for(question), rest_of(question)

        def leads(passage: Passage, place: Stretch) -> bool:
            if not asked & kinds_of(passage.text[place.start : place.end]):
                return False
            lead, end = self._list(passage, place)
            return bool(asked & kinds_of(lead)) and self._speaks_of(rest, passage, place, end) >= least

        return leads

    def _list(self, passage: Passage, place: Stretch) -> tuple[str, int]:
        """What leads into the list, and where that ends in the section of the passage; empty and 0 where the sentence
        leads into none."""
        here = self.sections.of(passage).place_of(passage, place)
        text = passage.text[place.start : place.end]
        for enumeration in self.sections.led_into(passage, place):
            lead = text[: enumeration.items[0].start - here.start]
            return (lead, enumeration.whole.end) if len(lead) <= _LONGEST else ("", 0)
        return (text, here.end) if is_announcement(text, _LONGEST_LIST) and _LISTS.search(text) else ("", 0)

    def _speaks_of(self, rest: str, passage: Passage, place: Stretch, end: int) -> float:
        if not tokens(rest):
            return 1.0
        section = self.sections.of(passage)
        around = section.text[max(section.place_of(passage, place).start - _AROUND, 0) : end]
        said = "\n".join((self.titles.get(passage.document_id, ""), *passage.heading, around))
        return self.part_of(rest, said, section.language)
