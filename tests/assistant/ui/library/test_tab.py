"""The librarian's tab in a real browser: from a file that is dropped to an answer that quotes it, and back."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.browser
MOON = "What powers the tides of the lagoon?"
TIDES = "The tides of the lagoon are powered by the moon and by the wind from the north."


def row(page: Any, words: str) -> Any:
    return page.locator(".lib-documents tbody tr", has_text=words)


def add(page: Any, *files: Path) -> None:
    page.set_input_files(".lib-files", [str(file) for file in files])
    page.wait_for_function(f"document.querySelectorAll('#lib-results li:is(.good, .bad)').length === {len(files)}")


def rebuild(page: Any) -> str:
    page.get_by_role("button", name="Rebuild", exact=True).click()
    page.wait_for_selector(".lib-report")
    return str(page.locator(".lib-report").inner_text())


def ask(page: Any, question: str) -> Any:
    page.get_by_role("tab", name="Ask").click()
    before = page.locator('.turn [data-thumb="1"]').count()
    page.fill("#question textarea", question)
    page.keyboard.press("Enter")
    page.wait_for_function(f"document.querySelectorAll('.turn [data-thumb=\"1\"]').length === {before + 1}")
    return page.locator(".answer").last


@pytest.fixture
def lagoon(tmp_path: Path, make_pdf: Any, set_page: Any) -> Path:
    return make_pdf(tmp_path / "new" / "lagoon.pdf", [set_page("# A Note on the Lagoon", "## Tides", TIDES)])


def test_a_file_is_added_built_in_asked_about_and_gone_back_from_without_a_restart(open_tab, lagoon, tmp_path):
    torn = tmp_path / "new" / "torn.pdf"
    torn.write_bytes(b"%PDF-1.7\n" + bytes(range(256)) * 40)
    page = open_tab()
    add(page, lagoon, torn)
    row(page, "papers/lagoon.pdf").get_by_text("new, not searched yet").wait_for()
    assert "2 new" in page.locator(".lib-pending").inner_text()
    report = rebuild(page)
    assert "Version 2 serves" in report and "papers/lagoon.pdf" in report and "damaged" in report
    assert "damaged" in row(page, "papers/torn.pdf").inner_text()  # it stays, with its reason
    row(page, "papers/lagoon.pdf").get_by_text("read", exact=True).wait_for()
    assert "powered by the moon" in ask(page, MOON).inner_text()
    page.get_by_role("tab", name="Library").click()
    page.get_by_role("button", name="Let version 1 serve").click()
    page.locator("dialog").get_by_role("button", name="Let it serve").click()
    page.get_by_text("Version 1 serves now.").wait_for()
    assert "2 new" in page.locator(".lib-pending").inner_text()
    assert page.locator(".lib-report").count() == 0 and page.locator("#lib-results li").count() == 0
    page.get_by_role("tab", name="Ask").click()
    page.locator(".turn .notice", has_text="removed or read anew").wait_for()  # what stood there is told anew
    page.wait_for_function("!document.querySelector('#filters').textContent.includes('Lagoon')")
    assert "powered by the moon" not in ask(page, MOON).inner_text()


def test_what_is_refused_is_told_file_by_file_and_a_name_that_is_taken_can_be_replaced(open_tab, place, tmp_path):
    page = open_tab()
    odd = tmp_path / "new"
    odd.mkdir()
    (odd / "program.exe").write_bytes(b"MZ")
    (odd / "picture.pdf").write_bytes(b"\x89PNG\r\n")
    (odd / "empty.txt").write_bytes(b"")
    (odd / "notes.txt").write_text("The first notes.")
    add(page, odd / "program.exe", odd / "picture.pdf", odd / "empty.txt", odd / "notes.txt")
    told = page.locator("#lib-results").inner_text()
    assert "not of a kind" in told and "not what its ending says" in told and "is empty" in told and "Added:" in told
    (odd / "notes.txt").write_text("The second notes.")
    add(page, odd / "notes.txt")
    page.get_by_role("button", name="Replace the one there").click()
    page.get_by_text("Added: papers/notes.txt").wait_for()
    assert (place.sources / "papers" / "notes.txt").read_text() == "The second notes."


def test_a_file_is_taken_away_and_put_back(open_tab, place):
    page = open_tab()
    row(page, "glaciers.pdf").get_by_role("button", name="Take").click()
    page.locator("dialog").get_by_role("button", name="Cancel").click()
    assert (place.sources / "papers" / "glaciers.pdf").exists()
    row(page, "glaciers.pdf").get_by_role("button", name="Take").click()
    page.locator("dialog").get_by_role("button", name="Take away").click()
    page.get_by_text("Taken away: papers/glaciers.pdf").wait_for()
    assert not (place.sources / "papers" / "glaciers.pdf").exists()
    page.locator(".lib-notice").get_by_role("button", name="Put back").click()
    page.get_by_text("Put back: papers/glaciers.pdf").wait_for()
    assert (place.sources / "papers" / "glaciers.pdf").exists()


def test_a_record_is_edited_and_what_cannot_be_is_said(open_tab, place):
    page = open_tab()
    row(page, "softlaw.pdf").get_by_role("button", name="Edit").click()
    assert page.locator("dialog [name=title]").input_value() == "The Force of Soft Law"
    page.fill("dialog [name=authors]", "Abbott, Kenneth\nSnidal, Duncan")
    page.fill("dialog [name=issued]", "2000")
    page.select_option("dialog [name=type]", "article-journal")
    page.fill("dialog [name=title]", "x" * 200_000)
    page.get_by_role("button", name="Save").click()
    page.locator("dialog .lib-problem").wait_for()
    page.fill("dialog [name=title]", "<img src=x onerror=\"document.title='broken'\">")
    page.keyboard.press("Enter")
    page.get_by_text("Saved: papers/softlaw.pdf").wait_for()
    seen = row(page, "softlaw.pdf").inner_text()
    assert "<img src=x" in seen and "2000" in seen and "Snidal" in seen and "record edited since" in seen
    assert page.title() != "broken" and page.locator(".lib-documents img").count() == 0
    assert "Abbott" in (place.sources / "catalog.json").read_text(encoding="utf-8")


def test_what_a_file_says_of_itself_is_marked_and_confirmed_at_a_click(open_tab, place):
    page = open_tab()
    told = row(page, "softlaw.pdf")
    assert "guessed" in told.inner_text()
    told.get_by_role("button", name="Edit").click()
    assert "guessed" in page.locator("dialog label.lib-title").inner_text()
    page.keyboard.press("Escape")
    told.get_by_role("button", name="Confirm").click()
    page.get_by_text("Confirmed: papers/softlaw.pdf").wait_for()
    row(page, "softlaw.pdf").get_by_text("record edited since").wait_for()
    assert "guessed" not in row(page, "softlaw.pdf").inner_text()
    assert "The Force of Soft Law" in (place.sources / "catalog.json").read_text(encoding="utf-8")


def test_what_was_chosen_of_the_table_stays_when_it_is_drawn_anew(open_tab):
    page = open_tab()
    page.fill(".lib-narrow", "papers/")
    page.click('th:has-text("Passages") button')
    page.click('th:has-text("Passages") button')
    counts = (
        "[...document.querySelectorAll('.lib-documents tr:not([hidden]) td:nth-child(7)')].map(one => +one.innerText)"
    )
    before = page.evaluate(counts)
    assert len(before) == 2 and before == sorted(before, reverse=True)
    row(page, "softlaw.pdf").get_by_role("button", name="Confirm").click()
    page.get_by_text("Confirmed: papers/softlaw.pdf").wait_for()
    page.wait_for_selector('th[aria-sort="descending"]')
    assert page.evaluate(counts) == before and page.locator(".lib-narrow").input_value() == "papers/"
    page.click('[data-do="only"]')
    assert page.locator(".lib-documents tbody tr:visible").count() == 1


def test_a_bibliography_is_taken_in_and_given_out(open_tab, tmp_path):
    page = open_tab()
    given = tmp_path / "refs.bib"
    given.write_text(
        "@article{a, title={The Force of Soft Law}, author={Abbott, Kenneth}, year={2000}}\n"
        "@book{b, title={<script>document.title='broken'</script> A book of another library}}",
        encoding="utf-8",
    )
    page.set_input_files(".lib-import", str(given))
    page.get_by_text("1 added").wait_for()
    assert "no file found" in page.locator(".lib-imported").inner_text() and page.title() != "broken"
    page.wait_for_selector("tr:has-text('record edited since')")
    for ending, words in (("BibTeX", "@article"), ("RIS", "TY  - JOUR"), ("CSL-JSON", '"article-journal"')):
        with page.expect_download() as got:
            page.get_by_role("link", name=f"Export {ending}").click()
        assert words in Path(got.value.path()).read_text(encoding="utf-8")


def test_the_health_is_examined_and_old_versions_are_cleared_away(open_tab, place):
    page = open_tab("zh-CN")
    (place.sources / "papers" / "glaciers.pdf").write_bytes(b"another")
    page.get_by_role("button", name="开始检查").click()
    page.get_by_text("文件已不是索引时的那一个。").wait_for()
    assert "请重建索引" in page.locator("#library-health").inner_text()


def test_a_build_is_cancelled_and_what_served_goes_on(open_tab, place, monkeypatch):
    import time

    from assistant.ui.library import work

    def slow(*given: Any) -> None:
        heard, stop = given[4], given[5]
        heard("reading", 1, 3, "papers/a.pdf")
        while not stop():
            time.sleep(0.05)
        heed(stop)

    from index.progress import heed

    monkeypatch.setattr(work, "build", slow)
    page = open_tab()
    page.get_by_role("button", name="Rebuild", exact=True).click()
    page.locator(".lib-reading", has_text="papers/a.pdf").wait_for()
    assert "Joint Committee" in ask(page, "How often does the Joint Committee meet?").inner_text()
    page.get_by_role("tab", name="Library").click()
    page.get_by_role("button", name="Cancel").click()
    page.get_by_text("The build was cancelled.").wait_for()
    page.get_by_text("Version 1 of").wait_for()


def test_a_build_of_another_process_is_waited_for_in_words(open_tab, place):
    from index.versions import Layout, locked

    page = open_tab("zh-CN")
    with locked(Layout(place.root)):
        page.get_by_role("button", name="重建索引", exact=True).click()
        page.get_by_text("另一个程序正在重建").wait_for()


def test_a_switch_from_the_command_line_is_seen(open_tab, place, serving, lagoon):
    import shutil
    import threading

    from index.build import build

    page, stop = open_tab(), threading.Event()
    serving.follow(stop)
    shutil.copy(lagoon, place.sources)
    build(place.sources, place.root)
    while serving.live.library.manifest.version != 2:
        page.wait_for_timeout(100)
    stop.set()
    assert "powered by the moon" in ask(page, MOON).inner_text()
    page.get_by_role("tab", name="Library").click()
    page.get_by_text("Version 2 of").wait_for()


@pytest.mark.parametrize(("locale", "width", "dark"), [("en-GB", 1400, False), ("zh-CN", 380, True)])
def test_nobody_is_shut_out_and_nothing_scrolls_sideways(open_tab, locale, width, dark):
    axe = pytest.importorskip("axe_playwright_python.sync_playwright").Axe()
    page = open_tab(locale, width, dark)

    def serious() -> list[str]:
        page.wait_for_timeout(300)
        found = axe.run(page).response["violations"]
        return [f"{v['id']} {v['nodes'][0]['html'][:120]}" for v in found if v["impact"] in ("serious", "critical")]

    assert serious() == []
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    page.locator('[data-do="edit"]').first.click()
    page.wait_for_selector("dialog[open]")
    assert serious() == []
    page.keyboard.press("Escape")
    page.locator('[data-do="remove"]').first.click()
    page.wait_for_selector("dialog[open] [data-do=removed]")
    assert serious() == []
    page.keyboard.press("Escape")
    page.locator('[data-do="examine"]').click()
    page.wait_for_selector("#library-health .lib-badge")
    assert serious() == []
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")


def test_files_are_dropped_and_a_file_is_replaced_and_put_back_from_the_trash(open_tab, place, tmp_path):
    page = open_tab()
    page.evaluate(
        """() => {
          const given = new DataTransfer();
          for (const name of ["one.txt", "软法.md"]) given.items.add(new File(["Words of " + name], name));
          const drop = new DragEvent("drop", { bubbles: true, cancelable: true, dataTransfer: given });
          document.querySelector(".lib-drop p").dispatchEvent(drop);
        }"""
    )
    page.get_by_text("Added: papers/软法.md").wait_for()
    row(page, "papers/one.txt").wait_for()
    (tmp_path / "other.txt").write_text("Other words")
    with page.expect_file_chooser() as chooser:
        row(page, "papers/one.txt").get_by_role("button", name="Replace").click()
    chooser.value.set_files(str(tmp_path / "other.txt"))
    page.locator(".lib-trash li", has_text="papers/one.txt").wait_for()
    assert (place.sources / "papers" / "one.txt").read_text() == "Other words"
    page.locator(".lib-trash").get_by_role("button", name="Put back").click()
    page.locator("dialog").get_by_text("already").wait_for()  # its name is taken by now
