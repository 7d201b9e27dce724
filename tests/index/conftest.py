"""A sources folder to fill, an index folder, and a record of what was embedded."""

import pytest

TOPICS = {
    "a": "Rivers carry water to the sea through eleven countries.",
    "b": "Treaties bind the states that have agreed to them.",
    "c": "Glaciers store most of the fresh water of the earth.",
    "d": "Courts settle disputes between states by law.",
}


@pytest.fixture
def topics():
    """A sentence for each first letter of a file's name."""
    return TOPICS


@pytest.fixture
def sources(tmp_path):
    folder = tmp_path / "sources"
    folder.mkdir()
    return folder


@pytest.fixture
def root(tmp_path):
    return tmp_path / "index"


@pytest.fixture
def write(sources, make_pdf, set_page):
    """``write("a.pdf", "b.pdf")`` puts a page on a topic of its own in each file."""

    def write(*files, text=None):
        for file in files:
            topic = text or TOPICS[file.split("/")[-1][0]]
            make_pdf(sources / file, [set_page(f"# A Paper on {topic.split()[0]}", topic)])

    return write


@pytest.fixture
def break_pages():
    """``break_pages(path, 2, 3)`` makes pages of a PDF by ``make_pdf`` such that they cannot be loaded."""

    def break_pages(path, *numbers):
        content = path.read_bytes()
        for number in numbers:
            start = f"\n{5 + 2 * number} 0 obj\n".encode()  # the first page is object 7, its content object 8
            assert content.count(start + b"<<") == 1
            content = content.replace(start + b"<<", start + b"[[")
        path.write_bytes(content)
        return path

    return break_pages


@pytest.fixture
def encoded(monkeypatch):
    """Every text that a model was asked to embed."""
    from index.embedding.transformer import Transformer

    texts = []
    encode = Transformer.encode

    def counting(self, asked, progress=None):
        texts.extend(asked)
        return encode(self, asked, progress)

    monkeypatch.setattr(Transformer, "encode", counting)
    return texts
