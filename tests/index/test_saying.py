"""Whether documents say something in so many words."""

from __future__ import annotations

from index.document import Passage, Span
from index.saying import Saying, says


def passage(document: str, text: str) -> Passage:
    return Passage(text, document, text, (Span(1, 0, len(text)),), (), "en" if text.isascii() else "zh", "body")


SAYING = Saying({"en": [passage("sea", "Marine Protected Areas."), passage("rail", "Under way.")],
                   "zh": [passage("rail", "海洋保護區。")]})  # fmt: skip


def test_a_document_says_a_term_in_any_of_its_ways_folded():
    assert SAYING.says(["MPA", "marine protected area"]) and SAYING.says(["海洋保护区"])
    assert not SAYING.says(["carbon market", "碳市场"]) and not SAYING.says([])


def test_only_the_documents_that_are_asked_are_read():
    assert not SAYING.says(["marine protected area"], {"rail"}) and SAYING.says(["海洋保护区"], {"rail"})
    assert not SAYING.says(["海洋保护区"], {"gone"}) and not SAYING.says(["海洋保护区"], ())


def test_a_part_of_a_word_is_not_said():
    assert not says("UN", "under way") and says("UN", "the un said") and says("联合国", "在联合国内")


def test_a_library_without_passages_says_nothing():
    assert not Saying({}).says(["law"])
