"""The drawings on buttons: outlines of 24 by 24, in the colour of the text about them."""

from __future__ import annotations

_PATHS = {
    "menu": "M4 6h16M4 12h16M4 18h16",
    "plus": "M12 5v14M5 12h14",
    "search": "M11 4a7 7 0 1 0 0 14a7 7 0 0 0 0-14M16 16l5 5",
    "trash": "M4 7h16M9 7V4h6v3M6 7l1 13h10l1-13M10 11v6M14 11v6",
    "copy": "M9 9h11v11H9zM5 15H4V4h11v1",
    "edit": "M4 20l1-5L16 4l4 4L9 19zM14 6l4 4",
    "link": "M10 14a4 4 0 0 0 6 0l3-3a4 4 0 0 0-6-6l-1 1M14 10a4 4 0 0 0-6 0l-3 3a4 4 0 0 0 6 6l1-1",
    "up": "M7 21H4V11h3zM7 11l4-8a2 2 0 0 1 2 2v4h6a2 2 0 0 1 2 2l-2 8a2 2 0 0 1-2 2H7",
    "down": "M17 3h3v10h-3zM17 13l-4 8a2 2 0 0 1-2-2v-4H5a2 2 0 0 1-2-2l2-8a2 2 0 0 1 2-2h10",
    "note": "M5 4h14v11l-5 5H5zM14 20v-5h5M8 9h8M8 13h4",
    "swap": "M4 8h13M13 4l4 4l-4 4M20 16H7M11 12l-4 4l4 4",
    "left": "M15 5l-7 7l7 7",
    "right": "M9 5l7 7l-7 7",
    "zoom": "M11 4a7 7 0 1 0 0 14a7 7 0 0 0 0-14M16 16l5 5M11 8v6M8 11h6",
    "download": "M12 4v11M7 11l5 5l5-5M4 20h16",
    "check": "M5 12l5 5L19 7",
    "close": "M6 6l12 12M18 6L6 18",
    "theme": "M12 3v2M12 19v2M3 12h2M19 12h2M5.6 5.6l1.5 1.5M16.9 16.9l1.5 1.5M18.4 5.6l-1.5 1.5M7.1 16.9l-1.5 1.5"
    "M12 8a4 4 0 1 0 0 8a4 4 0 0 0 0-8",
    "filter": "M4 5h16l-6 8v6l-4-2v-4z",
    "quote": "M5 17c3-1 4-3 4-6H5V6h6v5c0 5-2 7-5 8zM15 17c3-1 4-3 4-6h-4V6h6v5c0 5-2 7-5 8z",
    "book": "M5 4h6a2 2 0 0 1 1 1a2 2 0 0 1 1-1h6v15h-6a1 1 0 0 0-1 1a1 1 0 0 0-1-1H5zM12 5v15",
}


def icon(name: str) -> str:
    """The drawing as SVG; a screen reader passes it over, so its button needs a label."""
    return (
        f'<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d="{_PATHS[name]}"/></svg>'
    )
