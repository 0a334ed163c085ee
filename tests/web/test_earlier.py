"""Spreadsheets that a force kept before (R46): taken in as reviews with source and doubt, once, and nothing moves."""

from __future__ import annotations

import csv
from datetime import datetime, timedelta
from pathlib import Path

import openpyxl
import pytest
from django.db import DatabaseError, transaction

from childtonotice.casework.access import reader_of
from childtonotice.casework.actions.keeping import erase_old
from childtonotice.casework.excel.earlier import import_earlier
from childtonotice.casework.lists.item_page import item_page
from childtonotice.casework.models import AuditEvent, EarlierReview, Item, ItemEvent, Review, User
from childtonotice.screening.errors import CannotStart

HEAD = ("Log no", "District", "Date of call", "Looked at", "By", "Form needed?", "Notes", "Form no")
ROWS = (
    ("EX-1001", "Northvale", "09/03/2026", "10/03/2026", "Hall", "Y", "Two upstairs, no form.", ""),
    ("EX-1001", "Northvale", "09/03/2026", "10/03/2026", "HALL", "y", "Two upstairs,  no form.", ""),
    ("EX-0007", "Southmoor", "2 May 25", "soon", "", "Already in", "", "P-9"),
    ("EX-0007", "Southmoor", "", "04/05/2025", "Marsh", "maybe", "", ""),
    ("", "Southmoor", "", "", "", "N", "no reference", ""),
)
MAPPING = """
unknown = ["n/k"]
[[source]]
file = "kept*.*"
header_row = 3
[source.reviews.columns]
incident_id = "Log no"
area = "District"
reported_on = {from = "Date of call", dates = ["%d/%m/%Y", "%d %b %y"]}
decided_on = {from = "Looked at", dates = ["%d/%m/%Y"]}
decided_by = "By"
decision = {from = "Form needed?", codes = "answers"}
words = "Notes"
ppn_id = "Form no"
[codes.answers]
Y = "ppn-needed"
N = "ppn-not-needed"
"already in" = "already-submitted"
"""


@pytest.fixture
def mapping(tmp_path: Path) -> Path:
    path = tmp_path / "kept.toml"
    path.write_text(MAPPING)
    return path


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page.append(["Reviews of the northern desk"])
    page.append([])
    for row in (HEAD, *ROWS):
        page.append(row)
    path = tmp_path / "kept-2025.xlsx"
    book.save(path)
    return path


def take_in(path: Path, mapping: Path, user: User, *, save: bool = True) -> list[str]:
    return list(import_earlier(path, mapping, username=user.username, save=save))


def test_a_look_says_what_comes_in_and_what_is_doubtful_and_saves_nothing(
    users: dict[str, User], kept: Path, mapping: Path
) -> None:
    told = "\n".join(take_in(kept, mapping, users["coordinator"], save=False))
    assert "kept-2025.xlsx: 5 rows. 3 reviews of 2 incidents to take in, 1 known already." in told
    assert "Left out: 1 row without a reference (row 8)." in told
    assert "Doubtful in 2 rows: another row of the same incident decides otherwise (rows 6, 7)." in told
    assert "Doubtful in 1 row: a day in it could not be read (row 6)." in told
    assert "Doubtful in 1 row: its word for the decision is not in the mapping (row 7)." in told
    assert told.endswith("Nothing was saved yet. Save with --save.")
    assert not EarlierReview.objects.exists()


def test_each_row_comes_in_once_with_its_source_and_moves_nothing(
    users: dict[str, User], kept: Path, mapping: Path
) -> None:
    before = (Item.objects.get(incident_id="EX-1001").state, ItemEvent.objects.count(), Review.objects.count())
    take_in(kept, mapping, users["coordinator"])
    first = EarlierReview.objects.get(incident_id="EX-1001")
    assert (first.file, first.row, first.decision, first.decided_by) == (
        "kept-2025.xlsx#Sheet",
        4,
        "ppn-needed",
        "Hall",
    )
    assert str(first.reported_on) == "2026-03-09"
    later = EarlierReview.objects.get(incident_id="EX-0007", said="maybe")
    assert (later.decision, str(later.decided_on)) == ("", "2025-05-04")
    assert (Item.objects.get(incident_id="EX-1001").state, ItemEvent.objects.count(), Review.objects.count()) == before
    again = take_in(kept, mapping, users["coordinator"])
    assert "0 reviews of 0 incidents to take in, 4 known already." in again[0]
    assert EarlierReview.objects.count() == 3


def test_another_copy_of_the_same_spreadsheet_adds_nothing(
    users: dict[str, User], kept: Path, mapping: Path, tmp_path: Path
) -> None:
    take_in(kept, mapping, users["coordinator"])
    copy = tmp_path / "kept again.csv"
    with copy.open("w", newline="") as file:
        csv.writer(file).writerows([["Reviews"], [""], HEAD, *reversed(ROWS)])
    take_in(copy, mapping, users["coordinator"])
    assert EarlierReview.objects.count() == 3


def test_the_item_shows_it_with_source_and_doubt_and_words_only_with_names(
    users: dict[str, User], kept: Path, mapping: Path, now: datetime
) -> None:
    take_in(kept, mapping, users["coordinator"])
    item = Item.objects.get(incident_id="EX-1001")
    Item.objects.filter(pk=item.pk).update(reported_on="2026-03-08")
    page = item_page(reader_of(users["manager"], now), item.number, now=now)
    step = next(step for step in page.timeline if step.title == "Before this program: PPN needed")
    assert step.who == "Hall, kept-2025.xlsx#Sheet row 4"
    assert "Two upstairs, no form." in step.words


def test_its_rows_are_recorded_without_a_name_and_only_a_coordinator_takes_them_in(
    users: dict[str, User], kept: Path, mapping: Path
) -> None:
    take_in(kept, mapping, users["coordinator"])
    entry = AuditEvent.objects.get(verb="earlier.import")
    assert entry.details == '{"incidents":2,"rows":3,"there":1}'
    with pytest.raises(CannotStart, match="may not take in"):
        take_in(kept, mapping, users["manager"])


def test_rows_are_added_only_and_leave_when_their_time_is_over(
    users: dict[str, User], kept: Path, mapping: Path, now: datetime
) -> None:
    take_in(kept, mapping, users["coordinator"])
    with pytest.raises(DatabaseError), transaction.atomic():
        EarlierReview.objects.update(decision="no-child")
    erase_old(by=None, now=now + timedelta(days=600))
    assert set(EarlierReview.objects.values_list("incident_id", flat=True)) == {"EX-1001"}


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('incident_id = "Log no"\n', "", "incident_id is missing"),
        ('"Notes"', '"Remarks"', "has no column 'Remarks'"),
        ("kept*.*", "other*.*", r"has no \[\[source\]\] for kept-2025.xlsx"),
    ],
)
def test_a_mapping_that_does_not_fit_is_refused_in_words(
    users: dict[str, User], kept: Path, mapping: Path, old: str, new: str, said: str
) -> None:
    mapping.write_text(MAPPING.replace(old, new))
    with pytest.raises(CannotStart, match=said):
        take_in(kept, mapping, users["coordinator"])
