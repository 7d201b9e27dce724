"""Questions for the text of a provision, and that text."""

from __future__ import annotations

import pytest

from assistant.lookup import asks_for_text, text_asked_for
from assistant.sections import Section
from index.chunking.sentences import Stretch
from index.document import Passage, Span
from index.provisions import provisions_in


def section(text: str) -> Section:
    language = "en" if text.isascii() else "zh"
    passage = Passage("p", "d", text, (Span(1, 0, len(text)),), ("Article 4",), language, "body")
    return Section((passage,), (0,), text, language)


def quoted(text: str, question: str, longest: int = 1_000) -> list[str]:
    return [text[p.start : p.end] for p in text_asked_for(section(text), provisions_in(question), longest)]


@pytest.mark.parametrize(
    "question",
    [
        "民法典第五百零九条规定了什么？",
        "《伊尔马协定》第3条是怎么规定的？",
        "第三条的内容是什么",
        "第一千零六十五条",
        "What does Article 17 of the Agreement on Rivers provide?",
        "What is in section 5 of the annex?",
        "What is paragraph 2 of Article 19?",
        "Ilmar Agreement, Art. 4",
        "Show me article 8.3",
        "民法典第五百零九条第二款是什么意思？",
        "What does Article 17 of the BBNJ Agreement mean?",
        "罗马规约第八条是关于什么的？",
        "Could you show me Article 10.6 of RCEP?",
    ],
)
def test_a_provision_is_asked_for_itself(question):
    assert asks_for_text(question)


@pytest.mark.parametrize(
    "question",
    [
        "伊尔马协定规定了什么？",
        "第五条对保密规定了什么？",
        "按第八条，缔约国有什么义务？",
        "为什么第五条没有约束力？",
        "What does Article 17 say about notices?",
        "What does notice mean in Article 17?",
        "How many members does the body of article 19 have?",
    ],
)
def test_something_else_is_asked_for(question):
    assert not asks_for_text(question)


def test_the_text_is_quoted_paragraph_by_paragraph_from_its_beginning_as_far_as_it_fits():
    text = "1. One is here.\n\n2. Two is there.\n3. Three."
    assert quoted(text, "Article 4") == ["1. One is here.", "2. Two is there.", "3. Three."]
    assert quoted(text, "Article 4", longest=31) == ["1. One is here.", "2. Two is there."]


def test_of_a_first_paragraph_that_is_too_long_whole_sentences_are_quoted_and_one_at_least():
    assert quoted("One is here. Two is there. Three.", "Article 4", longest=27) == ["One is here. Two is there."]
    assert quoted("One is here. Two is there.", "Article 4", longest=3) == ["One is here."]


def test_a_paragraph_is_found_by_its_printed_number_or_by_counting():
    assert quoted("2. Two.\n3. Three.", "paragraph 3 of Article 4") == ["3. Three."]
    assert quoted("甲应当履行。\n乙可以解除。", "第四条第二款") == ["乙可以解除。"]


def test_items_of_a_paragraph_are_not_counted_as_paragraphs():
    text = "有下列情形之一的，可以解除：\n（一）甲；\n（二）乙。\n不定期合同可以随时解除。"
    assert quoted(text, "第四条第二款") == ["不定期合同可以随时解除。"]
    assert quoted(text, "第四条第（二）项") == ["有下列情形之一的，可以解除：", "（二）乙。"]


def test_a_paragraph_that_is_not_there_leaves_the_whole():
    assert text_asked_for(section("1. One."), provisions_in("Article 4, paragraph 9"), 99) == (Stretch(0, 7),)
