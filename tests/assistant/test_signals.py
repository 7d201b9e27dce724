"""What tells whether the library can answer, over three short documents."""

from __future__ import annotations

import math
from types import SimpleNamespace

import numpy as np
import pytest

from assistant.config import AssistantConfig
from assistant.signals import Signals, signals_of
from index.config import IndexConfig
from index.document import Language, Passage, Span
from index.expansion.dictionary import Dictionary
from index.hit import Hit
from index.lane import lanes_over
from index.represent import texts_of
from index.search import Search

#: Title, heading and text of each passage of the library.
ENGLISH = {
    "river": ("On Rivers", "Water", "Rivers carry water to the sea."),
    "treaty": ("On Treaties", "Force", "The Mekong Agreement of 1995 binds four states by Article 12.5."),
    "court": ("On Courts", "The ICJ", "Courts settle disputes between states by law."),
}
CHINESE = {"soft": ("《柏林规则》评述", "效力", "软法没有拘束力，TIR公约第12条另有规定。")}
#: The weight of a word that none of three texts has, and of one that one of them has: ln(1 + (3 - n + ½) / (n + ½)).
IN_NONE, IN_ONE = math.log(8), math.log(8 / 3)


class Blind:
    """Sees no likeness between any texts."""

    def encode(self, texts, progress=None):
        return np.zeros((len(texts), 2), dtype=np.float32)


def library_of(passages: dict[str, tuple[str, str, str]], language: Language):
    made = [
        Passage(name, name, text, (Span(1, 0, len(text)),), (heading,), language, "body")
        for name, (_, heading, text) in passages.items()
    ]
    dated = SimpleNamespace(year="2019", signed="2017-03-04")
    titles = {name: SimpleNamespace(title=title, bibliography=dated) for name, (title, *_) in passages.items()}
    texts = [texts_of(passage, titles[passage.id].title) for passage in made]
    vectors = [np.zeros((1 + len(text.sentences), 2), dtype=np.float32) for text in texts]
    search = Search.over(made, texts, vectors, Blind(), Dictionary({"zh": {}, "en": {}}), IndexConfig())
    return SimpleNamespace(documents=titles, passages={passage.id: passage for passage in made}, search=search)


@pytest.fixture(scope="module")
def english():
    return library_of(ENGLISH, "en")


@pytest.fixture(scope="module")
def chinese():
    return library_of(CHINESE, "zh")


def signals(library, question: str, *names: str, dense: tuple[float | None, ...] = (0.5,) * 9) -> Signals:
    """The signals where the passages ``names`` are found, best first, with these cosines."""
    hits = [
        Hit(library.passages[name], rank, 1.0, () if cosine is None else (("dense", cosine),))
        for rank, (name, cosine) in enumerate(zip(names, dense, strict=False), 1)
    ]
    return signals_of(question, hits, library, AssistantConfig())


def test_what_the_best_passages_title_and_heading_have_is_not_missed(english):
    question = "Does the treaty on water and force bind by Article 12.5 of 1995, the ICJ asks?"
    found = signals(english, question, "treaty", "river", "court")
    assert (found.numbers, found.names) == (0, 0)
    assert found.lacking == ("asks",)


def test_the_cosine_is_the_best_of_the_first_five(english):
    names = ("river",) * 6
    assert signals(english, "Rivers?", *names, dense=(0.2, 0.4, 0.1, 0.3, 0.6, 0.9)).dense == 0.6
    assert signals(english, "Rivers?", "river", dense=(None,)).dense == 0.0


def test_only_the_three_best_are_read(english):
    three, fourth = ("river", "river", "river"), ("river", "river", "river", "treaty")
    assert signals(english, "Who signed in 1995?", *fourth) == signals(english, "Who signed in 1995?", *three)
    assert signals(english, "Who signed in 1995?", *three).numbers == 1


@pytest.mark.parametrize(
    ("question", "numbers"),
    [
        ("Which states in 1995?", 0),
        ("Which states in 1996?", 1),
        ("Which states in 95?", 1),  # part of a number is another number
        ("What does Article 12.5 say?", 0),
        ("What does Article 12 say?", 0),  # a paragraph of the article is in it
        ("What does Article 2.5 say?", 1),
        ("What does Article 5 say?", 1),
        ("１９９５年？", 0),  # full width
        ("第十二条规定了什么？", 0),  # Article 12.5
        ("第二十条规定了什么？", 1),
        ("In 1, 2, 3 and 4?", 2),  # no more than two count
    ],
)
def test_numbers_that_are_missed(english, question: str, numbers: int):
    assert signals(english, question, "treaty").numbers == numbers


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("What does the Mekong Agreement say?", 0),
        ("What does the Danube Agreement say?", 1 / 2),  # the library has other agreements
        ("What does the Mekong Water say?", 1 / 2),  # it has both words, but not the name as it is
        ("What does the Danube say?", 1),
        ("Danube states?", 0),  # any sentence opens with a capital
        ("What does the ICJ settle?", 1),
        ("What do the ICJ, the ITLOS and the WTO settle?", 2),  # no more than two count
    ],
)
def test_english_names_that_are_missed(english, question: str, names: float):
    assert signals(english, question, "treaty").names == names


@pytest.mark.parametrize(
    ("question", "names"),
    [
        ("《柏林规则》有拘束力吗？", 0),  # in the title of the document
        ("《赫尔辛基》有拘束力吗？", 1),
        ("芬兰的软法有拘束力吗？", 1),  # a place, told by the segmenter
        ("TIR公约有拘束力吗？", 0),
        ("按照RCEP的规则，软法有拘束力吗？", 1),  # no space about it
        ("《赫爾辛基》和CPTPP的规则？", 2),
    ],
)
def test_names_in_a_chinese_question_that_are_missed(chinese, question: str, names: int):
    assert signals(chinese, question, "soft").names == names


def test_across_languages_a_name_is_missed_by_the_share_of_its_words(chinese):
    assert signals(chinese, "Is the TIR binding?", "soft").names == 0
    assert signals(chinese, "Is the Accord on TIR binding?", "soft").names == 1 / 2
    assert signals(chinese, "Is the Danube Accord binding?", "soft").names == 1


def test_the_gap_is_the_mean_weight_of_the_three_weightiest_words(english):
    # Of glacier, volcano, law and water a text of three has the last two; the passage read has water.
    found = signals(english, "glacier volcano law water", "river")
    assert found.gap == pytest.approx((2 * IN_NONE + IN_ONE) / 3)
    assert found.unknown == 0.5
    assert signals(english, "glacier water", "river").gap == pytest.approx(IN_NONE / 2)
    assert signals(english, "water", "river").gap == 0
    assert signals(english, "What is it?", "river") == Signals(0.5, 0, 0, 0.0, 0.0, ())


def test_lacking_are_numbers_names_and_words_as_they_were_asked_each_once(english):
    found = signals(english, "Did melting glaciers in the Alps, and Alps alone, matter in 2018?", "river")
    assert found.lacking[:2] == ("2018", "Alps")
    assert set(found.lacking[2:]) < {"melting", "glaciers", "alone", "matter"}
    assert len(found.lacking) == 4


def test_words_too_short_to_say_something_are_not_told(english, chinese):
    assert signals(english, "ice", "river").lacking == ()
    assert signals(english, "snow", "river").lacking == ("snow",)
    assert signals(chinese, "冰", "soft").lacking == ()
    assert signals(chinese, "冰川", "soft").lacking == ("冰川",)


def test_a_title_is_told_without_its_marks(chinese):
    assert signals(chinese, "《赫尔辛基规则》", "soft").lacking[0] == "赫尔辛基规则"


class Agreeing:
    """Finds all texts alike."""

    def encode(self, texts, progress=None):
        return np.ones((len(texts), 1), dtype=np.float32)


@pytest.mark.parametrize(
    ("question", "absent", "lacking", "not_held"),
    [
        ("What does Article 9 of the Ilmar Agreement say?", True, "Article 9", False),
        ("What does Article 2 of the Ilmar Agreement say?", False, "2", False),  # not in the passage that is read
        ("What does Article 9 of the Desert Charter say?", False, "9", True),
    ],
)
def test_a_provision_that_the_named_agreement_has_not_is_absent_and_told_as_it_was_asked(
    question, absent, lacking, not_held
):
    title = "Ilmar Agreement"
    made = [
        Passage(f"a{n}", "ilmar", "Rivers carry water.", (Span(1, 0, 19),), (f"Article {n}",), "en", "body")
        for n in (1, 2, 3)
    ]
    texts = [texts_of(passage, title) for passage in made]
    vectors = [np.ones((1 + len(text.sentences), 1), dtype=np.float32) for text in texts]
    lanes = lanes_over(made, texts, vectors, Agreeing().encode)
    search = Search(made, lanes, Agreeing(), Dictionary({"zh": {}, "en": {}}), IndexConfig(), titles={"ilmar": title})
    dated = SimpleNamespace(year="", signed="")
    library = SimpleNamespace(documents={"ilmar": SimpleNamespace(title=title, bibliography=dated)}, search=search)
    found = signals_of(question, [Hit(made[0], 1, 1.0, ())], library, AssistantConfig())
    assert (found.absent, found.lacking[0], found.not_held) == (absent, lacking, not_held)
    assert not found.looked_up
    looked_up = signals_of(
        "What does Article 1 of the Ilmar Agreement say?", [Hit(made[0], 1, 1.0, ())], library, AssistantConfig()
    )
    assert (looked_up.looked_up, looked_up.lacking) == (True, ())
    asked = "What does Article 1 of the Ilmar River Agreement say about it?"
    assert (
        signals_of(asked, [Hit(made[0], 1, 1.0, ())], library, AssistantConfig()).lacking == ()
    )  # what it is called is its title
    assert not signals_of(
        "What does Article 1 say about it?", [Hit(made[0], 1, 1.0, ())], library, AssistantConfig()
    ).looked_up


def test_a_year_or_date_of_the_document_is_not_missed(english):
    assert signals(english, "Which rivers does the text of 2019 speak of?", "river").numbers == 0
    assert signals(english, "Which rivers does the text of 2016 speak of?", "river").numbers == 1


def test_what_jieba_takes_for_a_name_is_none_where_it_counts_countries(chinese):
    assert signals(chinese, "三国的软法有没有拘束力？", "soft").names == 0
    assert signals(chinese, "帕特南的软法有没有拘束力？", "soft").names == 1


def test_an_adjective_of_a_place_is_no_name(english):
    assert signals(english, "Do the Polish rivers carry water?", "river").names == 0
    assert signals(english, "Do the rivers of Poland carry water?", "river").names == 1


@pytest.mark.parametrize(
    ("question", "untold"),
    [
        ("How much water, in money, do rivers carry?", "in money"),
        ("In which year did the rivers carry water?", "which year"),
        ("What do rivers carry to the sea?", ""),
    ],
)
def test_a_value_that_no_sentence_near_the_best_has_is_told_as_it_is_asked_for(english, question, untold):
    found = scored(english, question, "river")
    assert found.untold == untold
    assert (untold in found.lacking) == bool(untold)


def test_a_value_is_told_where_a_sentence_near_the_best_has_it_and_not_where_it_stands_far_behind(english):
    question = "In which year was the Mekong Agreement made?"
    assert scored(english, question, "river", "treaty", scores=(1.0, 0.6)).untold == ""
    assert scored(english, question, "river", "treaty", scores=(1.0, 0.2)).untold == "which year"


def scored(library, question: str, *names: str, scores: tuple[float, ...] = (1.0,)) -> Signals:
    """The signals where the passages ``names``, each of one sentence, are found with these scores."""
    hits = [
        Hit(library.passages[name], rank, score, (), (0.0,))
        for rank, (name, score) in enumerate(zip(names, scores, strict=True), 1)
    ]
    return signals_of(question, hits, library, AssistantConfig())
