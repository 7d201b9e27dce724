"""The words by which texts of both languages are compared."""

from __future__ import annotations

import functools
import re
import threading

import rjieba
import snowballstemmer

from index.language import fold
from index.numerals import with_digits

_TOKEN = re.compile(r"[\u3400-\u9fff]+|[a-z0-9]+(?:['’-][a-z0-9]+)*")
_HAN_RUN = re.compile(r"[\u3400-\u9fff]+")
_STOP_EN = frozenset(
    [
        "a",
        "about",
        "an",
        "and",
        "are",
        "as",
        "at",
        "be",
        "been",
        "but",
        "by",
        "can",
        "could",
        "did",
        "do",
        "does",
        "for",
        "from",
        "had",
        "has",
        "have",
        "how",
        "if",
        "in",
        "into",
        "is",
        "it",
        "its",
        "many",
        "may",
        "more",
        "most",
        "much",
        "no",
        "not",
        "of",
        "on",
        "or",
        "our",
        "shall",
        "should",
        "so",
        "some",
        "such",
        "than",
        "that",
        "the",
        "their",
        "them",
        "then",
        "there",
        "these",
        "they",
        "this",
        "those",
        "to",
        "under",
        "was",
        "we",
        "were",
        "what",
        "when",
        "where",
        "which",
        "who",
        "whom",
        "whose",
        "why",
        "will",
        "with",
        "would",
        "you",
        "your",
    ]
)
_STOP_ZH = frozenset(
    [
        "的",
        "了",
        "和",
        "与",
        "及",
        "或",
        "是",
        "在",
        "对",
        "为",
        "以",
        "于",
        "由",
        "从",
        "到",
        "被",
        "把",
        "将",
        "也",
        "都",
        "而",
        "并",
        "且",
        "但",
        "就",
        "等",
        "其",
        "之",
        "这",
        "那",
        "有",
        "哪些",
        "哪个",
        "哪",
        "什么",
        "怎么",
        "怎样",
        "如何",
        "为什么",
        "为何",
        "是否",
        "吗",
        "呢",
        "谁",
        "何",
        "多少",
        "几",
        "个",
        "所",
        "中",
        "上",
        "下",
        "应",
        "应当",
        "可以",
    ]
)
#: The tags by which jieba tells persons, places, bodies and other names (the tag set of ICTCLAS).
_NAMES = frozenset({"nr", "nrt", "nrfg", "ns", "nt", "nz"})


class _Stemmer(threading.local):
    """A stemmer per thread: Snowball's keeps the word that it works on in itself."""

    def __init__(self) -> None:
        self.english = snowballstemmer.stemmer("english")


_stemmer = _Stemmer()
_STEMS = (
    1 << 16
)  # that are remembered: stemming a word takes 25 µs, and a library of millions of words has few distinct


@functools.lru_cache(maxsize=_STEMS)
def _stem(word: str) -> str:
    return str(_stemmer.english.stemWord(word))


def terms(text: str) -> list[str]:
    """What a text is indexed by: its ``tokens``, and every two neighbouring Chinese characters.

    The pairs find names and new terms that the segmenter does not know, such as 软联通, however it cuts them.
    """
    pairs = [run[i : i + 2] for run in _HAN_RUN.findall(with_digits(fold(text))) for i in range(len(run) - 1)]
    return tokens(text) + pairs


def tokens(text: str) -> list[str]:
    """The words of ``text`` in order: Chinese by jieba's search cut, English stemmed (Porter 2); stop words left out.

    Both are folded first (see ``index.language.fold``), so Traditional meets Simplified and ＭＯＵ meets mou, and
    第十七条 has the 17 of Article 17.
    """
    return [word for word, _ in forms(text)]


def is_listed(word: str) -> bool:
    """Whether a word is one of jieba's dictionary, or not Chinese: 中起 is none, though a sentence may be cut so."""
    return word[:1] < "\u3400" or len(rjieba.cut(word, False)) == 1


def forms(text: str) -> list[tuple[str, str]]:
    """The ``tokens`` of ``text`` in order, each with the form in which it is written there (folded)."""
    found: list[tuple[str, str]] = []
    for match in _TOKEN.finditer(with_digits(fold(text))):
        run = match.group()
        if run[0] >= "\u3400":
            found.extend((word, word) for word in rjieba.cut_for_search(run) if word not in _STOP_ZH)
        elif run not in _STOP_EN:
            parts = re.split(r"['’-]", run)
            found.extend((_stem(part), part) for part in parts)
    return found


def proper_nouns(text: str) -> list[str]:
    """The names of persons, places and bodies that jieba tells in a Chinese ``text``, each once, of two characters or
    more."""
    return list(dict.fromkeys(word for word, named in told(text) if named and len(word) > 1))


def told(text: str) -> list[tuple[str, bool]]:
    """All words of a Chinese ``text`` in order, each with whether jieba takes it for a name."""
    return [(word, tag in _NAMES) for word, tag in rjieba.tag(text)]
