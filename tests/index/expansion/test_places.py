"""Countries and regions by their names in both languages."""

import pytest

from index.expansion.places import places, places_in


@pytest.mark.parametrize(
    ("text", "chinese"),
    [
        ("Poland", "波兰"),
        ("a Polish port", "波兰"),
        ("Kenyan law", "肯尼亚"),
        ("Nigerian law", "尼日利亚"),  # not what is of Niger
        ("Chinese loans", "中国"),
        ("Pakistani rivers", "巴基斯坦"),
        ("Kazakh rail", "哈萨克斯坦"),
        ("Swiss banks", "瑞士"),
        ("the United States of America", "美国"),
        ("Viet Nam", "越南"),
        ("Côte d’Ivoire", "科特迪瓦"),
        ("North America", "北美洲"),
        ("South-East Asia", "东南亚"),
    ],
)
def test_a_place_is_found_by_its_names_and_what_is_of_it(text, chinese):
    (found,) = places().terms_in(text, "en")
    assert found.zh[0] == chinese


def test_chinese_names_are_found_too():
    assert [place.en[0] for place in places().terms_in("意大利与阿联酋、拉美各国", "zh")] == [
        "Italy",
        "United Arab Emirates",
        "Latin America",
    ]


@pytest.mark.parametrize(("text", "language"), [("中非合作", "zh"), ("the whole world", "en"), ("tell us", "en")])
def test_what_may_as_well_be_something_else_is_no_place(text, language):
    assert places().terms_in(text, language) == ()


def test_each_place_has_names_in_both_languages():
    assert len(places().terms) > 250
    assert all(place.zh and place.en for place in places().terms)


def test_an_english_place_is_written_with_a_capital():
    assert [place.en[0] for place in places_in("a green plan of Poland's", "en")] == ["Poland"]
    assert [place.en[0] for place in places_in("绿色波兰", "zh")] == ["Poland"]
