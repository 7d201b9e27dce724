"""Key-fact recall: what is read of the hits, and what counts as found."""

from __future__ import annotations

import json
from collections import Counter
from pathlib import Path
from types import SimpleNamespace

import pytest

from eval.keyfacts import WINDOW, FactQuestion, measure_key_facts, read_fact_questions, window
from index.config import IndexConfig
from index.errors import ConfigError, DatasetError

FIELD = Path(__file__).parents[2] / "eval" / "questions" / "field.jsonl"
PAPERS = Path(__file__).parents[3] / "shared" / "documents" / "papers"


class Found:
    """A search that finds the same texts for every question; a reranker turns them round."""

    config = IndexConfig()

    def __init__(self, *texts: str) -> None:
        self.texts = texts

    def reranked_by(self, reranker):
        return Found(*(self.texts if reranker is None else self.texts[::-1]))

    def search(self, question, k, among, channels):
        return [SimpleNamespace(passage=SimpleNamespace(text=text)) for text in self.texts]


def measured(texts, *facts, language="en"):
    library = SimpleNamespace(search=Found(*texts))
    return measure_key_facts(library, [FactQuestion("q1", language, "?", facts)], "hybrid")


def test_one_of_two_facts_is_half():
    report = measured(["soft law binds nobody"], ("binds",), ("reputation",))
    assert report.recall == {"en": 0.5}
    assert report.missed == (("q1", "reputation"),)


def test_any_of_the_strings_proves_a_fact():
    assert measured(["规则软联通"], ("软法", "软联通"), language="zh").recall == {"zh": 1.0}


def test_a_question_without_facts_counts_for_nothing():
    library = SimpleNamespace(search=Found("alpha"))
    report = measure_key_facts(
        library, [FactQuestion("1", "en", "?", (("beta",),)), FactQuestion("2", "en", "?", ())], "dense"
    )
    assert (report.questions, report.recall) == (1, {"en": 0.0})


def test_line_breaks_do_not_hide_a_fact():
    assert measured(["规则软\n联通"], ("软联通",), language="zh").recall == {"zh": 1.0}


def test_a_fact_beyond_the_window_is_not_found():
    assert measured(["x" * (WINDOW - 3), "fact"], ("fact",)).recall == {"en": 0.0}
    assert measured(["x" * (WINDOW - 4), "fact"], ("fact",)).recall == {"en": 1.0}


def test_the_window_leaves_out_white_space():
    assert window(["a b", "c\n"]) == "abc"


def test_a_reranker_decides_which_facts_are_in_the_window(crossencoder):
    library = SimpleNamespace(search=Found("x" * WINDOW, "soft law binds nobody"))
    asked = [FactQuestion("q1", "en", "?", (("binds",),))]
    assert measure_key_facts(library, asked, "hybrid").recall == {"en": 0.0}
    assert measure_key_facts(library, asked, f"hybrid+rerank:{crossencoder}").recall == {"en": 1.0}
    with pytest.raises(ConfigError, match="No reranker"):
        measure_key_facts(library, asked, "hybrid+rerank")


def test_recall_is_the_mean_over_questions_of_each_language():
    library = SimpleNamespace(search=Found("alpha"))
    questions = [
        FactQuestion("1", "en", "?", (("alpha",),)),
        FactQuestion("2", "en", "?", (("beta",), ("alpha",))),
        FactQuestion("3", "zh", "?", (("beta",),)),
    ]
    assert measure_key_facts(library, questions, "dense").recall == {"en": 0.75, "zh": 0.0}


@pytest.mark.parametrize(
    "line",
    [
        "{",
        "[]",
        '{"id": 1, "language": "en", "question": "?"}',
        '{"id": 1, "language": "en", "question": "?", "key_facts": [[]]}',
        '{"id": 1, "language": "en", "question": "?", "key_facts": ["one"]}',
        '{"id": 1, "language": "en", "question": "?", "key_facts": [[1992]]}',
    ],
)
def test_a_malformed_line_is_named(tmp_path, line):
    path = tmp_path / "q.jsonl"
    path.write_text(f"\n{line}\n", encoding="utf-8")
    with pytest.raises(DatasetError, match="Line 2"):
        read_fact_questions(path)


def test_a_missing_file_is_named(tmp_path):
    with pytest.raises(DatasetError, match=r"none\.jsonl"):
        read_fact_questions(tmp_path / "none.jsonl")


def test_the_field_set_is_thirty_questions_of_each_language_with_facts():
    questions = read_fact_questions(FIELD)
    assert Counter(q.language for q in questions) == {"zh": 30, "en": 30}
    assert len({q.id for q in questions}) == 60
    assert all(q.facts and all(fact for fact in q.facts) for q in questions)
    assert not [q.id for q in questions for fact in q.facts for anchor in fact if anchor in q.text]


@pytest.mark.shared
@pytest.mark.skipif(not PAPERS.is_dir(), reason="the development data is not beside the project")
def test_every_anchor_of_the_field_set_stands_in_its_paper():
    from index.cleaning.clean import clean
    from index.reading.pdf import read_pdf

    rows = [json.loads(line) for line in FIELD.read_text(encoding="utf-8").splitlines()]
    texts = {}
    for file in {row["file"] for row in rows}:
        texts[file] = "".join("".join(page.text.split()) for page in clean(read_pdf(PAPERS / file)).pages)
    lost = [(r["id"], a) for r in rows for fact in r["key_facts"] for a in fact if a not in texts[r["file"]]]
    assert lost == []
