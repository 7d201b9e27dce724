"""A claim becomes a citation only when its quote stands on the page."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest

from assistant.answer import Citation, Claim, DraftStatement, Statement
from assistant.verify import Proofs
from index.document import Document, Page, Passage, Span

ROOT = Path(__file__).parents[2]
DOCUMENT = Document(
    "d1",
    "a.pdf",
    "A",
    "en",
    (Page(1, "i", "States may act. They often do", 1, 1, ()), Page(2, "ii", "so in concert.", 1, 1, ())),
    None,
)
SPANS = (Span(1, 16, 29), Span(2, 0, 14))
PASSAGE = Passage("p1", "d1", "They often do so in concert.", SPANS, (), "en", "body")


def check(
    *drafted: DraftStatement, passage: Passage = PASSAGE, document: Document = DOCUMENT
) -> tuple[tuple[Statement, ...], tuple[Citation, ...]]:
    """The statements whose every claim holds, and their citations, as an answer is made of them."""
    proofs = Proofs({passage.id: passage}, {document.id: document})
    stated = tuple(proofs.state(one.text, found) for one in drafted if (found := proofs.of(one)))
    return stated, proofs.citations


def stating(*claims: Claim) -> DraftStatement:
    return DraftStatement("text", claims)


def test_a_quote_over_a_page_break_gets_its_spans():
    statements, citations = check(stating(Claim("p1", "often do so in")))
    assert citations[0].spans == (Span(1, 21, 29), Span(2, 0, 5))
    assert DOCUMENT.text_at(citations[0].spans, "en") == citations[0].quote == "often do so in"
    assert statements[0].citations == (1,)


@pytest.mark.parametrize("quote", ["They seldom do", "they often do", "", "  ", "States may act."])
def test_a_quote_that_does_not_stand_in_the_passage_is_left_out(quote: str):
    assert check(stating(Claim("p1", quote))) == ((), ())


def test_an_unknown_passage_proves_nothing():
    assert check(stating(Claim("p9", "They"))) == ((), ())


def test_a_statement_without_claims_is_left_out():
    assert check(stating()) == ((), ())


def test_one_false_claim_takes_its_statement_and_no_other():
    statements, citations = check(stating(Claim("p1", "They"), Claim("p1", "never")), stating(Claim("p1", "concert")))
    assert [citation.quote for citation in citations] == ["concert"]
    assert [statement.citations for statement in statements] == [(1,)]


def test_the_same_quote_is_cited_under_one_number():
    statements, citations = check(stating(Claim("p1", "They")), stating(Claim("p1", "concert"), Claim("p1", "They")))
    assert [citation.number for citation in citations] == [1, 2]
    assert [statement.citations for statement in statements] == [(1,), (2, 1)]


def test_a_passage_that_differs_from_its_page_proves_nothing():
    forged = Passage("p1", "d1", "They often do as told in concert", SPANS, (), "en", "body")
    assert check(stating(Claim("p1", "as told")), passage=forged) == ((), ())


def test_nothing_but_verify_makes_a_citation():
    makers = set()
    for path in [ROOT / "app.py", *(p for room in ("index", "assistant", "eval") for p in (ROOT / room).rglob("*.py"))]:
        nodes = list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))
        if any(_imports_another(node) for node in nodes):
            continue
        for node in nodes:
            if isinstance(node, ast.Call) and getattr(node.func, "id", getattr(node.func, "attr", "")) == "Citation":
                makers.add(path.relative_to(ROOT).as_posix())
    assert makers == {"assistant/verify.py"}


def _imports_another(node: ast.AST) -> bool:
    """Whether the name Citation is taken from a library: the citation engine has a class of that name."""
    return (
        isinstance(node, ast.ImportFrom)
        and not (node.module or "").startswith("assistant")
        and "Citation" in {alias.asname or alias.name for alias in node.names}
    )


@pytest.mark.parametrize(
    ("typed", "page"),
    [
        ("They  often\ndo so", "They often do so"),
        ("Theyoftendo", "They often do"),
        ("a “word” for", "a 'word' for"),
        ("软法 与硬法", "软法与硬法"),
        ("called «soft», so", "called “soft”, so"),
    ],
)
def test_a_quote_may_be_typed_with_other_spaces_and_marks_and_the_page_is_shown(typed: str, page: str):
    text = f"Before {page} after."
    document = Document("d", "a.pdf", "A", "en", (Page(1, None, text, 1, 1, ()),), None)
    passage = Passage("p", "d", text, (Span(1, 0, len(text)),), (), "en", "body")
    _, citations = check(stating(Claim("p", typed)), passage=passage, document=document)
    assert [citation.quote for citation in citations] == [page]
    assert citations[0].spans == (Span(1, 7, 7 + len(page)),)


@pytest.mark.parametrize("quote", ["“”", "'", "they often do so", "They often, do so", "They often do s0"])
def test_nothing_else_may_differ(quote: str):
    assert check(stating(Claim("p1", quote))) == ((), ())


def test_a_statement_that_cites_a_quote_twice_cites_it_once():
    statements, citations = check(stating(Claim("p1", "They"), Claim("p1", "They")))
    assert statements[0].citations == (1,) and len(citations) == 1
