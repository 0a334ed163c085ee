"""Three shapes in which reviews were kept: a sheet a month, decisions in free words, days in any writing (R46)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path

import openpyxl

from childtonotice.casework.excel.earlier import import_earlier
from childtonotice.casework.models import EarlierReview, User

MONTHS = {"Jan 2025": 3, "Feb 2025": 2, "Mar 2025": 4}
BY_MONTH = """
[[source]]
file = "desk*.xlsx"
sheet = "* 2025"
header_row = 4
[source.reviews.columns]
incident_id = "Ref"
decided_on = {from = "Date looked at", dates = ["%d/%m/%Y"]}
decided_by = "Reader"
decision = {from = "Y/N", codes = "answers"}
[codes.answers]
Y = "ppn-needed"
N = "ppn-not-needed"
"""
FREE_WORDS = """
[[source]]
file = "audit*.xlsx"
[source.reviews.columns]
incident_id = "Incident"
decided_on = "Done"
decided_by = "Who"
decision = {from = "Outcome", codes = "outcomes"}
[codes.outcomes]
"form needed" = "ppn-needed"
"form required" = "ppn-needed"
"no form needed" = "ppn-not-needed"
"nfa" = "ppn-not-needed"
"""
ANY_WRITING = """
unknown = ["n/k", "-"]
[[source]]
file = "old*.xlsx"
[source.reviews.columns]
incident_id = "URN"
reported_on = {from = "Call", dates = ["%d/%m/%Y", "%d/%m/%y", "%d %b %Y", "%d-%m-%Y"]}
decided_on = {from = "Reviewed", dates = ["%d/%m/%Y", "%d/%m/%y", "%d %b %Y", "%d-%m-%Y"]}
decided_by = "By"
decision = {from = "Form?", codes = "answers"}
words = {from = ["Notes", "Notes 2", "Sgt's remarks"]}
[codes.answers]
Yes = "ppn-needed"
No = "ppn-not-needed"
"""


def keep(folder: Path, name: str, sheets: Mapping[str, Sequence[Sequence[object]]], mapping: str) -> tuple[Path, Path]:
    """A workbook of these sheets, and its mapping."""
    book = openpyxl.Workbook()
    book.remove(book.worksheets[0])
    for title, rows in sheets.items():
        page = book.create_sheet(title)
        for row in rows:
            page.append(list(row))
        if title in MONTHS:
            page.merge_cells("A1:E1")
            page.merge_cells("B3:C3")
    (folder / "mapping.toml").write_text(mapping)
    book.save(folder / name)
    return folder / name, folder / "mapping.toml"


def take(paths: tuple[Path, Path], user: User, *, save: bool = True) -> str:
    return "\n".join(import_earlier(*paths, username=user.username, save=save))


def month(name: str, count: int) -> list[list[object]]:
    rows: list[list[object]] = [[f"Desk reviews, {name}"], [], ["", "Looked at", "", "Outcome", ""]]
    rows.append(["Ref", "Date looked at", "Reader", "Y/N", "Remarks"])
    rows += [[f"{name[:3]}-{n}", date(2025, 1, 1 + n), "Hall", "Y" if n % 2 else "N", ""] for n in range(count)]
    return [*rows, ["TOTAL", count, "", "", ""], [], ["Checked by", "Insp Marsh"]]


def test_a_sheet_a_month_with_merged_heads_and_totals(users: dict[str, User], tmp_path: Path) -> None:
    sheets = {name: month(name, count) for name, count in MONTHS.items()} | {"Key": [["Y", "yes"], ["N", "no"]]}
    paths = keep(tmp_path, "desk.xlsx", sheets, BY_MONTH)
    told = take(paths, users["coordinator"])
    assert "9 reviews of 9 incidents to take in, 0 known already." in told
    assert "Left out: 6 rows whose reference has no digit, as of a total" in told
    assert {review.file for review in EarlierReview.objects.all()} == {f"desk.xlsx#{name}" for name in MONTHS}
    assert set(EarlierReview.objects.values_list("decision", flat=True)) == {"ppn-needed", "ppn-not-needed"}
    assert "0 reviews of 0 incidents to take in, 9 known already." in take(paths, users["coordinator"])
    assert EarlierReview.objects.count() == 9


def test_decisions_in_free_words_are_kept_as_said_and_guessed_for_nobody(
    users: dict[str, User], tmp_path: Path
) -> None:
    said = ("Form needed", "NFA ", "no  form needed", "Spoke to PC, will send", "Form needed - see notes", "")
    rows = [
        ("Incident", "Done", "Who", "Outcome"),
        *((f"A{n}", "2025-03-04", "Lee", one) for n, one in enumerate(said)),
    ]
    told = take(keep(tmp_path, "audit 2025.xlsx", {"Audit": rows}, FREE_WORDS), users["coordinator"])
    found = {each.incident_id: (each.decision, each.said) for each in EarlierReview.objects.all()}
    assert [found[f"A{n}"][0] for n in range(6)] == ["ppn-needed", "ppn-not-needed", "ppn-not-needed", "", "", ""]
    assert found["A3"][1] == "Spoke to PC, will send"
    assert "Doubtful in 2 rows: its word for the decision is not in the mapping (rows 5, 6)." in told
    assert "Doubtful in 1 row: it names no decision (row 7)." in told


def test_days_in_any_writing_and_several_columns_of_notes(users: dict[str, User], tmp_path: Path) -> None:
    rows: list[Sequence[object]] = [("URN", "Call", "Reviewed", "By", "Form?", "Notes", "Notes 2", "Sgt's remarks")]
    days = (date(2025, 4, 3), "03/04/2025", "3/4/25", "03 Apr 2025", "03-04-2025")
    rows += [(f"U{n}", day, day, "Roe", "Yes", "two upstairs", "", "agreed") for n, day in enumerate(days)]
    rows += [("U8", "n/k", "w/c 3rd", "Roe", "No", "", "", "rang back")]
    paths = keep(tmp_path, "old.xlsx", {"Sheet1": rows}, ANY_WRITING)
    looked = take(paths, users["coordinator"], save=False)
    assert "6 reviews of 6 incidents to take in" in looked
    assert "Doubtful in 1 row: a day in it could not be read (row 7)." in looked
    assert not EarlierReview.objects.exists()
    take(paths, users["coordinator"])
    read = {each.incident_id: each for each in EarlierReview.objects.all()}
    assert (
        {read[f"U{n}"].decided_on for n in range(5)}
        == {read[f"U{n}"].reported_on for n in range(5)}
        == {date(2025, 4, 3)}
    )
    assert read["U0"].words.split() == ["two", "upstairs", "agreed"]
    assert (read["U8"].decided_on, read["U8"].words) == (None, "rang back")
