"""A served library of three English files that a test may change, and a browser on its tab."""

from __future__ import annotations

import shutil
import socket
from collections.abc import Callable, Iterator
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest


@pytest.fixture
def place(library_root: Path, library_sources: Path, tmp_path: Path) -> SimpleNamespace:
    """Folders of its own: ``sources``, ``root``, ``trash``."""
    sources = shutil.copytree(library_sources, tmp_path / "sources")
    root = shutil.copytree(library_root, tmp_path / "index")
    return SimpleNamespace(sources=sources, root=root, trash=tmp_path / "trash")


@pytest.fixture
def serving(place: SimpleNamespace, rivers: Any) -> Any:
    from assistant.config import AssistantConfig
    from assistant.serving import Serving
    from index.live import Live

    return Serving(Live(place.root, rivers.search.embedder), AssistantConfig())


@pytest.fixture
def serve(place: SimpleNamespace, serving: Any) -> Iterator[Callable[..., str]]:
    """``serve(**options)``: the address of the screen with the tab; options as those of ``build_screen``."""
    from assistant.ui.library.tab import library_tab
    from assistant.ui.screen import build_screen, launch_options

    screens = []

    def served(**options: Any) -> str:
        with socket.socket() as free:
            free.bind(("127.0.0.1", 0))
            port = int(free.getsockname()[1])
        screen = build_screen(serving, tabs=[library_tab(serving, place.sources, place.trash)], **options)
        screens.append(screen)
        screen.launch(
            server_name="127.0.0.1", server_port=port, quiet=True, prevent_thread_lock=True, **launch_options(screen)
        )
        return f"http://127.0.0.1:{port}"

    yield served
    for screen in screens:
        screen.close()


@pytest.fixture
def open_tab(browser: Any, serve: Callable[..., str]) -> Iterator[Callable[..., Any]]:
    """``open_tab(locale, width, dark)``: a page on the tab of a screen, one screen a test."""
    contexts, addresses = [], []

    def opened(locale: str = "en-GB", width: int = 1400, dark: bool = False) -> Any:
        if not addresses:
            addresses.append(serve())
        scheme = "dark" if dark else "light"
        context = browser.new_context(locale=locale, viewport={"width": width, "height": 900}, color_scheme=scheme)
        context.set_default_timeout(60_000)
        contexts.append(context)
        page = context.new_page()
        page.goto(addresses[0])
        page.wait_for_selector("#chat .conversation")
        page.get_by_role("tab", name="文库" if locale == "zh-CN" else "Library").click()
        page.wait_for_selector(".lib-documents tbody tr")
        return page

    yield opened
    for context in contexts:
        context.close()
