"""From files without printed pages to an answer on the screen: what is quoted is found by its paragraph."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import docx
import pytest

from assistant.__main__ import main
from assistant.ask import Assistant
from assistant.turns import Turn, turn_of
from assistant.ui.render import turn_html
from assistant.ui.viewer import view_of, viewer_html
from assistant.ui.words import WORDS
from index.build import build
from index.document import Language
from index.library import Library

#: File, and what it says under its heading; the second paragraph is the third block of the file.
FILES = {
    "rivers.docx": (
        "On Rivers",
        "Rivers carry water to the sea.",
        "The Rhine is measured at forty stations each month.",
    ),
    "glaciers.html": (
        "On Glaciers",
        "Glaciers store fresh water.",
        "Each glacier loses two metres of ice in a summer.",
    ),
    "soft.md": ("软法的效力", "软法没有法律拘束力。", "声誉是各国遵守软法的首要原因，失信的国家难以再取得信任。"),
    "courts.txt": (
        "On Courts",
        "Courts settle disputes.",
        "An arbitrator is <named> by both parties & paid by the loser.",
    ),
}


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("unpaged")
    sources = folder / "sources"
    sources.mkdir()
    for name, (heading, first, second) in FILES.items():
        path = sources / name
        if name.endswith(".docx"):
            file = docx.Document()
            file.add_heading(heading, 1)
            file.add_paragraph(first)
            file.add_paragraph(second)
            file.save(str(path))
        elif name.endswith(".html"):
            path.write_text(f"<html><body><h1>{heading}</h1><p>{first}</p><p>{second}</p></body></html>")
        else:
            mark = "# " if name.endswith(".md") else ""
            path.write_text(f"{mark}{heading}\n\n{first}\n\n{second}\n", encoding="utf-8")
    report = build(sources, folder / "index")
    assert (report.documents, report.failed, report.warnings) == (4, (), ())
    return folder / "index"


@pytest.fixture(scope="module")
def assistant(root: Path) -> Assistant:
    return Assistant.open(root)


QUESTIONS = {
    "rivers.docx": "At how many stations is the Rhine measured?",
    "glaciers.html": "How much ice does a glacier lose in a summer?",
    "soft.md": "各国遵守软法的首要原因是什么？",
    "courts.txt": "Who names the arbitrator and who pays?",
}


@pytest.mark.parametrize("name", FILES)
def test_a_question_quotes_the_paragraph_by_its_number(root: Path, capsys: pytest.CaptureFixture[str], name: str):
    assert main(["ask", QUESTIONS[name], "--index", str(root), "--json"]) == 0
    (found,) = [c for c in json.loads(capsys.readouterr().out)["citations"] if FILES[name][2] in c["quote"]]
    assert (found["file"], found["title"], found["pages"]) == (name, FILES[name][0], [1])
    # Two short paragraphs of one passage may be quoted together.
    assert found["page_labels"] == (["¶ 3"] if found["quote"] == FILES[name][2] else ["¶ 2–3"])


def test_the_text_of_an_answer_says_the_paragraph(root: Path, capsys: pytest.CaptureFixture[str]):
    assert main(["ask", QUESTIONS["rivers.docx"], "--index", str(root)]) == 0
    out = capsys.readouterr().out
    assert "On Rivers, ¶ " in out and "p. " not in out


def shown(turn: Turn, key: str, library: Library, language: Language) -> str:
    view = view_of(turn, key)
    assert view is not None
    return viewer_html(view, library, WORDS[language], language)


def test_the_screen_shows_the_text_with_the_quote_marked_and_no_picture(assistant: Assistant):
    question = QUESTIONS["courts.txt"]
    turn = turn_of("t", question, assistant.ask(question), assistant.library)
    assert "<cite>On Courts</cite>, ¶ " in turn_html(turn, assistant.library, WORDS["en"])
    key = next(str(quote.number) for quote in turn.quotes if "<named>" in quote.text)
    html = shown(turn, key, assistant.library, "zh")
    leaf = html.partition('class="leaf"')[2]
    assert '<p class="heading"><small>1</small>On Courts</p>' in leaf
    assert (
        "<small>3</small><mark>An arbitrator is &lt;named&gt; by both parties &amp; paid by the loser.</mark>" in leaf
    )
    assert "<img" not in html and "<named>" not in html
    assert "段落" in html and "文件共 3 段" in html


def test_only_the_paragraphs_about_the_quote_are_shown(assistant: Assistant):
    question = QUESTIONS["courts.txt"]
    turn = turn_of("t", question, assistant.ask(question), assistant.library)
    document = assistant.library.documents[turn.quotes[0].document_id]
    page, block = document.pages[0], document.pages[0].blocks[-1]
    tail = "".join(f"\nParagraph {n}." for n in range(4, 24))
    starts = [len(page.text) + 1 + 13 * n for n in range(6)] + [len(page.text) + 79 + 14 * n for n in range(14)]
    more = tuple(replace(block, start=start, end=start + 12 + (n > 5)) for n, start in enumerate(starts))
    long = replace(document, pages=(replace(page, text=page.text + tail, blocks=page.blocks + more),))
    library = replace(assistant.library, documents={**assistant.library.documents, document.id: long})
    html = shown(turn, "1", library, "en")
    assert "<small>9</small>Paragraph 9.</p>" in html and "Paragraph 10." not in html
    assert WORDS["en"]["paragraph_count"].format(count=23) in html
