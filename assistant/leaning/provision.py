"""How a question leans on a provision that was asked for: 那第五百一十条呢？, "What about paragraph 2?".

Where it is nothing but another provision or agreement, the question before is asked of that; else what it leaves out is
put into its own words: the agreement, and the article of a paragraph.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from assistant.leaning.form import without_end
from assistant.leaning.numbered import alone, numbered
from assistant.lookup import asks_for_text
from index.document import Language
from index.language import language_of
from index.naming import INSTRUMENTS, instruments_in, is_generic, name_in
from index.numerals import CHINESE
from index.provisions import Provision, first_place, provisions_in, within, without_provisions, written

_LEAD = re.compile(
    r"^(?:(?:那么|那|还有|再看|再|然后|而|和|与|换成|如果是|至于|关于|对于|看看|接下来|接着)[，,]?)*(?:在|按照?|根据)?"
    r"|^(?:(?:and|but|so|or|ok|okay|then|well|also|now)\b,? ?)*(?:(?:what|how) about )?(?:(?:in|under|of|for) )?",
    re.IGNORECASE,
)
_LEAD_OF_SENTENCE = re.compile(
    r"^(?:(?:那么|那|然后)[，,]?)+|^(?:(?:and|but|so|or|ok|okay|then|well|also|now)\b,? ?)+", re.IGNORECASE
)
_TAIL = re.compile(
    r"(?:当中|中|里面?)?(?:的?(?:规定|内容))?(?:的话)?(?:呢|又?怎么样|又如何)$|,? (?:then|too|as well|instead|please)$",
    re.I,
)
#: What joins provisions and the name of their agreement, or points back to it.
_JOINS = re.compile(
    r"[《》\s,，、()（）的]|中|里|和|与|及|同一?[个部份]?|[该此本]|这[个部份]?|那[个部份]?"
    r"|\b(?:of|in|under|from|to|the|and|or|its|it|that|this)\b",
    re.IGNORECASE,
)
_KINDS_EN = "|".join(INSTRUMENTS)
_AGREEMENT = re.compile(
    r"《[^》]+》|[A-Z][A-Za-z-]*[A-Z][A-Za-z]*"
    r"|(?:[^，,。的\s]{1,20}(?:公约|協定|协定|協議|协议|条约|议定书|备忘录|宪章|规约|宣言|法典|条例)"
    r"|(?![^法]*(?:[软硬]法|国[际内]法|国际.{0,2}法))[^，,。的\s]{1,20}(?<![方办做看说想用立司执违合守])法)"
    rf"|(?:the )?(?:(?! (?:of|in|to|for) )[\w’'. -]){{2,50}} (?i:{_KINDS_EN})"
    rf"|(?:the )?(?!.*\b(?i:art|article|para|paragraph)\b)(?:[A-Z][\w’'-]* )*(?:{_KINDS_EN}) .{{2,}}"
)
_ASKS = re.compile(
    r"什么|哪|谁|几|多少|如何|怎|为何|是否|吗|能否|没有"
    r"|\b(?:what|which|who|how|when|where|why|does|do|did|is|are|was|were|can|must|may|shall|should|has|have)\b",
    re.IGNORECASE,
)
#: What a provision may be of that is no agreement, and "it" where it is not the agreement that says something.
_OTHERWISE = re.compile(
    r"论文|报告|书中|本书|文章|\b(?:reports?|papers?|stud(?:y|ies)|books?|authors?)\b"
    r"|(?<!of )(?<!in )(?<!under )\b(?:it|they|them)\b(?! (?:say|provide|state|contain)s?\b)",
    re.IGNORECASE,
)
#: A part of the provision whose number is not known.
_PART = re.compile(
    r"最后一[款項项句]|(?:the |its )?(?:(?:last|final) (?:paragraph|sentence)|sub-?paragraphs? \(?[a-z]{1,3}\)?)",
    re.IGNORECASE,
)
_PLURAL = re.compile(r"^(What|How) do(?:es)? (?=\w+?(s?) \d)")


@dataclass(frozen=True, slots=True)
class _Known:
    """What a conversation has of them: the last ``question`` that names ``provisions``, and the ``name`` of the
    agreement that was named last, as it is written there; ``recent``: the very last question names one or the other."""

    question: str
    provisions: tuple[Provision, ...]
    name: str
    recent: bool

    @classmethod
    def of(cls, earlier: Sequence[str]) -> _Known:
        latest = earlier[::-1]
        question = next((said for said in latest if provisions_in(said)), "")
        name = next(filter(None, map(_agreement_of, latest)), "")
        recent = question == latest[0] or bool(_agreement_of(latest[0]))
        return cls(question, provisions_in(question), name, recent)

    def leaves_open(self, asked: Sequence[Provision], language: Language) -> bool:
        """Whether 第二条 may be the second of the points that the last question asked for."""
        return not self.recent and language == "zh" and all(len(one.number) == 1 for one in asked)


def in_full(question: str, earlier: Sequence[str]) -> str | None:
    """The question said in full after the ``earlier`` ones, oldest first; None where it leans on no provision or
    agreement that one of these named.
    """
    known, plain = _Known.of(earlier), without_end(question)
    said = numbered(plain, known.provisions)
    core = alone(_TAIL.sub("", _LEAD.sub("", said)).strip(), known.provisions)
    asked, name = provisions_in(core), _own_name(core)
    if core != said and known.question == earlier[-1] and _is_agreement(core):
        return _again(known, known.provisions, core, question)
    if known.question == earlier[-1] and _PART.fullmatch(core):
        return _narrowed(known.question, core)
    if not asked or not (known.question or known.name) or known.leaves_open(asked, language_of(question)):
        return None
    if not _is_nothing_but(core, name):
        stands = name or _OTHERWISE.search(plain)
        return None if stands else _completed(_LEAD_OF_SENTENCE.sub("", said), question.strip()[len(plain) :], known)
    if name and core == said:
        return None
    return _again(known, asked if name else within(asked, known.provisions), _as_written(core, name), question)


def _again(known: _Known, asked: Sequence[Provision], name: str, question: str) -> str | None:
    """The question before, asked of other provisions, of an agreement with another ``name`` where there is one.

    Where a text is asked for, it is asked for in the language of ``question``.
    """
    if all(one.level in ("paragraph", "item") for one in asked):
        return None
    before, place = known.question, first_place(known.question)
    spoken = language_of(question) if re.search(r"[^\W\d]", question) else language_of(before or known.name)
    if place is None or provisions_in(before[place.start : place.end]) != known.provisions:
        return _plainly(asked, name or known.name, spoken)
    if spoken != language_of(before) and asks_for_text(before):
        return _plainly(asked, name or known.name, spoken)
    there = before[place.start : place.end]
    language: Language = "zh" if re.search(r"[\u4e00-\u9fff]", there) else "en"
    made = before[: place.start] + written(asked, language, bool(re.search(CHINESE, there))) + before[place.end :]
    made = _agreeing(made)
    old = _own_name(before)
    if not old:
        return _inserted(made, name or known.name)
    return (
        made
        if not name
        else re.sub(
            rf"《{re.escape(old)}》|(?:\bthe )?{re.escape(old)}",
            lambda _: _shown(name, language_of(before)),
            made,
            count=1,
        )
    )


def _narrowed(before: str, part: str) -> str | None:
    """The question before, asked of a part of its provision; None where they are in two languages."""
    place = first_place(before)
    if place is None or language_of(part) != language_of(before):
        return None
    there = before[place.start : place.end]
    narrower = f"{there}{part}" if language_of(part) == "zh" else f"{part} of {there}"
    return before[: place.start] + narrower + before[place.end :]


def _completed(said: str, end: str, known: _Known) -> str | None:
    """A question that says more than the provision, with its article, its agreement and its ``end``."""
    place = first_place(said)
    asked = provisions_in(said)
    if not any(one.level in ("article", "paragraph", "item") for one in asked) and not asks_for_text(f"{said}?"):
        return None  # a part may be one of a text that is called by it: "the Part XI Agreement"
    if place is not None and all(one.level in ("paragraph", "item") for one in asked):
        there = said[place.start : place.end]
        full = written(within(asked, known.provisions), language_of(said), bool(re.search(CHINESE, there)))
        said = said[: place.start] + full + said[place.end :]
        if all(one.level in ("paragraph", "item") for one in provisions_in(said)):
            return None
    return _inserted(said, known.name) + end if known.name else None


def _inserted(said: str, name: str) -> str:
    """The question with the name of the agreement where its provision stands, in place of what only points back."""
    place = first_place(said)
    if not name or place is None:
        return said
    before, after, pointing = said[: place.start], said[place.end :], name_in(said)
    if language_of(said) == "zh":
        before = re.sub(rf"(?:{re.escape(pointing)})?(?:[当之]?中)?的?$", "", before) if pointing else before
        return f"{before}{_shown(name, 'zh')}{said[place.start :]}"
    after = (
        re.sub(rf"^\s*,?\s*(?:of|in|under|from|to)\s+(?:the\s+)?{re.escape(pointing)}\b", "", after)
        if pointing
        else after
    )
    if without_provisions(after) != after:
        return f"In {_shown(name, 'en')}, {said[:1].lower()}{said[1:]}"
    before = re.sub(r"\b(?:its|their) $", "", before, flags=re.IGNORECASE)
    made = f"{before}{said[place.start : place.end]} of {_shown(name, 'en')}{after}"
    return made[:1].upper() + made[1:]


def _plainly(asked: Sequence[Provision], name: str, language: Language) -> str:
    """The question for the text of the provisions."""
    if language == "zh":
        return f"{_shown(name, 'zh')}{written(asked, 'zh', numerals=True)}规定了什么？"
    said = f"What does {written(asked, 'en')}{' of ' * bool(name)}{_shown(name, 'en')} say?"
    return _agreeing(said)


def _agreeing(said: str) -> str:
    """The question with "do" before several articles and "does" before one."""
    return _PLURAL.sub(lambda found: f"{found[1]} {'do' if found[2] else 'does'} ", said)


def _shown(name: str, language: Language) -> str:
    """A name as it stands in a sentence of ``language``: names of the other one are put into 《》."""
    plain = re.sub("^the ", "", name, flags=re.IGNORECASE)
    foreign = bool(plain) and not plain.startswith("《") and language_of(plain) != language
    if foreign and (language == "en" or " " in plain):
        return f"《{plain}》"
    return f"the {plain}" if language == "en" and " " in plain and not plain.startswith("《") else plain


def _agreement_of(question: str) -> str:
    """The one agreement that a question names, as it is written there; else empty."""
    name = _own_name(question) if provisions_in(question) else ""
    titles = instruments_in(question)
    return _as_written(question, name or (titles[0] if len(titles) == 1 and not is_generic(titles[0]) else ""))


def _is_agreement(core: str) -> bool:
    """Whether a question is nothing but what an agreement may be called."""
    return bool(_AGREEMENT.fullmatch(core)) and not _ASKS.search(core) and not is_generic(core)


def _own_name(question: str) -> str:
    """What a question calls the agreement of its provision; empty where it only points back to it."""
    name = name_in(question)
    return "" if is_generic(name) else name


def _as_written(question: str, name: str) -> str:
    return f"《{name}》" if name and f"《{name}》" in question else name


def _is_nothing_but(core: str, name: str) -> bool:
    """Whether a question has nothing but provisions and the ``name`` of their agreement."""
    pointing = name or name_in(core)
    return not _JOINS.sub("", without_provisions(core).replace(pointing, " ") if pointing else without_provisions(core))
