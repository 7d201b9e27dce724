"""How alike a Chinese name and a Latin one sound: 哈撒韦 and Hathaway, 米托尼亚 and Mitonia.

A transliteration keeps the consonants of a name, in classes: Chinese has one sound for l and r, none for v and th, and
puts vowels between consonants that stand together. So both names become sounds, by pinyin and by the rules of
spelling, and are likened by an edit distance in which vowels weigh little (Knight & Graehl 1998, "Machine
Transliteration", learn such costs; these are set by hand and tried on tests/index/expansion/names.tsv).
"""

from __future__ import annotations

import functools
import re
import unicodedata
from collections.abc import Iterable, Mapping

from rapidfuzz import process
from rapidfuzz.distance import Levenshtein

from index.document import Language

#: The characters by which foreign names are written in Chinese.
SPELLING = frozenset(
    "阿埃艾爱安昂奥澳巴白班邦保鲍贝本比毕彼宾波伯勃博布蔡查察彻楚茨达大戴丹道德登邓狄迪蒂丁东杜顿多厄恩尔法凡范菲费芬丰弗佛福富"
    "夫盖甘冈高戈哥格葛根贡古瓜圭哈海汉豪赫黑亨洪胡华怀惠霍基吉加迦贾简杰金津京居喀卡开凯坎康考柯科可克肯孔库夸奎昆拉莱赖兰朗劳"
    "勒雷里理利莉丽立连良列林琳龙隆卢鲁露伦罗洛吕马玛麦迈曼芒毛梅门蒙孟米密明缪摩莫默姆穆拿娜纳乃奈南瑙内嫩能尼妮涅宁纽农努诺欧"
    "帕派潘庞佩彭蓬皮匹平泼珀普浦齐奇契强乔切钦琴丘屈让热仁日荣茹瑞若撒萨塞赛桑瑟森沙珊山尚绍舍申生圣盛施什石史士舒朔丝斯思司松"
    "苏索塔太泰坦汤唐陶特腾提田廷通图托瓦万旺威韦维卫魏温文翁沃乌武伍西希锡席夏香肖谢辛欣兴休许逊雅亚娅扬杨耶叶依伊易因英永尤于雨"
    "约云宰赞泽扎詹珍芝治朱兹宗祖佐岑廉翰薇"
)
#: From so much likeness on two names are taken for one. Of the pairs of names.tsv the half that this was chosen on has
#: its best F1 here.
ALIKE = 0.78
_INITIAL = re.compile(r"(zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(.*)")
_INITIALS = {"zh": "J", "j": "J", "ch": "C", "q": "C", "sh": "S", "x": "X", "c": "z"}
#: Characters that are read otherwise in foreign names: by others that are read so.
_READ_AS = str.maketrans("迦什", "卡施")
_TWICE = re.compile(r"([bdfglmnprst])\1")
#: What letters are spoken as, the first that fits; others as themselves. Capitals are sounds with more than one
#: spelling: C as in chin, J as in join, S as in ship, T as in thin, G before e and i, R where no vowel follows.
_SPOKEN = (
    (r"^kn", "n"), (r"^wr", "r"), (r"^mc(?=[^aeiou])", "mak"), (r"tch", "C"), (r"sch", "S"), (r"ch(?=[rlt])", "k"),
    (r"ch", "C"), (r"sh", "S"), (r"th", "T"), (r"ph", "f"), (r"gh(?=[aeiou])", "g"), (r"gh", ""), (r"c?qu", "kw"),
    (r"x", "ks"), (r"c?k+", "k"), (r"dg|g(?=[eiy])", "G"), (r"s?c(?=[eiy])", "s"), (r"c+|q", "k"), (r"t[sz]|z+", "z"),
    (r"ng(?![aeiouylr])", "n"), (r"mb$", "m"), (r"j", "J"), (r"y(?=[aeiou])", "y"), (r"e$", ""), (r"e[ea]|ie|y", "i"),
    (r"oo", "u"), (r"wh", "w"), (r"w(?![aeiouy])", "u"), (r"h(?![aeiouy])", ""), (r"r(?![aeiouy])", "R"), (r".", None),
)  # fmt: skip
_LETTERS = re.compile("|".join(f"({letters})" for letters, _ in _SPOKEN))
#: The Latin sounds that each Chinese sound stands for beside its own, at no cost …
_STANDS: Mapping[str, str] = {"l": "rR", "R": "lr", "w": "v", "f": "v", "J": "G", "s": "T", "y": "J"}
#: … and at some.
_NEARLY: Mapping[str, str] = {
    "b": "pv", "p": "b", "d": "tT", "t": "dT", "g": "kG", "k": "gC", "J": "gzkC", "C": "kJtG", "X": "sShTz",
    "S": "sCTJ", "s": "zS", "z": "sT", "r": "JGRly", "h": "kw", "y": "iG", "n": "m", "m": "n", "w": "uoh", "i": "y",
    "u": "w", "o": "w",
}  # fmt: skip
_NEAR = 0.25
#: Vowels in the order of the mouth: how far they are apart, in steps, is what it costs to change them.
_MOUTH = {"i": 0.0, "e": 1.0, "a": 2.0, "o": 3.0, "u": 3.5}
_STEP = 0.1
#: What it costs that one has a sound more, where it is hardly heard; of others 1.
_MORE = {
    "a": 0.25, "o": 0.2, "e": 0.1, "i": 0.12, "u": 0.12, "R": 0.2, "h": 0.4, "y": 0.1, "w": 0.4, "l": 0.5, "r": 0.5,
    "n": 0.6, "t": 0.7, "d": 0.7,
}  # fmt: skip
_VOWEL = 0.2  # what a vowel weighs beside a consonant
#: Sounds that may stand for one another are one letter of a skeleton; those that may be left out are none.
_SKELETON = str.maketrans("pbvfwdTtkgGJCXSszrlmn", "ppffftttkkkkkssssllnn", "aeiouhyR")
_BEGINS = str.maketrans("pbvfwdTtkgGJCXSszrlmneiouyR", "ppffftttkkkkkssssllnnaaaaaa")
_APART = 2  # letters in which the skeletons of names that are alike may differ


class Heard:
    """Names of one language by their sounds, among which those of the other are looked for."""

    def __init__(self, names: Iterable[str], language: Language) -> None:
        self.language = language
        self._names: dict[str, dict[str, list[str]]] = {}  # by the class of the first sound, then by sounds
        for name in names:
            if sounds := spoken(name, language):
                self._names.setdefault(_begins(sounds), {}).setdefault(sounds, []).append(name)

    def alike(self, name: str) -> dict[str, float]:
        """The names that sound like ``name`` of the other language, each with its likeness."""
        asked = spoken(name, "en" if self.language == "zh" else "zh")
        names = self._names.get(_begins(asked), {})
        heard = list(names)
        bones = [sounds.translate(_SKELETON) for sounds in heard]
        close = process.extract(
            asked.translate(_SKELETON), bones, scorer=Levenshtein.distance, limit=None, score_cutoff=_APART
        )
        found: dict[str, float] = {}
        for _, _, place in close:
            pair = (heard[place], asked) if self.language == "zh" else (asked, heard[place])
            if (like := _likeness(*pair)) >= ALIKE:
                found |= dict.fromkeys(names[heard[place]], like)
        return found


def _begins(sounds: str) -> str:
    return sounds[:1].translate(_BEGINS)


def spoken(name: str, language: Language) -> str:
    """The sounds of a name as it is written in ``language``, a letter each."""
    return _spoken_chinese(name) if language == "zh" else _spoken_latin(name)


def likeness(chinese: str, latin: str) -> float:
    """How alike two names sound, 0..1; 0 where either has no consonant."""
    return _likeness(_spoken_chinese(chinese), _spoken_latin(latin))


def _likeness(chinese: str, latin: str) -> float:
    weights = [_weight(chinese), _weight(latin)]
    if min(weights) == 0 or not (set(chinese) - _MOUTH.keys() and set(latin) - _MOUTH.keys()):
        return 0.0
    return max(1 - 2 * _distance(chinese, latin) / sum(weights), 0.0)


def _weight(sounds: str) -> float:
    return sum(_VOWEL if sound in _MOUTH else 1.0 for sound in sounds)


def _distance(chinese: str, latin: str) -> float:
    """The least sum of what it costs to change, leave out and add sounds (Wagner & Fischer 1974)."""
    row = [0.0]
    for sound in latin:
        row.append(row[-1] + _more(sound))
    for said in chinese:
        before, row = row, [row[0] + _more(said)]
        for place, sound in enumerate(latin):
            changed = before[place] + _change(said, sound)
            row.append(min(changed, before[place + 1] + _more(said), row[-1] + _more(sound)))
    return row[-1]


def _more(sound: str) -> float:
    return _MORE.get(sound, 1.0)


@functools.cache
def _change(chinese: str, latin: str) -> float:
    if chinese == latin or latin in _STANDS.get(chinese, ""):
        return 0.0
    if latin in _NEARLY.get(chinese, ""):
        return _NEAR
    if chinese in _MOUTH and latin in _MOUTH:
        return _STEP * abs(_MOUTH[chinese] - _MOUTH[latin])
    return 1.0


@functools.lru_cache(maxsize=1 << 14)
def _spoken_chinese(name: str) -> str:
    from pypinyin import lazy_pinyin  # its table takes a while to load

    return "".join(_syllable(pinyin) for pinyin in lazy_pinyin(name.translate(_READ_AS), v_to_u=True, errors="ignore"))


def _syllable(pinyin: str) -> str:
    if pinyin == "er":
        return "eR"
    found = _INITIAL.fullmatch(pinyin)
    initial, final = (found[1] or "", found[2]) if found else ("", "")
    if pinyin[:2] == "yi":
        initial = ""
    final = final.replace("ü", "u").replace("ng", "n")
    return _INITIALS.get(initial, initial) + final


@functools.lru_cache(maxsize=1 << 16)
def _spoken_latin(name: str) -> str:
    plain = unicodedata.normalize("NFKD", name.casefold())
    letters = _TWICE.sub(r"\1", re.sub("[^a-z]", "", plain))
    return _LETTERS.sub(_sound, letters)


def _sound(found: re.Match[str]) -> str:
    sound = _SPOKEN[(found.lastindex or 1) - 1][1]
    return found[0] if sound is None else sound
