"""The rest of the tab as HTML: what serves, adding files, versions, health, trash, bibliography, glossary."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from html import escape
from pathlib import Path, PurePosixPath

from assistant.ui.icons import icon
from assistant.ui.library.parts import act, badge, card, megabytes, rows
from assistant.ui.library.words import WORDS
from assistant.ui.markup import moment
from assistant.ui.messages import told
from index.catalog_import import Change, Imported
from index.doctor import Finding
from index.document import Language
from index.history import Pruned, Version
from index.pending import Pending
from index.shelf import Discarded
from index.versions import Manifest

_SEVERITIES = {"error": "bad", "warning": "warn", "hint": "plain"}
_SHOWN = 120  # characters of a value that an import brought


@dataclass(frozen=True, slots=True)
class Notice:
    """What was just done, and under which key it can be undone; nothing where the text is empty."""

    text: str = ""
    restore: str = ""


def head_html(manifest: Manifest, pending: Pending, building: bool, notice: Notice, language: Language) -> str:
    """What serves, what a rebuild would take in, and the button for it."""
    words = WORDS[language]
    held = words["holds"].format(
        documents=len(manifest.documents),
        pages=f"{sum(entry.pages for entry in manifest.documents):,}",
        passages=f"{sum(entry.passages for entry in manifest.documents):,}",
    )
    serves = words["serves"].format(version=manifest.version, created=moment(manifest.created))
    if building:
        buttons = act(words["cancel"], "stop")
    else:
        again = act(words["rebuild_full"], "build", hint=words["rebuild_full_hint"], full="1")
        buttons = act(words["rebuild"], "build", "pill primary" if pending.count else "pill") + again
    undo = act(words["restore"], "restore", key=notice.restore) if notice.restore else ""
    close = act(icon("close"), "dismiss", "tool", words["close"])
    said = (
        f'<p class="lib-notice" role="status"><span>{escape(notice.text)}</span>{undo}{close}</p>'
        if notice.text
        else ""
    )
    return (
        f'{said}<div class="lib-head" data-building="{int(building)}"><div><h2>{words["library"]}</h2><p>{held}</p>'
        f'<p class="quiet">{escape(serves)}</p><p class="lib-pending">{pending_text(pending, language)}</p></div>'
        f'<p class="lib-buttons">{buttons}</p></div>'
    )


def pending_text(pending: Pending, language: Language) -> str:
    """What is not searched yet."""
    words = WORDS[language]
    counts = {"new": pending.new, "changed": pending.changed, "gone": pending.gone, "records": pending.records}
    parts = [words[f"pending_{what}"].format(count=len(files)) for what, files in counts.items() if files]
    parts += [words["pending_terms"]] * pending.terms
    if not parts:
        return words["pending_none"]
    return words["pending"].format(parts=("、" if language == "zh" else ", ").join(parts))


def problem_html(problem: str, language: Language) -> str:
    """Why the version that should serve does not; nothing where it does."""
    if not problem:
        return ""
    heading = WORDS[language]["problem"]
    return f'<p class="lib-problem" role="alert">{heading} {escape(told(problem, language))}</p>'


def adding_html(files: Sequence[str], limit: int, language: Language) -> str:
    """Where files are dropped; ``limit`` in megabytes."""
    words = WORDS[language]
    known = {str(PurePosixPath(file).parent) for file in files} - {"."}
    folders = sorted(known | {"papers", "agreements"}, key=lambda name: (name != "papers", name))
    options = "".join(f'<option value="{escape(name, quote=True)}">{escape(name)}</option>' for name in folders)
    said = {key: words[key] for key in ("sending", "put", "not_sent", "replace_it")}
    said["too_large"] = words["too_large"].format(limit=limit)
    data = "".join(f' data-{key.replace("_", "-")}="{escape(word, quote=True)}"' for key, word in said.items())
    return card(
        words["add_heading"],
        f'<div class="lib-drop" data-limit="{limit * 10**6}"{data}><p>{words["drop"]} '
        f"{act(words['choose'], 'choose')}</p>"
        f'<p class="quiet">{words["drop_more"].format(limit=limit)}</p>'
        f'<input type="file" multiple hidden class="lib-files" aria-label="{words["choose"]}"></div>'
        f'<label class="lib-folder">{words["folder"]} <select>{options}<option value="">{words["no_folder"]}</option>'
        "</select></label>",
    )


def versions_html(versions: Sequence[Version], language: Language) -> str:
    """The versions, the one that serves marked, each other with a way to it."""
    words = WORDS[language]
    lines = []
    for one in versions:
        since = f"{words['withdrawn']} {moment(one.withdrawn)}" if one.withdrawn else ""
        state = badge(words["serving"], "good") if one.serves else badge(since, "plain") if since else ""
        back = "" if one.serves else act(words["back"].format(version=one.number), "back", version=str(one.number))
        size = megabytes(one.bytes)
        counts = [f"{one.documents:,}", str(one.failed), f"{one.pages:,}", f"{one.passages:,}"]
        made = [str(one.number), moment(one.created), *counts]
        lines.append([*made, f'<span class="lib-embedder">{escape(one.embedder)}</span>', size, f"{state} {back}"])
    names = ("version", "created", "documents", "unread", "pages", "passages", "embedder", "size", "state")
    table = rows([words[name] for name in names], lines)
    clear = f'<p class="lib-buttons">{act(words["prune"], "prune")}</p>' if len(versions) > 1 else ""
    return card(words["versions"], table + clear, hint=words["versions_more"])


def pruned_text(done: Pruned, language: Language) -> str:
    """What was cleared away."""
    words = WORDS[language]
    said = words["pruned" if done.removed else "pruned_none"]
    text = said.format(removed=words["comma"].join(map(str, done.removed)), size=megabytes(done.bytes))
    if done.in_use:
        text += " " + words["pruned_in_use"].format(versions=words["comma"].join(map(str, done.in_use)))
    return text


def health_html(findings: Sequence[Finding] | None, language: Language) -> str:
    """What is wrong and what to do about it; None where nobody has looked yet."""
    words = WORDS[language]
    made = f'<p class="lib-buttons">{act(words["examine"], "examine")}</p>'
    if findings is not None:
        lines = [
            [
                badge(words[f"severity_{one.severity}"], _SEVERITIES[one.severity]),
                f'<span dir="auto">{escape(told(one.where, language))}</span>',
                escape(told(one.what, language)),
                escape(told(one.remedy, language)),
            ]
            for one in findings
        ]
        heads = [words[name] for name in ("state", "where", "finding", "what_to_do")]
        made += rows(heads, lines) if lines else f'<p role="status">{badge(words["well"], "good")}</p>'
    return card(words["health"], made, hint=words["health_more"])


def trash_html(held: Sequence[Discarded], language: Language) -> str:
    """What was taken away, each with a way back."""
    words = WORDS[language]
    items = "".join(
        f'<li><span dir="auto">{escape(one.file)}</span> <small class="quiet">{moment(one.when)}</small> '
        f"{act(words['restore'], 'restore', key=one.key)}</li>"
        for one in held
    )
    return card(words["trash"], f'<ul class="lib-trash">{items}</ul>' if items else words["trash_empty"])


def bibliography_html(language: Language) -> str:
    """The bibliography out and in."""
    words = WORDS[language]
    forms = (("CSL-JSON", "json"), ("BibTeX", "bib"), ("RIS", "ris"))
    links = " ".join(
        f'<a class="pill" href="library/catalog.{ending}" download>{words["export"]} {name}</a>'
        for name, ending in forms
    )
    return card(
        words["bibliography"],
        f'<p class="lib-buttons">{links}</p><p class="lib-buttons">{act(words["import"], "import")}'
        f'<label><input type="checkbox" class="lib-import-replace"> {words["import_replace"]}</label></p>'
        f'<input type="file" hidden class="lib-import" accept=".json,.bib,.bibtex,.ris" aria-label="{words["import"]}">'
        '<div class="lib-imported" role="status"></div>',
        hint=words["bibliography_more"],
    )


def imported_html(done: Imported, language: Language) -> str:
    """What an import did."""
    words = WORDS[language]
    counts = {
        "added": len(done.added),
        "changed": len({change.file for change in done.changed}),
        "unchanged": len(done.unchanged),
        "kept": len({change.file for change in done.kept}),
        "unmatched": len(done.unmatched),
        "refused": len(done.refused),
    }
    lines = [(badge(words["import_added"], "good"), escape(file), "") for file in done.added]
    for name, shade, changes in (("changed", "good", done.changed), ("kept", "warn", done.kept)):
        lines += [(badge(words[f"import_{name}"], shade), escape(one.file), _change(one, language)) for one in changes]
    for name, shade, refused in (("unmatched", "warn", done.unmatched), ("refused", "bad", done.refused)):
        lines += [
            (badge(words[f"import_{name}"], shade), escape(_cut(one.name)), escape(told(one.reason, language)))
            for one in refused
        ]
    table = rows((words["what_happened"], words["file"], words["why"]), lines) if lines else ""
    return f"<p>{words['imported'].format(**counts)}</p>{table}"


def glossary_html(path: Path, count: int, own: bool, language: Language) -> str:
    """Where the terms lie and how many there are; ``own`` tells that the list is the library's."""
    words = WORDS[language]
    said = words["glossary_more" if own else "glossary_starter"]
    return card(words["glossary"], f"<p>{said.format(count=count, path=f'<code>{escape(str(path))}</code>')}</p>")


def _change(change: Change, language: Language) -> str:
    before = _cut(change.before) or WORDS[language]["import_nothing"]
    return f"{escape(change.field)}: {escape(before)} → {escape(_cut(change.after))}"


def _cut(text: str) -> str:
    return text if len(text) <= _SHOWN else f"{text[:_SHOWN]}…"
