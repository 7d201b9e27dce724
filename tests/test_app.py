"""The front door."""

from __future__ import annotations

import json
import shutil
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


CHROMIUM = next(
    (path for name in ("chromium", "chromium-browser", "google-chrome") if (path := shutil.which(name))), None
)
GOLD = {"document": "agreements/rivers.pdf", "page": "1", "anchor": "The Committee shall meet once a year"}


@pytest.fixture
def reports(library_root: Path, tmp_path: Path) -> Path:
    """A folder with a report over one question."""
    from eval.run import run, write

    row = {
        "id": "meet", "need": "1", "question": "How often does the Joint Committee meet?", "language": "en",
        "split": "dev", "answerable": True, "gold": [GOLD], "facts": [{"en": ["once a year"], "zh": ["每年一次"]}],
    }  # fmt: skip
    questions = tmp_path / "meetings.jsonl"
    questions.write_text(json.dumps(row) + "\n", encoding="utf-8")
    write(run(questions, "lexical", "dev", library_root, lambda *_: None), tmp_path / "reports")
    return tmp_path / "reports"


@pytest.mark.browser
@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is installed (apt-get install chromium fonts-noto-cjk)")
def test_the_evaluators_tab_shows_a_report_in_the_language_that_was_chosen(library_root: Path, reports: Path):
    from playwright.sync_api import sync_playwright

    from assistant.ask import Assistant
    from assistant.ui.screen import build_screen, launch_options

    screen = build_screen(Assistant.open(library_root), tabs=[app.evaluation(library_root, reports)])
    options = launch_options(screen)
    _, address, _ = screen.launch(server_name="127.0.0.1", quiet=True, prevent_thread_lock=True, **options)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_context(locale="en-GB").new_page()
        page.set_default_timeout(60_000)
        page.goto(address)
        page.get_by_role("tab", name="Evaluation").click()
        charts = page.frame_locator("#ev-open iframe")
        assert charts.locator("h1").inner_text() == "lexical"
        assert page.get_by_role("button", name="Failed questions").is_visible()
        page.get_by_role("button", name="中文").click()
        page.get_by_role("tab", name="评测").click()
        assert charts.locator("h2").first.inner_text() == "指标"
        assert page.get_by_role("button", name="未通过的问题").is_visible()
        browser.close()
    screen.close()
