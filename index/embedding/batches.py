"""An endless stream of training batches: texts of like length together, sources mixed by share."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import chain

from tokenizers import Tokenizer

from index.embedding.parallel import Pair, Question

#: How often a text of a source is drawn, relative to its number; everyday and field text counts for more than manuals.
_SHARE = {
    "tw_law_moj": 0.35,
    "tw_law_moj+": 0.2,
    "python_docs": 0.4,
    "python_docs+": 0.2,
    "k8s_docs": 0.5,
    "k8s_docs+": 0.25,
    "tatoeba_cmn": 1.5,
    "tico19": 3.0,
    "un_sdg": 4.0,
    "un_sdg+": 4.0,
    "prc_constitution": 4.0,
    "prc_constitution+": 4.0,
    "cc_cedict": 0.6,
}
#: Texts that are tokenized and sorted by length at a time.
_CHUNK = 8192


@dataclass(frozen=True, slots=True)
class Batch:
    """Token ids, row by row. Pairs: ``student`` Chinese, ``teacher`` and ``english`` the translation in either
    vocabulary. Questions: ``student`` the questions, ``partner`` their passages."""

    student: list[list[int]]
    teacher: list[list[int]]
    english: list[list[int]]
    partner: list[list[int]] | None = None


class Batches:
    """Iterate for batches without end; a batch holds at most ``tokens`` student tokens and 192 rows."""

    def __init__(
        self,
        pairs: Sequence[Pair],
        questions: Sequence[Question],
        student: Tokenizer,
        teacher: Tokenizer,
        tokens: int,
        longest: int,
        question_every: int,
        seed: int,
    ) -> None:
        self.pairs, self.questions = list(pairs), list(questions)
        self.student, self.teacher = student, teacher
        self.tokens, self.question_every = tokens, question_every
        self.random = random.Random(seed)
        for tokenizer in (student, teacher):
            tokenizer.enable_truncation(longest)
            tokenizer.no_padding()

    def __iter__(self) -> Iterator[Batch]:
        asked = self._question_batches()
        for number, batch in enumerate(self._pair_batches()):
            yield batch
            if self.questions and number % self.question_every == self.question_every - 1:
                yield next(asked)

    def _pair_batches(self) -> Iterator[Batch]:
        weights = [_SHARE.get(p.source, 1.0) for p in self.pairs]
        while True:
            drawn = self.random.choices(self.pairs, weights, k=_CHUNK)
            student = _ids(self.student, [p.zh for p in drawn])
            teacher = _ids(self.teacher, [p.en for p in drawn])
            english = _ids(self.student, [p.en for p in drawn])
            for rows in self._grouped(
                [max(len(s), len(e)) for s, e in zip(student, english, strict=True)], self.tokens
            ):
                yield Batch([student[r] for r in rows], [teacher[r] for r in rows], [english[r] for r in rows])

    def _question_batches(self) -> Iterator[Batch]:
        while True:
            drawn = self.random.sample(self.questions, len(self.questions))
            asked, passages = (
                _ids(self.student, [q.text for q in drawn]),
                _ids(self.student, [q.passage for q in drawn]),
            )
            # Few rows fit beside a passage, and contrast needs many: these batches may be three times as large.
            for rows in self._grouped([len(p) for p in passages], 3 * self.tokens):
                yield Batch([asked[r] for r in rows], [], [], [passages[r] for r in rows])

    def _grouped(self, lengths: list[int], tokens: int) -> Iterator[list[int]]:
        """Row numbers in groups of like length, the groups in random order."""
        order = sorted(range(len(lengths)), key=lambda row: lengths[row])
        groups: list[list[int]] = []
        group: list[int] = []
        for row in order:
            if group and (lengths[row] * (len(group) + 1) > tokens or len(group) == 192):
                groups.append(group)
                group = []
            group.append(row)
        self.random.shuffle(groups)
        return chain(groups, [group])


def _ids(tokenizer: Tokenizer, texts: list[str]) -> list[list[int]]:
    return [encoding.ids for encoding in tokenizer.encode_batch(texts)]
