"""Every force folder that we ship loads, and a folder with a mistake in it does not."""

from __future__ import annotations

from pathlib import Path

import pytest

from childtonotice.screening.errors import CannotStart
from childtonotice.screening.read import load_force
from tests.house.code import ROOT

FOLDERS = sorted(path for path in (ROOT / "forces").iterdir() if path.is_dir())


def test_the_shipped_forces_are_there() -> None:
    assert {"example", "wolds-and-dales"} <= {folder.name for folder in FOLDERS}


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_the_force_loads(folder: Path) -> None:
    force = load_force(folder)
    assert force.name
    assert force.areas
    assert force.cover_days > 0


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_the_folder_holds_data_only(folder: Path) -> None:
    allowed = {"force.toml", "mapping.toml", "phrases.csv", "README.md"}
    assert {path.name for path in folder.rglob("*") if path.is_file()} <= allowed


def test_a_mistake_in_a_force_is_said(tmp_path: Path) -> None:
    (tmp_path / "force.toml").write_text('name = "Example"\ncover_dayz = 7\n', encoding="utf-8")
    with pytest.raises(CannotStart, match="cover_dayz"):
        load_force(tmp_path)
