"""The settings of answering can be changed by file."""

from __future__ import annotations

from pathlib import Path

from assistant.config import AssistantConfig
from index.config import load


def test_a_setting_of_the_file_replaces_the_default(tmp_path: Path):
    file = tmp_path / "assistant.toml"
    file.write_text("[assistant]\npassages_found = 2\n", encoding="utf-8")
    assert load(AssistantConfig, "assistant", file) == AssistantConfig(passages_found=2)
