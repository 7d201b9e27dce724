"""What stands around the quotes, in the language of the question."""

from __future__ import annotations

from assistant.answer import Answer
from index.document import Language
from index.library import Library

_REASONS: dict[Language, dict[str, str]] = {
    "zh": {
        "nothing found": "文库中没有找到任何相关段落，因此不作回答。",
        "not supported": "文库中没有能够支持答案的段落，因此不作回答。下面是最接近的段落，供您判断。",
    },
    "en": {
        "nothing found": "The library holds no passage on this, so no answer is given.",
        "not supported": "No passage in the library supports an answer, so none is given. These come nearest.",
    },
}
_NAMES: dict[Language, dict[str, str]] = {"zh": {"zh": "中文", "en": "英文"}, "en": {"zh": "Chinese", "en": "English"}}


def reason(answer: Answer) -> str:
    """Why the answer abstains, in the question's language; empty when it does not."""
    return _REASONS[answer.language][answer.abstained.reason] if answer.abstained else ""


def opening(answer: Answer, library: Library) -> str:
    """How many sources are quoted, and in which language they are; empty when the answer abstains."""
    if answer.abstained:
        return ""
    sources = {citation.document_id for citation in answer.citations}
    languages = sorted({library.passages[citation.passage_id].language for citation in answer.citations}, reverse=True)
    names = [_NAMES[answer.language][language] for language in languages]
    if answer.language == "zh":
        return f"以下内容逐字引自 {len(sources)} 份文献，原文为{'和'.join(names)}。"
    noun = "source" if len(sources) == 1 else "sources"
    return f"Quoted word for word from {len(sources)} {noun}, in {' and '.join(names)}."
