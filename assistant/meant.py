"""What a question means after those before it: it stands alone, or goes on about what was asked or quoted."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.courtesy import is_courtesy
from assistant.followup import resolve
from assistant.leaning.form import without_end
from index.hit import Filter
from index.language import language_of
from index.library import Library

#: Whoever asks of the author, or of the paper, without saying which, means the one that was quoted.
_OF_THE_PAPER = re.compile(
    r"作者|本文|该文|文中|[这该]篇?(?:论文|文章)|论文(?:的|里|中)"
    r"|\bthe (?:authors?|writer)\b"
    r"|\b(?:the|this) (?:paper|article|study)(?= (?:say|find|argu|conclu|use|propose|suggest|draw|rest)|['’]s|$)",
    re.IGNORECASE,
)


#: What is to be told of is asked for by what it is.
_TELL = re.compile(
    r"^(?:(?:please|now|can you|could you|would you) )*(?:tell me(?: more)? about|describe|explain|introduce) "
    r"(?P<en>(?!(?:it|this|that|these|those|them|what|why|how|when|where|who|which|whether"
    r"|the (?:first|second|third|last|former|latter))\b)[^?,;]{3,60}?)[.!?]*$"
    r"|^(?:请|麻烦)?你?(?:给我|为我)?(?:简单|简要)?(?:介绍|讲讲|说说|谈谈|讲解|解释|说明)(?:一下|下)?"
    r"(?P<zh>(?!第|这|那|它|其)[^，。？?哪何谁什怎几]{2,20}?)[。！]?$",
    re.IGNORECASE,
)


def _as_question(said: str, library: Library) -> str:
    """ "What is soft law?" of "Tell me about soft law."; anything else, and what speaks of a document, as it is."""
    told = _TELL.match(said.strip())
    if told is None or library.search.mentions.of(said).documents:
        return said
    return f"什么是{told['zh']}？" if told["zh"] else f"What is {told['en']}?"


def meant(question: str, earlier: Sequence[str], library: Library, among: Filter) -> str:
    """The question as it is to be understood after the ``earlier`` ones, oldest first, themselves understood: with what
    it leaves out, and the title of the paper where it asks of one that was quoted before and not named.

    It is the question itself, unchanged, where it stands alone. Raises QueryError as ``Search.checked`` does.
    """
    asked = [other for other in earlier if not is_courtesy(other)]
    understood = library.search.checked(resolve(_as_question(question, library), asked))
    if not asked or not _OF_THE_PAPER.search(question) or library.search.mentions.of(understood).documents:
        return understood
    quoted = library.search.search(library.search.checked(asked[-1]), among=among)
    papers = [hit for hit in quoted if library.search.facts[hit.passage.document_id].kind == "paper"]
    if not papers or papers[0].rank > 1:
        return understood
    title, plain = library.documents[papers[0].passage.document_id].title, without_end(question)
    return f"{plain}（{title}）？" if language_of(question) == "zh" else f"{plain} ({title})?"
