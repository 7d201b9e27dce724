"""Labels of articles told from the text in their line."""

import pytest

from index.cleaning.articles import part_labels, runs_in


def _parted(*lines):
    return [line.text for line in part_labels(lines)]


@pytest.mark.parametrize("label", ["第二条", "第一千二百六十条", "第十条之一"])
def test_a_label_in_the_line_of_its_article_becomes_a_line(line, label):
    assert _parted(line("前一条到此为止，不再多说一个字了。"), line(f"{label} 各方互相通报。")) == [
        "前一条到此为止，不再多说一个字了。",
        label,
        "各方互相通报。",
    ]


def test_every_character_keeps_its_box(line):
    whole = line("第二条 各方通报。", hyphenated=True)
    label, text = part_labels([whole])
    # Three characters of ten points and a space of five: the text begins at 72 + 35.
    assert [box[0] for box in label.boxes] == [72, 82, 92]
    assert (text.left, len(text.boxes)) == (107, len("各方通报。"))
    assert (label.hyphenated, text.hyphenated) == (False, True)


def test_a_line_that_goes_on_with_the_number_of_an_article_stays_whole(line):
    lines = ["各方应当按照本协定的有关规定和本协定", "第二条 规定的办法通报。"]
    assert _parted(*map(line, lines)) == lines


@pytest.mark.parametrize(
    "before",
    [
        "前一条到此为止，不再多说一个字了。⑫",
        "第二分编 关于各方在跨界河流上的合作与相互通报",
        "第三章 关于各方在跨界河流上的合作与相互通报",
        "而前一条止于此",
    ],
)
def test_an_article_follows_a_sentence_a_heading_or_a_short_line(line, before):
    assert _parted(line(before), line("第二条 各方互相通报。")) == [before, "第二条", "各方互相通报。"]


@pytest.mark.parametrize("text", ["第二条", "第二条规定了通报", "按照第二条 通报", "第二章 通报"])
def test_what_is_no_label_before_text_stays_whole(line, text):
    assert _parted(line(text)) == [text]


def test_three_such_lines_make_a_law_and_two_quote_one(line):
    articles = [line(f"第{number}条 各方互相通报。") for number in "一二三"]
    assert runs_in([*articles, line("结尾。")])
    assert not runs_in([*articles[:2], line("第三条"), line("结尾。")])


def test_articles_of_which_half_have_a_title_beside_their_label_do_not_run_in(line):
    sentences = [line(f"第{number}条 各方互相通报。") for number in "一二三"]
    titles = [line(f"第{number}条 相互通报") for number in "四五六"]
    assert runs_in([*sentences, *titles[:2]])
    assert not runs_in([*sentences, *titles])


def test_a_full_line_beside_its_label_is_no_title(line):
    # 24 characters may be a title, 25 are the beginning of a sentence.
    assert not runs_in([line(f"第{number}条 {'通' * 24}") for number in "一二三"])
    assert runs_in([line(f"第{number}条 {'通' * 25}") for number in "一二三"])
