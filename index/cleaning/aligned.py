"""Tables without cells that are ruled: known by cells that stand under one another in columns."""

from __future__ import annotations

import re
import statistics
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from index.cleaning.cells import Cell, Column, Row, Table, is_caption, part_of, width_of
from index.cleaning.columns import column_of, columns_of
from index.reading.raw import Line, RawPage, Rule
from index.reading.rules import cells_of

_ITEM = re.compile(r"^(?:[(（][\da-zA-Z一二三四五六七八九十]{1,4}[)）]|[\da-z]{1,3}[.)、]|[-–•·*]|[①-⑳]|\[\d+\])$")
_FEWEST_ROWS = 3  # with a cell in every column
_FEWEST_COLUMNS = 3  # two columns that nothing rules and no caption names may be anything
_ALIKE = 0.4  # share of the rows that have a cell in every column
_GAP = 3.5  # line heights between two rows of one table, at most
_LONG = 30  # half-widths of a cell that is running text
_WIDE = 0.6  # share of the widest row that such a cell may take in a table
_SAME = 3.0  # points by which the ends and heights of rules that belong together differ, at most


def aligned_tables(page: RawPage) -> Iterator[Table]:
    """The tables of the page, on each side of a page of two columns and across both between long rules."""
    for field in _fields(page):
        rows = _visual_rows(field)
        for region in _regions(rows, page):
            columns = _columns(region, _FEWEST_COLUMNS - _is_named(region, rows))
            if columns is None:
                continue
            inside = set(map(id, region))
            taken = {id(cell.whole) for row in region for cell in row}
            if any(id(cell.whole) in taken for row in rows if id(row) not in inside for cell in row):
                continue  # a line that is half in the table is none of its rows
            logical = _logical_rows(region, columns, page.rules)
            yield Table(tuple(_placed(row, columns) for row in logical), len(columns))


def _fields(page: RawPage) -> Iterator[list[Line]]:
    """The parts of the page that a table does not cross: what lies between long rules, and each column of text."""
    rest = list(page.lines)
    columns = columns_of(page.lines, page.width)
    full = [line for line in rest if line.right - line.left > _WIDE * (columns[0].right - columns[0].left)]
    if 3 * len(full) < len(rest):
        columns = columns[:1]  # cells alone, which stand beside one another as columns of text do
    if len(columns) > 1:
        for top, bottom in _bands_over(page.rules, page.width / 2):
            inside = [line for line in rest if bottom < (line.top + line.bottom) / 2 < top]
            yield inside
            taken = set(map(id, inside))
            rest = [line for line in rest if id(line) not in taken]
    for column in columns:
        yield [line for line in rest if column_of(line, columns) == column]


def _bands_over(rules: Sequence[Rule], middle: float) -> list[tuple[float, float]]:
    """Top and bottom of the stretches between rules of one length that cross the ``middle`` of the page."""
    crossing = sorted((r for r in rules if r.left < middle - 50 and r.right > middle + 50), key=lambda r: -r.y)
    bands = []
    for first in crossing:
        alike = [r.y for r in crossing if abs(r.left - first.left) < _SAME and abs(r.right - first.right) < _SAME]
        if first.y == max(alike) and first.y - min(alike) > _SAME:
            bands.append((first.y, min(alike)))
    return bands


def _visual_rows(lines: Sequence[Line]) -> list[Row]:
    """The cells of the lines that stand at one height, from left to right; the highest first."""
    cells = [Cell(part_of(line, *ends), line) for line in lines for ends in cells_of(line)]
    rows: list[Row] = []
    for cell in sorted(cells, key=lambda cell: -cell.middle):
        first = rows[-1][0].line if rows else None
        if first is not None and first.bottom < cell.middle < first.top:
            rows[-1].append(cell)
        else:
            rows.append([cell])
    return [sorted(row, key=lambda cell: cell.line.left) for row in rows]


def _regions(rows: Sequence[Row], page: RawPage) -> Iterator[list[Row]]:
    """Runs of rows of several cells; rows of one cell may stand between them, and within the rules also after them."""
    run: list[Row] = []
    for row in rows:
        apart = bool(run) and run[-1][0].line.bottom - row[0].line.top > _GAP * row[0].line.size
        if apart or not (_is_tabular(row) or (run and _fits_in(row[0], run))):
            yield from _trimmed(run, page)
            run = []
        if _is_tabular(row) or (run and not apart):
            run.append(row)
    yield from _trimmed(run, page)


def _is_tabular(row: Row) -> bool:
    texts = [cell.line.text for cell in row]
    if is_caption(texts[0]):
        return False
    several = len(row) > 2 or (len(row) == 2 and not _ITEM.match(texts[0]))
    return several and sum(width_of(text) > _LONG for text in texts) <= 1 and not all(len(text) == 1 for text in texts)


def _fits_in(cell: Cell, run: Sequence[Row]) -> bool:
    """Whether a row of one cell may belong to a table: it is much narrower than the table."""
    left, right = min(row[0].line.left for row in run), max(row[-1].line.right for row in run)
    inside = left - _SAME < cell.line.left and cell.line.right < right + _SAME
    return inside and cell.line.right - cell.line.left < _WIDE * (right - left) and not is_caption(cell.line.text)


def _trimmed(run: list[Row], page: RawPage) -> Iterator[list[Row]]:
    """The run without rows of one cell at its end, but for those above the last rule of the table."""
    if not run:
        return
    left, right = min(row[0].line.left for row in run), max(row[-1].line.right for row in run)
    top, bottom = run[0][0].line.top, run[-1][0].line.bottom
    floor = min(
        (r.y for r in page.rules if r.left < right and left < r.right and bottom - _GAP * 10 < r.y < top), default=top
    )
    while run and not _is_tabular(run[-1]) and run[-1][0].middle < floor:
        run = run[:-1]
    if len(run) >= _FEWEST_ROWS:
        yield run


def _is_named(region: Sequence[Row], rows: Sequence[Row]) -> bool:
    """Whether a caption stands over the rows of the region."""
    place = next(n for n, row in enumerate(rows) if row is region[0])
    return place > 0 and is_caption(rows[place - 1][0].line.text)


def _columns(region: Sequence[Row], fewest: int) -> list[Column] | None:
    """The columns of a table, ``fewest`` at least; None when the rows are none: too few are alike, or two columns are
    running text."""
    counts = Counter(len(row) for row in region if len(row) > 1)
    for number in sorted(counts, reverse=True):
        alike = [row for row in region if len(row) == number]
        if len(alike) < max(_FEWEST_ROWS, _ALIKE * sum(counts.values())) or number < fewest:
            continue
        columns = [
            (min(row[n].line.left for row in alike), max(row[n].line.right for row in alike)) for n in range(number)
        ]
        if all(one[1] < other[0] + _SAME for one, other in pairwise(columns)) and _is_sound(alike):
            return columns
    return None


def _is_sound(rows: Sequence[Row]) -> bool:
    """Whether the columns are those of a table: at most one holds running text."""
    widths = [statistics.median(width_of(row[n].line.text) for row in rows) for n in range(len(rows[0]))]
    return sum(width > _LONG for width in widths) <= 1


def _logical_rows(region: Sequence[Row], columns: Sequence[Column], rules: Sequence[Rule]) -> list[Row]:
    """The rows of the table: what stands between two rules where these part all rows; else each row of several cells
    with the further lines of its cells under it."""
    heights = _row_rules(columns, rules)
    bands: dict[int, Row] = {}
    for row in region:
        for cell in row:
            bands.setdefault(sum(cell.middle < y for y in heights), []).append(cell)
    several = sum(len(row) > 1 for row in region)
    if 4 * len(bands) > 3 * several:
        return list(bands.values())
    rows: list[Row] = []
    for row in region:
        if rows and len(row) == 1 and row[0].line.left > columns[0][1]:
            rows[-1] = [*rows[-1], *row]
        else:
            rows.append(list(row))
    return rows


def _row_rules(columns: Sequence[Column], rules: Sequence[Rule]) -> list[float]:
    """The heights of the rules, put together of pieces, that reach over most of the table."""
    left, right = columns[0][0], columns[-1][1]
    pieces: dict[int, list[Rule]] = {}
    for rule in sorted(rules, key=lambda rule: rule.y):
        if rule.left < right and left < rule.right:
            key = next((k for k in pieces if abs(pieces[k][0].y - rule.y) < _SAME), len(pieces))
            pieces.setdefault(key, []).append(rule)
    reach = {key: sum(r.right - r.left for r in set(found)) for key, found in pieces.items()}
    return [found[0].y for key, found in pieces.items() if reach[key] > _WIDE * (right - left)]


def _placed(row: Row, columns: Sequence[Column]) -> Row:
    """The cells with the column that each overlaps most, or else the nearest."""
    return [
        replace(cell, column=max(range(len(columns)), key=lambda n: _overlap(cell.line, columns[n]))) for cell in row
    ]


def _overlap(line: Line, column: Column) -> float:
    return min(line.right, column[1]) - max(line.left, column[0])
