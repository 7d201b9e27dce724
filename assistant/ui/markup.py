"""The smallest parts of the screen: attributes, buttons with a drawing and a label, moments."""

from __future__ import annotations

import datetime
from html import escape

from assistant.ui.icons import icon


def attributes(**values: str) -> str:
    """The values as attributes; "data_turn" becomes data-turn."""
    return "".join(f' {name.replace("_", "-")}="{escape(value, quote=True)}"' for name, value in values.items())


def tool(drawing: str, label: str, act: str, disabled: bool = False, **data: str) -> str:
    """A button of one drawing that does ``act``, which a script knows; ``label`` is read out and shown as a hint."""
    more = " disabled" if disabled else ""
    named = attributes(title=label, aria_label=label, data_act=act, **data)
    return f'<button type="button" class="tool"{named}{more}>{icon(drawing)}</button>'


def moment(iso: str) -> str:
    """A moment as the server's clock on the wall has it: "2026-11-22 14:03"; as it is where it is none."""
    try:
        return datetime.datetime.fromisoformat(iso).astimezone().strftime("%Y-%m-%d %H:%M")
    except ValueError:
        return iso
