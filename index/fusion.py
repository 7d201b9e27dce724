"""The votes of the channels on some texts made one score, level across languages."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from index.config import IndexConfig
from index.lane import Votes


@dataclass(frozen=True, slots=True)
class Channels:
    """Which channels vote; both in the product, one alone when they are measured."""

    dense: bool = True
    lexical: bool = True


def fused_votes(votes: Votes, channels: Channels, same: bool, config: IndexConfig) -> NDArray[np.float32]:
    """The cosine and the weighted shares of words, float32 (n,); ``same`` where the texts are in the language of the
    question: others are lifted, since translations lie further apart."""
    fused = np.zeros_like(votes.dense)
    if channels.dense:
        fused += votes.dense + np.float32(0.0 if same else config.across)
        fused += np.float32(config.likeness_weight) * votes.likeness
    if channels.lexical:
        fused += np.float32(config.lexical_weight) * votes.lexical
    return fused


def trace_of(votes: Votes, place: int, channels: Channels) -> tuple[tuple[str, float], ...]:
    """What each channel by itself says of the text at ``place``; one that has no vote is left out."""
    trace = []
    if channels.dense:
        trace.append(("dense", round(float(votes.dense[place]), 4)))
        trace.append(("likeness", round(float(votes.likeness[place]), 4)))
    if channels.lexical and votes.lexical[place] > 0:
        trace.append(("lexical", round(float(votes.lexical[place]), 4)))
    return tuple(trace)
