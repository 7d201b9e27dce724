"""The smallest parts of the screen as HTML: buttons with a drawing and a label."""

from __future__ import annotations

from html import escape

from assistant.ui.icons import icon


def attributes(**values: str) -> str:
    """The values as attributes; "data_turn" becomes data-turn."""
    return "".join(f' {name.replace("_", "-")}="{escape(value, quote=True)}"' for name, value in values.items())


def tool(drawing: str, label: str, act: str, disabled: bool = False, **data: str) -> str:
    """A button of one drawing that does ``act``, which screen.js knows; ``label`` is read out and shown as a hint."""
    more = " disabled" if disabled else ""
    named = attributes(title=label, aria_label=label, data_act=act, **data)
    return f'<button type="button" class="tool"{named}{more}>{icon(drawing)}</button>'
