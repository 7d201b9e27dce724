"""A report as one page of HTML that asks nothing of the network: figures, charts, and every question."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from html import escape
from pathlib import Path

from eval import judge
from eval.drawings import bars, curve, histogram, interval_bar, stack
from eval.judge import FAILED, VERDICTS, Judged
from eval.question_html import as_html
from eval.report import Report
from eval.score import FIGURES, Figure, Figures

_FOLDER = Path(__file__).parent
_LANGUAGES = {"en": "English", "zh": "Chinese", "both": "both"}
_NOT_SHARES = (judge.LENGTH, judge.SECONDS)
#: What a reader asks of the matrix first; the others are in report.json.
_IN_MATRIX = (
    judge.RIGHT,
    *judge.FACTS,
    judge.CITATION_RECALL,
    judge.CITATION_PRECISION,
    judge.EXACT,
    judge.ANSWERED,
    "nDCG@10",
    "Success@1",
    judge.SAME_LANGUAGE,
    judge.LENGTH,
    judge.SECONDS,
)
_PAGE = """<!doctype html>
<html lang="en"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; \
script-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title><style>
{style}</style></head><body>
{body}
<script>
{script}</script></body></html>
"""


def page_of(report: Report, judged: Sequence[Judged]) -> str:
    """The whole page."""
    body = [*_head(report), *_summary(report), *_matrix(report), *_charts(report, judged), *_questions(judged)]
    return _PAGE.format(
        title=escape(f"{report.system}, {report.created}"),
        style=(_FOLDER / "report.css").read_text(encoding="utf-8"),
        script=(_FOLDER / "report.js").read_text(encoding="utf-8"),
        body="\n".join(body),
    )


def written(name: str, value: float) -> str:
    """A figure as people read it: a share with three decimals, characters whole, seconds with their unit."""
    if name == judge.LENGTH:
        return f"{value:,.0f}"
    return f"{value:.3f} s" if name == judge.SECONDS else f"{value:.3f}"


def _head(report: Report) -> Iterator[str]:
    yield f"<h1>{escape(report.system)}</h1>"
    yield (
        f'<p class="about">{report.count} questions of {report.needs} needs ({escape(report.split)} of '
        f"{escape(report.questions)}, {escape(report.digest)}), over {report.documents} documents (index version "
        f"{report.index_version}). {escape(report.created)}, {report.seconds:.0f} s in all.</p>"
    )
    counts = [(verdict, report.scores.verdicts.get(verdict, 0)) for verdict in VERDICTS]
    yield f"<figure>{stack(counts, 'verdicts')}</figure><p>"
    yield " ".join(f"{badge(verdict)} {count}" for verdict, count in counts)
    yield "</p>"


def badge(verdict: str) -> str:
    """The verdict in its colour."""
    return f'<span class="badge {verdict.replace(" ", "-")}">{escape(verdict)}</span>'


def _summary(report: Report) -> Iterator[str]:
    yield '<h2>Figures</h2><p class="note">Means with 95 % bootstrap intervals over needs. Copying the first passage '
    yield "makes the citation scores perfect: read them beside the key facts.</p><section><table>"
    yield '<tr><th>figure</th><th class="number">mean</th><th class="number">from</th><th class="number">to</th>'
    yield '<th></th><th class="number">questions</th></tr>'
    overall = report.scores.overall
    for name in (name for name in FIGURES if name in overall):
        one = overall[name]
        drawn = "" if name in _NOT_SHARES else interval_bar(one)
        cells = "".join(f'<td class="number">{written(name, v)}</td>' for v in (one.value, one.low, one.high))
        yield f'<tr><th>{escape(name)}</th>{cells}<td>{drawn}</td><td class="number">{one.count}</td></tr>'
    yield "</table></section>"


def _matrix(report: Report) -> Iterator[str]:
    matrix = report.scores.matrix
    columns = [name for name in _LANGUAGES if any(name in row for row in matrix.values())]
    if not columns:
        return
    yield '<h2>Language of the question × language of the source</h2><div class="heat">'
    for name in _IN_MATRIX:
        if any(name in cell for row in matrix.values() for cell in row.values()):
            yield from _heat(name, matrix, columns)
    yield "</div>"


def _heat(name: str, matrix: Mapping[str, Mapping[str, Figures]], columns: Sequence[str]) -> Iterator[str]:
    heads = "".join(f"<th>{_LANGUAGES[column]}</th>" for column in columns)
    yield f"<table><caption>{escape(name)}</caption><tr><th></th>{heads}</tr>"
    for language, row in matrix.items():
        cells = "".join(_cell(name, row.get(column, {}).get(name)) for column in columns)
        yield f"<tr><th>{_LANGUAGES[language]}</th>{cells}</tr>"
    yield "</table>"


def _cell(name: str, figure: Figure | None) -> str:
    if figure is None:
        return "<td>–</td>"
    # At most 45 %: the text must stay readable on it, in both themes.
    share = 0.0 if name in _NOT_SHARES else 45 * figure.value
    span = f"{written(name, figure.low)}–{written(name, figure.high)}"
    return (
        f'<td style="--share: {share:.0f}%">{written(name, figure.value)}<small>{span}</small>'
        f"<small>n={figure.count}</small></td>"
    )


def _charts(report: Report, judged: Sequence[Judged]) -> Iterator[str]:
    scores = report.scores
    yield '<h2>By form of question</h2><div class="charts">'
    for name in (judge.RIGHT, judge.FACTS[-1], "nDCG@10"):
        rows = [(form, figures[name]) for form, figures in scores.forms.items() if name in figures]
        yield f"<figure><h3>{escape(name)}</h3>{bars(rows, f'{name} by form')}</figure>"
    yield "</div>"
    kinds = [(kind, figures[judge.ABSTAINED]) for kind, figures in scores.kinds.items() if judge.ABSTAINED in figures]
    if kinds:
        yield "<h2>What cannot be answered, and is declined</h2>"
        yield f"<figure>{bars(kinds, 'declined, by kind')}</figure>"
    yield '<h2>Coverage and risk, latency</h2><div class="charts">'
    yield "<figure><h3>Share of answers not right, by share of questions answered</h3>"
    yield f"{curve(scores.curve, 'coverage and risk')}</figure>"
    half = "" if scores.latency is None else f": half within {scores.latency.p50:.3f} s, 95 % within "
    half += "" if scores.latency is None else f"{scores.latency.p95:.3f} s"
    drawn = histogram([one.result.seconds for one in judged], "latency")
    yield f"<figure><h3>Latency{half}</h3>{drawn}</figure></div>"


def _questions(judged: Sequence[Judged]) -> Iterator[str]:
    yield '<h2>Questions</h2><p><label>Show <select id="verdict"><option value="">all</option>'
    yield f'<option value="{escape("|".join(FAILED))}">failed</option>'
    yield from (f'<option value="{escape(verdict)}">{escape(verdict)}</option>' for verdict in VERDICTS)
    yield '</select></label> <label>asked in <select id="language"><option value="">either language</option>'
    yield '<option value="en">English</option><option value="zh">Chinese</option></select></label>'
    yield ' <span id="count"></span> questions</p>'
    for one in judged:
        yield from as_html(one, badge(one.verdict))
