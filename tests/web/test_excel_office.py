"""A workbook that went through another office program comes back as it is: LibreOffice where it is installed."""

from __future__ import annotations

import io
import shutil
import subprocess
from datetime import datetime
from pathlib import Path

import openpyxl
import pytest

from childtonotice.casework.models import User
from tests.web.workbooks import NEEDED, NOT_NEEDED, edit, fill, look, take

pytestmark = pytest.mark.shown

SOFFICE = shutil.which("soffice")


def through_office(content: bytes, folder: Path) -> tuple[bytes, str]:
    """The workbook as an office program saves it, and which that was: openpyxl stands in where none is installed."""
    if SOFFICE is None:
        return edit(content, lambda book: None), "openpyxl"
    (folder / "out").mkdir()
    (folder / "list.xlsx").write_bytes(content)
    profile = f"-env:UserInstallation=file://{folder}/profile"
    command = [SOFFICE, profile, "--headless", "--convert-to", "xlsx", "--outdir", str(folder / "out"), "list.xlsx"]
    subprocess.run(command, cwd=folder, check=True, capture_output=True, timeout=120)
    return (folder / "out" / "list.xlsx").read_bytes(), "LibreOffice"


def test_what_was_filled_in_survives_another_office_program(
    users: dict[str, User], now: datetime, tmp_path: Path, record_property: pytest.RecordProperty
) -> None:
    filled = fill(fill(take(users["manager"], now), "EX-1001", NEEDED), "EX-1002", NOT_NEEDED)
    back, program = through_office(filled, tmp_path)
    record_property("saved by", program)
    found = look(users["manager"], back, now, tmp_path)
    assert [change.reference for change in found.changes] == ["EX-1001", "EX-1002"], program
    assert (found.invalid, found.conflicts, found.notes) == ((), (), ()), program


def test_what_protects_it_survives_too(users: dict[str, User], now: datetime, tmp_path: Path) -> None:
    back, program = through_office(take(users["manager"], now), tmp_path)
    book = openpyxl.load_workbook(io.BytesIO(back))
    page = book["Worklist"]
    assert page.protection.sheet, program
    assert page.column_dimensions["A"].hidden, program
    assert book["Lists"].sheet_state != "visible", program
    kinds = [rule.type for rule in page.data_validations.dataValidation]
    assert kinds.count("list") >= 4, program
    assert look(users["manager"], back, now, tmp_path).filled == ()
