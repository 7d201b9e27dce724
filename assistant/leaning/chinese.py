"""How a Chinese question leans on the one before it."""

from __future__ import annotations

import re

from assistant.leaning.form import ATTRIBUTE_ZH, RELATED_ZH, Lean

_LEAD = "(?:那么|那(?!个|项|一|是)|可是|但是?|还有|而)?[，,]?"
_KINDS = "种类项点条方面步个"
_DONE = "(?:生效|通过|签署|签订|成立|提出|启动|发布|开始|结束|到期|失效|设立)"
_BY = "(?:提出|起草|制定|签署|批准|负责|主持|发起|执行|监督|说|设立|建立|主张)"
_BARE = re.compile(
    rf"^{_LEAD}(?:为什么(?:会?这样|如此)?|为何|何以见得|怎么(?:说|办|做|样|理解|会|讲)?|如何(?:实现|做到|解决"
    rf"|运作|理解|操作)?|"
    "什么(?:时候|意思|原因|时间)|何时|在?哪里|哪一?[年天月]|哪些|哪几[种个项类]|多少|多久|几[个种次年]|"
    rf"(?:是|由)?谁(?:{_BY}的?了?)?|是?(?:何时|什么时候|什么时间|哪一?年)(?:开始)?{_DONE}的?|"
    "(?:能|可以|请)?(?:能不能)?(?:再)?(?:举|给)(?:一)?[个些]?例子?|比如(?:说)?|例如|"
    "还有(?:没有)?(?:(?:别的|其[他它]的?)[^，。？]{0,6}|哪些|什么)?|"
    "(?:请|能)?(?:再)?(?:详细|具体)(?:说说|解释|讲讲|说明|一点|来说)?(?:一下)?|继续|真的|是这样|依据是什么"
    "|原因是什么)[呢吗的了]*$"
)
_OF_WHAT = re.compile(
    rf"^{_LEAD}(?:又|都|各)?(?:主要)?(?:有(?:哪些|什么|多少|几[{_KINDS}])(?P<has>{ATTRIBUTE_ZH})|"
    rf"(?P<of>{ATTRIBUTE_ZH})(?:是什么|有哪些|如何|何在)?)呢?$"
)
_INSTEAD = re.compile(
    rf"^{_LEAD}(?:对于?|关于|换成|至于|如果是|和|与)?(?P<other>[^，,？?]{{1,20}}?)(?:的话)?(?:呢|又如何|又怎样)$"
)
_ASKS = re.compile("什么|哪|谁|几|多少|如何|怎|为何|何时|是否|吗|能否|可否|多久|应该|应当|还是")
_PART = re.compile(
    rf"^(?:第?[一二三四五六七八九两几][{_KINDS}]|前者|后者|[前后另]一[{_KINDS}]|另外|其他|其余|最后)|的(?!$)"
)
_AT_HEAD = re.compile(
    rf"^{_LEAD}(?:在|根据|按照?|对|关于|为什么|为何)?(?P<pronoun>其(?![他它余间实])|该(?!怎|如何|由|拿|从|用"
    rf"|去|做|不该)|"
    "此(?![外后前刻时次])|上述|这(?!里|样的?话|个?(?:文献|资料|知识)?库|个?(?:系统|助手))|那(?:个|项|一|是)"
    "|前者|后者|两者|二者|它们?|[他她]们|[他她](?![国人]))"
)
_INSIDE = re.compile("(?<![与和及、其])它们?(?![们的])")  # 它的 is most often of what its own clause speaks of
_SEVERAL_BEFORE = re.compile("(?:国家|各国|缔约方|各方|政府|机构|组织|学者)[^，,；;]*它们")
_CLAUSE = re.compile("[，,；;：:、]")


_NEAR = 8  # characters: what points back is said near the beginning
#: What one does to know more about it; two characters after a word of manner or time are a verb without an object.
_ADVERB = (
    "(?:又|都|也|还|会|能|可以|应当|应该|必须|需要|要|具体|最终|最早|最初|首次|现在|目前|当时|一般|通常|分别|"
    "到底|究竟|大概|至今|已经)"
)
_VERB = r"(?!软法|硬法|国际|国家|条约|协[定议]|公约|各国|制度|规则|这样|如此|时候)[\u4e00-\u9fff]{2}"
_WHEN = "(?:何时|什么时候|什么时间|哪一?[年天月]|多久|多长时间|每隔多久|在?哪里|怎[么样]|如何|为什么|为何)"
_ENDS = "(?:一次|一回|下来|出来|起来|这么久|那么久)?的?了?[吗呢的了]?"
_SUBJECT = re.compile(
    rf"^(?!.*什么意思){_LEAD}(?:"
    rf"{_ADVERB}?{_WHEN}{_ADVERB}?(?:被|才|来|{_BY})?{_VERB}{_ENDS}|"
    rf"为什么(?:会|能|要)?用了这么[久长多].{{0,2}}|"
    rf"(?:是|由|被)?谁(?:来)?(?:{_VERB}|{_BY})的?了?|{_ADVERB}?(?:由|被)(?:谁|哪[些个](?:机构|国家|部门"
    rf"|人)?)[来所]?{_VERB}的?|"
    "(?:会|能|可以|可不可以|能不能|是否|会不会|可否|需要)(?!.*例子?)"
    "(?!.*(?:软法|硬法|条约|国际|国家|协定|公约|制裁))[\u4e00-\u9fff]{2,6}吗?|"
    rf"(?:有没有|是否有|是否具有|有|具有)(?:法律)?(?:约束力|拘束力|效力)吗?|"
    rf"(?:有|主要有|包括)(?:哪些|什么|多少)?{RELATED_ZH}(?:吗|呢)?|"
    rf"(?:有(?:哪些|什么|多少)|有?哪些)(?:国家|成员国|国|机构|学者)(?:投|批准|签署|参加|加入|退出|反对|支持"
    rf"|研究|采用|采纳)了?[\u4e00-\u9fff]{{0,3}}|"
    rf"(?:{RELATED_ZH}|首次|第一次|上一次)(?:是|有|为|在|由|的话)?{_ADVERB}?(?:{_WHEN}|哪些|什么|多少|谁"
    rf"|几)(?:{_VERB})?[\u4e00-\u9fff]?(?:呢|的)?"
    ")$"
)
_BARE_BY = re.compile(
    rf"^{_LEAD}(?:(?:是|由)?谁{_BY}的?了?|是?(?:何时|什么时候|什么时间|哪一?年)(?:开始)?{_DONE}的?)[呢吗了]*$"
)
_COMPARED = re.compile(
    rf"^{_LEAD}(?:和|与|跟|同|比起)(?P<other>[^，,？?]{{1,20}}?)(?:相比|比较|比起来|比"
    rf"|比较起来)?(?:的话)?(?:呢|怎么样|如何)$"
)
_DIFFERS = re.compile(
    rf"^{_LEAD}(?:和|与|跟|同)(?P<other>[^，,？?和与跟]{{1,20}}?)(?:之间)?(?:有什么|有何|有哪些)"
    "(?:不同|区别|差别|差异)(?:之处)?$"
)
_COMPARES = re.compile("相比|比较|比起|比呢|比如何")
_MEANT = re.compile(
    "^(?:不[是对]?|不好意思|抱歉|对不起|更正一下|错了|说错了)?[，,]?(?:不是(?!否)[^，,]{1,20}[，,])?"
    "(?:我)?(?:是说|是指|是问|说的是|问的是|指的是|想问的是|想问|要问的是|的意思是|而是)(?P<other>[^，,？?]{1,24})$"
)
_NARROWED = re.compile(
    rf"^{_LEAD}(?P<where>(?:请|我)?(?:只|仅)(?:看|查|要|限|在|找|限于|考虑)[^，,？?]{{2,14}}?|"
    r"(?:在)?(?:中文|英文|外文|中国)?(?:文献|论文|资料|文章|协定|条约|协议|材料)(?:里面?|中)?(?:是)?(?:怎么"
    r"|怎样|如何)(?:说|讲|看|写|规定)的?)(?:呢|吧)?$"
)
_NOUN = (
    "(?:协定|协议|公约|条约|议定书|备忘录|声明|计划|准则|文件|宣言|法|论文|文章|机制|模式|委员会|组织|机构|草案|"
    "条款|规则|案件|判决|决议)"
)
_NAMED = re.compile(rf"(?:该|此|上述|这[份个部项篇]?|那[份个部项篇])(?P<noun>{_NOUN})(?![的]?相关)")
#: 气候那篇论文 and 讲软法的那篇论文 say themselves which they mean.
_SAID_WHICH = re.compile("[\u4e00-\u9fff](?<![据照于了在按对说看从和与写读谁是])(?=那[份个部项篇])")
_OF_THESE = re.compile(rf"^{_LEAD}(?P<pronoun>这些|上述|这几[{_KINDS}]|其)(?P<what>{ATTRIBUTE_ZH})")
#: What goes on with what was said: 中国也参加了吗, 为什么当时…, 那一项的目标, 这个问题.
_GOES_ON = re.compile(
    "^(?!.{0,12}(?:这个?|该)(?:文献|资料)?库)(?:[^，,]{1,8}也(?:是|算|包括|适用|要|能|会|可以|需要|参加|加入|有|一样|这样|如此)[^，,]{0,6}吗$"
    "|(?:为什么|为何)?(?:当时|那时|当年|后来)(?!的)|.{0,10}那一?[个项条点类种](?!人|国家)"
    "|(?:谁|哪些学者|有谁|还有谁|什么人|如何|怎么|怎样|为什么会?有?).{0,6}这一?[个种些类项点])"
)
_TWO_OF_KIND = re.compile(
    "^(?:这|那)?[两二](?:个|份|部|种|类|项|条|大)(?:协[定议]|公约|条约|文件|概念|机制|模式|路径|学派|组织|机构|方式|方法|体系)"
)
_WHOSE = re.compile(
    rf"^{_LEAD}(?:说|看待?|评价|解释|理解)?(?:.{{0,8}}(?:里|中)?(?:怎么|如何|怎样)(?:说|看待?|评价|解释|理解))?(?:谁(?:提出|起草|制定)了)?它们?的"
)
_OF_TWO = re.compile("(?P<former>前者)|(?P<latter>后者)")


def lean_of(question: str) -> Lean | None:
    """How ``question``, without its question mark, leans on the one before; None when it stands alone."""
    early = _by_what_it_does(question)
    if early is not None or _BARE.match(question):
        return early or Lean("bare", question)
    of_what = _OF_WHAT.match(question)
    if of_what:
        return (
            Lean("attribute", of_what["of"])
            if of_what["of"] and re.search(f"{ATTRIBUTE_ZH}呢?$", question)
            else Lean("subject", _without_lead(question))
        )
    at_head = _AT_HEAD.match(question)
    if at_head:
        return _replaceable(question, at_head["pronoun"])
    instead = _INSTEAD.match(question)
    if instead and not _ASKS.search(instead["other"]) and "它" not in instead["other"]:
        return Lean("appended" if _PART.search(instead["other"]) else "instead", instead["other"])
    inside = _INSIDE.search(question)
    if (
        inside
        and not _SEVERAL_BEFORE.search(question)
        and not any(len(part) > 1 for part in _CLAUSE.split(question[: inside.start()])[:-1])
    ):
        return Lean("pronoun", _without_lead(question), inside.group())
    return None


def _by_what_it_does(question: str) -> Lean | None:
    """A correction, a restriction, a comparison, or a question whose subject is missing or pointed at."""
    meant, compared, narrowed = _MEANT.match(question), _COMPARED.match(question), _NARROWED.match(question)
    if meant:
        return Lean("corrected", meant["other"])
    if narrowed:
        where = re.sub("^(?:请|我)|(?:里面?|中)?是?(?:怎么|怎样|如何).*$", "", narrowed["where"])
        return Lean("narrowed", where if re.match("[只仅]", where) else f"只看{where.removeprefix('在')}")
    if differs := _DIFFERS.match(question):
        return Lean("compared", differs["other"])
    if compared and _COMPARES.search(question):
        return Lean("compared", compared["other"])
    said = _without_lead(question)
    if _BARE_BY.match(question) or _SUBJECT.match(question):
        return Lean("subject", said)
    return _pointing(said)


def _pointing(said: str) -> Lean | None:
    two, named, these = _OF_TWO.search(said), _NAMED.search(said), _OF_THESE.match(said)
    if two and two.start() < _NEAR:
        return Lean("former" if two["former"] else "latter", said, two.group())
    said_which = named and _SAID_WHICH.match(said, max(named.start() - 1, 0))
    if named and not said_which and named.start() < _NEAR and not re.search(r"[，,]", said[: named.start()]):
        return Lean("named", said, named.group())
    if these and these["pronoun"] != "其":
        return Lean("possessive", said, these["pronoun"])
    whose = _WHOSE.match(said)
    if whose:
        return Lean("possessive", said, "它们的" if whose.group().endswith("它们的") else "它的")
    return Lean("appended", said) if _GOES_ON.match(said) or _TWO_OF_KIND.match(said) else None


def _replaceable(question: str, pronoun: str) -> Lean:
    """它 is replaced, 其 where it is not 其中; what is behind 该 or 这种 has no end that a rule could find."""
    said = re.sub("呢$", "", _without_lead(question))
    if pronoun == "其" and not re.match("其[中一二三]", said):
        return Lean("possessive", said, pronoun)
    return Lean("pronoun" if pronoun in {"它", "它们"} else "appended", said, pronoun)


def _without_lead(question: str) -> str:
    return re.sub(f"^{_LEAD}", "", question)
