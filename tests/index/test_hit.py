"""What a hit tells of its channels, and what a filter admits."""

import pytest

from index.document import Passage, Span
from index.hit import Filter, Hit

PASSAGE = Passage("p", "doc1", "text", (Span(1, 0, 4),), (), "en", "note")


def test_channel_without_a_vote_has_no_score():
    hit = Hit(PASSAGE, 1, 0.5, (("dense", 0.0),))
    assert hit.channel("dense") == 0.0
    assert hit.channel("lexical") is None


@pytest.mark.parametrize(
    ("among", "admitted"),
    [
        (Filter(), True),
        (Filter(kinds=("note",)), True),
        (Filter(kinds=("body", "reference")), False),
        (Filter(languages=("en",)), True),
        (Filter(languages=("zh",)), False),
        (Filter(documents=("doc1", "doc2")), True),
        (Filter(documents=("doc2",)), False),
        (Filter(kinds=("note",), documents=("doc2",)), False),
    ],
)
def test_filter_admits_what_meets_every_condition(among, admitted):
    assert among.admits(PASSAGE) is admitted


@pytest.mark.parametrize(
    ("among", "asks"),
    [
        (Filter(), False),
        (Filter(kinds=("note",), languages=("en",), documents=("doc1",)), False),
        (Filter(records=("paper",)), True),
        (Filter(years=(None, 1990)), True),
        (Filter(years=(1990, None)), True),
        (Filter(parties=("Oren",)), True),
    ],
)
def test_a_filter_says_whether_it_asks_what_only_a_document_tells(among, asks):
    assert among.asks_of_documents is asks
