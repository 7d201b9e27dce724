"""What the librarian's tab does when something is clicked: each callback calls a recipe and shows what comes back."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

import gradio as gr

from assistant.serving import Serving
from assistant.ui.library import care, forms
from assistant.ui.library.building import work_html
from assistant.ui.library.care import Notice
from assistant.ui.library.table import table_html
from assistant.ui.library.words import WORDS
from assistant.ui.library.work import Work
from assistant.ui.visitor import said, visitor_of
from index.bibliography.fields import Fields, completed
from index.catalog import read_catalog, with_change, with_record
from index.config import IndexConfig, load
from index.doctor import examine
from index.document import Language
from index.errors import SourcesError, UserError
from index.expansion.glossary import NAME as GLOSSARY
from index.history import prune, rollback, versions
from index.holdings import holdings
from index.pending import Pending, pending
from index.shelf import discarded, remove, restore

_EVERY = 0.25  # seconds between two looks at a build


@dataclass(frozen=True, slots=True)
class Panels:
    """What the parts of the tab show, as HTML, in the order in which a callback gives them; what is None stays."""

    dialog: str | None = None
    head: str | None = None
    work: str | None = None
    adding: str | None = None
    table: str | None = None
    versions: str | None = None
    health: str | None = None
    trash: str | None = None
    bibliography: str | None = None
    glossary: str | None = None

    @property
    def all(self) -> tuple[Any, ...]:
        """One after the other."""
        return tuple(gr.skip() if (part := getattr(self, name)) is None else part for name in PANELS)


PANELS = tuple(field.name for field in fields(Panels))


class Desk:
    """The callbacks over what serves, the folder ``sources`` that it is built of and the ``trash``."""

    def __init__(self, serving: Serving, sources: Path, trash: Path) -> None:
        self.serving = serving
        self.sources = sources
        self.trash = trash
        self.config = load(IndexConfig, "index")
        self.work = Work(serving, sources)

    def arrive(self, request: gr.Request) -> tuple[Any, ...]:
        """Everything, as it is now."""
        language = visitor_of(request).language
        return self._shown(language, health=care.health_html(None, language)).all

    def edit(self, event: gr.EventData, request: gr.Request) -> tuple[Any, ...]:
        """The record of a file, to be edited; of one that has none, with the title that it gives itself."""
        language, file = visitor_of(request).language, said(event, "file")

        def form() -> Panels:
            known, guessed = self._known(file)
            return Panels(dialog=forms.record_form(file, known, language, guessed=guessed))

        return self._tried(form, "edit_heading", language)

    def save(self, event: gr.EventData, request: gr.Request) -> tuple[Any, ...]:
        """Write the record that was edited; the form again, with the reason, where it cannot be."""
        language, file = visitor_of(request).language, said(event, "file")
        typed = forms.fields_of_form({key: said(event, key) for key in event._data or {}})
        try:
            with_record(self.sources, file, typed)
        except UserError as error:
            return Panels(dialog=forms.record_form(file, typed, language, error)).all
        return self._shown(language, Notice(WORDS[language]["saved"].format(file=file))).all

    def confirm(self, event: gr.EventData, request: gr.Request) -> tuple[Any, ...]:
        """Write what the document says of itself into the record of a file, where that is silent."""
        language, file = visitor_of(request).language, said(event, "file")

        def written() -> Panels:
            with_change(self.sources, file, lambda _: self._known(file)[0])
            return self._shown(language, Notice(WORDS[language]["confirmed"].format(file=file)))

        return self._tried(written, "edit_heading", language)

    def remove(self, event: gr.EventData, request: gr.Request) -> tuple[Any, ...]:
        """Ask whether a file is to be taken away."""
        return Panels(dialog=forms.removal_form(said(event, "file"), visitor_of(request).language)).all

    def removed(self, event: gr.EventData, request: gr.Request) -> tuple[Any, ...]:
        """Take it away; the notice has the way back."""
        language, file = visitor_of(request).language, said(event, "file")

        def taken() -> Panels:
            done = remove(self.sources, file, self.trash)
            text = WORDS[language]["removed_notice"].format(file=done.file)
            return self._shown(language, Notice(text, done.key))

        return self._tried(taken, "remove_heading", language)

    def restore(self, event: gr.EventData, request: gr.Request) -> tuple[Any, ...]:
        """Put back what was taken away under the key of the event."""
        language, key = visitor_of(request).language, said(event, "key")

        def put() -> Panels:
            file = restore(self.sources, key, self.trash)
            return self._shown(language, Notice(WORDS[language]["restored_notice"].format(file=file)))

        return self._tried(put, "restore", language)

    async def build(self, event: gr.EventData, request: gr.Request) -> AsyncIterator[tuple[Any, ...]]:
        """Build, unless that is under way, and tell how far it is until it ends."""
        self.work.start(full=said(event, "full") == "1")
        async for shown in self.watch(request):
            yield shown

    async def watch(self, request: gr.Request) -> AsyncIterator[tuple[Any, ...]]:
        """Tell how far the build is until it ends."""
        language = visitor_of(request).language
        yield self._shown(language).all
        shown = ""
        while (state := self.work.state).running:
            made = work_html(state, language)
            if made != shown:
                yield Panels(work=made).all
            shown = made
            await asyncio.sleep(_EVERY)
        yield self._shown(language, health=care.health_html(None, language)).all

    def stop(self) -> None:
        """Ask the build to stop."""
        self.work.stop()

    def back(self, event: gr.EventData, request: gr.Request) -> tuple[Any, ...]:
        """Ask whether a version is to serve."""
        serves = self.serving.library.manifest.version
        return Panels(dialog=forms.back_form(_number(event), serves, visitor_of(request).language)).all

    def backed(self, event: gr.EventData, request: gr.Request) -> tuple[Any, ...]:
        """Let it serve."""
        language, library = visitor_of(request).language, self.serving.library

        def done() -> Panels:
            now = rollback(library.layout.root, _number(event), library.search.embedder).now
            notice = Notice(WORDS[language]["backed"].format(version=now))
            return self._shown(language, notice, care.health_html(None, language))

        return self._tried(done, "versions", language)

    def prune(self, request: gr.Request) -> tuple[Any, ...]:
        """Ask whether old versions are to be cleared away."""
        return Panels(dialog=forms.prune_form(visitor_of(request).language)).all

    def pruned(self, request: gr.Request) -> tuple[Any, ...]:
        """Clear them away."""
        language = visitor_of(request).language

        def done() -> Panels:
            gone = prune(self.serving.library.layout.root, forms.KEEP)
            return self._shown(language, Notice(care.pruned_text(gone, language)))

        return self._tried(done, "prune", language)

    def examine(self, request: gr.Request) -> tuple[Any, ...]:
        """What is wrong, and what to do about it."""
        language = visitor_of(request).language

        def found() -> Panels:
            findings = examine(self.serving.library.layout.root, self.sources)
            return Panels(health=care.health_html(findings, language))

        return self._tried(found, "health", language)

    def _known(self, file: str) -> tuple[Fields, tuple[str, ...]]:
        """What is known of a file now, and the names of the fields that only the document itself tells."""
        held = next((one for one in self.serving.library.documents.values() if one.file == file), None)
        known, guessed = completed(read_catalog(self.sources).get(file), held.guess if held else None)
        if held and not known.title:
            return replace(known, title=held.title), ("title", *guessed)
        return known, guessed

    def _tried(self, do: Callable[[], Panels], heading: str, language: Language) -> tuple[Any, ...]:
        """What ``do`` shows; where it cannot be done, a dialog that says why and what to do."""
        try:
            return do().all
        except UserError as error:
            return Panels(dialog=forms.problem_form(WORDS[language][heading], error, language)).all

    def _shown(self, language: Language, notice: Notice = Notice(), health: str | None = None) -> Panels:
        """All parts as they are now; what was found of the health stays."""
        self.serving.live.refresh()  # as it is for who comes next, not for who came before
        library, state = self.serving.library, self.work.state
        problem = care.problem_html(self.serving.live.problem, language)
        try:
            waiting = pending(library.layout, library.manifest, self.sources)
        except SourcesError as error:
            waiting, problem = Pending(), problem + care.problem_html(str(error), language)
        held = holdings(library.manifest)
        guesses = {one.file: one.guess for one in library.documents.values() if one.guess}
        files = [*(one.file for one in held), *waiting.new]
        own = (self.sources / GLOSSARY).exists()
        terms = len(library.search.glossary.terms)
        return Panels(
            dialog="" if notice.text else None,  # what is done closes it; what is only looked at leaves it open
            head=problem + care.head_html(library.manifest, waiting, state.running, notice, language),
            work=work_html(state, language, library.manifest.version),
            adding=care.adding_html(files, self.config.megabytes_per_upload, language),
            table=table_html(held, waiting, language, guesses),
            versions=care.versions_html(versions(library.layout.root), language),
            health=health,
            trash=care.trash_html(discarded(self.trash), language),
            bibliography=care.bibliography_html(language),
            glossary=care.glossary_html(self.sources / GLOSSARY, terms, own, language),
        )


def _number(event: gr.EventData) -> int:
    """The number of the version that the event names; 0, which none has, where it names none."""
    named = said(event, "version")
    return int(named) if named.isdecimal() and len(named) < 10 else 0
