"""Every word of the librarian's tab, in both languages."""

from __future__ import annotations

from assistant.ui.library.chinese import CHINESE
from assistant.ui.library.english import ENGLISH
from index.document import Language

WORDS: dict[Language, dict[str, str]] = {"en": ENGLISH, "zh": CHINESE}
