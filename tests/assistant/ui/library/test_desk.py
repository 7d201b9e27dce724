"""The callbacks: what is shown when a catalog is broken, and when what is asked cannot be."""

from __future__ import annotations

from types import SimpleNamespace

import gradio as gr
import pytest

from assistant.ui.library.desk import PANELS, Desk


@pytest.fixture
def desk(serving, place) -> Desk:
    return Desk(serving, place.sources, place.trash)


def asked(**said: object) -> tuple[SimpleNamespace, SimpleNamespace]:
    """An event of the browser, and the request that it came by."""
    return SimpleNamespace(_data=said), SimpleNamespace(username=None, headers={}, cookies={"language": "en"})


def shown(made: tuple[object, ...], name: str) -> str:
    return str(made[PANELS.index(name)])


def test_a_broken_catalog_is_told_and_the_rest_is_shown(desk, place):
    (place.sources / "catalog.json").write_text("{")
    made = desk.arrive(asked()[1])
    assert "cannot be used" in shown(made, "head") and "glaciers.pdf" in shown(made, "table")


@pytest.mark.parametrize("version", ["99", "-1", "", "x", "1", "9" * 5000, None])
def test_a_version_that_cannot_serve_is_refused_in_words(desk, version):
    assert "lib-problem" in shown(desk.backed(*asked(version=version)), "dialog")
    assert desk.serving.library.manifest.version == 1


def test_a_dialog_is_left_open_by_what_is_only_looked_at_and_closed_by_what_is_done(desk):
    assert shown(desk.arrive(asked()[1]), "dialog") == str(gr.skip())
    assert shown(desk.confirm(*asked(file="papers/softlaw.pdf")), "dialog") == ""


def test_what_is_not_in_the_library_cannot_be_confirmed(desk):
    assert "lib-problem" in shown(desk.confirm(*asked(file="papers/none.pdf")), "dialog")


ENDLESS = "x" * 10_000_000


@pytest.mark.parametrize(
    "file", ["../index/CURRENT", "/etc/passwd", "catalog.json", "", ENDLESS, ENDLESS + ".pdf"], ids=range(6)
)
def test_nothing_outside_the_library_is_taken_away_or_written(desk, place, file):
    before = sorted(place.root.parent.rglob("*"))
    assert "lib-problem" in shown(desk.removed(*asked(file=file)), "dialog")
    assert "lib-problem" in shown(desk.restore(*asked(key=file)), "dialog")
    if file != "catalog.json":
        assert "lib-problem" in shown(desk.save(*asked(file=file, title="T")), "dialog")
    assert sorted(place.root.parent.rglob("*")) == before


def test_a_file_without_a_record_is_edited_from_its_own_title(desk):
    assert 'value="The Force of Soft Law"' in shown(desk.edit(*asked(file="papers/softlaw.pdf")), "dialog")


def test_clearing_away_tells_what_went(desk):
    assert "No version was removed." in shown(desk.pruned(asked()[1]), "head")
