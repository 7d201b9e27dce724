"""Builds the bilingual tokenizer: the English WordPieces of the teacher, and Chinese characters and words beside them.

Two turns make one row per Chinese word enough, where WordPiece would need a second one for the word in mid-sentence:

* the mark stands at the *start* of an English word ("▁treaty", "s") instead of on its continuation ("treaty", "##s"),
  so a Chinese word is the same token wherever it stands;
* a run of Chinese characters is one pre-token, in which greedy longest match finds the words.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable

import rjieba
from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers, processors

WORD_START = "▁"
SPECIAL = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]")
_HAN = re.compile(r"[\u4e00-\u9fff]")
_HAN_WORD = re.compile(r"[\u4e00-\u9fff]{2,4}")
_LATIN = re.compile(r"[\x21-\x7e\u00a0-\u024f]+")
#: Letters and digits that are not Chinese, in Oniguruma's notation.
_WORD_CHARACTER = r"[\p{L}\p{N}&&[^\p{Han}]]"


def chinese_tokens(texts: Iterable[tuple[str, str]], size: int) -> list[str]:
    """The characters of GB 2312 and of the texts, then their commonest words of two to four characters.

    ``texts`` are (source, text). ``size`` bounds the list; characters come first, because every text can be spelled
    with them. A word's weight is the sum over sources of the square root of its count, so that one large source of
    narrow language does not fill the list.
    """
    characters: Counter[str] = Counter()
    words: dict[str, Counter[str]] = defaultdict(Counter)
    for source, text in texts:
        characters.update(_HAN.findall(text))
        words[source].update(word for word in rjieba.cut(text) if _HAN_WORD.fullmatch(word))
    known = dict.fromkeys(_gb2312())
    spelled = list(known) + [c for c, count in characters.items() if count > 1 and c not in known]
    weights: dict[str, float] = defaultdict(float)
    for counts in words.values():
        for word, count in counts.items():
            weights[word] += count**0.5
    return (
        spelled + sorted((w for w, weight in weights.items() if weight > 1), key=weights.__getitem__, reverse=True)
    )[:size]


def english_tokens(teacher_vocabulary: dict[str, int]) -> dict[str, int]:
    """The teacher's Latin pieces in start-marked form, with their row in the teacher's embedding table."""
    kept: dict[str, int] = {}
    for piece, row in sorted(teacher_vocabulary.items(), key=lambda item: item[1]):
        body = piece.removeprefix("##")
        if piece in SPECIAL:
            kept[piece] = row
        elif piece.startswith("[unused") or not (_LATIN.fullmatch(body) or (len(body) == 1 and not body.isalpha())):
            continue
        elif piece.startswith("##") or not body[0].isalnum():
            kept.setdefault(body, row)
        else:
            kept[WORD_START + body] = row
    return kept


def build_tokenizer(tokens: list[str]) -> Tokenizer:
    """A WordPiece tokenizer over ``tokens``, whose positions become the ids; the first five must be ``SPECIAL``."""
    vocabulary = {token: number for number, token in enumerate(tokens)}
    tokenizer = Tokenizer(
        models.WordPiece(vocabulary, unk_token="[UNK]", continuing_subword_prefix="", max_input_chars_per_word=100)
    )
    tokenizer.normalizer = normalizers.Sequence(
        [
            normalizers.NFKC(),
            normalizers.BertNormalizer(clean_text=True, handle_chinese_chars=False, strip_accents=True, lowercase=True),
            normalizers.Replace(Regex(rf"(?<!{_WORD_CHARACTER})(?={_WORD_CHARACTER})"), WORD_START),
        ]
    )
    # Longest match is quadratic in the length of a pre-token; 32 characters hold any word and keep a long run cheap.
    chinese_runs = pre_tokenizers.Split(Regex(r"\p{Han}{1,32}"), "isolated")
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence([pre_tokenizers.BertPreTokenizer(), chinese_runs])
    cls, sep = ("[CLS]", vocabulary["[CLS]"]), ("[SEP]", vocabulary["[SEP]"])
    tokenizer.post_processor = processors.TemplateProcessing(
        single="[CLS] $A [SEP]", pair="[CLS] $A [SEP] $B:1 [SEP]:1", special_tokens=[cls, sep]
    )
    return tokenizer


def _gb2312() -> Iterable[str]:
    for high in range(0xB0, 0xF8):
        for low in range(0xA1, 0xFF):
            try:
                yield bytes((high, low)).decode("gb2312")
            except UnicodeDecodeError:
                continue  # the few empty cells of the table
