"""Text layers that can be read, and such that cannot."""

import pytest

from index.reading.quality import is_garbled, is_garbled_line, is_poor

CHINESE = "国际软法虽无法律拘束力，但各国普遍遵守，其效力来自参与者的认同与声誉上的约束。" * 2
ENGLISH = "The Parties shall endeavour to align their standards, and shall report on it every second year. " * 2


@pytest.mark.parametrize(
    "text",
    [
        CHINESE,
        ENGLISH,
        CHINESE + ENGLISH,
        "國際軟法雖無法律拘束力，但各國普遍遵守，其效力來自參與者的認同與聲譽上的約束。" * 2,
        "⼀、引⾔：⼈们⾯临着海量信息" * 6,  # Kangxi radicals, as some converters write them
        "Chapter 1 ........................................ 12\nChapter 2 ........................................ 34",
        "\uf0b7\uf0b7\uf0b7\uf0b7\uf0b7\uf0b7\uf0b7\uf0b7\uf0b7\uf0b7\uf0b7\uf0b7 " + ENGLISH,  # leaders of one mark
        "x = {'a': 1}; print(x['a'] + 2)  # a line of a program\n" * 3,
        "1999 12.5 2000 13.1 2001 14.8 2002 15.9 " * 4,
        "",
        " \n ",
    ],
)
def test_what_people_write_is_readable(text):
    assert not is_garbled(text)


@pytest.mark.parametrize(
    "text",
    [
        '!"#$ %&\'( )*+, 扩增产物 "#$ !!%& -./0 12#$ &*)( +$#! ""## $%&* <=>? @@## !"#$ %&*( ',  # codes of a font
        "\x03\x04\x05\x06 \x07\x08\x03 \x05\x06\x0e\x08 " + "abc def ghi jkl " * 8,
        "\ue012\ue034\ue056 " + ENGLISH[:70],  # three of 63 visible characters are private
        "䆀ឮ䁻㶜ᧇ" * 14,
        "鼯鼩鼪鼬鼱鼴鼵鼷鼹鼺齄齆齇齉齌齎齏齑齗齙齝齞齟齠齣齥齦齧齪齮齯齰齲齵齷齾龁龂龃龅龆龇龉龊龌龕龗龘龡龢龤龪龯"
        + "的" * 20,
    ],
)
def test_what_a_font_without_unicode_leaves_is_garbled(text):
    assert is_garbled(text)


def test_a_few_odd_characters_in_a_short_text_are_let_pass():
    # 1 of 24 and 3 of 8: of few characters only a good part may be odd.
    assert not is_garbled("\ue000 Annex to the agreement 1")
    assert is_garbled("\ue000\ue001\ue002 Annex")


POOR = "Desirlng tc keop yoo posteb oa tha progrcss cf tbe Foundatlon yoo wlll ba interestcd " * 2


def test_poor_recognition_is_told_by_its_words():
    assert is_poor(POOR)
    assert not is_poor(ENGLISH)
    assert not is_poor(POOR[:80])  # twelve words prove nothing


def test_unknown_words_alone_do_not_make_a_text_garbled():
    # The text may be French, or a list of names; that there is a picture of the page is what makes it suspicious.
    assert not is_garbled(POOR)


def test_a_heading_in_such_a_font_beside_a_sound_one_is_known_by_both_shares():
    # Of 100 visible characters 3 are of no expected script and 10 are marks.
    heading = "'(6ௗ1$7,21681,(6685/('52,7'(/$0(5(73257$17685ௗ/$ௗ&216(59$7,21$%/('($%"
    assert is_garbled(f"ACCORD SE RAPPORTANT À LA CONVENTION {heading}")
    assert not is_garbled("ACCORD SE RAPPORTANT À LA CONVENTION " + heading.replace("$", "A").replace("%", "B"))


@pytest.mark.parametrize("line", ["l 瓷堍 甏蔑魄罄 |", "l《氇馥 §|真 篱典 藏"])
def test_a_line_of_rare_characters_among_marks_is_garbled(line):
    assert is_garbled_line(line)


@pytest.mark.parametrize(
    "line",
    [
        "魑魅魍魉，螭魅罔两",  # rare, and no mark
        "国际软法 | 国内软法",
        "A | B | C",
        "軟法與硬法 | 條約",  # as common as their simplified forms
        "《氇氆》的织造 | 西藏的手工业",  # one or two rare ones among many common ones
        "● 软法的效力",
        "",
    ],
)
def test_what_people_write_in_a_line_is_not_garbled(line):
    assert not is_garbled_line(line)
