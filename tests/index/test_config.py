"""Settings from assistant.toml."""

import pytest

from index.config import IndexConfig, load
from index.errors import ConfigError


def _write(folder, text):
    path = folder / "assistant.toml"
    path.write_text(text, encoding="utf-8")
    return path


def test_defaults_without_a_file(tmp_path):
    assert load(IndexConfig, "index", tmp_path / "assistant.toml") == IndexConfig()


def test_the_file_changes_only_what_it_names(tmp_path):
    path = _write(tmp_path, "[index]\ncandidates = 7\n[assistant]\nsomething = 1\n")
    assert load(IndexConfig, "index", path) == IndexConfig(candidates=7)


def test_defaults_where_the_table_is_missing(tmp_path):
    assert load(IndexConfig, "index", _write(tmp_path, "[assistant]\nx = 1\n")) == IndexConfig()


def test_an_unknown_key_is_named_beside_the_known_ones(tmp_path):
    with pytest.raises(ConfigError, match=r"\[index\] candidate\.") as caught:
        load(IndexConfig, "index", _write(tmp_path, "[index]\ncandidate = 7\n"))
    assert "candidates" in caught.value.remedy


def test_bad_toml_is_a_config_error(tmp_path):
    with pytest.raises(ConfigError, match="not valid TOML"):
        load(IndexConfig, "index", _write(tmp_path, "[index\n"))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("index = 3\n", "as a setting, not as a table"),
        ("[[index]]\ncandidates = 7\n", "as a setting, not as a table"),
        ("candidates = 7\n", "unknown table or setting candidates"),
        ("[indx]\ncandidates = 7\n", "unknown table or setting indx"),
        ('[index]\ncandidates = "7"\n', "candidates to '7'"),
        ("[index]\ncandidates = 7.5\n", "candidates to 7.5"),
        ("[index]\ncandidates = true\n", "candidates to True"),
        ('[index]\nlexical_weight = "0.4"\n', "lexical_weight to '0.4'"),
        ("[index]\nlexical_weight = false\n", "lexical_weight to False"),
    ],
)
def test_what_cannot_be_a_setting_is_named_with_a_remedy(tmp_path, text, said):
    with pytest.raises(ConfigError) as caught:
        load(IndexConfig, "index", _write(tmp_path, text))
    assert said in caught.value.message
    assert caught.value.remedy


def test_a_whole_number_may_stand_for_a_float(tmp_path):
    assert load(IndexConfig, "index", _write(tmp_path, "[index]\nlexical_weight = 1\n")).lexical_weight == 1


def test_a_file_that_is_not_utf8_is_a_config_error(tmp_path):
    (tmp_path / "assistant.toml").write_bytes("[index] # 软法\n".encode("gbk"))
    with pytest.raises(ConfigError, match="not UTF-8"):
        load(IndexConfig, "index", tmp_path / "assistant.toml")


@pytest.mark.parametrize("setting", ["candidates = -5", "lexical_weight = nan", "seconds_per_file = inf"])
def test_a_number_that_measures_nothing_is_refused(tmp_path, setting):
    with pytest.raises(ConfigError, match=r"sets \[index\]") as caught:
        load(IndexConfig, "index", _write(tmp_path, f"[index]\n{setting}\n"))
    assert caught.value.remedy == "Give it a number from 0."


def test_a_byte_order_mark_is_no_setting(tmp_path):
    assert load(IndexConfig, "index", _write(tmp_path, "\ufeff[index]\ncandidates = 7\n")) == IndexConfig(candidates=7)


def test_what_cannot_be_opened_is_a_config_error(tmp_path):
    with pytest.raises(ConfigError, match="cannot be opened"):
        load(IndexConfig, "index", tmp_path)
