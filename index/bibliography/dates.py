"""Dates as people and programs write them, and as CSL-JSON has them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

_DATE = re.compile(r"(-?\d{1,4})(?:[-/.年](\d{1,2})(?:[-/.月](\d{1,2})日?|月)?|年)?/*")
_LONGEST_MONTH = 31


def csl_date(text: str) -> dict[str, Any] | None:
    """The "issued" of "2006", "2006-09", "2006/09/18" or "2006年9月18日"; other text as it is; None for nothing."""
    text = text.strip()
    if not text:
        return None
    found = _DATE.fullmatch(text)
    parts = [int(part) for part in found.groups() if part] if found else []
    if not parts or not all(_possible(parts[1:])):
        return {"literal": text}
    return {"date-parts": [parts]}


def date_parts(item: Mapping[str, Any], key: str = "issued") -> tuple[int, ...]:
    """Year, month and day of the first date under ``key``, as far as the item has them as numbers."""
    date = item.get(key)
    dates = date.get("date-parts") if isinstance(date, dict) else None
    first = dates[0] if isinstance(dates, list) and dates else None
    parts: list[int] = []
    for part in first[:3] if isinstance(first, list) else ():
        if isinstance(part, bool) or not re.fullmatch(r"-?\d{1,4}", str(part)):
            break
        parts.append(int(part))
    return tuple(parts) if all(_possible(parts[1:])) else tuple(parts[:1])


def date_text(item: Mapping[str, Any], key: str = "issued", mark: str = "-") -> str:
    """The date under ``key`` as "2006-09-18", as far as it is known; what is no date as it is; empty for nothing."""
    parts = date_parts(item, key)
    if parts:
        return mark.join(str(part) if place == 0 else f"{part:02}" for place, part in enumerate(parts))
    date = item.get(key)
    literal = date.get("literal") if isinstance(date, dict) else None
    return literal if isinstance(literal, str) else ""


def _possible(after_year: list[int]) -> list[bool]:
    return [1 <= part <= limit for part, limit in zip(after_year, (12, _LONGEST_MONTH), strict=False)]
