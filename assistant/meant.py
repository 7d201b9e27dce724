"""What a question means after those before it: it stands alone, or goes on about what was asked or quoted."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from assistant.courtesy import is_courtesy
from assistant.followup import resolve
from assistant.leaning.brackets import with_brackets
from assistant.leaning.form import without_end
from assistant.leaning.ground import ground_of, may_go_on
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
#: How far the best passage of the document spoken of may be below the best of all: of 24 follow-ups that name nothing
#: 17 stay so with what was spoken of, and of 15 questions on something else one does.
_FURTHER = 0.55
_TERMED = 0.2  # the same of a question that has a term of the field, which may be its own subject
#: What is to be told of is asked for by what it is.
_TELL = re.compile(
    r"^(?:(?:please|now|can you|could you|would you) )*(?:tell me(?: more)? about|describe|explain|introduce) "
    r"(?P<en>(?!(?:it|this|that|these|those|them|what|why|how|when|where|who|which|whether"
    r"|the (?:first|second|third|last|former|latter))\b)[^?,;]{3,60}?)[.!?]*$"
    r"|^(?:请|麻烦)?你?(?:给我|为我)?(?:简单|简要)?(?:介绍|讲讲|说说|谈谈|讲解|解释|说明)(?:一下|下)?"
    r"(?P<zh>(?!第|这|那|它|其)[^，。？?哪何谁什怎几]{2,20}?)[。！]?$",
    re.IGNORECASE,
)


def meant(question: str, earlier: Sequence[str], library: Library, among: Filter) -> str:
    """The question as it is to be understood after the ``earlier`` ones, oldest first, themselves understood: with what
    it leaves out, and the title of the paper where it asks of one that was quoted before and not named.

    It is the question itself, unchanged, where it stands alone. Raises QueryError as ``Search.checked`` does.
    """
    asked = [other for other in earlier if not is_courtesy(other)]
    alone = _as_question(question, library)
    understood = library.search.checked(resolve(alone, asked))
    if not asked or library.search.mentions.of(understood).documents:
        return understood
    if not _OF_THE_PAPER.search(question):
        return _going_on(question, asked, library, among) if understood == alone == question else understood
    quoted = library.search.search(library.search.checked(asked[-1]), among=among)
    papers = [hit for hit in quoted if library.search.facts[hit.passage.document_id].kind == "paper"]
    if not papers or papers[0].rank > 1:
        return understood
    return with_brackets(without_end(question), library.documents[papers[0].passage.document_id].title)


def _as_question(said: str, library: Library) -> str:
    """ "What is soft law?" of "Tell me about soft law."; anything else, and what speaks of a document, as it is."""
    told = _TELL.match(said.strip())
    if told is None or library.search.mentions.of(said).documents:
        return said
    return f"什么是{told['zh']}？" if told["zh"] else f"What is {told['en']}?"


def _going_on(question: str, asked: Sequence[str], library: Library, among: Filter) -> str:
    """A short question that names nothing of its own with what was spoken of before, where the document that was quoted
    then speaks of it about as well as any; else as it is."""
    search, plain = library.search, without_end(question)
    if not may_go_on(plain):
        return question
    ground = ground_of(asked, plain)
    named = search.mentions.of(ground).documents if ground else frozenset()
    termed = bool(search.glossary.terms_in(plain, language_of(plain)))
    if not ground or (termed and len(named) != 1):
        return question
    before, best = search.search(search.checked(asked[-1]), 1, among), search.search(question, 1, among)
    if not before or not best:
        return question
    documents = tuple(named) if len(named) == 1 else (before[0].passage.document_id,)
    here = search.search(question, 1, replace(among, documents=documents))
    if not here or here[0].score < best[0].score - (_TERMED if termed else _FURTHER):
        return question
    return with_brackets(plain, ground)
