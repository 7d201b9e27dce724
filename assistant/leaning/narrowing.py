"""What a question says in brackets of where alone to look: 软法有哪些局限（只看协定）？ is answered from agreements."""

from __future__ import annotations

import re
from dataclasses import replace

from index.document import Language
from index.hit import Filter, RecordKind

_WHERE = re.compile(
    r"\s*[（(](?:(?P<zh>[只仅][^（）()]+)"
    r"|(?P<en>(?:only|just) [^（）()]+|in the (?:(?:chinese|english)\b[^（）()]*|papers|agreements|treaties)))"
    r"[）)](?=[?？.。]?$)",
    re.IGNORECASE,
)
_RECORDS: tuple[tuple[RecordKind, re.Pattern[str]], ...] = (
    ("agreement", re.compile(r"协[定议]|条约|\b(?:agreements?|treaties|treaty)\b", re.IGNORECASE)),
    ("paper", re.compile(r"论文|文献|文章|\b(?:papers?|articles|literature)\b", re.IGNORECASE)),
)
_LANGUAGES: tuple[tuple[Language, re.Pattern[str]], ...] = (
    ("zh", re.compile(r"中文|\bchinese\b", re.IGNORECASE)),
    ("en", re.compile(r"英文|\benglish\b", re.IGNORECASE)),
)


def narrowed(understood: str, among: Filter) -> tuple[str, Filter]:
    """The question without what it says of where to look, and ``among`` narrowed to that; both unchanged where it says
    nothing of it.

    What the reader has chosen by hand is never widened: where ``among`` already tells a kind or a language, it stands.
    """
    told = _told(understood)
    records, languages = among.records or told.records, among.languages or told.languages
    return without_narrowing(understood), replace(among, records=records, languages=languages)


def without_narrowing(question: str) -> str:
    """The question without the brackets that say where to look."""
    told = _told(question)
    return _WHERE.sub("", question) if told.records or told.languages else question


def _told(question: str) -> Filter:
    """What the brackets of a question ask for; everything where it has none, or they name nothing to look among."""
    where = _WHERE.search(question)
    if where is None:
        return Filter()
    said = where["zh"] or where["en"]
    return Filter(
        records=tuple(kind for kind, words in _RECORDS if words.search(said)),
        languages=tuple(language for language, words in _LANGUAGES if words.search(said)),
    )
