"""Questions that ask for the text of a provision itself: "What does Article 17 of the BBNJ Agreement say?"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.forms import forms_of
from assistant.paragraphs import lines_of, picked
from assistant.sections import Section
from index.chunking.sentences import Stretch
from index.lexical.tokens import tokens
from index.provisions import Provision, provisions_in, without_provisions

_ASKS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        r"(?<!有)(?:规定|约定|要求|说|讲|写)(?:了|的|的是)?(?:什么|哪些|些什么)(?:内容|事项)?[？?。]*$",
        r"(?:内容|条文|原文|全文|规定)(?:是(?:什么|怎样的)?)?[？?。]*$",
        r"(?:怎么|如何|怎样)(?:规定|说|写)的?[？?。]*$",
        r"[条條款項项章節节](?:是|有)?什么(?:意思|含义)[？?。]*$",
        r"^what do(?:es)? (?:articles?|art\.?|paragraphs?|para\.?|sections?) [^?]*\bmean[?.]*$",
        r"^what do(?:es)? .*\b(?:say|provide|state|read|stipulate|contain|lay down|set out|require|regulate|govern"
        r"|cover|prescribe)[?.]*$",
        r"^what (?:is|are) (?:said |provided |stated |written |contained |laid down |set out )?(?:in|under|by)\b",
        r"^what (?:is|are) (?:the )?(?:articles?|art\.|paragraphs?|sections?|chapters?|parts?|annex(?:es)?)\b",
        r"[条條款項项章節节](?:是|主要)?(?:关于|涉及)(?:什么|哪些)(?:内容|事项)?的?[？?。]*$",
        r"^(?:(?:can|could|would|will) you )?(?:please )?"
        r"(?:quote|show(?: me)?|give(?: me)?|(?:the )?(?:text|wording) of)\b",
    )
)
_NARROWS = re.compile(r"第[^，。]{1,12}[条條章节節款](?:中|里)?(?:对于?|就|关于|在)\S")  # 第五条对保密规定了什么
_QUESTION = re.compile(r"[?？]")
_BARE = 10  # content words beside the provision: what has no more, and asks for nothing, is a name


def asks_for_text(question: str) -> bool:
    """Whether ``question`` names a provision and asks for nothing but what it says."""
    if not provisions_in(question) or _NARROWS.search(question):
        return False
    if any(asks.search(question.strip()) for asks in _ASKS):
        return True
    rest = without_provisions(question)
    return not _QUESTION.search(question) and not forms_of(question) and len(tokens(rest)) <= _BARE


def text_asked_for(section: Section, asked: Sequence[Provision], longest: int) -> tuple[Stretch, ...]:
    """The lines of ``section`` from its beginning, or those alone of the paragraphs and items ``asked`` for, where it
    has them, in at most ``longest`` characters; of a first line that is longer, as many whole sentences."""
    numbers = {level: frozenset(one.number for one in asked if one.level == level) for level in ("paragraph", "item")}
    places = picked(section.text, numbers["paragraph"], numbers["item"]) or lines_of(section.text)
    kept: list[Stretch] = []
    for place in places:
        if sum(map(len, kept)) + len(place) > longest:
            break
        kept.append(place)
    return tuple(kept) or (section.shortened(places[0], longest),)
