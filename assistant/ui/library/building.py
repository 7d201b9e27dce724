"""A build as HTML: its bars while it runs, and what came of it."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from assistant.ui.library.parts import badge, card, rows
from assistant.ui.library.words import WORDS
from assistant.ui.library.work import Bar, State
from assistant.ui.messages import told
from index.build import Report
from index.document import Language
from index.holdings import pages_text
from index.versions import PageWarning

_SHADES = {"failed": "bad", "noted": "warn", "added": "good", "changed": "good", "removed": "plain"}


def work_html(state: State, language: Language, serves: int = 0) -> str:
    """How far the build is, or how the last one ended; nothing where there was none, or where ``serves``, the version
    that does by now, is another than it was about."""
    words = WORDS[language]
    if state.running:
        bars = "".join(_bar(bar, words) for bar in state.bars)
        files = "".join(_file(file, stage, words) for file, stage in reversed(state.files))
        said = words["stopping"] if state.stopping else words["building"]
        return card(words["rebuild"], f'<p>{said}</p>{bars}<ul class="lib-reading">{files}</ul>', "lib-running")
    if serves and serves != (state.report.version if state.report else state.before):
        return ""
    if state.cancelled:
        return card(words["rebuild"], f'<p role="status">{escape(told(state.cancelled, language))}</p>')
    if state.problem:
        return card(words["not_built"], f'<p class="lib-problem">{escape(told(state.problem, language))}</p>')
    return _report(state.report, state.before, language) if state.report else ""


def _bar(bar: Bar, words: Mapping[str, str]) -> str:
    name = escape(words[f"stage_{bar.stage}"])
    share = 100 * bar.done // bar.total if bar.total else 0
    count = words["of"].format(done=bar.done, total=bar.total) if bar.total > 1 else ""
    return (
        f'<div class="lib-bar"><span>{name}</span><div role="progressbar" aria-label="{name}" aria-valuemin="0" '
        f'aria-valuemax="100" aria-valuenow="{share}"><i style="width: {share}%"></i></div><small>{count}</small></div>'
    )


def _file(file: str, stage: str, words: Mapping[str, str]) -> str:
    shade = {"read": "good", "not read": "bad"}.get(stage, "pending")
    return f"<li>{badge(words[f'file_{stage}'], shade)} <span>{escape(file)}</span></li>"


def _report(report: Report, before: int, language: Language) -> str:
    words = WORDS[language]
    did = [(file, "added", "") for file in report.added]
    did += [(file, "changed", "") for file in report.changed]
    did += [(file, "removed", "") for file in report.removed]
    failed = {failure.file: failure.reason for failure in report.failed}
    lines = [(file, "failed", reason) for file, reason in failed.items()]
    lines += [line for line in did if line[0] not in failed]
    lines += [(file, "noted", reason) for file, reason in _notes(report.warnings)]
    said = words["nothing_built" if report.version == before else "built"].format(
        version=report.version,
        documents=report.documents,
        pages=report.pages,
        passages=report.passages,
        seconds=report.seconds,
    )
    notice = f"<p>{escape(told(report.notice, language))}</p>" if report.notice else ""
    cells = [
        (f'<span dir="auto">{escape(file)}</span>', badge(words[what], _SHADES[what]), escape(told(why, language)))
        for file, what, why in lines
    ]
    table = rows((words["file"], words["what_happened"], words["why"]), cells) if cells else ""
    same = f'<p class="quiet">{words["unchanged"].format(count=report.unchanged)}</p>'
    return card(words["what_happened"], f'<p role="status">{escape(said)}</p>{notice}{table}{same}', "lib-report")


def _notes(warnings: tuple[PageWarning, ...]) -> list[tuple[str, str]]:
    """The warnings by file and reason, with all the pages of each."""
    pages: dict[tuple[str, str], list[int]] = {}
    for warning in warnings:
        pages.setdefault((warning.file, warning.reason), []).append(warning.page)
    return [(file, ": ".join(filter(None, (pages_text(on), why)))) for (file, why), on in pages.items()]
