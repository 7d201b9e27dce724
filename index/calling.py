"""How a question calls a document by what it is: "the rail MoU", "the paper on climate pledges", 投资协定."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from index.language import language_of
from index.naming import INSTRUMENTS

#: What a document may be called by what it is, in both languages; a treaty may be called by any word for treaties.
KINDS: Mapping[str, tuple[str, str]] = {
    "treaty": (
        r"agreement|treaty|convention|covenant|accord|pact|protocol|charter|arrangement",
        r"协定|协议|条约|公约|议定书|宪章",
    ),
    "memorandum": (r"memorandum(?: of understanding)?|mou", r"(?:谅解)?备忘录"),
    "statement": (
        r"(?:joint )?(?:statement(?!\s+that\b)|declaration|communiqu[eé])",
        r"(?:联合|共同)?(?:声明|宣言|公报)",
    ),
    "plan": (r"(?:action )?(?:plan(?!\s+to\b)|programme|program|roadmap)", r"行动计划|行动方案|规划|路线图"),
    "guidelines": (r"guidelines?|code of conduct", r"准则|指南|指引"),
    "paper": (r"paper|article|study|essay", r"论文|文章|一文"),
}
_KIND_EN = "|".join(rf"(?P<{kind}>{english})" for kind, (english, _) in KINDS.items())
_KIND_ZH = "|".join(rf"(?P<{kind}>{chinese})" for kind, (_, chinese) in KINDS.items())
#: No word of what a document deals with where it stands before the kind: "the parties to the agreement".
_NO_MODIFIER = r"(?!(?:the|a|an|of|to|in|on|under|by|for|with|from|and|or|is|are|was|were|do|does|did|has|have)\b)"
_SPOKEN_EN = re.compile(
    rf"\b(?:the|this|that)\s+(?P<before>(?:{_NO_MODIFIER}[\w’'–-]+\s+){{0,5}}?)(?:{_KIND_EN})\b(?!\s*\d)"
    r"(?:\s+(?:(?P<of>of)|on|about|between|with|for|concerning|regarding)\s+(?P<behind>[\w’' –-]+))?",
    re.IGNORECASE,
)
_SPOKEN_ZH = re.compile(rf"(?P<before>[\u3400-\u9fffA-Za-z\d“”-]{{0,24}}?)(?:{_KIND_ZH})(?!法(?!律)|性(?!质)|者)")
#: Where what stands before the kind begins in Chinese. Most of the single characters are part of words too, as in
#: 中国, 数据, 自由, 应对, 了解, 和平.
_LEAD_ZH = re.compile(
    r".*(?:根据|按照|依照|依据|请问|什么是|哪些|哪个|什么|怎样|如何|为何|为什么|关于|对于|签署|签订|加入|退出|批准|违反|遵守|适用|"
    r"享受|了解?|比较?(?!利时)|[在按依讲是]|(?<!学)说|(?<![访疑])问(?!题|责)|(?<!服)从(?!事|业)|(?<!数)据|(?<![自理])由|"
    r"(?<![应面])对(?![外话等])|中(?=$|[该本这此])|(?<![共总])和(?![平谐解约])|与(?=[本该这此]))"
    r"|^[年与和及或]"
)
#: Points at one document, whatever else is said of it; 日本, 资本, 应该 and 因此 do not.
_THIS = re.compile(
    r"(?:(?<!应)该|(?<![日基根资成样版])本(?![国地土币质身])|(?<![因彼如])此|[这那][一份个篇]{0,2})(?=.{0,8}$)"
)
_CLAUSE = re.compile(r"(?:怎样|如何|为什么|为何|什么).{1,10}的那[一]?篇$")
_LEAD_OF_A_CLAUSE = re.compile(r"^(?:请问|在|根据|按照|依据)")
#: Before a kind that is spoken of in general, or is a verb: 什么是条约, 哪些协定, 如何规划, 为什么签署备忘录.
_ANY_ZH = re.compile(
    r"(?:什么是|何谓|何为|什么叫|一[份个项种]|[哪某][些种]|如何|怎样|怎么|签[署订]|缔结|订立|达成|采用|使用|选择|通过|利用|[以用])$"
)
#: What ends what stands behind the kind in English: a verb. Where "states" is none, "that" does not follow it.
_ENDS_BEHIND = re.compile(
    r"\s(?:says?|provides?|states?(?=\s+that\b)|requires?|covers?|defines?|finds?|argues?|concludes?|contains?|sets?|"
    r"mentions?|proposes?|prefers?|recommends?|suggests?|describes?|appl(?:y|ies)|allows?|binds?|enters?|addresse?s?|"
    r"has|have|had|do|does|did|is|are|was|were|can|may|must|shall|should|about|legally|binding|enforceable|obliges?|if|"
    r"when|where|whether|unless|while|after|before)\b.*$",
    re.IGNORECASE,
)
_TITLE = re.compile(r"《[^》]+》")
_SAID_EN = re.compile(rf"\b(?:{_KIND_EN})\b", re.IGNORECASE)
_SAID_ZH = re.compile(_KIND_ZH)


@dataclass(frozen=True, slots=True)
class Mention:
    """A ``phrase`` of a question that calls a document by its ``kind`` and by what it deals with, which is empty where
    only the kind is said; ``pointed``: "this paper", 该协定."""

    phrase: str
    kind: str
    dealt_with: str
    pointed: bool


def mentions_in(question: str) -> tuple[Mention, ...]:
    """What a question calls by its kind: "the rail MoU", "the paper on climate pledges", 投资协定."""
    if language_of(question) == "zh":
        spoken = _SPOKEN_ZH.finditer(_TITLE.sub("，", question))
        return tuple(_mention(found, chinese=True) for found in spoken if not _ANY_ZH.search(found["before"]))
    made = (_mention(found, chinese=False) for found in _SPOKEN_EN.finditer(question) if not _is_title(found))
    return tuple(made)


def kinds_in(title: str) -> frozenset[str]:
    """The kinds of document that a title says."""
    said = _SAID_ZH if language_of(title) == "zh" else _SAID_EN
    return frozenset(match.lastgroup for match in said.finditer(title) if match.lastgroup)


def _is_title(found: re.Match[str]) -> bool:
    """Whether it is written as a title that is looked up as such: "the Kyoto Protocol"; "the Memorandum" is none."""
    kind = next(found[kind] for kind in KINDS if found[kind])
    instrument = any(word in INSTRUMENTS for word in kind.split())
    return instrument and (any(word[0].isupper() for word in found["before"].split()) or bool(found["behind"]))


def _mention(found: re.Match[str], chinese: bool) -> Mention:
    said = found.groupdict()
    kind = next(kind for kind in KINDS if said[kind])
    if chinese:
        # In 讲软法怎样完善的那篇论文 nothing is asked yet.
        lead = _LEAD_OF_A_CLAUSE if _CLAUSE.search(said["before"]) else _LEAD_ZH
        before = lead.sub("", said["before"])
        dealt = _THIS.sub("", before)  # 那篇讲软法的论文, 讲软法的那篇论文
        return Mention(before.removeprefix("的") + said[kind], kind, dealt.strip("的“”"), dealt != before)
    whole, behind = found[0], said["behind"] or ""
    ended = "" if said["of"] and kind == "paper" else _ENDS_BEHIND.sub("", behind)  # "the study of treaties" is a field
    phrase = whole.removesuffix(behind) + ended if ended else whole[: found.end(kind) - found.start()]
    behind = ended
    pointed = phrase[:4].lower() in ("this", "that")
    return Mention(phrase, kind, f"{said['before'].strip()} {behind.strip()}".strip(), pointed)
