"""What a sentence that is quoted brings along: the one before it on which it leans, what follows that it announces."""

from __future__ import annotations

from assistant.config import AssistantConfig
from assistant.enumerations import is_announcement
from assistant.sections import Section
from index.chunking.sentences import Stretch, sentences

#: A sentence that opens so leans on the one before it.
_LEANING_ZH = (
    "这",
    "该",
    "此",
    "其",
    "它",
    "二者",
    "两者",
    "因此",
    "因而",
    "为此",
    "所以",
    "但",
    "然而",
    "同时",
    "此外",
    "而且",
    "并且",
    "上述",
    "对此",
    "由此",
)
_LEANING_EN = (
    "This ",
    "These ",
    "Those ",
    "It ",
    "They ",
    "He ",
    "She ",
    "Such ",
    "However",
    "But ",
    "Therefore",
    "Thus",
    "Hence",
    "That ",
)


def with_support(section: Section, here: Stretch, config: AssistantConfig) -> Stretch:
    """The sentence, with the one before where it leans on it, or with what follows where it announces that."""
    text = section.text[here.start : here.end]
    parts = sentences(section.text, section.language)
    before = [part for part in parts if part.end <= here.start]
    leans = text.startswith(_LEANING_ZH if section.language == "zh" else _LEANING_EN)
    if leans and before and here.end - before[-1].start <= config.longest_enumeration:
        return Stretch(before[-1].start, here.end)
    end = here.end
    if is_announcement(text):
        for part in (part for part in parts if part.start >= here.end):
            if part.end - here.end > config.longest_sequel or "\n" in section.text[end : part.start]:
                break
            end = part.end
    return Stretch(here.start, end)
