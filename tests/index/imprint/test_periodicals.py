"""Mastheads, and lines that say when something was published."""

import pytest

from index.imprint.periodicals import periodical_of, year_printed


@pytest.mark.parametrize(
    ("lines", "found"),
    [
        (["中华血液学杂志2021年5月第42卷第5期 Chin J Hematol"], ("中华血液学杂志", "2021")),
        (["新经济与金融研究，2023，第 3 卷，第 1 期，28-43 页"], ("新经济与金融研究", "2023")),
        (["《国际展望》2024年第1期"], ("国际展望", "2024")),
        (["第 9 卷 第 4 期 航空动力学报 V o l19 N o14", "1994 年 10 月 Journa l of"], ("航空动力学报", "1994")),
        (["第36卷 第1期", "2017年1月", "地 理 科 学 进 展"], ("地理科学进展", "2017")),
        (["Nature Communications | (2023) 14:3496 1"], ("Nature Communications", "2023")),
        (["Journal of International Law, Vol. 14, No. 2, 2019"], ("Journal of International Law", "2019")),
        (["引用格式：方嘉雯. 2017. 影响机制[J]. 地理科学进展, 36(1): 68-77."], ("地理科学进展", "")),
        (["第36卷 第1期 方嘉雯等"], ("", "")),
        (["Soft law is found in Vol. 2 of 2001"], ("", "")),
    ],
)
def test_a_periodical_is_named_beside_its_issue(lines, found):
    assert periodical_of("论软法", lines) == found


def test_a_title_beside_the_issue_is_no_periodical():
    assert periodical_of("软法的效力与实施", ["第3卷 第1期 软法的效力"]) == ("", "")


@pytest.mark.parametrize(
    ("line", "year"),
    [
        ("Received: Oct. 24th, 2023; accepted: Jan. 2nd, 2024; published: Jan. 10th, 2024", "2024"),
        ("Received March 26, 2022 Accepted May 8, 2022 Available online May 9, 2023", "2023"),
        ("© The Author(s) 2019", "2019"),
        ("arXiv:2004.04906v3 [cs.CL] 30 Sep 2020", "2020"),
        ("2016-12-30发布 2017-11-01实施", "2016"),
        ("（2020年5月28日第十三届全国人民代表大会第三次会议通过）", "2020"),
        ("Resolution adopted by the General Assembly on 1 August 2023", "2023"),
        ("DOI:10.19744/j.cnki.11-1235/f.20240321.001", "2024"),
        ("February 2026", "2026"),
        ("Received: 3 May 2018", ""),
        ("The treaty of 3 May 2018 is discussed here.", ""),
        ("2000", ""),
    ],
)
def test_the_year_is_that_in_which_something_appeared(line, year):
    assert year_printed(["Title", line], cover=False) == year


def test_a_bare_number_is_a_year_on_a_cover_alone():
    assert year_printed(["UNITED NATIONS", "2023"], cover=True) == "2023"


def test_dates_that_differ_give_no_year():
    assert year_printed(["February 2026", "3 May 2018"], cover=False) == ""
