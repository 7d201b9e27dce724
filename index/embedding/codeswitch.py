"""Replaces Chinese words by English ones at random, so that questions of one language meet passages of the other.

Training on such text teaches retrieval across languages where no translated questions are to be had (Litschko et al.
2023, "Boosting Zero-shot Cross-lingual Retrieval by Training on Artificially Code-Switched Data").
"""

from __future__ import annotations

import random
import re
from collections import defaultdict
from collections.abc import Iterable

import rjieba

from index.embedding.parallel import Pair

_ASIDE = re.compile(r"\([^)]*\)|^to |^the |^an? ")
_LONGEST_GLOSS = 24  # characters; longer ones explain rather than translate


class Lexicon:
    """English glosses by Chinese word, from a term list."""

    def __init__(self, terms: Iterable[Pair], chance: random.Random) -> None:
        self.random = chance
        self.glosses: dict[str, list[str]] = defaultdict(list)
        for term in terms:
            gloss = _ASIDE.sub("", term.en).strip()
            if gloss and len(gloss) <= _LONGEST_GLOSS:
                self.glosses[term.zh].append(gloss)

    def switch(self, text: str, rate: float) -> str:
        """``text`` with each word that has a gloss replaced by one of its glosses with probability ``rate``."""
        if not rate:
            return text
        return "".join(self._switched(word) if self.random.random() < rate else word for word in rjieba.cut(text))

    def _switched(self, word: str) -> str:
        return f" {self.random.choice(self.glosses[word])} " if word in self.glosses else word
