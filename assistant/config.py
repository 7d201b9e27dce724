"""The settings of answering."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class AssistantConfig:
    """Table ``[assistant]``."""

    passages_found: int = 20  # hits that a question fetches, whose sentences are weighed
    definitions_found: int = 100  # hits among which a definition is looked for where one is asked for
    sentence_weight: float = 0.35  # of a sentence's own score, beside its passage's
    neighbour_weight: float = 0.1  # of the better of the two sentences beside it
    form_weight: float = 0.07  # for each thing asked for (a date, a cause …) that a sentence has
    value: float = 0.3  # for a sentence with a value such as is asked for
    definition: float = 1.5  # for a sentence that says what the question wants defined
    announced: float = 0.6  # for a sentence that leads into a list of what the question asks for …
    announced_of: float = 0.8  # 0..1; … where so much of what else it asks is said around it
    outline: float = 0.4  # 0..1; likeness of a heading from which on its section is quoted where points are asked for
    about_the_text: float = 0.15  # taken from the score of a sentence that speaks of its own paper
    opening: float = 0.1  # taken from one in the opening section of its document, an abstract or a preamble
    abroad: float = 2.0  # times as much for an abstract in another language than its document
    note: float = 0.3  # taken from the score of a passage of notes
    comparison_weight: float = 0.2  # for each of two compared things that a sentence speaks of
    comparison_subject: float = 0.6  # for one that begins with it, where its section has such sentences of both
    sentence_margin: float = 0.5  # how far below the best sentence's score another may stay …
    document_margin: float = 0.3  # … of a document whose own best stays no more than so far below
    statements: int = 15  # quotes in all
    longest_enumeration: int = 600  # characters quoted whole; of a longer one each item's first sentence
    longest_sequel: int = 300  # characters quoted after a sentence that announces them
    longest_answer: int = 1_300  # characters in all: what fits on a screen
    longest_provision: int = 6_000  # characters of the text of provisions, where that is asked for
    least_support: float = 0.28  # 0..1; below it a question is declined: 2 % of the 380 development ones with an answer
    sure_support: float = 0.65  # 0..1; below it the answer says what the passages do not speak of: 9 % of those with
    # an answer, and 52 % of those without one that are not declined
    # A language model is used where llm_url is set; its key comes from the environment, ASSISTANT_LLM_KEY.
    llm_url: str = ""  # base URL of an OpenAI-compatible endpoint, such as http://localhost:11434/v1
    llm_model: str = ""  # what the endpoint calls the model
    llm_connect_seconds: float = 5.0  # until a connection stands
    llm_token_seconds: float = 30.0  # until the first token, and between two; more for a large model without a GPU
    llm_seconds: float = 120.0  # of a reply, retries and all
    llm_retries: int = 2  # of a request that is refused for the moment (429, 5xx) or not answered
    llm_statements: int = 15  # that are taken from a reply
    llm_longest_reply: int = 20_000  # characters; one that goes on is cut off
