"""What the browser sends and fetches as bytes: files to add, bibliographies to import, the catalog to keep."""

from __future__ import annotations

import tempfile
from pathlib import Path, PurePosixPath

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response

from assistant.ui.library.care import imported_html
from assistant.ui.library.desk import Desk
from assistant.ui.messages import told
from assistant.ui.shell import Reply
from assistant.ui.visitor import language_of
from index.bibliography.nouns import Form
from index.catalog import export
from index.catalog_import import Imported, import_catalog
from index.errors import NameTaken, UserError
from index.scan import scan
from index.shelf import add

_FORMS: dict[str, tuple[Form, str]] = {
    "json": ("csl", "application/vnd.citationstyles.csl+json"),
    "bib": ("bibtex", "application/x-bibtex"),
    "ris": ("ris", "application/x-research-info-systems"),
}


class Requests:
    """Answers them over what ``desk`` has; each is behind the gate of the tab."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk

    def all(self) -> tuple[Reply, ...]:
        """For the tab to offer."""
        return (
            Reply("POST", "/library/files", self.add),
            Reply("POST", "/library/catalog", self.take_in),
            Reply("GET", "/library/catalog.{ending}", self.export),
        )

    async def add(self, request: Request) -> Response:
        """Put the body among the sources; "name", "folder" and "replace" are in the query.

        JSON: the "file" that it is now, or the "error" in words and whether the name is "taken".
        """
        said = request.query_params
        desk, language = self._desk, language_of(request)
        with tempfile.TemporaryDirectory() as folder:
            held = Path(folder) / "sent"
            await _save(request, held, desk.config.megabytes_per_upload * 10**6)
            given = (desk.sources, said.get("name", ""), held, desk.trash, said.get("folder", ""))
            try:
                file = await run_in_threadpool(add, *given, said.get("replace") == "1", desk.config)
            except UserError as error:
                taken = isinstance(error, NameTaken)
                return JSONResponse({"error": told(str(error), language), "taken": taken}, 409 if taken else 400)
        return JSONResponse({"file": file})

    async def take_in(self, request: Request) -> Response:
        """Import the body, whose "name" and whether to "replace" are in the query. JSON: the report as "html"."""
        said, language = request.query_params, language_of(request)
        name = PurePosixPath(said.get("name", "").replace("\\", "/")).name[-80:]
        with tempfile.TemporaryDirectory() as folder:
            held = Path(folder) / f"sent{PurePosixPath(name).suffix}"
            await _save(request, held, self._desk.config.megabytes_per_upload * 10**6)
            try:
                made = await run_in_threadpool(self._imported, held, said.get("replace") == "1")
            except UserError as error:
                # By the name that the librarian knows it by.
                text = str(error).replace(str(held), name).replace(held.name, name)
                return JSONResponse({"error": told(text, language)}, 400)
        return JSONResponse({"html": imported_html(made, language)})

    async def export(self, request: Request) -> Response:
        """The catalog, to keep."""
        ending = request.path_params["ending"]
        if ending not in _FORMS:
            return PlainTextResponse("There is no such form.", 404)
        form, kind = _FORMS[ending]
        try:
            text = await run_in_threadpool(export, self._desk.sources, form)
        except UserError as error:
            return PlainTextResponse(told(str(error), language_of(request)), 409)
        headers = {"Content-Disposition": f'attachment; filename="catalog.{ending}"', "Cache-Control": "no-store"}
        return Response(text, media_type=kind, headers=headers)

    def _imported(self, path: Path, replace: bool) -> Imported:
        desk = self._desk
        titles = {entry.file: entry.title for entry in desk.serving.library.manifest.documents}
        return import_catalog(desk.sources, path, tuple(scan(desk.sources)), titles, replace)


async def _save(request: Request, to: Path, most: int) -> None:
    """Keep the body, of one that is longer a little more than ``most`` bytes: enough to see that it is."""
    size = 0
    with to.open("wb") as file:
        async for part in request.stream():
            if size <= most:
                file.write(part)
            size += len(part)
