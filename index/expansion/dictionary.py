"""Which words of the other language a word stands for, and how surely."""

from __future__ import annotations

import functools
import lzma
from collections.abc import Mapping
from pathlib import Path

from index.document import Language
from index.errors import DictionaryError

_SHIPPED = Path(__file__).parent / "dictionary.tsv.xz"


class Dictionary:
    """Translations in both directions, of words as ``index.lexical.tokens`` makes them: stems and Chinese words."""

    def __init__(self, into: Mapping[Language, Mapping[str, Mapping[str, float]]]) -> None:
        """``into[language][word]`` are the words of ``language`` for a word of the other, with weights 0..1."""
        self.into = into

    @classmethod
    def load(cls, path: Path) -> Dictionary:
        """The dictionary that ``save`` wrote. Raises DictionaryError when the file is missing or malformed."""
        to_zh: dict[str, dict[str, float]] = {}
        to_en: dict[str, dict[str, float]] = {}
        share = {str(percent): percent / 100 for percent in range(101)}
        try:
            with lzma.open(path, "rt", encoding="utf-8") as file:
                lines = file.read().splitlines()
            for line in lines:
                en, zh, weight_zh, weight_en = line.split("\t")
                if weight_zh != "0":
                    to_zh.setdefault(en, {})[zh] = share[weight_zh]
                if weight_en != "0":
                    to_en.setdefault(zh, {})[en] = share[weight_en]
        except (OSError, EOFError, ValueError, KeyError, lzma.LZMAError) as error:
            raise DictionaryError(
                f"The dictionary {path} cannot be read ({error}).", "Install the project again, or learn it again."
            ) from error
        return cls({"zh": to_zh, "en": to_en})

    def save(self, path: Path) -> None:
        """Write a line ``en, zh, weight of zh for en, weight of en for zh`` per pair of words; weights in percent."""
        to_zh, to_en = self.into["zh"], self.into["en"]
        cells = {(en, zh) for en, found in to_zh.items() for zh in found}
        cells |= {(en, zh) for zh, found in to_en.items() for en in found}
        path.parent.mkdir(parents=True, exist_ok=True)
        unfinished = path.with_name(path.name + ".part")
        with lzma.open(unfinished, "wt", encoding="utf-8", preset=9) as out:
            for en, zh in sorted(cells):
                weights = to_zh.get(en, {}).get(zh, 0), to_en.get(zh, {}).get(en, 0)
                percent = [round(100 * weight) for weight in weights]
                if any(percent):
                    out.write(f"{en}\t{zh}\t{percent[0]}\t{percent[1]}\n")
        unfinished.replace(path)

    def translations(self, word: str, language: Language) -> Mapping[str, float]:
        """The words of ``language`` that ``word`` of the other may stand for, with weights 0..1."""
        return self.into[language].get(word, {})


@functools.cache
def shipped_dictionary() -> Dictionary:
    """The dictionary that comes with the product."""
    return Dictionary.load(_SHIPPED)
