"""Typesets the starter library: Markdown manuscripts in, paginated PDFs with real notes and page labels out."""

from __future__ import annotations

import argparse
import html
import io
import json
import re
import sys
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Any

from markdown_it import MarkdownIt
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token
from markdown_it.utils import EnvType
from pypdf import PdfReader, PdfWriter
from pypdf.constants import PageLabelStyle
from pypdf.generic import NameObject, TextStringObject
from weasyprint import HTML
from weasyprint.formatting_structure import boxes
from weasyprint.layout import LayoutContext, inline
from weasyprint.text.line_break import create_layout

HERE = Path(__file__).resolve().parent
SOURCES = HERE.parent / "sources"
CATALOG = SOURCES / "catalog.json"
COLLECTION = {"zh": "双语研究助手入门文库", "en": "Starter Library of the Bilingual Research Assistant"}
NEW_TEXT = '<div class="newtext"></div>'
CJK = re.compile(r"[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]")
# A stretch of Latin text, with the quotation marks that belong to it, inside a Chinese paragraph.
LATIN = re.compile(r"[“‘(]?[A-Za-zÀ-ÿ][A-Za-zÀ-ÿ0-9 ,.:;?!&()'’“”‘/–-]*")
END_MARKS = tuple("。；：，.;:,")
MAX_LETTER_SPREAD = 0.08  # em: the most that one gap in a justified Chinese line may grow

_justify_by_spaces = inline.justify_line
_lay_out_note = LayoutContext.layout_footnote


@dataclass(frozen=True)
class Manuscript:
    """One manuscript: its five front-matter values and its Markdown text."""

    id: str
    layout: str
    first_page: int
    head: str
    note_mark: str
    text: str


def read_manuscript(path: Path) -> Manuscript:
    """Reads a manuscript and its ``key: value`` front matter."""
    _, front, text = path.read_text(encoding="utf-8").split("---\n", 2)
    pairs = (line.split(":", 1) for line in front.splitlines() if line.strip())
    meta = {key.strip(): value.strip() for key, value in pairs}
    return Manuscript(meta["id"], meta["layout"], int(meta["first_page"]), meta["head"], meta["note_mark"], text)


def spread(context: Any, box: Any, step: float, shift: float) -> float:
    """Adds ``step`` after every character of a line and returns the total shift so far."""
    if isinstance(box, boxes.TextBox):
        box.position_x += shift
        box.style = box.style.copy()
        box.style["letter_spacing"] = step
        box.pango_layout = create_layout(box.text, box.style, context, None, box.justification_spacing)
        box.pango_layout.deactivate()
        box.width += step * len(box.text)
        return shift + step * len(box.text)
    if isinstance(box, (boxes.LineBox, boxes.InlineBox)):
        start = shift
        box.position_x += start
        for child in box.children:
            if child.is_in_normal_flow():
                shift = spread(context, child, step, shift)
        box.width += shift - start
        return shift
    box.translate(shift, 0)
    return shift


def justify_line(context: Any, line: Any, extra: float) -> None:
    """Justifies a Chinese line between its characters, which WeasyPrint only does at spaces."""
    text = "".join(box.text for box in line.descendants() if isinstance(box, boxes.TextBox))
    if CJK.search(text):
        step = min(extra / len(text), MAX_LETTER_SPREAD * line.style["font_size"])
        spread(context, line, step, 0)
        extra -= step * len(text)
    if extra > 0.01:
        _justify_by_spaces(context, line, extra)


def lay_out_note(context: Any, note: Any) -> bool:
    """Lays a note out on the page of its call, where WeasyPrint takes a rounding error for an overflow."""
    _lay_out_note(context, note)
    return False


def note_rule(state: StateInline, silent: bool) -> bool:
    """Parses the inline note ``^[...]`` into a ``note`` span."""
    if not state.src.startswith("^[", state.pos):
        return False
    start, limit = state.pos + 2, state.posMax
    end = state.md.helpers.parseLinkLabel(state, state.pos + 1)
    if end < 0:
        return False
    if not silent:
        number = state.env["notes"] = state.env.get("notes", 0) + 1
        opening = state.push("note_open", "span", 1)
        opening.attrs = {"class": "note", "id": f"n{number}"}
        state.pos, state.posMax = start, end
        state.md.inline.tokenize(state)
        state.push("note_close", "span", -1)
    state.pos, state.posMax = end + 1, limit
    return True


def mark_latin(match: re.Match[str]) -> str:
    """Marks a Latin phrase as English, so that it gets Latin type, narrow quotation marks and hyphenation."""
    run = match.group()
    balanced = run.count("“") == run.count("”") and run.count("(") == run.count(")")
    if not balanced or len(run.split()) < 2:
        return html.escape(run, quote=False)
    phrase = run.rstrip(" ")
    return f'<span lang="en">{html.escape(phrase, quote=False)}</span>{run[len(phrase) :]}'


def render_text(_renderer: object, tokens: list[Token], index: int, _options: object, env: EnvType) -> str:
    """Renders a text token, marking the Latin phrases of a Chinese text."""
    text = tokens[index].content
    if env.get("lang") != "zh":
        return html.escape(text, quote=False)
    parts, last = [], 0
    for match in LATIN.finditer(text):
        parts += [html.escape(text[last : match.start()], quote=False), mark_latin(match)]
        last = match.end()
    return "".join(parts) + html.escape(text[last:], quote=False)


def make_parser() -> MarkdownIt:
    """Builds the Markdown parser: raw HTML and inline notes; numbered paragraphs stay paragraphs."""
    parser = MarkdownIt("commonmark", {"html": True})
    parser.disable(["list", "code", "lheading"])
    parser.inline.ruler.before("image", "note", note_rule)
    parser.add_render_rule("text", render_text)
    return parser


def class_paragraphs(body: str) -> str:
    """Gives an agreement's specimen line, adoption line and signature lines their classes."""

    def classed(match: re.Match[str]) -> str:
        inner = match.group(1)
        if inner.startswith("范本"):
            return f'<p class="specimen">{inner}</p>'
        if inner.endswith(END_MARKS):
            return match.group()
        return f'<p class="{"sign" if re.search("[:：]", inner) else "adopted"}">{inner}</p>'

    body = re.sub(r"(<h1>.*?)(关于)", r"\1<br>\2", body)
    return re.sub(r"<p>(.*?)</p>", classed, body, flags=re.DOTALL)


def make_body(manuscript: Manuscript, author: str) -> str:
    """Renders the manuscript as HTML sections, one for each language version."""
    parser, sections, env = make_parser(), [], dict[str, Any]()
    for chunk in manuscript.text.split(NEW_TEXT):
        heading = chunk.strip().splitlines()[0]
        env["lang"] = "zh" if CJK.search(heading) else "en"
        body = parser.render(chunk, env)
        if manuscript.layout == "agreement":
            body = class_paragraphs(body)
        else:
            body = body.replace("</h1>", f'</h1>\n<p class="author">{html.escape(author)}</p>', 1)
        sections.append(f'<section lang="{"zh-CN" if env["lang"] == "zh" else "en"}">\n{body}</section>')
    numbers = count(1)
    return re.sub("<p(?=[ >])", lambda _: f'<p id="p{next(numbers)}"', "\n".join(sections))


def make_page(manuscript: Manuscript, item: dict[str, Any], body: str, repairs: frozenset[str]) -> str:
    """Wraps the body in a full HTML page with the rules of its own."""
    first, lang = manuscript.first_page, str(item["language"])
    rules = [f"@page :first {{ counter-reset: page {first} }}"]
    if first % 2 == 0:
        rules.append("html { break-before: left }")
    rules += sorted(repairs)
    year, month = item["issued"]["date-parts"][0][:2]
    opening = f"{COLLECTION['zh']} · {year}年{month}月" if lang != "en" else f"{COLLECTION['en']} · {year}-{month:02}"
    head = html.escape(manuscript.head)
    return (
        f'<!DOCTYPE html>\n<html lang="{lang}"><head><meta charset="utf-8">\n'
        f'<title>{html.escape(item["title"])}</title>\n<link rel="stylesheet" href="style.css">\n'
        f"<style>{' '.join(rules)}</style></head>\n"
        f'<body class="{manuscript.layout} {manuscript.note_mark}" data-head="{head}" '
        f'data-collection="{COLLECTION[lang[:2]]}" data-opening="{opening}">\n{body}\n</body></html>\n'
    )


def find_repairs(document: Any, circled: bool) -> frozenset[str]:
    """Finds the rules that the next layout needs: counts that restart on a page, notes to bring back to their page."""
    rules = set()
    for page in document.pages:
        calls, notes, paragraph = [], set(), ""
        for box in page._page_box.descendants():
            tag = str(box.element_tag)
            if tag.endswith("::footnote-call"):
                calls.append(box.element.get("id"))
            elif tag.endswith("::footnote-marker"):
                notes.add(box.element.get("id"))
            elif tag == "p":
                paragraph = box.element.get("id")
        if circled and calls:
            rules.add(f"#{calls[0]} {{ counter-set: footnote 0 }}")
        if set(calls) - notes:  # WeasyPrint gave the note's room to this paragraph's first line
            rules.add(f"#{paragraph} {{ orphans: 2 }}")
    return frozenset(rules)


def lay_out(manuscript: Manuscript, item: dict[str, Any]) -> Any:
    """Lays the pages out, again as long as notes need a new count or place."""
    body = make_body(manuscript, item["author"][0]["literal"])
    repairs: frozenset[str] = frozenset()
    for _ in range(8):
        page = make_page(manuscript, item, body, repairs)
        document = HTML(string=page, base_url=f"{HERE}/").render()
        kept = {rule for rule in repairs if "orphans" in rule}
        wanted = find_repairs(document, manuscript.note_mark == "circled") | kept
        if wanted == repairs:
            break
        repairs = wanted
    if find_repairs(document, circled=False):
        print(f"{manuscript.id}: a note is not on the page of its call", file=sys.stderr)
    return document


def finish(pdf: bytes, manuscript: Manuscript, item: dict[str, Any]) -> bytes:
    """Sets page labels, metadata and language, with nothing that depends on when it was run."""
    writer = PdfWriter(clone_from=PdfReader(io.BytesIO(pdf)))
    writer.set_page_label(0, len(writer.pages) - 1, style=PageLabelStyle.DECIMAL, start=manuscript.first_page)
    issued = [*item["issued"]["date-parts"][0], 1, 1][:3]
    writer.metadata = {
        "/Title": item["title"],
        "/Author": item["author"][0]["literal"],
        "/Subject": item["note"],
        "/Keywords": item["keyword"],
        "/Producer": "WeasyPrint, pypdf",
        "/CreationDate": "D:{:04}{:02}{:02}000000Z".format(*issued),
    }
    writer.root_object[NameObject("/Lang")] = TextStringObject(item["language"])
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def main(arguments: list[str]) -> int:
    """Typesets the manuscripts named by id, or all of them, and keeps the catalog's page ranges in step."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("ids", nargs="*", help="manuscripts to typeset (default: all)")
    wanted = set(parser.parse_args(arguments).ids)
    old_catalog = CATALOG.read_text(encoding="utf-8")
    catalog = json.loads(old_catalog)
    items = {item["id"]: item for item in catalog}
    manuscripts = [read_manuscript(path) for path in sorted((HERE / "manuscripts").glob("*.md"))]
    if unknown := wanted - {manuscript.id for manuscript in manuscripts}:
        parser.error(f"no manuscript named {', '.join(sorted(unknown))}")
    inline.justify_line, LayoutContext.layout_footnote = justify_line, lay_out_note
    for manuscript in manuscripts:
        if wanted and manuscript.id not in wanted:
            continue
        item = items[manuscript.id]
        document = lay_out(manuscript, item)
        pages, target = len(document.pages), SOURCES / item["file"]
        if "container-title" in item:
            item["page"] = f"{manuscript.first_page}-{manuscript.first_page + pages - 1}"
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(finish(document.write_pdf(), manuscript, item))
        print(f"{item['file']}: {pages} pages, {target.stat().st_size // 1024} KB")
    new_catalog = json.dumps(catalog, ensure_ascii=False, indent=2) + "\n"
    if new_catalog != old_catalog:
        CATALOG.write_text(new_catalog, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
