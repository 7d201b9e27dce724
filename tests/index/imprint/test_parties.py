"""The parties that a title or a preamble names."""

import pytest

from index.imprint.parties import parties_in


@pytest.mark.parametrize(
    ("title", "parties"),
    [
        ("奥伦共和国政府与塞兰王国政府关于跨境铁路货运规则标准对接的谅解备忘录", ("奥伦共和国", "塞兰王国")),
        ("中华人民共和国政府和大韩民国政府自由贸易协定", ("中华人民共和国", "大韩民国")),
        ("米托尼亚共和国与洛迦共和国投资促进与保护协定", ("米托尼亚共和国", "洛迦共和国")),
        (
            "Agreement between the Government of the People’s Republic of China and the Government of the Republic of "
            "Korea on Trade",
            ("People’s Republic of China", "Republic of Korea"),
        ),
        (
            "FREE TRADE AGREEMENT BETWEEN THE GOVERNMENT OF THE REPUBLIC OF KOREA AND THE GOVERNMENT OF NEW ZEALAND",
            ("Republic of Korea", "New Zealand"),
        ),
        (
            "Treaty between Bosnia and Herzegovina and the Kingdom of Spain",
            ("Bosnia and Herzegovina", "Kingdom of Spain"),
        ),
        (
            "Joint Statement of the Ministers of the Federation of Vida, the Republic of Loka and the Republic of "
            "Mitonia on Trusted Connectivity",
            ("Federation of Vida", "Republic of Loka", "Republic of Mitonia"),
        ),
        ("The Agreement between Theory and Practice", ()),
        ("Convention on the Law of the Sea", ()),
        ("论国际法与国内法的关系", ()),
    ],
)
def test_a_title_names_the_parties(title, parties):
    assert parties_in(title, []) == parties


def test_a_preamble_names_the_parties_where_the_title_does_not():
    preamble = (
        "The Governments of Brunei Darussalam, the Kingdom of Cambodia (Cambodia), collectively, the Member States of "
        "the Association, Australia and New Zealand (“the Parties”) refer to the Agreement"
    )
    expected = ("Brunei Darussalam", "Kingdom of Cambodia", "Australia", "New Zealand")
    assert parties_in("Understanding on Article 1", ["Preamble", preamble]) == expected
    chinese = "奥伦共和国、塞兰王国和维达联邦（以下称“各方”），"
    assert parties_in("框架协定", [chinese]) == ("奥伦共和国", "塞兰王国", "维达联邦")


def test_a_preamble_that_names_no_state_has_no_parties():
    assert (
        parties_in("Convention on Rivers", ["The Parties to this Agreement,", "The aims and the means, having"]) == ()
    )
