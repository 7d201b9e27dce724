"""Names of people in a line that holds nothing else."""

from __future__ import annotations

import re

_HAN = "\u3400-\u9fff"
_SURNAMES = frozenset(
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏窦章苏潘葛奚范彭郎鲁韦昌马苗凤方俞任袁柳鲍史唐"
    "费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于傅皮卞齐康伍余顾孟平黄穆萧尹姚邵汪祁毛禹狄米贝臧计成戴谈宋茅庞熊纪舒屈祝董梁杜阮"
    "蓝闵席季麻强贾路娄江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯管卢莫房裘缪解应宗丁宣邓郁单杭洪包诸左石崔吉龚程邢"
    "裴陆荣翁荀甄曲封储靳段富巫乌焦巴弓牧隗山谷车侯班仰秋仲伊宫宁仇栾甘厉祖武符刘景詹束龙叶幸司韶郜黎薄印宿白怀蒲邰鄂索"
    "咸籍赖卓蔺屠蒙池乔阴苍双闻莘党翟谭贡劳逄姬申扶堵冉宰郦雍桑桂牛寿通边扈燕冀浦尚农温别庄晏柴瞿阎充慕连茹习宦艾鱼容向古"
    "易慎戈廖庾终暨居衡步耿满弘匡文寇广禄东殳沃利蔚越隆师巩聂晁勾敖融冷辛阚那简饶空曾沙养鞠须丰巢关蒯相查后荆红游竺权"
    "盖益桓肖楼付覃代闫仝岳商苑佘佟初褟揭逯滑门展芦苟楚鹿"
    "陳張劉楊黃趙吳孫馬鄭許蘇盧蔣賈韋鄧謝蕭葉鍾陸鄒龔賴譚嚴顧韓馮錢湯羅畢喬歐龍閻孟紀賀萬齊魯戴"
)
_COMPOUND = "欧阳|歐陽|司马|司馬|上官|诸葛|諸葛|东方|皇甫|尉迟|公孙|令狐|慕容|司徒|夏侯|端木|南宫|呼延"
#: Words that look like a name, and stand where one may stand.
_NO_NAMES = frozenset(
    "关键词 关键字 方法 金融 高校 江苏 江西 安徽 万方 管理 商务 常务 文章 文献 计算 成果".split()  # noqa: SIM905
)
_CHINESE_NAME = re.compile(rf"(?:{_COMPOUND})[{_HAN}]{{1,2}}|[{_HAN}]{{2,3}}")
_CHINESE_MARKS = re.compile(
    r"[\d\s]*[⁰¹²³⁴-⁹①-⑳∗*†‡§#]+(?:[,，]?[\d⁰¹²³⁴-⁹①-⑳∗*†‡§#]+)*|(?<=[\u3400-\u9fff])\s*\d(?:[,，]\d)*(?!\d)"
)
_ROLE = re.compile(r"\s*(?:执笔|编著|主编|编译|著|等)$|^(?:作\s*者\s*[:：]?|文\s*/)\s*")
_GROUP = re.compile(rf"^[{_HAN}]{{2,20}}(?:课题组|编写组|研究组|项目组|起草组)$")
_INSTITUTION = re.compile(r"大学|学院|研究院|研究所|研究中心|公司|法院|实验室")

_MARKS = re.compile(r"\s*[⁰¹²³⁴-⁹∗*†‡§¶˘#\ue000-\uf8ff](?:[\s,]*[⁰¹²³⁴-⁹∗*†‡§¶˘#\ue000-\uf8ff])*")
_BETWEEN = re.compile(r"\s*(?:,\s*(?:and|&)\s+|[,;·•|]|\s(?:and|AND)\s|&)\s*")
_TITLES = re.compile(
    r"^(?:by|BY|By)\s+|^(?:Prof(?:essor)?|Dr|Mr|Mrs|Ms)\.?\s+|,?\s+(?:Jr\.?|Ph\.?\s?D\.?|MD|LL\.?M\.?|J\.?D\.?)$"
)
_PARTICLES = frozenset(
    "de da das do dos del della di du van von der den ten ter la le el al bin ibn y e zu af".split()  # noqa: SIM905
)
_PART = re.compile(r"(?:[A-ZÀ-ÖØ-ÞĀ-Ž]\.?-?){1,3}|[A-ZÀ-ÖØ-ÞĀ-Ž][\w’'‑-]*[\w.]|(?:O|D|d|L|l)[’'][A-ZÀ-Ž]\w+")
_INITIALS = re.compile(r"(?:[A-Z]\.-?)+|[A-Z]")
#: What makes a line of capitalised words something other than a name.
_NO_PERSON = re.compile(
    r"\b(?:universit\w*|school|college|institut\w*|department|faculty|academy|center|centre|laborator\w*|hospital|press"
    r"|library|journal|review|law|laws|research|article|paper|papers|report|abstract|introduction|contents|series|working"
    r"|policy|international|national|united|states|nations|republic|kingdom|government|ministry|agreement|treaty|convention"
    r"|protocol|memorandum|annex|chapter|section|part|volume|issue|editor\w*|editorial|foundation|association|society"
    r"|company|corporation|inc|ltd|street|road|avenue|china|beijing|shanghai|hong|kong|london|york|washington|draft|copyright"
    r"|open|access|original|special|world|bank|organi[sz]ation|council|committee|commission|assembly|general|session"
    r"|keywords?|the|of|for|on|in|and|to)\b",
    re.IGNORECASE,
)


def chinese_names(line: str) -> tuple[str, ...]:
    """The Chinese names in ``line``, each closed up; empty when anything else stands there but marks and institutions.

    The name of a group of authors is one when it stands alone.
    """
    plain = _ROLE.sub("", _CHINESE_MARKS.sub(" ", line).strip())
    closed = "".join(plain.split())
    if _GROUP.match(closed):
        return (closed,)
    words: list[str] = []
    opened = False
    for word in re.split(r"[\s,，、;；·]+", plain):
        if _INSTITUTION.search(word):
            continue
        single = len(word) == 1
        if opened and single:
            words[-1] += word
        elif word:
            words.append(word)
        opened = single and not opened
    return tuple(words) if words and all(map(_is_chinese_name, words)) else ()


def english_names(line: str) -> tuple[str, ...]:
    """The names in Latin letters in ``line``, without titles and degrees; empty when anything else stands there."""
    plain = _MARKS.sub("", line).strip()
    if re.search(r"[\d@\[\](){}:/]", plain) or _NO_PERSON.search(_BETWEEN.sub(", ", plain)):
        return ()
    names = [_TITLES.sub("", name.strip()) for name in _BETWEEN.split(plain)]
    names = [name for name in names if name]
    return tuple(names) if names and all(map(_is_english_name, names)) else ()


def _is_chinese_name(word: str) -> bool:
    named = _CHINESE_NAME.fullmatch(word) and (word[0] in _SURNAMES or re.match(_COMPOUND, word))
    return bool(named) and word not in _NO_NAMES


def _is_english_name(name: str) -> bool:
    """Two to five words, the first and the last with a capital, one of them more than an initial."""
    words = name.split()
    parts = [word for word in words if word.lower() not in _PARTICLES]
    capitals = all(_PART.fullmatch(word) for word in parts)
    return 2 <= len(words) <= 5 and len(parts) >= 2 and capitals and not _INITIALS.fullmatch(parts[-1])
