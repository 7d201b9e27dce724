"""Documents that are almost the same text."""

from dataclasses import replace

import pytest

from index.duplicates import near_duplicates

PLACES = ["river", "lake", "delta", "canal", "harbour", "strait", "island", "valley", "plain", "forest", "ridge", "sea"]
ACTS = ["measure", "protect", "survey", "report", "share", "restore", "monitor", "clean"]
#: 96 different sentences of 9 words each.
TEXT = [
    f"Each Party shall {act} the {place} number {7 * n + m}."
    for n, act in enumerate(ACTS)
    for m, place in enumerate(PLACES)
]


@pytest.fixture
def document(make_document):
    def document(file, sentences, **more):
        return make_document([("paragraph", " ".join(sentences))], document_id=file[0] * 16, file=file, **more)

    return document


def told(*documents):
    return [(found.document.file, found.original.file) for found in near_duplicates(documents)]


def test_a_version_with_some_sentences_changed_is_told_for_the_later_file(document):
    changed = ["This one is quite another sentence now, as can be seen."] * 4 + TEXT[4:]
    (found,) = near_duplicates([document("a.pdf", TEXT), document("b.docx", changed)])
    assert (found.document.file, found.original.file) == ("b.docx", "a.pdf")
    assert 0.93 < found.share < 1
    assert found.reason.startswith(f"almost the same text as a.pdf ({found.share:.0%} of it)")


def test_a_half_that_is_shared_is_boilerplate(document):
    other = [sentence.replace("shall", "may").replace("the", "its") for sentence in TEXT[48:]]
    assert told(document("a.pdf", TEXT), document("b.pdf", TEXT[:48] + other)) == []


def test_a_part_of_a_longer_text_is_no_version_of_it(document):
    assert told(document("a.pdf", TEXT), document("b.pdf", TEXT[:60])) == []


def test_the_original_is_the_one_that_is_most_alike(document):
    far = ["Something else altogether stands here in its place, at some length."] * 5 + TEXT[5:]
    near = ["Something else altogether stands here in its place, at some length."] * 4 + TEXT[4:]
    found = told(document("a.pdf", TEXT), document("b.pdf", far), document("c.pdf", near))
    assert found == [("b.pdf", "a.pdf"), ("c.pdf", "b.pdf")]


def test_line_breaks_case_note_marks_and_script_make_no_difference(make_document):
    numbers = "一二三四五六七八九"
    sentences = [
        f"缔约方应当在{one}个月内向第{two}国通报{three}项措施。"
        for one in numbers
        for two in numbers
        for three in numbers
    ]
    traditional = [
        s.replace("缔约", "締約").replace("个", "個").replace("应当", "應當").replace("国", "國") for s in sentences
    ]
    one = make_document([("paragraph", "".join(sentences))], document_id="1" * 16)
    other = make_document(*([("paragraph", f"{s}①")] for s in traditional), document_id="2" * 16)
    (found,) = near_duplicates([one, other])
    assert found.share == 1


def test_a_translation_is_no_duplicate(document):
    numbers = "一二三四五六七八"
    chinese = [f"每一缔约方应当在第{one}年测量第{two}条河流的水质。" for one in numbers for two in numbers]
    assert told(document("a.pdf", TEXT), document("b.pdf", chinese)) == []


def test_short_texts_are_forms_and_not_compared(document):
    # Sixty-three different words have 59 shingles of five words, one more has 60.
    words = [one + other for one in "abcdefgh" for other in "abcdefgh"]
    assert told(document("a.pdf", words[:63]), document("b.pdf", words[:63])) == []
    assert told(document("a.pdf", words[:64]), document("b.pdf", words[:64])) == [("b.pdf", "a.pdf")]


def test_one_document_or_none_is_alike_to_nothing(document):
    assert near_duplicates([]) == near_duplicates([document("a.pdf", TEXT)]) == ()


def test_a_long_text_is_compared_by_its_sketch_first(document, make_document):
    long = [f"{sentence} Paragraph {n} of the annex names it." for n in range(8) for sentence in TEXT]
    changed = [sentence.replace("shall", "should") for sentence in long[:20]] + long[20:]
    documents = [document("a.pdf", long), document("b.pdf", TEXT), document("c.pdf", changed)]
    assert told(*documents) == [("c.pdf", "a.pdf")]
    assert near_duplicates([replace(documents[0], file="x.pdf"), documents[2]])[0].share > 0.95


def test_builds_warn_of_it_again_and_again(sources, root):
    from index.build import build

    (sources / "a.txt").write_text("\n\n".join(TEXT))
    (sources / "b.md").write_text("# Duties\n\n" + "\n\n".join(TEXT))
    first = build(sources, root)
    assert [(warning.file, warning.page, "same text as a.txt" in warning.reason) for warning in first.warnings] == [
        ("b.md", 0, True)
    ]
    (sources / "c.txt").write_text("Courts settle disputes between states by law.")
    assert build(sources, root).warnings == first.warnings
