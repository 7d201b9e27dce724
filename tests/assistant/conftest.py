"""An assistant over the starter library, and one with a language model: a scripted endpoint over real HTTP."""

from __future__ import annotations

import json
import re
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

STARTER = Path(__file__).parents[2] / "sources"


@pytest.fixture(scope="session")
def starter_root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from index.build import build

    root = tmp_path_factory.mktemp("starter") / "index"
    build(STARTER, root)
    return root


@pytest.fixture(scope="session")
def assistant(starter_root: Path):
    from assistant.ask import Assistant

    return Assistant.open(starter_root)


class Exchange:
    """One request as the script sees it: what was asked, and how to answer it byte by byte."""

    def __init__(self, handler: BaseHTTPRequestHandler, body: dict[str, Any], number: int) -> None:
        self.handler = handler
        self.body = body
        self.number = number  # from 1, retries counted
        self.headers = handler.headers
        self.prompt = "\n".join(message["content"] for message in body["messages"])
        self.open = False

    def passage(self, words: str) -> int:
        """The number of the passage in the prompt that has ``words``."""
        for number, text in re.findall(r"<passage (\d+) [0-9a-f]+>\n(.*?)\n</passage", self.prompt, re.DOTALL):
            if words in text:
                return int(number)
        raise AssertionError(f"no passage has {words!r}")

    def refuse(self, status: int, **headers: str) -> None:
        self.handler.send_response(status)
        for name, value in headers.items():
            self.handler.send_header(name.replace("_", "-"), value)
        self.handler.end_headers()
        self.handler.wfile.write(b'{"error": {"message": "scripted"}}')

    def raw(self, data: bytes) -> None:
        if not self.open:
            self.open = True
            self.handler.send_response(200)
            self.handler.send_header("Content-Type", "text/event-stream")
            self.handler.end_headers()
        self.handler.wfile.write(data)
        self.handler.wfile.flush()

    def chunk(self, choice: dict[str, Any]) -> None:
        event = {"id": "1", "object": "chat.completion.chunk", "created": 0, "model": "m", "choices": [choice]}
        self.raw(b"data: " + json.dumps(event).encode() + b"\n\n")

    def say(self, text: str, size: int = 7) -> None:
        """The text in small pieces, as tokens come."""
        for start in range(0, len(text), size):
            self.chunk({"index": 0, "delta": {"content": text[start : start + size]}, "finish_reason": None})

    def state(self, text: str, *quotes: tuple[str, str]) -> None:
        """A statement in the form that is asked for; a quote is (words that find the passage, the quote)."""
        claims = [{"passage": self.passage(words), "quote": quote} for words, quote in quotes]
        self.say(json.dumps({"text": text, "quotes": claims}, ensure_ascii=False) + "\n")

    def end(self, why: str = "stop") -> None:
        self.chunk({"index": 0, "delta": {}, "finish_reason": why})
        self.raw(b"data: [DONE]\n\n")


Script = Callable[[Exchange], None]


class Endpoint:
    """A server that does to each request what ``script`` says; ``exchanges`` holds what came."""

    def __init__(self) -> None:
        self.script: Script = Exchange.end
        self.exchanges: list[Exchange] = []
        self.left = threading.Event()  # the client went away while it was written to
        endpoint = self

        class Handler(BaseHTTPRequestHandler):
            def do_POST(self) -> None:
                body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
                exchange = Exchange(self, body, len(endpoint.exchanges) + 1)
                endpoint.exchanges.append(exchange)
                try:
                    endpoint.script(exchange)
                except OSError:
                    endpoint.left.set()

            def log_message(self, *_: Any) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.server.daemon_threads = True
        self.server.block_on_close = False
        self.url = f"http://127.0.0.1:{self.server.server_port}/v1"


@pytest.fixture
def endpoint() -> Iterator[Endpoint]:
    made = Endpoint()
    thread = threading.Thread(target=made.server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    yield made
    made.server.shutdown()
    made.server.server_close()


@pytest.fixture
def settings(endpoint: Endpoint) -> Callable[..., Any]:
    """``settings(**more)``: the configuration that uses the endpoint, impatient."""
    from assistant.config import AssistantConfig

    def made(**more: Any) -> Any:
        patience = {"llm_token_seconds": 0.4, "llm_seconds": 5.0, "llm_retries": 0}
        return AssistantConfig(**{"llm_url": endpoint.url, "llm_model": "m", **patience, **more})

    return made


@pytest.fixture(scope="session")
def rivers(library_root: Path):
    """The opened library of three English files."""
    from index.library import Library

    return Library.open(library_root)


@pytest.fixture
def writer(rivers, settings):
    """``writer(script, **more)``: an assistant over ``rivers`` whose language model does as the script says."""
    from assistant.ask import Assistant

    return lambda **more: Assistant(rivers, settings(**more))
