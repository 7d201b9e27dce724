"""Lines that hold names and nothing else."""

import pytest

from index.imprint.names import chinese_names, english_names


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("罗兴武 孙 萌 刘 洋 陈 帅", ("罗兴武", "孙萌", "刘洋", "陈帅")),
        ("方嘉雯¹，刘海猛²", ("方嘉雯", "刘海猛")),
        ("俞承晔¹*，吕迎滢 ²，段传浩 ¹", ("俞承晔", "吕迎滢", "段传浩")),
        ("王铁崖①", ("王铁崖",)),
        ("欧阳康", ("欧阳康",)),
        ("北京航空航天大学 张 津执笔³³", ("张津",)),
        ("软法研究课题组", ("软法研究课题组",)),
        ("关键词", ()),
        ("1. 安徽大学经济学院，安徽 合肥 230601", ()),
        ("论软法的效力", ()),
        ("Jane Roe", ()),
    ],
)
def test_chinese_names_are_known_by_their_surnames(line, names):
    assert chinese_names(line) == names


@pytest.mark.parametrize(
    ("line", "names"),
    [
        (
            "Maria Pia Lenza¹,¹¹, Leire Egia-Mendikute ²,¹¹ & June Ereño-Orbea ¹,⁶",
            ("Maria Pia Lenza", "Leire Egia-Mendikute", "June Ereño-Orbea"),
        ),
        ("Bradley C. Parks, Ammar A. Malik, and Seth Goodman", ("Bradley C. Parks", "Ammar A. Malik", "Seth Goodman")),
        ("By Kenneth W. Abbott and Duncan Snidal*", ("Kenneth W. Abbott", "Duncan Snidal")),
        ("Hélène Ruiz Fabri", ("Hélène Ruiz Fabri",)),
        ("Joost van der Berg", ("Joost van der Berg",)),
        ("Sewon Min†", ("Sewon Min",)),
        ("Shuyun Luo", ("Shuyun Luo",)),
        ("Princeton University", ()),
        ("Received: Oct. 24th, 2023", ()),
        ("[Author Names Redacted]", ()),
        ("International Law and Practice", ()),
        ("Introduction", ()),
        ("danqic@cs.princeton.edu", ()),
    ],
)
def test_latin_names_are_known_by_their_form(line, names):
    assert english_names(line) == names
