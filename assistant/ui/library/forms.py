"""The dialogs of the librarian's tab as HTML: a record to edit, and what is asked before something is taken away."""

from __future__ import annotations

import dataclasses
import secrets
from collections.abc import Collection, Mapping
from html import escape
from pathlib import PurePosixPath

from assistant.ui.library.parts import act, badge
from assistant.ui.library.words import WORDS
from assistant.ui.messages import told
from index.bibliography.fields import Fields
from index.document import Language
from index.errors import UserError

#: Kinds of CSL that a library of papers and agreements has; a record of another keeps it.
TYPES = (
    "article-journal", "article", "article-magazine", "article-newspaper", "bill", "book", "chapter", "document",
    "legislation", "manuscript", "paper-conference", "regulation", "report", "review", "standard", "thesis", "treaty",
    "webpage",
)  # fmt: skip
KEEP = 3  # versions that clearing away leaves, unless the librarian says otherwise
_MAIN = ("title", "authors", "parties", "issued", "container", "type")
_HINTS = ("authors", "issued")
_LISTS = ("authors", "parties")  # a name a line


def record_form(
    file: str, fields: Fields, language: Language, error: UserError | None = None, guessed: Collection[str] = ()
) -> str:
    """The record of ``file`` to edit; ``error`` says why it could not be saved as it is, ``guessed`` names the fields
    that are read off the document itself."""
    words = WORDS[language]
    names = [field.name for field in dataclasses.fields(Fields)]
    main = [name for name in _MAIN if name != "parties" or fields.parties or fields.type == "treaty"]
    boxes = {name: _field(name, fields, name in guessed, words) for name in names}
    hint = f'<p class="quiet">{words["guessed_form"]}</p>' if guessed else ""
    content = (
        f'<p class="lib-file" dir="auto">{escape(file)}</p>{hint}{_problem(error, language)}<div class="lib-fields">'
        f"{''.join(boxes[name] for name in main)}<details><summary>{words['more_fields']}</summary>"
        f'<div class="lib-fields">{"".join(boxes[name] for name in names if name not in main)}</div></details></div>'
    )
    return _dialog(words["edit_heading"], content, words["save"], "save", words, file=file)


def fields_of_form(sent: Mapping[str, str]) -> Fields:
    """What was typed; empty where nothing came."""
    named = {field.name: sent.get(field.name, "") for field in dataclasses.fields(Fields)}
    authors, parties = (tuple(filter(None, map(str.strip, named.pop(name).splitlines()))) for name in _LISTS)
    return Fields(authors=authors, parties=parties, **named)


def removal_form(file: str, language: Language) -> str:
    """Whether ``file`` is to be taken away."""
    words = WORDS[language]
    said = f"<p>{escape(words['remove_more'].format(file=PurePosixPath(file).name))}</p>"
    return _dialog(words["remove_heading"], said, words["remove_do"], "removed", words, file=file)


def back_form(version: int, serves: int, language: Language) -> str:
    """Whether ``version`` is to serve instead of ``serves``."""
    words = WORDS[language]
    said = f"<p>{words['back_more'].format(serves=serves)}</p>"
    return _dialog(
        words["back_heading"].format(version=version), said, words["back_do"], "backed", words, version=str(version)
    )


def prune_form(language: Language) -> str:
    """How many versions are to stay."""
    words = WORDS[language]
    said = f"<p>{words['prune_more'].format(keep=KEEP)}</p>"
    return _dialog(words["prune_heading"], said, words["prune_do"], "pruned", words)


def problem_form(heading: str, error: UserError, language: Language) -> str:
    """That something could not be done, and what to do about it."""
    words = WORDS[language]
    return _dialog(heading, _problem(error, language), words["close"], "close", words)


def _dialog(heading: str, content: str, label: str, name: str, words: Mapping[str, str], **data: str) -> str:
    # A mark of its own: Gradio draws nothing when a dialog that was closed in the browser comes again.
    buttons = act(escape(words["cancel"]), "close") if name != "close" else ""
    return (
        f'<dialog class="lib-dialog" data-drawn="{secrets.token_hex(4)}" aria-label="{escape(heading)}"><form>'
        f"<h3>{escape(heading)}</h3>{content}"
        f'<p class="lib-buttons">{buttons}{act(escape(label), name, "pill primary", **data)}</p></form></dialog>'
    )


def _problem(error: UserError | None, language: Language) -> str:
    return f'<p class="lib-problem" role="alert">{escape(told(str(error), language))}</p>' if error else ""


def _field(name: str, fields: Fields, guessed: bool, words: Mapping[str, str]) -> str:
    value = getattr(fields, name)
    hint = f"<small>{words[f'field_{name}_hint']}</small>" if name in _HINTS else ""
    if name in _LISTS:
        text = escape("\n".join(value))
        box = f'<textarea name="{name}" rows="{min(max(len(value), 2), 6)}" dir="auto">{text}</textarea>'
    elif name == "type":
        known = TYPES if value in ("", *TYPES) else (value, *TYPES)
        chosen = "".join(
            f'<option value="{escape(one)}"{" selected" if one == value else ""}>'
            f"{escape(words.get(f'type_{one}', one))}</option>"
            for one in ("", *known)
        )
        box = f'<select name="type">{chosen}</select>'
    else:
        box = f'<input type="text" name="{name}" value="{escape(value, quote=True)}" dir="auto">'
    mark = " " + badge(words["guess"], "pending") if guessed else ""
    return f'<label class="lib-{name}"><span>{words[f"field_{name}"]}{mark}</span>{box}{hint}</label>'
