"""Tables whose cells are ruled: the rules alone tell the columns and the rows."""

from __future__ import annotations

import bisect
import operator
import statistics
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from index.cleaning.cells import Cell, Column, Row, Table, part_of, width_of
from index.reading.raw import Line, RawPage, Rule

_SAME = 3.0  # points by which rules of one height, or their ends, differ at most
_JOINT = 8.0  # points between two pieces of a rule, at most
_FEWEST_ROWS = 3
_FULL = 0.6  # share of the width of a table that a rule between two rows takes, at least
_SPACE = 0.6  # ems between two cells in one line, at least
_SEVERAL = 3  # cells by which a printed line between two rules is known to be a row of its own
_FILLED = 0.8  # share of its column from which a line may be one of several of its cell
_APART = 0.2  # ems between the last character of a cell and the first of the next
_CUT = 0.1  # share of the lines that the edges of columns may cut
_DEEP = 5  # printed lines in a row, on average at most: between the three rules of a plain table stand many rows
_LAYOUT = 160  # half-widths: where two columns have longer cells, the rules lay out a page


@dataclass(frozen=True, slots=True)
class Grid:
    """A ruled table: ``columns`` from left to right, ``heights`` of the rules that part its rows from top to bottom."""

    columns: tuple[Column, ...]
    heights: tuple[float, ...]

    def holds(self, line: Line) -> bool:
        """Whether the line stands within the outermost rules."""
        middle = (line.top + line.bottom) / 2
        inside = self.columns[0][0] - _SAME < line.left and line.right < self.columns[-1][1] + _SAME
        return inside and self.heights[-1] < middle < self.heights[0]

    def row(self, line: Line) -> int:
        """The row in which the line stands, from 0."""
        middle = (line.top + line.bottom) / 2
        return bisect.bisect_left(self.heights, -middle, key=operator.neg) - 1

    def pieces(self, line: Line) -> Iterator[tuple[int, int, int]]:
        """The parts of the line as column (from 0), start and half-open end in its text; a line may hold several cells.

        A line that goes over an edge of a column with no more than a word's space is in a cell that takes several.
        """
        start, column = 0, -1
        for place, own in self._columns_of(line):
            if column >= 0 and own != column and _gap(line, place) > _SPACE * line.size:
                yield column, start, start + len(line.text[start:place].rstrip())
                start, column = place, own
            elif column < 0:
                column = own
        if column >= 0:
            yield column, start, len(line.text)

    def cuts(self, line: Line) -> bool:
        """Whether an edge of a column goes through a word of the line, so that the line is in no cell."""
        places = [place for (_, own), (place, after) in pairwise(self._columns_of(line)) if own != after]
        return any(line.text[place - 1] != " " and _gap(line, place) < _APART * line.size for place in places)

    def _columns_of(self, line: Line) -> list[tuple[int, int]]:
        """The place and the column of each printed character; what stands between two columns is in the nearer one."""
        edges = [(left[1] + right[0]) / 2 for left, right in pairwise(self.columns)]
        if (own := bisect.bisect(edges, line.left)) == bisect.bisect(edges, line.right) and line.left < line.right:
            return [(0, own)]  # as most lines of cells: no need to ask each character
        printed = ((place, box) for place, box in enumerate(line.boxes) if box[2] > box[0] and line.text[place] != " ")
        return [(place, bisect.bisect(edges, (box[0] + box[2]) / 2)) for place, box in printed]


def ruled_tables(page: RawPage) -> Iterator[Table]:
    """The ruled tables of the page."""
    for grid in grids_on(page):
        rows: dict[int, Row] = {}
        for line in filter(grid.holds, page.lines):
            for column, start, end in grid.pieces(line):
                rows.setdefault(grid.row(line), []).append(Cell(part_of(line, start, end), line, column))
        apart = [part for _, row in sorted(rows.items()) for part in _unruled(row, grid.columns)]
        yield Table(tuple(apart), len(grid.columns))


def grids_on(page: RawPage) -> list[Grid]:
    """The ruled tables of the page whose cells hold text; frames that lay out a page are none."""
    grids = []
    for heights, columns in _ruled(page.rules):
        grid = Grid(columns, heights)
        if len(heights) > _FEWEST_ROWS and len(columns) > 1 and _is_filled(grid, page.lines):
            grids.append(grid)
    return grids


def _ruled(rules: Sequence[Rule]) -> Iterator[tuple[tuple[float, ...], tuple[Column, ...]]]:
    """The heights and columns of the rules that have their ends in common."""
    rows = list(_rows(rules))
    extents = {(row[0][0], row[-1][1]) for _, row in rows}
    done: list[Column] = []
    for left, right in sorted(extents, key=lambda extent: extent[0] - extent[1]):
        if any(abs(left - other[0]) < _SAME and abs(right - other[1]) < _SAME for other in done):
            continue
        done.append((left, right))
        own = [(y, row) for y, row in rows if left - _SAME < row[0][0] and row[-1][1] < right + _SAME]
        full = [(y, row) for y, row in own if sum(e - s for s, e in row) > _FULL * (right - left)]
        columns = max((row for _, row in own), key=len)
        # The pieces of one height must cover the table: else they are parts of columns.
        if columns[0][0] - left < _SAME and right - columns[-1][1] < _SAME and full:
            yield tuple(sorted((y for y, _ in full), reverse=True)), tuple(columns)


def _rows(rules: Sequence[Rule]) -> Iterator[tuple[float, list[Column]]]:
    """The pieces of the rules at each height, from left to right, as far as they join."""
    heights: list[list[Rule]] = []
    for rule in sorted(rules, key=lambda rule: -rule.y):
        if heights and heights[-1][0].y - rule.y < _SAME:
            heights[-1].append(rule)
        else:
            heights.append([rule])
    for pieces in heights:
        run: list[Column] = []
        for piece in sorted(pieces, key=lambda piece: piece.left):
            if run and piece.left - run[-1][1] > _JOINT:
                yield pieces[0].y, run
                run = []
            if not run or piece.left > run[-1][1] - _SAME:
                run.append((piece.left, piece.right))
        yield pieces[0].y, run


def _gap(line: Line, place: int) -> float:
    """The space before the character at ``place``, in points."""
    before = place - 2 if line.text[place - 1] == " " and place > 1 else place - 1
    return line.boxes[place][0] - line.boxes[before][2]


def _is_filled(grid: Grid, lines: Sequence[Line]) -> bool:
    """Whether its cells hold text: hardly a line is cut by a column's edge; rules, not heights alone, part the rows; at
    least half of these have text in several columns, of which one at most holds long text."""
    held = [line for line in lines if grid.holds(line)]
    rows_printed = len({round((line.top + line.bottom) / 4) for line in held})
    if _CUT * len(held) < sum(map(grid.cuts, held)) or rows_printed > _DEEP * (len(grid.heights) - 1):
        return False
    texts: dict[tuple[int, int], int] = {}
    for line in held:
        for column, start, end in grid.pieces(line):
            key = (grid.row(line), column)
            texts[key] = texts.get(key, 0) + width_of(line.text[start:end])
    rows = [row for row in range(len(grid.heights) - 1) if sum((row, n) in texts for n in range(len(grid.columns))) > 1]
    if len(rows) < _FEWEST_ROWS or 2 * len(rows) < len({row for row, _ in texts}):
        return False
    widths = [[texts[row, n] for row in rows if (row, n) in texts] for n in range(len(grid.columns))]
    return sum(statistics.median(found) > _LAYOUT for found in widths if found) <= 1


def _unruled(row: Row, columns: Sequence[Column]) -> list[Row]:
    """The rows between two rules: one whose cells take several lines, or several whose cells take one each."""
    heights: list[Row] = []
    for cell in sorted(row, key=lambda cell: -cell.middle):
        if heights and heights[-1][0].line.bottom < cell.middle:
            heights[-1].append(cell)
        else:
            heights.append([cell])
    whole = [cells for cells in heights if len(cells) >= _SEVERAL]
    if len(whole) < 2 or any(_fills(cell.line, columns[cell.column]) for cells in whole[:-1] for cell in cells):
        return [row]
    parts: list[Row] = [list(cells) for cells in whole]
    for cell in (cell for cells in heights if len(cells) < _SEVERAL for cell in cells):
        nearest = min(range(len(parts)), key=lambda n: abs(parts[n][0].middle - cell.middle))
        parts[nearest].append(cell)
    return parts


def _fills(line: Line, column: Column) -> bool:
    """Whether the text runs up to the edge of its column, and so perhaps on to the next line."""
    return line.right - line.left > _FILLED * (column[1] - column[0])
