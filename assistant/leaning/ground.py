"""What a conversation stands on: the agreement, the paper or the matter of which a question is asked that names none,
as "Is there a time limit?" after one on the water agreement."""

from __future__ import annotations

import re
from collections.abc import Sequence

from assistant.leaning.brackets import in_brackets, without_brackets
from assistant.leaning.form import opening, without_end
from assistant.leaning.topic import topic
from index.calling import mentions_in
from index.language import language_of
from index.lexical.tokens import tokens
from index.naming import instruments_in

#: What any agreement may have and any paper does: a question that says nothing else does not say of which.
_ANY_EN = re.compile(
    r"time|limits?|limitations?|period|deadlines?|dates?|duration|term|year|amend\w*|modif\w*|reservations?|ratif\w*|"
    r"signed|signs?|signatories|signature|acced\w*|accession|withdraw\w*|terminat\w*|denounc\w*|force|enters?|entered|"
    r"entry|binding|bound|binds?|appl(?:y|ies|ied)|disputes?|settle[ds]?|settlement|resolved?|arbitrat\w*|tribunal|"
    r"court|claims?|appoint\w*|secretariat|committees?|body|part(?:y|ies)|states?|countries|joins?|joined|costs?|bears?|"
    r"pay|pays|paid|payable|funds?|funded|funding|money|budget|compensation|meetings?|meets?|chairs?|votes?|voting|"
    r"decisions?|decided?|adopted|reports?|repl(?:y|ies)|responds?|responses?|informed?|notif\w*|notice|reviews?|"
    r"reviewed|monitor\w*|supervis\w*|penalt\w*|sanctions?|breach\w*|violat\w*|exceptions?|exempt\w*|definitions?|"
    r"obligations?|duties|duty|rights?|confidential\w*|language|text|annex\w*|extend\w*|extension|renewed|renewal|data|"
    r"methods?|sample|evidence|results?|findings?|found|find|conclusions?|concluded?|arguments?|argued?|recommend\w*|"
    r"suggest\w*|proposed?|proposals?|authors?|writers?|examples?|reasons?|criticisms?|differences?|differ|large|big|"
    r"long|many|much|often|soon|late|fast|strict|if|wrote|written|use[ds]?|exist\w*|studied|happens?|happened|nobody|"
    r"anyone|anybody|everyone|someone|no|one|must|"
    r"needs?|takes?|required?|provided?|provisions?|clauses?|rules?|procedures?|steps?|main|possible|allowed|ever|still|"
    r"also|final|public|old|new|first|last|next|each|every|both|sides?|anything|something|on|of|the|for|in|into|to|by|"
    r"with|from|within|between|before|after|under|at|against|about|or|and|a|an|any|some|all|other|others|more|not|it",
    re.IGNORECASE,
)
_LEAD = re.compile(
    r"^(?:(?:and|but|so|or|then|since|until|by|for|to|with|from|at|in|within|under)\b,? )+", re.IGNORECASE
)
_ASKED_EN = re.compile(
    r"who|whom|whose|what|which|when|where|why|how|is|are|was|were|be|been|do|does|did|can|could|may|might|shall|should|"
    r"will|would|has|have|had|there",
    re.IGNORECASE,
)
_ANY_ZH = re.compile(
    r"时间|限制|时限|期限|截止|日期|多久|多长|修[改正订]|保留|批准|签[署订字]|加入|退出|终止|生效|有效期?|约束力?|拘束力|"
    r"适用|争[端议]|纠纷|解决|处理|仲裁|法[院庭]|申请|任命|指定|秘书处|委员会|机构|缔约[各双]?方|缔约国|当事[方国]|各方|双方|"
    r"一方|国家|成员国?|费用|经费|资金|预算|支付|承担|负担|补偿|赔偿|会议|召开|主席|表决|投票|决定|通过|报告|答复|回复|回应|"
    r"通[知报]|告知|审[查议]|监督|制裁|处罚|罚则|惩罚|违[反约]|例外|豁免|定义|义务|权利|责任|保密|语言|文本|附件|延[长期]|"
    r"续[期签订]|数据|方法|样本|证据|结[果论]|发现|主张|观点|论点|建议|对策|作者|例[子外]|举例|理由|原因|不同|条款|规定|"
    r"大会|别的|其他|程序|步骤|要求|办法|政策|主要|具体|提出|得出|使用|采用|用|需要?|必须|应当?|可以|能否|能|是否|有没有|有|没有|是|"
    r"什么|哪[些个一几里年国]?|几|谁|多少|多[大高快]|如何|怎[么样]|为什么|为何|何时|何|从|由|对|在|到|向|和|与|或|给|被|把|"
    r"之?[间前后内外]|[的了吗呢吧来去个次年月日天项条种位名人国里中上下再又也都还最才会要不做出]|[，,]"
)
#: What a thing is, is asked of the thing itself: "What is a reservation?".
_DEFINED = re.compile(
    r"^(?:what (?:is|are|was|were)(?! the| there)|define|什么[是叫]|何[谓为](?!什么)|.{2,8}是(?:什么意思|指什么)$)",
    re.IGNORECASE,
)
_SHORT = {"en": 9, "zh": 14}  # the same of one that may go on about what was spoken of
_CASE = re.compile(
    r"^(?:and |but |so )?(?:what )?if (?!.*,).{3,60}$"
    r"|^(?:那么?|但)?(?:如果|要是|假如|若)(?!是)[^，]{2,20}?(?:呢|怎么办|会怎[么样])?$",
    re.IGNORECASE,
)
#: What states do and why, is asked of them all.
_DOCTRINE = re.compile(
    r"^(?:why|how) do (?:states|countries|parties)\b|^(?:各?国家?|各国).{0,4}(?:为什么|为何|如何|怎)", re.IGNORECASE
)
_LONGEST_GROUND = 80  # characters
_LONGEST = {"en": 12, "zh": 16}  # words, characters: a longer question says what it is about
#: What asks, where it stands at the beginning or, in Chinese, anywhere.
_ASKS = re.compile(
    r"^(?:(?:who|whom|whose|what|which|when|where|why|how(?: (?:many|much|long|often|far|soon))?|is|are|was|were|do"
    r"|does|did|can|could|may|might|must|shall|should|will|would|has|have|had|there)\b ?)+"
    r"|什么|哪[些个种几]?|如何|怎[么样]|是否|有没有|为什么|为何|何时|多[少久]|几[个种条项年]|由?谁|能否|可以|[吗呢]$|^请问|的?是$|了$",
    re.IGNORECASE,
)
#: What is said of every document.
_SAYS = re.compile(
    r"规定|约定|内容|讲|说|写|观点|目标|目的|结论|主要|总体|[的了是有对在]|"
    r"\b(?:says?|provides?|states?|contains?|about|argues?|covers?|objectives?|purpose|aims?|main|claims?|binding|the"
    r"|of)\b",
    re.IGNORECASE,
)
_VERB = re.compile(r"^[a-z]+s? (?=the\b)")  # "chairs the Commission"
#: What is asked of an article, or of what a document says of a matter, goes on about that.
_PROVISION = re.compile(
    r"\b(?P<en>Articles? \d+[\w()]*) of (?:the|this) |(?P<zh>第[\d一二三四五六七八九十百]+条)", re.IGNORECASE
)
_MATTER = re.compile(
    r"\b(?:says?|states?|provides?|rules?) (?:about|on|of|for) (?P<en>[^?,]{3,50})$"
    r"|(?<!根据)(?<!按照)(?:对于?|关于|就)(?P<zh>[^，,？]{2,14}?)(?:有|是|作|做|的|如何|怎[么样]).*(?:规定|说|要求)",
    re.IGNORECASE,
)
#: What has a clause of its own in an agreement or a section in a paper, whatever else was asked of it before: the words
#: that ask for it, and its name.
_OWN = (
    (r"withdraw\w*|denounc\w*", "withdrawal"),
    (r"terminat\w*", "termination"),
    (r"amend\w*|modif\w*", "amendments"),
    (r"reservations?", "reservations"),
    (r"ratif\w*", "ratification"),
    (r"acced\w*|accession|joins?|joined", "accession"),
    (r"signed|signs?|signator\w+|signature", "signature"),
    (r"force", "entry into force"),
    (r"renew\w*|extend\w*|extension", "renewal"),
    (r"disputes?|settle[ds]?|settlement|arbitrat\w*|tribunal|court", "disputes"),
    (r"confidential\w*", "confidentiality"),
    (r"secretariat", "the secretariat"),
    (r"committees?", "the committee"),
    (r"meetings?|meets?", "meetings"),
    (r"votes?|voting", "voting"),
    (r"languages?", "languages"),
    (r"definitions?", "definitions"),
    (r"methods?|sample", "methods"),
    (r"recommend\w*|proposals?", "recommendations"),
    (r"authors?|writers?|wrote|written", "the authors"),
)
_OWN_EN = tuple((re.compile(rf"\b(?:{words})\b", re.IGNORECASE), name) for words, name in _OWN)
_OWN_ZH = re.compile(
    "退出|终止|修[改正订]|保留|批准|加入|签[署订字]|生效|有效期|延[长期]|续[期签订]|争[端议]|纠纷|仲裁|保密|秘书处|委员会|"
    "会议|大会|表决|投票|语言|定义|方法|样本|建议|对策|作者"
)


def is_bare(plain: str) -> bool:
    """Whether a question, without its question mark, says of nothing what it is about."""
    if _DEFINED.match(plain) or _DOCTRINE.match(plain) or mentions_in(plain) or instruments_in(plain):
        return False
    if language_of(plain) == "zh":
        return len(plain) <= _LONGEST["zh"] and not _ANY_ZH.sub("", plain).strip()
    words = re.findall(r"[A-Za-z][\w'’-]*", _LEAD.sub("", plain))
    if not 0 < len(words) <= _LONGEST["en"] or not _ASKED_EN.fullmatch(words[0]):
        return False
    return all(_ASKED_EN.fullmatch(word) or _ANY_EN.fullmatch(re.sub("['’]s?$", "", word)) for word in words)


def is_conditional(plain: str) -> bool:
    """Whether it asks nothing but what holds in some case: "And if consensus fails", 如果投资者不服呢."""
    return bool(_CASE.match(plain))


def may_go_on(plain: str) -> bool:
    """Whether a question is so short, and names so little, that it may go on about what was spoken of before."""
    if _DOCTRINE.match(plain) or mentions_in(plain) or instruments_in(plain):
        return False
    if language_of(plain) == "zh":
        return len(plain) <= _SHORT["zh"] and not _DEFINED.match(plain)
    words = plain.split()
    return len(words) <= _SHORT["en"] and bool(_ASKED_EN.fullmatch(words[0])) and not _DEFINED.match(plain)


def is_matter(said: str) -> bool:
    """Whether it is something that any agreement or paper has: "amendments", 争端解决."""
    if language_of(said) == "zh":
        return not _ANY_ZH.sub("", said).strip()
    words = re.findall(r"[A-Za-z][\w'’-]*", said)
    return all(_ANY_EN.fullmatch(word) or _ASKED_EN.fullmatch(word) for word in words)


def of_matter(matter: str, document: str) -> str:
    """What a document says of a matter, as it is asked in its language."""
    if language_of(document) == "zh":
        return f"{document}对{matter}有什么规定？"
    return f"What does {document} say about {matter}?"


def of_document(other: str, before: str) -> str:
    """The question before, asked of another document in the place of its own, or what its own says of a matter; empty
    where it speaks of none, or ``other`` is neither."""
    document, another = document_in(before), document_in(other) or document_in(f"the {other}")
    if document and another:
        return before.replace(document, other.removesuffix("的"))
    if document and is_matter(other) and language_of(document) == language_of(other):
        return of_matter(other, document)
    return ""


def own_matter(plain: str) -> str:
    """What a question asks for that has a clause of its own in an agreement, or a section in a paper, by its name:
    "withdrawal" of "Can a party withdraw"; empty where it asks for none."""
    if language_of(plain) == "zh":
        found = _OWN_ZH.search(plain)
        return found[0] if found else ""
    return next((name for words, name in _OWN_EN if words.search(plain)), "")


def ground_of(before: Sequence[str], plain: str = "") -> str:
    """What was spoken of last in the questions ``before``, oldest first, as it was called: a
    document with the article or the matter that was asked for, or else a topic. Empty where there is none.

    The document alone where ``plain``, the question that goes on about it, has a matter of its own.
    """
    for asked in reversed(before):
        question = without_end(opening(asked))
        inside = in_brackets(question)
        if (found := document_in(inside or question)) and own_matter(plain):
            return found
        if inside:
            matter = own_matter(without_brackets(question)) if found == inside else ""
            return _in_document(matter, found) if matter else inside
        if found:
            return _within(question, found)
        if not is_bare(question):
            return topic(question) or _VERB.sub("", _ASKS.sub("", question).strip(" ，,"))[:_LONGEST_GROUND]
    return ""


def provision_in(question: str) -> str:
    """A question that is asked of an article in brackets, as one for the text of that article; any other as it is."""
    inside = in_brackets(question)
    if not _PROVISION.search(f"{inside} "):
        return question
    return f"{inside}规定了什么？" if language_of(question) == "zh" else f"What does {inside} say?"


def document_in(question: str) -> str:
    """The document that a question speaks of, as it calls it; empty where it speaks of none, or of several."""
    called = [mention.phrase for mention in mentions_in(question) if mention.dealt_with]
    for title in instruments_in(question):
        if not any(title in phrase for phrase in called):
            written = (f"《{title}》", f"the {title}", title)
            called.append(next(one for one in written if one in question))
    return called[0] if len(set(called)) == 1 else ""


def _within(question: str, document: str) -> str:
    """The document, with the article of it or the matter in it that a question asks for, or what else it says."""
    provision, matter = _PROVISION.search(question), _MATTER.search(question)
    if language_of(question) == "zh":
        inside = (provision and provision["zh"]) or (matter and matter["zh"])
        if provision:
            return f"{document}{inside}"
        return _in_document(inside, document) if inside else _said_of(question, document)
    if provision and provision["en"]:
        return f"{provision['en']} of {document}"
    if matter and matter["en"] and document not in matter["en"]:
        return _in_document(matter["en"], document)
    return _said_of(question, document)


def _in_document(matter: str, document: str) -> str:
    """A matter as a document deals with it: "data in the rail memorandum", 投资协定的征收."""
    return f"{document}的{matter}" if language_of(document) == "zh" else f"{matter} in {document}"


def _said_of(question: str, document: str) -> str:
    """What a question says, without the words that ask, where this is more than may be said of any document."""
    said = _ASKS.sub("", question).strip(" ，,")
    more = _SAYS.sub("", said.replace(document, ""))
    plain = document in said and not said.startswith(document) and not re.search("[()（）]", said)
    return said if plain and tokens(more) and not is_matter(more) else document
