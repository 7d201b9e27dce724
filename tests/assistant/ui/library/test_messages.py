"""What the recipes say is there in Chinese: all that they may say of a file, the shelf, a build, the health."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.ui.library.messages import told

ROOT = Path(__file__).parents[4]
ROOMS = [
    *sorted((ROOT / "index" / "reading").glob("*.py")),
    *(ROOT / "index" / f"{name}.py" for name in ("shelf", "doctor", "worker", "reader", "progress")),
]


def said(node: ast.expr, names: dict[str, str]) -> str | None:
    """The text of a constant or an f-string, its blanks filled; None where it is made in another way."""
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        return node.value
    if isinstance(node, ast.Name):
        return names.get(node.id)
    if isinstance(node, ast.JoinedStr):
        return "".join(str(part.value) if isinstance(part, ast.Constant) else "X1" for part in node.values)
    return None


def messages(path: Path) -> Iterator[str]:
    """The texts of the errors that a module raises and the findings that it makes."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names = {
        target.id: node.value.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Assign) and isinstance(node.value, ast.Constant) and isinstance(node.value.value, str)
        for target in node.targets
        if isinstance(target, ast.Name)
    }
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            is_error = node.func.id in ("ReadError", "ShelfError", "NameTaken", "Stopped", "Cancelled", "Finding")
            texts = [said(argument, names) for argument in node.args] if is_error else []
            yield from (text for text in texts if text and re.search(r"[a-z] [a-z]", text))


@pytest.mark.parametrize("path", ROOMS, ids=[path.stem for path in ROOMS])
def test_what_a_module_says_is_there_in_chinese(path):
    english = [text for text in messages(path) if re.search("[A-Za-z]{4,} [a-z]{2,} [a-z]+", told(text, "zh"))]
    assert english == []


def test_sentences_are_told_one_by_one_and_those_within_them():
    text = "No page has readable text (an image without text, and the page cannot be drawn). " + (
        "Look at the reasons; a damaged file is best exported again."
    )
    assert told(text, "zh") == (
        "没有一页有可读的文字（只有图像、没有文字，且该页无法绘出）。请查看原因；损坏的文件最好重新导出。"
    )
    assert told("pages 2, 5–6: the page is damaged and cannot be loaded", "zh") == "第 2, 5–6 页：该页已损坏，无法读入"


def test_what_is_not_known_stays_as_it_is():
    assert told("Something else.", "zh") == "Something else."
    assert told("The file needs a password.", "en") == "The file needs a password."
    assert told("x" * 10_000_000, "zh") == "x" * 10_000_000
