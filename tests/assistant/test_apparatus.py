"""Sentences of a paper that say nothing of its subject."""

from __future__ import annotations

import pytest

from assistant.apparatus import is_about_the_text, is_apparatus, is_citation, is_signature


def test_a_sentence_about_the_paper_is_known():
    assert is_about_the_text("This survey takes the side of measurement.")
    assert is_about_the_text("The core of the treaty is then examined.") and is_about_the_text("The last section ends.")
    assert not is_about_the_text("The report is examined by the committee.")
    assert is_about_the_text("本文依次讨论软法的概念。")
    assert not is_about_the_text("本备忘录不构成条约。")


def test_keywords_are_apparatus():
    assert is_apparatus("关键词：软法；条约") and is_apparatus("Keywords: soft law")
    assert not is_apparatus("Key words matter in a treaty.")


@pytest.mark.parametrize(
    "line",
    [
        "为本协定之目的：",
        "二、为本备忘录之目的，",
        "For the purposes of this Memorandum:",
        "范本：当事方均为虚构 / Specimen: the parties are invented",
        "图1 2005—2015年渡轮总数变化",
        "Figure 7: Ferries and their crews.",
        "Fig.1 Annual change of ferries",
        "引用格式：某某. 渡轮[J]. 海运, 2016.",
    ],
)
def test_what_only_leads_in_or_tells_a_specimen_says_nothing(line):
    assert is_apparatus(line)


@pytest.mark.parametrize(
    "line",
    [
        "图1显示，渡轮越来越少。",
        "Figure 1 shows that ferries are few.",
        "为本协定之目的，“船舶”是指海船。",
        "For the purposes of this Memorandum, a ship is a vessel.",
    ],
)
def test_what_goes_on_says_something(line):
    assert not is_apparatus(line)


@pytest.mark.parametrize(
    "note",
    [
        "① 参见甲乙丙：《论河流》，载《水法评论》2006 年第 9 期，第 67—76 页。",
        "② 《冰川公约》（1969年）第26条、第27条。",
        "③ See A. Author, “On Rivers”, Journal of Water 54(3), 2000.",
        "4 A. Author and B. Writer, “Of Glaciers and the Law of the Sea”, Water Law Review of the North 25(2), 2016.",
        "⁵ River Protocol, art. 3 and Annex B.",
        "World Rivers 56(1), 2003。",
        "④ 下文关于河流与冰川的界定，见同期 A. Author & B. Writer 的文章。",
        "③ Convention on Rivers, North City, 21 May 1997，联合国大会第51/229号决议附件，第36条。",
    ],
)
def test_a_note_that_only_names_a_source_is_a_citation(note: str):
    assert is_citation(note)


@pytest.mark.parametrize(
    "note",
    [
        "② 例如，甲国主导的河流框架只让下游国家参加，上游国家至今被排除在外。",
        "① 河流委员会由五个沿岸国的水利部长于1974年底设立，秘书处设在上游国家的首都。",
        "⁵ Reference is made to the rivers that the two states share, whose waters they use in turn.",
    ],
)
def test_a_note_that_says_something_is_none(note: str):
    assert not is_citation(note)


def test_a_signature_block_is_known():
    assert is_signature("奥伦共和国政府代表：运输部部长 塞兰王国政府代表：铁路与港口大臣")
    assert is_signature(
        "For the Republic of Oren: Minister for Foreign Affairs For the Kingdom of Seran: Minister of Water"
    )
    assert not is_signature("奥伦共和国政府代表团团长由部长担任。")
    assert not is_signature("For the purposes of this Agreement: a party is bound by it.")
