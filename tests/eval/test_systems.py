"""The systems by name, over one small library."""

from __future__ import annotations

from dataclasses import replace

import pytest

from eval.systems import open_system
from index.errors import ConfigError, UnknownSystem

FILE = "agreements/rivers.pdf"
QUESTION = "How often does the Joint Committee meet?"


@pytest.mark.parametrize("name", ["lexical", "dense", "hybrid", "extractive", "bm25-passages"])
def test_each_finds_and_quotes_the_passage_that_answers(library_root, name):
    system = open_system(name, library_root)
    result = system.answer(QUESTION)
    assert system.name == name
    assert not result.declined
    assert FILE in {hit.document for hit in result.hits[:3]}
    assert "once a year" in " ".join(result.text.split())
    assert 0 < result.support <= 1
    assert result.seconds > 0
    quotes = [quote for said in result.statements for quote in said.quotes]
    assert quotes
    assert all(quote.text == quote.at_place for quote in quotes)
    assert all(quote.page == "1" for quote in quotes if "once a year" in quote.text)


def test_search_alone_shows_as_many_hits_as_fill_a_screen(library_root):
    result = open_system("hybrid", library_root).answer(QUESTION)
    shown = [said.text for said in result.statements]
    assert shown == [hit.text for hit in result.hits[: len(shown)]]
    assert sum(map(len, shown[:-1])) < 1_200


def test_the_product_declines_and_search_alone_does_not(library_root):
    question = "Who painted the Mona Lisa?"
    declined = open_system("extractive", library_root).answer(question)
    assert declined.declined
    assert (declined.statements, declined.text) == ((), "")
    assert not open_system("hybrid", library_root).answer(question).declined


def test_a_named_reranker_decides_what_search_alone_shows_first(library_root, crossencoder):
    system = open_system(f"hybrid+rerank:{crossencoder}", library_root)
    result = system.answer(QUESTION)
    assert system.name == f"hybrid+rerank:{crossencoder}"
    assert "water" in result.hits[0].text
    assert "water" not in open_system("hybrid", library_root).answer(QUESTION).hits[0].text
    assert 0 < result.support <= 1


def test_no_reranker_named_or_set_is_an_error_that_tells_how(library_root):
    with pytest.raises(ConfigError, match="No reranker is named"):
        open_system("hybrid+rerank", library_root)


def test_the_support_of_the_product_is_that_of_its_answer(library_root):
    system = open_system("extractive", library_root)
    for question in (QUESTION, "Who painted the Mona Lisa?"):
        assert system.answer(question).support == system.assistant.ask(question).support


def test_the_notes_of_the_product_are_those_of_its_answer(library_root, monkeypatch):
    system = open_system("extractive", library_root)
    ask = system.assistant.ask
    monkeypatch.setattr(system.assistant, "ask", lambda text: replace(ask(text), notes=("model unavailable",)))
    assert system.answer(QUESTION).notes == ("model unavailable",)


def test_an_unknown_name_is_an_error_that_tells_the_known_ones(library_root):
    for name in ("best", "hybrid:model"):
        with pytest.raises(UnknownSystem, match="There is no system") as raised:
            open_system(name, library_root)
        assert "extractive" in raised.value.remedy and "hybrid+rerank:MODEL" in raised.value.remedy


@pytest.fixture
def settings(monkeypatch, tmp_path):
    """``settings(text)``: what table [assistant] of assistant.toml says."""
    monkeypatch.chdir(tmp_path)
    return lambda text: (tmp_path / "assistant.toml").write_text(f"[assistant]\n{text}\n", encoding="utf-8")


@pytest.mark.parametrize("name", ["llm", "llm:some-model"])
def test_a_language_model_without_an_endpoint_is_an_error_that_tells_what_to_set(library_root, settings, name):
    settings('llm_model = "m"')
    with pytest.raises(ConfigError, match="No language model is set") as raised:
        open_system(name, library_root)
    assert "llm_url" in raised.value.remedy


def test_the_model_that_is_asked_is_the_one_named_or_else_the_one_set(library_root, settings):
    settings('llm_url = "http://127.0.0.1:9/v1"\nllm_model = "m"')
    for name, model in (("llm", "m"), ("llm:maker/some:8b", "maker/some:8b")):
        system = open_system(name, library_root)
        assert system.name == name
        assert system.assistant.config.llm_model == model
        assert system.assistant.writer is not None


def test_an_endpoint_without_a_model_is_an_error_unless_one_is_named(library_root, settings):
    settings('llm_url = "http://127.0.0.1:9/v1"')
    with pytest.raises(ConfigError, match="no llm_model"):
        open_system("llm", library_root)
    assert open_system("llm:some-model", library_root).assistant.config.llm_model == "some-model"


def test_what_is_quoted_is_measured_without_the_model_that_is_set(library_root, settings):
    settings('llm_url = "http://127.0.0.1:9/v1"\nllm_model = "m"')
    assert open_system("extractive", library_root).assistant.writer is None
