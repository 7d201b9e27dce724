"""The librarian's tab: what lies where, and which act calls which callback."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import gradio as gr

from assistant.serving import Serving
from assistant.ui.library.desk import PANELS, Desk
from assistant.ui.library.requests import Requests
from assistant.ui.library.words import WORDS
from assistant.ui.order import EACH, bridge_script
from assistant.ui.shell import Tab

_FOLDER = Path(__file__).parent
#: The browser's acts, each an event of its own: those that are done at once, and those that last.
_AT_ONCE = (
    "arrive", "edit", "save", "confirm", "remove", "removed", "restore", "back", "backed", "prune", "pruned", "examine",
)  # fmt: skip
_LASTING = ("build", "watch")
_SIDE_BY_SIDE = ("versions", "health", "trash", "bibliography", "glossary")
_PRIVATE: dict[str, Any] = {"api_visibility": "private", "show_progress": "hidden"}
_WATCHERS = 16  # screens that see how far a build is, at once


def library_tab(serving: Serving, sources: Path, trash: Path) -> Tab:
    """The tab over what serves; files are added to ``sources``, of which builds are made, and taken away to ``trash``.

    Raises ConfigError when assistant.toml cannot be used.
    """
    desk = Desk(serving, sources, trash)
    label = {language: words["tab"] for language, words in WORDS.items()}
    head = f"<style>{_read('library.css')}</style><script>{_read('library.js')}</script>"
    return Tab("library", label, "librarian", lambda: _draw(desk), head=head, requests=Requests(desk).all())


def _draw(desk: Desk) -> None:
    parts = {}
    with gr.Column(elem_id="library"):
        for name in PANELS:
            if name not in _SIDE_BY_SIDE:
                parts[name] = _html(name)
        with gr.Column(elem_id="library-care"):
            for name in _SIDE_BY_SIDE:
                parts[name] = _html(name)
    bridge = gr.HTML(elem_id="library-bridge", js_on_load=bridge_script("tellLibrary", (*_AT_ONCE, *_LASTING, "stop")))
    shown = [parts[name] for name in PANELS]
    for act in _AT_ONCE:
        getattr(bridge, act)(getattr(desk, act), None, shown, queue=False, **_PRIVATE, **EACH)
    for act in _LASTING:
        getattr(bridge, act)(getattr(desk, act), None, shown, concurrency_limit=_WATCHERS, **_PRIVATE)
    bridge.stop(desk.stop, None, None, queue=False, **_PRIVATE)


def _html(name: str) -> gr.HTML:
    return gr.HTML(elem_id=f"library-{name}", apply_default_css=False)


def _read(name: str) -> str:
    return (_FOLDER / name).read_text(encoding="utf-8")
