"""A command ends with a status and never with a traceback for what a user can put right."""

import subprocess
import sys
from pathlib import Path

import pytest

from index.command import status_of
from index.errors import SourcesError

ROOT = Path(__file__).parents[2]
SAY = "import sys; from index.command import status_of; sys.exit(status_of(lambda: print({what})))"


@pytest.mark.parametrize(("returned", "status"), [(None, 0), (0, 0), (1, 1)])
def test_what_is_returned_is_the_status(returned, status):
    assert status_of(lambda: returned) == status


def test_what_the_user_must_do_is_said(capsys):
    def run():
        raise SourcesError("It is gone.", "Put it back.")

    assert status_of(run) == 1
    assert capsys.readouterr().err == "It is gone.\nPut it back.\n"


def test_who_stops_it_is_told_so(capsys):
    def run():
        raise KeyboardInterrupt

    assert (status_of(run), capsys.readouterr().err) == (1, "Stopped.\n")


def test_who_has_read_enough_hears_no_more():
    command = [sys.executable, "-c", SAY.format(what="'line\\n' * 200_000")]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT) as running:
        assert running.stdout and running.stderr and running.stdout.readline() == b"line\n"
        running.stdout.close()
        assert running.stderr.read() == b""
    assert running.returncode == 1


def test_what_the_terminal_cannot_show_is_shown_by_its_number():
    command = [sys.executable, "-c", SAY.format(what="'\\u8f6f ok'")]
    environment = {"PYTHONIOENCODING": "ascii", "PYTHONPATH": str(ROOT)}
    done = subprocess.run(command, capture_output=True, cwd=ROOT, env=environment, check=True)
    assert done.stdout == b"\\u8f6f ok\n"
