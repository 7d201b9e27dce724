"""The citation engine: one bibliographic item, written as a style of the Citation Style Language asks.

The styles are left as they are published. What the engine gets wrong in them is put right here, each in the class of
the element that does it: the engine finds its elements by the names of the direct subclasses of its first class, the
last one of a name, so a class of the same name stands in for its own.
"""

from __future__ import annotations

import functools
import re
import threading
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from citeproc import Citation, CitationItem, CitationStylesBibliography, CitationStylesStyle, Locator, model
from citeproc.source.json import CiteProcJSON

_ITALIC, _UPRIGHT, _CLOSING = "\ue000", "\ue001", "\ue002"  # private characters: no text keeps any past ``render``
PRIVATE = re.compile("[\ue000-\uf8ff]")
_INSIDE = re.compile(f"{_CLOSING}({_UPRIGHT}?)([,.])")
_TWICE = re.compile(rf"([.,])([{_UPRIGHT}{_CLOSING}]+)\1")
_ONE_AT_A_TIME = threading.Lock()  # the engine keeps what it has said in the tree of the style
_NUMBER = re.compile(r"^\[1\]\s*")


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of a reference that is set alike."""

    text: str
    italic: bool = False


@dataclass(frozen=True, slots=True)
class Rendered:
    """``entry`` stands in the list of references, ``cited`` in the text or the note, with the page."""

    entry: tuple[Run, ...]
    cited: tuple[Run, ...]


def render(item: Mapping[str, Any], style: str, locale: str, locator: tuple[str, str] | None) -> Rendered:
    """``item``, clean CSL-JSON, in ``style`` (its name among the published ones), terms from ``locale``.

    ``locator`` is what kind of place is cited and where, such as ("page", "28-29"). The list's own number is left out.
    """
    place = {"locator": Locator(*locator)} if locator else {}
    citation = Citation([CitationItem("item", **place)])
    with _ONE_AT_A_TIME:
        sheet = _style(style, locale)
        listing = CitationStylesBibliography(sheet, CiteProcJSON([{**item, "id": "item"}]), _Marks)
        listing.register(citation)
        cited = str(listing.cite(citation, str))
        # An entry names the pages of the whole article: were the place known here, the engine would put it instead.
        listing.items = [CitationItem("item")]
        listing.items[0].citation = citation
        entry = "".join(map(str, listing.bibliography()))
    return Rendered(_runs(_NUMBER.sub("", entry)), _runs(cited))


def plain(runs: tuple[Run, ...]) -> str:
    """The text of ``runs``."""
    return "".join(run.text for run in runs)


@functools.cache
def _style(name: str, locale: str) -> CitationStylesStyle:
    return CitationStylesStyle(name, locale=locale, validate=False)


def _runs(text: str) -> tuple[Run, ...]:
    """Commas and full stops go inside closing quotation marks, as American English has them; none stands twice."""
    text = _INSIDE.sub(rf"\2{_CLOSING}\1", text)
    text = _TWICE.sub(r"\1\2", text).replace(_CLOSING, "”")
    runs = []
    for part in re.split(f"({_ITALIC}[^{_UPRIGHT}]*{_UPRIGHT})", text):
        bare = PRIVATE.sub("", part)
        if bare:
            runs.append(Run(bare, part.startswith(_ITALIC)))
    return tuple(runs)


class _Marks:
    """The engine's formatter: italics are marked, all else is plain."""

    @staticmethod
    def preformat(text: str) -> str:
        return text

    @staticmethod
    def Italic(text: object) -> str:
        return f"{_ITALIC}{text}{_UPRIGHT}"

    Oblique = Italic
    Bold = Light = Underline = Superscript = Subscript = SmallCaps = str


def _reached(element: Any, item: Any, context: Any) -> Iterator[Any]:
    """The elements under ``element`` that stand for something of ``item``: of a choice only the branch that holds."""
    if isinstance(element, model.Choose):
        branch = next((b for b in element if not isinstance(b, model.If) or _holds(b, item, context)), None)
        children = () if branch is None else branch
    elif isinstance(element, model.Text) and element.get("macro"):
        children = element.get_macro(element.get("macro"))
    elif isinstance(element, model.Group):
        children = element
    else:
        yield element
        return
    for child in children:
        yield from _reached(child, item, context)


def _holds(branch: Any, item: Any, context: Any) -> bool:
    tests = {
        "type": branch._type,
        "variable": branch._variable,
        "is-numeric": branch._is_numeric,
        "is-uncertain-date": branch._is_uncertain_date,
        "locator": branch._locator,
        "position": lambda item: branch._position(item, context),
    }
    results = [result for name, test in tests.items() if name in branch.attrib for result in test(item)]
    match = branch.get("match", "all")
    return any(results) if match == "any" else not any(results) if match == "none" else all(results)


class Group(model.Group, model.CitationStylesElement):
    """A group is left out where all it calls is empty.

    A branch that does not hold calls nothing, and a macro or group that gives something counts as a variable (CSL
    1.0.2, "Group"): "[J]", "n.d.".
    """

    def process(self, item: Any, context: Any = None, **options: Any) -> Any:
        """What the children give, joined. Raises VariableError where the group is to be left out."""
        output, called, given = [], False, False
        for child in self:
            calls = any(element.calls_variable() for element in _reached(child, item, context))
            called = called or calls
            options_of = {"delimiter": self.get("delimiter", "")} if isinstance(child, model.Choose) else {}
            try:
                text = child.render(item, context=context, **options, **options_of)
            except model.VariableError:
                continue
            if text:
                output.append(text)
                given = given or calls or isinstance(child, model.Group) or bool(child.get("macro"))
        if not output or (called and not given):
            raise model.VariableError
        return self.join(output)


class Substitute(model.Substitute, model.CitationStylesElement):
    """What stands in for the author is not said again, were it named through a macro."""

    def add_to_repressed_list(self, child: Any, context: Any) -> None:
        """Remember what ``child`` said."""
        super().add_to_repressed_list(child, context)
        layout = context.get_layout()
        for element in _reached(child, self._item, context):
            layout.repressed.setdefault(element.tag, []).append(element.get("variable"))

    def render(self, item: Any, context: Any = None, **options: Any) -> Any:
        """The first child that gives something."""
        self._item = item
        return super().render(item, context=context, **options)


class Names(model.Names, model.CitationStylesElement):
    """Names that stood in for the author are not said again."""

    def process(self, item: Any, names_context: Any = None, context: Any = None, **options: Any) -> Any:
        """The names in the order of the style. Raises VariableError where there are none, or none left to say."""
        said = (context if context is not None else self).get_layout().repressed.get(self.tag, ())
        if self.get("variable") in said:
            raise model.VariableError
        return super().process(item, names_context=names_context, context=context, **options)


class Name(model.Name, model.CitationStylesElement):
    """Given names stay whole where the style says initialize="false"."""

    def get_option(self, name: str, context: Any = None, sort_options: Any = None) -> Any:
        """The option as this element, else those around it, have it."""
        if name == "initialize-with" and self.get("initialize") == "false":
            return None
        return super().get_option(name, context, sort_options)


class Name_Part(model.Name_Part, model.CitationStylesElement):
    """Capitals are for the family names of people: an institution has no given name, and stays as it is."""

    def format_part(self, given: Any, family: Any) -> tuple[Any, Any]:
        """Both parts, the one that this element is for in its form."""
        return super().format_part(given, family) if given else (given, family)


class Label(model.Label, model.CitationStylesElement):
    """Labels are capitalised as the style asks ("Eds."), whatever language the work is in."""

    def case(self, text: Any, language: str | None = None) -> Any:
        """``text`` in the case of the style."""
        return super().case(text, "en")


class Text(model.Text, model.CitationStylesElement):
    """The closing quotation mark is told from one of the text's own, for what has to move inside it."""

    def quote(self, string: Any) -> Any:
        """``string`` in quotation marks where the style asks for them."""
        if self.get("quotes", "false").lower() != "true":
            return string
        return self.get_single_term(name="open-quote") + string + _CLOSING
