"""What the recipes say is there in Chinese: of a file, the shelf, a build, the health, a run, a conversation."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from assistant.ui.messages import told

ROOT = Path(__file__).parents[3]
ROOMS = [
    *sorted((ROOT / "index" / "reading").glob("*.py")),
    *(ROOT / "index" / f"{name}.py" for name in ("shelf", "doctor", "worker", "reader", "progress")),
    *(ROOT / "eval" / f"{name}.py" for name in ("questions", "systems", "report", "compare")),
    ROOT / "assistant" / "conversations.py",
]
ERRORS = {
    "ReadError", "ShelfError", "NameTaken", "Stopped", "Cancelled", "Finding", "DatasetError", "UnknownSystem",
    "ConfigError", "ReportError", "ChatsError", "TypeError", "ValueError",
}  # fmt: skip


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
            texts = [said(argument, names) for argument in node.args] if node.func.id in ERRORS else []
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


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("q.csv has no question of the split 'dev'. Name another file or --split all.",
         "q.csv 中没有属于划分 'dev' 的问题。请换一个问题集，或将划分改为“全部”。"),
        ("""Line 2 of q.jsonl cannot be used ("answerable" is not true or false).""",
         """q.jsonl 的第 2 行无法使用（"answerable" 应为 true 或 false）。"""),
        ("The run broke off.", "评测意外中断。"),
    ],
)  # fmt: skip
def test_what_stops_a_run_is_told(english, chinese):
    assert told(english, "zh") == chinese


def test_what_is_not_known_stays_as_it_is():
    assert told("Something else.", "zh") == "Something else."
    assert told("The file needs a password.", "en") == "The file needs a password."
    assert told("x" * 10_000_000, "zh") == "x" * 10_000_000
