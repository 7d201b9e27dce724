"""A conversation as Markdown; what comes from documents and questions is text, whatever it looks like."""

from __future__ import annotations

import re

from assistant.references.engine import Run
from assistant.references.reference import Reference
from assistant.references.transcript import Quote, Said, Transcript, Turn

_ENTITIES = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
_SPECIAL = re.compile(r"[\\`*_\[\]{}|~$^@]")  # marks within a line, those of widespread extensions among them
_OPENING = re.compile(r"(?m)^(\s*)([#+\-=:]|\d{1,9}(?=[.)]))")  # what begins a heading, a list or a rule
_LINKED = re.compile(r"(?i)(?<=:)//|(?<=www)\.")  # bare addresses become links in many programs
_CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")


def write(transcript: Transcript) -> str:
    """``transcript`` as CommonMark: a heading a question, quotes as block quotes, the references last."""
    parts = [f"# {line(transcript.heading)}", line(transcript.about)]
    for turn in transcript.turns:
        parts += _turn(turn, transcript.nearest_heading)
    if transcript.references:
        parts.append(f"## {line(transcript.references_heading)}")
        for number, reference in enumerate(transcript.references, 1):
            parts.append(_reference(number, reference, transcript.are_data))
    return "\n\n".join(parts) + "\n"


def escaped(text: str) -> str:
    """``text`` so that it reads as it is to the character: no markup, link, picture or HTML; breaks stay breaks.

    Control characters, which no reader shows, become U+FFFD.
    """
    text = _CONTROL.sub("\ufffd", text)
    middle = text.strip()
    start = text.find(middle) if middle else len(text)
    lines = "\\\n".join(_line(part) for part in middle.split("\n"))
    # Space at the edges would be dropped: as a number it stays.
    return _numbers(text[:start]) + lines + _numbers(text[start + len(middle) :])


def line(text: str) -> str:
    """The same on one line, its white space single."""
    return escaped(" ".join(text.split()))


def _line(text: str) -> str:
    middle = text.strip()
    start = text.find(middle) if middle else len(text)
    plain = _SPECIAL.sub(lambda found: f"\\{found[0]}", middle)
    plain = re.sub("[&<>]", lambda found: _ENTITIES[found[0]], plain)
    plain = _LINKED.sub(lambda found: f"\\{found[0]}", plain)
    plain = _OPENING.sub(_opened, plain)
    return _numbers(text[:start]) + plain + _numbers(text[start + len(middle) :])


def _opened(found: re.Match[str]) -> str:
    """A sign with a backslash before it; a digit takes none, so it is written as its number."""
    sign = found[2]
    return f"{found[1]}\\{sign}" if not sign.isdigit() else f"{found[1]}{_numbers(sign[0])}{sign[1:]}"


def _numbers(text: str) -> str:
    return "".join(f"&#{ord(character)};" for character in text)


def _turn(turn: Turn, nearest: str) -> list[str]:
    parts = [f"## {line(turn.question)}"]
    parts += [line(sentence) for sentence in turn.told]
    for said in turn.said:
        parts += _said(said)
    if turn.nearest:
        parts.append(f"### {line(nearest)}")
        parts += [_quote(quote) for quote in turn.nearest]
    return parts


def _said(said: Said) -> list[str]:
    marks = " ".join(_mark(number) for number in said.marks)
    return ([f"{escaped(said.text)} {marks}"] if said.text else []) + [_quote(quote) for quote in said.quotes]


def _quote(quote: Quote) -> str:
    source = f"— {_mark(quote.number)} {line(quote.place)}" if quote.number else f"— {line(quote.place)}"
    return "\n".join(f"> {part}".rstrip() for part in [*escaped(quote.text).split("\n"), "", source])


def _reference(number: int, reference: Reference, is_data: bool) -> str:
    if not is_data:
        return f"{_mark(number)} {''.join(map(_run, reference.runs))}"
    text = _CONTROL.sub("\ufffd", "".join(run.text for run in reference.runs))
    fence = "`" * max(3, 1 + max(map(len, re.findall("`+", text)), default=0))
    return f"{_mark(number)}\n\n{fence}\n{text}\n{fence}"


def _run(run: Run) -> str:
    """A stretch escaped, with the space at its edges; in italics where stars beside its letters are read as such."""
    text = line(run.text)
    if run.italic and text[:1].isalnum() and text[-1:].isalnum():
        return f"*{text}*"
    start, end = run.text.startswith(" "), run.text.endswith(" ") and len(run.text) > 1
    return f"{' ' * start}{text}{' ' * end}"


def _mark(number: int) -> str:
    return f"\\[{number}\\]"
