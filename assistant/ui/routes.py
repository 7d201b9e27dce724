"""What the browser fetches beside Gradio's own: pictures of pages, files of the library, what was rated."""

from __future__ import annotations

import hashlib
from pathlib import Path

from starlette.requests import Request
from starlette.responses import FileResponse, PlainTextResponse, Response
from starlette.routing import Route

from assistant.ask import Assistant
from assistant.conversations import LOCAL, Conversations
from assistant.question_set import question_set
from assistant.references.export import Form, cited, taken, today
from assistant.references.listing import listing
from assistant.references.styles import style_of
from assistant.serving import Serving
from assistant.ui.pages import SCALES, Pictures
from assistant.ui.visitor import COOKIE
from assistant.ui.words import interface_language
from index.document import Language
from index.errors import UserError

_DAY = 86_400  # seconds that a browser keeps a picture: a document's id is the hash of its file


class Routes:
    """Answers requests for what belongs to the library, by id alone: no path comes from the browser."""

    def __init__(self, assistant: Assistant | Serving, chats: Conversations) -> None:
        self._assistant = assistant
        self._chats = chats
        self._pictures = Pictures()

    def all(self) -> list[Route]:
        """The routes, for the application to serve."""
        return [
            Route("/page/{document}/{page:int}", self.page),
            Route("/document/{document}", self.document),
            Route("/rated.jsonl", self.rated),
            Route("/references/{turn}", self.references),
            Route("/conversation/{name}.md", self.markdown),
            Route("/conversation/{name}.docx", self.word),
        ]

    def page(self, request: Request) -> Response:
        """The picture of a page at one of the two scales."""
        if not admitted(request):
            return _REFUSED
        library = self._assistant.library
        document = library.documents.get(request.path_params["document"])
        number = request.path_params["page"]
        scale = next((s for s in SCALES if str(s) == request.query_params.get("scale", str(SCALES[0]))), None)
        if document is None or scale is None or not 1 <= number <= len(document.pages) or not document.is_paged:
            return _MISSING
        try:
            picture = self._pictures.picture(library, document, number, scale)
        except UserError:
            return _MISSING
        return Response(picture, media_type="image/webp", headers={"Cache-Control": f"private, max-age={_DAY}"})

    def document(self, request: Request) -> Response:
        """A file of the library to keep, as long as it is the file that was read."""
        if not admitted(request):
            return _REFUSED
        library = self._assistant.library
        document = library.documents.get(request.path_params["document"])
        if document is None:
            return _MISSING
        path = library.file_of(document)
        if not _is_the_file(path, document.id):
            return _MISSING
        # As something to keep, never to show: an HTML file of the library must not run here.
        return FileResponse(
            path,
            filename=path.name,
            media_type="application/octet-stream",
            headers={"X-Content-Type-Options": "nosniff"},
        )

    def rated(self, request: Request) -> Response:
        """What this user rated, as a question set."""
        if not admitted(request):
            return _REFUSED
        turns = self._chats.all_turns(user_of(request) or LOCAL)
        text = question_set(turns, self._assistant.library.documents)
        headers = {"Content-Disposition": 'attachment; filename="rated.jsonl"'}
        return Response(text, media_type="application/x-ndjson", headers=headers)

    def references(self, request: Request) -> Response:
        """The references of a turn of this user, or of the one quote that ``key`` names, in ``style``."""
        if not admitted(request):
            return _REFUSED
        turn = self._chats.turn(user_of(request) or LOCAL, request.path_params["turn"])
        if turn is None:
            return _MISSING
        language = _language(request)
        style = style_of(request.query_params.get("style", ""), language)
        quotes = cited(turn, request.query_params.get("key", ""))
        text = listing(quotes, self._assistant.library.documents, style, language)
        return _to_keep(text, f"references.{style.extension}", "text/plain; charset=utf-8")

    def markdown(self, request: Request) -> Response:
        """A conversation of this user as Markdown."""
        return self._conversation(request, Form.MARKDOWN, _MARKDOWN)

    def word(self, request: Request) -> Response:
        """A conversation of this user as a Word file."""
        return self._conversation(request, Form.WORD, _WORD)

    def _conversation(self, request: Request, form: Form, media_type: str) -> Response:
        if not admitted(request):
            return _REFUSED
        turns = self._chats.turns(user_of(request) or LOCAL, request.path_params["name"])
        if not turns:
            return _MISSING
        language = _language(request)
        style = style_of(request.query_params.get("style", ""), language)
        made = taken(turns, form, self._assistant.library.documents, style, language, today())
        return _to_keep(made, f"conversation.{form.extension(style)}", media_type)


def told_plainly(request: Request, error: Exception) -> Response:
    """What the user must put right, in words, where a request cannot be answered for it."""
    return PlainTextResponse(str(error), 503)


def admitted(request: Request) -> bool:
    """Whether the request may be answered: always where there are no accounts, else when its sender is signed in."""
    app = request.app
    return (app.auth is None and app.auth_dependency is None) or user_of(request) is not None


def user_of(request: Request) -> str | None:
    """Who sent the request: by a proxy where one signs in, else by the cookie of Gradio's sign-in; None for nobody."""
    app = request.app
    if app.auth_dependency is not None:
        named: str | None = app.auth_dependency(request)
        return named
    names = (f"access-token-{app.cookie_id}", f"access-token-unsecure-{app.cookie_id}")
    token = next((request.cookies[name] for name in names if request.cookies.get(name)), None)
    user = app.tokens.get(token)
    return None if user is None else str(user)


def _is_the_file(path: Path, document_id: str) -> bool:
    try:
        with path.open("rb") as file:
            return hashlib.file_digest(file, "sha256").hexdigest().startswith(document_id)
    except OSError:
        return False


def _language(request: Request) -> Language:
    return interface_language(request.headers.get("accept-language", ""), request.cookies.get(COOKIE, ""))


def _to_keep(content: str | bytes, name: str, media_type: str) -> Response:
    headers = {"Content-Disposition": f'attachment; filename="{name}"', "Cache-Control": "no-store"}
    return Response(content, media_type=media_type, headers=headers)


_MARKDOWN = "text/markdown; charset=utf-8"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_MISSING = PlainTextResponse("There is no such page or file in the library.", 404)
_REFUSED = PlainTextResponse("Sign in first.", 401)
