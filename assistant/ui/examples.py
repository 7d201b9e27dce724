"""Questions that show a newcomer what the starter library can answer."""

from __future__ import annotations

EXAMPLES: tuple[str, ...] = (
    "国家为什么选择软法？",
    "《巴黎协定》何时通过、何时生效？",
    "How do harmonization and equivalence differ?",
    "What is the common CIM/SMGS consignment note?",
)
