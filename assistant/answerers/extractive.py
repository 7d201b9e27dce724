"""Answers with the sentences that answer: the best ones of the best passages, each an exact quote."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import dataclass

from assistant.answer import Abstention, Claim, Draft, DraftStatement
from assistant.config import AssistantConfig
from assistant.enumerations import enumerations, is_about_the_text, is_announcement
from assistant.sections import Section, Sections
from index.chunking.sentences import Stretch, sentences
from index.document import Language, Passage
from index.embedding.transformer import Transformer
from index.hit import Hit
from index.language import language_of
from index.lexical.tokens import tokens

NAME = "extractive"
#: A sentence that opens so leans on the one before it.
_LEANING_ZH = (
    "这",
    "该",
    "此",
    "其",
    "因此",
    "所以",
    "但",
    "然而",
    "同时",
    "此外",
    "而且",
    "并且",
    "上述",
    "对此",
    "由此",
)
_LEANING_EN = (
    "This ",
    "These ",
    "Those ",
    "It ",
    "They ",
    "He ",
    "She ",
    "Such ",
    "However",
    "But ",
    "Therefore",
    "Thus",
    "Hence",
    "That ",
)


@dataclass(frozen=True, slots=True)
class _Scored:
    """A sentence with its place, its passage's rank from 0, and how well it answers (higher is better)."""

    passage: Passage
    rank: int
    place: Stretch
    score: float


class Extractive:
    """Implements answering by quotation alone; ``embedder`` is the one of the index."""

    name = NAME

    def __init__(self, embedder: Transformer, sections: Sections, config: AssistantConfig) -> None:
        self.embedder = embedder
        self.sections = sections
        self.config = config

    def draft(self, question: str, hits: Sequence[Hit]) -> Draft:
        """Statements from ``hits``, whose order is kept by document; within a document, reading order."""
        scored = self._scored(question, hits[: self.config.passages_read])
        if not scored:
            return Draft(())
        best = max(sentence.score for sentence in scored)
        chosen = sorted((s for s in scored if s.score >= best - self.config.sentence_margin), key=lambda s: -s.score)
        quotes: list[_Quote] = []
        for sentence in chosen[: self.config.statements]:
            for quote in self._quotes(sentence):
                _absorb(quotes, quote)
        kept = _within(quotes, self.config.longest_answer)
        first_seen = {key: number for number, key in enumerate(dict.fromkeys(q.passage.document_id for q in kept))}
        kept.sort(key=lambda q: (first_seen[q.passage.document_id], self.sections.order(q.passage), q.place.start))
        return Draft(tuple(_statement(quote) for quote in kept))

    def statements(
        self, question: str, hits: Sequence[Hit], language: Language
    ) -> Generator[DraftStatement | Abstention, None, None]:
        """The statements of ``draft``; quotes stay in their own language."""
        yield from self.draft(question, hits).statements

    def _scored(self, question: str, hits: Sequence[Hit]) -> list[_Scored]:
        """Every sentence of the hits, by likeness to the question, words shared with it, and its passage's score."""
        places = [
            (hit, place)
            for hit in hits
            for place in sentences(hit.passage.text, hit.passage.language)
            if len(place) >= self.config.shortest_sentence
        ]
        if not places:
            return []
        texts = [hit.passage.text[place.start : place.end] for hit, place in places]
        likeness = self.embedder.encode(texts) @ self.embedder.encode_query(question)
        asked, language = set(tokens(question)), language_of(question)
        highest = max(hit.score for hit in hits)
        found = []
        for (hit, place), text, like in zip(places, texts, likeness, strict=True):
            # Words cannot be shared across languages: there the likeness has to stand for them too.
            same = hit.passage.language == language
            shared = len(asked & set(tokens(text))) / max(len(asked), 1) if same else max(float(like), 0.0)
            passage = hit.score / highest if highest > 0 else 0.0
            score = float(like) + self.config.overlap_weight * shared + self.config.passage_weight * passage
            # An abstract says what the paper will say; the paper itself is the better proof.
            aside = is_about_the_text(text) or self.sections.opens(hit.passage)
            score -= self.config.about_the_text * aside
            found.append(_Scored(hit.passage, hit.rank - 1, place, score))
        return found

    def _quotes(self, sentence: _Scored) -> list[_Quote]:
        """What to quote for a sentence: its whole enumeration, or itself with the sentence that it leans on."""
        section = self.sections.of(sentence.passage)
        here = section.place_of(sentence.passage, sentence.place)
        for enumeration in enumerations(section.text, section.language):
            whole = enumeration.whole
            if not (whole.start <= here.start < whole.end):
                continue
            if len(whole) <= self.config.longest_enumeration:
                return _cut(section, whole, sentence)
            if (
                enumeration.lead is not None and here.start == enumeration.lead.start
            ) or here.start == enumeration.items[0].start:
                parts = ([enumeration.lead] if enumeration.lead else []) + [
                    _topic_sentence(section, item) for item in enumeration.items
                ]
                return [quote for part in parts for quote in _cut(section, part, sentence)]
        return _cut(section, self._with_support(section, here), sentence)

    def _with_support(self, section: Section, here: Stretch) -> Stretch:
        """The sentence, with the one before where it leans on it, or with what follows where it announces that."""
        text = section.text[here.start : here.end]
        parts = sentences(section.text, section.language)
        before = [part for part in parts if part.end <= here.start]
        leans = text.startswith(_LEANING_ZH if section.language == "zh" else _LEANING_EN)
        if leans and before and here.end - before[-1].start <= self.config.longest_enumeration:
            return Stretch(before[-1].start, here.end)
        end = here.end
        if is_announcement(text):
            for part in (part for part in parts if part.start >= here.end):
                if part.end - here.end > self.config.longest_sequel or "\n" in section.text[end : part.start]:
                    break
                end = part.end
        return Stretch(here.start, end)


@dataclass(frozen=True, slots=True)
class _Quote:
    """A stretch of a passage that is to be quoted, with the score of the sentence that called for it."""

    passage: Passage
    place: Stretch
    score: float

    @property
    def text(self) -> str:
        return self.passage.text[self.place.start : self.place.end]


def _topic_sentence(section: Section, item: Stretch) -> Stretch:
    """The first sentence of a long item."""
    first = sentences(section.text[item.start : item.end], section.language)[0]
    return Stretch(item.start + first.start, item.start + first.end)


def _cut(section: Section, stretch: Stretch, sentence: _Scored) -> list[_Quote]:
    """A stretch of a section as quotes of the passages that it runs through."""
    return [_Quote(passage, place, sentence.score) for passage, place in section.pieces(stretch)]


def _absorb(quotes: list[_Quote], new: _Quote) -> None:
    """Add ``new``, made one with a quote of the same passage that it overlaps or touches."""
    for number, old in enumerate(quotes):
        if old.passage.id != new.passage.id:
            continue
        gap = old.passage.text[min(old.place.end, new.place.end) : max(old.place.start, new.place.start)]
        if not gap.strip():
            place = Stretch(min(old.place.start, new.place.start), max(old.place.end, new.place.end))
            quotes[number] = _Quote(old.passage, place, max(old.score, new.score))
            return
    quotes.append(new)


def _within(quotes: list[_Quote], longest: int) -> list[_Quote]:
    """The quotes in order until ``longest`` characters are full (Chinese count double); always the first."""
    kept: list[_Quote] = []
    used = 0
    for quote in quotes:
        used += len(quote.text) * (2 if quote.passage.language == "zh" else 1)
        if kept and used > longest:
            break
        kept.append(quote)
    return kept


def _statement(quote: _Quote) -> DraftStatement:
    return DraftStatement(quote.text, (Claim(quote.passage.id, quote.text),))
