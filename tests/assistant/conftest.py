"""An assistant over the starter library, its index built once."""

from __future__ import annotations

from pathlib import Path

import pytest

STARTER = Path(__file__).parents[2] / "sources"


@pytest.fixture(scope="session")
def starter_root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    from index.build import build

    root = tmp_path_factory.mktemp("starter") / "index"
    build(STARTER, root)
    return root


@pytest.fixture(scope="session")
def assistant(starter_root: Path):
    from assistant.ask import Assistant

    return Assistant.open(starter_root)
