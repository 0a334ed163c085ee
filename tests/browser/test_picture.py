"""The picture of the README is taken from the program itself, so that it cannot show what is not there."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.browser.visitor import Visitor

PICTURE = Path(__file__).resolve().parents[2] / "docs" / "picture.png"
SIZE = {"width": 1366, "height": 768}


def test_the_picture_of_the_readme_can_be_taken(
    visitor: Visitor, tmp_path: Path, request: pytest.FixtureRequest
) -> None:
    visitor.sign_in("joan.hall")
    visitor.page.set_viewport_size(SIZE)  # type: ignore[arg-type]
    taken = tmp_path / "picture.png"
    visitor.page.screenshot(path=taken)
    # Its times change from run to run: it replaces the kept one only when asked (--update-picture).
    if request.config.getoption("update_picture", default=False) or not PICTURE.exists():
        PICTURE.write_bytes(taken.read_bytes())
    assert read_size(taken) == read_size(PICTURE) == (SIZE["width"], SIZE["height"])
    assert taken.stat().st_size > 40_000


def read_size(picture: Path) -> tuple[int, int]:
    """Width and height of a PNG, from its header."""
    head = picture.read_bytes()[:24]
    assert head.startswith(b"\x89PNG")
    return int.from_bytes(head[16:20], "big"), int.from_bytes(head[20:24], "big")
