"""What the librarian's commands say of what the recipes found, in lines."""

from __future__ import annotations

from collections.abc import Sequence

from index.build import Report
from index.doctor import Finding
from index.history import Pruned, Rollback, Version
from index.holdings import Holding, pages_text


def report_lines(report: Report) -> list[str]:
    """What a build did."""
    lines = [report.notice] if report.notice else []
    lines.append(
        f"Version {report.version}: {report.documents} documents, {report.pages} pages, {report.passages} passages "
        f"({len(report.added)} added, {len(report.changed)} changed, {len(report.removed)} removed, "
        f"{report.unchanged} unchanged) in {report.seconds} s."
    )
    unread = len({(warning.file, warning.page) for warning in report.warnings if warning.page})
    lines.append("         read  by OCR  not read")
    lines.append(f"files{report.documents:8,}       –{len(report.failed):10,}")
    lines.append(f"pages{report.pages - unread:8,}{report.by_ocr:8,}{unread:10,}")
    lines += [f"Not read: {failure.file}: {failure.reason}" for failure in report.failed]
    pages: dict[tuple[str, str], list[int]] = {}
    for warning in report.warnings:
        pages.setdefault((warning.file, warning.reason), []).append(warning.page)
    for (file, reason), numbers in pages.items():
        lines.append(f"Note: {', '.join(filter(None, (file, pages_text(numbers))))}: {reason}")
    return lines


def version_lines(versions: Sequence[Version]) -> list[str]:
    """A line for each version; the one that serves is marked."""
    withdrawn = {version.number: f", withdrawn {version.withdrawn}" for version in versions if version.withdrawn}
    return [
        f"{'*' if version.serves else ' '} version {version.number} of {version.created}: "
        f"{version.documents} documents, {version.pages} pages, {version.passages} passages, "
        f"embedder {version.embedder}, {version.bytes / 1e6:.1f} MB{withdrawn.get(version.number, '')}"
        for version in versions
    ]


def holding_lines(held: Sequence[Holding]) -> list[str]:
    """A line for each file that was read, then one for each that was not, and what else is to be known."""
    lines = []
    for holding in held:
        if holding.title:
            by = ", ".join(filter(None, (", ".join(holding.authors), holding.year)))
            ocr = f" ({holding.by_ocr} by OCR)" if holding.by_ocr else ""
            lines.append(
                f"{holding.language}  {holding.kind:9}  {holding.pages:4d} pages{ocr}  {holding.passages:5d} passages  "
                f"{holding.state:6}  {by or '–'}  {holding.file}  {holding.title}"
            )
    for holding in held:
        said = "Not read" if holding.state == "failed" else "Note"
        lines += [f"{said}: {holding.file}: {reason}" for reason in holding.reasons]
    return lines


def finding_lines(findings: Sequence[Finding]) -> list[str]:
    """Two lines for each: what is wrong, what to do."""
    if not findings:
        return ["All is well."]
    return [f"{found.severity}: {found.where}: {found.what}\n    {found.remedy}" for found in findings]


def rollback_line(done: Rollback) -> str:
    """What serves now."""
    return f"Version {done.now} serves now{f', not {done.before}' if done.before is not None else ''}."


def pruned_lines(done: Pruned) -> list[str]:
    """What was removed and what was not."""
    removed = ", ".join(map(str, done.removed)) or "none"
    lines = [f"Versions removed: {removed}; {done.bytes / 1e6:.1f} MB are free again."]
    lines += [
        f"Version {number} is in use by a running program and stays; prune again later." for number in done.in_use
    ]
    return lines
