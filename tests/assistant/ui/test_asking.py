"""The one place where the screen asks."""

from __future__ import annotations

from assistant.ui.asking import answers
from index.hit import Filter


class Streams:
    def stream(self, question, earlier, among):
        yield question
        yield (question, earlier, among)


def test_an_assistant_that_streams_is_given_all_that_was_asked():
    among = Filter(languages=("zh",))
    assert list(answers(Streams(), "q", ("before",), among)) == ["q", ("q", ("before",), among)]


def test_the_last_answer_is_whole(assistant):
    *_, answer = answers(assistant, "What is a single window?", (), Filter())
    assert answer.statements and answer.citations
