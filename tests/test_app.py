"""The front door."""

from __future__ import annotations

from pathlib import Path

import pytest

import app


def test_a_missing_sources_folder_is_said_with_the_remedy(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    assert app.main(["--sources", str(tmp_path / "none"), "--index", str(tmp_path / "index")]) == 1
    message = capsys.readouterr().err
    assert "does not exist" in message and "--sources" in message


def test_an_empty_sources_folder_is_said_with_the_remedy(tmp_path: Path, capsys: pytest.CaptureFixture[str]):
    (tmp_path / "sources").mkdir()
    assert app.main(["--sources", str(tmp_path / "sources"), "--index", str(tmp_path / "index")]) == 1
    assert "no file" in capsys.readouterr().err


def test_an_index_of_another_embedder_is_said_with_the_remedy(starter_like: Path, capsys: pytest.CaptureFixture[str]):
    assert app.main(["--index", str(starter_like)]) == 1
    assert "python -m index build" in capsys.readouterr().err


def test_another_host_without_accounts_is_refused_with_the_remedy(capsys: pytest.CaptureFixture[str]):
    assert app.main(["--host", "0.0.0.0"]) == 1
    assert "--accounts" in capsys.readouterr().err


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Conversations are kept under the folder in which the program runs."""
    monkeypatch.chdir(tmp_path)


@pytest.fixture
def starter_like(library_root: Path, tmp_path: Path) -> Path:
    """A copy of an index whose manifest names an embedder that is not there."""
    import json
    import shutil

    root = tmp_path / "index"
    shutil.copytree(library_root, root)
    manifest = next(root.glob("versions/*/manifest.json"))
    made = json.loads(manifest.read_text(encoding="utf-8"))
    manifest.write_text(json.dumps(made | {"embedder": "no/such/model"}), encoding="utf-8")
    return root
