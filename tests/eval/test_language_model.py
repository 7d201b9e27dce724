"""A system with a language model, measured over HTTP: an endpoint that answers, refuses and breaks off."""

from __future__ import annotations

import json
import re
import threading
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import ClassVar

import pytest

import eval.__main__ as commands

FILE = "agreements/rivers.pdf"
#: What the endpoint does at each question: a reply, one that ends in the middle, a refusal.
MEET, APPOINT, MEASURE = (
    "How often does the Joint Committee meet?",
    "Who appoints an arbitrator?",
    "What shall each Party measure at its border?",
)
GOLD = {
    MEET: ("The Committee shall meet once a year", "once a year"),
    APPOINT: ("Joint Committee to appoint an arbitrator", "Joint Committee"),
    MEASURE: ("measure the quality of the water", "quality of the water"),
}


class Endpoint(BaseHTTPRequestHandler):
    """Speaks the protocol of OpenAI's chat completions, streamed."""

    models: ClassVar[list[str]] = []  # that were asked for

    def do_POST(self) -> None:
        body = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
        self.models.append(body["model"])
        prompt = "\n".join(message["content"] for message in body["messages"])
        if MEASURE in prompt:
            self.send_error(500)
            return
        self.send_response(200)
        self.send_header("Content-Type", "text/event-stream")
        self.end_headers()
        self._say(json.dumps(self._statement(prompt)) + "\n" if MEET in prompt else '{"text": "The Joint')
        if MEET in prompt:
            self._event({"index": 0, "delta": {}, "finish_reason": "stop"})
            self.wfile.write(b"data: [DONE]\n\n")

    def _statement(self, prompt: str) -> dict[str, object]:
        passages = re.findall(r"<passage (\d+) [0-9a-f]+>\n(.*?)\n</passage", prompt, re.DOTALL)
        (number,) = (number for number, text in passages if "once a year" in text)
        quote = "The Committee shall meet once a year"
        return {"text": f"{quote}.", "quotes": [{"passage": int(number), "quote": quote}]}

    def _say(self, text: str) -> None:
        self._event({"index": 0, "delta": {"content": text}, "finish_reason": None})

    def _event(self, choice: dict[str, object]) -> None:
        event = {"id": "1", "object": "chat.completion.chunk", "created": 0, "model": "m", "choices": [choice]}
        self.wfile.write(b"data: " + json.dumps(event).encode() + b"\n\n")

    def log_message(self, *_: object) -> None:
        pass


@pytest.fixture
def endpoint():
    server = ThreadingHTTPServer(("127.0.0.1", 0), Endpoint)
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}/v1"
    server.shutdown()
    server.server_close()


@pytest.fixture
def run(endpoint, tmp_path, monkeypatch, capsys, library_root):
    """``run(*arguments)``: what ``python -m eval run`` prints over the three questions and one of another field."""
    settings = f'[assistant]\nllm_url = "{endpoint}"\nllm_model = "m"\nllm_retries = 0\nllm_token_seconds = 5\n'
    (tmp_path / "assistant.toml").write_text(settings, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(Endpoint, "models", [])
    rows = [
        {
            "id": f"q{number}",
            "need": str(number),
            "question": question,
            "language": "en",
            "split": "test",
            "answerable": True,
            "gold": [{"document": FILE, "anchor": anchor}],
            "facts": [{"en": [fact]}],
        }
        for number, (question, (anchor, fact)) in enumerate(GOLD.items())
    ]
    other = {"id": "q9", "need": "9", "question": "Who painted the Mona Lisa?", "language": "en", "split": "test"}
    rows.append(other | {"answerable": False, "kind": "wrong-field"})
    path = tmp_path / "q.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")

    def ran(*arguments: str) -> str:
        assert commands.main(["run", "--questions", str(path), "--index", str(library_root), *arguments]) == 0
        return capsys.readouterr().out

    return ran


def test_a_run_survives_a_model_that_fails_and_says_how_often(run, tmp_path):
    made = json.loads(run("--system", "llm", "--json"))
    assert (made["system"], made["count"]) == ("llm", 4)
    assert made["scores"]["notes"] == {"model broke off": 1, "model unavailable": 1}
    assert made["scores"]["overall"]["exact quotes"]["value"] == 1.0
    rows = [json.loads(line) for line in (tmp_path / made["folder"] / "answers.jsonl").read_text().splitlines()]
    meet, appoint, measure, other = rows
    assert [said["text"] for said in meet["statements"]] == ["The Committee shall meet once a year."]
    assert (meet["verdict"], meet["notes"]) == ("right", [])
    # Where the model fails the quotes stand, and the question is not lost.
    assert (appoint["notes"], measure["notes"]) == (["model broke off"], ["model unavailable"])
    assert appoint["statements"] and measure["statements"]
    assert (other["verdict"], other["notes"]) == ("declined rightly", [])


def test_the_lines_say_how_often_the_model_that_is_named_failed(run):
    assert "model broke off: 1, model unavailable: 1" in run("--system", "llm:maker/some:8b").splitlines()
    assert set(Endpoint.models) == {"maker/some:8b"}
