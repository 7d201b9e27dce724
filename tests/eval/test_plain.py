"""The baselines that a user would otherwise run."""

from __future__ import annotations

import pytest

from eval.plain import ByWords, Naive, Piece, pieces_of, words
from index.errors import EmbedderError
from index.library import Library

TEXTS = ("The ferry leaves at noon.", "铁路货运的统一运单由两个组织共同设计。", "Glaciers shrink.", "The toll is low.")


@pytest.fixture
def pieces():
    return tuple(Piece("a.pdf", "1", 100 * place, text, " " * 100 * place + text) for place, text in enumerate(TEXTS))


def test_a_page_is_split_at_500_characters_and_each_piece_knows_its_place(library_root):
    made = pieces_of(Library.open(library_root))
    assert {piece.document for piece in made} == {
        "agreements/rivers.pdf",
        "papers/softlaw.pdf",
        "papers/glaciers.pdf",
    }
    assert all(len(piece.text) <= 500 for piece in made)
    assert any("Journal of Soft Law" in piece.text for piece in made)  # pypdf keeps running heads
    for piece in made:
        assert piece.page_text[piece.start : piece.start + len(piece.text)] == piece.text
    assert len({piece.found.id for piece in made}) == len(made)


@pytest.mark.parametrize(("question", "best"), [("When does the ferry leave?", 0), ("谁设计了统一运单？", 1)])
def test_words_of_either_language_find_their_piece(pieces, question, best):
    result = ByWords(pieces).answer(question)
    assert result.hits[0].text == TEXTS[best]
    assert [said.text for said in result.statements] == [hit.text for hit in result.hits[:3]]
    assert not result.declined
    assert 0 < result.support < 1


def test_without_a_word_in_common_there_is_no_support(pieces):
    assert ByWords(pieces).answer("Why?").support == 0.0


def test_support_is_the_share_of_the_best_score_that_a_text_could_have(pieces):
    # One word, in a text of four: BM25 of it over idf * (k1 + 1) is 1 / (1 + norm), under 1.
    lengths = [len(words(text)) for text in TEXTS]
    norm = 1.5 * (1 - 0.75 + 0.75 * lengths[0] / (sum(lengths) / 4))
    assert ByWords(pieces).answer("ferry").support == pytest.approx(1 / (1 + norm), rel=1e-5)


def test_words_are_lower_case_and_without_punctuation():
    assert words("The Ferry, 运单。") == ["the", "ferry", "运单"]


def test_naive_finds_by_vectors_and_shows_three(pieces):
    from index.embedding.transformer import SHIPPED, path_of

    naive = Naive(pieces, str(path_of(SHIPPED)))
    result = naive.answer("When does the ferry leave?")
    assert naive.name.startswith("naive:")
    assert result.hits[0].text == TEXTS[0]
    assert (len(result.statements), len(result.hits)) == (3, 4)
    quote = result.statements[0].quotes[0]
    assert quote.text == quote.at_place == TEXTS[0]


def test_a_model_that_is_not_there_is_an_error_with_a_remedy(pieces, tmp_path):
    with pytest.raises(EmbedderError) as raised:
        Naive(pieces, str(tmp_path / "none"))
    assert "naive:PATH" in raised.value.remedy
