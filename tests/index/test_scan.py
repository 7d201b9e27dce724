"""Which files of the sources can be documents."""

from pathlib import Path

from index.scan import digest_of, scan


def test_a_file_that_cannot_be_opened_is_found_and_costs_no_other(sources, write, monkeypatch):
    opened = Path.open

    def refused(path, *how, **more):
        if path.name == "b.txt":
            raise PermissionError(13, "Permission denied")
        return opened(path, *how, **more)

    write("a.pdf")
    before = scan(sources)
    (sources / "b.txt").write_text("B")
    monkeypatch.setattr(Path, "open", refused)
    found = scan(sources)
    assert found.keys() - before.keys() == {"b.txt"}
    assert found == {**before, "b.txt": found["b.txt"]}
    monkeypatch.undo()
    assert scan(sources)["b.txt"] != found["b.txt"]  # so that it is read once it can be opened


def test_scan_finds_readable_files_in_all_folders_and_nothing_else(sources, write):
    write("a.pdf", "deep/er/b.pdf")
    (sources / "C.PDF").write_bytes((sources / "a.pdf").read_bytes())
    for name in ("catalog.json", "~$a.docx", ".hidden.txt"):
        (sources / name).write_text("x")
    (sources / "folder.pdf").mkdir()
    found = scan(sources)
    assert list(found) == ["C.PDF", "a.pdf", "deep/er/b.pdf"]
    assert found["C.PDF"] == found["a.pdf"] != found["deep/er/b.pdf"]


def test_a_digest_is_that_of_the_content(tmp_path):
    (tmp_path / "a").write_bytes(b"abc")
    # The example of FIPS 180-4.
    assert digest_of(tmp_path / "a") == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
