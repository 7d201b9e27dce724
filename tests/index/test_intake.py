"""Files to documents by worker processes, and what the archive keeps of them."""

import hashlib
import shutil
from pathlib import Path

import pypdf
import pytest

from index.config import IndexConfig
from index.document import Record
from index.errors import Stopped
from index.intake import take_in
from index.progress import never, quiet
from index.readings import Trust
from index.sandbox import Job, run_each
from index.scan import scan
from index.versions import Layout, PageWarning

RECIPE = "r"
EVERYTHING, NOTHING = Trust({}, True), Trust({}, False)
HOSTILE = Path(__file__).parents[3] / "shared" / "documents" / "hostile"


@pytest.fixture
def sources(tmp_path):
    return tmp_path / "sources"


@pytest.fixture
def layout(tmp_path):
    return Layout(tmp_path / "index")


@pytest.fixture
def intake(sources, layout):
    """``intake()`` takes in all that lies in the sources."""

    def intake(records=None, trust=EVERYTHING, config=IndexConfig(), progress=quiet, stop=never):
        return take_in(sources, scan(sources), records or {}, layout, RECIPE, trust, config, progress, stop)

    return intake


@pytest.fixture
def read(monkeypatch):
    """The names of the files that are handed to a worker."""
    names = []

    def noting(jobs):
        for job in jobs:
            names.append(job.key)
            yield job

    def run_noting(function, jobs, *more, **named):
        return run_each(function, noting(jobs), *more, **named)

    monkeypatch.setattr("index.intake.run_each", run_noting)
    return names


@pytest.fixture
def lock(sources, make_pdf, set_page):
    """``lock("a.pdf", password)`` puts an encrypted PDF among the sources."""

    def lock(file, password):
        plain = make_pdf(sources / "plain", [set_page("# On Rivers", "Rivers carry water.")])
        writer = pypdf.PdfWriter(clone_from=plain)
        writer.encrypt(user_password=password, algorithm="AES-256")
        writer.write(sources / file)
        plain.unlink()

    return lock


def test_documents_warnings_and_failures_keep_the_order_of_the_files(sources, intake, make_pdf, set_page, break_pages):
    # The first file has most to read: with two workers it is done last.
    break_pages(make_pdf(sources / "a.pdf", [set_page("# On Rivers", *["Rivers carry water."] * 30)] * 31), 31)
    for name in ("b.pdf", "d.pdf"):
        break_pages(make_pdf(sources / name, [set_page("# On Seas", f"The sea of {name} is wide.")] * 2), 2)
    for name in ("c.pdf", "e.pdf"):
        (sources / name).write_bytes(b"no PDF")
    made = intake()
    assert [document.file for document in made.documents] == ["a.pdf", "b.pdf", "d.pdf"]
    assert [(warning.file, warning.page) for warning in made.warnings] == [("a.pdf", 31), ("b.pdf", 2), ("d.pdf", 2)]
    assert [failure.file for failure in made.failed] == ["c.pdf", "e.pdf"]


def test_each_file_is_told_once_those_in_the_archive_first(sources, intake, make_pdf, set_page):
    make_pdf(sources / "b.pdf", [set_page("# On Rivers", "Rivers carry water.")])
    intake()
    make_pdf(sources / "a.pdf", [set_page("# On Seas", "The sea is wide.")])
    (sources / "c.pdf").write_bytes((sources / "a.pdf").read_bytes())
    for name in ("x.pdf", "y.pdf"):
        (sources / name).write_bytes(b"no PDF")
    told = []
    intake(progress=lambda *what: told.append(what))
    begun = [what[1:] for what in told if what[0] == "reading"]
    assert begun == [(1, 5, "b.pdf"), (2, 5, "a.pdf"), (3, 5, "c.pdf"), (4, 5, "x.pdf"), (5, 5, "y.pdf")]
    ended = [what for what in told if what[0] != "reading"]
    assert [what[1:3] for what in ended] == [(1, 5), (2, 5), (3, 5), (4, 5), (5, 5)]
    assert sorted((file, stage) for stage, _, _, file in ended) == [
        ("a.pdf", "read"),
        ("b.pdf", "read"),
        ("c.pdf", "read"),
        ("x.pdf", "not read"),
        ("y.pdf", "not read"),
    ]


def test_a_reader_that_is_stopped_costs_its_file_alone(sources, intake, make_pdf, set_page, monkeypatch):
    for name in ("a.pdf", "b.pdf", "c.pdf"):
        make_pdf(sources / name, [set_page(f"# On {name}", "Rivers carry water.")])

    def crashing(function, jobs, megabytes, **named):
        yield from run_each(function, (job for job in jobs if job.key != "b.pdf"), megabytes)
        crash = run_each(eval, [Job("b.pdf", ("__import__('os').abort()",), 60.0)], megabytes)
        yield from crash

    monkeypatch.setattr("index.intake.run_each", crashing)
    made = intake()
    assert [document.file for document in made.documents] == ["a.pdf", "c.pdf"]
    assert [(f.file, "crashed (signal 6)" in f.reason) for f in made.failed] == [("b.pdf", True)]


def test_a_file_gets_the_limits_of_the_settings(sources, intake, make_pdf, set_page, monkeypatch):
    size = make_pdf(sources / "a.pdf", [set_page("# On Rivers", "Rivers carry water.")]).stat().st_size
    seen = []

    def noting(function, jobs, megabytes, **named):
        seen.extend((job.key, job.seconds, megabytes) for job in jobs)
        yield "a.pdf", Stopped("No.", "Wait.")

    monkeypatch.setattr("index.intake.run_each", noting)
    intake(config=IndexConfig(seconds_per_file=7.0, seconds_per_megabyte=1e6, megabytes_per_file=99))
    assert seen == [("a.pdf", 7.0 + size, 99)]


def test_too_little_memory_is_the_reason_and_nothing_half_written_stays(sources, intake, layout, make_pdf, set_page):
    make_pdf(sources / "a.pdf", [set_page("# On Rivers", "Rivers carry water.")])
    folder = layout.documents
    folder.mkdir(parents=True)
    (folder / ".left.npz.0123abcd").write_bytes(b"half")
    made = intake(config=IndexConfig(megabytes_per_file=1))
    assert [f.reason.split(".")[0] for f in made.failed] == ["The reader needed more than 1 MB"]
    assert list(folder.iterdir()) == []


def test_a_hidden_folder_in_the_archive_stops_no_build_and_stays(sources, intake, layout, make_pdf, set_page):
    make_pdf(sources / "a.pdf", [set_page("# On Rivers", "Rivers carry water.")])
    for name in (".x", ".x.json.0123abcd"):
        (layout.documents / name).mkdir(parents=True)
    (layout.documents / ".x" / "kept.txt").write_text("kept")
    assert len(intake().documents) == 1
    assert (layout.documents / ".x" / "kept.txt").exists() and (layout.documents / ".x.json.0123abcd").is_dir()


def test_a_file_that_may_not_be_looked_at_costs_no_other(sources, intake, make_pdf, set_page, monkeypatch):
    for name in ("a.pdf", "b.pdf"):
        make_pdf(sources / name, [set_page(f"# On {name}", "Rivers carry water.")])
    looked = Path.stat

    def refused(path, **more):
        if path.name == "b.pdf":
            raise PermissionError(13, "Permission denied")
        return looked(path, **more)

    monkeypatch.setattr(Path, "stat", refused)
    assert "a.pdf" in [document.file for document in intake().documents]


def test_a_locked_file_says_so_and_where_its_password_goes(intake, lock):
    lock("a.pdf", "river")
    (failure,) = intake().failed
    assert failure.reason.startswith("The file needs a password. Give it in passwords.tsv")


def test_a_locked_file_is_read_with_its_password(sources, layout, intake, lock):
    lock("a.pdf", "river 密码")
    (sources / "passwords.tsv").write_text("a.pdf\triver 密码\n", encoding="utf-8")
    (document,) = intake().documents
    assert document.guessed_title == "On Rivers"
    kept = b"".join(path.read_bytes() for path in layout.root.rglob("*") if path.is_file())
    assert "river 密码".encode() not in kept


def test_a_wrong_password_says_so_and_is_not_shown(sources, intake, lock):
    lock("a.pdf", "river")
    (sources / "passwords.tsv").write_text("a.pdf\tglacier\n")
    (failure,) = intake().failed
    assert failure.reason.startswith("The password that passwords.tsv gives for the file is wrong.")
    assert "glacier" not in failure.reason


def test_of_two_copies_of_a_locked_file_the_one_with_a_password_is_read(sources, intake, lock):
    lock("a.pdf", "river")
    shutil.copy(sources / "a.pdf", sources / "b.pdf")
    (sources / "passwords.tsv").write_text("b.pdf\triver\n")
    made = intake()
    assert [document.file for document in made.documents] == ["b.pdf"]
    assert [failure.file for failure in made.failed] == ["a.pdf"]


def test_a_copy_is_not_read(sources, intake, read, make_pdf, set_page):
    make_pdf(sources / "a.pdf", [set_page("# On Rivers", "Rivers carry water.")])
    shutil.copy(sources / "a.pdf", sources / "b.pdf")
    assert intake().warnings == (PageWarning("b.pdf", 0, "the same file as a.pdf; indexed once"),)
    assert read == ["a.pdf"]


RECORD = Record("The Law of Rivers", ("Ann Lee",), "", "", "", "{}")
OTHER = Record("Rivers Again", (), "", "", "", "{}")


@pytest.mark.parametrize(
    ("records", "file", "said"),
    [
        ({"b.pdf": RECORD}, "b.pdf", {"a.pdf": ", which has a record", "c.pdf": ", which has a record"}),
        (
            {"c.pdf": OTHER, "b.pdf": RECORD},
            "b.pdf",
            {"a.pdf": ", which has a record", "c.pdf": ", the first that has a record"},
        ),
        ({}, "a.pdf", {"b.pdf": "", "c.pdf": ""}),
    ],
)
@pytest.mark.parametrize("archived", [False, True])
def test_of_files_that_are_the_same_the_one_with_a_record_is_the_document(
    sources, intake, read, make_pdf, set_page, archived, records, file, said
):
    make_pdf(sources / "a.pdf", [set_page("# On Rivers", "Rivers carry water.")])
    if archived:
        intake()
    for copy in ("b.pdf", "c.pdf"):
        shutil.copy(sources / "a.pdf", sources / copy)
    made = intake(records)
    assert [(document.file, document.record) for document in made.documents] == [(file, records.get(file))]
    reasons = {copy: f"the same file as {file}{why}; indexed once" for copy, why in said.items()}
    assert made.warnings == tuple(PageWarning(copy, 0, reason) for copy, reason in reasons.items())
    assert read == ["a.pdf" if archived else file]


def test_workers_load_nothing_of_the_search_or_the_screen(sources, tmp_path, make_pdf, set_page):
    path = make_pdf(sources / "a.pdf", [set_page("# On Rivers", "Rivers carry water.")])
    document_id = hashlib.sha256(path.read_bytes()).hexdigest()[:16]
    call = f"read_file(Path({str(path)!r}), 'a.pdf', {document_id!r}, Layout(Path({str(tmp_path)!r})), 'r', '')"
    heavy = "[m for m in ('torch', 'faiss', 'gradio', 'transformers') if m in sys.modules]"
    code = (
        f"exec('import sys; from pathlib import Path; from index.reader import Layout, read_file') or ({call}, {heavy})"
    )
    ((_, outcome),) = run_each(eval, [Job(1, (code, {}), 300.0)], 2_000)
    kept, loaded = outcome
    assert (kept.reading.document.guessed_title, loaded) == ("On Rivers", [])


def test_a_renamed_file_keeps_its_page_warnings(sources, intake, read, make_pdf, set_page, break_pages):
    break_pages(make_pdf(sources / "a.pdf", [set_page("# On Rivers", "Rivers carry water.")] * 2), 2)
    (warning,) = intake().warnings
    (sources / "a.pdf").rename(sources / "b.pdf")
    assert intake().warnings == (PageWarning("b.pdf", 2, warning.reason),)
    assert read == ["a.pdf"]


def test_a_file_taken_away_and_put_back_keeps_its_page_warnings(
    sources, intake, read, tmp_path, make_pdf, set_page, break_pages
):
    break_pages(make_pdf(sources / "a.pdf", [set_page("# On Rivers", "Rivers carry water.")] * 2), 2)
    make_pdf(sources / "z.pdf", [set_page("# On Seas", "The sea is wide.")])
    first = intake()
    shutil.move(sources / "a.pdf", tmp_path)
    assert intake().warnings == ()
    shutil.move(tmp_path / "a.pdf", sources)
    assert intake() == first
    assert read == ["a.pdf", "z.pdf"]


def test_a_title_from_the_file_name_follows_the_name_and_no_other_title_does(sources, intake, make_pdf, set_page):
    make_pdf(sources / "soft.pdf", [set_page("Rivers carry water to the sea.")])
    make_pdf(sources / "On Seas.pdf", [set_page("The sea is wide.")], title="On Seas")
    assert [d.title for d in intake().documents] == ["On Seas", "soft"]
    (sources / "soft.pdf").rename(sources / "rivers.pdf")
    (sources / "On Seas.pdf").rename(sources / "a.pdf")
    assert [(d.file, d.title) for d in intake().documents] == [("a.pdf", "On Seas"), ("rivers.pdf", "rivers")]


def test_a_record_comes_and_goes_without_reading(sources, intake, read, make_pdf, set_page):
    make_pdf(sources / "a.pdf", [set_page("# On Rivers", "Rivers carry water.")])
    record = Record("The Law of Rivers", (), "", "", "", "{}")
    assert [intake(records).documents[0].record for records in ({}, {"a.pdf": record}, {})] == [None, record, None]
    assert read == ["a.pdf"]


@pytest.mark.parametrize("ending", ["json", "npz"])
@pytest.mark.parametrize("damage", ["missing", "cut in half", "replaced"])
def test_what_the_archive_has_lost_is_read_again(sources, layout, intake, read, make_pdf, set_page, ending, damage):
    make_pdf(sources / "a.pdf", [set_page("# On Rivers", "Rivers carry water.")])
    first = intake()
    (path,) = (layout.root / "documents").glob(f"*.{ending}")
    content = path.read_bytes()
    path.unlink()
    if damage != "missing":
        path.write_bytes(content[: len(content) // 2] if damage == "cut in half" else b"[1, 2]")
    assert intake() == first
    assert read == (["a.pdf"] if ending == "npz" and damage != "missing" else ["a.pdf", "a.pdf"])


def test_nothing_is_reused_unless_told(sources, intake, read, make_pdf, set_page):
    make_pdf(sources / "a.pdf", [set_page("# On Rivers", "Rivers carry water.")])
    assert intake() == intake(trust=NOTHING)
    assert read == ["a.pdf", "a.pdf"]


@pytest.mark.shared
@pytest.mark.slow
@pytest.mark.skipif(not HOSTILE.is_dir(), reason="the development data is not beside the project")
def test_every_hostile_file_is_a_document_or_has_a_reason(sources, intake):
    shutil.copytree(HOSTILE, sources)
    files = scan(sources)
    made = intake()
    copies = [warning.file for warning in made.warnings if "the same file as" in warning.reason]
    assert len(files) == 42
    assert sorted([d.file for d in made.documents] + [f.file for f in made.failed] + copies) == sorted(files)
    assert all(failure.reason for failure in made.failed)
    assert not [f for f in made.failed if "The reader failed" in f.reason or "The reader crashed" in f.reason]
