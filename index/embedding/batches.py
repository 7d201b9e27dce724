"""An endless stream of training batches, five kinds in a fixed order; each kind fills one gap of the teacher's English.

sentences  short Chinese text ↔ the teacher's vector of its translation; every third time the student's English too
terms      the same with words and their glosses, for the many words that no sentence of the pairs holds
windows    neighbouring sentences joined to a Chinese passage ↔ the teacher's vector of the same passage in English; and
           one of its sentences, in either language, as the query that must find the passage (inverse cloze task, Lee et
           al. 2019)
english    the same with the sides changed: an English passage, a Chinese query
questions  Chinese questions and the passages that answer them, some with words of one side in English
"""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import cycle

from tokenizers import Tokenizer

from index.embedding.codeswitch import Lexicon
from index.embedding.neighbours import nearest
from index.embedding.parallel import Answered, Pair

#: The order of kinds. About two fifths of the time goes to sentences, half to windows, the rest to terms and questions.
_ORDER = "sswsstesswssesstwssesswsstq"
#: Sentences are drawn as runs of neighbours, so that a batch holds other articles of the same law: hard negatives.
_RUN = 64
#: Texts that are tokenized and sorted by length at a time.
_CHUNK = 8192
_ROWS = 384
#: Chinese characters of a window, one length for a whole batch, so that little is spent on padding.
_WINDOW = (80, 360)
#: Neighbouring windows that share a batch, and questions with like passages that do.
_TOGETHER = 6
#: Passages need room, and contrast needs many of them.
_PASSAGE_TOKENS = 2
#: A window that outgrows its batch's length by more than this is left out: it would pad all the others.
_OVERSHOOT = 1.3


@dataclass(frozen=True, slots=True)
class Batch:
    """Token ids, row by row; row i of each belongs together. ``teacher`` is in the teacher's vocabulary.

    ``student`` is drawn to the teacher's vector of ``teacher``, if that is given, and ``english`` too; ``query``, if
    given, must find its row of ``student``.
    """

    student: list[list[int]]
    teacher: list[list[int]] | None = None
    english: list[list[int]] | None = None
    query: list[list[int]] | None = None


class Batches:
    """Iterate for batches without end; the same arguments give the same batches.

    A source is drawn in proportion to the square root of its size, so that one large source does not decide alone. A
    batch of sentences holds at most ``tokens`` student tokens, one of passages about twice as many.
    """

    def __init__(
        self,
        pairs: Sequence[Pair],
        terms: Sequence[Pair],
        questions: Sequence[Answered],
        student: Tokenizer,
        teacher: Tokenizer,
        tokens: int,
        longest: int,
        seed: int | str,
    ) -> None:
        self.sources = _by_source(pairs)
        self.terms = _by_source(terms)
        self.questions = list(questions)
        # Copies: a model that encodes in between sets padding on its own tokenizer, and padding read as text ruins it.
        self.student, self.teacher = Tokenizer.from_str(student.to_str()), Tokenizer.from_str(teacher.to_str())
        self.tokens, self.longest = tokens, longest
        self.random = random.Random(seed)
        self.lexicon = Lexicon(terms, self.random)
        for tokenizer in (self.student, self.teacher):
            tokenizer.enable_truncation(longest)
            tokenizer.no_padding()

    def __iter__(self) -> Iterator[Batch]:
        kinds: dict[str, Iterator[Batch]] = {
            "s": self._sentences(self.sources),
            "w": self._windows(),
            "e": self._windows(True),
        }
        if self.terms:
            kinds["t"] = self._sentences(self.terms)
        if self.questions:
            kinds["q"] = self._questions()
        for kind in cycle(_ORDER):
            if kind in kinds:
                yield next(kinds[kind])

    def _sentences(self, sources: dict[str, list[Pair]]) -> Iterator[Batch]:
        number = 0
        while True:
            drawn: list[Pair] = []
            while len(drawn) < _CHUNK:
                drawn += self._run(sources, _RUN)
            student = _ids(self.student, [p.zh for p in drawn])
            teacher = _ids(self.teacher, [p.en for p in drawn])
            english = _ids(self.student, [p.en for p in drawn])
            lengths = [max(len(s), len(e)) for s, e in zip(student, english, strict=True)]
            for rows in self._grouped(lengths):
                number += 1
                held = [english[r] for r in rows] if number % 3 == 0 else None
                yield Batch([student[r] for r in rows], [teacher[r] for r in rows], held)

    def _windows(self, english: bool = False) -> Iterator[Batch]:
        """Passages, Chinese or ``english``, with the passage's teacher vector and a query from the other text."""
        while True:
            length = self.random.randint(*_WINDOW)
            passages: list[list[Pair]] = []
            while len(passages) * length < _PASSAGE_TOKENS * self.tokens:
                passages += self._neighbouring_windows(length)
            queries, students, teachers = [], [], []
            for passage in passages:
                asked = self.random.choice(passage)
                # Half of the time the query itself is gone from the passage, so that matching words is not enough.
                rest = [p for p in passage if p is not asked] if self.random.random() < 0.5 else passage
                rest = rest or passage
                teachers.append(" ".join(p.en for p in rest))
                students.append(teachers[-1] if english else "".join(p.zh for p in rest))
                queries.append(asked.zh if english or self.random.random() < 0.3 else asked.en)
            yield Batch(_ids(self.student, students), _ids(self.teacher, teachers), None, _ids(self.student, queries))

    def _questions(self) -> Iterator[Batch]:
        near = nearest([q.text for q in self.questions], [q.passage for q in self.questions], self.student, _TOGETHER)
        rows_per_batch = max(2, _PASSAGE_TOKENS * self.tokens // self.longest)
        sides = cycle(((0.0, 0.0), (0.9, 0.0), (0.0, 0.5)))  # shares of words in English: of questions, of passages
        while True:
            order = self.random.sample(range(len(self.questions)), len(self.questions))
            rows: dict[int, None] = {}
            for seed in order:
                rows |= dict.fromkeys(near[seed])
                if len(rows) >= rows_per_batch:
                    drawn = [self.questions[r] for r in rows]
                    yield self._asked(drawn, *next(sides))
                    rows = {}
            if rows:
                yield self._asked([self.questions[r] for r in rows], 0.0, 0.0)

    def _asked(self, drawn: list[Answered], in_question: float, in_passage: float) -> Batch:
        passages = [self.lexicon.switch(q.passage, in_passage) for q in drawn]
        asked = [self.lexicon.switch(q.text, in_question) for q in drawn]
        return Batch(_ids(self.student, passages), query=_ids(self.student, asked))

    def _run(self, sources: dict[str, list[Pair]], length: int) -> list[Pair]:
        """Up to ``length`` neighbours of one source."""
        names = list(sources)
        pairs = sources[self.random.choices(names, [len(sources[n]) ** 0.5 for n in names])[0]]
        start = self.random.randrange(max(1, len(pairs) - length + 1))
        return pairs[start : start + length]

    def _neighbouring_windows(self, characters: int) -> list[list[Pair]]:
        """Windows of at least ``characters`` Chinese characters, one after the other in their source."""
        found: list[list[Pair]] = []
        window: list[Pair] = []
        run = self._run(self.sources, 200)
        for pair in run:
            window.append(pair)
            length = sum(len(p.zh) for p in window)
            if length >= characters:
                if length <= _OVERSHOOT * characters:
                    found.append(window)
                window = []
                if len(found) == _TOGETHER:
                    break
        # Where no window has the length, any text will do.
        return found or [run[:1]]

    def _grouped(self, lengths: list[int]) -> list[list[int]]:
        """Row numbers in groups of like length, the groups in random order."""
        groups: list[list[int]] = []
        group: list[int] = []
        for row in sorted(range(len(lengths)), key=lambda row: lengths[row]):
            if group and (lengths[row] * (len(group) + 1) > self.tokens or len(group) == _ROWS):
                groups.append(group)
                group = []
            group.append(row)
        groups.append(group)
        self.random.shuffle(groups)
        return groups


def _by_source(pairs: Sequence[Pair]) -> dict[str, list[Pair]]:
    sources: dict[str, list[Pair]] = defaultdict(list)
    for pair in pairs:
        sources[pair.source].append(pair)
    return dict(sources)


def _ids(tokenizer: Tokenizer, texts: list[str]) -> list[list[int]]:
    return [encoding.ids for encoding in tokenizer.encode_batch(texts)]
