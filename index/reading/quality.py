"""Whether the text layer of a page can be read, or is what a font without a way to Unicode leaves of it."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

from index.language import fold
from index.reading.english import known_words

#: Fewer visible characters are too few to be judged by shares.
_ENOUGH = 60
_FEWEST = 20  # Chinese characters, or English words, whose share says something
#: Shares from which a text is garbled, and what 38 real files have. Characters of no script or of an unexpected one:
#: under 0.01 in good text layers, over 0.05 in garbled ones.
_MOST_ODD, _MOST_ODD_OF_FEW = 0.04, 0.3
#: Marks that prose and tables hardly have: under 0.11, even in program code, and over 0.15.
_MOST_MARKS = 0.13
#: Chinese characters beyond the 3,755 common ones of GB 2312: under 0.21, even in a list of minerals, and over 0.9.
_MOST_RARE = 0.4
#: Known words in the text layer of a scan, which some machine has recognised: over 0.78, and 0.6 in a poor one.
_LEAST_KNOWN = 0.7
#: Of the Chinese characters of one line of a scan, which has a mark beside them that texts hardly have.
_MOST_RARE_OF_LINE, _FEWEST_RARE = 0.25, 2
_SEEN_IN_DRAWINGS = re.compile(r"[|§¦\\^~{}<>■◆●]")

_MARKS = re.compile(r"""[!"#$%&*+<=>@\\^_`{|}~«»¬¦]""")
_CHINESE = re.compile(r"[\u3400-\u9fff]+")
_LEADERS = re.compile(r"([^\w\s])\1{2,}")  # a row of the same mark leads the eye to a page number
#: What is not Latin, Greek, Cyrillic, a mark or symbol, kana, Chinese or their full-width forms: controls, private use,
#: other scripts.
_ODD = re.compile(
    "[^ -~\u00a0-\u024f\u0370-\u052f\u1e00-\u1eff\u2000-\u2bff\u2e80-\u9fff\uf900-\ufb06\ufe10-\ufe6f\uff00-\uffef"
    "\U0001d400-\U0001d7ff\U00020000-\U0003347f]|\ufffd"
)


def is_garbled(text: str) -> bool:
    """Whether the ``text`` of a page is something other than what is printed there in Chinese or English."""
    visible = "".join(unicodedata.normalize("NFKC", _LEADERS.sub(r"\1", text)).split())
    if not visible:
        return False
    odd = len(_ODD.findall(visible)) / len(visible)
    if len(visible) < _ENOUGH:
        return odd > _MOST_ODD_OF_FEW
    marks = len(_MARKS.findall(visible)) / len(visible)
    both = odd > _MOST_ODD / 4 and marks > _MOST_MARKS / 2  # one heading in such a font on a page that is else sound
    return both or odd > _MOST_ODD or marks > _MOST_MARKS or _rare(visible) > _MOST_RARE


def is_poor(text: str) -> bool:
    """Whether too few of the English words are known ones: under a scan, a text layer that was recognised badly.

    Of a page that is no scan it says nothing: the words may be French, or names.
    """
    words = [word.strip(".,;:()[]\"'“”’‘") for word in text.split()]
    words = [word.lower() for word in words if len(word) >= 3 and word.isascii() and any(map(str.isalpha, word))]
    known = sum(word in known_words() or word.rstrip("s") in known_words() for word in words)
    return len(words) >= _FEWEST and known / len(words) < _LEAST_KNOWN


def is_garbled_line(text: str) -> bool:
    """Whether a line is what a machine saw in a drawing or in letters that it does not know: rare characters and marks.

    Of a line of a page that is no scan it says nothing: rare characters may be what is printed there.
    """
    if not _SEEN_IN_DRAWINGS.search(text):
        return False
    visible = "".join(text.split())
    chinese = fold("".join(_CHINESE.findall(visible)))
    rare = sum(not _is_common(character) for character in chinese)
    return rare >= _FEWEST_RARE and rare > _MOST_RARE_OF_LINE * len(chinese)


def _rare(visible: str) -> float:
    """The share of Chinese characters that are not common ones, 0..1; 0 where there are few."""
    chinese = fold("".join(_CHINESE.findall(visible)))
    rare = sum(count for character, count in Counter(chinese).items() if not _is_common(character))
    return rare / len(chinese) if len(chinese) >= _FEWEST else 0.0


def _is_common(character: str) -> bool:
    """Whether it is on the first level of GB 2312, rows 16 to 55."""
    try:
        code = character.encode("gb2312")
    except UnicodeEncodeError:
        return False
    return len(code) == 2 and 0xB0 <= code[0] <= 0xD7
