"""What we carry of others' is what its versions file says, byte for byte."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

from tests.house.code import ROOT

FOLDERS = (ROOT / "src/childtonotice/casework/static/casework/vendor", ROOT / "tests/browser/vendor")


def find_changed(folder: Path) -> list[str]:
    """The files of a folder that differ from its versions file, are missing, or are not named there."""
    told = json.loads((folder / "versions.json").read_text(encoding="utf-8"))
    held = {path.name: path.read_bytes() for path in folder.iterdir() if path.name != "versions.json"}
    wrong = [name for name in told if hashlib.sha256(held.get(name, b"")).hexdigest() != told[name]["sha256"]]
    return sorted(wrong + [name for name in held if name not in told])


def test_vendored_files_are_as_they_were_fetched() -> None:
    assert [find_changed(folder) for folder in FOLDERS] == [[], []]


def test_a_changed_or_unnamed_file_is_found(tmp_path: Path) -> None:
    (tmp_path / "versions.json").write_text(json.dumps({"a.js": {"sha256": "0" * 64}, "gone.js": {"sha256": "1"}}))
    (tmp_path / "a.js").write_text("changed")
    (tmp_path / "b.css").write_text("unnamed")
    assert find_changed(tmp_path) == ["a.js", "b.css", "gone.js"]
