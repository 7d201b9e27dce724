"""What a question is about: its head noun phrase, found by the forms that questions have in either language."""

from __future__ import annotations

import re

from assistant.leaning.brackets import in_brackets
from assistant.leaning.form import ATTRIBUTE_EN, ATTRIBUTE_ZH, RELATED_ZH
from assistant.leaning.narrowing import without_narrowing
from index.language import language_of
from index.numerals import ORDINALS

#: What points to something else, or only asks, is no topic.
_POINTS_ZH = re.compile(
    "^(?:第[一二三四五六七八九十\\d]|其中|其(?!他|余)|这|那|它|该|此|[两二]者|[前后]者|还有|由谁|是谁|谁"
    "|有[什没哪多几]|怎[么样]|如何|首次|哪|多[久少]|用了)"
)
_POINTS_EN = re.compile(
    r"^(?:it|its|they|their|them|that|this|these|those|there|he|she|both|the (?:former|latter|first|second"
    r"|third)|one)\b",
    re.IGNORECASE,
)
#: Those who act in every question of the field: a question is about what they do it to.
_AGENTS_ZH = "国家|各国|沿岸国|成员国|参加国|缔约方|缔约国|各方|双方|学者|学界|我们|人们|政府|国际社会"
_AGENTS_EN = (
    "states?|countries|parties|governments|scholars?|people|we|nations|actors|negotiators|investors?|party|member"
    "|one|you"
)
_OPENING_ZH = re.compile(
    r"^(?:请问|那么|那|请|所谓|关于|(?:根据|按照|依据)[^，,]*[，,]|"
    r"什么是|何谓|何为|什么叫|(?:请)?(?:解释|介绍|说明|谈谈)(?:一下)?|(?:如何|怎样|怎么)(?:理解|界定|定义"
    r"|看待)|为什么|为何)+"
)
_COUNTED = "种类项点条方面个"
#: In compounds the word for an act is no act: 执行模式, 选择效应.
_COMPOUND = (
    "(?:模式|机制|效应|能力|成本|委员会|程序|方案|计划|情况|问题|率|措施|条款|义务|主体|标准|指标|报告|办法|路径|"
    "方式|过程)"
)
_CUT_ZH = re.compile(
    r"是(?:什么|指|谁|否|不是|如何|怎|何|哪|由|在|为|一)|指的?是?什么|有(?:没有|哪|什么|何|几|多少|无|着)"
    r"|为(?:什么|何)|何[时以处]|"
    r"什么|如何|怎么|怎样|哪|多[久少]|几[个种次类项年]|能[否不够]|可[否以]|(?<![效反响供适相])应当?(?!对|用)|需要|必须|不得"
    r"|包[括含]|分为|具有|存在|"
    r"属于|相比|谁|(?<![产发])生效(?![果力应益])|取决|(?<![自理缘事])由|(?<![绝相针反面应核])对(?![话外等象策手方抗])|(?<![存所潜现实])在|"
    r"每[年月个次]|通过(?!的)|起源|"
    rf"的(?=(?:[一二三四五六七八九十两几]+[{_COUNTED}]|第[一二三四五六七八九十][{_COUNTED}])?(?:{ATTRIBUTE_ZH}"
    rf"|{RELATED_ZH}){{1,2}}"
    "(?:$|[是有在如怎为何指都还又呢吗，,和与及包里中多由谁最]|分别|主要|首次)|(?:首次|的)*$)|有(?:法律)?[约拘]束力"
)
_TAIL_ZH = re.compile(
    r"(?:(?:解决|推出|规定|带来|赋予|产生|造成|列出|取得)了?|究竟|到底|一般|通常|主要|都|也|又|还|各|之间"
    r"|分别|最早|最初|首次|是|与[^与和]*)$"
)
_ACT_ZH = re.compile(
    rf"^(?:{_AGENTS_ZH})*(?:会|要|愿意|可以|应当|应该|必须|选择|采用|采取|使用|利用|遵守|违反|履行|接受|制定"
    rf"|批准|签署|偏好|偏爱|"
    rf"重视|推动|加入|退出|实施|执行|评估|衡量|判断|区分)+(?P<thing>(?!{_COMPOUND}$).{{2,}})$"
)
_AGENT_ZH = re.compile(rf"^(?:.*[中里])?(?:{_AGENTS_ZH})$")
_PLACE_ZH = re.compile("(?<=[\u4e00-\u9fff》])[里中](?:的|[，,])")
_TITLE = re.compile("^《[^》]+》(?![的与和及、第])")

_AUX = r"(?:does|do|did|is|are|was|were|can|could|should|must|may|might|will|would|shall|has|have|had)"
_VERBS = """
be have enter differ say mean work apply bind require provide include cover define set take use make need choose face
prefer comply follow play affect influence become harden protect regulate govern allow prohibit permit contain
address solve deal relate depend function matter exist begin start end expire settle resolve measure monitor review
report meet decide adopt sign ratify join leave create establish found propose argue claim name call describe
explain hold treat compare count come go give get help serve aim promote support ensure prove show change develop
evolve emerge fail succeed last bring involve consist cost ask recognise recognize grant receive share exchange
notify compensate calculate compose draft accept reject interact shape rest look stand happen act belong lead point
offer impose produce respond resort turn see think want agree commit cooperate fall head keep draw live finish tell
conform oppose expect implement enforce breach violate interpret negotiate withdraw distinguish rely lack lose win
invoke submit appoint host extend terminate fix criticise criticize respect conclude pay fund appeal assess evaluate
overlap enact oblige find
"""
_VERB = "(?:" + "|".join(sorted({re.sub("e$", "", verb) for verb in _VERBS.split()}, key=len, reverse=True)) + ")"
#: Small letters: an Act is no verb; nor does a working group work.
_FINITE = (
    r"(?!working (?:group|part|paper|language|day))"
    rf"(?-i:{_VERB}(?:e?s|e?d|[td]ed|ing|e|ies|ied|y)?)"
)
_IRREGULAR = "made|held|set|built|paid|given|taken|known|found|chosen|written|drawn|put|kept|led|done|brought|meant|won"
_STATE = (
    r"(?:legally |really |still |always )?"
    r"(?:binding|mandatory|voluntary|effective|valid|enforceable|applicable|important|final|public|common"
    r"|popular|so \w+)"
)
_OPENING_EN = re.compile(
    r"^(?:(?:and|so|but|then|please|now)\b,? ?|according to [^,]+, ?|(?:under|in|of|among) [^,?]+, ?)*", re.IGNORECASE
)
_DEFINED = re.compile(
    r"^(?:what (?:is|are|was|were)(?: meant by)?|what's|define|explain|describe|tell me about"
    r"|what about)\s+(?P<thing>.+)$",
    re.IGNORECASE,
)
_SUBJECT = re.compile(
    rf"\b{_AUX}\s+(?P<subject>(?!\w{{3,}}ed\b).+?)(?<!\band)(?<!\bor)(?<!\bthe)"
    rf"(?=\s+(?:{_FINITE}|{_IRREGULAR}|\w{{3,}}ed|{_STATE})\b"
    rf"|$)(?P<rest>.*)$",
    re.IGNORECASE,
)
_OBJECT = re.compile(
    rf"^(?:who|what|which(?: \w+)?|how many \w+)\s+(?:{_AUX}\s+)?(?:{_FINITE}|\w{{3,}}ed"
    rf"|{_IRREGULAR})\s+(?P<thing>.+)$",
    re.IGNORECASE,
)
_WHO_DOES = re.compile(rf"^who {_AUX} {_FINITE}\b", re.IGNORECASE)
_THERE = re.compile(r"^(?:what|which|how many) (?P<thing>.+?) (?:are|is|were|was) there\b", re.IGNORECASE)
_AGENT_EN = re.compile(rf"^(?:the |an? )?(?:{_AGENTS_EN})$", re.IGNORECASE)
_UNDER = re.compile(r"\bunder (?P<thing>(?:the )?[\w'’ -]+)$", re.IGNORECASE)
#: "the Model Law's second principle" is about the Model Law, "the Agreement's compliance committee" about itself.
_OWN = re.compile(rf"^(?P<owner>.+?)['’]s? (?:(?:{'|'.join(ORDINALS)}) .+|{ATTRIBUTE_EN})$", re.IGNORECASE)
_RUN_OUT = re.compile(
    rf"^\s*(?:to )?(?:{_FINITE}|\w+ed|{_IRREGULAR})\s+(?:(?:to|with|on|about|by|in|into|from)\s+)?(?P<thing>.+)$",
    re.IGNORECASE,
)
#: "the limits of soft law" is about soft law, "the Court of Justice" about itself.
_OF = re.compile(r"^(?:the|a|an|any|some|main|its)?\s*[a-z][a-z -]*? (?:of|for|between) (?=(?:the |a |an )?\w)")
_STORY = 200  # characters from which a question is several sentences
_SENTENCE = re.compile(r"(?<=[.!?])\s+|(?<=[。！？])")
_LONGEST = 90  # characters of a head noun phrase; what is longer is a clause that was not understood


def topic(question: str) -> str:
    """The head noun phrase of ``question`` as it is written there; empty where none is found."""
    language = language_of(question)
    plain = _last_sentence(question.strip()).rstrip("？?。.！! 呢吗")
    plain = without_narrowing(plain)
    if inside := in_brackets(plain):
        return inside
    found = (_chinese(plain) if language == "zh" else _english(plain)).strip(" ，,、；;：:").removesuffix("的")
    if _POINTS_ZH.match(found) or _POINTS_EN.match(found):
        return ""
    return found if 1 < len(found) <= _LONGEST else ""


def _last_sentence(question: str) -> str:
    """The last sentence of a question that tells a story before it asks; a short one whole."""
    return question if len(question) < _STORY else _SENTENCE.split(question)[-1]


def _chinese(question: str) -> str:
    plain = _PLACE_ZH.sub("的", _OPENING_ZH.sub("", question), count=1)
    title = _TITLE.match(plain)
    if title:
        return title.group()
    for cut in _CUT_ZH.finditer(plain):
        head = _bare_head(plain[: cut.start()])
        if not head:
            continue
        if not _AGENT_ZH.match(head):
            return head
        rest = _ACT_ZH.match(_CUT_ZH.sub("", plain[cut.start() :], count=1))
        return _bare_head(rest["thing"]) if rest else head
    return _bare_head(plain)


def _bare_head(head: str) -> str:
    while (shorter := _TAIL_ZH.sub("", head)) != head and "与" not in head[len(shorter) :]:
        head = shorter
    acts = _ACT_ZH.match(head)
    return acts["thing"] if acts else head


def _english(question: str) -> str:
    plain = _OPENING_EN.sub("", question, count=1)
    defined = _DEFINED.match(plain)
    if defined:
        return _after_of(
            re.split(r"\s+(?:and (?:why|when|how|what|which)|when|why|how|that|which)\b", defined["thing"])[0]
        )
    there = _THERE.match(plain)
    if there:
        return _after_of(there["thing"])
    subject = None if _WHO_DOES.match(plain) else _SUBJECT.search(plain)
    under = _UNDER.search(plain)
    if subject and under and _AGENT_EN.match(subject["subject"]):
        return under["thing"]
    if subject and _AGENT_EN.match(subject["subject"]):
        run_out = _RUN_OUT.match(subject["rest"])
        return _first_phrase(run_out["thing"]) if run_out else subject["subject"]
    if subject:
        return _after_of(_before_article(subject["subject"]))
    thing = _OBJECT.match(plain)
    return _first_phrase(thing["thing"]) if thing else ""


def _before_article(subject: str) -> str:
    """Up to what is said of it after a form of "be": "selection bias" of "selection bias a problem"."""
    return re.split(
        r"(?<![,;])(?<!\bor)(?<!\band)(?<!\bof)(?<!\bin)(?<!\bby)(?<!\bto)(?<!\bon)(?<!\bfor)\s+an?\s+", subject
    )[0]


def _first_phrase(text: str) -> str:
    """Up to what says where, when or why."""
    head = re.split(
        r"\s+(?:and (?:why|when|how|what)|in|on|at|by|when|where|because|if|to|after|before|over)\b|,", text
    )[0]
    return _after_of(re.sub(r"^(?:at|in|on|under|with|from)\s+", "", head))


def _after_of(phrase: str) -> str:
    bare = _OF.sub("", phrase.strip()).strip()
    own = _OWN.match(bare)
    return own["owner"] if own else bare
