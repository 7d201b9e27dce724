"""The smallest parts of the librarian's tab as HTML: cards, badges, buttons, tables."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from assistant.ui.markup import attributes


def card(heading: str, content: str, kind: str = "", hint: str = "") -> str:
    """A part of the tab under its heading."""
    said = f'<p class="quiet">{hint}</p>' if hint else ""
    return f'<section class="lib-card {kind}"><h3>{escape(heading)}</h3>{said}{content}</section>'


def badge(text: str, shade: str) -> str:
    """A word on a ground: good, warn, bad, pending or plain."""
    return f'<span class="lib-badge {shade}">{escape(text)}</span>'


def act(content: str, name: str, kind: str = "pill", label: str = "", hint: str = "", **data: str) -> str:
    """A button that does ``name``, which library.js knows; ``content`` is HTML, ``label`` what is read out instead.

    Who says the words on a button to press it needs them in its name: ``hint`` is told beside them.
    """
    said = {key if key.startswith("aria_") else f"data_{key}": value for key, value in data.items()}
    said |= {"data_do": name}
    named = {"aria_label": label, "title": label} if label else {"title": hint} if hint else {}
    press = "submit" if "primary" in kind else "button"  # Enter in a field of a form presses the one to submit
    return f'<button type="{press}" class="{kind}"{attributes(**said, **named)}>{content}</button>'


def rows(heads: Sequence[str], lines: Sequence[Sequence[str]], kind: str = "") -> str:
    """A table of ``lines``, whose cells are HTML."""
    head = "".join(f'<th scope="col">{escape(name)}</th>' for name in heads)
    body = "".join(
        "<tr>" + "".join(f'<td data-label="{escape(name)}">{cell}</td>' for name, cell in zip(heads, line, strict=True))
        + "</tr>"
        for line in lines
    )  # fmt: skip
    return f'<table class="lib-table {kind}"><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table>'


def megabytes(size: int) -> str:
    """Bytes as "12.3 MB"."""
    return f"{size / 1e6:,.1f} MB"
