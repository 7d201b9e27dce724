"""What tells whether the library can answer a question: signals of the search, measured before anything is quoted."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial
from itertools import takewhile

from assistant.config import AssistantConfig
from assistant.evidence import evidence
from assistant.lookup import asks_for_text
from assistant.named import HAD, abbreviations_in, missed, naming_beside, says_of, unsaid
from assistant.overview import aspect_of
from assistant.values import tells, wanted_by
from index.coverage import Missing, fair_part_of, missing, unknown
from index.hit import Hit
from index.language import fold, language_of
from index.lexical.tokens import forms, is_listed
from index.library import Library
from index.naming import instruments_in, name_in
from index.numerals import ORDINALS, with_digits
from index.provisions import provision_names

_NEAR = 5  # hits among which the nearest is looked for
_READ = 3  # hits in which words, numbers and names of the question are looked for
_WEIGHTIEST = 3  # missing words that count
_MOST = 2  # missing numbers or names that count
_NUMBER = re.compile(r"\d+(?:\.\d+)*")
_HAN = "一二三四五六七八九十"
_POINT = re.compile(rf"第(?P<zh>[{_HAN}])(?=[种個个项類类点條])(?!条)|\b(?P<en>{'|'.join(ORDINALS)})\b", re.IGNORECASE)
_LATE = 4  # points of a list before it may go by other marks: then, finally
_LOST = 0.5  # share of a name's words from which on the name is lost
#: Score by which a sentence with the value asked for may stand behind the best one: of 67 development questions with
#: an answer that ask for a value none has it further behind; of 66 without, a quarter have, or have it nowhere.
_BEHIND = 0.55
_TOLD = 4  # missing words that are named …
_SHORTEST = {"zh": 2, "en": 4}  # … of so many characters: shorter ones say nothing


@dataclass(frozen=True, slots=True)
class Signals:
    """``dense``: the best cosine among the first hits, -1..1.

    Of what the question says the best passages, their titles and headings lack in either language: ``numbers`` and
    ``names``, 0..2 each, a name by the share of its words; ``gap``: the mean weight of the three
    weightiest words, 0 or more; ``lacking`` are the most telling, as they were asked. ``unknown``: the share of its
    words that the whole library lacks, 0..1.

    ``not_held``: it names a treaty or a 《work》 by a title that no document of the library has, nor the best passages;
    ``told_of``: by one that these alone have. ``absent``: it asks for a provision that the agreement which it names has
    not; ``looked_up``: it asks for the text of a provision, and the best passage is of that, or for what somebody says,
    and that names him. ``whole``: it asks of a document as a whole, and the best passage is of that. ``untold``: the
    value that it asks for, as it asks, where no sentence that answers nearly as well as the best has such a value, else
    "". ``elsewhere``: it asks of a country or region, or of something in quotation marks, that the best passages do not
    name.
    """

    dense: float
    numbers: int
    names: float
    gap: float
    unknown: float
    lacking: tuple[str, ...]
    not_held: bool = False
    told_of: bool = False
    absent: bool = False
    looked_up: bool = False
    whole: bool = False
    untold: str = ""
    elsewhere: bool = False


def signals_of(question: str, hits: Sequence[Hit], library: Library, config: AssistantConfig) -> Signals:
    """The signals of ``hits``, one or more, best first, for a question."""
    passage = hits[0].passage
    read = ["\n".join((_record(library, hit), *hit.passage.heading, hit.passage.text)) for hit in hits[:_READ]]
    lookup = library.search.lookups.of(question)
    spoken = library.search.mentions.of(question)
    speaks = passage.document_id in spoken.documents
    absent = lookup is not None and lookup.absent
    looked_up = lookup is not None and lookup.holds(passage) and asks_for_text(question)
    if speaks:  # what it calls the document need not stand in it
        read.extend(spoken.phrases)
    # What the question calls the agreement is one of its titles, but for the words that it may add to it.
    called = name_in(question) if lookup is not None and passage.document_id in lookup.named else ""
    lacked = missing(library.search, question, read, passage.language)
    text = with_digits(fold("\n".join((*read, called))))
    counted = [said for said in _counted(question) if not re.search(said[1], text)]
    numbers = [number for number in _NUMBER.findall(with_digits(fold(question))) if not _stands(number, text)]
    had = {item.word: item.had for item in lacked}
    asked = spoken.taken_from(question) if speaks else question
    title = _called([name for name in abbreviations_in(asked) if fold(name) not in text], passage.document_id, library)
    names = missed(asked, f"{text}\n{title}", had, passage.language, library.search)
    elsewhere = [title for title in instruments_in(question) if not library.search.mentions.titled(title)]
    weightiest = [item for item in lacked[:_WEIGHTIEST] if item.weight > 0]
    gone = [name for name, share in names.items() if share >= _LOST]
    told = _told(question, weightiest, (*gone, called))
    untold = _untold(question, hits, library, config)
    unnamed = unsaid(question, hits[:_READ], read, library.search)
    return Signals(
        dense=max(hit.channel("dense") or 0.0 for hit in hits[:_NEAR]),
        numbers=min(len(numbers) + len(counted), _MOST),
        names=min(sum(names.values()), float(_MOST)),
        gap=sum(item.weight for item in weightiest) / max(min(len(lacked), _WEIGHTIEST), 1),
        unknown=unknown(library.search, question),
        lacking=_distinct(
            [
                *(provision_names(question) if absent else numbers),
                *([untold] if untold else []),
                *unnamed,
                *gone,
                *told,
            ]
        )[:_TOLD],
        not_held=any(names.get(title, 0.0) >= _LOST for title in elsewhere),
        told_of=any(names.get(title, 0.0) < _LOST for title in elsewhere),
        absent=absent,
        whole=speaks and aspect_of(question, spoken) is not None,
        untold=untold,
        elsewhere=bool(unnamed),
        looked_up=looked_up or says_of(question, passage.text),
    )


def _record(library: Library, hit: Hit) -> str:
    """The title of a hit's document and when it is of, by which a question may call it."""
    document = library.documents[hit.passage.document_id]
    return "\n".join((document.title, document.bibliography.year, document.bibliography.signed))


def _called(abbreviations: Sequence[str], document: str, library: Library) -> str:
    """Those of some abbreviations, folded, by which an agreement may be called: "the BBNJ secretariat"."""
    called = library.search.mentions.called
    return fold("\n".join(name for name in abbreviations if document in called(f"{name} Agreement")))


def _untold(question: str, hits: Sequence[Hit], library: Library, config: AssistantConfig) -> str:
    """The value that a question asks for, as it asks, where none such stands in or near what answers best."""
    wanted = wanted_by(question)
    if wanted is None:
        return ""
    found = evidence(question, hits, config)
    near = takewhile(lambda one: one.score >= found[0].score - _BEHIND, found)
    part = partial(fair_part_of, library.search)
    telling = [one.passage for one in near if tells(wanted, one.passage, one.place, part)]
    naming = naming_beside(question, [hit.passage for hit in hits], library.search)
    return "" if any(one.id in naming for one in telling) else wanted.asked


def _told(question: str, weightiest: Sequence[Missing], named: Sequence[str]) -> list[str]:
    """The missing words that are worth telling, as they are asked, but for those of what is ``named`` anyway."""
    written, shortest = dict(forms(question)), _SHORTEST[language_of(question)]
    return [
        form
        for item in weightiest
        if item.had < HAD and not item.word.isdecimal() and len(form := written.get(item.word, "")) >= shortest
        if is_listed(form) and not any(form in fold(name) for name in named)
    ]


def _counted(question: str) -> list[tuple[str, str]]:
    """The points of a list from the fourth on that a question asks for, each with what marks it in a text."""
    found = []
    for match in _POINT.finditer(question):
        place = _HAN.index(match["zh"]) + 1 if match["zh"] else ORDINALS.index(match["en"].lower()) + 1
        if place >= _LATE:
            letter = "abcdefghij"[place - 1]
            han = _HAN[place - 1]
            found.append(
                (
                    match[0],
                    rf"[第其]{han}|{han}是|[（(]{han}[）)]|\({letter}\)|\b{place}\. |\b{ORDINALS[place - 1]}(?:ly)?\b",
                )
            )
    return found


def _distinct(words: Sequence[str]) -> tuple[str, ...]:
    """Each word once, where and as it comes first; 软法 and 軟法 are one."""
    found: dict[str, str] = {}
    for word in words:
        found.setdefault(fold(word), word)
    return tuple(found.values())


def _stands(number: str, text: str) -> bool:
    return re.search(rf"(?<![\d.]){re.escape(number)}(?!\d)", text) is not None
