"""The versions of an index: which there are, going back to one, and clearing old ones away."""

from __future__ import annotations

import contextlib
import datetime
import shutil
from dataclasses import dataclass
from pathlib import Path

from index.archive import write_text
from index.embedding.transformer import Transformer
from index.errors import VersionError
from index.leases import in_use
from index.smoke import opened
from index.versions import (
    BUILD,
    UNREADABLE,
    Layout,
    Manifest,
    current_manifest,
    discard,
    leftovers,
    locked,
    manifest_of,
    serve,
    typed,
)


@dataclass(frozen=True, slots=True)
class Version:
    """A version that came to be. ``bytes`` are its own on the disk, without the archive that all versions share.

    ``withdrawn`` is when it was gone back from, empty when it was not.
    """

    number: int
    created: str
    documents: int
    failed: int
    pages: int
    passages: int
    embedder: str
    fingerprint: str
    recipe: str
    bytes: int
    serves: bool
    withdrawn: str


@dataclass(frozen=True, slots=True)
class Rollback:
    """The version that served, None where CURRENT named none, and the one that serves now."""

    before: int | None
    now: int


@dataclass(frozen=True, slots=True)
class Pruned:
    """The versions that were removed, those that were spared because a reader has them open, and the bytes gained."""

    removed: tuple[int, ...]
    in_use: tuple[int, ...]
    bytes: int


def versions(root: Path) -> tuple[Version, ...]:
    """All versions that can be served, the newest first. Raises IndexMissing when nothing was built."""
    layout = Layout(root)
    serving = _serving(layout)
    if serving is None and not layout.whole():
        current_manifest(layout)  # says what is the matter; what can be gone back to is listed whatever CURRENT says
    found = [_version(layout, number, serving) for number in reversed(layout.whole())]
    return tuple(version for version in found if version is not None)


def rollback(root: Path, to: int | None = None, at_hand: Transformer | None = None) -> Rollback:
    """Let version ``to`` serve again, or the one before that which serves; ``at_hand`` as in ``Library.open``.

    What is gone back from is marked as withdrawn and keeps its number: the next build compares the sources with what
    serves, reads again what only the withdrawn version had, and gets the next free number. Going to a version that was
    withdrawn takes its mark away.

    Raises VersionError when there is no such version, CheckFailed when it fails its test, IndexBusy while a build runs,
    IndexMissing when nothing was built.
    """
    layout = Layout(root)
    versions(root)
    with locked(layout):
        serving = _serving(layout)
        target = _target(layout, serving, to)
        opened(layout, _manifest(layout, target), at_hand)
        if serving is not None and target < serving and layout.manifest(serving).exists():
            write_text(layout.withdrawn(serving), _now() + "\n")
        serve(layout, target)
        layout.withdrawn(target).unlink(missing_ok=True)
    return Rollback(serving, target)


def prune(root: Path, keep: int) -> Pruned:
    """Remove all but ``keep`` versions (from 1), and what no version needs: readings, leftovers of killed builds.

    Kept are the one that serves and the newest others, withdrawn ones last. What a running reader has open is spared.
    Raises IndexBusy while a build runs, IndexMismatch when CURRENT names no whole version, IndexMissing.
    """
    layout = Layout(root)
    current = current_manifest(layout).version
    with locked(layout):
        before = _size(layout.root)
        ranked = sorted(layout.whole(), key=lambda n: (n != current, layout.withdrawn(n).exists(), -n))
        removed, spared = [], []
        for number in sorted(ranked[keep:]):
            if in_use(layout.manifest(number)):
                spared.append(number)
                continue
            try:
                discard(layout, number)
                removed.append(number)
            except PermissionError:  # on Windows, where what is open cannot be removed
                spared.append(number)
        for path in [*leftovers(layout), *unneeded(layout)]:
            shutil.rmtree(path) if path.is_dir() else path.unlink(missing_ok=True)
        return Pruned(tuple(removed), tuple(spared), before - _size(layout.root))


def unneeded(layout: Layout) -> list[Path]:
    """What lies in the archive and no version needs; nothing while one cannot say what it needs."""
    needed = set()
    try:
        for number in layout.whole():
            manifest = manifest_of(layout, number)
            for entry in manifest.documents:
                needed.add(layout.document(entry.id, manifest.recipe, entry.edition).stem)
    except UNREADABLE:
        return []
    return sorted(path for path in layout.documents.glob("[!.]*") if path.stem not in needed and path.is_file())


def _serving(layout: Layout) -> int | None:
    with contextlib.suppress(OSError, ValueError):
        return int(layout.current.read_text(encoding="utf-8"))
    return None


def _target(layout: Layout, serving: int | None, to: int | None) -> int:
    whole = layout.whole()
    if to is not None and to == serving:
        raise VersionError(f"Version {to} serves already.", "Name another: --to N")
    if to is not None and to in whole:
        return to
    earlier = [n for n in whole if (serving is None or n < serving) and not layout.withdrawn(n).exists()]
    if to is None and earlier:
        return earlier[-1]
    missing = f"There is no version {to}" if to is not None else "There is no version to go back to"
    others = ", ".join(str(number) for number in whole if number != serving)
    remedy = (
        f"There are: {others}. Name one: --to N" if others else f"Build instead: {BUILD} --index {typed(layout.root)}"
    )
    raise VersionError(f"{missing} in {layout.root}.", remedy)


def _manifest(layout: Layout, number: int) -> Manifest:
    try:
        return manifest_of(layout, number)
    except UNREADABLE as error:
        raise VersionError(f"Version {number} is damaged ({error}).", "Go back to another: --to N") from error


def _version(layout: Layout, number: int, serving: int | None) -> Version | None:
    """None when its manifest cannot be read."""
    try:
        manifest = manifest_of(layout, number)
    except UNREADABLE:
        return None
    mark = layout.withdrawn(number)
    return Version(
        number=number,
        created=manifest.created,
        documents=len(manifest.documents),
        failed=len(manifest.failed),
        pages=sum(entry.pages for entry in manifest.documents),
        passages=sum(entry.passages for entry in manifest.documents),
        embedder=manifest.embedder,
        fingerprint=manifest.fingerprint,
        recipe=manifest.recipe,
        bytes=_size(layout.version(number)),
        serves=number == serving,
        withdrawn=mark.read_text(encoding="utf-8").strip() if mark.exists() and number != serving else "",
    )


def _size(folder: Path) -> int:
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


def _now() -> str:
    return datetime.datetime.now(datetime.UTC).isoformat(timespec="seconds")
