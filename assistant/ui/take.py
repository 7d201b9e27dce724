"""The panel to take along from: the references of an answer in a style, and the whole conversation as a file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from html import escape

from assistant.references.engine import Run, plain
from assistant.references.export import cited
from assistant.references.listing import Entry, entries
from assistant.references.styles import Style
from assistant.turns import Quote, Turn
from assistant.ui.markup import attributes, tool
from index.document import Document, Language

KEY = "take"  # in place of the key of a quote
#: Quotation marks as they are within others. In English ’ is an apostrophe as well, and stays.
_WITHIN: Mapping[Language, Mapping[int, int]] = {
    "en": str.maketrans('“”"', "‘’'"),
    "zh": str.maketrans("“”‘’", "‘’“”"),
}


def take_html(
    turn: Turn,
    key: str,
    conversation: str,
    style: Style,
    documents: Mapping[str, Document],
    words: Mapping[str, str],
    language: Language,
) -> str:
    """The panel: styles, a reference for each place that is cited, files to keep; what comes from documents is escaped.

    ``key`` is of the one citation to show, empty for the whole answer.
    """
    quotes = cited(turn, key)
    key = key if turn.quote(key) else ""
    heading = words["take_one"].format(number=key) if key else words["take"]
    parts = [
        _bar(turn, key, words),
        f'<h3 tabindex="-1">{escape(heading)}</h3>',
        f'<p class="byline" lang="{turn.language}">{escape(turn.question)}</p>',
        _styles(turn, key, style, words, language),
    ]
    if quotes:
        listed = entries(quotes, documents, style, language)
        parts += [_quote(quotes[0])] if key else []
        parts.append(_references(listed, style, words))
        parts.append(_files(turn, key, style, words, _both(quotes[0], listed[0]) if key and not style.is_data else ""))
    else:
        parts.append(f'<p class="notice quiet">{escape(words["nothing_cited"])}</p>')
    parts.append(_whole(conversation, style, words))
    data = attributes(
        data_turn=turn.id,
        data_key=KEY,
        data_page=f"{key}-{style.value}",
        data_copied=words["copied"],
        data_asked=turn.understood or turn.question,
        aria_label=words["take"],
    )
    return f'<section class="source take"{data}>{"".join(parts)}</section>'


def _bar(turn: Turn, key: str, words: Mapping[str, str]) -> str:
    back = tool("left", words["back_to_quote"], "open", data_turn=turn.id, data_key=key) if key else ""
    every = ""
    if key and len(turn.quotes) > 1:
        named = attributes(data_act="take", data_turn=turn.id, data_key="")
        every = f'<button type="button" class="pill"{named}>{escape(words["take_all"])}</button>'
    return f'<div class="bar">{back}<span class="space"></span>{every}{tool("close", words["close"], "close")}</div>'


def _quote(quote: Quote) -> str:
    return f'<blockquote lang="{quote.language}">{escape(quote.text)}</blockquote>'


def _both(quote: Quote, entry: Entry) -> str:
    """The quote with its reference, as they are pasted into a manuscript: marks within the marks are single."""
    text, reference = quote.text.translate(_WITHIN[quote.language]), plain(entry.reference.runs)
    return f"“{text}”（{reference}）" if quote.language == "zh" else f"“{text}” ({reference})"


def _styles(turn: Turn, key: str, chosen: Style, words: Mapping[str, str], language: Language) -> str:
    buttons = "".join(
        f'<button type="button" class="pill"'
        f"{attributes(data_act='take', data_turn=turn.id, data_key=key, data_style=style.value, data_stay=style.value)}"
        f"{attributes(aria_pressed=str(style is chosen).lower())}>{escape(style.label(language))}</button>"
        for style in Style
    )
    return f'<div class="styles" role="group"{attributes(aria_label=words["style"])}>{buttons}</div>'


def _references(listed: Sequence[Entry], style: Style, words: Mapping[str, str]) -> str:
    rows = "".join(_reference(entry, style, words) for entry in listed)
    return f'<ul class="references">{rows}</ul>'


def _reference(entry: Entry, style: Style, words: Mapping[str, str]) -> str:
    text = plain(entry.reference.runs)
    shown = f'<pre tabindex="0">{escape(text)}</pre>' if style.is_data else f"<p>{_set(entry.reference.runs)}</p>"
    copy = tool("copy", f"{words['copy']} {entry.marks}", "copy", data_what="text", data_text=text)
    return f"<li><b>{escape(entry.marks)}</b>{shown}{copy}</li>"


def _set(made: Sequence[Run]) -> str:
    return "".join(f"<i>{escape(run.text)}</i>" if run.italic else escape(run.text) for run in made)


def _files(turn: Turn, key: str, style: Style, words: Mapping[str, str], both: str) -> str:
    """What is copied or kept of the references; ``both`` is a quote with its reference, empty where there is none."""
    address = f"references/{turn.id}?style={style.value}&key={key}"
    every = attributes(data_act="copy", data_what="file", data_href=address)
    label = words["download_references"].format(extension=style.extension)
    quoted = attributes(data_act="copy", data_what="text", data_text=both)
    one = f'<button type="button" class="pill"{quoted}>{escape(words["copy_both"])}</button>' if both else ""
    return (
        f'<p class="files">{one}<button type="button" class="pill"{every}>{escape(words["copy_all"])}</button>'
        f'<a class="pill"{attributes(href=address, download=f"references.{style.extension}")}>{escape(label)}</a></p>'
    )


def _whole(conversation: str, style: Style, words: Mapping[str, str]) -> str:
    address = f"conversation/{conversation}.{{}}?style={style.value}"
    links = "".join(
        f'<a class="pill"{attributes(href=address.format(extension), download="")}>{name}</a>'
        for extension, name in (("md", "Markdown"), ("docx", "Word"))
    )
    link = f'<button type="button" class="pill" data-act="link">{escape(words["copy_link"])}</button>'
    note = escape(words["conversation_note"])
    return f'<h4>{escape(words["whole_conversation"])}</h4><p>{note}</p><p class="files">{links}{link}</p>'
