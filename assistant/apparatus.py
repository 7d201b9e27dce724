"""Which sentences of a paper say nothing of its subject: its apparatus, its citations, what it says of itself."""

from __future__ import annotations

import re

_ABOUT_THE_TEXT = re.compile(
    r"本文|文章(?:归纳|首先|依次|进一步|最后)|^(?:摘\s*要|关键词|Abstract|Keywords)\b|"
    r"\b(?:[Tt]his|[Tt]he) (?:paper|survey|article|essay|section)\b|^It (?:first|then|also|next|finally)\b|"
    r"\b(?:is|are) (?:then|next|finally|first) \w+ed\b|\b[Tt]he (?:first|second|third|next|last|final) section\b",
)
_APPARATUS = re.compile(
    r"\s*(?:关\s*键\s*词|中图分类号|文献标识码|文章编号|引用格式|基金项目|收稿日期|作者简介|DOI|Key\s?words?|JEL)\s*[:：】\]]|"
    # The caption of a figure or a table; 图1显示… and "Figure 1 shows …" are sentences.
    r"\s*[图表]\s?\d+(?:[.—–-]\d+)*\s+[^。]*$|\s*(?:Fig(?:ure|\.)|Table)\s?\d+(?:[.—–-]\d+)*(?:[.:]|(?-i:\s+(?=[A-Z])))|"
    # What leads into the definitions of an agreement, and what tells a specimen.
    r"\s*(?:[\d一二三四五六七八九十]+[.、]\s*)?(?:为本.{1,12}之?目的[:：,，]?|For the purposes of this [\w ]+[:,])\s*$|"
    r"\s*(?:范本[:：]|Specimen:).{0,80}$",
    re.IGNORECASE,
)
#: Who signed for whom, under the last article.
_SIGNATURE = re.compile(
    r"\s*(?:.{2,24}(?:政府|[王共]和?国|联邦)代表[:：].{2,24}\s*)+|\s*(?:For the [^:.;]{3,80}:[^:.;]{3,80})+",
    re.IGNORECASE,
)
#: What only a reference has: where to look, who published it, volume, issue, pages, an address.
_REFERENCE = re.compile(
    r"^\W*\d*\W*(?:参见|详见|见|转引自|同上|同前|前引|[Ss]ee\b|Cf\.|Ibid|Id\.)|[，；](?:另|可)?参?见|：《|载《|出版社|"
    r"第\s?\d+\s?[期卷]|"
    r"第\s?[\d\s、—–-]+\s?页|https?://|\bpp?\.\s?\d|\b[Vv]ol\.\s?\d|\bNo\.\s?\d|\bUniversity Press\b|\beds?\)"
)
#: What a reference is made of: titles, names, dates.
_TITLES = re.compile(r"《[^》]*》|“[^”]*”|\d+\s?年|\d+\s?月|\d+\s?日|第?\s?\d[\d/]*\s?[条号款]")
_HAN, _LOWER = re.compile(r"[\u3400-\u9fff]"), re.compile(r"(?<![A-Za-z-])[a-z]{2,}(?![A-Za-z-])")
_LEAST_SAID = {"zh": 12, "en": 9}  # Chinese characters, or English words in small letters, beside titles


def is_apparatus(text: str) -> bool:
    """Whether a line is a paper's own apparatus, such as its keywords, and says nothing."""
    return bool(_APPARATUS.match(text))


def is_signature(text: str) -> bool:
    """Whether it is nothing but a signature block: "For the Republic of Oren: Minister of Transport"."""
    return bool(_SIGNATURE.fullmatch(text))


def is_about_the_text(text: str) -> bool:
    """Whether a sentence speaks of the paper itself ("This paper first…", "本文讨论…") and not of its subject."""
    return bool(_ABOUT_THE_TEXT.search(text))


def is_citation(note: str) -> bool:
    """Whether a sentence of a note only names a source: it has what only a reference has, or next to nothing beside
    titles, names and dates. Tried on the notes of the starter library and of two papers of the field."""
    said = _TITLES.sub(" ", note)
    says = len(_HAN.findall(said)) >= _LEAST_SAID["zh"] or len(_LOWER.findall(said)) >= _LEAST_SAID["en"]
    return not says or bool(_REFERENCE.search(note))
