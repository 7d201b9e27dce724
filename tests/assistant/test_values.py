"""Which value a question asks for, and which sentences have such a value."""

import pytest

from assistant.values import Wanted, is_told, tells, wanted_by
from index.chunking.sentences import Stretch
from index.document import Passage, Span


def part_of(term, text, language):
    """All of a term that stands in a text as it is, or as these words."""
    translated = {"ships": "船", "船": "ships", "seals": "印章"}
    return float(term in text.lower() or translated.get(term, "\0") in text.lower())


@pytest.mark.parametrize(
    ("question", "kinds"),
    [
        ("货物损失由铁路承担百分之几？", ("share",)),
        ("海运占全部运量的多大比例？", ("share",)),
        ("What share of the freight goes by sea?", ("share",)),
        ("二十年来铁路货运的占比怎么变化？", ("share",)),
        ("How has the share of the railway changed?", ("share",)),
        ("What is the budget of the harbour?", ("money",)),
        ("What is the duration of the programme?", ("length",)),
        ("秘书处每年的经费是多少？", ("money",)),
        ("违约的一方要赔多少钱？", ("cost",)),
        ("How large a fee does the harbour charge?", ("money",)),
        ("How much did the Parties spend on dredging?", ("money",)),
        ("港口哪一年开放？", ("year",)),
        ("In which year was the harbour opened?", ("year",)),
        ("议定书何时生效？", ("date",)),
        ("When did the protocol enter into force?", ("date",)),
        ("By when must the report be sent?", ("date",)),
        ("通知之后要等多久？", ("length",)),
        ("For how long does it stay in force?", ("length",)),
        ("How many months may a Party take to answer?", ("length",)),
        ("議定書何時生效？", ("date",)),
    ],
)
def test_the_kind_of_value_is_told_by_how_it_is_asked_for(question, kinds):
    wanted = wanted_by(question)
    assert wanted is not None
    assert (wanted.kinds, wanted.of) == (kinds, ())


@pytest.mark.parametrize(
    ("question", "asked", "of", "unit"),
    [
        ("How many large ships called at the port?", "how many large ships", ("ships",), ""),
        ("How many people work there?", "how many people", ("people",), ""),
        ("港口停过多少艘船？", "多少艘船", ("船",), "艘"),
        ("名单上要有几名仲裁员？", "几名仲裁员", ("仲裁", "裁员"), "名"),
        ("協定一共有多少條？", "多少条", (), "条"),
        ("航道的宽度是多少？", "宽度是多少", ("宽度",), ""),
        ("What is the minimum width of the channel?", "what is the minimum width", ("width",), ""),
    ],
)
def test_what_is_counted_or_measured_is_told(question, asked, of, unit):
    found = wanted_by(question)
    assert found is not None
    assert (found.asked, found.unit) == (asked, unit)
    assert set(found.of) <= set(of)
    assert bool(found.of) == bool(of)


@pytest.mark.parametrize(
    "question",
    [
        "How many kinds of ships are there?",  # a list tells it
        "港口有几种船？",
        "哪几个国家参加了谈判？",
        "港口为什么建了几个码头？",  # "several"
        "几乎所有船都停在港口，这说明什么？",
        "What are transaction costs?",
        "What explains the low rate of compliance?",
        "When may a Party withdraw?",
        "What does the harbour agreement say?",
    ],
)
def test_a_question_for_something_else_asks_for_no_value(question):
    assert wanted_by(question) is None


@pytest.mark.parametrize(
    ("kind", "told", "other"),
    [
        ("share", "运量的三成由海运承担。", "运量的一部分成立了公司。"),
        ("share", "Ships carry 40 per cent of it.", "Ships carry a part of it."),
        ("money", "费用为300万美元。", "费用由各方承担3年。"),
        ("money", "The fee is 20 euros a day.", "The fee is due within 20 days."),
        ("cost", "费用由各方平均分担。", "费用由各方协商确定。"),
        ("cost", "The fee is 20 euros.", "The fee is due."),
        ("year", "港口于二〇二八年开放。", "港口在28天后开放。"),
        ("year", "It was opened in 1999.", "It was opened by 19 states."),
        ("date", "议定书自签字之日起生效。", "议定书须经各方批准。"),
        ("date", "It was signed in May.", "A Party may sign it."),
        ("length", "答复须在六个月内作出。", "答复须书面作出。"),
        ("length", "It is in force until it is replaced.", "It is in force for all Parties."),
    ],
)
def test_a_sentence_tells_a_value_of_the_kind(kind, told, other):
    for text, expected in ((told, True), (other, False)):
        language = "en" if text.isascii() else "zh"
        assert is_told(Wanted("", (kind,)), text, text, language, part_of) is expected


def test_a_number_counts_what_stands_around_it():
    ships = Wanted("how many ships", of=("ships",))
    assert is_told(ships, "There were 12 of them.", "Ships called at the port. There were 12 of them.", "en", part_of)
    assert is_told(ships, "共有十二艘。", "船只来访，共有十二艘。", "zh", part_of)
    assert not is_told(ships, "There were 12 of them.", "Cranes stood there. There were 12 of them.", "en", part_of)
    assert not is_told(ships, "Ships called at the port.", "Ships called at the port.", "en", part_of)
    assert not is_told(ships, "Ships called in 1999.", "Ships called in 1999.", "en", part_of)  # a year counts nothing


def test_what_is_measured_may_be_told_by_a_unit_alone():
    width = Wanted("", of=("宽度",))
    assert is_told(width, "采用1435毫米轨。", "", "zh", part_of)
    assert not is_told(width, "采用2种轨。", "采用2种轨。", "zh", part_of)
    assert is_told(width, "采用2种。", "宽度采用2种。", "zh", part_of)


def test_how_often_is_told_without_a_figure():
    often = wanted_by("委员会每年开几次会议？")
    assert often is not None
    assert is_told(often, "It shall meet once a year.", "", "en", part_of)
    assert is_told(
        often, "每年举行一次会议。", "每年举行一次会议。", "zh", lambda term, text, language: float(term in text)
    )


def test_countries_and_persons_go_by_many_names():
    states, people = Wanted("", of=("states",)), Wanted("", of=("people",))
    assert is_told(states, "It has 12 Parties.", "", "en", part_of)
    assert not is_told(states, "It has 12 articles.", "", "en", part_of)
    assert is_told(people, "Twelve arbitrators are named.", "", "en", part_of)


def test_what_no_word_tells_is_counted_by_the_measure_word():
    articles = Wanted("多少条", unit="条")
    assert is_told(articles, "协定共十二条。", "", "zh", part_of)
    assert not is_told(articles, "协定有十二个缔约方。", "", "zh", part_of)


def test_a_sentence_in_traditional_characters_is_read_as_simplified():
    text = "參加的有12個國家。其餘未定。"
    passage = Passage("p", "d", text, (Span(1, 0, len(text)),), (), "zh", "body")
    wanted = wanted_by("有多少国家参加？")
    assert wanted is not None
    assert tells(wanted, passage, Stretch(0, 10), part_of)
    assert not tells(wanted, passage, Stretch(10, len(text)), part_of)
