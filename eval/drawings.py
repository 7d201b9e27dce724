"""Small charts as inline SVG: intervals, bars, a curve, a histogram. Colours come from the page's style."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from eval.metrics.calibration import Tenth
from eval.score import Figure

_LEFT, _TOP, _PLOT_WIDTH, _PLOT_HEIGHT = 52, 12, 430, 210  # of the two charts with axes, in pixels
_BINS = 24
_TENTHS = (0.0, 0.25, 0.5, 0.75, 1.0)


def interval_bar(figure: Figure) -> str:
    """A figure 0..1 as a bar with its interval as a line over the end of it."""
    width, height = 160, 14
    low, high = figure.low * width, figure.high * width
    body = (
        f'<rect class="track" width="{width}" height="{height}" rx="2"/>'
        f'<rect class="bar" width="{figure.value * width:.1f}" height="{height}" rx="2"/>'
        f'<path class="whisker" d="M{low:.1f} 7H{high:.1f}M{low:.1f} 3v8M{high:.1f} 3v8"/>'
    )
    return _svg(width, height, f"{figure.value:.3f}, from {figure.low:.3f} to {figure.high:.3f}", body)


def difference_bar(difference: float, low: float, high: float, most: float) -> str:
    """A difference as a dot with its interval from ``low`` to ``high`` about the middle, which is none; ``most``, the
    largest of a table, reaches the edge."""
    width, middle = 160, 80

    def across(value: float) -> float:
        return middle + (value / most if most else 0.0) * (middle - 6)

    left, right = across(low), across(high)
    body = (
        f'<rect class="track" width="{width}" height="14" rx="2"/><path class="axis" d="M{middle} 0v14"/>'
        f'<path class="whisker" d="M{left:.1f} 7H{right:.1f}M{left:.1f} 4v6M{right:.1f} 4v6"/>'
        f'<circle class="dot" cx="{across(difference):.1f}" cy="7" r="4"/>'
    )
    return _svg(width, 14, f"{difference:+.3f}, from {low:+.3f} to {high:+.3f}", body)


def bars(rows: Sequence[tuple[str, Figure]], title: str) -> str:
    """A bar 0..1 with its interval for each named figure, one under the other."""
    left, width, step = 130, 270, 26
    parts = []
    for number, (name, figure) in enumerate(rows):
        y = number * step + 4
        low, high, middle = left + figure.low * width, left + figure.high * width, y + 8
        parts.append(
            f'<text x="{left - 8}" y="{y + 12}" text-anchor="end">{escape(name)}</text>'
            f'<rect class="track" x="{left}" y="{y}" width="{width}" height="16" rx="2"/>'
            f'<rect class="bar" x="{left}" y="{y}" width="{figure.value * width:.1f}" height="16" rx="2"/>'
            f'<path class="whisker" d="M{low:.1f} {middle}H{high:.1f}M{low:.1f} {y + 3}v10M{high:.1f} {y + 3}v10"/>'
            f'<text x="{left + width + 8}" y="{y + 12}">{figure.value:.2f} (n={figure.count})</text>'
        )
    return _svg(left + width + 90, len(rows) * step + 6, title, "".join(parts))


def curve(points: Sequence[tuple[float, float]], title: str, across: str, up: str) -> str:
    """(coverage, risk), both 0..1, as steps from left to right; ``across`` and ``up`` name the axes."""
    places = [(_LEFT + x * _PLOT_WIDTH, _TOP + (1 - y) * _PLOT_HEIGHT) for x, y in points]
    line = "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in places) if places else ""
    dots = "".join(f'<circle class="dot" cx="{x:.1f}" cy="{y:.1f}" r="2"/>' for x, y in places)
    ticks = [(_LEFT + share * _PLOT_WIDTH, f"{share:.0%}") for share in _TENTHS]
    heights = [(_TOP + (1 - share) * _PLOT_HEIGHT, f"{share:.0%}") for share in _TENTHS]
    axes = _axes(ticks, heights, across, up)
    return _plot(title, f'{axes}<path class="curve" d="{line}"/>{dots}')


def reliability(tenths: Sequence[Tenth], title: str, across: str, up: str) -> str:
    """Support against the share that can be answered: a dot for each of ``tenths``, the larger the more questions, with
    its interval; on the dashed line support is as sure as it says."""

    def place(support: float, share: float) -> tuple[float, float]:
        return _LEFT + support * _PLOT_WIDTH, _TOP + (1 - share) * _PLOT_HEIGHT

    most = max((tenth.count for tenth in tenths), default=1)
    (x, y), (right, top) = place(0, 0), place(1, 1)
    parts = [f'<path class="sure" d="M{x:.1f} {y:.1f}L{right:.1f} {top:.1f}"/>']
    for tenth in tenths:
        (x, y), low, high = place(tenth.support, tenth.share), place(0, tenth.low)[1], place(0, tenth.high)[1]
        said = f"{tenth.support:.2f} → {tenth.share:.2f} [{tenth.low:.2f}, {tenth.high:.2f}], n={tenth.count}"
        parts.append(
            f'<path class="whisker" d="M{x:.1f} {low:.1f}V{high:.1f}"/>'
            f'<circle class="dot" cx="{x:.1f}" cy="{y:.1f}" r="{2 + 5 * (tenth.count / most) ** 0.5:.1f}">'
            f"<title>{said}</title></circle>"
        )
    ticks = [(place(share, 0)[0], f"{share:.0%}") for share in _TENTHS]
    heights = [(place(0, share)[1], f"{share:.0%}") for share in _TENTHS]
    return _plot(title, _axes(ticks, heights, across, up) + "".join(parts))


def histogram(values: Sequence[float], title: str, across: str, up: str) -> str:
    """How many of ``values`` (seconds, 0 or more) fall in each of equal bins up to the largest."""
    top = max(values, default=0.0) or 1.0
    counts = [0] * _BINS
    for value in values:
        counts[min(int(value / top * _BINS), _BINS - 1)] += 1
    most = max(counts) or 1
    step = _PLOT_WIDTH / _BINS
    parts = [
        f'<rect class="bar" x="{_LEFT + number * step + 0.5:.1f}" y="{_TOP + _PLOT_HEIGHT * (1 - count / most):.1f}" '
        f'width="{step - 1:.1f}" height="{_PLOT_HEIGHT * count / most:.1f}"/>'
        for number, count in enumerate(counts)
    ]
    ticks = [(_LEFT + share * _PLOT_WIDTH, f"{share * top * 1_000:.0f}") for share in _TENTHS]
    heights = [(_TOP + (1 - share) * _PLOT_HEIGHT, f"{share * most:.0f}") for share in (0.0, 0.5, 1.0)]
    return _plot(title, _axes(ticks, heights, across, up) + "".join(parts))


def stack(parts: Sequence[tuple[str, str, int]], title: str) -> str:
    """Counts as parts of one bar: of each its kind, which without spaces is its class, its name and the count."""
    width, total, x = 640, sum(count for *_, count in parts) or 1, 0.0
    made = []
    for kind, name, count in parts:
        share = count / total * width
        label = f'<text class="inside" x="{x + share / 2:.1f}" y="17" text-anchor="middle">{count}</text>'
        made.append(
            f'<rect class="{escape(kind.replace(" ", "-"))}" x="{x:.1f}" width="{share:.1f}" height="24">'
            f"<title>{escape(name)}: {count}</title></rect>{label if share > 24 else ''}"
        )
        x += share
    return _svg(width, 24, title, "".join(made))


def _axes(ticks: Sequence[tuple[float, str]], heights: Sequence[tuple[float, str]], across: str, up: str) -> str:
    right, bottom = _LEFT + _PLOT_WIDTH, _TOP + _PLOT_HEIGHT
    middle = _TOP + _PLOT_HEIGHT / 2
    lines = [f'<path class="grid" d="M{_LEFT} {y:.1f}H{right}"/>' for y, _ in heights]
    names = [f'<text x="{x:.1f}" y="{bottom + 16}" text-anchor="middle">{escape(name)}</text>' for x, name in ticks]
    names += [f'<text x="{_LEFT - 6}" y="{y + 4:.1f}" text-anchor="end">{escape(name)}</text>' for y, name in heights]
    names.append(f'<text x="{(_LEFT + right) / 2}" y="{bottom + 34}" text-anchor="middle">{escape(across)}</text>')
    names.append(f'<text transform="translate(12 {middle}) rotate(-90)" text-anchor="middle">{escape(up)}</text>')
    return f'{"".join(lines)}<path class="axis" d="M{_LEFT} {_TOP}V{bottom}H{right}"/>{"".join(names)}'


def _plot(title: str, body: str) -> str:
    return _svg(_LEFT + _PLOT_WIDTH + 24, _TOP + _PLOT_HEIGHT + 42, title, body)


def _svg(width: float, height: float, title: str, body: str) -> str:
    return (
        f'<svg role="img" aria-label="{escape(title)}" viewBox="0 0 {width} {height}" width="{width}" '
        f'height="{height}">{body}</svg>'
    )
