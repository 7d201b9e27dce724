"""What is wrong with a question set: anchors, duplicates, needs in one language, unknown words, leakage."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from rapidfuzz import fuzz

from eval.leakage import Material, leaks
from eval.metrics.facts import key_fact_recall
from eval.places import Place, find
from eval.questions import FORMS, KINDS, LANGUAGES, SPLITS, Gold, Question
from eval.result import bare
from index.document import Document
from index.language import fold

_ALIKE = 90.0  # percent of characters, by edit distance, from which two questions are nearly the same


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with the question ``id``."""

    id: str
    what: str


def check(
    questions: Sequence[Question], documents: Mapping[str, Document], materials: Iterable[Material]
) -> tuple[Fault, ...]:
    """All faults of the set; none when it is clean.

    ``documents`` are those of the index by file; ``materials`` is text that the product was made with.
    """
    sentences: dict[str, list[str]] = defaultdict(list)
    faults = [*_ids(questions), *_needs(questions), *_twins(questions)]
    for question in questions:
        faults += _words(question)
        for gold in question.gold:
            places = _places(gold, documents)
            faults += _anchor(question, gold, places, documents)
            sentences[question.id] += [place.sentence for place in places or ()]
        faults += _facts(question, documents)
    found = leaks(questions, sentences, materials)
    return (*faults, *(Fault(question, what) for question, what in found))


def _ids(questions: Sequence[Question]) -> Iterator[Fault]:
    for name, count in Counter(question.id for question in questions).items():
        if count > 1:
            yield Fault(name, f"the id is used {count} times")


def _needs(questions: Sequence[Question]) -> Iterator[Fault]:
    needs: dict[str, list[Question]] = defaultdict(list)
    for question in questions:
        needs[question.need].append(question)
    # A set in one language alone is asked in that; one in both asks each need in both.
    used = [language for language in LANGUAGES if any(question.language == language for question in questions)]
    for need, group in needs.items():
        asked = Counter(question.language for question in group)
        for language in used:
            if asked[language] != 1:
                yield Fault(group[0].id, f"the need {need} is asked {asked[language]} times in {language}, not once")
        for name in ("split", "answerable", "kind", "form"):
            if len({getattr(question, name) for question in group}) > 1:
                yield Fault(group[0].id, f'the questions of the need {need} differ in "{name}"')


def _twins(questions: Sequence[Question]) -> Iterator[Fault]:
    plain = [(question, bare(fold(question.text))) for question in questions]
    for (a, first), (b, second) in combinations(plain, 2):
        # One with an answer beside nearly the same without one is what tells whether a system can tell them apart.
        apart = a.answerable != b.answerable and first != second
        if a.language == b.language and not apart and fuzz.ratio(first, second, score_cutoff=_ALIKE):
            yield Fault(b.id, f"it is {'the same as' if first == second else 'nearly the same as'} {a.id}")


def _words(question: Question) -> Iterator[Fault]:
    if question.split not in SPLITS:
        yield Fault(question.id, f"the split {question.split!r} is not one of {', '.join(SPLITS)}")
    if question.form and question.form not in FORMS:
        yield Fault(question.id, f"the form {question.form!r} is not one of {', '.join(FORMS)}")
    if question.kind and question.kind not in KINDS:
        yield Fault(question.id, f"the kind {question.kind!r} is not one of {', '.join(KINDS)}")
    if question.answerable and not (question.gold and question.facts):
        yield Fault(question.id, "it is answerable, but has no gold or no facts")
    if not question.answerable and (question.gold or question.facts):
        yield Fault(question.id, "it is not answerable, but has gold or facts")
    if question.answerable == bool(question.kind):
        yield Fault(question.id, 'what is not answerable has a "kind", and nothing else has')


def _places(gold: Gold, documents: Mapping[str, Document]) -> tuple[Place, ...] | None:
    """None when there is no such document."""
    return find(documents[gold.document], gold.anchor) if gold.document in documents else None


def _anchor(
    question: Question, gold: Gold, places: tuple[Place, ...] | None, documents: Mapping[str, Document]
) -> Iterator[Fault]:
    shown = f"{gold.anchor[:40]!r}"
    if places is None:
        known = ", ".join(sorted(documents)) if len(documents) <= 20 else f"{len(documents)} others"
        yield Fault(question.id, f"there is no document {gold.document} in the index; there are {known}")
    elif not places:
        yield Fault(question.id, f"the anchor {shown} does not stand in {gold.document}")
    elif len(places) > 1:
        where = ", ".join(place.label for place in places)
        yield Fault(question.id, f"the anchor {shown} stands {len(places)} times in {gold.document} (pages {where})")
    elif gold.page and places[0].label != gold.page:
        yield Fault(
            question.id, f"the anchor {shown} stands on page {places[0].label} of {gold.document}, not {gold.page}"
        )


def _facts(question: Question, documents: Mapping[str, Document]) -> Iterator[Fault]:
    """A fact that stands in none of the gold documents can be in no quote."""
    texts = [
        page.text
        for file in dict.fromkeys(gold.document for gold in question.gold if gold.document in documents)
        for page in documents[file].pages
    ]
    for number, fact in enumerate(question.facts, 1):
        if not fact.strings:
            yield Fault(question.id, f"fact {number} has no string")
        elif texts and not key_fact_recall("\n".join(texts), [fact.strings], None):
            yield Fault(question.id, f"no string of fact {number} ({fact.strings[0]!r}) stands in a gold document")
