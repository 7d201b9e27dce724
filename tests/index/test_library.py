"""An opened index, whole or damaged."""

import json
import shutil

import pytest

from index.errors import IndexMismatch, IndexMissing, RerankerError
from index.library import Library
from index.versions import Layout, current_manifest


@pytest.fixture(scope="module")
def library(library_root):
    return Library.open(library_root)


@pytest.fixture
def copy(library_root, tmp_path):
    """An index that a test may damage."""
    return shutil.copytree(library_root, tmp_path / "copy")


def test_documents_passages_and_manifest_agree(library):
    assert sorted(document.file for document in library.documents.values()) == [
        "agreements/rivers.pdf",
        "papers/glaciers.pdf",
        "papers/softlaw.pdf",
    ]
    for entry in library.manifest.documents:
        document = library.documents[entry.id]
        assert (entry.file, entry.title, entry.pages) == (document.file, document.title, len(document.pages))
        assert entry.passages == sum(p.document_id == entry.id for p in library.passages.values())


def test_a_sentence_across_two_pages_is_one_passage_on_both(library):
    (passage,) = (p for p in library.passages.values() if p.heading[-1:] == ("Article 3",))
    assert passage.pages == (1, 2)
    assert passage.text.endswith("either Party may ask the Joint Committee to appoint an arbitrator.")


def test_running_heads_are_off_and_printed_numbers_are_labels(library):
    (paper,) = (d for d in library.documents.values() if d.file == "papers/softlaw.pdf")
    assert [paper.label_of(page.number) for page in paper.pages] == ["101", "102"]
    assert not any("Journal" in page.text for page in paper.pages)


def test_a_question_finds_its_passage(library):
    (hit,) = library.search.search("Who appoints an arbitrator?", k=1)
    assert hit.passage.heading[-1] == "Article 3"


def test_a_document_leads_to_its_file(library, library_sources):
    for document in library.documents.values():
        assert library.file_of(document) == library_sources.resolve() / document.file


def test_every_character_of_every_page_has_a_box(library):
    for document in library.documents.values():
        for page in document.pages:
            boxes = library.boxes(document, page.number)
            assert boxes.shape == (len(page.text), 4)
            printed = boxes[[not c.isspace() for c in page.text]]
            assert (printed[:, 2] > printed[:, 0]).all()
            assert (printed[:, 3] <= page.height).all()


def test_boxes_say_where_the_words_stand(library):
    (paper,) = (d for d in library.documents.values() if d.file == "agreements/rivers.pdf")
    at = paper.pages[1].text.index("This Agreement")
    # Set at x 72, and the third line of the page at y 660.
    assert library.boxes(paper, 2)[at, :2] == pytest.approx([72, 660], abs=1.5)


def test_nothing_built_is_index_missing(tmp_path):
    with pytest.raises(IndexMissing):
        Library.open(tmp_path)


def test_an_index_of_another_embedder_is_a_mismatch(copy):
    path = Layout(copy).version(1) / "manifest.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | {"fingerprint": "0" * 16}))
    with pytest.raises(IndexMismatch, match="not the one") as caught:
        Library.open(copy)
    assert "build --full" in caught.value.remedy


def test_an_embedder_that_is_gone_is_a_mismatch(copy, tmp_path):
    gone = tmp_path / "gone"
    gone.mkdir()
    (gone / "modules.json").write_text("[]")
    (gone / "config.json").write_text("{}")
    path = Layout(copy).version(1) / "manifest.json"
    path.write_text(json.dumps(json.loads(path.read_text()) | {"embedder": str(gone)}))
    with pytest.raises(IndexMismatch, match="not there"):
        Library.open(copy)


@pytest.mark.parametrize(
    "part",
    [
        "CURRENT",
        "versions/0001/manifest.json",
        "versions/0001/passages.jsonl",
        "versions/0001/en/passages/vectors.faiss",
        "versions/0001/en/passages/words/words.json",
        "versions/0001/en/passages/words/counts.npz",
        "versions/0001/en/sentences/vectors.faiss",
        "versions/0001/en/sentences/words/words.json",
        "versions/0001/en/sentences/words/counts.npz",
        "versions/0001/en/sentences.npy",
        "versions/0001/en/likeness/words.faiss",
        "versions/0001/en/likeness/forms.json",
        "documents/*.json",
    ],
)
@pytest.mark.parametrize("damage", ["cut in half", "replaced"])
def test_a_damaged_file_is_a_mismatch(copy, part, damage):
    for path in copy.glob(part):
        content = path.read_bytes()
        path.write_bytes(content[: len(content) // 2 - 1] if damage == "cut in half" else b"[1, 2]\n")
    with pytest.raises(IndexMismatch, match="damaged") as caught:
        Library.open(copy)
    assert "build --full " in caught.value.remedy and f"--index {copy}" in caught.value.remedy


def test_a_damaged_glossary_is_that_of_the_version_not_of_the_sources(copy):
    (copy / "versions" / "0001" / "glossary.tsv").write_text("软法", encoding="utf-8")
    with pytest.raises(IndexMismatch, match=r"damaged: Line 1 of .*glossary\.tsv") as caught:
        Library.open(copy)
    assert "build --full " in caught.value.remedy


@pytest.mark.parametrize(
    "part", ["versions/0001/passages.jsonl", "versions/0001/en/likeness/forms.json", "documents/*.json"]
)
def test_a_missing_file_is_a_mismatch(copy, part):
    for path in copy.glob(part):
        path.unlink()
    with pytest.raises(IndexMismatch, match="damaged"):
        Library.open(copy)


def test_a_passage_too_few_is_a_mismatch(copy):
    path = Layout(copy).version(1) / "passages.jsonl"
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    path.write_text("".join(lines[:-1]), encoding="utf-8")
    with pytest.raises(IndexMismatch, match="vectors and passages differ"):
        Library.open(copy)


def test_dense_scores_are_half_the_passage_and_half_its_best_sentence(library):
    question = "Who appoints an arbitrator?"
    hits = library.search.search(question, k=len(library.passages))
    vector = library.search.embedder.encode([question])[0]
    cosines = [rows @ vector for rows in library.search.lanes["en"].vectors()]
    english = [p.id for p in library.passages.values() if p.language == "en"]
    assert len(hits) == len(english) == len(cosines)
    for hit in hits:
        whole, *sentences = cosines[english.index(hit.passage.id)]
        assert hit.channel("dense") == pytest.approx((whole + max(sentences)) / 2, abs=1e-3)


def test_no_passages_at_all_is_a_mismatch(copy):
    (Layout(copy).version(1) / "passages.jsonl").write_text("", encoding="utf-8")
    with pytest.raises(IndexMismatch, match="passages are missing"):
        Library.open(copy)


@pytest.mark.parametrize("error", [EOFError, AttributeError])
def test_whatever_a_damaged_part_raises_is_a_mismatch(copy, monkeypatch, error):
    def damaged(path):
        raise error("half a file")

    monkeypatch.setattr("index.library.read_passages", damaged)
    with pytest.raises(IndexMismatch, match="half a file"):
        Library.open(copy)


def test_the_reranker_that_is_set_puts_the_hits_in_order(library, library_root, crossencoder, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "assistant.toml").write_text(f'[index]\nreranker = "{crossencoder.as_posix()}"\n', encoding="utf-8")
    question = "Who appoints an arbitrator?"
    before, after = (opened.search.search(question) for opened in (library, Library.open(library_root)))
    assert before[0].channel("reranker") is None
    logits = [hit.channel("reranker") for hit in after]
    assert logits == sorted(logits, reverse=True) and logits[0] > 0
    assert "water" in after[0].passage.text
    assert [hit.score for hit in after] == [hit.score for hit in before]


def test_a_reranker_that_is_not_there_is_an_error_of_opening_alone(library_root, monkeypatch, tmp_path):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "assistant.toml").write_text('[index]\nreranker = "none/at/all"\n', encoding="utf-8")
    with pytest.raises(RerankerError, match="none/at/all"):
        Library.open(library_root)
    layout = Layout(library_root)
    # A version is built and tested without.
    assert Library.of(layout, current_manifest(layout)).search.reranker is None
