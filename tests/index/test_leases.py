"""What a reader holds is known to be in use, and no longer."""

import subprocess
import sys

import pytest

from index.leases import Lease, in_use

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="locks of POSIX")


def test_a_lease_lasts_as_long_as_its_holder(tmp_path):
    path = tmp_path / "manifest.json"
    path.write_text("{}")
    one, two = Lease(path), Lease(path)
    assert in_use(path)
    del one
    assert in_use(path)
    del two
    assert not in_use(path)


def test_a_process_that_ends_holds_nothing(tmp_path):
    path = tmp_path / "manifest.json"
    path.write_text("{}")
    code = "import sys; from pathlib import Path; from index.leases import Lease; lease = Lease(Path(sys.argv[1])); "
    code += "print(1, flush=True); input()"
    reader = subprocess.Popen([sys.executable, "-c", code, str(path)], stdout=subprocess.PIPE, stdin=subprocess.PIPE)
    reader.stdout.readline()
    assert in_use(path)
    reader.kill()
    reader.communicate()
    assert not in_use(path)
