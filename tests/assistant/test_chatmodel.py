"""A language model over real HTTP: streams, retries, limits, cancellation."""

from __future__ import annotations

import itertools
import sys
import time

import pytest

from assistant.chatmodel import OpenAIChat
from assistant.config import AssistantConfig
from assistant.ports import Message
from index.errors import ConfigError, ModelBrokeOff, ModelError

ASKED = [Message("system", "rules"), Message("user", "question")]


def read(config) -> str:
    return "".join(OpenAIChat(config).stream(ASKED))


def test_what_is_streamed_is_read_piece_by_piece(endpoint, settings):
    def script(exchange):
        exchange.say("软法 and 硬法", size=2)
        exchange.end()

    endpoint.script = script
    pieces = list(OpenAIChat(settings()).stream(ASKED))
    assert "".join(pieces) == "软法 and 硬法" and len(pieces) == 5
    body = endpoint.exchanges[0].body
    assert body["stream"] is True and body["model"] == "m" and body["temperature"] == 0
    assert body["messages"] == [{"role": "system", "content": "rules"}, {"role": "user", "content": "question"}]


def test_the_key_comes_from_the_environment_and_none_is_needed(endpoint, settings, monkeypatch):
    monkeypatch.delenv("ASSISTANT_LLM_KEY", raising=False)
    assert read(settings()) == ""
    monkeypatch.setenv("ASSISTANT_LLM_KEY", "secret")
    assert read(settings()) == ""
    assert [e.headers["Authorization"] for e in endpoint.exchanges] == ["Bearer none", "Bearer secret"]


@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_server_that_is_busy_is_asked_again(endpoint, settings, status: int):
    def script(exchange):
        if exchange.number == 1:
            exchange.refuse(status)
        else:
            exchange.say("now")
            exchange.end()

    endpoint.script = script
    assert read(settings(llm_retries=2)) == "now"
    assert len(endpoint.exchanges) == 2


def test_a_server_that_asks_for_more_patience_than_there_is_does_not_get_it(endpoint, settings):
    endpoint.script = lambda exchange: exchange.refuse(429, Retry_After="100")
    with pytest.raises(ModelError):
        read(settings(llm_retries=1, llm_seconds=4.0))
    assert len(endpoint.exchanges) == 2  # after the 100 seconds there would have been no time for the second


def test_a_refusal_is_not_asked_again_and_says_what_to_check(endpoint, settings):
    endpoint.script = lambda exchange: exchange.refuse(401)
    with pytest.raises(ModelError) as caught:
        read(settings(llm_retries=2))
    assert len(endpoint.exchanges) == 1 and "ASSISTANT_LLM_KEY" in caught.value.remedy


def test_nobody_there(settings, endpoint):
    with pytest.raises(ModelError):
        read(settings(llm_url="http://127.0.0.1:9/v1"))


def test_a_stall_before_the_first_token(endpoint, settings):
    endpoint.script = lambda exchange: endpoint.left.wait(3)
    with pytest.raises(ModelError) as caught:
        read(settings())
    assert not isinstance(caught.value, ModelBrokeOff)


def test_a_stall_between_two_tokens(endpoint, settings):
    def script(exchange):
        exchange.say("half")
        endpoint.left.wait(3)

    endpoint.script = script
    with pytest.raises(ModelBrokeOff):
        read(settings())


def test_comments_that_keep_the_connection_alive_do_not_hold_the_reader(endpoint, settings):
    def script(exchange):
        exchange.say("half")
        for _ in range(200):
            exchange.raw(b": ping\n\n")
            time.sleep(0.05)

    endpoint.script = script
    with pytest.raises(ModelBrokeOff):
        read(settings(llm_seconds=0.6))
    assert endpoint.left.wait(5)


def test_a_stream_that_ends_without_saying_so_broke_off(endpoint, settings):
    endpoint.script = lambda exchange: exchange.say('{"text": "ha')
    with pytest.raises(ModelBrokeOff, match="broke off"):
        read(settings())


def test_a_reply_cut_at_the_models_own_limit_is_whole(endpoint, settings):
    def script(exchange):
        exchange.say("all there was room for")
        exchange.end("length")

    endpoint.script = script
    assert read(settings()) == "all there was room for"


def test_ten_megabytes_are_cut_off(endpoint, settings):
    def script(exchange):
        for _ in range(1000):
            exchange.say("x" * 10_000, size=10_000)

    endpoint.script = script
    with pytest.raises(ModelBrokeOff, match="more than"):
        read(settings())
    assert endpoint.left.wait(5)


def test_bytes_without_an_end_of_line_are_cut_off(endpoint, settings):
    def script(exchange):
        exchange.raw(b"data: ")
        for _ in range(1000):
            exchange.raw(b"x" * 10_000)

    endpoint.script = script
    with pytest.raises(ModelError):
        read(settings(llm_longest_reply=100))
    assert endpoint.left.wait(5)


@pytest.mark.parametrize(
    "event",
    [
        b"data: no json\n\n",
        b'data: {"error": {"message": "out of memory"}}\n\n',
        b"data: []\n\n",
        b'data: {"choices": "none"}\n\n',
        b'data: {"choices": [{"delta": {"content": 5}}]}\n\n',
        b'data: {"choices": [{"delta": null}]}\n\n',
        b"\x00\xff\xfe\n\n",
    ],
)
def test_a_stream_of_another_form_is_an_error(endpoint, settings, event: bytes):
    endpoint.script = lambda exchange: exchange.raw(event)
    with pytest.raises(ModelError):
        read(settings())


def test_closing_the_reader_closes_the_connection(endpoint, settings):
    def script(exchange):
        for _ in itertools.count():
            exchange.say("on and on ")
            time.sleep(0.01)

    endpoint.script = script
    stream = OpenAIChat(settings()).stream(ASKED)
    next(stream)
    stream.close()
    assert endpoint.left.wait(5)


def test_without_the_package_the_error_says_how_to_install_it(settings, monkeypatch):
    monkeypatch.setitem(sys.modules, "openai", None)
    with pytest.raises(ModelError) as caught:
        OpenAIChat(settings())
    assert "pip install -e '.[llm]'" in caught.value.remedy


def test_an_address_without_a_model_is_a_fault_of_the_settings():
    with pytest.raises(ConfigError):
        OpenAIChat(AssistantConfig(llm_url="http://localhost/v1"))
