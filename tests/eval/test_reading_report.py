"""What is said of a measurement of reading."""

from __future__ import annotations

from eval.metrics.articles import Headings
from eval.metrics.characters import Characters
from eval.metrics.wholeness import Sentences
from eval.reading import FileReport, Outcome, ReadingReport, SystemReport
from eval.reading_report import as_json, as_table

MADE = (Characters(200, 30, 10, 16), Sentences(8, 6), Headings(4, 5, 3))
FILES = (
    FileReport("law.pdf", True, {"product": Outcome(2, 0.5, None, *MADE), "pypdf": Outcome(2, 1.0, None, *MADE[:2])}),
    FileReport("scan.pdf", False, {"product": Outcome(0, 0.0, "no text"), "pypdf": Outcome(1, 0.1)}),
)
REPORT = ReadingReport(
    FILES,
    {
        "product": SystemReport(1, 1, 0, 2, 0.5, *MADE),
        "pypdf": SystemReport(2, 0, 0, 2, 1.0, *MADE[:2], None),
    },
)


def test_rates_are_shares_of_the_reference():
    product = as_json(REPORT)["systems"]["product"]
    assert (product["cer"], product["missing"], product["extra"], product["cer_body"]) == (0.15, 0.05, 0.08, 0.02)
    assert product["sentences_whole"] == 0.75
    expected = {"expected": 4, "marked": 5, "found": 3, "false": 2, "recall": 0.75, "precision": 0.6}
    assert product["headings"] == expected


def test_speed_is_a_ratio_of_pages_per_second():
    systems = as_json(REPORT)["systems"]
    assert (systems["product"]["pages_per_second"], systems["pypdf"]["pages_per_second"]) == (4, 2)
    assert (systems["product"]["product_speed"], systems["pypdf"]["product_speed"]) == (1, 2)


def test_what_is_not_known_is_null():
    made = as_json(REPORT)
    assert made["systems"]["pypdf"]["headings"] is None
    assert made["files"][1]["systems"]["pypdf"]["cer"] is None
    nothing = SystemReport(0, 2, 0, 0, 0.0, None, None, None)
    assert as_json(ReadingReport((), {"product": nothing}))["systems"]["product"]["product_speed"] is None


def test_the_table_has_a_row_for_each_system_and_names_what_failed():
    lines = list(as_table(as_json(REPORT)))
    assert lines[1].split() == ["law.pdf", "product", "15.00", "2.00", "5.00", "8.00", "75.00", "3/4", "2"]
    assert lines[2].split()[-2:] == ["-", "-"]
    assert lines[-1] == "failed: scan.pdf (product): no text"
