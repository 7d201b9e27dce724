"""A lock is held by one, in this process and in others."""

import subprocess
import sys
from pathlib import Path

import pytest

from index.errors import IndexBusy, IndexMissing
from index.lock import alone

BUSY = IndexBusy("Busy.", "Wait.")
HOLD = """
import sys
from pathlib import Path
from index.errors import IndexBusy
from index.lock import alone
with alone(Path(sys.argv[1]), 0, IndexBusy("", ""), None):
    print("held", flush=True)
    sys.stdin.read()
"""


def _refused(error: OSError) -> IndexMissing:
    return IndexMissing(f"No lock ({error.strerror}).", "Name another.")


def test_a_second_holder_is_refused_and_the_next_is_not(tmp_path):
    file = tmp_path / "new" / ".lock"
    with alone(file, 0, BUSY, _refused), pytest.raises(IndexBusy), alone(file, 0, BUSY, _refused):
        pass
    with alone(file, 0, BUSY, _refused):
        assert file.exists()


def test_another_process_is_waited_for(tmp_path):
    file = tmp_path / ".lock"
    command = [sys.executable, "-c", HOLD, str(file)]
    with subprocess.Popen(
        command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, cwd=Path(__file__).parents[2]
    ) as other:
        assert other.stdin and other.stdout and other.stdout.readline() == b"held\n"
        with pytest.raises(IndexBusy), alone(file, 0, BUSY, _refused):
            pass
        other.stdin.close()
        with alone(file, 60, BUSY, _refused):
            assert other.stdout.read() == b""


def test_where_there_can_be_no_lock_the_reason_is_told(tmp_path):
    (tmp_path / "file").write_text("text")
    with pytest.raises(IndexMissing, match="No lock"), alone(tmp_path / "file" / ".lock", 0, BUSY, _refused):
        pass
