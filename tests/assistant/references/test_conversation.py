"""A conversation is numbered over all its answers, and quotes stay as they are."""

import datetime
import io

import docx
from markdown_it import MarkdownIt

from assistant.answer import Abstention, Answer, Citation, Statement
from assistant.references import markdown, word
from assistant.references.conversation import conversation
from assistant.references.styles import Style
from index.document import Passage, Span
from index.hit import Hit

ON = datetime.date(2026, 11, 22)


def answer(statements, citations, abstained=None, language="en"):
    return Answer("A question?", language, statements, citations, (), abstained, "test", 3, 0.1)


def test_one_page_has_one_number_over_all_answers(cited):
    document = cited()
    first = Citation(1, document.id, "p", (Span(1, 0, 10),), "One & two.")
    other = Citation(1, document.id, "p", (Span(2, 0, 14),), "Five [six](x).")
    again = Citation(2, document.id, "p", (Span(1, 11, 30),), "Three <b>four</b>.")
    made = conversation(
        [
            answer((Statement("One & two.", (1,)),), (first,)),
            answer((Statement("In words of its own.", (1, 2)),), (other, again)),
        ],
        {document.id: document},
        Style.CHICAGO,
        "en",
        ON,
    )
    one, two = (turn.said[0] for turn in made.turns)
    assert (one.text, one.marks, [quote.text for quote in one.quotes]) == ("", (1,), ["One & two."])
    assert (two.text, two.marks) == ("In words of its own.", (2, 1))
    assert [(quote.number, quote.place) for quote in two.quotes] == [(2, "p. 13"), (1, "p. 12")]
    assert len(made.references) == 2
    assert made.about == "Version 3 of the library, 2026-11-22. Quotes stand word for word on the pages named."


def test_a_decline_has_its_reason_and_what_came_nearest_and_no_reference(cited):
    document = cited()
    passage = Passage("p", document.id, "One & two.", (Span(1, 0, 10),), (), "en", "body")
    declined = answer((), (), Abstention("not supported", (Hit(passage, 1, 0.4, ()),)), "zh")
    made = conversation([declined], {document.id: document}, Style.APA, "zh", ON)
    assert "不作回答" in made.turns[0].declined
    assert [(quote.place, quote.text) for quote in made.turns[0].nearest] == [
        ("A Title on the First Page, 第 12 页", "One & two.")
    ]
    assert made.references == () and made.references_heading == "参考文献（APA（第 7 版））"


def test_real_answers_keep_their_quotes_in_both_files(assistant):
    answers = [
        assistant.ask("软法有哪些局限？"),
        assistant.ask("What is a single window?"),
        assistant.ask("红烧肉怎么做？"),
    ]
    made = conversation(answers, assistant.library.documents, Style.GB_T_7714, "zh", ON)
    quotes = [citation.quote for answer in answers for citation in answer.citations]
    paragraphs = docx.Document(io.BytesIO(word.write(made, ON))).paragraphs
    texts = [
        "".join("\n" if child.type == "hardbreak" else child.content for child in token.children)
        for token in MarkdownIt("commonmark").parse(markdown.write(made))
        if token.type == "inline"
    ]
    assert quotes and all(quote in texts for quote in quotes)
    assert all(quote in [paragraph.text for paragraph in paragraphs] for quote in quotes)
    assert all("[J]" in "".join(run.text for run in reference.runs) for reference in made.references)
