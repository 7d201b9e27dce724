"""Dates as they are printed, and the date of a signature."""

import pytest

from index.imprint.dates import dates_in, signed_on


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("this 27th day of February, two thousand and nine, in three copies", ("2009-02-27",)),
        ("this ... day of July, one thousand nine hundred and ninety-four", ("1994-07",)),
        ("on the twenty-fourth day of April, nineteen hundred and sixty-three", ("1963-04-24",)),
        ("on 15 November 2020 and on November 16th, 2021", ("2020-11-15", "2021-11-16")),
        ("the first day of May in the year two thousand and one", ("2001-05-01",)),
        ("twenty twenty is no date, Sept. 3, 2020 is", ("2020-09-03",)),
        ("February 2026", ("2026-02",)),
        ("二〇二六年十一月二十日", ("2026-11-20",)),
        ("1994 年 10 月", ("1994-10",)),
        ("2015年6月1日至二○一六年十二月", ("2015-06-01", "2016-12")),
        ("in 2019, on page 2020", ()),
    ],
)
def test_dates_are_read_in_digits_and_in_words(text, dates):
    assert dates_in(text) == dates


@pytest.mark.parametrize(
    ("paragraph", "date"),
    [
        ("DONE at Beijing on 1 June 2015, in duplicate.", "2015-06-01"),
        ("Signed in duplicate at Oresta on 18 September 2026, each in the Chinese and English languages", "2026-09-18"),
        (
            "IN WITNESS WHEREOF, the undersigned have signed this Agreement. Done at Rome, this 3rd day of May 1999.",
            "1999-05-03",
        ),
        ("本协定于二〇一五年六月一日在首尔签订，一式两份。", "2015-06-01"),
        ("以昭信守。本备忘录于2013年9月7日在阿斯塔纳签署。", "2013-09-07"),
        ("the Berne Convention done at Berne on 9 September 1886 applies.", ""),
        ("双方于二〇一五年六月一日开始谈判。", ""),
        ("Signed copies are kept by the Secretariat.", ""),
    ],
)
def test_a_signature_is_known_by_how_its_sentence_begins(paragraph, date):
    assert signed_on(["Article 9", paragraph]) == date


def test_two_dates_of_signature_are_none():
    assert signed_on(["Done at Rome on 3 May 1999.", "Done at Bern on 4 May 1999."]) == ""
