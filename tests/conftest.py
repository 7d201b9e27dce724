"""Fixtures for all tests: small PDF files written by hand, and a library built once from three of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

Text = tuple[float, float, float, str]  # x, y of the baseline, font size, all in points; the text
MakePdf = Callable[..., Path]

_WIDTH, _HEIGHT = 595, 842  # A4 in points
#: Codes of the Chinese font are UTF-16; this map lets a reader get the characters back.
_TO_UNICODE = b"""/CIDInit /ProcSet findresource begin
12 dict begin
begincmap
/CMapName /Identity def
/CMapType 2 def
1 begincodespacerange
<0000> <FFFF>
endcodespacerange
%d beginbfrange
%s
endbfrange
endcmap
end
end"""


@pytest.fixture(scope="session")
def make_pdf() -> MakePdf:
    """``make_pdf(path, pages, title="", first_label=None)`` writes a PDF and gives its path.

    A page is a list of (x, y, size, text); Latin text is set in Helvetica, other text in a font without glyphs, each
    character one em wide. ``first_label`` is the number printed on the first page, counted on through /PageLabels.
    """
    return _make_pdf


@pytest.fixture(scope="session")
def set_page() -> Callable[..., list[Text]]:
    """``set_page(*lines, top=700)`` sets lines one under the other; "# " makes a line a title, "## " a heading."""
    return _set_page


@pytest.fixture(scope="session")
def library_sources(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Three English PDFs: an agreement of two pages, a paper of two pages with running heads, and a note."""
    sources = tmp_path_factory.mktemp("sources")
    _make_pdf(sources / "agreements" / "rivers.pdf", [_set_page(*_RIVERS_1), _set_page(*_RIVERS_2)])
    _make_pdf(
        sources / "papers" / "softlaw.pdf",
        [
            [(72, 800, 9, "Journal of Soft Law"), (290, 40, 9, "101"), *_set_page(*_PAPER_1)],
            [(72, 800, 9, "Journal of Soft Law"), (290, 40, 9, "102"), *_set_page(*_PAPER_2)],
        ],
        title="The Force of Soft Law",
    )
    _make_pdf(sources / "papers" / "glaciers.pdf", [_set_page(*_NOTE)])
    return sources


@pytest.fixture(scope="session")
def library_root(library_sources: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An index over ``library_sources``, made once with the shipped model; tests only read it."""
    from index.build import build

    root = tmp_path_factory.mktemp("library") / "index"
    build(library_sources, root)
    return root


_RIVERS_1 = [
    "# Agreement on Rivers",
    "## Article 1",
    "The Parties shall protect the water of the rivers that they share. Each Party",
    "shall measure the quality of the water at its border every month.",
    "## Article 2",
    "The Parties establish a Joint Committee. The Committee shall meet once a year.",
    "## Article 3",
    "A dispute that arises from this Agreement shall be settled by consultation",
    "between the Parties, and where that fails within six months, either Party may ask",
]
_RIVERS_2 = [
    "the Joint Committee to appoint an arbitrator.",
    "## Article 4",
    "This Agreement enters into force on the date of the last signature.",
]
_PAPER_1 = [
    "# The Force of Soft Law",
    "## Introduction",
    "Soft law is a word for rules that bind nobody and are followed all the same. States",
    "prefer it where a treaty would take too long or would not pass a parliament.",
    "## 1. Why States Comply",
    "Reputation is the first reason. A state that breaks its word is trusted less when it",
    "makes the next promise. The second reason is that the rules are often useful to all.",
]
_PAPER_2 = [
    "## 2. How Soft Law Hardens",
    "A declaration is repeated, then cited by courts, and in the end a treaty takes it up.",
    "## References",
    "Abbott and Snidal, Hard and Soft Law in International Governance, 2000.",
]
_NOTE = [
    "# A Note on Glaciers",
    "Glaciers store most of the fresh water of the earth. They shrink in every region that",
    "has been surveyed, and the rivers below them carry less water in late summer.",
]


def _set_page(*lines: str, top: float = 700) -> list[Text]:
    sizes = {"": 10, "#": 16, "##": 12}
    page = []
    for row, line in enumerate(lines):
        mark = line.split(" ")[0] if line.startswith("#") else ""
        page.append((72.0, top - 20.0 * row, float(sizes[mark]), line.removeprefix(mark).lstrip()))
    return page


def _make_pdf(path: Path, pages: Sequence[Sequence[Text]], title: str = "", first_label: int | None = None) -> Path:
    first_page = 7  # object 1 catalog, 2 page tree, 3 Helvetica, 4 information, 5 and 6 the other font
    numbers = [first_page + 2 * place for place in range(len(pages))]
    labels = f"/PageLabels << /Nums [0 << /S /D /St {first_label} >>] >>" if first_label is not None else ""
    objects = [
        f"<< /Type /Catalog /Pages 2 0 R {labels} >>".encode(),
        f"<< /Type /Pages /Kids [{' '.join(f'{n} 0 R' for n in numbers)}] /Count {len(numbers)} >>".encode(),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        f"<< /Title <feff{title.encode('utf-16-be').hex()}> >>".encode() if title else b"<< >>",
        b"<< /Type /Font /Subtype /Type0 /BaseFont /Plain /Encoding /Identity-H /ToUnicode 6 0 R /DescendantFonts [<< "
        b"/Type /Font /Subtype /CIDFontType2 /BaseFont /Plain /DW 1000 /CIDSystemInfo << /Registry (Adobe) "
        b"/Ordering (Identity) /Supplement 0 >> /FontDescriptor << /Type /FontDescriptor /FontName /Plain /Flags 4 "
        b"/FontBBox [0 -200 1000 800] /ItalicAngle 0 /Ascent 800 /Descent -200 /CapHeight 700 /StemV 80 >> >>] >>",
        _stream(_to_unicode({c for page in pages for *_, text in page for c in text})),
    ]
    for number, page in zip(numbers, pages, strict=True):
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {_WIDTH} {_HEIGHT}] /Contents {number + 1} 0 R "
            "/Resources << /Font << /F1 3 0 R /F2 5 0 R >> >> >>".encode()
        )
        objects.append(_stream("\n".join(_show(*text) for text in page).encode()))
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(_file(objects))
    return path


def _show(x: float, y: float, size: float, text: str) -> str:
    try:
        font, code = "F1", text.encode("cp1252")
    except UnicodeEncodeError:
        font, code = "F2", text.encode("utf-16-be")
    return f"BT /{font} {size} Tf 1 0 0 1 {x} {y} Tm <{code.hex()}> Tj ET"


def _to_unicode(characters: set[str]) -> bytes:
    codes = sorted(f"{ord(c):04x}" for c in characters | {" "})
    return _TO_UNICODE % (len(codes), "\n".join(f"<{code}> <{code}> <{code}>" for code in codes).encode())


def _stream(data: bytes) -> bytes:
    return b"<< /Length %d >>\nstream\n%s\nendstream" % (len(data), data)


def _file(objects: Sequence[bytes]) -> bytes:
    """The objects, numbered from 1, with a cross-reference table; 1 is the catalog and 4 the information."""
    out = b"%PDF-1.7\n"
    offsets = []
    for number, body in enumerate(objects, 1):
        offsets.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    table = b"".join(b"%010d 00000 n \n" % offset for offset in offsets)
    count = len(objects) + 1
    return out + (
        b"xref\n0 %d\n0000000000 65535 f \n%strailer\n<< /Size %d /Root 1 0 R /Info 4 0 R >>\nstartxref\n%d\n%%%%EOF\n"
        % (count, table, count, len(out))
    )


@pytest.fixture(scope="session")
def crossencoder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A CrossEncoder folder whose logit of a pair is tanh(√2 s / √(s² + (2 − s)²)): it rises with s, the share of
    "water" among the tokens of "[CLS] question [SEP] text [SEP]". It knows few words."""
    import torch
    from transformers import BertForSequenceClassification

    folder = tmp_path_factory.mktemp("reranker") / "water"
    model = BertForSequenceClassification(_save_bert(folder))
    plain, water = torch.tensor([1.0, -1.0, 0.0, 0.0]), torch.tensor([0.0, 0.0, 1.0, -1.0])
    inner = model.bert.encoder.layer[0]
    with torch.no_grad():
        for weights in model.parameters():
            if weights.dim() == 2:
                weights.zero_()  # so attention is alike for all tokens, and nothing tells places apart
        model.bert.embeddings.word_embeddings.weight[:] = plain
        model.bert.embeddings.word_embeddings.weight[_WORDS.index("water")] = water
        for dense in (inner.attention.self.value, inner.attention.output.dense, model.bert.pooler.dense):
            dense.weight[:] = torch.eye(4)
        model.classifier.weight[0, 2] = 1.0
    model.save_pretrained(folder)
    return folder


_WORDS = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]", "water", "river", "treaty"]


def _save_bert(folder: Path) -> Any:
    """A tokenizer and the settings of a BERT of one layer, one score and 600 places."""
    from transformers import BertConfig, BertTokenizer

    folder.mkdir()
    (folder / "vocab.txt").write_text("\n".join(_WORDS) + "\n", encoding="utf-8")
    BertTokenizer(vocab=str(folder / "vocab.txt")).save_pretrained(folder)
    return BertConfig(
        vocab_size=len(_WORDS),
        hidden_size=4,
        num_hidden_layers=1,
        num_attention_heads=1,
        intermediate_size=4,
        max_position_embeddings=600,
        num_labels=1,
    )


@pytest.fixture
def make_document() -> Callable[..., Any]:
    """``make_document(*pages, id=…, file=…)``: a document; a page is a list of (kind, text) or (kind, text, level)."""
    return _make_document


def _make_document(*pages: Sequence[tuple[Any, ...]], document_id: str = "d" * 16, **more: Any) -> Any:
    from index.document import Block, Document, Page

    made = []
    for number, parts in enumerate(pages, 1):
        blocks, start = [], 0
        for kind, text, *level in parts:
            blocks.append(Block(kind, start, start + len(text), level[0] if level else int(kind == "heading")))
            start += len(text) + 1
        made.append(Page(number, None, "\n".join(part[1] for part in parts), 595.0, 842.0, tuple(blocks)))
    settings = {"file": "a.pdf", "guessed_title": "Title", "language": "en", "record": None} | more
    return Document(id=document_id, pages=tuple(made), **settings)
