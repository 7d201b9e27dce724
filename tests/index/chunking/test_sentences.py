"""Where the sentences of either language begin and end."""

from __future__ import annotations

import pytest

from index.chunking.sentences import Stretch, sentences


def parts(text: str, language: str) -> list[str]:
    return [text[s.start : s.end] for s in sentences(text, language)]


def test_chinese_sentences_keep_their_quotes_and_note_marks():
    text = "他说：“软法不是法。”①但它有用！[3]为什么？"
    assert parts(text, "zh") == ["他说：“软法不是法。”①", "但它有用！[3]", "为什么？"]


def test_english_sentences_do_not_end_at_abbreviations():
    text = "See art. 5 and Dr. Li, e.g. on review.[2] It holds. Article 4(9) says so."
    assert parts(text, "en") == ["See art. 5 and Dr. Li, e.g. on review.[2]", "It holds.", "Article 4(9) says so."]


def test_english_sentences_do_not_end_at_abbreviated_months_and_figures():
    text = "Received: Oct. 24th, 2023; published: Jan. 9th. See Fig. 3 and Ch. IV. It rained in Dec. 2020."
    ends = ["Received: Oct. 24th, 2023; published: Jan. 9th.", "See Fig. 3 and Ch. IV.", "It rained in Dec. 2020."]
    assert parts(text, "en") == ends


def test_the_number_of_a_paragraph_is_no_sentence():
    assert parts("1. The Parties meet. 2. They report.", "en") == ["1. The Parties meet.", "2. They report."]


def test_a_line_break_ends_a_sentence():
    assert parts("一、目的\n二、范围", "zh") == ["一、目的", "二、范围"]


def test_a_stretch_is_as_long_as_its_text():
    assert sentences(" One. ", "en") == (Stretch(1, 5),)
    assert len(Stretch(1, 5)) == 4


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("text", ["", " \n\n "])
def test_space_alone_has_no_sentence(text: str, language: str):
    assert sentences(text, language) == ()


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("  甲有约。 乙无约！\n\n丙 ", "zh"),
        (" It (the Act) holds.[1] Does it? 3. Yes.\nNo end", "en"),
    ],
)
def test_no_word_is_left_out_and_no_space_is_at_an_end(text: str, language: str):
    found = parts(text, language)
    assert found == [part.strip() for part in found]
    assert "".join("".join(found).split()) == "".join(text.split())
