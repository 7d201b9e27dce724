"""Sources that do not agree, from two documents to the note that the reader sees."""

from __future__ import annotations

import pytest

from assistant.answer import Citation
from assistant.ask import Assistant
from assistant.config import AssistantConfig
from assistant.difference import Differences
from assistant.frame import notes
from index.build import build
from index.library import Library

FERRY = "# {title}\n\n{body}\n"
WEST = (
    "The ferry between the islands of Norvik and Sellen runs four times a day in summer, and twice in winter. "
    "The operator is not obliged to carry bicycles on the ferry."
)
EAST = (
    "Timetables were studied for a month. The ferry between the islands of Norvik and Sellen runs six times a day in "
    "summer. Most of those who take it live on Sellen."
)


@pytest.fixture(scope="module")
def islands(tmp_path_factory) -> Assistant:
    place = tmp_path_factory.mktemp("islands")
    (place / "sources").mkdir()
    for name, body in (("west", WEST), ("east", EAST)):
        (place / "sources" / f"{name}.md").write_text(FERRY.format(title=f"The {name}ern view", body=body), "utf-8")
    build(place / "sources", place / "index")
    return Assistant(Library.open(place / "index"), AssistantConfig())


@pytest.mark.parametrize(
    ("question", "said"),
    [
        ("How often does the ferry between Norvik and Sellen run in summer?", "which give different numbers"),
        ("岛屿之间的渡轮夏季每天开几次？", "所述的数字不同"),
    ],
)
def test_two_sources_that_give_different_numbers_are_told_apart(islands, question, said):
    answer = islands.ask(question)
    assert {c.document_id for c in answer.citations} == set(islands.library.documents)
    assert [note for note in notes(answer) if said in note and "[1]" in note and "[2]" in note]


def test_what_one_source_says_is_not_compared(islands):
    [*_, passage] = islands.library.passages.values()
    cited = [Citation(number, passage.document_id, passage.id, (), passage.text) for number in (1, 2)]
    assert islands.differences.of(cited, islands.library.passages) == ()


def test_agreements_are_not_set_against_one_another(islands):
    found = [p for p in islands.library.passages.values() if "four times" in p.text or "six times" in p.text]
    cited = [Citation(number, p.document_id, p.id, (), p.text) for number, p in enumerate(found, 1)]
    embed = islands.library.search.embedder.encode
    assert Differences(embed).of(cited, islands.library.passages)
    assert not Differences(embed, {p.document_id for p in found}).of(cited, islands.library.passages)
    assert Differences(embed, {found[0].document_id}).of(cited, islands.library.passages)
