"""Reads an electronic book (.epub): the web pages of its spine, one after the other."""

from __future__ import annotations

import posixpath
import zipfile
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import unquote

from lxml import etree
from lxml import html as lxml_html

from index.errors import ReadError
from index.reading.flow import LARGEST, Flow, Part
from index.reading.html import parts_of_tree

_CONTAINER = "META-INF/container.xml"
_LOCKS = "META-INF/encryption.xml"
_MOST_ENTRIES = 10_000
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    etree.LxmlError,
    KeyError,
    ValueError,
    OSError,
    EOFError,
    RuntimeError,
    NotImplementedError,
)
_NO_BOOK = "The file is no electronic book (EPUB), or a damaged one."
_REMEDY = "Download it again, or save it as PDF or HTML."


def read_epub(path: Path) -> Flow:
    """The text of the book at ``path``, its chapters in order.

    Raises ReadError when it is no book, damaged, locked, or far too large.
    """
    try:
        with zipfile.ZipFile(path) as package:
            return _Book(package).flow()
    except _BROKEN as error:
        raise ReadError(_NO_BOOK, _REMEDY) from error


class _Book:
    """Reads parts of the package until these are more than a document holds."""

    def __init__(self, package: zipfile.ZipFile) -> None:
        if len(package.infolist()) > _MOST_ENTRIES:
            raise ReadError("The book has more parts than a document holds.", _REMEDY)
        self.package = package
        self.left = LARGEST

    def flow(self) -> Flow:
        root = self._xml(_CONTAINER).find(".//{*}rootfile")
        if root is None:
            raise ReadError(_NO_BOOK, _REMEDY)
        place = unquote(root.get("full-path", ""))
        description = self._xml(place)
        parts: list[Part] = []
        for name in self._spine(description, posixpath.dirname(place)):
            tree = lxml_html.document_fromstring(
                self._read(name) or b"<p/>", parser=lxml_html.HTMLParser(encoding="utf-8")
            )
            parts += parts_of_tree(tree)
        return Flow.of(description.findtext(".//{*}metadata/{*}title") or "", parts)

    def _spine(self, description: Any, folder: str) -> Iterator[str]:
        """The pages in reading order, without the table of contents. Raises ReadError where one is encrypted."""
        items = {item.get("id"): item for item in description.iterfind(".//{*}manifest/{*}item")}
        locked = self._locked()
        for entry in description.iterfind(".//{*}spine/{*}itemref"):
            item = items.get(entry.get("idref"))
            if item is None or entry.get("linear") == "no" or "nav" in item.get("properties", "").split():
                continue
            name = posixpath.normpath(posixpath.join(folder, unquote(item.get("href", ""))))
            if name in locked:
                raise ReadError("The book is locked by its seller (DRM).", "Get a copy without, or remove it.")
            if "html" in item.get("media-type", "html"):
                yield name

    def _locked(self) -> set[str]:
        """The parts that are encrypted; often fonts alone are."""
        if _LOCKS not in self.package.namelist():
            return set()
        return {unquote(part.get("URI", "")) for part in self._xml(_LOCKS).iterfind(".//{*}CipherReference")}

    def _xml(self, name: str) -> Any:
        # Entities are left as they are: they may unfold without end.
        return etree.fromstring(self._read(name), etree.XMLParser(resolve_entities=False, no_network=True))

    def _read(self, name: str) -> bytes:
        # zipfile never unpacks more than is declared here, so that the declaration can be relied on.
        self.left -= self.package.getinfo(name).file_size
        if self.left < 0:
            raise ReadError("The book unpacks to more than a document holds.", "Split it.")
        return self.package.read(name)
