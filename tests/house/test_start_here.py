"""Every command that the ten-minute tour shows works as written."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

from tests.house.code import ROOT
from tests.house.pages import list_blocks

TOUR = ROOT / "docs/start-here.md"


def list_steps() -> list[str]:
    """The lines of the tour's command blocks, in order."""
    return [line for block in list_blocks(TOUR.read_text(encoding="utf-8"), "sh") for line in block.splitlines()]


def walk(step: str, folder: Path) -> subprocess.CompletedProcess[str]:
    """Type one line of the tour in a folder that looks like ours. Make only says what it would do."""
    line = step.replace("make ", "make --dry-run ", 1) if step.startswith("make ") else step
    return subprocess.run(["sh", "-c", line], cwd=folder, capture_output=True, text=True, timeout=120, check=False)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with what the tour expects around it, and room for what it writes."""
    for name in (".venv", "Makefile", "forces", "deploy", "docs"):
        (tmp_path / name).symlink_to(ROOT / name)
    return tmp_path


def test_the_tour_can_be_walked(folder: Path) -> None:
    steps = list_steps()
    assert len(steps) >= 8
    for step in steps:
        told = walk(step, folder)
        assert told.returncode == 0, f"{step}\n{told.stdout}\n{told.stderr}"
        assert told.stdout.strip(), step
    header, *rows = (folder / "tour/answer/screening.csv").read_text(encoding="utf-8").splitlines()
    assert header.startswith("incident_id,area,reported_at,status")
    assert rows


def test_a_step_that_does_not_work_is_seen(folder: Path) -> None:
    assert walk(".venv/bin/ctn screeen tour/extract", folder).returncode != 0
    assert walk("make no-such-target", folder).returncode != 0
