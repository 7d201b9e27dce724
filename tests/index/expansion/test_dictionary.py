"""The dictionary on disk, and what a word stands for."""

import lzma

import pytest

from index.errors import DictionaryError
from index.expansion.dictionary import Dictionary, shipped_dictionary

TO_ZH = {"treati": {"条约": 0.75, "协定": 0.25}, "river": {"河流": 1.0}}
TO_EN = {"条约": {"treati": 1.0}, "软法": {"soft": 0.5, "law": 0.5}}


def _load(path, data):
    path.write_bytes(data)
    return Dictionary.load(path)


def test_translations_are_weighted_words_of_the_other_language():
    dictionary = Dictionary({"zh": TO_ZH, "en": TO_EN})
    assert dictionary.translations("treati", "zh") == {"条约": 0.75, "协定": 0.25}
    assert dictionary.translations("条约", "en") == {"treati": 1.0}


def test_an_unknown_word_has_no_translation():
    dictionary = Dictionary({"zh": TO_ZH, "en": TO_EN})
    assert dictionary.translations("volcano", "zh") == {}
    assert dictionary.translations("treati", "en") == {}


def test_a_saved_dictionary_comes_back_the_same(tmp_path):
    Dictionary({"zh": TO_ZH, "en": TO_EN}).save(tmp_path / "d.tsv.xz")
    assert Dictionary.load(tmp_path / "d.tsv.xz").into == {"zh": TO_ZH, "en": TO_EN}
    assert [path.name for path in tmp_path.iterdir()] == ["d.tsv.xz"]


def test_the_file_has_a_line_per_pair_with_the_weights_in_percent(tmp_path):
    Dictionary({"zh": TO_ZH, "en": TO_EN}).save(tmp_path / "d.tsv.xz")
    with lzma.open(tmp_path / "d.tsv.xz", "rt", encoding="utf-8") as lines:
        assert lines.read().splitlines() == [
            "law\t软法\t0\t50",
            "river\t河流\t100\t0",
            "soft\t软法\t0\t50",
            "treati\t协定\t25\t0",
            "treati\t条约\t75\t100",
        ]


def test_a_weight_of_less_than_half_a_percent_is_left_out(tmp_path):
    Dictionary({"zh": {"treati": {"条约": 0.996, "水": 0.004}}, "en": {}}).save(tmp_path / "d.tsv.xz")
    assert Dictionary.load(tmp_path / "d.tsv.xz").into == {"zh": {"treati": {"条约": 1.0}}, "en": {}}


def test_a_missing_file_is_a_dictionary_error_with_a_remedy(tmp_path):
    with pytest.raises(DictionaryError, match=r"none\.tsv\.xz cannot be read") as caught:
        Dictionary.load(tmp_path / "none.tsv.xz")
    assert "learn it again" in caught.value.remedy


@pytest.mark.parametrize(
    "data",
    [
        b"not compressed",
        b"",
        lzma.compress("treati\t条约\t100\n".encode()),
        lzma.compress("treati\t条约\t100\tmuch\n".encode()),
        lzma.compress("treati\t条约\t0.5\t0.5\n".encode()),
        lzma.compress("treati\t条约\t100\t100\n".encode("gbk")),
        lzma.compress("treati\t条约\t100\t100\n".encode() * 99)[:-20],
    ],
    ids=["not xz", "empty", "a column too few", "no number", "no whole number", "not UTF-8", "cut off"],
)
def test_a_malformed_file_is_a_dictionary_error(tmp_path, data):
    with pytest.raises(DictionaryError, match="cannot be read"):
        _load(tmp_path / "d.tsv.xz", data)


def test_the_shipped_dictionary_knows_the_words_of_the_field():
    dictionary = shipped_dictionary()
    to_zh, to_en = dictionary.translations("treati", "zh"), dictionary.translations("条约", "en")
    assert max(to_zh, key=to_zh.get) == "条约"
    assert max(to_en, key=to_en.get) == "treati"
    assert sum(to_zh.values()) <= 1.1  # shares, each rounded to a percent
    assert dictionary is shipped_dictionary()
