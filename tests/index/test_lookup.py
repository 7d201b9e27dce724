"""Provisions of the agreements that a question names."""

from __future__ import annotations

import numpy as np
import pytest

from index.document import Passage, Span
from index.expansion.glossary import Glossary
from index.lexical.tokens import terms
from index.lookup import Lookups, _is_after
from index.naming import Naming
from index.provisions import Provision

TITLES = {"rivers": "Rivers Agreement", "rail": "Rail Agreement", "paper": "On the Mountains Agreement"}
#: Of each document, the headings of its passages.
HEADINGS = {"rivers": ["Article 1", "Article 2", "Article 3"], "rail": ["Article 2", "Article 3", "Article 4"],
            "paper": ["Introduction", "Article 2 of the agreement"]}  # fmt: skip
PASSAGES = [
    Passage(f"{document} {heading}", document, "Text.", (Span(1, 0, 5),), (heading,), "en", "body")
    for document, headings in HEADINGS.items()
    for heading in headings
]


@pytest.fixture(scope="module")
def lookups() -> Lookups:
    def one_direction(texts):
        return np.ones((len(texts), 1), dtype=np.float32)

    naming = Naming(
        TITLES, Glossary(), lambda text, spoken, language: [{term: 1.0} for term in terms(text)], one_direction
    )
    return Lookups({"en": PASSAGES}, naming)


def found(lookups: Lookups, question: str) -> list[str]:
    return [PASSAGES[row].id for row in lookups.of(question).rows["en"]]


def test_only_the_agreement_that_is_named_is_meant(lookups):
    assert found(lookups, "What does Article 2 of the Rail Agreement say?") == ["rail Article 2"]


def test_a_provision_in_the_name_of_an_agreement_is_not_asked_for(lookups):
    lookup = lookups.of("What does Article 2 of the Rail Agreement on Part XI say?")
    assert lookup.asked == (Provision("article", "2"),)


def test_where_nothing_is_named_or_only_pointed_back_to_any_may_be_meant(lookups):
    anywhere = ["rivers Article 2", "rail Article 2", "paper Article 2 of the agreement"]
    assert found(lookups, "What does Article 2 say?") == anywhere
    assert found(lookups, "What does Article 2 of the agreement say?") == anywhere


def test_an_agreement_that_has_no_such_article_is_told(lookups):
    lookup = lookups.of("What does Article 9 of the Rail Agreement say?")
    assert (lookup.asked, lookup.absent) == ((Provision("article", "9"),), True)
    assert not lookups.of("What does Article 2 of the Rail Agreement say?").absent
    # One that lacks among others was rather not recognised.
    assert not lookups.of("What does Article 1 of the Rail Agreement say?").absent
    # What is no article may stand there without a heading.
    assert not lookups.of("What does Annex 9 of the Rail Agreement say?").absent


def test_where_chapters_number_their_articles_anew_those_of_the_chapter_count():
    articles = frozenset({(8, 1), (8, 2), (10, 1), (10, 7)})
    after = [_is_after(number, articles) for number in ((8, 2), (8, 3), (9, 1), (11, 1), (10, 12))]
    assert after == [False, True, False, True, True]


def test_a_passage_is_of_what_is_asked_for_where_its_agreement_is_named(lookups):
    named, nothing = lookups.of("Article 2 of the Rail Agreement"), lookups.of("Article 2")
    held = {passage.id: passage for passage in PASSAGES}
    assert [named.holds(held[name]) for name in ("rail Article 2", "rail Article 3", "rivers Article 2")] == [
        True,
        False,
        False,
    ]
    assert not nothing.holds(held["rail Article 2"])


def test_of_what_is_not_known_nothing_is_found_and_nothing_told(lookups):
    # A paper that has a heading of an article is no agreement.
    for name in ("Desert Charter", "Mountains Agreement"):
        lookup = lookups.of(f"What does Article 2 of the {name} say?")
        assert not lookup.absent
        assert lookup.rows["en"].size == 0


def test_what_an_agreement_is_called_by_what_it_is_counts_where_no_title_is_like_it(lookups):
    called = Lookups(
        {"en": PASSAGES}, lookups.naming, lambda name: frozenset({"rail", "paper"} if name == "train pact" else ())
    )
    assert called.of("What does Article 2 of the train pact say?").named == {"rail"}  # no paper has articles
    assert called.of("What does Article 2 of the boat pact say?").named == frozenset()
    assert called.of("What does Article 2 of the Rivers Agreement say?").named == {"rivers"}


def test_where_an_agreement_ends_before_its_last_article_is_known(lookups):
    assert lookups.of("What does Article 9 of the Rail Agreement say?").last == Provision("article", "4")
    assert lookups.of("What does Article 2 of the Rail Agreement say?").last is None


def test_a_question_without_a_provision_looks_nothing_up(lookups):
    assert lookups.of("What does the Rail Agreement say?") is None
