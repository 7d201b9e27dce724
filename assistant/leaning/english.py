"""How an English question leans on the one before it."""

from __future__ import annotations

import re

from assistant.leaning.form import ATTRIBUTE_EN, Lean
from index.lexical.tokens import tokens

_LEAD = r"(?:(?:and|but|so|or|ok|okay|then|well|also)\b,? ?)*"
_ASKS = re.compile(
    r"\b(?:what|how|why|when|where|who|whom|whose|which|is|are|was|were|do|does|did|can|could|should|must|may"
    r"|might|will|"
    r"would|shall|has|have|had|if)\b",
    re.IGNORECASE,
)
_PREPOSITION = "(?:of|in|under|for|with|at|by|on|within|between|among|during|after|before|from)"


def _form(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"^{_LEAD}(?:{pattern})$", re.IGNORECASE)


_BARE = _form(
    r"why|how|when|where|who|how so|how come|why not|why so|since when|until when|how (?:many|much|long"
    r"|often|far|exactly|quickly|fast|soon|large|big|high|strict)|(?:and )?then what|"
    r"which ones?|such as|for example|like what|(?:any |some )?(?:other |more )?examples?|really|"
    r"in (?:what|which) (?:ways?|year|cases?)|(?:by|for|to|with|from) (?:whom|what|when)|(?:what|who"
    r"|where|anything) else|"
    r"(?:can|could) you (?:explain|elaborate|give|say)\b.{0,30}|tell me more|go on|more(?: details?)?|"
    r"explain(?: more| further| it| this| that)?|is that all|what for|says who|what then|what exactly"
)
_OF_WHAT = _form(rf"(?:(?:what|which) (?:are|were|is|was|about) |how about )?(?P<what>(?:the|any) {ATTRIBUTE_EN})")
_ORDINAL = _form(
    r"(?:(?:what|how) (?:about|is|are|was) )?the "
    r"(?:first|second|third|fourth|fifth|last|others?|former|latter|next|rest|same)"
    r"(?: (?:two|three|one|type|kind|path|way|reason|item|point|step|condition|category|dimension|option)s?)?"
)
_ABOUT = _form(r"(?:what|how) about (?P<other>.{2,60})")
_AND = re.compile(r"^(?:and|or),? (?P<other>.{2,40})$", re.IGNORECASE)
_PLACED = re.compile(
    rf"^(?:(?:and|or|but|what about|how about),? )?(?P<place>{_PREPOSITION} .{{2,60}})$", re.IGNORECASE
)
_OF_TWO = re.compile(r"\b(?:both|either|neither|each) of (?:them|these|those)\b", re.IGNORECASE)

_PRONOUN = re.compile(r"\b(?:itself|its|their|his|her(?= \w)|it|they|them|he|she|him)\b", re.IGNORECASE)
_POSSESSIVE = frozenset({"its", "their", "his", "her"})
_OBJECT = frozenset({"them", "him"})
_AFTER_OBJECT = re.compile(rf"$|(?:{_PREPOSITION}|and|or|to)\b")
#: A clause that one of these opens has its subject before it.
_RELATIVE = frozenset({"that", "which", "who"})
#: "Is it possible to …": nothing is meant by "it".
_EXPLETIVE = re.compile(
    r"\bit (?:\w+ )?(?:possible|necessary|hard|harder|easy|easier|difficult|true|likely|legal|lawful"
    r"|important|enough|clear|"
    r"said|better|worse|common|useful|wise|sufficient|reasonable|fair|worth|time)\b"
    r"|\bit (?:matter|take|mean (?:to|for|that|when|if))\b|\btakes it\b|\bhow is it that\b",
    re.IGNORECASE,
)
_THIS = re.compile(
    r"\b(?:this|that)(?=$| (?:mean|so|happen|work|change|apply|matter|differ|help|include|true|possible"
    r"|binding|the case)\b)"
    r"|\b(?:this|these) (?!library|year|century|decade|day|week|month|field|is|are|has|have)(?=\w)",
    re.IGNORECASE,
)
_BOUNDARY = re.compile(
    r"[,;:]|\b(?:and|but|or|when|if|that|which|who|because|while|after|before|although|though|since|unless"
    r"|once|than)\b",
    re.IGNORECASE,
)
#: What is asked for is not what a pronoun behind it means: "What method did they use?".
_ASKED_FOR = re.compile(
    r"^(?:what|which) [\w-]+ (?=(?:do|does|did|can|could|should|would|has|have|had)\b)", re.IGNORECASE
)
_ASKED = frozenset(
    re.findall(r"\w+", "which what how many much often long far kind kinds sort sorts type types extent way ways")
)


_SORRY = (
    r"(?:(?:no|sorry|i'?m sorry|actually|excuse me|not that one|not that|oh|well|wait|i beg your pardon)\b[,.]? ?)*"
)
_MEANT = re.compile(
    rf"^{_SORRY}i (?:meant|mean|was (?:asking|talking) about|am asking about|was thinking of)(?: to (?:say"
    rf"|ask about))? (?P<other>.{{2,60}})$",
    re.IGNORECASE,
)
_SAME = _form(r"(?:the )?same (?:question|thing)?,? ?(?:for|of|about|with) (?P<other>.{2,60})")
_NARROWED = _form(
    r"(?:please )?(?P<where>(?:only|just) (?:in|from|look at|consider|show|within|among|the) .{3,40}"
    r"|(?:what (?:does|do|is said in) )?(?:the )?(?:chinese|english)(?: language)? (?:papers?|sources?"
    r"|literature|documents?|articles?)(?: says?| about (?:it|this|that)| on (?:it|this|that))*"
    r"|(?:what do )?the (?:papers|agreements|treaties)(?: say)?(?: about (?:it|this|that))?)"
)
_COMPARED = _form(
    r"(?:as )?(?:compared|in comparison|in contrast) (?:to|with) (?P<other>[^,]{2,60})|(?:versus"
    r"|vs\.?) (?P<against>[^,]{2,60})"
)
_VERB = (
    "mean|work|matter|help|differ|compare|apply|bind|change|happen|follow|affect|relate|include|require|ever"
    "|still|also|really|always"
    "|actually|have|make|lead|fit|allow|cover|contain|extend|create|entail|imply|explain|show|count"
)
_DONE = (
    r"(?:ever |also |always |still |really |not |so |legally |already )*(?:applied|extended|used|enforced"
    r"|adopted|changed|criticised|criticized|tested|done|true|possible|binding"
    r"|final|enough|important|common|popular|effective|the case|the same|why|how|right|signed|ratified"
    r"|amended|reviewed|followed|measured)"
)
#: "Was that ever applied?", "How does this compare with …?", "Who pointed this out?"
_THAT = re.compile(
    rf"\b(?:does|do|did|can|could|would|will|should|might|must) (?P<does>that|this)(?= (?:{_VERB}|be)\b)"
    rf"|\b(?:is|was|has|are|were|be|been|isn['’]t|wasn['’]t) (?P<is>that|this)(?= {_DONE}\b)"
    r"|\b(?P<object>this|that)(?= (?:out|up)$|$)(?<!like that)(?<!like this)",
    re.IGNORECASE,
)
_NOUNS = (
    "agreement|convention|treaty|memorandum|protocol|statement|declaration|accord|instrument|plan|guidelines"
    "|commission|committee|paper"
    "|school|model|document|organisation|organization|court|body|procedure|mechanism|rule|account|meeting"
    "|study|review|article"
)
_NAMED = re.compile(rf"\b(?P<pronoun>(?:this|that|these|those|the said) (?:{_NOUNS})s?)\b", re.IGNORECASE)
#: What goes on with what was said: "Was anything added later?", "Who pays, too?", "any of these".
_GOES_ON = re.compile(
    r"^(?:was|were|is|has|have|did|does|do|what|who) (?:anything|something|anyone|it all|happened|came)\b.{0,20}"
    r"\b(?:later|since|next|then|afterwards?|instead|before)$"
    r"|^(?:\S+ ){1,5}(?:too|as well)$|\b(?:in that case|in this case|at that time|back then)$"
    r"|\b(?:any|which|some|all|none|most|one|each|many|few|how many) of (?:these|those)\b|\bof each\b"
    r"|\b(?:hosts?|chairs?|in|of|at|under|from|by|with|about|for|to|attends?|does|do|is|was|did) "
    r"(?:that|those|these) \w+(?: \w+)?$",
    re.IGNORECASE,
)
_OF_PAIR = re.compile(r"\bthe (?:(?P<former>former)|(?P<latter>latter))\b(?! (?-i:[A-Z]))", re.IGNORECASE)
_ONE = re.compile(
    r"\b(?:establish|have|set up|need|create|use|adopt|sign|conclude|get|build|make|propose) (?P<one>one)$",
    re.IGNORECASE,
)
_DOES_SO = re.compile(r"\b(?:do|does|did|done|doing) (?:so|that|this|it)$", re.IGNORECASE)
_WHICH = _form(
    r"which (?:one )?(?:of (?:them|these|those|the two) )?(?:is|are|was|were|has|does|do|did|works?|fits?"
    r"|suits?|came|costs?)\b(?!.*(?:, | of | or | than )).{0,40}"
    r"\b(?:\w+er|better|more|best|most|first|sooner|later)\b.{0,30}|who (?:is|was) right"
)
#: What a thing has by its nature, with the article that says that one knows of what.
_DEFINITE = re.compile(
    r"^(?:is|are|was|were|who|how|when|where|what|which|can|must|does|do|did|has|have|within what time"
    r"|in which year|by whom)\b[\w' ]{0,30}?\bthe (?:award|arbitrators?|tribunal|budget"
    r"|seat|secretariat|members?|decisions?|notified party|notifying party|deadline|meetings?|review|chair"
    r"|costs?|text|pilot|targets?|parties|first review|data|reply"
    r"|award|request|report|amendments?|period)(?: (?:have|has|to|be|is|are|appointed|taken|final|binding"
    r"|paid|made|end|ends|take|last|reply|held|public|met|answered|shared|start|begin|meet|sit|decided|place))*$",
    re.IGNORECASE,
)


def lean_of(question: str) -> Lean | None:
    """How ``question``, without its question mark, leans on the one before; None when it stands alone."""
    said = _without_lead(question)
    early = _by_what_it_does(question)
    if early is not None or _BARE.match(question):
        return early or Lean("bare", question)
    two = _OF_PAIR.search(said)
    if two:
        return Lean("former" if two["former"] else "latter", said, two.group())
    if _ORDINAL.match(question) or _OF_TWO.search(question):
        return Lean("appended", said)
    if _OF_WHAT.match(question):
        return Lean("attribute", re.sub("^(?:what|how) about ", "", said, flags=re.IGNORECASE))
    return _by_pointing(said) or _by_pronoun(question) or _by_ellipsis(question)


def _by_what_it_does(question: str) -> Lean | None:
    """A correction, a restriction, a comparison, or the same question of something else."""
    same = _MEANT.match(question) or _SAME.match(question)
    narrowed, compared = _NARROWED.match(question), _COMPARED.match(question)
    if same:
        return Lean("corrected", same["other"])
    if narrowed:
        where = re.search(r"\b(?:only|just)\b.+", narrowed["where"], re.IGNORECASE)
        return Lean("narrowed", where.group() if where else f"in {_source(narrowed['where'])}")
    if compared:
        return Lean("compared", compared["other"] or compared["against"])
    return None


def _source(where: str) -> str:
    """ "the Chinese paper" of "What does the Chinese paper say about it"."""
    plain = re.sub(
        r"^what (?:does|do|is said in) | says?\b.*$| (?:about|on) (?:it|this|that)$", "", where, flags=re.IGNORECASE
    )
    return plain if plain.lower().startswith("the ") else f"the {plain}"


def _by_pointing(said: str) -> Lean | None:
    """A word for what was named before, or for the first or second of two, or a clause that needs it."""
    named = _NAMED.search(said)
    if named and not _has_antecedent(said, named):
        return Lean("named", said, named["pronoun"])
    that, one = _THAT.search(said), _ONE.search(said)
    if that and not _DOES_SO.search(said):
        return Lean("pronoun", said, that["does"] or that["is"] or that["object"])
    if one:
        return Lean("pronoun", said, one["one"])
    leans = _GOES_ON.search(said) or _DOES_SO.search(said) or _WHICH.match(said) or _DEFINITE.match(said)
    return Lean("appended", said) if leans else None


def _by_ellipsis(question: str) -> Lean | None:
    placed = _PLACED.match(question)
    if placed and not _ASKS.search(placed["place"]):
        return Lean("placed", placed["place"])
    other = _ABOUT.match(question) or _AND.match(question)
    if other and not _ASKS.search(other["other"]):
        return Lean("instead", other["other"])
    return None


def _by_pronoun(question: str) -> Lean | None:
    said = _without_lead(question)
    if _EXPLETIVE.search(said):
        return None
    match = _PRONOUN.search(said)
    if match:
        word = match.group().lower()
        if word == "itself" or _has_antecedent(said, match):
            return None
        return Lean("possessive" if word in _POSSESSIVE else "pronoun", said, match.group())
    this = _THIS.search(said)
    return Lean("appended", said) if this and not _has_antecedent(said, this) else None


def _has_antecedent(said: str, pronoun: re.Match[str]) -> bool:
    """Whether a word before the pronoun in its own question may be what it means."""
    before = _ASKED_FOR.sub("", said[: pronoun.start()])
    boundaries = list(_BOUNDARY.finditer(before))
    if _is_object(pronoun, said) and not (boundaries and boundaries[-1].group().lower() in _RELATIVE):
        # An object is never the subject of its own clause.
        before = before[: boundaries[-1].start()] if boundaries else ""
    return any(_may_be(found, pronoun.group().lower()) for found in re.findall(r"[A-Za-z][\w'’-]*", before))


def _is_object(pronoun: re.Match[str], said: str) -> bool:
    word = pronoun.group().lower()
    follows = said[pronoun.end() :].lstrip()
    return word in _OBJECT or (word not in _POSSESSIVE and bool(_AFTER_OBJECT.match(follows)))


def _may_be(word: str, pronoun: str) -> bool:
    low = word.lower()
    if low in _ASKED or not tokens(word) or re.search("(?:ed|ing|ly)$", low):
        return False
    plural = low.endswith("s") and not low.endswith(("ss", "us", "is"))
    return not plural or pronoun not in {"it", "its"}


def _without_lead(question: str) -> str:
    return re.sub(rf"^{_LEAD}", "", question, flags=re.IGNORECASE)
