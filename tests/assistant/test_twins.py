"""Of an article in both languages the reader's own version is read, of a paper the text before its abstract abroad."""

from __future__ import annotations

from assistant.sections import Sections
from assistant.twins import in_own_language, without_abstracts_abroad
from index.document import Language, Passage, Span
from index.hit import Hit


def passage(name: str, language: Language, heading: str, document: str = "d") -> Passage:
    return Passage(name, document, name, (Span(1, 0, len(name)),), (heading,), language, "body")


ENGLISH = passage("en5", "en", "Article 5 Data exchange")
CHINESE = passage("zh5", "zh", "第五条 电子数据交换")


def read(language: Language, *passages: Passage, held: tuple[Passage, ...] = ()) -> list[tuple[str, int, float]]:
    """What is read of some hits whose scores fall from 1 by .1, in a library of these and what it has ``held``."""
    hits = [Hit(one, rank, 1 - rank / 10, ()) for rank, one in enumerate(passages)]
    left = in_own_language(hits, language, Sections([*passages, *held]))
    return [(hit.passage.id, hit.rank, round(hit.score, 2)) for hit in left]


def test_the_readers_own_version_is_read_and_takes_the_better_score():
    assert read("zh", ENGLISH, CHINESE) == [("zh5", 1, 1.0)]
    assert read("en", ENGLISH, CHINESE) == [("en5", 1, 1.0)]


def test_what_lies_between_keeps_its_place():
    other = passage("en9", "en", "Article 9 Review")
    assert read("zh", other, ENGLISH, CHINESE) == [("en9", 1, 1.0), ("zh5", 2, 0.9)]


def test_an_article_of_another_number_or_document_is_no_version_of_it():
    assert len(read("zh", ENGLISH, passage("zh6", "zh", "第六条 审查"))) == 2
    assert len(read("zh", ENGLISH, passage("zh5", "zh", "第五条 电子数据交换", "other"))) == 2


def test_what_stands_under_no_article_stays():
    assert len(read("zh", passage("a", "en", "Preamble"), passage("b", "zh", "序言"))) == 2


def test_the_other_version_stays_where_not_all_of_the_own_was_found():
    rest = passage("zh5b", "zh", "第五条 电子数据交换")
    assert len(read("zh", ENGLISH, CHINESE, held=(rest,))) == 2


def test_an_abstract_in_the_other_language_is_not_read_but_for_its_byline():
    def left(question: str, *passages: Passage) -> list[str]:
        hits = [Hit(one, rank, 1.0, ()) for rank, one in enumerate(passages, 1)]
        return [hit.passage.id for hit in without_abstracts_abroad(question, hits, "zh", sections)]

    abstract, text = passage("Abstract", "en", "Abstract"), passage("正文" * 40, "zh", "一、问题")
    sections = Sections([abstract, text])
    assert left("软法有哪些问题？", abstract, text) == [text.id]
    assert left("软法有哪些问题？", abstract) == [abstract.id]
    assert left("作者是谁？", abstract, text) == [abstract.id, text.id]
