"""The evaluation tab: look at a report, open a failed question, set two reports against each other, run a small set.

What is shown is a page of its own in a sandboxed frame, so that neither its style nor its script reaches the app.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Sequence
from html import escape
from pathlib import Path
from typing import Any, TypeVar

import gradio as gr

from assistant.ui.words import interface_language
from eval.compare import compare
from eval.compare_html import comparison_page
from eval.judge import FAILED
from eval.questions import SPLITS, STARTER
from eval.report import Report, read_judged, read_report, read_reports
from eval.report_html import page_of, question_page
from eval.run import run, write
from eval.systems import NAMES
from eval.words import WORDS, name_of
from index.document import Language
from index.errors import ReportError, UserError

_FEW = 20  # questions of a run, unless the user says otherwise
_TALL, _LOW = "75vh", "45vh"
Choices = list[tuple[str, str]]
T = TypeVar("T")

#: The words of this tab by the names under which its labels ask for them, for the ``gr.I18n`` of the app.
LABELS: dict[Language, dict[str, str]] = {
    language: {f"eval_{name}": word for name, word in words.items()} for language, words in WORDS.items()
}
_TEXT = gr.I18n()


def evaluation_tab(root: Path, reports: Path, questions: Sequence[Path] = (STARTER,)) -> None:
    """Draw the tab inside the ``gr.Tab`` that is open: over the index in ``root`` and the folder of ``reports``.

    The ``gr.I18n`` that ``launch`` is given must have LABELS beside the words of the app.
    """
    tab = Tab(root, reports)
    with gr.Row():
        report = _menu("eval_report", "eval-report")
        refresh = gr.Button(_TEXT("eval_refresh"), size="sm", elem_id="eval-refresh", scale=1, min_width=120)
    notice = gr.Markdown(elem_id="eval-notice")
    charts = gr.HTML(elem_id="eval-charts")
    some = bool(read_reports(reports))
    with gr.Column(visible=some) as of_reports:
        failed = _menu("eval_failed_question", "eval-failed")
        question = gr.HTML(elem_id="eval-question")
        with gr.Row():
            other = _menu("eval_other_report", "eval-other")
            against = gr.Button(_TEXT("eval_compare"), size="sm", elem_id="eval-compare", scale=1, min_width=120)
        comparison = gr.HTML(elem_id="eval-comparison")
    with gr.Accordion(_TEXT("eval_run_heading"), open=not some, elem_id="eval-run-heading"):
        files = [(path.stem, path.as_posix()) for path in questions]
        with gr.Row():
            asked = gr.Dropdown(files, value=files[0][1], label=_TEXT("eval_question_file"), min_width=150)
            system = gr.Dropdown(list(NAMES), value="extractive", label=_TEXT("eval_system"), min_width=150)
            split = gr.Dropdown([*SPLITS, "all"], value="dev", label=_TEXT("eval_split"), min_width=150)
            few = gr.Number(_FEW, minimum=1, precision=0, label=_TEXT("eval_count"), min_width=150, elem_id="eval-few")
        with gr.Row():
            start = gr.Button(_TEXT("eval_run"), variant="primary", elem_id="eval-run", min_width=120)
            stop = gr.Button(_TEXT("eval_cancel"), elem_id="eval-cancel", min_width=120)
        outcome = gr.Markdown(elem_id="eval-outcome")

    hidden: dict[str, Any] = {"api_visibility": "private"}
    chosen = [report, other, notice]
    # The list is read when the screen is opened, not when it is drawn: reports come while the app runs.
    gr.on([gr.context.Context.root_block.load, refresh.click], tab.listed, report, chosen, **hidden)
    report.change(tab.furnished, report, of_reports, **hidden)
    report.change(tab.opened, report, [charts, failed, question], **hidden)
    failed.change(tab.unfolded, [report, failed], question, **hidden)
    against.click(tab.compared, [report, other], comparison, **hidden)
    start.click(tab.measured, [asked, system, split, few], [*chosen, outcome], concurrency_limit=1, **hidden)
    stop.click(tab.cancel, None, None, queue=False, **hidden)


def _menu(label: str, name: str) -> gr.Dropdown:
    """A choice of what is found later."""
    return gr.Dropdown(label=_TEXT(label), choices=[], scale=4, min_width=280, elem_id=name, interactive=True)


class Stopped(Exception):
    """The user ended the run; raised from its progress."""


class Tab:
    """The callbacks; each calls what a command of ``python -m eval`` calls, and shows what comes back."""

    def __init__(self, root: Path, reports: Path) -> None:
        self.root, self.reports = root, reports
        self.stop = threading.Event()
        self.running: str | None = None  # the browser session whose run is going on: no other may end it

    def listed(self, chosen: str | None, request: gr.Request) -> tuple[Any, Any, str]:
        """The reports to choose from; the one that was chosen stays, else it is the newest."""
        found: Choices = [(called(made, _language(request)), path.name) for path, made in read_reports(self.reports)]
        names = [name for _, name in found]
        value = chosen if chosen in names else next(iter(names), None)
        notice = "" if names else WORDS[_language(request)]["no_report"]
        return gr.update(choices=found, value=value), gr.update(choices=found), notice

    def furnished(self, name: str | None) -> Any:
        """What needs a report, in sight where one is open."""
        return gr.update(visible=bool(name))

    def opened(self, name: str | None, request: gr.Request) -> tuple[str, Any, str]:
        """The report as a page, its failed questions to choose from, and none of them open."""
        if not name:
            return "", gr.update(choices=[], value=None), ""
        language = _language(request)
        report, judged = _told(lambda: (read_report(self._folder(name)), read_judged(self._folder(name))))
        failed: Choices = [
            (f"{name_of(one.verdict, language)} · {one.question.text}", one.question.id)
            for one in judged
            if one.verdict in FAILED
        ]
        page = _frame(page_of(report, judged, language), _TALL, WORDS[language]["report"])
        return page, gr.update(choices=failed, value=None), ""

    def unfolded(self, name: str | None, question: str | None, request: gr.Request) -> str:
        """One question of the report: verdict, answer, facts, gold and hits."""
        if not name or not question:
            return ""
        judged = _told(lambda: read_judged(self._folder(name)))
        language = _language(request)
        pages = [question_page(one, language) for one in judged if one.question.id == question]
        return _frame(pages[0], _LOW, WORDS[language]["failed_question"]) if pages else ""

    def compared(self, second: str | None, first: str | None, request: gr.Request) -> str:
        """The report that is open (B) set against another (A)."""
        if not first or not second:
            return ""
        made = _told(lambda: compare(self._folder(first), self._folder(second)))
        language = _language(request)
        return _frame(comparison_page(made, language), _LOW, WORDS[language]["other_report"])

    def measured(
        self,
        questions: str,
        system: str,
        split: str,
        few: float,
        request: gr.Request,
        progress: gr.Progress = gr.Progress(),
    ) -> tuple[Any, Any, str, str]:
        """Run a set and open its report; ends early when the user cancels."""
        words = WORDS[_language(request)]

        def hear(what: str, done: int, total: int) -> None:
            if self.stop.is_set():
                raise Stopped
            progress((done, total), desc=words.get(what.split(maxsplit=1)[0], what))

        self.stop.clear()
        self.running = request.session_hash
        try:
            made = _told(lambda: run(Path(questions), system, split, self.root, hear, int(few)))
        except Stopped:
            return gr.skip(), gr.skip(), gr.skip(), words["stopped"]
        finally:
            self.running = None
        folder = write(made, self.reports)
        outcome = words["done"].format(count=made.report.count, seconds=made.report.seconds)
        return *self.listed(folder.name, request), outcome

    def cancel(self, request: gr.Request) -> None:
        """End the run that this browser started, at its next question."""
        if self.running is not None and self.running == request.session_hash:
            self.stop.set()

    def _folder(self, name: str) -> Path:
        """Only what lies in the folder of reports: the name comes from a browser. Raises ReportError."""
        folder = self.reports / name
        if folder.resolve().parent != self.reports.resolve():
            raise ReportError(f"There is no report {name!r}.", "Choose one of the list.")
        return folder


def called(report: Report, language: Language) -> str:
    """How a report is called in a list: when, of what, over how many questions."""
    count = WORDS[language]["of_questions"].format(count=report.count)
    return f"{report.created.replace('T', ' ')} · {report.system} · {count}"


def _frame(page: str, height: str, title: str) -> str:
    """``page`` in a frame of its own, read out as ``title``; without ``allow-same-origin`` its script reaches nothing
    of the app."""
    return (
        f'<iframe sandbox="allow-scripts" title="{escape(title)}" srcdoc="{escape(page)}" '
        f'style="width: 100%; height: {height}; border: 0; color-scheme: normal"></iframe>'
    )


def _told(made: Callable[[], T]) -> T:
    """What ``made`` gives; what the user must act on is shown as the app shows errors."""
    try:
        return made()
    except UserError as error:
        raise gr.Error(f"{error.message} {error.remedy}") from error


def _language(request: gr.Request) -> Language:
    """What was chosen on the screen, kept in a cookie, else what the browser prefers."""
    chosen = (request.cookies or {}).get("language", "")
    return interface_language(chosen if chosen in WORDS else request.headers.get("accept-language", ""))
