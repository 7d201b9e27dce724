"""Where the terms of the glossary stand in a quote."""

from __future__ import annotations

import pytest

from assistant.glosses import Gloss, glosses
from index.expansion.glossary import Glossary, Term

GLOSSARY = Glossary(
    [
        Term(("软法",), ("soft law",)),
        Term(("国际软法",), ("international soft law",)),
        Term(("缔约方", "当事方"), ("party", "contracting party")),
        Term(("谅解备忘录",), ("memorandum of understanding", "MOU")),
    ]
)


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("国际软法与软法。", "zh", [(0, 4, "international soft law"), (5, 7, "soft law")]),
        ("國際軟法", "zh", [(0, 4, "international soft law")]),
        ("Soft law binds no parties.", "en", [(0, 8, "软法"), (18, 25, "缔约方")]),
        ("soft-law; the MOU", "en", [(0, 8, "软法"), (14, 17, "谅解备忘录")]),
        ("soft, law", "en", []),
        ("当事方", "zh", [(0, 3, "party")]),
        ("", "en", []),
    ],
)
def test_terms_are_found_where_they_stand(text, language, found):
    assert glosses(text, language, GLOSSARY) == tuple(Gloss(*one) for one in found)


def test_without_a_glossary_nothing_is_glossed():
    assert glosses("soft law", "en", Glossary()) == ()
