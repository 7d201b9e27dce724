"""The bilingual tokenizer."""

from __future__ import annotations

from index.embedding.vocabulary import SPECIAL, build_tokenizer, chinese_tokens, english_tokens


def tokens(text: str, *known: str) -> list[str]:
    return build_tokenizer([*SPECIAL, *known]).encode(text, add_special_tokens=False).tokens


def test_a_chinese_word_is_one_token_wherever_it_stands():
    known = ("条", "约", "条约", "国际", "的")
    assert tokens("条约的国际条约", *known) == ["条约", "的", "国际", "条约"]


def test_english_words_start_with_the_mark_and_go_on_without_it():
    assert tokens("Treaties treaty", "▁treat", "ies", "y") == ["▁treat", "ies", "▁treat", "y"]


def test_scripts_meet_without_a_space():
    assert tokens("第3条A股", "第", "条", "▁3", "▁a", "股") == ["第", "▁3", "条", "▁a", "股"]


def test_full_width_is_folded():
    assert tokens("ＭＯＵ，", "▁mou", ",") == ["▁mou", ","]


def test_a_long_run_of_chinese_is_not_lost():
    assert tokens("法" * 500, "法") == ["法"] * 500


def test_special_tokens_enclose_a_text():
    assert build_tokenizer([*SPECIAL, "法"]).encode("法").tokens == ["[CLS]", "法", "[SEP]"]


def test_the_teachers_pieces_are_marked_at_the_start_instead_of_the_middle():
    vocabulary = {"[PAD]": 0, "[unused1]": 1, "law": 2, "##s": 3, ",": 4, "法": 5, "##法": 6}
    assert english_tokens(vocabulary) == {"[PAD]": 0, "▁law": 2, "s": 3, ",": 4}


def test_characters_come_before_words_and_sources_weigh_alike():
    large = [("law", "第一条 机关 机关 机关 机关")] * 9
    small = [("news", "火车 火车 火车 火车")] * 9
    made = chinese_tokens([*large, *small], 100_000)
    assert made.index("啊") < made.index("机关") and "火车" in made
    assert len(chinese_tokens(large, 10)) == 10
