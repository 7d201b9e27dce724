"""Tells Gradio's own parts the language that was chosen on the screen; they ask the browser alone for its language."""

from __future__ import annotations

from starlette.datastructures import MutableHeaders
from starlette.middleware import Middleware
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from assistant.ui.visitor import COOKIE

_HEAD = b"<head>"
#: It must run before Gradio's own script, which comes before any that an app may add.
_SCRIPT = f"""<script>
(() => {{
  const chosen = (document.cookie.match(/(?:^|; ){COOKIE}=(en|zh)/) || [])[1];
  const language = {{ en: "en", zh: "zh-CN" }}[chosen];
  if (language) Object.defineProperty(navigator, "language", {{ get: () => language, configurable: true }});
}})();
</script>"""


class Spoken:
    """Puts a script at the head of every page."""

    def __init__(self, app: ASGIApp, script: str = _SCRIPT) -> None:
        self.app = app
        self._script = script.encode()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hand the request on, and a page that comes back out with the script in it."""
        held: Message | None = None

        async def spoken(message: Message) -> None:
            nonlocal held
            if message["type"] == "http.response.start" and _is_page(message):
                held = message  # its length is known when the page is
                return
            if held is not None:
                body = message.get("body", b"")
                message["body"] = body.replace(_HEAD, _HEAD + self._script, 1)
                headers = MutableHeaders(scope=held)
                if "content-length" in headers:
                    grown = len(message["body"]) - len(body)
                    headers["content-length"] = str(int(headers["content-length"]) + grown)
                await send(held)
                held = None
            await send(message)

        await self.app(scope, receive, spoken)


def _is_page(start: Message) -> bool:
    return MutableHeaders(scope=start).get("content-type", "").startswith("text/html")


LANGUAGE = Middleware(Spoken)
