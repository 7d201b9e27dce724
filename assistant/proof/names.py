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
_WORD = re.compile(r"[A-Za-z][A-Za-z'’-]*")
_CAPITAL = re.compile(r"[A-Z]")
#: After these a capital is no sign of a name.
_OPENING = re.compile(r"(?:^|[.!?:;。！？：；]|\(\w{1,4}\))[\s\"'“‘(]*$")
#: Written with a capital in agreements, and no names.
_GENERIC = frozenset(
    re.findall(
        r"\w+",
        "agreement annex article articles chapter charter contracting convention declaration i "
        "judge member members memorandum minister ministers paragraph parties party protocol "
        "resolution section state states treaty january february march april june july august "
        "september october november december 东道国 外交部 母国 各国 全国 全球 国际 ",
    )
)
_TAGS = frozenset({"nr", "nrt", "nrfg", "ns", "nt"})  # people, places, bodies, as jieba marks them


@dataclass(frozen=True, slots=True)
class Grounds:
    """Where a name may be found: ``text`` proves it, ``question`` only where no dictionary knows it.

    The name "Chayes" of a question may be written 蔡斯 in the quote, which nothing here can tell.
    """

    text: str
    question: str


def names(text: str) -> tuple[str, ...]:
    """The names of ``text``, each once: titles in 《》, addresses, capitalised words, Chinese names as jieba has them.

    A capital at the head of a sentence makes a name only of what is followed by another, or is written in capitals.
    """
    found = [*_TITLE.findall(text), *_ADDRESS.findall(text)]
    rest = _ADDRESS.sub(" ", _TITLE.sub(" ", text))
    found += _capitalised(rest)
    tagged = (word for word, tag in rjieba.tag(fold(rest)) if tag in _TAGS)
    found += [word for word in tagged if len(word) > 1 and word[0] >= "\u3400" and word not in _GENERIC]
    return tuple(dict.fromkeys(found))


def unproved(text: str, grounds: Grounds, correspondence: Correspondence) -> tuple[str, ...]:
    """The names of ``text`` that the grounds do not bear out, in its own language or the other."""
    there = _bare(grounds.text)
    words, asked = frozenset(tokens(grounds.text)), frozenset(tokens(grounds.question))
    return tuple(
        name
        for name in names(text)
        if _bare(name) not in there
        and (_ADDRESS.fullmatch(name) or not all(_stands(word, words, asked, correspondence) for word in tokens(name)))
    )


def _capitalised(text: str) -> list[str]:
    matches = list(_WORD.finditer(text))
    found = []
    for place, match in enumerate(matches):
        word = match.group()
        if not _CAPITAL.search(word) or word.lower() in _GENERIC or not tokens(word) or numbers(word):
            continue
        following = matches[place + 1] if place + 1 < len(matches) else None
        runs_on = (
            following is not None and text[match.end() : following.start()] == " " and following.group()[0].isupper()
        )
        if _CAPITAL.search(word, 1) or runs_on or not _OPENING.search(text[: match.start()]):
            found.append(word)
    return found


def _stands(word: str, words: frozenset[str], asked: frozenset[str], correspondence: Correspondence) -> bool:
    if correspondence.stands(word, words):
        return True
    other: Language = "en" if word[0] >= "\u3400" else "zh"
    return word in asked and not correspondence.words_for(word, other)


def _bare(text: str) -> str:
    return re.sub(r"\s+", "", fold(text))
