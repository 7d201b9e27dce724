"""Lines to paragraphs and headings."""

from dataclasses import replace

from index.cleaning.headings import HeadingStyle
from index.cleaning.paragraphs import paragraphs_of

STYLE = HeadingStyle(10.0, False, frozenset())


def test_a_paragraph_ends_in_a_short_line_that_ends_a_sentence(line, page):
    lines = [
        line("Rivers carry water", right=480, top=700),
        line("to the sea.", top=688),
        line("Seas", top=676, right=480),
    ]
    made = paragraphs_of(page(*lines), STYLE)
    assert [([part.text for part in lines], level) for lines, level in made] == [
        (["Rivers carry water", "to the sea."], 0),
        (["Seas"], 0),
    ]


def test_a_numbered_bold_line_is_a_heading(line, page):
    lines = [line("一、软法", bold=True, top=700), line("软法没有约束力", top=680, right=480)]
    assert [level for _, level in paragraphs_of(page(*lines), STYLE)] == [1, 0]


def _texts(*lines):
    return [" ".join(part.text for part in made) for made, _ in lines]


def test_paragraphs_of_a_title_page_stay_apart_though_hardly_a_line_goes_on_there(line, page):
    tops = [700, 676, 652, 640, 616]
    words = [
        "The General Assembly,",
        "Recalling its decision,",
        "Noting that rivers",
        "carry water,",
        "Decides to meet",
    ]
    lines = [line(text, top=top, right=480) for text, top in zip(words, tops, strict=True)]
    assert _texts(*paragraphs_of(page(*lines), STYLE)) == [*words[:2], "Noting that rivers carry water,", words[4]]


def test_no_paragraph_ends_in_a_word_that_asks_for_another(line, page):
    tops = [700, 688, 676, 656]
    words = ["Done at Geneva,", "in two copies,", "on the first day of", "March of this year"]
    lines = [line(text, top=top, right=480) for text, top in zip(words, tops, strict=True)]
    assert _texts(*paragraphs_of(page(*lines), STYLE)) == [" ".join(words)]


def test_an_ordinal_after_a_full_stop_opens_a_paragraph_though_the_line_before_is_full(line, page):
    lines = [
        line("第一，软法有用，", top=700, right=480),
        line("并没有约束力。", top=688, right=480),
        line("第二，硬法", top=676, right=480),
        line("第三，不是段首", top=664, right=480),
    ]
    made = [[part.text[:3] for part in lines] for lines, _ in paragraphs_of(page(*lines), STYLE)]
    assert made == [["第一，", "并没有"], ["第二，", "第三，"]]


def test_a_large_heading_takes_its_short_second_line_without_being_bold(line, page):
    head = [line("二、京津冀城市群创业风险投资的时空", size=14, top=700, right=480), line("分布特征", size=14, top=682)]
    made = paragraphs_of(page(*head, line("本文的数据", top=660, right=480)), STYLE)
    assert [len(lines) for lines, _ in made] == [2, 1]


def test_a_full_line_after_a_large_heading_is_no_part_of_it(line, page):
    head = [
        line("二、时空", size=14, top=700, right=300),
        line("本文的研究数据来自购置的", size=14, top=682, right=480),
    ]
    assert [len(lines) for lines, _ in paragraphs_of(page(*head), STYLE)] == [1, 1]


def test_small_type_beside_a_line_goes_on_with_it(line, page):
    lines = [line("the passage", top=700), line("i,j", left=130, top=698, size=6), line("and so on", left=150, top=700)]
    assert len(paragraphs_of(page(*lines), STYLE)) == 1


def test_recognised_lines_may_stand_unevenly(line, page):
    lines = [line("Rivers carry", top=top, right=480) for top in (700, 688, 671, 653, 635)]
    assert len(paragraphs_of(replace(page(*lines), ocr=0.9), STYLE)) == 1
    assert len(paragraphs_of(page(*lines), STYLE)) > 1


def test_an_item_that_goes_on_to_the_end_of_a_sentence_is_no_heading(line, page):
    def levels(below, size=10.0):
        lines = [line("Done.", top=700, right=480), line("3. All of the Parties", top=680, size=size)]
        return [level for _, level in paragraphs_of(page(*lines, line(below, top=668, size=size)), STYLE)]

    assert levels("shall meet.") == [0, 0]
    assert levels("shall meet.", size=14.0) == [0, 0]  # an agreement whose annexes are set smaller
    assert levels("(ASEAN) shall meet.") == [0, 0]
    assert levels("The Parties meet.") == [0, 1, 0]


def test_headings_that_their_type_alone_tells_take_two_lines(line, page):
    style = HeadingStyle(10.0, False, frozenset(), displayed=frozenset({14.0}))
    head = [line("How rivers", size=14, top=700), line("Reach the sea", size=14, top=684)]
    made = paragraphs_of(page(*head, line("Water flows down.", top=660, right=480)), style)
    assert [(len(lines), level) for lines, level in made] == [(2, 1), (1, 0)]


def test_the_lines_of_the_whole_page_tell_how_far_apart_those_between_two_tables_are(line, page):
    body = [line("Rivers carry water", top=700 - 12 * n, right=480) for n in range(6)]
    part = [line("It is in Table 1.", top=500), line("Table 1 Rivers", top=480)]
    assert len(paragraphs_of(page(*part), STYLE, [*body, *part])) == 2


def test_plain_numbered_lines_with_no_text_between_are_a_list(line, page):
    def levels(*numbers, bold=False):
        lines = [line(f"{number}. 发放的贷款", top=680 - 20 * n, bold=bold) for n, number in enumerate(numbers)]
        body = line("银行发放的贷款如下。", top=700, right=480)
        return [level for _, level in paragraphs_of(page(body, *lines), STYLE)]

    assert levels(1, 2, 3) == [0, 0, 0, 0]
    assert levels(1, 2) == [0, 1, 1]
    assert levels(1, 2, 3, bold=True) == [0, 1, 1, 1]
