"""A comparison as a page."""

import pytest

from eval.compare import Comparison, Difference, Turned
from eval.compare_html import comparison_page

BETTER = Difference("right", 60, 0.5, 0.75, 0.25, 0.1, 0.4, 0.01)
LEVEL = Difference("R@5", 60, 0.8, 0.8, 0.0, -0.1, 0.1, 1.0)


@pytest.mark.parametrize(
    ("language", "better", "none"), [("en", "B is better", "No difference"), ("zh", "B 更好", "均未")]
)
def test_what_differs_is_said_and_where_nothing_does(language, better, none):
    page = comparison_page(
        Comparison("a<b", "c", 60, (BETTER, LEVEL), (Turned("q1", "Why <a>?", "wrong", "right"),)), language
    )
    assert page.count(f"<strong>{better}</strong>") == 1 and none not in page
    assert "a&lt;b" in page and "a<b" not in page
    assert "+0.250" in page and "[+0.100, +0.400]" in page and "0.0100" in page
    assert page.index('class="badge wrong"') < page.index('class="badge right"') < page.index("Why &lt;a&gt;?")
    # The largest interval, up to .4, reaches the edge: .25 is at 80 + 74 × .25 / .4, the middle being 80.
    assert 'cx="126.2"' in page and "H154.0" in page
    level = comparison_page(Comparison("a", "b", 60, (LEVEL,), ()), language)
    assert better not in level and none in level and "<li>" not in level


def test_the_worse_one_is_named():
    worse = Difference("right", 60, 0.75, 0.5, -0.25, -0.4, -0.1, 0.01)
    assert "A is better" in comparison_page(Comparison("a", "b", 60, (worse,), ()), "en")


def test_the_finding_is_counted_in_a_sentence():
    page = comparison_page(Comparison("a", "b", 60, (BETTER, LEVEL), ()), "en")
    assert "B is better in 1 figures and worse in 0; in 1 no difference is shown." in page
