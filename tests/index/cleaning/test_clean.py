"""Cleaning from lines to pages, step by step."""

from dataclasses import replace

import numpy as np
import pytest

from index.cleaning.clean import clean

RIGHT = 500  # right edge of a full line, in points


def _blocks(cleaned, number=1):
    page = cleaned.pages[number - 1]
    return [(block.kind, page.text[block.start : block.end]) for block in page.blocks]


def _full(line, text, row, **more):
    return line(text, top=700 - 14 * row, right=RIGHT, **more)


def test_blocks_are_the_lines_of_the_text_and_notes_come_last(line, page, raw):
    lines = (
        line("The Title", top=760, size=16),
        _full(line, "A first line that goes on", 0),
        line("and ends.", top=686),
        line("① See above.", top=100, size=8),
    )
    cleaned = clean(raw(page(*lines)))
    assert _blocks(cleaned) == [
        ("heading", "The Title"),
        ("paragraph", "A first line that goes on and ends."),
        ("note", "① See above."),
    ]
    assert cleaned.pages[0].text == "The Title\nA first line that goes on and ends.\n① See above."


def test_a_note_in_the_middle_of_the_line_order_still_comes_last(line, page, raw):
    note = line("① See above.", top=100, size=8)
    cleaned = clean(raw(page(note, _full(line, "The body of the page goes on", 0), line("and ends.", top=686))))
    assert [kind for kind, _ in _blocks(cleaned)] == ["paragraph", "note"]


def test_there_is_a_box_for_every_character(line, page, raw):
    lines = (_full(line, "第一行的文字一直排到右边", 0), line("第二行。", top=686), line("① 注。", top=100, size=8))
    cleaned = clean(raw(page(*lines), page(number=2)))
    assert [boxes.shape for boxes in cleaned.boxes] == [(len(page.text), 4) for page in cleaned.pages]
    assert cleaned.boxes[0].dtype == np.float32
    assert cleaned.boxes[1].shape == (0, 4)
    at = cleaned.pages[0].text.index("第二行")
    assert cleaned.boxes[0][at].tolist() == [72, 676, 82, 686]


def test_a_paragraph_across_a_page_break_is_continued(line, page, raw):
    title = line("The Title", top=760, size=16)
    first = page(title, _full(line, "The sentence begins on this page and", 0), _full(line, "goes on until its end", 1))
    second = page(_full(line, "of the next page, where it stops at last and", 0), line("ends.", top=686), number=2)
    cleaned = clean(raw(first, second))
    assert [block.continues for block in cleaned.pages[1].blocks] == [True]


def test_a_paragraph_after_a_full_stop_is_not_continued(line, page, raw):
    first = page(_full(line, "The sentence begins on this page and", 0), line("ends.", top=686))
    second = page(_full(line, "A new sentence begins on the next page and", 0), line("ends.", top=686), number=2)
    assert [block.continues for block in clean(raw(first, second)).pages[1].blocks] == [False]


def test_notes_do_not_part_a_sentence_from_its_other_page(line, page, raw):
    title = line("标题", top=760, size=16)
    first = page(title, _full(line, "这一句话从这一页开始，一直写到", 0), line("① 见上文。", top=100, size=8))
    second = page(_full(line, "下一页才结束。这里是另一句话了", 0), line("完。", top=686), number=2)
    cleaned = clean(raw(first, second))
    assert cleaned.pages[1].blocks[0].continues


def test_a_heading_on_the_next_page_is_not_continued(line, page, raw):
    title = line("The Title", top=760, size=16)
    first = page(title, _full(line, "The sentence has no end because the page", 0), _full(line, "is torn in the", 1))
    second = page(line("2. The Concept", top=700, bold=True), number=2)
    (block,) = clean(raw(first, second)).pages[1].blocks
    assert (block.kind, block.continues) == ("heading", False)


def test_endnotes_are_notes(line, page, raw):
    first = page(_full(line, "The body of the paper is here, and it", 0), line("ends.", top=686))
    second = page(line("Notes", top=740, bold=True), line("1. Shelton, Commitment and Compliance.", top=700), number=2)
    assert [kind for kind, _ in _blocks(clean(raw(first, second)), 2)] == ["heading", "note"]


def test_what_stands_under_references_is_marked_until_the_next_heading(line, page, raw):
    first = page(
        line("1. Introduction", top=740, bold=True),
        _full(line, "The body of the paper is here, and it", 0),
        line("ends.", top=686),
        line("References", top=660, bold=True),
        line("Abbott, Hard and Soft Law, 2000.", top=640),
    )
    second = page(
        line("Shelton, Commitment and Compliance, 2000.", top=700),
        line("Annex", top=660, bold=True),
        line("The annex ends.", top=640),
        number=2,
    )
    cleaned = clean(raw(first, second))
    assert [kind for kind, _ in _blocks(cleaned)] == ["heading", "paragraph", "heading", "reference"]
    assert [kind for kind, _ in _blocks(cleaned, 2)] == ["reference", "heading", "paragraph"]


def test_an_abstract_behind_the_references_is_none_of_them(line, page, raw):
    first = page(
        line("参 考 文 献", top=660),
        line("[1] Abbott, Hard and Soft Law, 2000.", top=640),
        line("Abstract: The paper asks how rules connect.", top=600),
    )
    assert [kind for kind, _ in _blocks(clean(raw(first)))] == ["heading", "reference", "paragraph"]


def test_references_go_on_under_a_deeper_heading(line, page, raw):
    lines = (
        line("References", top=700, bold=True),
        line("1.1 Books", top=660, bold=True),
        line("Shelton, Commitment and Compliance, 2000.", top=640),
    )
    assert [kind for kind, _ in _blocks(clean(raw(page(*lines))))] == ["heading", "heading", "reference"]


def test_printed_numbers_label_the_pages_where_the_file_does_not(line, page, raw):
    def numbered(number, label=None):
        foot = line(str(26 + number), left=290, top=40)
        return page(line(f"Words of page {'abc'[number - 1]}.", top=400), foot, number=number, label=label)

    cleaned = clean(raw(numbered(1), numbered(2, label="xii"), numbered(3)))
    assert [page.label for page in cleaned.pages] == ["27", "xii", "29"]
    assert cleaned.pages[0].text == "Words of page a."


def test_running_heads_are_reported(line, page, raw):
    pages = [
        page(line("Journal of Soft Law", top=800), line(f"Words of page {'ab'[n - 1]}.", top=400), number=n)
        for n in (1, 2)
    ]
    assert clean(raw(*pages)).heads == ("Journal of Soft Law",)


def test_an_indent_after_a_full_stop_opens_a_paragraph(line, page, raw):
    lines = (
        _full(line, "The first paragraph fills its line to the end.", 0),
        line("The second one is set in and goes on", left=92, top=686, right=RIGHT),
        line("to here.", top=672),
    )
    assert [kind for kind, _ in _blocks(clean(raw(page(*lines))))] == ["paragraph", "paragraph"]


def test_a_gap_opens_a_paragraph(line, page, raw):
    lines = [_full(line, f"Line {row} of the first paragraph goes on and", row) for row in range(4)]
    lines.append(_full(line, "but here a new paragraph begins and goes", 6))
    assert len(_blocks(clean(raw(page(*lines))))) == 2


def test_a_chinese_line_that_stops_early_ends_its_paragraph(line, page, raw):
    lines = (
        _full(line, "这一段的第一行排满了整行直到右边为止", 0),
        line("到此为止", top=686),
        _full(line, "下一段从这里开始并且也排满了整行直到", 2),
        line("结束。", top=658),
    )
    texts = [text for _, text in _blocks(clean(raw(page(*lines))))]
    assert texts == ["这一段的第一行排满了整行直到右边为止到此为止", "下一段从这里开始并且也排满了整行直到结束。"]


def test_a_short_first_line_is_the_title(line, page, raw):
    lines = (line("软法的效力", top=700), _full(line, "正文从这里开始一直写到右边的边上", 2), line("结束。", top=658))
    cleaned = clean(raw(page(*lines)))
    assert _blocks(cleaned)[0] == ("heading", "软法的效力")
    assert cleaned.pages[0].blocks[0].level == 1


def test_a_bold_heading_of_two_lines_is_one_heading(line, page, raw):
    lines = (
        line("1. A Heading That Needs More", top=714, bold=True),
        line("Than One Line", top=700, bold=True),
        _full(line, "The body begins here and goes on until", 1),
        line("it ends.", top=672),
    )
    assert _blocks(clean(raw(page(*lines))))[0] == ("heading", "1. A Heading That Needs More Than One Line")


def test_no_pages_are_no_pages(raw):
    assert clean(raw()).pages == ()


def test_a_paragraph_that_runs_on_to_the_next_page_is_no_title(line, page, raw):
    first = page(_full(line, "The sentence begins on this page, is longer than a title, and", 0))
    second = page(
        _full(line, "goes on to the next page, where it stops at last and", 0), line("ends.", top=686), number=2
    )
    cleaned = clean(raw(first, second))
    assert _blocks(cleaned)[0][0] == "paragraph"
    assert cleaned.pages[1].blocks[0].continues


def test_a_page_without_a_number_is_counted_with_the_others(line, page, raw):
    def numbered(number, printed):
        foot = [line(str(printed), left=290, top=40)] if printed else []
        return page(line(f"Words of page {'abc'[number - 1]}.", top=400), *foot, number=number)

    labels = [page.label for page in clean(raw(numbered(1, 0), numbered(2, 102), numbered(3, 103))).pages]
    assert labels == ["101", "102", "103"]
    assert [page.label for page in clean(raw(numbered(1, 0), numbered(2, 1), numbered(3, 2))).pages] == [None, "1", "2"]


def test_a_word_broken_at_the_end_of_the_page_keeps_its_hyphen(line, page, raw):
    title = line("The Title", top=760, size=16)
    first = page(title, _full(line, "The parties shall always and at all times co", 0, hyphenated=True))
    second = page(_full(line, "operate and stop where the sentence", 0), line("ends.", top=686), number=2)
    assert _blocks(clean(raw(first, second)))[1] == ("paragraph", "The parties shall always and at all times co-")


def _centred(line, text, row):
    width = line(text).right - 72
    return line(text, left=(72 + RIGHT - width) / 2, top=700 - 14 * row)


def _body_from(line, row):
    return [_full(line, "The Parties shall say to each other what they", at) for at in range(row, row + 4)]


@pytest.mark.parametrize(
    ("texts", "heading"),
    [
        (["Article 3", "Scope"], "Article 3 Scope"),
        (["第三条", "适用范围"], "第三条适用范围"),
        (
            ["Chapter II", "Scope, Use of Terms, and the Place and Day of", "Signature"],
            "Chapter II Scope, Use of Terms, and the Place and Day of Signature",
        ),
    ],
)
def test_a_title_under_its_label_is_part_of_the_heading(line, page, raw, texts, heading):
    lines = [_centred(line, text, row) for row, text in enumerate(texts)]
    cleaned = clean(raw(page(*lines, *_body_from(line, len(lines)))))
    assert _blocks(cleaned)[0] == ("heading", heading)


def test_a_short_title_under_its_label_at_the_left_is_part_of_the_heading(line, page, raw):
    lines = [line("Article 3", top=714), line("Scope", top=700), *_body_from(line, 1)]
    assert _blocks(clean(raw(page(*lines))))[0] == ("heading", "Article 3 Scope")


@pytest.mark.parametrize("first", ["1. Words", "(a) words", "All of it.", "Article 4"])
def test_a_sentence_or_a_number_under_a_label_is_no_title(line, page, raw, first):
    lines = [line("Article 3", top=714), line(first, top=700), *_body_from(line, 1)]
    assert _blocks(clean(raw(page(*lines))))[0] == ("heading", "Article 3")


def test_what_stands_far_below_a_label_is_no_title(line, page, raw):
    lines = [line("Article 3", top=750), line("Scope", top=700), *_body_from(line, 1)]
    assert _blocks(clean(raw(page(*lines))))[0] == ("heading", "Article 3")


def test_ragged_text_that_begins_under_its_label_is_no_title(line, page, raw):
    # Each line ends another way behind the right edge, the first by some three ems.
    ends = (470, 440, 500, 480, 500)
    text = "The Parties shall say to each other what they"
    body = [line(text, top=700 - 14 * row, right=end) for row, end in enumerate(ends)]
    blocks = _blocks(clean(raw(page(line("Article 3", top=714), *body))))
    assert [kind for kind, _ in blocks] == ["heading", "paragraph"]
    assert blocks[0] == ("heading", "Article 3")


def test_labels_in_the_lines_of_their_articles_become_headings(line, page, raw):
    lines = []
    for row, number in enumerate("一二三"):
        lines += [_full(line, f"第{number}条 各方在河上互相通报，", 2 * row), line("互相帮助。", top=686 - 28 * row)]
    cleaned = clean(raw(page(*lines)))
    expected = [("heading", f"第{number}条") for number in "一二三"]
    assert _blocks(cleaned)[::2] == expected
    assert _blocks(cleaned)[1::2] == [("paragraph", "各方在河上互相通报，互相帮助。")] * 3
    assert cleaned.boxes[0].shape == (len(cleaned.pages[0].text), 4)


def test_the_table_of_contents_is_a_block_a_line(line, page, raw):
    entries = ["Contents", "Part 1 Scope 2", "Rules .... 2", "Costs .... 3"]
    first = page(*(line(text, top=700 - 14 * row) for row, text in enumerate(entries)))
    second = page(line("Part 1 Scope", top=714), line("Here it begins and here it ends.", top=700), number=2)
    cleaned = clean(raw(first, second))
    assert _blocks(cleaned) == [("contents", text) for text in entries]
    assert [kind for kind, _ in _blocks(cleaned, 2)] == ["heading", "paragraph"]
    assert cleaned.boxes[0].shape == (len(cleaned.pages[0].text), 4)


def test_the_confidence_of_recognition_comes_along(line, page, raw):
    recognised = replace(page(*_body_from(line, 0)), ocr=0.75)
    assert [each.ocr for each in clean(raw(recognised, page(number=2))).pages] == [0.75, None]


def test_a_title_beside_its_label_stays_in_the_heading(line, page, raw):
    lines = []
    for row, number in enumerate("一二三"):
        top = 700 - 42 * row
        lines += [line(f"第{number}条 相互通报", top=top), line("各方在河上互相通报。", top=top - 14, right=RIGHT)]
    blocks = _blocks(clean(raw(page(*lines))))
    assert blocks[::2] == [("heading", f"第{number}条 相互通报") for number in "一二三"]
