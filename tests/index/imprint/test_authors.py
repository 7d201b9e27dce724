"""The names between a title and its abstract."""

from index.imprint.authors import authors_under

TITLE = "Hard and Soft Law in International Governance"


def test_names_stand_under_the_title_with_their_affiliations_between_them():
    lines = [TITLE, "Kenneth W. Abbott", "Arizona State University", "Duncan Snidal", "Abstract", "Felix Nobody"]
    assert authors_under(TITLE, lines) == ("Kenneth W. Abbott", "Duncan Snidal")


def test_a_title_of_two_lines_and_a_list_that_runs_over():
    lines = [
        "Journal of Law",
        "Hard and Soft Law in",
        "International Governance*",
        "Ann Lee¹",
        ", Bo Chen², and",
        "Cy Doe",
    ]
    assert authors_under(TITLE, [*lines, "Abstract"]) == ("Ann Lee", "Bo Chen", "Cy Doe")


def test_a_surname_in_the_next_line_belongs_to_the_list():
    lines = [TITLE, "Ann Lee, Bo Chen, Kyra", "Solomon, Cy Doe", "Abstract"]
    assert authors_under(TITLE, lines) == ("Ann Lee", "Bo Chen", "Kyra Solomon", "Cy Doe")


def test_the_title_is_looked_for_until_it_has_names_under_it():
    lines = [TITLE, "摘 要", "国际软法是……", TITLE, "—A Study", "Shuyun Luo", "School of Law", "Abstract"]
    assert authors_under(TITLE, lines) == ("Shuyun Luo",)


def test_chinese_names():
    lines = ["论软法的效力与实施", "罗豪才 宋功德①", "（北京大学法学院）", "内容摘要：软法……", "王小明"]
    assert authors_under("论软法的效力与实施", lines) == ("罗豪才", "宋功德")


def test_without_an_abstract_only_what_stands_close_under_the_title_counts():
    text = ["This paper asks why states comply.", "They do so for many reasons.", "One is trust.", "One is use."]
    assert authors_under(TITLE, [TITLE, *text, "Felix Somebody"]) == ()
    assert authors_under(TITLE, [TITLE, "Felix Somebody", *text, "Ann Lee"]) == ("Felix Somebody",)


def test_no_names_and_a_title_that_tells_nothing():
    assert authors_under(TITLE, [TITLE, "Abstract", "Ann Lee"]) == ()
    assert authors_under("Notes", ["Notes", "Ann Lee", "Abstract"]) == ()
