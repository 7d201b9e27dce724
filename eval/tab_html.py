"""The evaluation tab as HTML: the list of reports, the one that is open, and the run."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape
from pathlib import Path, PurePath

from assistant.ui.markup import attributes
from assistant.ui.messages import told
from eval import judge
from eval.judge import FAILED
from eval.questions import SPLITS
from eval.report import Report
from eval.score import Figure
from eval.systems import NAMES
from eval.words import WORDS, name_of, split_of
from eval.work import Asked, State
from index.document import Language

#: What of an open report is shown.
VIEWS = ("figures", "failed", "compare")
FEW = 20  # questions of a run, unless the user says otherwise
#: What a reader of the list asks first; the others are in the report.
_IN_LIST = (judge.RIGHT, judge.FACTS[-1], judge.ABSTAINED, "Success@1")
Named = tuple[str, Report]  # a report with the name of its folder


def list_html(reports: Sequence[Named], chosen: str, language: Language) -> str:
    """Every report with its key figures, to be opened; ``chosen`` is the name of the one that is."""
    words = WORDS[language]
    if not reports:
        return _card(words["reports"], f'<p class="quiet">{words["no_report"]}</p>')
    items = "".join(_item(name, report, name == chosen, language) for name, report in reports)
    named = attributes(placeholder=words["narrow"], aria_label=words["narrow"])
    return _card(
        f"{words['reports']} <small>{len(reports)}</small>",
        f'<input type="search" class="ev-narrow"{named}><ol class="ev-reports">{items}</ol>',
    )


def open_html(name: str, report: Report, view: str, content: str, language: Language) -> str:
    """The open report: its views to choose from, and the one that is chosen with its ``content``."""
    words = WORDS[language]
    failed = sum(report.scores.verdicts.get(verdict, 0) for verdict in FAILED)
    counts = {"failed": f" <small>{failed}</small>"}
    labels = {"figures": words["figures_view"], "failed": words["failed_view"], "compare": words["compare"]}
    views = "".join(
        f'<button type="button" class="pill"{_opens(name, key)} aria-pressed="{str(key == view).lower()}">'
        f"{labels[key]}{counts.get(key, '')}</button>"
        for key in VIEWS
    )
    return (
        f'<section class="ev-card"{attributes(data_report=name, data_view=view)}>'
        f'<div class="ev-views" role="group" aria-label="{escape(words["report"])}">{views}</div>{content}</section>'
    )


def unopened_html(language: Language) -> str:
    """What stands where no report is open."""
    return f'<section class="ev-card"><p class="quiet">{WORDS[language]["to_choose"]}</p></section>'


def frame(page: str, title: str) -> str:
    """``page`` in a frame of its own, read out as ``title``; without ``allow-same-origin`` its script reaches nothing
    of the app. tab.js gives it its height."""
    return f'<iframe class="ev-frame" sandbox="allow-scripts" title="{escape(title)}" srcdoc="{escape(page)}"></iframe>'


def against_html(name: str, others: Sequence[Named], other: str, language: Language) -> str:
    """The choice of the report against which ``name`` is set; ``others`` are over the same questions."""
    words = WORDS[language]
    if not others:
        return f'<p class="quiet">{words["none_to_compare"]}</p>'
    options = _options([(key, called(report, language)) for key, report in others], other)
    return (
        f'<label class="ev-against">{words["other_report"]} '
        f'<select name="other"{attributes(data_report=name)}>{options}</select></label>'
    )


def run_html(state: State, sets: Mapping[str, Path], mine: bool, language: Language) -> str:
    """The form of a run, or how far the one that goes on is; ``sets`` are the files of questions by path.

    ``mine`` says whether the reader may stop it.
    """
    words = WORDS[language]
    if state.running:
        return _card(words["run_heading"], _progress(state, mine, language))
    said = ""
    if state.problem:
        said = f'<p class="ev-problem" role="alert">{escape(told(state.problem, language))}</p>'
    elif state.stopped:
        said = f'<p role="status">{words["stopped"]}</p>'
    elif state.report:
        done = words["done"].format(count=state.report.count, seconds=state.report.seconds)
        said = f'<p role="status">{done}</p>'
    return _card(words["run_heading"], _form(state.asked, sets, words) + said)


def called(report: Report, language: Language) -> str:
    """How a report is called in a line: when, of what, over how many questions."""
    return f"{_when(report)} · {report.system} · {_about(report, language)}"


def set_name(questions: str) -> str:
    """A file of questions as the list calls it."""
    return PurePath(questions).stem


def _item(name: str, report: Report, chosen: bool, language: Language) -> str:
    overall = report.scores.overall
    figures = "".join(_figure(key, overall.get(key), language) for key in _IN_LIST)
    current = ' aria-current="true"' if chosen else ""
    return (
        f'<li><button type="button"{_opens(name)}{current}><strong>{escape(report.system)}</strong>'
        f'<span class="ev-when">{_when(report)}</span>'
        f'<span class="ev-set">{escape(_about(report, language))}</span><span class="ev-figures">{figures}</span>'
        f"</button></li>"
    )


def _figure(name: str, figure: Figure | None, language: Language) -> str:
    value = "–" if figure is None else f"{figure.value:.2f}".removeprefix("0")
    share = 0.0 if figure is None else 100 * figure.value
    label, whole = WORDS[language][f"short {name}"], attributes(title=name_of(name, language))
    return f'<span{whole}><b>{value}</b><i style="--share: {share:.0f}%"></i><small>{label}</small></span>'


def _form(asked: Asked | None, sets: Mapping[str, Path], words: Mapping[str, str]) -> str:
    """As it was filled in for the last run."""
    chosen = asked or Asked(next(iter(sets.values())), "extractive", "dev", FEW)
    named = next((name for name, path in sets.items() if path == chosen.questions), "")
    fields = (
        (words["question_file"], _select("questions", [(name, set_name(name)) for name in sets], named)),
        (words["system"], _select("system", [(name, name) for name in NAMES], chosen.system)),
        (words["split"], _select("split", [*((s, s) for s in SPLITS), ("all", words["all"])], chosen.split)),
        (words["count"], f'<input type="number" name="few" min="1" step="1" value="{chosen.few}" required>'),
    )
    labels = "".join(f"<label><span>{name}</span>{field}</label>" for name, field in fields)
    button = f'<button type="submit" class="pill primary">{words["run"]}</button>'
    return f'<form class="ev-form">{labels}{button}</form>'


def _progress(state: State, mine: bool, language: Language) -> str:
    words = WORDS[language]
    stage = words["stopping"] if state.stopping else words.get(state.stage, words["opening"])
    share = 100 * state.done // state.total if state.total else 0
    count = words["of"].format(done=state.done, total=state.total) if state.total else ""
    stop = f'<button type="button" class="pill" data-do="stop">{words["stop"]}</button>'
    other = "" if mine else f"<p>{words['busy']}</p>"
    asked = state.asked
    about = ""
    if asked:
        about = f"{asked.system} · {set_name(asked.questions.as_posix())} · {split_of(asked.split, language)}"
    return (
        f'<p class="quiet">{escape(about)}</p>{other}<div class="ev-bar" data-running="1"><span>{stage}</span>'
        f'<div role="progressbar" aria-label="{escape(stage)}" aria-valuemin="0" aria-valuemax="100" '
        f'aria-valuenow="{share}"><i style="width: {share}%"></i></div><small>{count}</small>'
        f"{stop if mine and not state.stopping else ''}</div>"
    )


def _select(name: str, options: Sequence[tuple[str, str]], chosen: str) -> str:
    return f'<select name="{name}">{_options(options, chosen)}</select>'


def _options(options: Sequence[tuple[str, str]], chosen: str) -> str:
    return "".join(
        f'<option value="{escape(value)}"{" selected" if value == chosen else ""}>{escape(name)}</option>'
        for value, name in options
    )


def _opens(name: str, view: str = "") -> str:
    return attributes(data_do="open", data_report=name, **({"data_view": view} if view else {}))


def _about(report: Report, language: Language) -> str:
    count = WORDS[language]["of_questions"].format(count=report.count)
    return f"{set_name(report.questions)} · {split_of(report.split, language)} · {count}"


def _when(report: Report) -> str:
    return report.created.replace("T", " ")[:16]


def _card(heading: str, content: str) -> str:
    return f'<section class="ev-card"><h3>{heading}</h3>{content}</section>'
