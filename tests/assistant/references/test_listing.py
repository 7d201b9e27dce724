"""References of kept quotes: each place once, and honest where the document is gone or was read anew."""

from __future__ import annotations

import json

import pytest

from assistant.references.engine import plain
from assistant.references.listing import entries, listing, place_of
from assistant.references.styles import Style
from assistant.turns import Quote
from index.bibliography import bibtex, ris
from index.document import Span

WORK = {
    "type": "book",
    "title": "On Rivers",
    "author": [{"family": "Lee", "given": "Ann"}],
    "issued": {"date-parts": [[2001]]},
}


def quote(number, page=1, document_id="a" * 16, text="One & two.", place="p. 12"):
    return Quote(number, document_id, "On Rivers", place, "p", (), "en", (Span(page, 0, len(text)),), text)


def test_quotes_of_one_page_share_a_reference(cited):
    made = entries([quote(1), quote(2, 2), quote(3)], {"a" * 16: cited(WORK)}, Style.APA, "en")
    assert [entry.marks for entry in made] == ["[1][3]", "[2]"]
    assert "(Lee, 2001, p. 12)" in plain(made[0].reference.runs)


def test_a_text_has_a_line_for_each(cited):
    lines = listing([quote(1), quote(2, 2)], {"a" * 16: cited(WORK)}, Style.GB_T_7714, "zh").splitlines()
    assert len(lines) == 2 and lines[0].startswith("[1] ") and lines[0].rstrip(".").endswith("12")


def test_a_file_for_programs_has_each_document_once_with_all_its_places(cited):
    quotes, documents = [quote(1), quote(2, 2), quote(3)], {"a" * 16: cited(WORK)}
    (item,) = json.loads(listing(quotes, documents, Style.CSL_JSON, "en"))
    assert item["title"] == "On Rivers" and item["note"] == "Cited: p. 12; p. 13."
    assert len(bibtex.read(listing(quotes, documents, Style.BIBTEX, "en")).entries) == 1
    assert len(ris.read(listing(quotes, documents, Style.RIS, "en")).entries) == 1


@pytest.mark.parametrize("style", list(Style))
@pytest.mark.parametrize(("language", "word"), [("en", "no longer in the library"), ("zh", "已不在文库中")])
def test_what_is_gone_is_said_to_be_gone(style, language, word):
    made = listing([quote(1)], {}, style, language)
    assert word in made and "On Rivers" in made and "p. 12" in made


def test_what_is_gone_is_told_with_the_marks_of_the_language():
    told = {language: listing([quote(1)], {}, Style.APA, language) for language in ("zh", "en")}
    assert told["zh"] == "[1] On Rivers，p. 12（该文献已不在文库中，仅存题名与引用处）\n"
    assert told["en"] == "[1] On Rivers, p. 12 [no longer in the library; title and place as kept]\n"


def test_a_page_is_told_in_the_readers_language_and_one_that_is_gone_as_it_was_kept(cited):
    documents = {"a" * 16: cited(WORK)}
    assert place_of(quote(1), documents, "zh") == "第 12 页" and place_of(quote(1), {}, "zh") == "p. 12"


def test_a_paragraph_of_a_page_that_was_read_anew_is_the_one_that_was_kept(cited):
    documents = {"a" * 16: cited(WORK, paged=False)}
    moved = quote(1, text="What stood there once.", place="¶ 7")
    assert place_of(moved, documents, "en") == "¶ 7"
    assert "para. 7" in listing([moved], documents, Style.APA, "en")
    assert "¶ 7" in listing([moved], documents, Style.GB_T_7714, "en")
