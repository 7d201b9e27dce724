"""The settings of answering."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class AssistantConfig:
    """Table ``[assistant]``."""

    passages_found: int = 10  # hits that a question fetches
    passages_read: int = 5  # hits whose sentences are weighed
    statements: int = 4  # sentences that may call for a quote
    sentence_margin: float = 0.14  # how far below the best sentence's score another may stay
    overlap_weight: float = 0.35  # of the share of the question's words in a sentence, beside its cosine
    passage_weight: float = 0.30  # of the passage's score relative to the best one's
    about_the_text: float = 0.2  # taken from the score of a sentence that speaks of its own paper, or opens it
    shortest_sentence: int = 8  # characters; shorter ones are fragments
    longest_enumeration: int = 600  # characters quoted whole; of a longer one each item's first sentence
    longest_sequel: int = 300  # characters quoted after a sentence that announces them
    longest_answer: int = 2_000  # characters in all, Chinese counting double
    least_support: float = 0.4  # 0..1; below it the question is declined
