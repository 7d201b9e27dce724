"""What a request passes before the screen: the name it calls us by, whom a proxy says it is from, and the sign-in."""

from __future__ import annotations

import asyncio
import ipaddress
from collections.abc import Callable, Iterator
from contextvars import ContextVar
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import HTTPConnection
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Receive, Scope, Send
from uvicorn.middleware.proxy_headers import ProxyHeadersMiddleware

from assistant.access import Access, Proxied
from assistant.accounts import Accounts
from assistant.throttle import Throttle
from assistant.ui.spoken import Spoken

#: Where the request comes from that is being answered, as far as a proxy that is believed tells.
_address: ContextVar[str] = ContextVar("address", default="")
_AT_ONCE = 2  # passwords that are looked at side by side: each takes 32 MB and a core
_REFUSED = "Too many attempts to sign in. Try again in {seconds} seconds. · 登录尝试次数过多，请在 {seconds} 秒后再试。"
#: Gradio's form says nothing of an answer that it does not know.
_TELLING = """<script>
(() => {
  const ask = window.fetch;
  window.fetch = async (...asked) => {
    const answer = await ask(...asked);
    if (answer.status === 429) alert((await answer.clone().json()).detail);
    return answer;
  };
})();
</script>"""


_OWN = ("same-origin", "none")  # by whom a browser may be told to change something: our page, or its user
_UNUSED = "/gradio_api/upload"  # Gradio's own: nothing here is sent so, and what is would only fill the disk
_LONGEST = 255  # bytes of a part of a path: no file has a longer name, and Gradio fails over one
_TOO_LONG = PlainTextResponse("The address is too long.", 414)
_FOREIGN = PlainTextResponse("Sent by another page. Open this program by its own address.", 403)
_NOWHERE = PlainTextResponse("There is nothing to upload to.", 404)


class Entrance:
    """Takes from a request what only a proxy may say, unless it comes from one, and notes the address that asks."""

    def __init__(self, app: ASGIApp, access: Access) -> None:
        self._networks = tuple(map(ipaddress.ip_network, access.proxies))
        people = access.people
        named = (people.user_header, people.groups_header) if isinstance(people, Proxied) else ()
        self._theirs = {name.lower().encode() for name in named}
        noted: Any = _Noted(app)  # uvicorn has other names for the same types
        self._inner: Any = ProxyHeadersMiddleware(noted, list(access.proxies))

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Hand the request on, without what its sender may not say; refuse what another page has the browser send."""
        if scope["type"] == "http":
            refusal = _refusal(scope)
            if refusal is not None:
                return await refusal(scope, receive, send)
        if self._theirs and "headers" in scope and not self._is_proxy(scope):
            kept = [(name, value) for name, value in scope["headers"] if name.lower() not in self._theirs]
            scope = {**scope, "headers": kept}
        await self._inner(scope, receive, send)

    def _is_proxy(self, scope: Scope) -> bool:
        try:
            peer = ipaddress.ip_address((scope.get("client") or ("",))[0])
        except ValueError:  # a socket of this machine, or a name that a test gives
            return False
        peer = getattr(peer, "ipv4_mapped", None) or peer
        return any(peer in network for network in self._networks)


def _refusal(scope: Scope) -> Response | None:
    """Why the request is not handed on; None where it is."""
    if any(len(part.encode("utf-8", "replace")) > _LONGEST for part in scope["path"].split("/")):
        return _TOO_LONG
    if scope["path"].startswith(_UNUSED):
        return _NOWHERE
    site = Headers(scope=scope).get("sec-fetch-site", _OWN[0])
    reads = scope["method"] in ("GET", "HEAD", "OPTIONS")
    return None if reads or site in _OWN else _FOREIGN


class _Noted:
    """Notes the address for the sign-in, which Gradio hands a name and a password alone."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        client = scope.get("client")
        _address.set(client[0] if client else "")
        await self._app(scope, receive, send)


class SignIn:
    """Asks the accounts whether a password is right, as often as the throttle allows."""

    def __init__(self, accounts: Accounts, throttle: Throttle | None = None) -> None:
        self._accounts = accounts
        self._throttle = throttle or Throttle()
        self._looking = asyncio.Semaphore(_AT_ONCE)

    async def admits(self, name: str, password: str) -> bool:
        """Whether the password is that of the account. Raises HTTPException 429 where it was tried too often."""
        address = _address.get()
        seconds = self._throttle.tried(name, address)
        if seconds:
            raise HTTPException(429, _REFUSED.format(seconds=seconds), {"Retry-After": str(seconds)})
        async with self._looking:
            # Beside the loop that answers everybody: a hash takes a tenth of a second.
            right = await run_in_threadpool(self._accounts.admits, name, password)
        if right:
            self._throttle.succeeded(name, address)
        return right


def passed(access: Access) -> list[Middleware]:
    """What every request passes, the first first."""
    hosts = Middleware(TrustedHostMiddleware, allowed_hosts=list(access.hosts), www_redirect=False)
    telling = [Middleware(Spoken, script=_TELLING)] if isinstance(access.people, Accounts) else []
    return [hosts, Middleware(Entrance, access=access), *telling]


def signing_in(access: Access) -> dict[str, Any]:
    """What Gradio is told of who may come in: nothing where it asks nobody."""
    people = access.people
    if isinstance(people, Accounts):
        return {"auth": SignIn(people).admits}
    if isinstance(people, Proxied):
        return {"auth_dependency": _named_by(people)}
    return {}


def _named_by(people: Proxied) -> Callable[[HTTPConnection], str | None]:
    def user_of(request: HTTPConnection) -> str | None:
        users, groups = (tuple(_values(request, name)) for name in (people.user_header, people.groups_header))
        return people.arrived(users, groups)

    return user_of


def _values(request: HTTPConnection, name: str) -> Iterator[str]:
    """The values of a header; proxies write UTF-8, and Starlette reads bytes one by one."""
    for value in request.headers.getlist(name):
        try:
            yield value.encode("latin-1").decode("utf-8")
        except UnicodeDecodeError:
            yield value
