"""One score of the votes of the channels."""

from __future__ import annotations

import numpy as np
import pytest

from index.config import IndexConfig
from index.fusion import Channels, fused_votes, trace_of
from index.lane import Votes

CONFIG = IndexConfig(likeness_weight=0.25, lexical_weight=0.5, across=0.125)
VOTES = Votes(*(np.array(column, dtype=np.float32) for column in ([0.5, -0.25], [1.0, 0.0], [0.5, 0.0])))


@pytest.mark.parametrize(
    ("channels", "same", "scores"),
    [
        (Channels(), True, [0.5 + 0.25 + 0.25, -0.25]),
        (Channels(), False, [1.125, -0.125]),
        (Channels(lexical=False), False, [0.5 + 0.25 + 0.125, -0.125]),
        (Channels(dense=False), False, [0.25, 0.0]),
    ],
)
def test_a_score_is_the_cosine_and_the_weighted_shares_of_the_channels_that_vote(channels, same, scores):
    assert fused_votes(VOTES, channels, same, CONFIG).tolist() == scores


def test_a_trace_has_what_voted():
    assert trace_of(VOTES, 0, Channels()) == (("dense", 0.5), ("likeness", 1.0), ("lexical", 0.5))
    assert trace_of(VOTES, 1, Channels()) == (("dense", -0.25), ("likeness", 0.0))
    assert trace_of(VOTES, 0, Channels(dense=False)) == (("lexical", 0.5),)
