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


def meant(question: str, earlier: Sequence[str], library: Library, among: Filter) -> str:
    """The question as it is to be understood after the ``earlier`` ones, oldest first, themselves understood: with what
    it leaves out, and the title of the paper where it asks of one that was quoted before and not named.

    It is the question itself, unchanged, where it stands alone. Raises QueryError as ``Search.checked`` does.
    """
    asked = [other for other in earlier if not is_courtesy(other)]
    understood = library.search.checked(resolve(question, asked))
    if not asked or not _OF_THE_PAPER.search(question) or library.search.mentions.of(understood).documents:
        return understood
    quoted = library.search.search(library.search.checked(asked[-1]), among=among)
    papers = [hit for hit in quoted if library.search.facts[hit.passage.document_id].kind == "paper"]
    if not papers or papers[0].rank > 1:
        return understood
    title, plain = library.documents[papers[0].passage.document_id].title, without_end(question)
    return f"{plain}（{title}）？" if language_of(question) == "zh" else f"{plain} ({title})?"
