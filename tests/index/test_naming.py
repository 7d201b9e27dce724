"""Names of documents in questions."""

from __future__ import annotations

import numpy as np
import pytest

from index.expansion.glossary import Glossary, Term
from index.lexical.tokens import terms
from index.naming import Naming, instruments_in, is_generic, name_in

TITLES = {
    "rivers": "Agreement on the Rivers of the East",
    "protocol": "Protocol on Floods to the Agreement on the Rivers of the East",
    "rail": "铁路过境协定",
}
GLOSSARY = Glossary((Term(("铁路过境协定",), ("RTA", "Rail Transit Agreement")),))


class Counting:
    """Vectors of two numbers: whether a text speaks of floods. Remembers what it was given."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def __call__(self, texts):
        self.asked += texts
        return np.array([[0.6, 0.8] if "Flood" in text else [1, 0] for text in texts], dtype=np.float32)


SERIES = {
    "two": "Lakes Convention (II) for the Protection of Shores",
    "three": "Lakes Convention (III) for the Protection of Wells",
    "protocol": "Optional Protocol to the Lakes Convention",
    "second protocol": "Second Optional Protocol to the Lakes Convention",
    "二": "湖泊第二公約",
    "三": "湖泊第三公約",
}


def naming(encode=None, titles=TITLES) -> Naming:
    def translate(text, spoken, language):
        return [{term: 1.0} for term in terms(text)] if spoken == language else [{}, {"none": 1.0}]

    return Naming(titles, GLOSSARY, translate, encode or Counting())


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("民法典第五百零九条规定了什么？", "民法典"),
        ("根据《罗马规约》第八条，缔约国有什么义务？", "罗马规约"),
        ("请问，按照日内瓦第二公约的第十二条第二款怎么办？", "日内瓦第二公约"),
        ("What does Article 17 of the BBNJ Agreement say?", "BBNJ Agreement"),
        ("What does Article 4 of Chapter 10 of RCEP say about national treatment?", "RCEP"),
        ("How many members has the body of article 9 of the Convention on the Rights of the Child?",
         "Convention on the Rights of the Child"),
        ("In the Vienna Convention on Diplomatic Relations, what does article 3 say?",
         "Vienna Convention on Diplomatic Relations"),
        ("Rome Statute, Art. 4", "Rome Statute"),
        ("What does Article 31(1)(a) of the Rome Statute say?", "Rome Statute"),
        ("Compare Article 5 of RCEP with Article 6 of the Rome Statute", "RCEP"),
        ("I also need article 10.7", ""),
        ("看一下第1064条", ""),
        ("请解释民法典第五百零九条", "民法典"),
        ("有什么例外（民法典第五百零九条）？", "民法典"),
        ("违反第五百零九条有什么后果？", ""),
        ("Compare Article 5 with Article 6", ""),
        ("第八章第三条", ""),
        ("软法是什么？", ""),
    ],
)  # fmt: skip
def test_a_name_stands_beside_the_provision(question, name):
    assert name_in(question) == name


def test_what_only_points_back_is_generic():
    assert all(map(is_generic, ("agreement", "Convention", "该公约", "本协定", "议定书", "同一部法律", "该条", "它")))
    assert is_generic("same Convention")
    assert not any(map(is_generic, ("Rivers Agreement", "民法典", "铁路协定")))


def test_the_title_that_has_the_words_of_a_name_is_named_and_not_one_that_goes_on_with_others():
    assert naming().named("Agreement on the Rivers of the East", TITLES) == {"rivers"}
    assert naming().named("Floods Protocol", TITLES) == {"protocol"}


def test_what_a_name_says_it_is_must_be_what_the_title_says():
    assert naming().named("Rivers of the East Agreement") == {"rivers"}
    assert naming().named("Rivers of the East Convention") == frozenset()
    assert naming().named("Rivers of the East") == {"rivers"}  # it does not say


def test_a_title_is_known_by_its_initials():
    titles = {"waters": "Covenant on Wells and Open Waters, with Annexes", "lakes": "Great Lakes and Rivers Agreement"}
    named = naming(titles=titles).named
    assert (named("CWOW"), named("GLR"), named("GLRA")) == ({"waters"}, {"lakes"}, {"lakes"})
    assert named("CWO") == named("GLR", ["waters"]) == frozenset()


@pytest.mark.parametrize(
    ("name", "found"),
    [
        ("Second Lakes Convention", {"two"}),
        ("2nd Lakes Convention", {"two"}),
        ("Lakes Convention III", {"three"}),
        ("Lakes Convention (II)", {"two"}),
        ("Lakes Convention No. 2", {"two"}),
        ("First Lakes Convention", set()),
        ("Optional Protocol II to the Lakes Convention", {"second protocol"}),
        ("First Optional Protocol to the Lakes Convention", {"protocol"}),  # which does not say that it is
        ("Third Optional Protocol to the Lakes Convention", set()),
        ("湖泊第二公约", {"二"}),
        ("第三湖泊公约", {"三"}),
        ("湖泊公约（三）", {"三"}),
        ("湖泊第四公约", set()),
    ],
)
def test_of_several_the_one_is_named_that_has_the_number(name, found):
    assert naming(titles=SERIES).named(name) == found


def test_a_number_of_something_else_in_a_name_is_not_the_number_of_the_agreement():
    titles = {
        "agreement": "Agreement on Part XI of the Lakes Convention of 12 August 1949",
        "协定": "湖泊公约第十一部分协定",
    }
    assert naming(titles=titles).named("Agreement on Part XI of the Lakes Convention") == {"agreement"}
    assert naming(titles=titles).named("湖泊公约第十一部分协定") == {"协定"}


def test_a_term_of_the_glossary_is_known_by_all_its_names_in_both_languages():
    assert naming().named("RTA", TITLES) == {"rail"}


def test_nothing_is_named_by_words_that_no_title_has_or_where_nothing_may_be():
    assert naming().named("Charter of the Mountains", TITLES) == frozenset()
    assert naming().named("RTA", ["rivers"]) == frozenset()
    assert naming().named("RTA", []) == frozenset()


def test_among_all_documents_any_may_be_named():
    assert naming().named("Rail Transit Agreement") == {"rail"}


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("《京都议定书》与《巴黎协定》有何不同？《京都议定书》呢？", ("京都议定书", "巴黎协定")),
        ("Does the Outer Space Treaty forbid bases on the Moon?", ("Outer Space Treaty",)),
        (
            "When may a court refuse under the Singapore Convention on Mediation?",
            ("Singapore Convention on Mediation",),
        ),
        ("Who chairs the Conference of the Parties of the Ferry Agreement?", ("Ferry Agreement",)),
        ("What do the United Nations say of agreements and treaties?", ()),
        ("巴黎协定何时生效？", ()),
    ],
)
def test_works_are_called_by_their_titles(question, found):
    assert instruments_in(question) == found


def test_titles_are_embedded_once():
    encode = Counting()
    names = naming(encode)
    names.named("RTA", TITLES)
    names.named("Floods", TITLES)
    assert encode.asked.count(TITLES["rivers"]) == 1
