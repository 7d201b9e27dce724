"""Dates, units, numbers and names that stand in the premise, and not with what the claim puts them with."""

from __future__ import annotations

import pytest

from assistant.proof.alignment import Correspondence
from assistant.proof.attachment import misattached

WORDS = Correspondence.shipped()
ACCORD = "The Accord of 8 December 2012 entered into force only on 31 December 2020."
REPLY = "The authority shall send its request within 24 hours; the other side shall answer within 48 hours."
SIGNED = "柬埔寨、老挝、泰国和越南签署协定；中国和缅甸没有参加协定。"
BRANCHES = (
    "The facilitative branch gave advice to all parties. The enforcement branch decided whether targets were met."
)


@pytest.mark.parametrize(
    ("claim", "premise"),
    [
        ("The Accord entered into force in December 2020.", ACCORD),
        ("《协定》于2020年12月31日生效。", ACCORD),
        ("The request is sent within twenty-four hours and answered within forty-eight hours.", REPLY),
        ("缅甸没有参加协定。", SIGNED),
        ("泰国和越南签署协定。", SIGNED),
        ("The facilitative branch gave advice.", BRANCHES),
        ("The enforcement branch decided about targets, the facilitative branch gave advice.", BRANCHES),
    ],
)
def test_what_belongs_together_is_borne_out(claim: str, premise: str):
    assert not misattached(claim, premise, WORDS)


@pytest.mark.parametrize(
    ("claim", "premise"),
    [
        ("The Accord entered into force on 31 December 2012.", ACCORD),
        ("《协定》于2012年12月31日生效。", ACCORD),
        ("The request is sent within 24 days.", REPLY),
        ("请求在48小时内提出，答复在24小时内作出。", "请求在24小时内提出，答复在48小时内作出。"),
        ("柬埔寨、老挝、缅甸和越南签署协定。", SIGNED),
        ("The enforcement branch gave advice to all parties.", BRANCHES),
        ("The advisory school holds that states comply.", "The managerial school holds that states comply."),
        ("Abbott added that pledges grow deeper.", "Victor added that pledges grow deeper."),
        (
            "Researchers shall disclose known defects, and suppliers who report them deserve protection.",
            "Suppliers shall disclose known defects, and researchers who report them deserve protection.",
        ),
    ],
)
def test_what_is_put_together_otherwise_is_refuted(claim: str, premise: str):
    assert misattached(claim, premise, WORDS)
