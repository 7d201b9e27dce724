"""What a word that points back means: the agreement that was named, or the first or second of two."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.leaning.form import ATTRIBUTE_ZH, without_end
from assistant.leaning.topic import topic
from index.language import language_of

_TWO = re.compile(
    r"^(?:what (?:is|are) )?(?P<one>.+?)(?:与|和|及|同|、| and | or )(?P<other>.+?)$",
    re.IGNORECASE,
)
_COMPARED = re.compile(
    r"\b(?:does|do|did) (?P<one>.+?) (?:compare (?:with|to)|differ from) (?P<other>.+)$"
    r"|^(?P<first>.+?)(?:与|和|同|跟)(?P<second>.+?)(?:相比|有什么|有哪些|有何|的(?:区别|不同|差别|差异|关系))",
    re.IGNORECASE,
)
#: Names in Latin letters are put in one another's place: CPTPP in that of RCEP.
_SCRIPT = re.compile(r"^[A-Za-z][A-Za-z/ -]*$")
_NOT_IN_NAME_ZH = "，,。？?；;：:（）()"
_OPENING_ZH = re.compile(
    "^.*?(?:按照?|根据|依据|关于|什么是|请问|那么|那(?!个)|退出|加入|修改|批准|签署|这[份个部项]|该|此|本|在)"
)


def pair(earlier: Sequence[str]) -> tuple[str, str] | None:
    """The two things that the questions before, oldest first, are about; None where they are not two."""
    last = without_end(earlier[-1])
    compared = _COMPARED.search(last)
    if compared:
        one, other = (found for found in compared.groups() if found)
        return re.sub("^(?:那么?|请问)", "", one), re.sub(f"的{ATTRIBUTE_ZH}$", "", other)
    about = topic(earlier[-1])
    two = _TWO.match(about)
    if two:
        return two["one"], two["other"]
    before = next((found for found in map(topic, earlier[-2::-1]) if found), "") if len(earlier) > 1 else ""
    if not about or not before or about == before or language_of(about) != language_of(before):
        return None
    return before, about


def named(noun: str, earlier: Sequence[str]) -> str:
    """What was last named by a phrase that ends with ``noun``, as it was written; empty where there is none."""
    for question in reversed(earlier):
        about = topic(question)
        stands = about.lower().rfind(noun.lower())
        if stands > 0:
            end = stands + len(noun)
            return about[:end] + "》" * (about[end : end + 1] == "》")
        found = _phrase_zh(noun, question) if language_of(noun) == "zh" else _phrase_en(noun, question)
        if found:
            return found
    return ""


def _phrase_zh(noun: str, question: str) -> str:
    title = re.search(f"《[^》]*{re.escape(noun)}》", question)
    if title:
        return title.group()
    found = re.search(rf"[^{_NOT_IN_NAME_ZH}的《》]*{re.escape(noun)}", question)
    return _OPENING_ZH.sub("", found.group()) if found else ""


def _phrase_en(noun: str, question: str) -> str:
    found = re.search(
        rf"\b(?:the|an?) (?:(?!of\b|in\b|for\b|under\b|the\b|does\b|is\b)[\w'’-]+ ){{0,4}}{re.escape(noun)}\b"
        rf"|\b(?:[A-Z][\w'’-]+ )+{re.escape(noun)}\b",
        question,
        re.IGNORECASE if noun.islower() else 0,
    )
    return re.sub("^an? ", "the ", found.group()) if found else ""


def parallel(other: str, about: str) -> str:
    """The part of ``about`` in whose place ``other`` is put: of 软法的信息机制, that is 信息机制 for 声誉机制, 软法 for
    硬法, and all of it for anything else."""
    if language_of(about) != "zh" or "的" not in about.strip("的") or "的" in other:
        return about
    whose, _, what = about.rpartition("的")
    if _SCRIPT.match(whose) and _SCRIPT.match(other):
        return whose
    if other[-2:] == what[-2:]:
        return what
    return whose if other[-1:] == whose[-1:] and len(other) <= len(whose) + 2 else about


def all_of(earlier: Sequence[str], count: int = 3) -> str:
    """What the last ``count`` different things are that the questions before were about, joined in their language."""
    found: list[str] = []
    for about in map(topic, reversed(earlier)):
        if about and about not in found and len(found) < count:
            found.insert(0, about)
    if not found:
        return ""
    if language_of(found[-1]) == "zh":
        return "、".join(found)
    return f"{', '.join(found[:-1])} and {found[-1]}" if len(found) > 1 else found[0]
