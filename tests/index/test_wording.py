"""What the commands say."""

from index.doctor import Finding
from index.history import Pruned, Rollback, Version
from index.holdings import Holding
from index.wording import finding_lines, holding_lines, pruned_lines, rollback_line, version_lines


def test_a_version_has_a_line_and_the_one_that_serves_a_mark():
    old = Version(1, "D1", 2, 0, 5, 9, "shipped", "f", "3", 1_500_000, True, "")
    new = Version(2, "D2", 3, 1, 6, 10, "shipped", "f", "3", 2_000_000, False, "D3")
    assert version_lines([new, old]) == [
        "  version 2 of D2: 3 documents, 6 pages, 10 passages, embedder shipped, 2.0 MB, withdrawn D3",
        "* version 1 of D1: 2 documents, 5 pages, 9 passages, embedder shipped, 1.5 MB",
    ]


def test_a_file_has_a_line_and_its_reasons_follow():
    read = Holding("a.pdf", "A", ("B", "C"), "2009", "en", "paper", 3, 7, 1, "ocr", ("almost b.pdf",), None)
    failed = Holding("b.pdf", "", (), "", "", "paper", 0, 0, 0, "failed", ("It is locked.",), None)
    assert holding_lines([failed, read]) == [
        "en  paper         3 pages (1 by OCR)      7 passages  ocr     B, C, 2009  a.pdf  A",
        "Not read: b.pdf: It is locked.",
        "Note: a.pdf: almost b.pdf",
    ]


def test_findings_are_told_with_their_remedy():
    assert finding_lines([]) == ["All is well."]
    assert finding_lines([Finding("error", "It is gone.", "a.pdf", "Put it back.")]) == [
        "error: a.pdf: It is gone.\n    Put it back."
    ]


def test_what_was_done_is_said():
    assert rollback_line(Rollback(3, 2)) == "Version 2 serves now, not 3."
    assert rollback_line(Rollback(None, 2)) == "Version 2 serves now."
    assert pruned_lines(Pruned((), (), 0)) == ["Versions removed: none; 0.0 MB are free again."]
    assert pruned_lines(Pruned((1, 2), (3,), 1_500_000)) == [
        "Versions removed: 1, 2; 1.5 MB are free again.",
        "Version 3 is in use by a running program and stays; prune again later.",
    ]
