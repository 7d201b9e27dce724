"""What the engine gets wrong in the published styles is put right."""

from assistant.references.engine import Run, plain, render

GB = "china-national-standard-gb-t-7714-2015-numeric"
BOOK = {"type": "book", "title": "A Book", "language": "en", "issued": {"date-parts": [[1995]]}}
PERSON = {"family": "Doe", "given": "Jane Ann"}


def _entry(style, locale="en-US", **more):
    return plain(render(BOOK | more, style, locale, None).entry)


def test_a_kind_is_marked_without_a_medium():
    assert _entry(GB) == "A Book[M]. 1995."
    assert _entry(GB, URL="https://example.org") == "A Book[M/OL]. 1995. https://example.org."


def test_institutions_are_not_in_capitals_and_people_are():
    assert _entry(GB, author=[{"literal": "World Bank"}, PERSON]) == "World Bank, DOE J A. A Book[M]. 1995."


def test_chicago_has_whole_given_names():
    assert _entry("chicago-notes-bibliography", author=[PERSON], publisher="P") == "Doe, Jane Ann. A Book. P, 1995."


def test_a_title_that_stands_for_the_author_is_not_said_twice():
    assert _entry("apa") == "A Book. (1995)."


def test_labels_are_capitalised():
    chapter = {"type": "chapter", "container-title": "Whole", "editor": [PERSON], "author": [PERSON]}
    assert _entry("apa", **chapter) == "Doe, J. A. (1995). A Book. In J. A. Doe (Ed.), Whole."


def test_commas_and_stops_go_inside_the_quotation_marks_but_not_into_those_of_the_text():
    item = {"type": "article-journal", "title": "On “Law”, Again", "container-title": "J"}
    assert _entry("chicago-notes-bibliography", **item) == "“On “Law”, Again.” J, 1995."


def test_what_is_set_in_italics_is_told():
    runs = render(BOOK | {"author": [PERSON]}, "apa", "en-US", None).entry
    assert runs == (Run("Doe, J. A. (1995). "), Run("A Book", italic=True), Run("."))


def test_the_place_is_in_the_citation_and_not_in_the_entry():
    item = BOOK | {"type": "article-journal", "container-title": "J", "page": "1-20", "author": [PERSON]}
    rendered = render(item, "chicago-notes-bibliography", "en-US", ("page", "12-13"))
    assert plain(rendered.entry) == "Doe, Jane Ann. “A Book.” J, 1995, 1–20."
    assert plain(rendered.cited) == "Jane Ann Doe, “A Book,” J, 1995, 12–13."
