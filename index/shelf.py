"""The librarian's shelf: files are put among the sources, taken away to a trash beside the index, and put back."""

from __future__ import annotations

import datetime
import os
import secrets
import shutil
import unicodedata
from dataclasses import dataclass
from pathlib import Path

from index.config import IndexConfig
from index.errors import NameTaken, ReadError, ShelfError
from index.reading.kinds import ENDINGS, Kind, kind_of

_LONGEST = 200  # bytes of UTF-8 in a name: file systems take 255, and temporary names need some
_BEGINNING = 8192  # bytes of a text file in which a zero tells that it is none
#: Names that Windows keeps to itself, whatever their ending.
_RESERVED = {"CON", "PRN", "AUX", "NUL", *(f"{port}{n}" for port in ("COM", "LPT") for n in range(1, 10))}
_KEY = f"{'[0-9]' * 8}T{'[0-9]' * 6}-*"  # what is put into the trash by hand is no key
_PACKAGES: tuple[Kind, ...] = ("docx", "epub")  # which the names inside tell apart
_MARKS = (b"\xff\xfe", b"\xfe\xff")  # of UTF-16, which is full of zeros


@dataclass(frozen=True, slots=True)
class Discarded:
    """A file in the trash: its ``key`` there, the path that it had in the sources, when it was taken away."""

    key: str
    file: str
    when: str


def add(
    sources: Path,
    name: str,
    content: bytes | Path,
    trash: Path,
    folder: str = "",
    replace: bool = False,
    config: IndexConfig = IndexConfig(),
) -> str:
    """Put ``content``, bytes or a file, among the sources as ``name`` in ``folder``; its path there is returned.

    The file appears whole or not at all. With ``replace`` what had the name goes to the ``trash``. Raises ShelfError
    when the name or folder is not safe, the kind cannot be read or is not what the name says, the file is too large or
    empty; NameTaken when there is a file of that name.
    """
    target = _place(sources, folder, clean_name(name))
    size = len(content) if isinstance(content, bytes) else _size_of(content)
    if not size:
        raise ShelfError(f"{name!r} is empty.", "Give a file with something in it.")
    if size > config.megabytes_per_upload * 10**6:
        limit = f"megabytes_per_upload under [index] in assistant.toml ({config.megabytes_per_upload})"
        raise ShelfError(f"{name!r} has {size / 1e6:,.1f} MB, more than may be added.", f"Split it, or raise {limit}.")
    _refuse_taken(sources, target, replace)
    target.parent.mkdir(parents=True, exist_ok=True)
    # A hidden name, so that no build takes it for a document; without an ending, which would vouch for its kind.
    temporary = target.with_name(f".{secrets.token_hex(8)}")
    try:
        with temporary.open("xb") as file:
            _copy(content, file.fileno())
        _check_kind(temporary, name, ENDINGS[target.suffix.lower()])
        if replace and target.exists():
            remove(sources, target.relative_to(sources).as_posix(), trash)
        _move(temporary, target)
    except OSError as error:
        raise _failed(f"{name!r} cannot be added", error) from error
    finally:
        temporary.unlink(missing_ok=True)
    return target.relative_to(sources).as_posix()


def remove(sources: Path, file: str, trash: Path) -> Discarded:
    """Take ``file`` (its path in the sources) away to the ``trash``, from where ``restore`` brings it back.

    Raises ShelfError when there is no such document.
    """
    path = _existing(sources, file)
    now = datetime.datetime.now(datetime.UTC)
    key = f"{now:%Y%m%dT%H%M%S}-{secrets.token_hex(4)}"
    held = trash / key / path.relative_to(sources)
    try:
        held.parent.mkdir(parents=True)
        shutil.move(path, held)
    except OSError as error:
        raise _failed(f"{file!r} cannot be taken away", error) from error
    return Discarded(key, path.relative_to(sources).as_posix(), now.isoformat(timespec="seconds"))


def discarded(trash: Path) -> tuple[Discarded, ...]:
    """What lies in the trash, what was taken away last first."""
    found = []
    for folder in sorted(trash.glob(_KEY), reverse=True):
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                when = datetime.datetime.strptime(folder.name[:15], "%Y%m%dT%H%M%S").replace(tzinfo=datetime.UTC)
                found.append(Discarded(folder.name, path.relative_to(folder).as_posix(), when.isoformat()))
    return tuple(found)


def restore(sources: Path, key: str, trash: Path) -> str:
    """Put back what was taken away as ``key``; its path in the sources is returned.

    Raises ShelfError when the trash has no such key, NameTaken when the name is taken by now.
    """
    held = next((item for item in discarded(trash) if item.key == key), None)
    if held is None:
        keys = ", ".join(item.key for item in discarded(trash)) or "nothing"
        raise ShelfError(f"There is no {key[:_LONGEST]!r} in the trash.", f"There is: {keys}.")
    target = sources / held.file
    _refuse_taken(sources, target, replace=False)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.move(trash / key / held.file, target)
        shutil.rmtree(trash / key)
    except OSError as error:
        raise _failed(f"{held.file!r} cannot be put back", error) from error
    return held.file


def clean_name(name: str) -> str:
    """``name`` as a file may have it: composed (NFC), no space around it. Raises ShelfError for one that is not safe.

    Refused, not mended: a name that looks like another than it is would be found by nobody.
    """
    made = unicodedata.normalize("NFC", name).strip()
    stem = made.split(".")[0].rstrip().upper()
    if any(unicodedata.category(c) in ("Cc", "Cf", "Cs", "Co", "Zl", "Zp") for c in made):
        raise _unsafe(name, "has characters that cannot be seen")
    if set(made) & set('/\\:*?"<>|'):
        raise _unsafe(name, 'has one of / \\ : * ? " < > |')
    if made.startswith((".", "~$")) or made.endswith(".") or not stem:
        raise _unsafe(name, "begins or ends with a mark that hides it")
    if stem in _RESERVED:
        raise _unsafe(name, "is one that Windows keeps to itself")
    if len(made.encode()) > _LONGEST:
        raise _unsafe(name[:40] + "…", "is too long")
    if Path(made).suffix.lower() not in ENDINGS:
        raise ShelfError(f"{name!r} is not of a kind that can be read.", f"Kinds are: {', '.join(ENDINGS)}.")
    return made


def _unsafe(name: str, why: str) -> ShelfError:
    return ShelfError(f"The name {name!r} {why}.", "Give the file a plain name, such as “Soft law 2024.pdf”.")


def _place(sources: Path, folder: str, name: str) -> Path:
    """Where ``name`` goes; the folder may be new, but lies in the sources, through no link that leads out."""
    parts = [part for part in folder.split("/") if part]
    for part in parts:
        if part != part.strip() or part.startswith(".") or not part.isprintable() or set(part) & set('\\:*?"<>|'):
            raise ShelfError(f"{folder!r} is no folder in the sources.", "Name one such as papers or agreements.")
    target = sources.joinpath(*parts, name)
    if not sources.is_dir():
        raise ShelfError(f"The folder {sources} does not exist.", "Create it, or name another: --sources DIR")
    if not target.parent.resolve().is_relative_to(sources.resolve()):
        raise ShelfError(f"{folder!r} leads out of the sources.", "Name a folder that lies in them.")
    return target


def _existing(sources: Path, file: str) -> Path:
    path = sources / file
    inside = not Path(file).is_absolute() and ".." not in Path(file).parts
    inside = inside and path.parent.resolve().is_relative_to(sources.resolve())
    if not inside or path.suffix.lower() not in ENDINGS or not os.path.isfile(path):
        remedy = "Name a document by its path there, such as papers/a.pdf."
        raise ShelfError(f"There is no document {file[:_LONGEST]!r} in {sources}.", remedy)
    return path


def _refuse_taken(sources: Path, target: Path, replace: bool) -> None:
    if target.is_dir() or (not replace and os.path.lexists(target)):
        taken = target.relative_to(sources).as_posix()
        raise NameTaken(f"There is a {taken!r} already.", "Give the file another name, or replace the one there.")


def _size_of(path: Path) -> int:
    try:
        return path.stat().st_size
    except FileNotFoundError as error:
        raise ShelfError(f"There is no file {str(path)!r}.", "Name one that is there.") from error
    except OSError as error:
        raise _failed(f"{str(path)!r} cannot be opened", error) from error


def _copy(content: bytes | Path, descriptor: int) -> None:
    with os.fdopen(os.dup(descriptor), "wb") as to:
        if isinstance(content, bytes):
            to.write(content)
        else:
            with content.open("rb") as source:
                shutil.copyfileobj(source, to)
        to.flush()
        os.fsync(to.fileno())


def _check_kind(path: Path, name: str, promised: Kind) -> None:
    """Raises ShelfError unless the first bytes are of the kind that the ending of ``name`` promises."""
    with path.open("rb") as file:
        start = file.read(_BEGINNING)
    remedy = "Save it as what its name says, or name it as what it is."
    try:
        found = kind_of(path)
    except ReadError as error:
        raise ShelfError(f"{name!r} cannot be read. {error.message}", error.remedy) from error
    if promised == "pdf":
        fits = b"%PDF-" in start[:1024]
    elif promised in _PACKAGES:
        fits = found == promised
    else:
        other = found in _PACKAGES or start.lstrip().startswith(b"%PDF-")
        fits = not other and (b"\0" not in start or start.startswith(_MARKS))
    if not fits:
        raise ShelfError(f"{name!r} is not what its ending says ({promised}).", remedy)


def _move(temporary: Path, target: Path) -> None:
    """Into place, and never over a file that came there meanwhile; where there are no hard links, nearly never."""
    try:
        os.link(temporary, target)
    except FileExistsError as error:
        raise NameTaken(f"There is a {target.name!r} already.", "Give the file another name.") from error
    except OSError:
        if target.exists():
            raise
        os.replace(temporary, target)


def _failed(what: str, error: OSError) -> ShelfError:
    return ShelfError(f"{what} ({error.strerror}).", "See to the permissions and the room on the disk.")
