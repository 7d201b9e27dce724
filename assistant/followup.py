"""A question that leans on the conversation, made to stand alone: 那硬法呢？ after 软法有哪些局限？ is 硬法有哪些局限？

It works by rules, without a model. What stands alone is left exactly as it is: a question is changed only where it has
the form of a follow-up, and a pronoun counts only where nothing before it in the question can be meant by it.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.leaning import chinese, english
from assistant.leaning.antecedent import all_of, named, pair, parallel
from assistant.leaning.beside import of_another
from assistant.leaning.brackets import in_brackets, with_brackets
from assistant.leaning.form import ATTRIBUTE_ZH, RELATED_ZH, Lean, opening, without_end
from assistant.leaning.ground import (
    document_in,
    ground_of,
    is_bare,
    is_conditional,
    of_document,
    provision_in,
)
from assistant.leaning.narrowing import without_narrowing
from assistant.leaning.points import of_point
from assistant.leaning.provision import in_full
from assistant.leaning.topic import topic
from index.language import language_of

#: What says that something else is asked now.
_ANEW = re.compile(
    r"^(?:(?:我们|咱们)?换一?个?(?:话题|问题)|另一个问题|(?:on )?(?:an? )?(?:different|new|other|another) "
    r"(?:topic|subject|question|note)|to change the subject)\s*[:：,，.。]\s*",
    re.IGNORECASE,
)
_ALL = re.compile(r"三者|这三|\bof each\b|\beach of\b|\ball three\b", re.IGNORECASE)
_PAIR = re.compile(
    r"[两二]者|[两二][个份部种类项条大]|这两|\b(?:which (?:one )?(?:is|was|has|does)|the two \w+|they|them|their"
    r"|these two|both)\b",
    re.IGNORECASE,
)
_SEVERAL = re.compile(r"[与和及、]| and ", re.IGNORECASE)
#: 优势 of 硬法路径有什么优势.
_ASKED_OF = re.compile(f"(?:的|有(?:哪些|什么|何))({ATTRIBUTE_ZH})(?:是什么|有哪些)?$")
#: What is done to the limits of something, not to the thing: 怎么克服 after 软法有哪些局限.
_MENDS = re.compile("克服|应对|避免|弥补|解决|缓解|减少|改进")
#: What stands before 是 or 怎么 is what is asked for, of the subject that is missing.
_NOUN_FIRST = re.compile(f"{RELATED_ZH}|{ATTRIBUTE_ZH}")
#: What something says, and of what it says so.
_SAID_OF = re.compile(r"^(?P<says>what (?:does|do|did) .+? (?:say|provide|state) (?:about|on|of) ).+$", re.IGNORECASE)
#: The body in which decisions are taken: "it" after "How are decisions taken in the Commission?".
_HOLDER = re.compile(r" (?:in|of|by|under|at) (the (?:[A-Z][\w'’-]+ ?)+)$")
#: After "What did she show?", "that" is what she showed.
_WHAT_DID = re.compile("what (?:did|does|do) ", re.IGNORECASE)
_SPEAKS = re.compile(
    r"协[定议]|公约|条约|备忘录|声明|计划|准则|论文|文献|\b(?:agreement|treaty|memorandum|statement|plan|guidelines|paper|school|convention"
    r"|protocol|commission|committee|court|authors?)s?\b",
    re.IGNORECASE,
)
_IS = re.compile("(?:谁|什么时候|何时|哪一?年).+的$")
_SINGLE = re.compile(
    "定义|含义|性质|目的|依据|来源|期|地位|意义|作用|内容|结构|范围|效力|预算|总部|时间|地点|名称|主席|束力$"
)
_OWNED = re.compile(r"^(?:its|their) (?P<noun>(?:[\w-]+ ){0,3}[\w-]+)$", re.IGNORECASE)
_ANOTHER_ONE = re.compile(r"^the ones? (?P<on>(?:on|for|of|in|about|from|with|by) .+)$", re.IGNORECASE)
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
    anew = _ANEW.sub("", question)
    if not earlier or anew != question:
        return anew or question
    before = [opening(other) for other in earlier]
    full = in_full(question, [provision_in(other) for other in before])
    return _by_its_form(question, before) if full is None else full


def _by_its_form(question: str, before: Sequence[str]) -> str:
    """The question as its form has it to be understood after those ``before``; itself where it stands alone."""
    plain = without_end(question)
    point = of_point(plain, without_end(before[-1]))
    if point is not None:
        return point
    if (beside := of_another(plain, before[-1])) is not None:
        return beside
    lean = (chinese if language_of(question) == "zh" else english).lean_of(plain)
    if is_conditional(plain) or (lean is None and is_bare(plain)):
        said = re.sub("^(?:and|but|so),? ", "", plain, flags=re.IGNORECASE)
        return _with(said, ground_of(before, plain))
    if lean is None:
        return question
    about = _about(plain, before)
    if lean.kind == "subject" and _MENDS.search(plain) and (asked := _ASKED_OF.search(without_end(before[-1]))):
        about = f"{about}的{asked[1]}"
    made = _asked_again(lean, before, about) or _pointed(lean, before)
    said_before = lean.pronoun.lower() in ("that", "this") and _WHAT_DID.match(before[-1])
    if not made and (lean.kind == "bare" or not about or said_before):
        return f"{before[-1]} {question.strip()}"
    return made or _of(lean, about)


def _of(lean: Lean, about: str) -> str:
    """The question with what it is about."""
    if lean.kind == "subject":
        return _subject(lean.said, about)
    if lean.kind == "attribute":
        return _attribute(lean.said, about)
    return _replaced(lean, about) if lean.kind in ("pronoun", "possessive") else _with(lean.said, about)


def _asked_again(lean: Lean, before: Sequence[str], about: str) -> str:
    """The question before, asked of something else, elsewhere, or of two; empty where ``lean`` is none of these."""
    if lean.kind == "instead":
        return _instead(lean.said, before[-1], about) if about or _PLACE.fullmatch(lean.said) else ""
    if lean.kind == "corrected":
        return _corrected(lean.said, before, about)
    if lean.kind == "placed":
        return _placed(lean.said, before[-1])
    if lean.kind == "compared" and about:
        return _compared(lean.said, before[-1], about)
    return _narrowed(lean.said, before[-1]) if lean.kind == "narrowed" else ""


def _pointed(lean: Lean, before: Sequence[str]) -> str:
    """The question with what its 该协定 or "the latter" means; empty where there is no such word, or it means
    nothing that was said."""
    meant = ""
    if lean.kind in ("former", "latter"):
        two = pair(before)
        meant = two[lean.kind == "latter"] if two else ""
    elif lean.kind == "named":
        noun = re.sub(
            "^(?:[该此]|上述|[这那][份个部项篇]?|(?:this|that|these|those|the said) )", "", lean.pronoun, flags=re.I
        )
        meant = named(noun, before)
    if not meant or language_of(meant) != language_of(lean.said):
        return ""
    if re.sub("呢$", "", lean.said).lower() == lean.pronoun.lower():  # nothing is asked of it but what it is
        return f"什么是{meant}？" if language_of(meant) == "zh" else f"What is {meant}?"
    made = lean.said.replace(lean.pronoun, meant, 1)
    return f"{made}？" if language_of(made) == "zh" else f"{_capital(made)}?"


def _about(question: str, earlier: Sequence[str]) -> str:
    """What the question before was about; where this one speaks of two, also the one before that."""
    last = _called(earlier[-1]) or _named_before(earlier)
    holder = _HOLDER.search(without_end(earlier[-1]))
    if holder and re.search(r"\b(?:its?|the budget|the seat)\b", question, re.I) and last.endswith("s"):
        return holder[1]
    if _ALL.search(question) and not _SEVERAL.search(last):
        return all_of(earlier)
    if not _PAIR.search(question) or _SEVERAL.search(last):
        return last
    two = pair(earlier)
    if two is None:
        return last
    return "与".join(two) if language_of(last or two[0]) == "zh" else " and ".join(two)


def _named_before(earlier: Sequence[str]) -> str:
    """What the conversation stands on, where that is called by a name or with its article; else empty."""
    ground = ground_of(earlier)
    return ground if re.match("the |[A-Z《\u4e00-\u9fff]", ground) else ""


def _called(question: str) -> str:
    """The topic of a question, without what stands behind the document that it begins with."""
    about, document = topic(question), document_in(question)
    return document if document and (about == in_brackets(question) or about.startswith(f"{document} ")) else about


def _corrected(meant: str, before: Sequence[str], about: str) -> str:
    """The question before with what was meant in the place of what was said."""
    plain = without_end(before[-1])
    noun = re.split(r"[的\s]", meant)[-1]
    if len(noun) > 1 and (language_of(meant) == "zh") and noun in plain and noun != meant:
        return f"{plain.replace(noun, meant, 1)}？"
    return _instead(meant, before[-1], about, of_a_place=False)


def _compared(other: str, before: str, about: str) -> str:
    """How what the question before was about differs from something else, in what was asked of it."""
    if language_of(before) != "zh":
        return f"How do {about} and {other} differ?"
    asked = _ASKED_OF.search(without_end(before))
    return f"{about}和{other}{f'的{asked[1]}' if asked else ''}有什么不同？"


def _narrowed(where: str, before: str) -> str:
    """The question before, and in brackets what alone is to be looked at."""
    plain = without_narrowing(without_end(before))
    return f"{plain}（{where}）？" if language_of(where) == "zh" else f"{plain} ({where[:1].lower()}{where[1:]})?"


def _attribute(said: str, about: str) -> str:
    """The question for what something has: its limits, its budget."""
    if language_of(said) == "zh":
        return f"{about}的{said}{'是什么' if _SINGLE.search(said) else '有哪些'}？"
    if said.lower().startswith(("what ", "which ")):
        return f"{_capital(said)} of {about}?"
    return _what_is(re.sub("^(?:the|any) ", "", said, flags=re.IGNORECASE), about)


def _what_is(noun: str, about: str) -> str:
    """ "What are the limits of soft law?", of "limits"."""
    return f"What {'are' if re.search('[^su]s$', noun) else 'is'} the {noun} of {about}?"


def _subject(said: str, about: str) -> str:
    """A question that lacks nothing but its subject, with it."""
    if language_of(said) == "zh":
        joined = "的" if _NOUN_FIRST.match(said) else "是" if _IS.match(said) else ""
        return f"{about}{joined}{said}？"
    return _with(said, about)


def _instead(other: str, before: str, about: str, of_a_place: bool = True) -> str:
    """The question before, asked of something else; of a matter, what the document says of that."""
    if asked := of_document(other, before):
        return asked
    if of_a_place and _PLACE.fullmatch(other) and not _PLACE.fullmatch(about):
        plain = without_end(before)
        return f"在{other}，{plain}？" if language_of(before) == "zh" else f"{plain} in {other}?"
    one = _ANOTHER_ONE.match(other)
    if one and language_of(about) == "en":
        other = f"{re.split(r' (?:on|for|of|in|about|from|with|by) ', about)[0]} {one['on']}"
    if other.endswith("的") and "的" in about:
        return before.replace(f"{about.partition('的')[0]}的", other, 1)
    said_of = _SAID_OF.match(without_end(before))
    if said_of and not _alike(other, about):
        return f"{said_of['says']}{other}?"
    if len(about.split()) == 1 and language_of(about) == "en" and not _alike(other, about):
        return _with(f"what about {other}", ground_of([before]))
    old = parallel(other, about)
    return before.replace(old, other) if old and old in before else _with(other, about)


def _alike(other: str, about: str) -> bool:
    """Whether ``other`` may say something as ``about`` does: both end alike, or it has a name."""
    last = [text.split()[-1].lower()[-2:] if language_of(text) == "en" else text[-2:] for text in (other, about)]
    return last[0] == last[1] or bool(re.search("[A-Z《]", other)) or bool(_SPEAKS.search(other))


def _placed(place: str, before: str) -> str:
    """The question before with "in Chinese law", in the place of what it said after the same preposition."""
    plain = without_end(before)
    document, another = document_in(plain), document_in(place)
    if document and another:
        return f"{plain.replace(document, another)}?"
    held = re.compile(rf" {place.split(maxsplit=1)[0]} [\w'’ -]+$")
    return f"{held.sub('', plain)} {place[:1].lower()}{place[1:]}?"


def _with(said: str, about: str) -> str:
    """What was said, and behind it in brackets what it is about."""
    if not about or about in said:
        return f"{said}？" if language_of(said) == "zh" else f"{_capital(said)}?"
    return with_brackets(said if language_of(said) == "zh" else _capital(said), about)


def _replaced(lean: Lean, about: str) -> str:
    """The question with what it is about in the place of its pronoun."""
    if language_of(lean.said) == "zh":
        return lean.said.replace(lean.pronoun, about + "的" * (lean.kind == "possessive"), 1) + "？"
    if language_of(about) == "zh":
        return _with(lean.said, about)
    owned = _OWNED.match(lean.said)
    if owned:
        return _what_is(owned["noun"], about)
    owner = ("'" if about.endswith("s") else "'s") if lean.kind == "possessive" else ""
    return _capital(re.sub(rf"\b{lean.pronoun}\b", lambda _: about + owner, lean.said, count=1)) + "?"


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
