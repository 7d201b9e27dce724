"""A language model behind any OpenAI-compatible endpoint, written to and read over HTTP within limits."""

from __future__ import annotations

import os
import time
from collections.abc import Generator, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from assistant.config import AssistantConfig
from assistant.ports import Message
from index.errors import ConfigError, ModelBrokeOff, ModelError

if TYPE_CHECKING:
    import httpx2
    import openai

KEY = "ASSISTANT_LLM_KEY"
_INSTALL = "Install it: pip install -e '.[llm]'"
_CHECK = "Check llm_url and llm_model in assistant.toml, the key in ASSISTANT_LLM_KEY, and that the server runs."
_BYTES = 1_000  # for a character of the reply, at most: a token comes in some 300 bytes of JSON


class OpenAIChat:
    """The model ``llm_model`` at ``llm_url``; the key is taken from the environment, none is needed for many servers.

    Raises ConfigError when no model is named, ModelError when the package ``openai`` is not installed.
    """

    def __init__(self, config: AssistantConfig) -> None:
        if not config.llm_model:
            raise ConfigError("assistant.toml sets llm_url, and no llm_model.", 'Name the model: llm_model = "…".')
        try:
            import openai  # noqa: F401
        except ImportError as error:
            raise ModelError("A language model is set, and the package openai is missing.", _INSTALL) from error
        self.config = config

    def stream(self, messages: Sequence[Message]) -> Generator[str, None, None]:
        """What the model writes, piece by piece; closing the iterator closes the connection.

        Raises ModelError when the endpoint refuses or does not answer, ModelBrokeOff when it stalls, breaks off or goes
        on for too long once it has begun.
        """
        import openai

        length = 0
        try:
            with _client(self.config) as client, self._request(client, messages) as reply:
                finished = False
                for chunk in reply:
                    text, last = _text(chunk)
                    finished = finished or last
                    length += len(text)
                    if length > self.config.llm_longest_reply:
                        raise ModelBrokeOff(f"The language model wrote more than {length:,} characters.", _CHECK)
                    if text:
                        yield text
                if not finished:
                    raise ModelBrokeOff("The language model broke off in the middle of its reply.", _CHECK)
        except (openai.OpenAIError, ValueError) as error:  # ValueError: the stream is not JSON
            kind = ModelBrokeOff if length else ModelError
            raise kind(f"The language model failed ({type(error).__name__}: {str(error)[:200]}).", _CHECK) from error

    def _request(self, client: openai.OpenAI, messages: Sequence[Message]) -> openai.Stream[Any]:
        said: Any = [{"role": message.role, "content": message.content} for message in messages]
        reply: openai.Stream[Any] = client.chat.completions.create(
            model=self.config.llm_model, messages=said, stream=True, temperature=0
        )
        return reply


def _client(config: AssistantConfig) -> openai.OpenAI:
    import openai

    limits = _Limits(config.llm_seconds, config.llm_longest_reply * _BYTES)
    return openai.OpenAI(
        base_url=config.llm_url,
        api_key=os.environ.get(KEY) or "none",  # the client wants one, local servers do not
        timeout=openai.Timeout(config.llm_token_seconds, connect=config.llm_connect_seconds),
        max_retries=config.llm_retries,
        default_headers={"Accept-Encoding": "identity"},
        http_client=openai.DefaultHttpxClient(
            event_hooks={"request": [limits.before], "response": [limits.after]},
        ),
    )


class _Limits:
    """Holds all attempts of a request together to ``seconds``, and what comes back to ``most`` bytes.

    The client's own timeout is for one wait: comments sent to keep a connection alive start it again for ever.
    """

    def __init__(self, seconds: float, most: int) -> None:
        self.most = most
        self._end = time.monotonic() + seconds

    @property
    def left(self) -> float:
        """Seconds that are left; none when it is 0 or less."""
        return self._end - time.monotonic()

    def before(self, request: httpx2.Request) -> None:
        """Let an attempt wait no longer than is left. Raises httpx2.ReadTimeout when nothing is."""
        import httpx2

        if self.left <= 0:
            raise httpx2.ReadTimeout("The time for the reply is over.")
        waits = request.extensions["timeout"]
        request.extensions["timeout"] = {name: min(wait, self.left) for name, wait in waits.items()}

    def after(self, response: httpx2.Response) -> None:
        """Watch what comes, and wait before another attempt only as long as the server asks and time is left."""
        wait = response.headers.get("retry-after", "")
        if not wait.isdigit() or int(wait) > self.left:
            response.headers.pop("retry-after", None)
            response.headers.pop("retry-after-ms", None)
        response.stream = _watched(response.stream, self)


def _watched(stream: Any, limits: _Limits) -> httpx2.SyncByteStream:
    """``stream``, which raises what httpx2 raises when a limit is broken."""
    import httpx2

    class Watched(httpx2.SyncByteStream):
        def __iter__(self) -> Iterator[bytes]:
            received = 0
            for piece in stream:
                received += len(piece)
                if limits.left <= 0:
                    raise httpx2.ReadTimeout("The time for the reply is over.")
                if received > limits.most:
                    raise httpx2.ReadError(f"The reply has more than {limits.most:,} bytes.")
                yield piece

        def close(self) -> None:
            stream.close()

    return Watched()


def _text(chunk: Any) -> tuple[str, bool]:
    """The text of a piece of the stream, and whether it says that it is the last; servers leave out what they like."""
    text, last = "", False
    choices = getattr(chunk, "choices", None)
    for choice in choices if isinstance(choices, list) else []:
        content = getattr(getattr(choice, "delta", None), "content", None)
        text += content if isinstance(content, str) else ""
        last = last or bool(getattr(choice, "finish_reason", None))
    return text, last
