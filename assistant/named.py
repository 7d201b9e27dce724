"""The names in a question, and what of it some passages do not name."""

from __future__ import annotations

import calendar
import re
from collections.abc import Mapping, Sequence

from index.coverage import fair_part_of
from index.document import Language, Passage
from index.expansion.places import places_in
from index.hit import Hit, ranked
from index.language import fold, language_of
from index.lexical.tokens import is_listed, proper_nouns, tokens
from index.saying import says
from index.search import Search

HAD = 0.15  # the part of a word from which on it is had: less is what a dictionary is least sure of
_UNSAID = 0.5  # least share of a name that is lost where a text in its own language does not have it as it is
#: Part of a term from which on it may be said in other words: so much has the best passage for 15 of 16 development
#: questions with an answer whose term no document says, and for 11 of 20 without one.
_PARTLY = 0.45
_TITLE = re.compile(r"《([^》]+)》")
#: Abbreviations; a Chinese character is a word character too, so that no \b stands between 的 and TIR.
_ABBREVIATION = r"(?<![A-Za-z0-9])[A-Z][A-Za-z]*[A-Z0-9][A-Za-z0-9]*(?![A-Za-z0-9])"
_CAPITALISED = r"[A-Z][\w’'-]+"
_NAME: dict[Language, re.Pattern[str]] = {
    "zh": re.compile(r"(?<![A-Za-z0-9])[A-Z][A-Za-z0-9-]*"),
    #: In the midst of a sentence, or in quotation marks.
    "en": re.compile(
        rf"{_ABBREVIATION}|(?:(?<=[a-z,0-9’'] )|(?<=[\"“])){_CAPITALISED}"
        rf"(?: (?:(?:of|the|and|on|for|de) )*{_CAPITALISED})*"
    ),
}
#: Chinese, Polish, Western: what they are made of is written otherwise in the other language.
_ADJECTIVE = re.compile(r"[A-Z][a-z]+(?:ese|ish|[ie]an|can|ern|ch)")
#: So many countries, and what is only pointed at: jieba takes 那本书 for a name.
_POINTED = re.compile(r"[一二两三四五六七八九十各]国|[这那].+")
_QUOTED = re.compile(r"[“\"]([^”\"]{2,40})[”\"]")
_MARKS = re.compile(r"[“”\"‘’「」『』]")
#: All that a question for what somebody says has beside the name.
_SAYS = re.compile(
    r"(?:说|主张|提出|批评|指出|讲)了?(?:什么|哪些)(?:观点|看法|主张|问题)?|怎么(?:看|说)|如何看待?|是?怎么认为的?"
    r"|的?(?:研究|实验|调查)?(?:有|得出)了?(?:什么|哪些|何种?)(?:发现|结论|结果)|的?(?:研究)?发现了?(?:什么|哪些.{0,3})"
    r"|(?:持|有)(?:什么|何种)(?:观点|看法|主张)|的?(?:观点|看法|主张)(?:是什么|有哪些)"
    r"|\bwhat (?:did|does|do|has|is|was) "
    r"|\b(?:sa(?:y|id)|argued?|think|thought|claim(?:ed)?|h[oe]ld|proposed?|object(?:ed)?|criticised?|find|found"
    r"|discover(?:ed)?|conclude[sd]?|show(?:ed)?|wr[io]te)(?=[?.]*$)"
    r"|[’']s (?:view|argument|claim|position|objection|criticism|point)(?=[?.]*$)",
    re.IGNORECASE,
)
#: What stands between the names of persons who say it together.
_TOGETHER = re.compile(r"(?:,? and (?:his|her|their) (?:co-authors|colleagues)| et al\.?)$|,? and |, |、|[和与]")
_SHORTEST = 3  # characters of such a name: 软法 is none
_OWNING = re.compile(r"[’']s$")
_MONTHS = frozenset(calendar.month_name)  # dates are told by their numbers


def missed(question: str, text: str, had: Mapping[str, float], language: Language, search: Search) -> dict[str, float]:
    """The names in a question that a folded ``text`` does not have as they are, each with the share of it, 0..1, that
    is lost: of its words those of which the text has too small a part, which ``had`` tells. ``language`` is that of the
    best passage: a translation may say a name in other words, a text in the question's own says it rather as it is."""
    asked = language_of(question)
    least = _UNSAID if language == asked else 0.0
    return {name: max(_lost(name, had), least) for name in _names(question, asked, search) if fold(name) not in text}


def abbreviations_in(question: str) -> list[str]:
    """What a question writes in capitals: BBNJ, TIR."""
    return re.findall(_ABBREVIATION, question)


def _names(question: str, asked: Language, search: Search) -> tuple[str, ...]:
    """The names in a question, each once: titles without their marks, abbreviations, persons, places and bodies."""
    titles = _TITLE.findall(question)
    rest = _TITLE.sub("，", question)
    nouns = [noun for noun in proper_nouns(rest) if not _is_common(noun, search)] if asked == "zh" else []
    written = [_OWNING.sub("", part) for name in _NAME[asked].findall(rest) for part in name.split(" and the ")]
    found = [*titles, *written, *nouns]
    return tuple(dict.fromkeys(name for name in found if name not in _MONTHS and not _ADJECTIVE.fullmatch(name)))


def _is_common(noun: str, search: Search) -> bool:
    """Whether what jieba takes for a name is a word: of the glossary, by its translations, or pointed at."""
    listed = search.glossary.terms_in(noun, "zh")
    if _POINTED.fullmatch(noun) or any(name[:1].islower() for term in listed for name in term.en):
        return True
    return search.namesakes.is_common(noun)


def _lost(name: str, had: Mapping[str, float]) -> float:
    """The share of a name's words, 0..1, that the passages read have in neither language; stop words are none."""
    words = tokens(name)
    return sum(had.get(word, 0.0) < HAD for word in words) / len(words) if words else 0.0


def says_of(question: str, text: str) -> bool:
    """Whether a question asks for nothing but what somebody says or thinks whom ``text`` names, or some together: "What
    did Klabbers argue?", 克拉伯斯怎么看？"""
    if not _SAYS.search(question):
        return False
    first, *others = _TOGETHER.split(_SAYS.sub("", question).strip("？?，。 的"))
    return all(_is_person(name) and fold(name) in fold(text) for name in (first, *filter(None, others)))


def _is_person(name: str) -> bool:
    if " " in name or len(name) < _SHORTEST:
        return False
    # jieba does not know every name that a translator has spelt: 克拉伯斯.
    return name[0].isupper() if name[0] < "\u3400" else name in proper_nouns(name) or not is_listed(name)


def naming_it(question: str, hits: Sequence[Hit], search: Search) -> tuple[Hit, ...]:
    """The ``hits`` without those of documents that say none of the names in a question, where others do: when RCEP was
    signed no other agreement tells. All where the question has no name, or none of the documents says one."""
    names = _names_said(question, search)
    held = {hit.passage.document_id for hit in hits} if names else set()
    naming = {one for one in held if any(_says_name(one, ways, search) for ways in names)}
    return ranked(hit for hit in hits if hit.passage.document_id in naming) if naming else tuple(hits)


def naming_beside(question: str, passages: Sequence[Passage], search: Search) -> frozenset[str]:
    """Those of some ``passages``, by id, that say one of the names in a question, or whose headings or document do by
    their titles: a number in another is hardly of that. All where the question has no name, or none says one."""
    names = _names_said(question, search)
    naming = {one.id for one in passages if any(_stands_beside(one, ways, search) for ways in names)}
    return frozenset(naming or (one.id for one in passages))


def _stands_beside(passage: Passage, ways: Sequence[str], search: Search) -> bool:
    document = passage.document_id
    text = fold("\n".join((search.mentions.titles.get(document, ""), *passage.heading, passage.text)))
    close = text.replace(" ", "")  # a scan may have "EM D"
    if any(says(way, text) or fold(way) in close for way in ways):
        return True
    return any(document in search.mentions.called(f"{way} Agreement") for way in ways)


def _names_said(question: str, search: Search) -> list[tuple[str, ...]]:
    """The abbreviations, places, treaties and bodies in a question, but for those in what it calls a document, each
    with the ways to say it in both languages."""
    asked, rest = language_of(question), search.mentions.of(question).taken_from(question)
    places = [(*place.zh, *place.en) for place in places_in(rest, asked)]
    terms = [(*term.zh, *term.en) for term in search.glossary.terms_in(rest, asked) if term.en[0][:1].isupper()]
    return [*((name,) for name in dict.fromkeys(abbreviations_in(rest))), *places, *terms]


def _says_name(document: str, ways: Sequence[str], search: Search) -> bool:
    """Whether a document says a name in one of these ``ways``, or is called by it: "the BBNJ secretariat"."""
    called = search.mentions.called
    return search.saying.says(ways, [document]) or any(document in called(f"{way} Agreement") for way in ways)


def unsaid(question: str, hits: Sequence[Hit], read: Sequence[str], search: Search) -> list[str]:
    """The countries and regions that a question names, the treaties and bodies that the glossary has by their names,
    and what it has in quotation marks, that none of the texts ``read`` has: of each of the ``hits`` one, in their
    order, and what else is known of them.

    A place is looked for by its names in both languages, a treaty or body too, anywhere in the documents of the hits; a
    quotation as it is in texts of its own language; a text in the other may say any part of it in other words.
    """
    asked, text = language_of(question), _MARKS.sub("", fold("\n".join(read)))
    found = []
    for place in places_in(question, asked):
        if not any(re.search(rf"(?<![a-z]){re.escape(fold(way))}", text) for way in (*place.zh, *place.en)):
            ways = place.said(asked)
            found.append(max((way for way in ways if way in question), key=len, default=ways[0]))
    found += _untold_terms(question, hits, text, search)
    for quoted in _QUOTED.findall(question):
        pairs = zip(hits, read, strict=False)
        if not any(_is_said(quoted, asked, text, hit.passage.language, search) for hit, text in pairs):
            found.append(quoted)
    return found


def _untold_terms(question: str, hits: Sequence[Hit], text: str, search: Search) -> list[str]:
    """The terms of the glossary in a question, but for those in what it calls a document, that neither a folded
    ``text`` nor the documents say in either language: of names the documents of the ``hits``, of other terms the papers
    that the question speaks of, or else all; but none of which a good part stands in a hit in other words."""
    asked, spoken = language_of(question), search.mentions.of(question)
    near = frozenset(hit.passage.document_id for hit in hits)
    papers = {one for one in spoken.documents if one in search.facts and search.facts[one].kind == "paper"}
    told = papers if papers == spoken.documents and papers else None  # an agreement calls a host state otherwise
    found = []
    for term in search.glossary.terms_in(spoken.taken_from(question), asked):
        ways, is_name = (*term.zh, *term.en), term.en[0][:1].isupper()
        if any(says(way, text) for way in ways):
            continue
        if not is_name and max(_part_in(hit, term.said(asked), search) for hit in hits) >= _PARTLY:
            continue
        if not search.saying.says(ways, near if is_name else told):
            found.append(term.said(asked)[0])
    return found


def _part_in(hit: Hit, ways: Sequence[str], search: Search) -> float:
    """The part of one of the ``ways`` to say something, 0..1, that a hit and its headings have, at most."""
    text = "\n".join((*hit.passage.heading, hit.passage.text))
    return max(fair_part_of(search, way, text, hit.passage.language) for way in ways)


def _is_said(quoted: str, asked: Language, text: str, language: Language, search: Search) -> bool:
    if language != asked:
        return fair_part_of(search, quoted, text, language) >= HAD
    plain, words = _MARKS.sub("", fold(text)), _MARKS.sub("", fold(quoted))
    return words in plain if asked == "zh" else " ".join(tokens(words)) in " ".join(tokens(plain))
