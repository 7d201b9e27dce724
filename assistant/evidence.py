"""How well each sentence of what was found answers the question, best first."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from assistant.apparatus import is_about_the_text, is_apparatus, is_citation, is_signature
from assistant.config import AssistantConfig
from assistant.forms import forms_of, has
from index.chunking.sentences import Stretch
from index.document import Language, Passage
from index.hit import Hit, ranked
from index.represent import places_of


@dataclass(frozen=True, slots=True)
class Evidence:
    """A sentence at a ``place`` of a passage; ``score`` is on the scale of the hits' scores, higher is better.

    ``lift`` is the part of it that it has for being a definition; ``leads``: it leads into a list of what is asked for.
    """

    passage: Passage
    place: Stretch
    score: float
    lift: float = 0.0
    leads: bool = False


def provable(hits: Sequence[Hit], note: float) -> tuple[Hit, ...]:
    """The hits that may prove a statement, best first, their ranks from 1: notes that only name sources are left out,
    and ``note`` is taken from the scores of the others, since what the text says itself is the better proof."""
    return ranked(
        replace(hit, score=hit.score - note) if hit.passage.kind == "note" else hit
        for hit in hits
        if hit.passage.kind != "note" or not all(map(is_citation, _sentences(hit.passage)))
    )


def _sentences(passage: Passage) -> list[str]:
    return [passage.text[place.start : place.end] for place in places_of(passage)]


def evidence(
    question: str,
    hits: Sequence[Hit],
    config: AssistantConfig,
    opens: Callable[[Passage], float] = lambda passage: 0.0,
    defines: Callable[[str, Language], float] = lambda text, language: 0.0,
    leads: Callable[[Passage, Stretch], bool] = lambda passage, place: False,
    has_value: Callable[[Passage, Stretch], bool] = lambda passage, place: False,
) -> tuple[Evidence, ...]:
    """The sentences of ``hits``, best first; of equal ones the hits' order counts.

    A sentence counts by its passage first, for what it speaks of is often said only there; then by itself, by the
    sentences beside it, and by whether it has what the form of the question asks for; a signature block only where it
    asks for persons. ``opens`` tells how much a
    passage is of what opens its document, ``defines`` how surely, 0..1, a sentence of a language says what the
    question wants defined: of hits below ``passages_found`` such sentences alone count; ``leads`` whether it leads into
    a list of what is asked for, ``has_value`` whether it has a value such as is asked for. The weights were chosen on
    development questions (the split "dev" of the starter set, field.jsonl and papers.jsonl; of values on all sets but
    the unseen).
    """
    forms = forms_of(question)
    found: list[Evidence] = []
    for hit in hits:
        places = places_of(hit.passage)
        for number, (place, own) in enumerate(zip(places, hit.sentences, strict=True)):
            text = hit.passage.text[place.start : place.end]
            if is_apparatus(text) or (hit.passage.kind == "note" and is_citation(text)):
                continue
            if is_signature(text) and "who" not in forms:
                continue
            defining = defines(text, hit.passage.language)
            if hit.rank > config.passages_found and not defining:
                continue
            beside = max((*hit.sentences[max(number - 1, 0) : number], *hit.sentences[number + 1 : number + 2], 0.0))
            score = hit.score + config.sentence_weight * own + config.neighbour_weight * beside
            score += config.form_weight * sum(has(form, text) for form in forms)
            score += config.value * has_value(hit.passage, place)
            # An abstract says what the paper will say; the paper itself is the better proof.
            opening = 0.0 if defining else opens(hit.passage)
            score -= config.about_the_text * is_about_the_text(text) + config.opening * opening
            leading = leads(hit.passage, place)
            lift = config.definition * defining
            found.append(Evidence(hit.passage, place, score + lift + config.announced * leading, lift, leading))
    return tuple(sorted(found, key=lambda item: -item.score))
