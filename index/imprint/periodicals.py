"""In what and when a paper appeared: mastheads, running heads, lines that say when it was published."""

from __future__ import annotations

import re
from collections.abc import Sequence

from index.imprint.dates import dates_in
from index.imprint.names import chinese_names

_YEAR = r"(?P<year>(?:19|20)\d\d)"
_HAN_NAME = r"(?P<name>[\u4e00-\u9fff]{2,20})"
_NAME = r"(?P<name>[A-Z][\w&’'-]*(?:[ ,:]+(?:[A-Z][\w&’'-]*|of|and|the|in|on|for|de|&)){0,9})"
_ISSUE = r"第\s*\d+\s*(?:卷|期|辑)"
#: A line that names the periodical beside its volume or issue; the year may be missing.
_MASTHEADS = tuple(
    re.compile(pattern)
    for pattern in (
        rf"^{_HAN_NAME}[，,\s]*{_YEAR}\s*年?[，,\s]*(?:\d{{1,2}}\s*月)?[，,\s]*(?:总\s*)?{_ISSUE}",
        rf"^《(?P<name>[^《》]{{2,24}})》[，,\s]*{_YEAR}\s*年?[，,\s]*{_ISSUE}",
        rf"^{_ISSUE}\s*(?:{_ISSUE})?\s*{_HAN_NAME}(?=\s|$)",
        rf"^{_NAME}\s*\|?\s*\({_YEAR}\)\s*\d+\s*:",
        rf"^(?:\d+\s+)?{_NAME},?\s*/?\s*(?:Vol\.|Volume)\s*\d+\s*[,:(]?.*?\b{_YEAR}\b",
        rf"^{_NAME},?\s+\d{{1,4}}\s*(?:\(\d{{1,3}}\))?\s*\({_YEAR}\)",
    )
)
_ISSUE_ALONE = re.compile(rf"^(?:{_YEAR}\s*年\s*)?{_ISSUE}(?:\s*{_ISSUE})?(?:\s*[（(]总.*)?$")
_SPACED = re.compile(r"^(?:[\u4e00-\u9fff]\s+){3,}[\u4e00-\u9fff]$")
_NEAR = 4  # lines of a masthead that stand about its issue
_CITED = re.compile(r"\[J\]\s*[.．,，]?\s*(?P<name>[\u4e00-\u9fff]{2,20})(?=\s*[,，.．]\s*(?:(?:19|20)\d\d|\d|第))")
_CITE = re.compile(r"^[【\[]?\s*(?:引用(?:格式|本文)|本文引用格式|to cite this|cite this|citation)", re.IGNORECASE)
_PUBLISHED = re.compile(
    r"(?:\bpublished(?: online)?|\bavailable online|\bfirst published|网络(?:首发|出版)[^:：]{0,6}|出版日期|发布日期)"
    r"\s*[:：]?\s*(?P<rest>.{4,40})",
    re.IGNORECASE,
)
_RIGHTS = re.compile(rf"(?:©|\(c\)|copyright)\s*(?:©\s*)?(?:[\w.,’&() ]{{0,40}}?\s)?{_YEAR}\b", re.IGNORECASE)
_PREPRINT = re.compile(r"^arXiv:\S+\s+\[[\w.-]+\]\s+(?P<rest>.+)$")
_ADOPTED = re.compile(
    r"^[（(]?(?P<rest>.{6,30}?)[^，。]{2,40}通过[）)]?$|^Resolution adopted .{0,60} on (?P<day>.+)$", re.I
)
_ISSUED = re.compile(rf"^{_YEAR}-\d\d-\d\d\s*发布")
#: The identifier that China's national database gives a paper holds the day on which it appeared there.
_REGISTERED = re.compile(r"/j\.cnki\.\S*\.(?P<year>20\d\d)\d{4}\.")
_ALONE = re.compile(r"^[\s\d.,–—年月日（）()A-Za-z〇○一二三四五六七八九十]{4,24}$")
_YEAR_ALONE = re.compile(rf"^{_YEAR}$")


def periodical_of(title: str, lines: Sequence[str]) -> tuple[str, str]:
    """The name of the periodical and its year, as a masthead or running head among ``lines`` has them; else empty.

    Running heads give authors and ``title`` beside the issue too, which are no periodical.
    """
    for line in lines:
        for pattern in _MASTHEADS:
            match = pattern.match(line.strip())
            if match and _may_be_periodical(match["name"], title):
                return _plain(match["name"]), match.groupdict().get("year") or _year_near(lines, line)
    for place, line in enumerate(lines):
        if _ISSUE_ALONE.match(line.strip()):
            near = lines[max(place - _NEAR, 0) : place + _NEAR + 1]
            names = ["".join(other.split()) for other in near if _SPACED.match(other.strip())]
            if len(names) == 1:
                return names[0], _year_near(lines, line)
    return _cited_as(lines), ""


def year_printed(lines: Sequence[str], cover: bool) -> str:
    """The year in which a document says that it appeared: published, issued, adopted, ©, a date that is a line; else
    empty. When it was received or accepted says nothing of that.

    A bare number is a year on a ``cover`` alone: elsewhere it may be the label of an axis.
    """
    for pattern in (_PUBLISHED, _ISSUED, _ADOPTED, _PREPRINT, _RIGHTS, _REGISTERED):
        for line in lines:
            if (match := pattern.search(line.strip())) and (year := _year_of(match)):
                return year
    years = {date[:4] for line in lines if _ALONE.match(line) for date in dates_in(line)}
    years |= {line.strip() for line in lines if cover and _YEAR_ALONE.match(line.strip())}
    return years.pop() if len(years) == 1 else ""


def _year_of(match: re.Match[str]) -> str:
    groups = match.groupdict()
    if groups.get("year"):
        return str(groups["year"])
    dates = dates_in(groups.get("rest") or groups.get("day") or "")
    return dates[0][:4] if dates else ""


def _year_near(lines: Sequence[str], masthead: str) -> str:
    """The year of the date that stands beside a masthead without one."""
    place = list(lines).index(masthead)
    near = lines[max(place - _NEAR, 0) : place + _NEAR + 1]
    years = {date[:4] for line in near if len(line) < 80 for date in dates_in(line)}
    return years.pop() if len(years) == 1 else ""


def _cited_as(lines: Sequence[str]) -> str:
    """The periodical in the line that says how the paper is to be cited."""
    for place, line in enumerate(lines):
        if _CITE.match(line.strip()) and (match := _CITED.search(" ".join(lines[place : place + 3]))):
            return match["name"]
    return ""


def _may_be_periodical(name: str, title: str) -> bool:
    closed = "".join(name.split())
    return not chinese_names(closed.removesuffix("等")) and closed not in "".join(title.split())


def _plain(name: str) -> str:
    return " ".join(name.split()).strip(" ,:|")
