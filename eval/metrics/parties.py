"""Who does it to whom: the parties that a text names, and whether a claim has them the other way round.

A party is a head and the word that tells it from others: "importing | country", 进口 | 国; or one word that says both:
"buyer", "donor". The order of two parties of one clause is theirs in both languages, save for the passive.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from eval.metrics.alignment import Correspondence
from index.document import Language
from index.language import fold
from index.lexical.tokens import tokens

_HEAD_EN = r"(?:states?|part(?:y|ies)|countr(?:y|ies)|sides?|governments?|nationals?)"
_PARTY_EN = re.compile(
    rf"\b(?P<word>[a-z-]+) {_HEAD_EN}\b"
    r"|\b(?P<role>buyer|seller|donor|recipient|provider|investor|importer|exporter|claimant|respondent|applicant"
    r"|lender|borrower|employer|employee|carrier|secretariat|tribunal|court|committee|commission|council|assembly)s?\b"
)
_PARTY_ZH = re.compile(
    r"(?P<word>[\u3400-\u9fff]{1,2}?|[\u3400-\u9fff]*?(?:发展中|发达))(?:国家?|方)(?![际民法内案])"
    r"|(?P<role>秘书处|仲裁庭|法院|委员会|理事会|大会|投资者|申请人|被申请人|承运人)"
)
#: What stands before a head and tells no party from another.
_NO_PARTY = frozenset(
    "the a an any each either both all other two of these those third which and or every member".split()  # noqa: SIM905
) | frozenset("各 两 双 任何 一 对 该 本 我 他 它 其 其他 另一 缔约 同".split())  # noqa: SIM905
_PASSIVE = re.compile(r"\bby\b|被|由")
