"""The build behind the screen: one at a time, stopped on request, and what is told of it."""

from __future__ import annotations

import threading

import pytest

from assistant.ui.library import work
from assistant.ui.library.work import Bar, Work
from index.progress import heed


@pytest.fixture
def build(monkeypatch):
    """A build that goes on until it may end or is stopped; what it was given."""
    given, may_end = [], threading.Event()

    def slow(*said):
        given.append(said)
        while not may_end.wait(0.01):
            heed(said[5])

    monkeypatch.setattr(work, "build", slow)
    return given, may_end


def test_a_build_makes_another_version_that_serves(serving, place):
    (place.sources / "new.txt").write_text("The tides of the lagoon are powered by the moon.")
    work = Work(serving, place.sources)
    assert work.start() and work.wait(60)
    assert work.state.report.added == ("new.txt",) and work.state.before == 1
    assert serving.library.manifest.version == 2
    assert {bar.stage: bar.done == bar.total for bar in work.state.bars} == dict.fromkeys(
        ("reading", "embedding", "embedding words", "writing", "testing"), True
    )


def test_there_is_one_at_a_time_and_it_keeps_the_embedder(serving, place, build):
    given, may_end = build
    work = Work(serving, place.sources)
    assert work.start(full=True) and not work.start()
    may_end.set()
    assert work.wait(10) and len(given) == 1
    assert given[0][2] == serving.library.manifest.embedder and given[0][3] is True
    assert given[0][6] is serving.library.search.embedder


def test_it_is_stopped_on_request_and_can_begin_again(serving, place, build):
    work = Work(serving, place.sources)
    work.start()
    work.stop()
    assert work.wait(10) and work.state.cancelled.startswith("The build was cancelled.")
    assert not work.state.problem
    build[1].set()
    assert work.start() and work.wait(10) and work.state.problem == ""


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_what_nobody_foresaw_ends_it_too(serving, place, monkeypatch):
    monkeypatch.setattr(work, "build", lambda *_: 1 / 0)
    broken = Work(serving, place.sources)
    broken.start()
    assert broken.wait(10) and broken.state.problem == "The build broke off."


def test_files_are_counted_when_they_are_read_and_the_latest_are_told_of(serving, place):
    work = Work(serving, place.sources)
    for number in range(1, 10):
        work._heard("reading", number, 9, f"{number}.pdf")
    work._heard("not read", 1, 9, "1.pdf")
    for number in range(2, 9):
        work._heard("read", number, 9, f"{number}.pdf")
    assert work.state.bars[0] == Bar("reading", 8, 9)
    assert work.state.files[0] == ("9.pdf", "reading")  # it is under way
    assert ("1.pdf", "not read") in work.state.files and ("2.pdf", "read") not in work.state.files
    work._heard("embedding words", 2, 5)
    assert work.state.bars[1:3] == (Bar("embedding", 1, 1), Bar("embedding words", 2, 5))
