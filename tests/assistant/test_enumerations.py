"""What sentences announce, and the enumerations of both languages."""

from __future__ import annotations

import pytest

from assistant.enumerations import enumerations, is_announcement, place_of_mark


@pytest.mark.parametrize(
    ("text", "language", "items"),
    [
        ("路径有三：一是条约，二是标准，三是机制。完。", "zh", ["一是条约，", "二是标准，", "三是机制。"]),
        ("原因如下。第一，成本低。第二，快。然后结束。", "zh", ["第一，成本低。", "第二，快。"]),
        ("首先交换。其次评估。最后公布。", "zh", ["首先交换。", "其次评估。", "最后公布。"]),
        ("其一，慢；其二，贵。", "zh", ["其一，慢；", "其二，贵。"]),
        (
            "It shall: (a) meet; (b) report; and (c) decide. It may rest.",
            "en",
            ["(a) meet;", "(b) report; and", "(c) decide."],
        ),
        ("原因有二。第一是成本高。①第二是速度慢。", "zh", ["第一是成本高。①", "第二是速度慢。"]),
        (
            "Two ways: The first is a treaty.¹ The second is use.",
            "en",
            ["The first is a treaty.¹", "The second is use."],
        ),
        (
            "They differ on two points. As to rank, law leads. As to speed, practice does. It is so.",
            "en",
            ["As to rank, law leads.", "As to speed, practice does."],
        ),
        (
            "可以从两个方面比较。在成员上，前者较少。在程序上，后者较松。再说。",
            "zh",
            ["在成员上，前者较少。", "在程序上，后者较松。"],
        ),
        ("Two ways exist. First, by treaty. Second, by practice.", "en", ["First, by treaty.", "Second, by practice."]),
    ],
)
def test_an_enumeration_has_all_its_items(text: str, language: str, items: list[str]):
    (found,) = enumerations(text, language)
    assert [text[item.start : item.end] for item in found.items] == items


def test_the_lead_in_belongs_to_the_enumeration():
    text = "背景很长。路径有三：一是条约，二是标准。"
    (found,) = enumerations(text, "zh")
    assert text[found.whole.start : found.whole.end] == "路径有三：一是条约，二是标准。"


def test_a_sentence_that_promises_a_list_leads_it_in():
    text = "别的。原因有三个方面。第一，成本。第二，速度。"
    (found,) = enumerations(text, "zh")
    assert found.lead is not None
    assert text[found.lead.start : found.lead.end] == "原因有三个方面。"


def test_a_second_list_of_the_same_family_is_a_list_of_its_own():
    text = "一是甲，二是乙。又有：一是丙，二是丁。"
    assert [len(found.items) for found in enumerations(text, "zh")] == [2, 2]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Three ways exist. As to rank, law leads. As to speed, practice does. It is so.", "en"),  # but two open alike
        ("They differ on two points. It is so. It is late.", "en"),
        ("分为两个方面。在成员上，前者较少。\n在程序上，后者较松。", "zh"),  # of another paragraph
        ("As to rank, law leads. As to speed, practice does.", "en"),  # nothing says that there are two
    ],
)
def test_what_opens_alike_is_a_list_only_where_its_number_is_said(text: str, language: str):
    assert enumerations(text, language) == ()


def test_a_mark_inside_a_word_or_alone_opens_no_list():
    assert enumerations("这是第一，也是唯一。", "zh") == ()
    assert enumerations("The first step (a) is taken.", "en") == ()


def test_an_announcement_says_only_what_is_to_come():
    assert is_announcement("我们先要明确国际软法的效力特点。")
    assert is_announcement("Four reasons explain the turn.")
    assert not is_announcement("软法不具有法律拘束力。")


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("三是速度。", 3),
        ("其二，成本。", 2),
        ("Third, cost.", 3),
        ("(b) cost", 2),
        ("最后是成本。", 3),
        ("成本高。", None),
        ("", None),
    ],
)
def test_the_mark_of_an_item_tells_its_place(text: str, place: int | None):
    assert place_of_mark(text) == place


def test_items_that_begin_with_what_the_sentence_before_them_names_are_a_list():
    text = "此概念要从“联”“通”两个方面理解。“联”是一种过程。它要时间。“通”是它的效果。由此而来的是定义。"
    found = [one for one in enumerations(text, "zh") if text[one.items[0].start] == "“"]
    (named,) = found
    assert [text[item.start : item.end] for item in named.items] == ["“联”是一种过程。它要时间。", "“通”是它的效果。"]
    assert named.lead and text[named.lead.start : named.lead.end] == "此概念要从“联”“通”两个方面理解。"
    assert not list(enumerations("“联”“通”不同。“通”是效果。“联”是过程。", "zh"))  # in another order
