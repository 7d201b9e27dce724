"""Progress where there is no terminal."""

import threading

import pytest

from index.errors import Cancelled
from index.progress import Bar, heeding, quiet


def test_a_line_per_step_goes_to_stderr(capsys):
    with Bar() as bar:
        bar.show("a.pdf", 1, 2)
        bar.show("b.pdf", 2, 2)
    printed = capsys.readouterr()
    assert printed.err == "[1/2] a.pdf\n[2/2] b.pdf\n"
    assert printed.out == ""


def test_a_file_has_a_line_when_it_is_begun_and_none_when_it_is_done(capsys):
    with Bar() as bar:
        bar.show("reading", 1, 1, "a.pdf")
        bar.show("read", 1, 1, "a.pdf")
        bar.show("not read", 1, 1, "a.pdf")
        bar.show("embedding", 1, 9, "")
    assert capsys.readouterr().err == "[1/1] a.pdf\n[1/9] embedding\n"


def test_a_progress_heeds_an_event():
    told, event = [], threading.Event()
    progress = heeding(lambda *what: told.append(what), event.is_set)
    progress("reading", 1, 2, "a.pdf")
    event.set()
    with pytest.raises(Cancelled) as caught:
        progress("reading", 2, 2, "b.pdf")
    assert told == [("reading", 1, 2, "a.pdf")]
    assert "goes on serving" in caught.value.remedy
    assert quiet("reading", 1, 2) is None
