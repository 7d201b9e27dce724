"""What serves, versions, health, trash, imports: in words of both languages, and as text."""

from __future__ import annotations

from pathlib import Path

from assistant.ui.library import care
from assistant.ui.library.care import Notice
from index.bibliography.nouns import Refusal
from index.catalog_import import Change, Imported
from index.doctor import Finding
from index.history import Pruned, Version
from index.pending import Pending
from index.shelf import Discarded

HOSTILE = "<script>alert(1)</script>"


def version(number: int, serves: bool = False, withdrawn: str = "") -> Version:
    made = "2026-11-22T10:00:00+00:00"
    return Version(number, made, 1200, 1, 3000, 9000, HOSTILE, "f", "4", 12_340_000, serves, withdrawn)


def test_what_waits_for_a_build_is_told_in_words():
    waiting = Pending(new=("a", "b"), gone=("c",), terms=True)
    assert care.pending_text(waiting, "en").startswith("Not searched yet: 2 new, 1 taken away, the glossary.")
    assert "新增 2 份、移除 1 份、术语表" in care.pending_text(waiting, "zh")
    assert care.pending_text(Pending(), "zh") == "索引与文件一致。"


def test_the_head_can_undo_and_cancel(rivers):
    html = care.head_html(rivers.manifest, Pending(), True, Notice(HOSTILE, "key"), "en")
    assert 'data-do="stop"' in html and 'data-do="build"' not in html
    assert 'data-key="key"' in html and HOSTILE not in html
    assert 'data-building="0"' in care.head_html(rivers.manifest, Pending(), False, Notice(), "en")


def test_a_version_that_does_not_serve_has_a_way_to_it():
    html = care.versions_html([version(2, serves=True), version(1, withdrawn="2026-11-22T11:00:00+00:00")], "en")
    assert html.count('data-do="back"') == 1 and 'data-version="1"' in html and "gone back from 2026-11-22" in html
    assert "12.3 MB" in html and "1,200" in html and HOSTILE not in html
    assert 'data-do="prune"' not in care.versions_html([version(1, serves=True)], "en")


def test_what_was_cleared_away():
    assert care.pruned_text(Pruned((1, 2), (3,), 2_000_000), "en") == (
        "Removed: 1, 2. 2.0 MB are free again. In use by a running program, so kept: 3."
    )
    assert care.pruned_text(Pruned((), (), 0), "zh") == "没有清除任何版本。释放 0.0 MB。"


def test_findings_have_their_remedy():
    found = Finding("warning", "The file is not indexed yet.", HOSTILE, "Index it: python -m index build")
    html = care.health_html([found], "zh")
    assert "文件尚未索引。" in html and "请重建索引" in html and HOSTILE not in html
    assert "一切正常。" in care.health_html([], "zh")
    assert "一切正常。" not in care.health_html(None, "zh")


def test_the_trash_has_a_way_back():
    html = care.trash_html([Discarded("k", HOSTILE, "2026-11-22T10:00:00+00:00")], "en")
    assert 'data-key="k"' in html and HOSTILE not in html


def test_an_import_is_told_in_full():
    change = Change("a.pdf", "issued", "", "x" * 500)
    refusal = Refusal(HOSTILE, "no document has its file name, its DOI or its title")
    html = care.imported_html(Imported(("b.pdf",), (change,), (change,), (), (refusal,), ()), "zh")
    assert "新增 1，更改 1，未变 0，不同 1，未找到文件 1，未接受 0。" in html
    assert "无 → xxx" in html and "x" * 200 not in html and HOSTILE not in html
    assert "没有文献与其文件名、DOI 或题名相符" in html


def test_folders_to_add_to_and_the_limit():
    html = care.adding_html(["treaties/a.pdf", "b.pdf"], 7, "en")
    assert 'data-limit="7000000"' in html and "7 MB" in html
    places = [html.index(f'value="{name}"') for name in ("papers", "agreements", "treaties")]
    assert places == sorted(places)


def test_the_glossary_says_where_it_lies():
    assert "5 terms" in care.glossary_html(Path("s/glossary.tsv"), 5, True, "en")
    assert "程序自带" in care.glossary_html(Path("s/glossary.tsv"), 5, False, "zh")


def test_a_version_that_cannot_serve_is_told():
    assert care.problem_html("", "en") == "" and "&lt;b&gt;" in care.problem_html("<b>", "en")
