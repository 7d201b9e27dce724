"""Questions about a document as a whole."""

from __future__ import annotations

import pytest

from assistant.overview import Overview, aspect_of
from assistant.sections import Sections
from index.document import Language, Passage, Span
from index.hit import Hit
from index.mentions import Spoken

PACT, PAPER, THEIRS = "the ferry pact", "the ferry paper", "渡轮那篇论文"
SPOKEN = {PACT: "pact", PAPER: "paper", THEIRS: "paper", "渡轮协定": "pact"}
TEXTS: tuple[tuple[str, tuple[str, ...], Language, str], ...] = (
    ("pact", ("Ferry Pact",), "en", "Norland and Sudland (the “Parties”), wishing to sail together, agree as follows:"),
    ("pact", ("Ferry Pact", "Article 1 Definitions"), "en", "“Ferry” means a boat that carries passengers."),
    (
        "pact",
        ("Ferry Pact", "Article 2 Timetables"),
        "en",
        "Winter is long and dark in the north. Each Party shall print its timetable.",
    ),
    ("pact", ("Ferry Pact", "Article 3 Objective"), "en", "The objective of this Pact is to keep ferries running."),
    (
        "pact",
        ("Ferry Pact", "Article 4 Fares"),
        "en",
        "The Parties shall not raise fares in winter. They may lower them.",
    ),
    (
        "pact",
        ("Ferry Pact", "Article 5 Entry into force"),
        "en",
        "Each Party shall ratify the Pact within a year of it.",
    ),
    (
        "pact",
        ("Ferry Pact", "Article 5 Entry into force"),
        "en",
        "Done at Norhaven on 1 May 2020, in two copies.",
    ),
    (
        "paper",
        ("Ferries of the north",),
        "en",
        "Anna Ferryman. Abstract: Ferries are late in winter. They will stay so for long. Keywords: ferry",
    ),
    ("paper", ("Ferries of the north", "1. Winter"), "en", "Ice is what delays most ferries in the north."),
    ("paper", ("Ferries of the north", "2. Conclusion"), "en", "Ferries need new engines more than new timetables."),
)


def told(question: str, among: tuple[str, ...] = ("pact", "paper")) -> list[str]:
    held = [
        Passage(f"p{n}", document, text, (Span(1, n * 1000, n * 1000 + len(text)),), path, language, "body")
        for n, (document, path, language, text) in enumerate(TEXTS)
    ]
    hits = [Hit(passage, n, 1.0, ()) for n, passage in enumerate(held, 1) if passage.document_id in among]
    overview = Overview(
        Sections(held), {"pact": ("Norland", "Sudland"), "paper": ("Anna Ferryman",)}, {"paper"}, spoken
    )
    if lacked := overview.lacks(question, hits):
        return [f"no {lacked}"]
    return [one.passage.text[one.place.start : one.place.end] for one in overview.points(question, hits)]


def spoken(question: str) -> Spoken:
    phrases = tuple(phrase for phrase in SPOKEN if phrase in question)
    return Spoken(frozenset(SPOKEN[phrase] for phrase in phrases), phrases)


def test_what_an_agreement_says_is_its_purpose_and_the_first_sentence_of_each_section_but_its_final_ones():
    assert told(f"What does {PACT} provide for?") == [
        "The objective of this Pact is to keep ferries running.",
        "Winter is long and dark in the north.",
        "The Parties shall not raise fares in winter.",
    ]


def test_the_purpose_alone_is_told_where_only_that_is_asked_for():
    assert told(f"What are the objectives of {PACT}?") == ["The objective of this Pact is to keep ferries running."]
    assert told(f"What is {PACT} about?")[1:]


def test_duties_are_the_first_sentence_of_each_article_that_obliges_the_parties():
    assert told(f"What obligations do the parties have under {PACT}?") == [
        "Each Party shall print its timetable.",
        "The Parties shall not raise fares in winter.",
    ]


@pytest.mark.parametrize("question", [f"Who are the parties to {PACT}?", "渡轮协定的缔约方有哪些？"])
def test_parties_stand_where_most_of_them_are_named_and_where_it_was_signed(question: str):
    assert told(question) == [TEXTS[0][3], "Done at Norhaven on 1 May 2020, in two copies."]


def test_a_paper_is_told_by_its_abstract_without_its_keywords_and_its_conclusion_first_where_that_is_asked_for():
    abstract, end = ["Ferries are late in winter.", "They will stay so for long."], [TEXTS[-1][3]]
    assert told(f"What is {PAPER} about?") == [*abstract, *end]
    assert told(f"What does {PAPER} conclude?") == [*end, *abstract]
    assert told("渡轮那篇论文的主要观点是什么？") == [*end, *abstract]


@pytest.mark.parametrize("question", [f"What does {PACT} say about dogs?", f"Is {PACT} long?", "What do ferries need?"])
def test_what_asks_for_something_particular_or_of_no_document_is_none_of_it(question: str):
    assert aspect_of(question, spoken(question)) is None
    assert told(question) == []


def test_a_document_that_was_not_found_is_not_told():
    assert told(f"What does {PACT} provide for?", among=("paper",)) == []


def test_who_wrote_a_paper_is_told_by_the_line_that_names_him():
    assert told(f"Who wrote {PAPER}?") == [
        "Anna Ferryman. Abstract: Ferries are late in winter. They will stay so for long. Keywords: ferry"
    ]
    assert told(f"Who is the author of {PACT}?") == ["no author"]
    assert told(f"Who is the author of {PACT}?", among=("paper",)) == []  # it may have said so
    assert told(f"Is {PAPER} binding?") == []


@pytest.mark.parametrize(
    ("language", "text", "says"),
    [
        (
            "en",
            "3. This Agreement is not legally binding. An award is binding.",
            ["3. This Agreement is not legally binding."],
        ),
        (
            "en",
            "It is not intended to create rights or obligations.",
            ["It is not intended to create rights or obligations."],
        ),
        ("en", "The award is final and binding.", ["no binding"]),
        ("en", "It is long. This Agreement enters into force in May.", ["This Agreement enters into force in May."]),
        ("zh", "一、本备忘录不具有法律约束力。裁决有约束力。", ["一、本备忘录不具有法律约束力。"]),
        ("zh", "委员会对本协定的解释具有约束力。", ["no binding"]),
    ],
)
def test_whether_an_agreement_binds_is_told_by_what_it_says_of_itself(language, text, says):
    passage = Passage("p", "pact", text, (Span(1, 0, len(text)),), ("Pact", "Article 1"), language, "body")
    overview = Overview(Sections([passage]), {}, set(), spoken)
    question, hits = f"Is {PACT} binding?", [Hit(passage, 1, 1.0, ())]
    found = [one.passage.text[one.place.start : one.place.end] for one in overview.points(question, hits)]
    assert (found or [f"no {overview.lacks(question, hits)}"]) == says


@pytest.mark.parametrize(
    "asked",
    [
        "Is {} legally binding?",
        "Does {} bind the two states?",
        "Is {} a treaty?",
        "{}是条约吗？",
        "{}对两国有约束力吗？",
    ],
)
def test_binding_is_asked_in_many_words(asked: str):
    question = asked.format(PACT)
    assert aspect_of(question, spoken(question)) == "force"
