"""Running heads and page numbers."""

import pytest

from index.cleaning.furniture import strip_furniture

HEAD, FOOT = 800, 40  # points from the foot of an A4 page, within the bands


def _texts(stripped):
    return [[line.text for line in page.lines] for page in stripped.pages]


def _body(line, number):
    words = ["alpha", "beta", "gamma", "delta"][number - 1]
    return line(f"The body says {words}.", top=400)


def test_a_head_that_repeats_is_taken_off(line, page):
    pages = [page(line("Journal of Soft Law", top=HEAD), _body(line, number), number=number) for number in (1, 2, 3)]
    stripped = strip_furniture(tuple(pages))
    assert _texts(stripped) == [["The body says alpha."], ["The body says beta."], ["The body says gamma."]]
    assert stripped.heads == ("Journal of Soft Law",)


def test_a_line_that_stands_at_the_head_once_stays(line, page):
    pages = (
        page(line("The Force of Soft Law", top=HEAD), _body(line, 1), number=1),
        page(line("and it is never too late.", top=HEAD), _body(line, 2), number=2),
    )
    assert _texts(strip_furniture(pages)) == [
        ["The Force of Soft Law", "The body says alpha."],
        ["and it is never too late.", "The body says beta."],
    ]


def test_a_sentence_that_repeats_in_the_body_stays(line, page):
    pages = tuple(page(line("The same words.", top=400), number=number) for number in (1, 2, 3))
    assert _texts(strip_furniture(pages)) == [["The same words."]] * 3


def test_a_sentence_that_repeats_at_another_height_stays(line, page):
    pages = (
        page(line("So ordered by the court.", top=830), _body(line, 1), number=1),
        page(line("So ordered by the court.", top=760), _body(line, 2), number=2),
    )
    assert ["So ordered by the court." in texts for texts in _texts(strip_furniture(pages))] == [True, True]


def test_printed_numbers_become_labels(line, page):
    pages = tuple(page(_body(line, n), line(str(26 + n), left=290, top=FOOT), number=n) for n in (1, 2, 3))
    stripped = strip_furniture(pages)
    assert stripped.numbers == ("27", "28", "29")
    assert _texts(stripped) == [["The body says alpha."], ["The body says beta."], ["The body says gamma."]]


@pytest.mark.parametrize("form", ["- {} -", "— {} —", "Page {}", "第 {} 页", "{} / 12", "p. {}"])
def test_page_numbers_are_known_in_many_forms(line, page, form):
    pages = tuple(page(_body(line, n), line(form.format(n), left=290, top=FOOT), number=n) for n in (1, 2, 3))
    assert strip_furniture(pages).numbers == ("1", "2", "3")


def test_a_page_number_with_the_count_of_pages_is_taken_off(line, page):
    pages = tuple(page(_body(line, n), line(f"Page {n} of 3", top=FOOT), number=n) for n in (1, 2, 3))
    assert _texts(strip_furniture(pages)) == [
        ["The body says alpha."],
        ["The body says beta."],
        ["The body says gamma."],
    ]


def test_numbers_that_do_not_count_with_the_pages_stay(line, page):
    pages = tuple(
        page(_body(line, n), line(number, top=top), number=n)
        for n, number, top in ((1, "1648", 90), (2, "1815", 60), (3, "1945", 30))
    )
    stripped = strip_furniture(pages)
    assert stripped.numbers == ("", "", "")
    assert _texts(stripped) == [
        ["The body says alpha.", "1648"],
        ["The body says beta.", "1815"],
        ["The body says gamma.", "1945"],
    ]


def test_a_page_that_prints_no_number_has_none(line, page):
    pages = (
        page(_body(line, 1), number=1),
        *(page(_body(line, n), line(str(100 + n), left=290, top=FOOT), number=n) for n in (2, 3, 4)),
    )
    assert strip_furniture(pages).numbers == ("", "102", "103", "104")


def test_a_number_within_the_head_becomes_the_label(line, page):
    pages = tuple(page(line(f"{26 + n} Journal of Soft Law", top=HEAD), _body(line, n), number=n) for n in (1, 2, 3))
    stripped = strip_furniture(pages)
    assert stripped.numbers == ("27", "28", "29")
    assert _texts(stripped) == [["The body says alpha."], ["The body says beta."], ["The body says gamma."]]


def test_the_commonest_head_comes_first(line, page):
    pages = tuple(
        page(line(head, top=HEAD), _body(line, n), number=n)
        for n, head in enumerate(["Author Name", "Journal Head", "Journal Head", "Journal Head"], 1)
    )
    assert strip_furniture(pages).heads == ("Journal Head",)


def test_no_pages_have_no_furniture():
    assert strip_furniture(()).pages == ()


def test_the_title_at_the_head_of_a_later_page_is_taken_off(line, page):
    pages = tuple(
        page(line("The Force of Soft Law", top=top), _body(line, n), number=n) for n, top in ((1, 770), (2, 800))
    )
    assert _texts(strip_furniture(pages, "The Force of Soft Law in Treaties")) == [
        ["The Force of Soft Law", "The body says alpha."],
        ["The body says beta."],
    ]


@pytest.mark.parametrize("form", ["Article {}", "第{}条"])
def test_articles_at_the_tops_of_pages_are_no_running_head(line, page, form):
    pages = tuple(page(line(form.format(n), top=HEAD), _body(line, n), number=n) for n in (1, 2, 3))
    assert [texts[0] for texts in _texts(strip_furniture(pages))] == [form.format(n) for n in (1, 2, 3)]


def test_one_line_that_ends_in_the_number_of_its_page_stays(line, page):
    # The bare numbers 1 and 3 establish the count, but no page prints its number behind words.
    pages = (
        page(_body(line, 1), line("1", left=290, top=FOOT), number=1),
        page(line("as laid down in Article 2", top=HEAD), _body(line, 2), number=2),
        page(_body(line, 3), line("3", left=290, top=FOOT), number=3),
    )
    assert _texts(strip_furniture(pages))[1] == ["as laid down in Article 2", "The body says beta."]


def test_a_line_much_longer_than_the_head_it_begins_with_stays(line, page):
    heads = ["Soft Law", "Soft Law", "Soft Law (continued)", "Soft Law binds nobody and is followed all the same"]
    pages = tuple(page(line(head, top=HEAD), _body(line, n), number=n) for n, head in enumerate(heads, 1))
    assert [len(texts) for texts in _texts(strip_furniture(pages))] == [1, 1, 1, 2]


@pytest.mark.parametrize("form", ["{}/3", "23-1502 {} / 3", "{}/3 23-1502", "- {}/3 -"])
def test_a_page_of_how_many_is_taken_off_wherever_it_stands_at_the_edge(line, page, form):
    # At another height on every page: no line repeats.
    pages = tuple(page(_body(line, n), line(form.format(n), top=20 + 20 * n), number=n) for n in (1, 2, 3))
    assert [len(texts) for texts in _texts(strip_furniture(pages))] == [1, 1, 1]


@pytest.mark.parametrize("text", ["A share of 1/2 is enough", "Rule 7/1/2", "Decision 2/2"])
def test_another_fraction_at_the_head_of_a_page_stays(line, page, text):
    pages = (page(line(text, top=HEAD), _body(line, 1), number=1), page(_body(line, 2), number=2))
    assert _texts(strip_furniture(pages))[0] == [text, "The body says alpha."]


@pytest.mark.parametrize("code", ["3B-1", "II–12", "23-15029", "23-15029 (E) 110823", "23-15029 *2315029*"])
def test_the_number_of_a_page_in_an_annex_and_a_bar_code_are_taken_off(line, page, code):
    stripped = strip_furniture((page(_body(line, 1), line(code, top=FOOT)),))
    assert _texts(stripped) == [["The body says alpha."]]


def test_such_a_code_stays_in_the_body_and_within_the_words_at_the_edge(line, page):
    lines = [line("3B-1", top=400), line("See Annex 3B-1", top=FOOT)]
    assert _texts(strip_furniture((page(*lines),))) == [["3B-1", "See Annex 3B-1"]]


@pytest.mark.parametrize("rule", ["___", "________________", "————————"])
def test_a_rule_of_characters_is_taken_off_anywhere(line, page, rule):
    lines = [_body(line, 1), line(rule, top=300), line("__", top=280)]
    assert _texts(strip_furniture((page(*lines),))) == [["The body says alpha.", "__"]]


def test_a_code_above_another_is_taken_off_too(line, page):
    foot = [line("23-15029 (E)", top=FOOT + 12), line("*2315029*", top=FOOT)]
    assert _texts(strip_furniture((page(_body(line, 1), *foot),))) == [["The body says alpha."]]


def test_two_heads_side_by_side_that_other_pages_print_apart_are_taken_off(line, page):
    left, right = "On the Law of the Sea", "A/RES/78/272"
    apart = [page(line(left, top=HEAD), line(right, left=400, top=HEAD), _body(line, n), number=n) for n in (1, 2)]
    pages = (*apart, page(line(f"{left} {right}", top=HEAD), _body(line, 3), number=3))
    assert _texts(strip_furniture(pages))[2] == ["The body says gamma."]


@pytest.mark.parametrize("size", [8, 10])
def test_a_head_that_stands_on_one_page_alone_is_not_repeated_and_stays(line, page, size):
    heads = line("A/RES/77/321", top=HEAD - 20, size=size), line("On the Law of the Sea", top=HEAD - 32, size=size)
    first = page(line("A/RES/77/321", top=HEAD), _body(line, 1), number=1)
    assert len(_texts(strip_furniture((first, page(*heads, _body(line, 2), number=2))))[1]) == 3


def test_small_roman_digits_are_page_numbers_too(line, page):
    feet = ["© A Press 2014. iii", "© A Press 2014. xi", "© A Press 2014. 1"]
    pages = tuple(page(_body(line, n), line(foot, top=FOOT), number=n) for n, foot in enumerate(feet, 1))
    assert _texts(strip_furniture(pages)) == [
        ["The body says alpha."],
        ["The body says beta."],
        ["The body says gamma."],
    ]


@pytest.mark.parametrize(("top", "size", "stays"), [(FOOT, 9.0, False), (FOOT + 12, 9.0, True), (FOOT, 10.0, True)])
def test_a_line_with_a_number_where_heads_stand_on_other_pages_is_the_head_of_a_chapter(line, page, top, size, stays):
    feet = ["8 A Handbook of Rivers", "10 A Handbook of Rivers"]
    pages = [page(_body(line, n), line(foot, top=FOOT, size=9), number=n) for n, foot in enumerate(feet, 1)]
    chapter = "Chapter 4. The Sea 77"
    pages.append(page(_body(line, 3), line(chapter, top=top, size=size), number=3))
    assert (chapter in _texts(strip_furniture(tuple(pages)))[2]) is stays
