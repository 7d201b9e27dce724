"""The terms of the field in both languages: ``glossary.tsv`` beside the documents, the librarian's own.

A term says as a whole what its words do not say one by one: 软联通 is rule connectivity, and 谅解备忘录 no note on
forgiveness. It stands in one line alone, so that no line contradicts another.
"""

from __future__ import annotations

import re
import shutil
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from index.document import Language
from index.errors import SourcesError
from index.language import fold
from index.lexical.bm25 import Group
from index.lexical.tokens import terms, tokens, told
from index.plaintext import read_plain

NAME = "glossary.tsv"
#: The starter library, whose list serves where a library has none of its own.
STARTER = Path(__file__).parents[2] / "sources"
_HEAD = "zh\ten"
_OR = " | "
_HAN = re.compile(r"[\u3400-\u9fff]")
_LATIN = re.compile(r"[a-z]")
#: An English text in units: words, and marks other than those that may stand inside a term.
_ENGLISH = re.compile(r"[^\W_]+|[^\w\s'’\-‐‑]")
#: What inflection puts behind an English word; Porter's stems will not do, for they make one of legal and legality.
_ENDING = re.compile(r"(?<=\w{3})(?:(ies|ied|ying|y)|es|ed|ing|e|(?<!s)s)$")
#: Two capitals or more: MOU, MoU, BITs.
_SHORT = re.compile(r"(?<![A-Za-z0-9])[A-Z][A-Za-z]*[A-Z]s?(?![A-Za-z0-9])")
_REMEDY = "Write one term a line: Chinese, a tab, English; other ways to say the same after “ | ”."


@dataclass(frozen=True, slots=True)
class Term:
    """What is said in either language, the usual way first; at least one each."""

    zh: tuple[str, ...]
    en: tuple[str, ...]

    def said(self, language: Language) -> tuple[str, ...]:
        """The ways to say it in ``language``."""
        return self.zh if language == "zh" else self.en

    @property
    def short(self) -> tuple[str, ...]:
        """What is short for it in English, MOU, where it is no name: those are written in capitals anyway."""
        return tuple(said for said in self.en if _SHORT.fullmatch(said)) if self.en[0].islower() else ()

    def words(self, language: Language) -> frozenset[str]:
        """The words, as texts are indexed by, of all ways to say it in ``language``."""
        return frozenset(word for said in self.said(language) for word in tokens(said))


class Glossary:
    """Finds ``terms`` in questions."""

    def __init__(self, terms: Sequence[Term] = ()) -> None:
        self.terms = tuple(terms)
        self._known: dict[Language, dict[tuple[str, ...], Term]] = {
            "zh": {units(said, "zh"): term for term in terms for said in term.zh},
            "en": {units(said, "en"): term for term in terms for said in term.en},
        }
        self._short = {said.casefold(): term for term in terms for said in term.short}
        self._longest = {language: max(map(len, known), default=0) for language, known in self._known.items()}

    def terms_in(self, text: str, language: Language) -> tuple[Term, ...]:
        """The terms that stand in a ``text`` of ``language``, each once, in order.

        Of terms that overlap the first counts, of those that begin together the longest. An English term may be
        inflected, and runs over no mark; a Chinese one is none that is cut out of two words, as 生效 out of 产生效果.
        """
        written, known = units(text, language), self._known[language]
        split = _split("".join(written)) if language == "zh" else frozenset()
        found: list[Term] = []
        place = 0
        while place < len(written):
            for end in range(min(place + self._longest[language], len(written)), place, -1):
                term = known.get(written[place:end])
                if term is not None and not {place, end} <= split:
                    found.append(term)
                    place = end
                    break
            else:
                place += 1
        return tuple(dict.fromkeys(found))

    def spelt_out(self, text: str, language: Language) -> str:
        """``text`` of ``language`` with what is short for a term written as the term, which says more: "the MoU" is
        "the memorandum of understanding", 那份MOU is 那份谅解备忘录. Names stay as they are, for texts say RCEP too."""
        return _SHORT.sub(lambda found: self._long(found[0], language), text) if self._short else text

    def _long(self, short: str, language: Language) -> str:
        term = self._short.get(short.casefold()) or self._short.get(short.casefold().removesuffix("s"))
        return term.said(language)[0] if term else short


def read_glossary(folder: Path) -> Glossary:
    """The terms of the list in ``folder``; none without the list.

    Raises as ``read_terms``.
    """
    return read_terms(folder / NAME)


def read_terms(path: Path) -> Glossary:
    """The terms of the list at ``path``; none without the list.

    Raises SourcesError, naming the line, when it is not UTF-8, a line is no term or a term stands in two lines.
    """
    try:
        text = read_plain(path)
    except FileNotFoundError:
        return Glossary()
    except OSError as error:
        raise SourcesError(f"{path} cannot be opened ({error.strerror}).", "Let this program read it.") from error
    except UnicodeDecodeError as error:
        raise SourcesError(f"{path} is not UTF-8 ({error}).", "Save it as UTF-8 text.") from error
    terms: list[Term] = []
    seen: dict[tuple[Language, tuple[str, ...]], int] = {}
    for number, line in enumerate(unicodedata.normalize("NFC", text).split("\n"), 1):
        if not line.strip() or line.startswith("#") or line.strip() == _HEAD:
            continue
        try:
            term = _term(line)
            _note(term, number, seen)
        except ValueError as error:
            raise SourcesError(f"Line {number} of {path} cannot be used: {error}.", _REMEDY) from error
        terms.append(term)
    return Glossary(terms)


def keep_glossary(sources: Path, version: Path) -> None:
    """Copy the list of ``sources``, or the starter library's where they have none, into the folder of a version, so
    that what serves does not change under a reader. An empty list asks for no terms.

    Raises as ``read_glossary``: the list may have been edited since the build began.
    """
    if (path := _list_of(sources)).exists():
        shutil.copyfile(path, version / NAME)
        read_glossary(version)


def is_kept(sources: Path, version: Path) -> bool:
    """Whether the folder of a version holds the list that ``keep_glossary`` would copy, or there is none."""
    now, kept = (path.read_bytes() if path.exists() else b"" for path in (_list_of(sources), version / NAME))
    return now == kept


def _list_of(sources: Path) -> Path:
    # The terms are those of the field, whichever documents a library of it holds.
    return sources / NAME if (sources / NAME).exists() else STARTER / NAME


def groups(term: Term, language: Language, words: int) -> list[Group]:
    """What to look for in texts of ``language``, for BM25: as many words as the term has in the question, at least one
    and no more than its longest way has; more would drown the rest of a question that says "IPCC".

    The words of each way are dealt out over them in order: the one of a shorter way to several, so that a text that
    says "MOU" has the term as whole as one that says "memorandum of understanding"; the many of a longer way several
    to one, each as a part of it. A Chinese term is taken with its pairs of characters, as texts are indexed.
    """
    index_of = terms if language == "zh" else tokens
    ways = [way for said in term.said(language) if (way := list(dict.fromkeys(index_of(said))))]
    count = min(max(map(len, ways), default=0), max(words, 1))
    found: list[Group] = []
    for place in range(count):
        parts = [_share(way, place, count) for way in ways]
        found.append({word: max(part.get(word, 0.0) for part in parts) for part in parts for word in part})
    return found


def _share(way: Sequence[str], place: int, count: int) -> Group:
    """The words of ``way`` that are dealt out to ``place`` of ``count``, at least one; their weights add up to 1."""
    first, end = place * len(way) // count, (place + 1) * len(way) // count
    dealt = way[first : max(end, first + 1)]
    return dict.fromkeys(dealt, 1 / len(dealt))


def _term(line: str) -> Term:
    sides = line.split("\t")
    if len(sides) != 2:
        raise ValueError("it has no tab" if len(sides) < 2 else "it has more than one tab")
    zh, en = (tuple(said.strip() for said in side.split(_OR.strip())) for side in sides)
    if not all((*zh, *en)):
        raise ValueError("a side or one of its terms is empty")
    for said in zh:
        if not _HAN.search(said):
            raise ValueError(f"“{said}” has no Chinese character")
    for said in en:
        if _HAN.search(said) or not _LATIN.search(fold(said)):
            raise ValueError(f"“{said}” is not English")
    for said in (*zh, *en):
        if not tokens(said):  # it would be found in a question, and nothing could be looked for
            raise ValueError(f"“{said}” has no word that texts are searched by")
    return Term(zh, en)


def _note(term: Term, number: int, seen: dict[tuple[Language, tuple[str, ...]], int]) -> None:
    """Note in ``seen`` in which line each way to say ``term`` stands. Raises ValueError when one was there before."""
    languages: tuple[Language, Language] = ("zh", "en")
    for language in languages:
        if len(set(map(fold, term.said(language)))) < len(term.said(language)):
            raise ValueError("it says the same twice")
        for said in term.said(language):
            before = seen.setdefault((language, units(said, language)), number)
            if before != number:
                raise ValueError(f"“{said}” stands in line {before} already")


def _split(text: str) -> frozenset[int]:
    """The places in a Chinese text that are inside a word of two characters or more, as jieba cuts it."""
    places, end = set(range(len(text) + 1)), 0
    for word, _ in told(text):
        places.discard(end)
        end += len(word)
        places.discard(end)
    return frozenset(places)


def units(text: str, language: Language) -> tuple[str, ...]:
    """What two texts have in common that say the same term: the characters, or the words without their endings."""
    if language == "zh":
        return tuple(fold(text))
    return tuple(_ENDING.sub(lambda ending: "i" if ending[1] else "", word) for word in _ENGLISH.findall(fold(text)))
