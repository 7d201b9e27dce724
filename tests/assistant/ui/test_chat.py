"""What the callbacks give, without a browser."""

from __future__ import annotations

import json
from types import SimpleNamespace

import gradio as gr
import pytest

from assistant.conversations import LOCAL, Conversations
from assistant.ui.chat import Chat
from assistant.ui.words import WORDS


class Recorder:
    """An assistant that streams, and tells what it was asked."""

    def __init__(self, assistant) -> None:
        self.library, self._assistant, self.asked, self.writer = assistant.library, assistant, [], None

    def stream(self, question, earlier, among):
        self.asked.append((question, earlier, among))
        yield self._assistant.ask(question)


REQUEST = SimpleNamespace(username=None, headers={"accept-language": "en"}, cookies={}, query_params={})


def an_event(**data):
    return SimpleNamespace(_data=data)


@pytest.fixture
def chat(assistant) -> Chat:
    return Chat(Recorder(assistant), Conversations.passing())


def asked(chat: Chat, question: str, **extra) -> str:
    *_, (_, html) = chat.ask(question, json.dumps(extra), "c", REQUEST)
    return html


def test_an_answer_is_kept_and_its_quote_opens(chat):
    assert "<blockquote" in asked(chat, "What is a single window?")
    (turn,) = chat.chats.turns(LOCAL, "c")
    assert 'class="sheet"' in chat.open(an_event(turn=turn.id, key="1"), REQUEST)
    assert WORDS["en"]["no_turn"] in chat.open(an_event(turn="other", key="1"), REQUEST)


def test_a_document_opens_without_a_turn_unless_it_is_gone(chat):
    document = next(one for one in chat.assistant.library.documents.values() if one.is_paged)
    html = chat.open(an_event(turn="", key=document.id, page="2"), REQUEST)
    assert f'src="page/{document.id}/2?' in html and 'class="mark"' not in html
    assert WORDS["en"]["no_document"] in chat.open(an_event(turn="", key="gone"), REQUEST)


def test_questions_before_and_filters_go_along(chat):
    asked(chat, "What is a single window?")
    asked(chat, "What is soft law?", languages=["zh"])
    first, second = chat.chats.turns(LOCAL, "c")
    asked(chat, "What is hard law?", instead=second.id)
    assert [earlier for _, earlier, _ in chat.assistant.asked] == [(), (first.question,), (first.question,)]
    assert [among.languages for _, _, among in chat.assistant.asked] == [(), ("zh",), ()]


def test_that_a_language_model_will_write_is_said_before_it_does(chat):
    def first() -> str:
        return next(chat.ask("What is a single window?", "", "c", REQUEST))[1]

    assert WORDS["en"]["thinking"] in first()
    chat.assistant.writer = object()
    assert WORDS["en"]["thinking_model"] in first()


def test_references_are_taken_in_the_style_that_is_named(chat):
    asked(chat, "What is a single window?")
    (turn,) = chat.chats.turns(LOCAL, "c")
    html = chat.take("c", an_event(turn=turn.id, key="", style="bibtex"), REQUEST)
    assert "@article{" in html and 'href="conversation/c.docx?style=bibtex"' in html
    assert WORDS["en"]["no_turn"] in chat.take("c", an_event(turn="other", key=""), REQUEST)


def test_what_is_no_question_is_refused_and_not_kept(chat):
    assert WORDS["en"]["empty"] in asked(chat, "  ") and chat.chats.turns(LOCAL, "c") == ()


def test_a_question_that_is_too_long_stays_in_its_field(chat):
    *_, (field, _) = chat.ask("软法" * 5000, "{}", "c", REQUEST)
    assert field["value"] == "软法" * 5000


def test_a_page_opens_the_conversation_that_its_address_names(chat):
    asked(chat, "What is a single window?")
    assert 'class="turn"' in chat.arrive(SimpleNamespace(**{**vars(REQUEST), "query_params": {"c": "c"}}))[5]
    assert WORDS["en"]["welcome"] in chat.arrive(SimpleNamespace(**{**vars(REQUEST), "query_params": {"c": "x"}}))[5]


def test_conversations_are_listed_found_deleted_and_restored(chat):
    asked(chat, "What is a single window?")
    assert "single window" in chat.history("", REQUEST) and "single" not in chat.find(an_event(words="coffee"), REQUEST)
    assert 'data-act="restore"' in chat.delete("another", an_event(conversation="c"), REQUEST)[0]
    assert WORDS["en"]["no_conversation"] in chat.reopen(an_event(conversation="c"), REQUEST)[0]
    assert "single window" in chat.restore(an_event(), REQUEST)
    assert 'class="turn"' in chat.reopen(an_event(conversation="c"), REQUEST)[0]


def test_the_list_stays_narrowed_when_one_of_it_is_deleted_and_brought_back(chat):
    asked(chat, "What is a single window?")
    assert "No conversation" in chat.history("coffee", REQUEST)
    listed = chat.delete("another", an_event(conversation="c", words="window"), REQUEST)[0]
    assert "No conversation has these words." in listed and 'data-act="restore"' in listed
    assert "single window" in chat.restore(an_event(words="window"), REQUEST)
    assert "single window" not in chat.restore(an_event(words="coffee"), REQUEST)


def test_in_place_of_the_conversation_that_is_deleted_a_new_one_is_shown(chat):
    asked(chat, "What is a single window?")
    _, shown, conversation, source = chat.delete("c", an_event(conversation="c"), REQUEST)
    assert WORDS["en"]["welcome"] in shown and len(conversation) == 32 and source == ""
    asked(chat, "What is a single window?")
    assert chat.delete("another", an_event(conversation="c"), REQUEST)[1:] == (gr.skip(),) * 3


def test_an_opinion_is_kept_and_nonsense_is_none(chat):
    asked(chat, "What is a single window?")
    (turn,) = chat.chats.turns(LOCAL, "c")
    chat.rate(an_event(turn=turn.id, thumb="-1", note="no"), REQUEST)
    assert (chat.chats.turns(LOCAL, "c")[0].thumb, chat.chats.turns(LOCAL, "c")[0].note) == (-1, "no")
    chat.rate(an_event(turn=turn.id, thumb="x"), REQUEST)
    assert chat.chats.turns(LOCAL, "c")[0].thumb == 0


def test_a_new_conversation_is_empty(chat):
    html, conversation, source = chat.fresh(REQUEST)
    assert WORDS["en"]["welcome"] in html and len(conversation) == 32 and source == ""
