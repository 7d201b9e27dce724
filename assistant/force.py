"""Where an agreement tells whether it binds: it says so of itself, or when it enters into force."""

from __future__ import annotations

import re
from collections.abc import Mapping

from index.document import Language

#: What an agreement says of its own force: that an award binds says nothing of that.
_BINDS: Mapping[Language, re.Pattern[str]] = {
    "zh": re.compile(
        r"^[\W\d一二三四五六七八九十]*本(?:协[定议]|条约|公约|备忘录|声明|宣言|行动计划|计划|准则|文件|安排|谅解)[^。；]*"
        r"(?:[约拘]束力|构成(?:国际)?条约|(?:产生|创设)[^。；]*(?:权利|义务)|政治承诺|政策性文件)"
    ),
    "en": re.compile(
        r"^[\W\d]*(?:This|The present|Nothing in this) (?:\w+ )?(?:Agreement|Arrangement|Convention|Treaty|Protocol|"
        r"Memorandum|Statement|Declaration|Plan|Guidelines|Document|Understanding|Code)\b[^.;]*"
        r"\b(?:binding|binds?|constitutes? (?:a treaty|an international)|political commitments?"
        r"|(?:create|establish|give rise to)\w* [^.;]*\b(?:rights|obligations))\b"
        r"|\bnot intended to create [^.;]*\b(?:rights|obligations)\b"
        r"|^It\b[^.;]*\b(?:legally binding|constitutes? (?:a|an international) treaty)\b",  # after "This Memorandum …"
        re.IGNORECASE,
    ),
}
#: Where a treaty does not say that it binds, its entry into force tells: only what binds is in force.
_ENTERS: Mapping[Language, re.Pattern[str]] = {
    "zh": re.compile(
        r"^[\W\d一二三四五六七八九十]*本(?:协[定议]|条约|公约|议定书)(?:自|于|在|经|应)[^。；]*(?<!其)生效(?![之以前后日])"
    ),
    "en": re.compile(
        r"^[\W\d]*(?:This|The present) (?:\w+ )?(?:Agreement|Convention|Covenant|Treaty|Protocol)\b[^.;]*"
        r"\benters? into force\b",
        re.IGNORECASE,
    ),
}


def says_force(text: str, language: Language) -> bool:
    """Whether in a sentence an agreement says of itself whether it binds."""
    return bool(_BINDS[language].search(text))


def enters_into_force(text: str, language: Language) -> bool:
    """Whether in a sentence a treaty says when it enters into force."""
    return bool(_ENTERS[language].search(text))
