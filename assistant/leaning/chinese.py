"""How a Chinese question leans on the one before it."""

from __future__ import annotations

import re

from assistant.leaning.form import Lean

_LEAD = "(?:那么|那(?!个|项|一|是)|可是|但是?|还有|而)?[，,]?"
_KINDS = "种类项点条方面步个"
_ATTRIBUTE = (
    "(?:主要|具体|共同|法律|总体|基本|适用)?(?:局限性?|优势|优点|缺点|不足|弊端|特征|特点|条件|原因|理由|意义|作用|影响|效果|效力|后果|目标|"
    "目的|原则|内容|性质|类型|种类|分类|形式|主体|成员|程序|步骤|期限|依据|来源|例子|例外|区别|不同|差别|差异|联系|关系|问题|挑战|困难|难点|功能|"
    "机制|定义|含义|好处|风险|范围|义务|权利|措施|建议|启示)"
)
_DONE = "(?:生效|通过|签署|签订|成立|提出|启动|发布|开始|结束|到期|失效|设立)"
_BY = "(?:提出|起草|制定|签署|批准|负责|主持|发起|执行|监督|说|设立|建立|主张)"
_BARE = re.compile(
    rf"^{_LEAD}(?:为什么(?:会?这样|如此)?|为何|何以见得|怎么(?:说|办|做|样|理解|会|讲)?|如何(?:实现|做到|解决|运作|理解|操作)?|"
    "什么(?:时候|意思|原因|时间)|何时|在?哪里|哪一?[年天月]|哪些|哪几[种个项类]|多少|多久|几[个种次年]|"
    rf"(?:是|由)?谁(?:{_BY}的?了?)?|是?(?:何时|什么时候|什么时间|哪一?年)(?:开始)?{_DONE}的?|"
    "(?:能|可以|请)?(?:能不能)?(?:再)?(?:举|给)(?:一)?[个些]?例子?|比如(?:说)?|例如|还有(?:别的|其他的?|哪些|什么)?|"
    "(?:请|能)?(?:再)?(?:详细|具体)(?:说说|解释|讲讲|说明|一点|来说)?(?:一下)?|继续|真的|是这样|依据是什么|原因是什么)[呢吗的了]*$"
)
_OF_WHAT = re.compile(
    rf"^{_LEAD}(?:又|都|各)?(?:主要)?(?:有(?:哪些|什么|多少|几[{_KINDS}])(?P<has>{_ATTRIBUTE})|"
    rf"(?P<of>{_ATTRIBUTE})(?:是什么|有哪些|如何|何在)?)呢?$"
)
_INSTEAD = re.compile(
    rf"^{_LEAD}(?:对于?|关于|换成|至于|如果是|和|与)?(?P<other>[^，,？?]{{1,20}}?)(?:的话)?(?:呢|又如何|又怎样)$"
)
_ASKS = re.compile("什么|哪|谁|几|多少|如何|怎|为何|何时|是否|吗|能否|可否|多久|应该|应当|还是")
_PART = re.compile(rf"^(?:第?[一二三四五六七八九两几][{_KINDS}]|前者|后者|[前后另]一[{_KINDS}]|另外|其他|其余|最后)|的")
_AT_HEAD = re.compile(
    rf"^{_LEAD}(?:在|根据|按照?|对|关于|为什么|为何)?(?P<pronoun>其(?![他它余间实])|该(?!怎|如何|由|拿|从|用|去|做|不该)|"
    "此(?![外后前刻时次])|上述|这(?!里|样的?话)|那(?:个|项|一|是)|前者|后者|两者|二者|它们?|[他她]们|[他她](?![国人]))"
)
_INSIDE = re.compile("(?<![与和及、其])它们?(?![们的])")  # 它的 is most often of what its own clause speaks of
_CLAUSE = re.compile("[，,；;：:、]")


def lean_of(question: str) -> Lean | None:
    """How ``question``, without its question mark, leans on the one before; None when it stands alone."""
    if _BARE.match(question):
        return Lean("bare", question)
    of_what = _OF_WHAT.match(question)
    if of_what:
        return Lean("attribute", of_what["has"] or of_what["of"])
    at_head = _AT_HEAD.match(question)
    if at_head:
        return _replaceable(question, at_head["pronoun"])
    instead = _INSTEAD.match(question)
    if instead and not _ASKS.search(instead["other"]) and "它" not in instead["other"]:
        return Lean("appended" if _PART.search(instead["other"]) else "instead", instead["other"])
    inside = _INSIDE.search(question)
    if inside and not any(len(part) > 1 for part in _CLAUSE.split(question[: inside.start()])[:-1]):
        return Lean("pronoun", _without_lead(question), inside.group())
    return None


def _replaceable(question: str, pronoun: str) -> Lean:
    """它 is replaced, 其 where it is not 其中; what is behind 该 or 这种 has no end that a rule could find."""
    said = re.sub("呢$", "", _without_lead(question))
    if pronoun == "其" and not re.match("其[中一二三]", said):
        return Lean("possessive", said, pronoun)
    return Lean("pronoun" if pronoun in {"它", "它们"} else "appended", said, pronoun)


def _without_lead(question: str) -> str:
    return re.sub(f"^{_LEAD}", "", question)
