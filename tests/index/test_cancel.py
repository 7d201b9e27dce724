"""A build that is cancelled leaves what served, at whichever stage, and the next one finishes."""

import threading

import pytest

from index import intake
from index.build import build
from index.embedding.transformer import Transformer
from index.errors import Cancelled
from index.library import Library
from index.versions import Layout, current_manifest, leftovers


@pytest.fixture(scope="module")
def embedder():
    return Transformer()


@pytest.mark.parametrize("stage", ["reading", "read", "embedding", "embedding words", "writing", "testing"])
def test_at_every_stage(sources, root, write, embedder, stage):
    write("a.pdf")
    build(sources, root, at_hand=embedder)
    write("b.pdf")
    event = threading.Event()

    def progress(now, done, total, file):
        if now == stage and file != "a.pdf":
            event.set()

    with pytest.raises(Cancelled):
        build(sources, root, progress=progress, stop=event.is_set, at_hand=embedder)
    assert current_manifest(Layout(root)).version == 1
    assert leftovers(Layout(root)) == []
    assert [document.file for document in Library.open(root, embedder).documents.values()] == ["a.pdf"]
    report = build(sources, root, at_hand=embedder)
    assert (report.version, report.added) == (2, ("b.pdf",))


def test_while_a_reader_hangs(sources, root, write, embedder, monkeypatch):
    from index.sandbox import Job, run_each

    write("a.pdf")
    event = threading.Event()

    def hanging(function, jobs, *more, **named):
        list(jobs)
        event.set()
        return run_each(exec, [Job("a.pdf", ("import time; time.sleep(600)",), 900.0)], *more, **named)

    with monkeypatch.context() as patch:
        patch.setattr("index.intake.run_each", hanging)
        with pytest.raises(Cancelled):
            build(sources, root, stop=event.is_set, at_hand=embedder)
    assert build(sources, root, at_hand=embedder).version == 1


def test_what_was_read_before_is_not_read_again_also_in_a_first_build(sources, root, write, embedder, monkeypatch):
    write("a.pdf", "b.pdf")
    event = threading.Event()

    def progress(stage, done, total, file):
        if stage == "embedding":
            event.set()

    with pytest.raises(Cancelled):
        build(sources, root, progress=progress, stop=event.is_set, at_hand=embedder)
    read = []
    run_each = intake.run_each

    def noting(function, jobs, *more, **named):
        return run_each(function, (read.append(job.key) or job for job in jobs), *more, **named)

    monkeypatch.setattr("index.intake.run_each", noting)
    assert build(sources, root, at_hand=embedder).documents == 2
    assert read == []
