"""The evaluation tab: look at a report, open a failed question, set two reports against each other, run a small set.

What is shown of a report is a page of its own in a sandboxed frame, so that neither its style nor its script reaches
the app. Each callback calls what a command of ``python -m eval`` calls, and shows what comes back.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import gradio as gr

from assistant.ui.order import EACH, bridge_script, in_line
from assistant.ui.shell import Tab
from assistant.ui.visitor import language_of, said, visitor_of
from eval.compare import compare, may_share
from eval.compare_html import comparison_page
from eval.questions import SPLITS, STARTER
from eval.report import Report, read_judged, read_reports
from eval.report_html import figures_page, questions_page
from eval.tab_html import VIEWS, Named, against_html, frame, list_html, open_html, run_html, unopened_html
from eval.words import WORDS
from eval.work import Asked, Work
from index.document import Language

_FOLDER = Path(__file__).parent
_ACTS = ("arrive", "open", "run", "watch", "stop")  # of the browser, each an event of its own
_PARTS = ("list", "run", "open")
_PRIVATE: dict[str, Any] = {"api_visibility": "private", "show_progress": "hidden"}
_WATCHERS = 16  # screens that see how far a run is, at once
_TICK = 0.25  # seconds between two looks at it
Shown = tuple[Any, Any, Any]  # of each part what it shows now


def evaluation_tab(root: Path, reports: Path, questions: Sequence[Path] = (STARTER,)) -> Tab:
    """The tab over the index in ``root`` and the folder of ``reports``; it runs sets of ``questions`` and those that a
    report was made of."""
    bench = Bench(root, reports, questions)
    label = {language: words["tab"] for language, words in WORDS.items()}
    head = f"<style>{_read('tab.css')}</style><script>{_read('tab.js')}</script>"
    return Tab("evaluation", label, "evaluator", lambda: _draw(bench), head=head)


def _draw(bench: Bench) -> None:
    with gr.Column(elem_id="evaluation"):
        with gr.Column(elem_id="ev-side", min_width=0):
            listed, run = _html("list"), _html("run")
        with gr.Column(elem_id="ev-main", min_width=0):
            opened = _html("open")
    bridge = gr.HTML(elem_id="ev-bridge", js_on_load=bridge_script("tellEvaluation", _ACTS, {"open": "report"}))
    shown = [listed, run, opened]
    bridge.arrive(bench.arrive, None, shown, **_PRIVATE)
    in_line(bridge.open(bench.open, None, shown, **_PRIVATE, **EACH), "report", **_PRIVATE)
    for act in ("run", "watch"):
        getattr(bridge, act)(getattr(bench, act), None, shown, concurrency_limit=_WATCHERS, **_PRIVATE)
    bridge.stop(bench.stop, None, None, queue=False, **_PRIVATE)


class Bench:
    """The callbacks; each gives what the list, the run and the open report show now."""

    def __init__(self, root: Path, reports: Path, questions: Sequence[Path] = (STARTER,)) -> None:
        self.reports, self.questions = reports, tuple(questions)
        self.work = Work(root, reports)

    def arrive(self, event: gr.EventData, request: gr.Request) -> Shown:
        """Everything as it is now; the report that was open stays open, and where none was the newest is."""
        found, language = self._found(), language_of(request)
        name = said(event, "report")
        if any(name == one for one, _ in found):
            return list_html(found, name, language), self._run(found, request), gr.skip()
        newest = next((one for one, _ in found), "")
        return self._shown(found, newest, VIEWS[0], "", request)

    def open(self, event: gr.EventData, request: gr.Request) -> Shown:
        """The report in the view that the event names, set against the other that it names."""
        view = said(event, "view")
        kept = view if view in VIEWS else VIEWS[0]
        return self._shown(self._found(), said(event, "report"), kept, said(event, "other"), request)

    def run(self, event: gr.EventData, request: gr.Request) -> Iterator[Shown]:
        """Run a set, and see how far it is until its report is open."""
        sets = self._sets(self._found())
        named, split, few = said(event, "questions"), said(event, "split"), said(event, "few")
        asked = Asked(
            sets.get(named, self.questions[0]),
            said(event, "system"),
            split if split in (*SPLITS, "all") else SPLITS[0],
            int(few) if few.isdecimal() and 0 < len(few) < 7 else 1,
        )
        self.work.start(visitor_of(request).user, asked)  # where another goes on, that is what is seen
        yield from self.watch(request)

    def watch(self, request: gr.Request) -> Iterator[Shown]:
        """How far the run is, again and again, and then what came of it."""
        found = self._found()
        yield gr.skip(), self._run(found, request), gr.skip()
        while not self.work.wait(_TICK):
            yield gr.skip(), self._run(found, request), gr.skip()
        made, found = self.work.state.folder, self._found()
        if made is None:
            yield gr.skip(), self._run(found, request), gr.skip()
        else:
            yield self._shown(found, made.name, VIEWS[0], "", request)

    def stop(self, request: gr.Request) -> None:
        """End the run of who asks, at its next question."""
        self.work.stop(visitor_of(request).user)

    def _shown(self, found: Sequence[Named], name: str, view: str, other: str, request: gr.Request) -> Shown:
        language = language_of(request)
        run = self._run(found, request)
        report = dict(found).get(name)  # only what lies in the folder of reports: the name comes from a browser
        if report is None:
            return list_html(found, "", language), run, unopened_html(language) if found else ""
        content = self._content(found, name, report, view, other, language)
        return list_html(found, name, language), run, open_html(name, report, view, content, language)

    def _content(
        self, found: Sequence[Named], name: str, report: Report, view: str, other: str, language: Language
    ) -> str:
        """The view of the report; to compare, an older one stands first where nothing else is asked for."""
        words = WORDS[language]
        if view != "compare":
            page = questions_page if view == "failed" else figures_page
            return frame(page(report, read_judged(self.reports / name), language), words[f"{view}_view"])
        others = [(key, one) for key, one in found if key != name and may_share(one, report)]
        older = next((key for key, one in others if one.created < report.created), "")
        first = other if other in dict(others) else older or next((key for key, _ in others), "")
        if not first:
            return against_html(name, others, "", language)
        made = compare(self.reports / first, self.reports / name)
        return against_html(name, others, first, language) + frame(comparison_page(made, language), words["compare"])

    def _found(self) -> tuple[Named, ...]:
        """The reports that lie in the folder, newest first, by name."""
        return tuple((path.name, report) for path, report in read_reports(self.reports))

    def _sets(self, found: Sequence[Named]) -> Mapping[str, Path]:
        """The files of questions that may be asked, by path: those of the tab, and of the reports what is there."""
        used = (Path(report.questions) for _, report in found)
        return {path.as_posix(): path for path in (*self.questions, *(path for path in used if path.is_file()))}

    def _run(self, found: Sequence[Named], request: gr.Request) -> str:
        state = self.work.state
        mine = state.owner == visitor_of(request).user
        return run_html(state, self._sets(found), mine, language_of(request))


def _html(name: str) -> gr.HTML:
    return gr.HTML(elem_id=f"ev-{name}", apply_default_css=False)


def _read(name: str) -> str:
    return (_FOLDER / name).read_text(encoding="utf-8")
