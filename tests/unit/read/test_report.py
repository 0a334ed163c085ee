"""problems.csv: a line a problem, never what a record says of somebody."""

import csv
from pathlib import Path

import pytest

from childtonotice.screening.findings import Problem
from childtonotice.screening.read import safe_cell, write_problems
from tests.unit.read.extracts import HEADER, ONE, read_files


@pytest.mark.parametrize("text", ["=1+1", "+44", "-x", "@SUM", "\tx", "\rx"])
def test_a_cell_that_begins_like_a_formula_is_made_harmless(text: str) -> None:
    assert safe_cell(text) == "'" + text


@pytest.mark.parametrize("text", ["", "x", "1-2", "a=b", "'=x", " =x"])
def test_every_other_cell_stays_as_it_is(text: str) -> None:
    assert safe_cell(text) == text


def test_problems_are_written_with_exactly_six_columns(tmp_path: Path) -> None:
    problem = Problem("=cmd.csv", 3, "log", "warning", "it, has a comma", 'say "so"')
    write_problems([problem], tmp_path / "problems.csv")
    rows = list(csv.reader((tmp_path / "problems.csv").read_text(encoding="utf-8").splitlines()))
    assert rows == [
        ["file", "record", "column", "severity", "problem", "cure"],
        ["'=cmd.csv", "3", "log", "warning", "it, has a comma", 'say "so"'],
    ]


def test_no_problem_or_note_repeats_what_a_record_says_of_somebody(tmp_path: Path) -> None:
    """Contract, "The answer as files": problems.csv never holds the personal data itself."""
    secret = "Quillfeather"
    files = {
        "incidents.csv": HEADER
        + ONE
        + f"E2,{secret},,,{secret} aged 5\nE1,2026-05-05,{secret},,{secret}\n{secret},x\n",
        "people.csv": f"person_id,forename,date_of_birth,looked_after\nP1,={secret},{secret},{secret}\nP1,x,,\n",
        "involvements.csv": f"incident_id,person_id,role,age\nE1,P1,{secret},{secret}\n{secret},P1,child,\n",
        "ppns.csv": f"ppn_id,submitted_at,kind,grading,categories\n"
        f"N1,2026-05-05,{secret},{secret},{secret}\nN2,{secret},,,\n",
        f"{secret}.txt": secret,
    }
    extract = read_files(tmp_path, files)
    assert len(extract.problems) > 12
    assert all(secret not in f"{p.column}{p.problem}{p.cure}" for p in extract.problems)
    assert secret not in "".join(extract.notes).replace(f"{secret}.txt", "")
