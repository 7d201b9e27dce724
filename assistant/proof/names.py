"""The names that a text states, people, places, bodies, titles and addresses, and which of them another bears out."""

from __future__ import annotations

import re
from dataclasses import dataclass

import rjieba

from assistant.proof.alignment import Correspondence
from assistant.proof.numbers import numbers
from index.document import Language
from index.language import fold
from index.lexical.tokens import tokens

_TITLE = re.compile(r"《([^《》]+)》")
_ADDRESS = re.compile(r"https?://\S+|www\.\S+|\S+@\S+\.\w+|</?[A-Za-z][^>]*>")
_RUN = re.compile(r"\b(?=[a-z]*[A-Z])[A-Za-z][A-Za-z'’-]*(?: (?=[a-z]*[A-Z])[A-Za-z][A-Za-z'’-]*)*")
_CAPITAL = re.compile(r"[A-Z]")
#: "Since November" is no name.
_LEADING = frozenset(
    re.findall(
        r"\w+",
        "after although as at before both by during each either every few for from if in its many most neither no on "
        "once only other several since some such that their these this those though through unless until when where "
        "whether while with within",
    )
)
#: After these a capital is no sign of a name.
_OPENING = re.compile(r"(?:^|[.!?:;。！？：；]|\(\w{1,4}\))[\s\"'“‘(]*$")
#: Written with a capital in agreements, and no names.
_GENERIC = frozenset(
    re.findall(
        r"\w+",
        "agreement annex article articles chapter charter contracting convention declaration i "
        "judge member members memorandum minister ministers paragraph parties party protocol "
        "resolution section state states treaty january february march april june july august "
        "september october november december 东道国 外交部 母国 各国 全国 全球 国际 非政府 ",
    )
)
_SO_MANY = re.compile(r"[一二两三四五六七八九十\d]+国")
_TAGS = frozenset({"nr", "nrt", "nrfg", "ns", "nt"})  # people, places, bodies, as jieba marks them


@dataclass(frozen=True, slots=True)
class Grounds:
    """Where a name may be found: ``text`` proves it; ``near`` completes one that the text has in part.

    So "Joint Committee" is proved by a quote that says "the Committee" beside a sentence that says it in full. The
    ``question`` proves only what no dictionary knows: its "Chayes" may be 蔡斯 in the quote, which nothing can tell.
    """

    text: str
    near: str = ""
    question: str = ""


def names(text: str) -> tuple[str, ...]:
    """The names of ``text``, each once: titles in 《》, addresses, capitalised words, Chinese names as jieba has them.

    A capital at the head of a sentence makes a name only of what is followed by another, or is written in capitals.
    """
    found = [*_TITLE.findall(text), *_ADDRESS.findall(text)]
    rest = _ADDRESS.sub(" ", _TITLE.sub(" ", text))
    found += _capitalised(rest)
    tagged = (word for word, tag in rjieba.tag(fold(rest)) if tag in _TAGS)
    tagged = (word[1:] if word[0] in "由与和被向对" else word for word in tagged)  # 由奥伦
    found += [word for word in tagged if len(word) > 1 and word[0] >= "\u3400" and not _is_common(word)]
    return tuple(dict.fromkeys(found))


def unproved(text: str, grounds: Grounds, correspondence: Correspondence) -> tuple[str, ...]:
    """The names of ``text`` that the grounds do not bear out, in its own language or the other."""
    there, near = _bare(grounds.text), _bare(grounds.near)
    words, beside, asked = (frozenset(tokens(part)) for part in (grounds.text, grounds.near, grounds.question))
    missing = []
    text = correspondence.without_terms(text, grounds.text)
    for name in names(text):
        # 世贸组织 is also cut into 世贸 and 组织, which need not stand for anything.
        parts = [fold(name)] if fold(name) in tokens(name) else tokens(name)
        held = [_stands(word, words, asked, correspondence) for word in parts]
        completed = any(held) and (_bare(name) in near or all(correspondence.stands(word, beside) for word in parts))
        if _bare(name) not in there and (_ADDRESS.fullmatch(name) or not (all(held) or completed)):
            missing.append(name)
    return tuple(missing)


def _capitalised(text: str) -> list[str]:
    """The runs of words with a capital that are names."""
    found = []
    for run in _RUN.finditer(text):
        words = run.group().split(" ")
        start = run.start()
        while words and (not tokens(words[0]) or words[0].lower() in _LEADING):  # "The Committee"
            start += len(words.pop(0)) + 1
        opens = len(words) == 1 and start == run.start() and _OPENING.search(text[:start])
        if words and not all(_is_generic(word) for word in words) and not (opens and not _CAPITAL.search(words[0], 1)):
            found.append(" ".join(words))
    return found


def _is_common(word: str) -> bool:
    """Whether jieba takes for a body what begins with a verb, such as 采取措施."""
    head = tokens(word)[:1]
    return (
        word in _GENERIC
        or bool(_SO_MANY.fullmatch(word))
        or any(part != word and tag == "v" for part in head for _, tag in rjieba.tag(part))
    )


def _is_generic(word: str) -> bool:
    return word.lower() in _GENERIC or bool(numbers(word))


def _stands(word: str, words: frozenset[str], asked: frozenset[str], correspondence: Correspondence) -> bool:
    if correspondence.stands(word, words):
        return True
    other: Language = "en" if word[0] >= "\u3400" else "zh"
    return word in asked and not correspondence.words_for(word, other)


def _bare(text: str) -> str:
    return re.sub(r"\s+", "", fold(text))
