"""A question that leans on the conversation, made to stand alone: 那硬法呢？ after 软法有哪些局限？ is 硬法有哪些局限？

It works by rules, without a model. What stands alone is left exactly as it is: a question is changed only where it has
the form of a follow-up, and a pronoun counts only where nothing before it in the question can be meant by it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.leaning import chinese, english
from assistant.leaning.form import Lean, without_end
from assistant.leaning.provision import in_full
from assistant.leaning.topic import topic
from index.language import language_of

_FIRST = re.compile(r"^.+?[?？](?=\s|$)")
_PAIR = re.compile(r"两者|二者|这两|\b(?:they|them|their|the two|these two|both)\b", re.IGNORECASE)
_SEVERAL = re.compile(r"[与和及、]| and ", re.IGNORECASE)
#: Of these nothing is asked in the place of a rule or a body; it is asked what holds there.
_PLACE = re.compile(
    "中国|美国|英国|法国|德国|日本|印度|俄罗斯|巴西|韩国|欧盟|欧洲|亚洲|非洲|拉美|东盟|国内|国际上|"
    "china|the united states|the us|the uk|britain|france|germany|japan|india|russia|brazil|korea|the eu"
    "|the european union|"
    "europe|asia|africa|latin america|asean",
    re.IGNORECASE,
)


def resolve(question: str, earlier: Sequence[str]) -> str:
    """The question as it is to be understood after the ``earlier`` ones, oldest first, themselves understood.

    It is the question itself, unchanged, where it stands alone or nothing came before it.
    """
    if not earlier:
        return question
    before = [_opening(other) for other in earlier]
    full = in_full(question, before)
    return _by_its_form(question, before) if full is None else full


def _by_its_form(question: str, before: Sequence[str]) -> str:
    """The question as its form has it to be understood after those ``before``; itself where it stands alone."""
    plain = without_end(question)
    lean = (chinese if language_of(question) == "zh" else english).lean_of(plain)
    if lean is None:
        return question
    about = _about(plain, before)
    if lean.kind == "instead":
        return _instead(lean.said, before[-1], about)
    if lean.kind == "placed":
        return _placed(lean.said, before[-1])
    if lean.kind == "bare" or not about:
        return f"{before[-1]} {question.strip()}"
    if lean.kind == "attribute":
        return f"{about}的{lean.said}？" if language_of(lean.said) == "zh" else f"{_capital(lean.said)} of {about}?"
    return _with(lean.said, about) if lean.kind == "appended" else _replaced(lean, about)


def _opening(question: str) -> str:
    """The question without the "Why?" that an earlier turn put behind it."""
    match = _FIRST.match(question)
    return match.group() if match else question


def _about(question: str, earlier: Sequence[str]) -> str:
    """What the question before was about; where this one speaks of two, also the one before that."""
    last = topic(earlier[-1])
    if not _PAIR.search(question) or _SEVERAL.search(last) or len(earlier) < 2:
        return last
    other = topic(earlier[-2])
    joined = f"{other}与{last}" if language_of(last) == "zh" else f"{other} and {last}"
    return joined if other and last and other != last else last


def _instead(other: str, before: str, about: str) -> str:
    """The question before, asked of something else."""
    if _PLACE.fullmatch(other) and not _PLACE.fullmatch(about):
        plain = without_end(before)
        return f"在{other}，{plain}？" if language_of(before) == "zh" else f"{plain} in {other}?"
    return before.replace(about, other) if about and about in before else _with(other, about)


def _placed(place: str, before: str) -> str:
    """The question before with "in Chinese law", in the place of what it said after the same preposition."""
    plain = without_end(before)
    return f"{re.sub(rf' {place.split(maxsplit=1)[0]} [a-zA-Z -]+$', '', plain)} {place}?"


def _with(said: str, about: str) -> str:
    """What was said, and behind it in brackets what it is about."""
    if not about or about in said:
        return f"{said}？" if language_of(said) == "zh" else f"{_capital(said)}?"
    return f"{said}（{about}）？" if language_of(said) == "zh" else f"{_capital(said)} ({about})?"


def _replaced(lean: Lean, about: str) -> str:
    """The question with what it is about in the place of its pronoun."""
    if language_of(lean.said) == "zh":
        return lean.said.replace(lean.pronoun, about + "的" * (lean.kind == "possessive"), 1) + "？"
    if language_of(about) == "zh":
        return _with(lean.said, about)
    owner = ("'" if about.endswith("s") else "'s") if lean.kind == "possessive" else ""
    return _capital(re.sub(rf"\b{lean.pronoun}\b", lambda _: about + owner, lean.said, count=1)) + "?"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
