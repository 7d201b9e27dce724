"""Words in which scholars ask, in both languages: 局限 is a limitation.

They are no terms of the field, which are shown and glossed: they only help to search. The dictionary, which laws have
taught, takes "limits" for 限制 and "drawbacks" for 利弊.
"""

from __future__ import annotations

import functools
from pathlib import Path

from index.expansion.glossary import Glossary, read_terms

_LIST = Path(__file__).parent / "scholarly.tsv"


@functools.cache
def scholarly() -> Glossary:
    """The words, one term a meaning."""
    return read_terms(_LIST)
