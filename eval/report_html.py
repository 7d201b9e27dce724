"""A report as one page of HTML that asks nothing of the network: figures, charts, and every question."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from html import escape
from pathlib import Path

from eval import judge
from eval.drawings import bars, curve, histogram, interval_bar, reliability, stack
from eval.judge import FAILED, VERDICTS, Judged
from eval.metrics.calibration import Tenth, calibration_error
from eval.question_html import as_html, noted_as
from eval.report import Report
from eval.score import FIGURES, Figure, Figures
from eval.words import WORDS, meaning_of, name_of, split_of
from index.document import Language

_FOLDER = Path(__file__).parent
_SOURCES = ("en", "zh", "both")
_TAGS = {"en": "en", "zh": "zh-Hans"}
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
<html lang="{tag}"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; \
script-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{title}</title><style>
{style}</style></head><body>
{body}
<script>
{script}</script></body></html>
"""


def page_of(report: Report, judged: Sequence[Judged], language: Language = "en") -> str:
    """The whole page, in ``language``."""
    parts = (_head(report, language), _summary(report, language), _matrix(report, language))
    body = [line for part in parts for line in part]
    body += [*_charts(report, judged, language), *_questions(judged, language)]
    return framed(_title(report), body, language, "report.js")


def figures_page(report: Report, judged: Sequence[Judged], language: Language) -> str:
    """The figures and charts alone."""
    parts = (_head(report, language), _summary(report, language), _matrix(report, language))
    return framed(
        _title(report), [*(line for part in parts for line in part), *_charts(report, judged, language)], language
    )


def questions_page(report: Report, judged: Sequence[Judged], language: Language) -> str:
    """The questions alone, at first those that failed."""
    return framed(_title(report), [*_questions(judged, language, "|".join(FAILED))], language, "report.js")


def framed(title: str, body: Sequence[str], language: Language, script: str = "") -> str:
    """A page with the style of reports around the lines of ``body``; ``script`` is the file of one that it needs."""
    return _PAGE.format(
        tag=_TAGS[language],
        title=escape(title),
        style=_read("report.css"),
        script="".join(_read(name) for name in ("frame.js", script) if name),
        body="\n".join(body),
    )


def _read(name: str) -> str:
    return (_FOLDER / name).read_text(encoding="utf-8")


def _title(report: Report) -> str:
    return f"{report.system}, {report.created}"


def written(name: str, value: float) -> str:
    """A figure as people read it: a share with three decimals, characters whole, seconds with their unit."""
    if name == judge.LENGTH:
        return f"{value:,.0f}"
    return f"{value:.3f} s" if name == judge.SECONDS else f"{value:.3f}"


def number_cell(head: str, number: str) -> str:
    """A cell that tells its ``head`` where the table is so narrow that its rows are stacked."""
    return f'<td class="number" data-label="{escape(head)}">{number}</td>'


def _head(report: Report, language: Language) -> Iterator[str]:
    yield f"<h1>{escape(report.system)}</h1>"
    about = WORDS[language]["about"].format(
        count=report.count,
        needs=report.needs,
        split=split_of(report.split, language),
        questions=report.questions,
        digest=report.digest,
        documents=report.documents,
        version=report.index_version,
        created=report.created.replace("T", " "),
        seconds=report.seconds,
    )
    yield f'<p class="about">{escape(about)}</p>'
    counts = [(verdict, report.scores.verdicts.get(verdict, 0)) for verdict in VERDICTS]
    parts = [(verdict, name_of(verdict, language), count) for verdict, count in counts]
    yield f"<figure>{stack(parts, WORDS[language]['questions'])}</figure><p>"
    yield " ".join(f"{badge(verdict, language)} {count}" for verdict, count in counts)
    yield "</p>"
    if report.scores.notes:
        said = (noted_as(f"{key}: {count}", language) for key, count in report.scores.notes.items())
        yield f'<p class="noted">{WORDS[language]["noted"]} – {escape("; ".join(said))}</p>'


def badge(verdict: str, language: Language) -> str:
    """The verdict in its colour."""
    return f'<span class="badge {verdict.replace(" ", "-")}">{escape(name_of(verdict, language))}</span>'


def _summary(report: Report, language: Language) -> Iterator[str]:
    words = WORDS[language]
    yield f'<h2>{words["figures"]}</h2><p class="note">{words["figures_note"]}</p><section><table class="stacked">'
    named = [words[name] for name in ("mean", "from", "to")]
    heads = "".join(f'<th class="number">{name}</th>' for name in named)
    yield f'<tr><th>{words["figure"]}</th>{heads}<th></th><th class="number">{words["questions"]}</th></tr>'
    overall = report.scores.overall
    for name in (name for name in FIGURES if name in overall):
        one = overall[name]
        drawn = "" if name in _NOT_SHARES else interval_bar(one)
        numbers = [written(name, value) for value in (one.value, one.low, one.high)]
        cells = "".join(number_cell(*pair) for pair in zip(named, numbers, strict=True))
        head = f"{escape(name_of(name, language))}<small>{escape(meaning_of(name, language))}</small>"
        yield f"<tr><th>{head}</th>{cells}<td>{drawn}</td>{number_cell(words['questions'], str(one.count))}</tr>"
    yield "</table></section>"


def _matrix(report: Report, language: Language) -> Iterator[str]:
    matrix = report.scores.matrix
    columns = [name for name in _SOURCES if any(name in row for row in matrix.values())]
    if not columns:
        return
    yield f'<h2>{WORDS[language]["matrix"]}</h2><div class="heat">'
    for name in _IN_MATRIX:
        if any(name in cell for row in matrix.values() for cell in row.values()):
            yield from _heat(name, matrix, columns, language)
    yield "</div>"


def _heat(
    name: str, matrix: Mapping[str, Mapping[str, Figures]], columns: Sequence[str], language: Language
) -> Iterator[str]:
    words = WORDS[language]
    heads = "".join(f"<th>{words[column]}</th>" for column in columns)
    yield f"<table><caption>{escape(name_of(name, language))}</caption><tr><th></th>{heads}</tr>"
    for asked, row in matrix.items():
        cells = "".join(_cell(name, row.get(column, {}).get(name)) for column in columns)
        yield f"<tr><th>{words[asked]}</th>{cells}</tr>"
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


def _charts(report: Report, judged: Sequence[Judged], language: Language) -> Iterator[str]:
    scores, words = report.scores, WORDS[language]
    yield f'<h2>{words["by_form"]}</h2><div class="charts">'
    for name in (judge.RIGHT, judge.FACTS[-1], "nDCG@10"):
        rows = [(name_of(form, language), made[name]) for form, made in scores.forms.items() if name in made]
        called = name_of(name, language)
        yield f"<figure><h3>{escape(called)}</h3>{bars(rows, called)}</figure>"
    yield "</div>"
    declined = judge.ABSTAINED
    kinds = [(name_of(kind, language), made[declined]) for kind, made in scores.kinds.items() if declined in made]
    if kinds:
        yield f"<h2>{words['declining']}</h2><figure>{bars(kinds, words['declining'])}</figure>"
    yield f'<h2>{words["coverage_latency"]}</h2><div class="charts"><figure><h3>{words["risk"]}</h3>'
    yield f"{curve(scores.curve, words['risk'], words['coverage'], words['not_right'])}</figure>"
    yield from _calibration(scores.tenths, language)
    quantiles = ""
    if scores.latency is not None:
        quantiles = words["quantiles"].format(half=scores.latency.p50, most=scores.latency.p95)
    seconds = [one.result.seconds for one in judged]
    drawn = histogram(seconds, words["latency"], words["milliseconds"], words["questions"])
    yield f"<figure><h3>{words['latency']}{quantiles}</h3>{drawn}</figure></div>"


def _calibration(made: Sequence[Tenth], language: Language) -> Iterator[str]:
    words, error = WORDS[language], calibration_error(made)
    if error is None:  # an older report
        return
    drawn = reliability(made, words["calibration"], words["support_axis"], words["answerable_axis"])
    said = words["calibration_error"].format(error=error)
    yield f"<figure><h3>{words['calibration']}{said}</h3>{drawn}</figure>"


def _questions(judged: Sequence[Judged], language: Language, chosen: str = "") -> Iterator[str]:
    """All of them; at first those are shown whose verdict is among ``chosen``, which "|" separates."""
    words = WORDS[language]
    count = '<span id="count"></span>'
    yield f"<h2>{words['questions_shown'].format(count=count)}</h2>"
    yield f'<p class="choices"><label>{words["show"]} <select id="verdict">'
    shown = [("", words["all"]), ("|".join(FAILED), words["failed"])]
    for value, name in [*shown, *((verdict, name_of(verdict, language)) for verdict in VERDICTS)]:
        yield f'<option value="{value}"{" selected" if value == chosen else ""}>{escape(name)}</option>'
    yield f'</select></label> <label>{words["asked_in"]} <select id="language">'
    yield f'<option value="">{words["either"]}</option>'
    yield f'<option value="en">{words["en"]}</option><option value="zh">{words["zh"]}</option></select></label></p>'
    for one in judged:
        yield from as_html(one, badge(one.verdict, language), language)
