"""How the browser tells what is done: acts of one line follow one another, of those that wait the last."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from types import MappingProxyType
from typing import Any

#: Gradio drops what is done while the same act is under way, unless it is told otherwise.
EACH: dict[str, Any] = {"trigger_mode": "multiple"}


def bridge_script(function: str, acts: Iterable[str], lines: Mapping[str, str] = MappingProxyType({})) -> str:
    """The script of a ``gr.HTML`` with an event of each name in ``acts``, which ``window.<function>(act, data)`` tells.

    ``lines`` names, by act, what the act draws; other acts are told at once.
    """
    # Gradio finds the names of events where they are written out.
    return f"""
{list(acts)};
const lines = {json.dumps(dict(lines))};
window.{function} = (act, data) => window.assistant.inLine(lines[act], () => trigger(act, data));
"""


def in_line(event: Any, line: str, **options: Any) -> None:
    """Let what waits in ``line`` follow when ``event`` has ended; ``options`` are those of a listener."""
    for ended in (event.success, event.failure):  # Gradio 6.31 leaves out "then" where a function failed
        ended(None, js=f"() => window.assistant.answered({json.dumps(line)})", **EACH, **options)
