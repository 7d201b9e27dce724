"""What stands around the statements, in the language of the question."""

from __future__ import annotations

from assistant.answer import Answer
from assistant.answerers.llm import NAME as LANGUAGE_MODEL
from index.document import Language
from index.library import Library

_REASONS: dict[Language, dict[str, str]] = {
    "zh": {
        "no question": "欢迎继续提问：答案逐字引自文库中的论文与协定，并标明页码。",
        "nothing found": "文库中没有与此相关的段落，因此不作回答。可以换一种问法，或向文库添加相关文献。",
        "not supported": "文库中没有能够支持答案的段落，因此不作回答。下面是最接近的段落，供您判断。",
    },
    "en": {
        "no question": "Ask whenever you like: the papers and agreements of the library are quoted in answer, with "
        "their pages.",
        "nothing found": "The library holds no passage on this, so no answer is given. Try other words, or add a "
        "document on it to the library.",
        "not supported": "No passage in the library supports an answer, so none is given. These come nearest.",
    },
}
_NOTES: dict[Language, dict[str, str]] = {
    "zh": {
        "model unavailable": "语言模型没有应答，以下直接引用原文。",
        "model broke off": "语言模型中途中断，以下直接引用原文。",
        "model unproved": "语言模型所写的内容均无法由原文证实，以下直接引用原文。",
        "statements dropped": "已略去 {what} 条原文不能证实的陈述。",
        "passages set aside": "有 {what} 个段落含有对语言模型的指令，未予采用。",
        "not spoken of": "请审慎参考：找到的段落没有提到“{what}”。",
        "left out": "所选的查找范围不包括问题提到的“{what}”。",
        "outside": "所选的查找范围之外有相关段落，见“{what}”；取消筛选后可得到回答。",
        "silent": "对于所比较的内容，在“{what}”中没有找到。",
        "ends with": "问题所指的文件到{what}为止。",
        "numbers differ": "各文献说法不一：{what} 所述的数字不同，请对照原文。",
        "one denies": "各文献说法不一：{what} 一方肯定、一方否定，请对照原文。",
        "forces differ": "各文献说法不一：{what} 的约束程度不同（应当、可以或不得），请对照原文。",
    },
    "en": {
        "model unavailable": "The language model did not answer; the sources are quoted instead.",
        "model broke off": "The language model broke off; the sources are quoted instead.",
        "model unproved": "Nothing that the language model wrote could be proved; the sources are quoted instead.",
        "statements dropped": "Statements left out because the sources do not bear them out: {what}.",
        "passages set aside": "Passages not used because they give orders to a language model: {what}.",
        "not spoken of": "Read with care: the passages found do not speak of “{what}”.",
        "left out": "The question speaks of “{what}”, which your filter leaves out.",
        "outside": "Outside your filter there are passages on this, in “{what}”: take the filter away to be answered.",
        "silent": "Nothing on what is compared was found in “{what}”.",
        "ends with": "The agreement that the question names ends with {what}.",
        "numbers differ": "The sources do not agree: compare {what}, which give different numbers.",
        "one denies": "The sources do not agree: compare {what}, of which one denies what the other says.",
        "forces differ": "The sources do not agree: compare {what}, of which one requires, allows or forbids what the "
        "other does not.",
    },
}
_NAMES: dict[Language, dict[str, str]] = {"zh": {"zh": "中文", "en": "英文"}, "en": {"zh": "Chinese", "en": "English"}}


def reason(answer: Answer) -> str:
    """Why the answer abstains, in the question's language, and what of the question the nearest passages lack; empty
    when it does not."""
    if answer.abstained is None:
        return ""
    said = _REASONS[answer.language][answer.abstained.reason]
    if not answer.abstained.lacking:
        return said
    if answer.language == "zh":
        return f"{said}其中没有提到：{'、'.join(answer.abstained.lacking)}。"
    return f"{said} They do not speak of: {', '.join(answer.abstained.lacking)}."


def opening(answer: Answer, library: Library) -> str:
    """How many sources are quoted, in which language they are, and who wrote; empty when the answer abstains."""
    if answer.abstained:
        return ""
    sources = {citation.document_id for citation in answer.citations}
    languages = sorted({library.passages[citation.passage_id].language for citation in answer.citations}, reverse=True)
    names = [_NAMES[answer.language][language] for language in languages]
    noun = "source" if len(sources) == 1 else "sources"
    if answer.answerer == LANGUAGE_MODEL:
        if answer.language == "zh":
            return f"以下由语言模型撰写，每句均有原文引文为证，引自 {len(sources)} 份文献，原文为{'和'.join(names)}。"
        return (
            f"Written by a language model; every sentence is proved by quotes from {len(sources)} {noun}, "
            f"in {' and '.join(names)}."
        )
    if answer.language == "zh":
        return f"以下内容逐字引自 {len(sources)} 份文献，原文为{'和'.join(names)}。"
    return f"Quoted word for word from {len(sources)} {noun}, in {' and '.join(names)}."


def notes(answer: Answer) -> tuple[str, ...]:
    """What the reader should know of how the answer came about, a sentence each, in the question's language."""
    parts = [note.partition(": ") for note in answer.notes]
    return tuple(_NOTES[answer.language][key].format(what=what) for key, _, what in parts)


def understanding(answer: Answer) -> str:
    """How a follow-up question was understood; empty where the question stands alone."""
    if answer.understood in {"", answer.question}:
        return ""
    return f"理解为：{answer.understood}" if answer.language == "zh" else f"Understood as: {answer.understood}"
