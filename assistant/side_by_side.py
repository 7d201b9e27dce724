"""Questions that set documents side by side: "How do the rail MoU and the investment treaty differ on termination?"."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from itertools import zip_longest

from assistant.answer import DraftStatement
from index.hit import Hit
from index.language import language_of
from index.lexical.tokens import tokens
from index.mentions import Spoken

#: What says that each is to be told of.
_EACH = re.compile(
    r"区别|差别|差异|不同|异同|相比较?|相较|比较|对比|分别|各[自有]?(?![国方界级项类种地个])|"
    r"\b(?:differ(?:s|ent|ences?)?|compar(?:e[ds]?|ing|ison)|contrast|versus|vs\b\.?|respectively|each|both)\b",
    re.IGNORECASE,
)
#: What is left of the question around the matter when the documents are taken out of it; 同行, 对话, 海上 are not.
_BEFORE = re.compile(
    r"^(?:[\W跟]|和(?![平解])|与(?!会)|及(?!时)|同(?![行等意步])|请|试|关于|在(?![线职])|对于|对(?![话价外等接])|就(?!业)|的|之间|"
    r"两者|二者|"
    r"\b(?:how|what|do|does|did|is|are|please|the|an?|and|or|between|of|in|on|its|their|with|from|to|as|about|for|under|by|"
    r"say|says|there|any)\b)+",
    re.IGNORECASE,
)
_BEHIND = re.compile(
    r"(?:[\W和与及]|(?<![海线以])上|方面|之间|之处|在哪里|何在|有何|有什么|有哪些|有|是|的|如何|怎样|怎么|什么|哪些|"
    r"\b(?:and|or|of|in|on|the|with|from|to|under|between|by|is|are|do|does|say|about|for)\b)+$",
    re.IGNORECASE,
)
_TOLD = 4  # statements of each document
_MOST = 3  # documents: of more the answer would have a sentence each


@dataclass(frozen=True, slots=True)
class Part:
    """One of the documents, by id, as the question has ``called`` it; the ``matter`` in which it is set beside others,
    which is the same for each, and what the ``question`` is of it alone."""

    document: str
    called: str
    matter: str
    question: str


def side_by_side(question: str, spoken_of: Callable[[str], Spoken]) -> tuple[Part, ...]:
    """The documents that a question sets side by side in some matter, in its order; empty where it does not.

    ``spoken_of`` finds the documents that a question, or a phrase of one, speaks of.
    """
    spoken = spoken_of(question)
    phrases = spoken.phrases
    if not (1 < len(phrases) <= _MOST and _EACH.search(question)):
        return ()
    called = {phrase: spoken_of(phrase).documents for phrase in sorted(phrases, key=question.find)}
    documents = [document for meant in called.values() for document in meant]
    matter = _matter(spoken.taken_from(question))
    if not len(documents) == len(set(documents)) == len(phrases) or not tokens(matter):
        return ()
    asked = "{}{}" if language_of(question) == "zh" else "{1} in {0}"
    return tuple(Part(one, phrase, matter, asked.format(phrase, matter)) for phrase, (one,) in called.items())


def hits_in(part: Part, hits: Sequence[Hit]) -> list[Hit]:
    """Those of ``hits`` that are of the document of a part."""
    return [hit for hit in hits if hit.passage.document_id == part.document]


def in_turn(told: Sequence[tuple[Part, Sequence[DraftStatement]]]) -> tuple[DraftStatement, ...]:
    """The first statements of each part, one of each in turn, each about what the question calls its document."""
    drafts = [[replace(one, about=part.called) for one in statements[:_TOLD]] for part, statements in told]
    return tuple(one for turn in zip_longest(*drafts) for one in turn if one)


def _matter(beside: str) -> str:
    """In what documents are set side by side, of all that a question says beside them: 争端解决, termination; empty
    where in nothing particular."""
    return " ".join(_BEHIND.sub("", _BEFORE.sub("", _EACH.sub("", beside))).split())
