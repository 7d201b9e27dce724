"""What other programs may ask of the library."""

from __future__ import annotations

import gradio as gr
import pytest

from assistant.ui.endpoints import Endpoints


@pytest.fixture(scope="module")
def endpoints(assistant) -> Endpoints:
    return Endpoints(assistant)


def test_a_search_gives_passages_the_best_first(endpoints):
    hits = endpoints.search("single window", 3)
    assert [hit["rank"] for hit in hits] == [1, 2, 3] and all(hit["text"] and hit["title"] for hit in hits)
    assert len(endpoints.search("soft law", 0)) == 1


def test_an_answer_comes_with_quotes_and_a_decline_with_its_reason(endpoints):
    *_, answer = endpoints.ask("What is a single window?")
    assert not answer["abstained"] and answer["citations"][0]["quote"] and answer["citations"][0]["page_labels"]
    *_, declined = endpoints.ask("Which states ratified the water convention in 1987?")
    assert declined["abstained"] and declined["reason"] and len(declined["nearest"]) == 3


def test_a_page_is_read_by_its_number(endpoints):
    hit = endpoints.search("single window", 1)[0]
    page = endpoints.read_page(hit["document"], hit["pages"][0])
    assert page["title"] == hit["title"] and hit["text"][:20] in page["text"]


def test_what_cannot_be_asked_is_said_in_words(endpoints):
    for act in (
        lambda: endpoints.search("  "),
        lambda: next(endpoints.ask("")),
        lambda: endpoints.read_page("no", 1),
        lambda: endpoints.read_page(endpoints.search("soft law", 1)[0]["document"], 0),
    ):
        with pytest.raises(gr.Error):
            act()
