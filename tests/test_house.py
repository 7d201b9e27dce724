"""The rules of the house hold."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
ROOMS = ("index", "assistant", "eval")
SOURCES = [
    ROOT / "app.py",
    ROOT / "typeset" / "typeset.py",
    *(p for room in ROOMS for p in sorted((ROOT / room).rglob("*.py"))),
]
#: What the browser is sent.
SHEETS = [p for room in ROOMS for ending in ("js", "css") for p in sorted((ROOT / room).rglob(f"*.{ending}"))]
LONGEST_FILE, LONGEST_FUNCTION = 300, 50  # lines


def names(paths: list[Path]) -> list[str]:
    return [path.relative_to(ROOT).as_posix() for path in paths]


@pytest.mark.parametrize("path", SOURCES, ids=names(SOURCES))
def test_a_file_is_short_and_opens_with_its_purpose(path: Path):
    text = path.read_text(encoding="utf-8")
    tree = ast.parse(text)
    assert len(text.splitlines()) <= LONGEST_FILE
    assert ast.get_docstring(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef):
            assert (node.end_lineno or 0) - node.lineno < LONGEST_FUNCTION, node.name


@pytest.mark.parametrize("path", SHEETS, ids=names(SHEETS))
def test_a_script_or_style_is_short_and_opens_with_its_purpose(path: Path):
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= LONGEST_FILE
    assert text.startswith(("// ", "/* "))


def test_no_file_has_a_name_that_says_nothing():
    forbidden = {"utils", "common", "helpers", "manager", "base", "core", "types"}
    assert not [name for name in names(SOURCES + SHEETS) if Path(name).stem in forbidden]


def test_every_module_has_a_test_of_its_name():
    plain = {
        p.relative_to(ROOT)
        for p in SOURCES
        if p.parent != ROOT and p.name != "__init__.py" and "typeset" not in p.parts
    }
    missing = []
    for module in plain:
        stem = "main" if module.stem == "__main__" else module.stem
        if not (ROOT / "tests" / module.parent / f"test_{stem}.py").exists():
            missing.append(module.as_posix())
    assert len(missing) <= 0.05 * len(plain), missing


@pytest.mark.parametrize("package", ROOMS)
def test_importing_a_package_loads_nothing_heavy(package: str):
    code = (
        f"import sys, {package}; print([m for m in ('torch', 'faiss', 'gradio', 'transformers') if m in sys.modules])"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, cwd=ROOT)
    assert done.stdout.strip() == "[]"


def test_gradio_is_imported_only_on_the_screens():
    users = {
        path.relative_to(ROOT).as_posix()
        for path in SOURCES
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if (isinstance(node, ast.Import) and any(a.name.split(".")[0] == "gradio" for a in node.names))
        or (isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "gradio")
    }
    screens = {user for user in users if user.startswith("assistant/ui/")}
    assert screens and users - screens == {"eval/tab.py"}
