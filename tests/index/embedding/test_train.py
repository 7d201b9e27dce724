"""The command that trains."""

from __future__ import annotations

from pathlib import Path

import pytest

from index.embedding.train import train
from index.errors import EmbedderError


def test_a_missing_teacher_is_said_with_the_remedy(tmp_path: Path):
    (tmp_path / "pairs.tsv").write_text("law\t法\n", encoding="utf-8")
    with pytest.raises(EmbedderError, match="teacher"):
        train(tmp_path, None, None, str(tmp_path / "none"), tmp_path / "out", 0.01, lambda line: None)
