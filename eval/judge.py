"""What one answer is worth: which hits hold the gold, how much of the facts it says, how well its quotes prove it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from eval.metrics.answers import language_share, length
from eval.metrics.citations import Cited, Entails, citation_scores, exact_quote_rate
from eval.metrics.facts import key_fact_recall
from eval.metrics.ranking import ranking
from eval.questions import Gold, Question
from eval.result import Found, Result, bare
from index.document import Language

#: "partly": some of the facts; an answer to what cannot be answered is wrong whatever it says.
Verdict = Literal["right", "partly", "wrong", "declined rightly", "declined wrongly"]
VERDICTS: tuple[Verdict, ...] = ("right", "partly", "wrong", "declined rightly", "declined wrongly")
FAILED: tuple[Verdict, ...] = ("partly", "wrong", "declined wrongly")
#: In which language the gold of a question is; "both" when it is in either, "" when it has none.
Source = Literal["en", "zh", "both", ""]
WINDOWS = (500, 1_200)  # characters of an answer: what is read at a glance, what fits on a screen

FACTS = tuple(f"key facts@{window}" for window in WINDOWS)
ANSWERED, RIGHT = "answered", "right"
CITATION_RECALL, CITATION_PRECISION, EXACT = "citation recall", "citation precision", "exact quotes"
ABSTAINED_RIGHTLY, ABSTAINED, RANKED = "abstention precision", "abstention recall", "abstention AUROC"
SAME_LANGUAGE, LENGTH, SECONDS = "in the question's language", "characters", "seconds"


@dataclass(frozen=True, slots=True)
class Judged:
    """A question with its answer. ``gold_at`` tells of each hit whether it holds a gold passage.

    ``values`` has the figures that apply to it: those of ranking and facts where it is answerable, those of citations
    where it is answered; the figure of a whole set is their mean.
    """

    question: Question
    result: Result
    source: Source
    gold_at: tuple[bool, ...]
    verdict: Verdict
    values: Mapping[str, float]


def judge(
    questions: Sequence[Question],
    results: Sequence[Result],
    languages: Mapping[str, Language],
    entails: Entails,
    progress: Callable[[int], None] = lambda done: None,
) -> tuple[Judged, ...]:
    """Each question with its result; ``languages`` are those of the documents by file.

    ``entails`` says whether a premise entails a claim. ``progress`` hears how many are judged.
    """
    ranked = ranking(
        {q.id: ranks(r.hits, q.gold) for q, r in zip(questions, results, strict=True)},
        {q.id: [_name(place) for place in range(len(q.gold))] for q in questions if q.gold},
    )
    order = _order(questions, results)
    made = []
    for done, (question, result) in enumerate(zip(questions, results, strict=True), 1):
        recalls = [_recall(question, result, window) for window in WINDOWS]
        verdict = _verdict(question, result, recalls[-1])
        values = {**ranked.get(question.id, {}), **order.get(question.id, {})}
        values |= {name: recall for name, recall in zip(FACTS, recalls, strict=True) if recall is not None}
        values |= _of_abstaining(question, result) | _of_answering(question, result, entails)
        values[SECONDS] = result.seconds
        if question.answerable:
            values |= {ANSWERED: float(not result.declined), RIGHT: float(verdict == "right")}
        gold_at = tuple(any(holds(hit, gold) for gold in question.gold) for hit in result.hits)
        made.append(Judged(question, result, source_of(question, languages), gold_at, verdict, values))
        progress(done)
    return tuple(made)


def holds(hit: Found, gold: Gold) -> bool:
    """Whether the hit is of the gold document and its text has the anchor, white space not counted."""
    return hit.document == gold.document and bare(gold.anchor) in bare(hit.text)


def ranks(hits: Sequence[Found], gold: Sequence[Gold]) -> tuple[str, ...]:
    """The hits by what they stand for: the gold passages that no hit before held ("gold 0"), else the hit's own id.

    So every system is to find the same things, however it cuts its passages, and finds none twice.
    """
    left = dict(enumerate(gold))
    ranked: list[str] = []
    for hit in hits:
        new = [place for place, wanted in left.items() if holds(hit, wanted)]
        ranked += [_name(place) for place in new] or [hit.id]
        for place in new:
            del left[place]
    return tuple(dict.fromkeys(ranked))


def source_of(question: Question, languages: Mapping[str, Language]) -> Source:
    """In which language the question's gold documents are, as far as they are known."""
    found = {languages[gold.document] for gold in question.gold if gold.document in languages}
    return "both" if len(found) > 1 else next(iter(found), "")


def _name(place: int) -> str:
    return f"gold {place}"


def _recall(question: Question, result: Result, window: int) -> float | None:
    if not question.answerable:
        return None
    return key_fact_recall(result.text, [fact.strings for fact in question.facts], window)


def _verdict(question: Question, result: Result, recall: float | None) -> Verdict:
    """By the facts on the first screen; by the gold found among the quotes where no fact is named."""
    if result.declined:
        return "declined wrongly" if question.answerable else "declined rightly"
    if not question.answerable:
        return "wrong"
    if recall is None:
        quoted = [Found("", q.document, q.page, q.text) for said in result.statements for q in said.quotes]
        recall = float(any(holds(quote, gold) for quote in quoted for gold in question.gold))
    return "right" if recall == 1 else "partly" if recall > 0 else "wrong"


def _of_abstaining(question: Question, result: Result) -> dict[str, float]:
    values = {} if question.answerable else {ABSTAINED: float(result.declined)}
    if result.declined:
        values[ABSTAINED_RIGHTLY] = float(not question.answerable)
    return values


def _of_answering(question: Question, result: Result, entails: Entails) -> dict[str, float]:
    if result.declined:
        return {}
    cited = [Cited(said.text, tuple(quote.text for quote in said.quotes)) for said in result.statements]
    scores = citation_scores(cited, entails)
    exact = exact_quote_rate([(quote.text, quote.at_place) for said in result.statements for quote in said.quotes])
    values = {
        CITATION_RECALL: scores.recall,
        CITATION_PRECISION: scores.precision,
        EXACT: exact,
        SAME_LANGUAGE: language_share([said.text for said in result.statements], question.language),
        LENGTH: float(length(result.text)),
    }
    return {name: float(value) for name, value in values.items() if value is not None}


def _order(questions: Sequence[Question], results: Sequence[Result]) -> dict[str, dict[str, float]]:
    """For each unanswerable question the share of answerable ones with more support, ties half: their mean is the
    AUROC of support (Hanley and McNeil 1982)."""
    answerable = [result.support for question, result in zip(questions, results, strict=True) if question.answerable]
    if not answerable:
        return {}
    return {
        question.id: {
            RANKED: sum((s > result.support) + 0.5 * (s == result.support) for s in answerable) / len(answerable)
        }
        for question, result in zip(questions, results, strict=True)
        if not question.answerable
    }
