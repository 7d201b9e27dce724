"""Answers and sources as HTML."""

from __future__ import annotations

from dataclasses import replace

import pytest

from assistant.ui.render import answer_html, nearest_html, source_html


def test_marks_lead_to_turn_and_number(assistant):
    answer = assistant.ask("软法有哪些局限？")
    html = answer_html(answer, assistant.library, 3, len(answer.statements))
    assert 'href="#cite-3-1"' in html and html.count("<blockquote") == len(answer.statements)


def test_the_sources_come_when_all_statements_are_shown(assistant):
    answer = assistant.ask("软法有哪些局限？")
    assert "sources" not in answer_html(answer, assistant.library, 0, 0)
    assert "sources" in answer_html(answer, assistant.library, 0, len(answer.statements))


def test_text_of_a_document_is_no_markup(assistant):
    answer = assistant.ask("软法有哪些局限？")
    forged = replace(answer, statements=(replace(answer.statements[0], text="<script>x</script>"),))
    assert "<script>" not in answer_html(forged, assistant.library, 0, 1)


@pytest.mark.parametrize(("language", "word"), [("zh", "章节"), ("en", "Section")])
def test_a_source_shows_document_label_heading_and_the_marked_quote(assistant, language, word):
    answer = assistant.ask("What is a single window?")
    html = source_html(answer, 1, assistant.library, language)
    document = assistant.library.documents[answer.citations[0].document_id]
    assert document.title in html and word in html and "<mark>" in html
    assert document.label_of(answer.citations[0].spans[0].page) in html
    assert 'src="data:image/webp;base64,' in html


def test_a_missing_citation_or_file_is_said_not_raised(assistant):
    answer = assistant.ask("What is a single window?")
    assert source_html(answer, 99, assistant.library, "en") == ""
    gone = replace(assistant.library, manifest=replace(assistant.library.manifest, sources="/nowhere"))
    assert "no longer" in source_html(answer, 1, gone, "en")


def test_a_page_that_cannot_be_opened_any_more_is_said_not_raised(assistant, tmp_path):
    answer = assistant.ask("What is a single window?")
    for entry in assistant.library.manifest.documents:
        (tmp_path / entry.file).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / entry.file).write_bytes(b"locked or broken")
    changed = replace(assistant.library, manifest=replace(assistant.library.manifest, sources=str(tmp_path)))
    assert "no longer" in source_html(answer, 1, changed, "en")


def test_the_nearest_passages_of_a_decline_can_be_opened(assistant):
    answer = assistant.ask("How is coffee roasted?")
    assert "<mark>" in nearest_html(answer, 1, assistant.library, "en")
    assert nearest_html(answer, 9, assistant.library, "en") == ""
    assert 'href="#cite-0-n1"' in answer_html(answer, assistant.library, 0, 0)
