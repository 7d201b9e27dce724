"""A build that is killed at any moment leaves the old version or the new one, whole.

The build runs in a process of its own, forked from one that has the model loaded, and is killed with SIGKILL after a
random part of the time that a whole one takes; every other time, of the part after the reading, which takes longest.
``KILLS=50 pytest tests/index/test_kill.py -s`` kills 50 times.
"""

import json
import os
import subprocess
import sys

import pytest

KILLS = int(os.environ.get("KILLS", "6"))
SEED = 20240501

HARNESS = """
import json, os, random, shutil, signal, sys, time
from pathlib import Path

os.environ["TOKENIZERS_PARALLELISM"] = "false"
sources, template, root, stage_file, kills, seed = sys.argv[1:]
sources, template, root, stage_file = map(Path, (sources, template, root, stage_file))

import torch
from index.build import build
from index.embedding.transformer import Transformer
from index.expansion.dictionary import shipped_dictionary
from index.smoke import opened
from index.versions import Layout, current_manifest

shipped_dictionary()
torch.set_num_threads(1)
embedder = Transformer()  # loaded, and never run here: what is forked must have no threads


def forked(work):
    child = os.fork()
    if child:
        return child
    os.setsid()
    code = 1
    try:
        work()
        code = 0
    finally:
        os._exit(code)


def status(child):
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])


def building():
    def told(stage, done, total, file):
        stage_file.write_text(stage)

    build(sources, root, progress=told, at_hand=embedder)


def checking():
    layout = Layout(root)
    library = opened(layout, current_manifest(layout), embedder)
    files = sorted(document.file for document in library.documents.values())
    old, new = ["a.pdf", "b.pdf"], ["a.pdf", "b.pdf", "c.pdf"]
    assert files == {1: old, 2: new, 3: new}[library.manifest.version], (files, library.manifest.version)
    assert sorted(entry.file for entry in library.manifest.documents) == files
    for document in library.documents.values():
        assert len(library.boxes(document, 1)) == len(document.page(1).text)


def fresh():
    shutil.rmtree(root, ignore_errors=True)
    shutil.copytree(template, root)
    stage_file.write_text("before the first file")


def until_read():
    for _ in range(6000):
        if stage_file.read_text() not in ("before the first file", "reading", ""):
            return
        time.sleep(0.002)


fresh()
start = time.monotonic()
child = forked(building)
until_read()
reading = time.monotonic() - start
assert status(child) == 0
whole = time.monotonic() - start
chance = random.Random(int(seed))
outcomes = []
for attempt in range(int(kills)):
    fresh()
    child = forked(building)
    if attempt % 2:
        until_read()
        time.sleep(chance.uniform(0, 1.02 * (whole - reading)))
    else:
        time.sleep(chance.uniform(0, 1.02 * whole))
    os.kill(child, signal.SIGKILL)
    killed = status(child) == -signal.SIGKILL
    served = current_manifest(Layout(root)).version
    stage = stage_file.read_text()
    sound = status(forked(checking)) == 0
    again = status(forked(building)) == 0 and current_manifest(Layout(root)).version in (2, 3)
    outcomes.append({"killed": killed, "stage": stage, "served": served, "sound": sound, "again": again,
                     "after": status(forked(checking)) == 0})
print(json.dumps(outcomes))
"""


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="forks")
def test_a_build_killed_at_any_moment_leaves_a_whole_version(sources, root, write, tmp_path):
    from index.build import build

    write("a.pdf", "b.pdf")
    build(sources, root)
    root.rename(tmp_path / "template")
    write("c.pdf")
    arguments = [sources, tmp_path / "template", root, tmp_path / "stage", KILLS, SEED]
    done = subprocess.run(
        [sys.executable, "-c", HARNESS, *map(str, arguments)], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    outcomes = json.loads(done.stdout.splitlines()[-1])
    print(*outcomes, sep="\n")  # noqa: T201 - the figure, where it is asked for with -s
    assert len(outcomes) == KILLS
    assert any(outcome["killed"] for outcome in outcomes)
    assert [outcome for outcome in outcomes if not (outcome["sound"] and outcome["again"] and outcome["after"])] == []
