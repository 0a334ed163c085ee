"""Excel out and back: what a workbook holds, what it changes, and that nothing is saved twice or unseen."""

from __future__ import annotations

import io
from datetime import datetime, timedelta
from pathlib import Path

import openpyxl
import pytest

from childtonotice.casework.access import NotFound
from childtonotice.casework.actions import Refused
from childtonotice.casework.actions.sheets import Taken, take_sheet
from childtonotice.casework.in_force import forget_settings
from childtonotice.casework.models import AuditEvent, Item, ItemChild, Review, SettingVersion, User
from childtonotice.screening.errors import CannotStart
from tests.web import answers
from tests.web.workbooks import NEEDED, NOT_NEEDED, cell, edit, fill, look, row_of, take


def open_book(content: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(content))


def test_a_row_for_each_item_and_one_for_each_child(users: dict[str, User], now: datetime) -> None:
    book = open_book(take(users["manager"], now))
    shown = Item.objects.filter(area__code="northvale", state="to-read")
    assert book.sheetnames == ["Worklist", "Children", "How to fill this in", "Columns", "Lists"]
    assert book["Worklist"].max_row == 2 + shown.count()
    assert book["Children"].max_row == 2 + ItemChild.objects.filter(item__in=shown, current=True).count()
    assert book["Lists"].sheet_state == "veryHidden"
    covers = {cell(book, "Children", row, "Covered").value for row in range(3, book["Children"].max_row + 1)}
    assert "✓ Covered" in covers
    assert "✗ No PPN" in covers


def test_facts_are_locked_and_decisions_are_open(users: dict[str, User], now: datetime) -> None:
    book = open_book(take(users["manager"], now))
    page = book["Worklist"]
    assert page.protection.sheet
    assert cell(book, "Worklist", 3, "Why").protection.locked
    # An empty cell looks as its column does.
    assert not page.column_dimensions[cell(book, "Worklist", 2, "Decision").column_letter].protection.locked
    assert not cell(book, "Worklist", 3, "Risk").protection.locked
    assert page.column_dimensions["A"].hidden
    assert page.freeze_panes == "D3"
    kinds = sorted(rule.type for rule in page.data_validations.dataValidation)
    assert kinds.count("list") == 4
    assert {"date", "textLength"} <= set(kinds)


def test_each_page_says_how_to_handle_it_and_whose_it_is(users: dict[str, User], now: datetime) -> None:
    for page in open_book(take(users["manager"], now)).worksheets[:4]:
        assert page.page_setup.orientation == "landscape"
        assert "OFFICIAL-SENSITIVE" in str(page.oddHeader.center.text)
        assert "Joan Hall" in str(page.oddFooter.left.text)
    assert open_book(take(users["manager"], now))["Worklist"].print_title_rows == "$1:$2"


def test_no_name_and_no_house_number_leaves(users: dict[str, User], now: datetime) -> None:
    words = " ".join(str(c.value) for page in open_book(take(users["manager"], now)) for row in page for c in row)
    assert "Ellie" not in words
    assert "14 Tanner" not in words


def test_who_only_reads_gets_every_cell_locked(users: dict[str, User], now: datetime) -> None:
    book = open_book(take(users["inspector"], now))
    assert cell(book, "Worklist", 3, "Decision").protection.locked


def test_taking_it_out_is_recorded_and_another_area_is_not_there(users: dict[str, User], now: datetime) -> None:
    take(users["manager"], now)
    entry = AuditEvent.objects.filter(verb="sheet.export").get()
    assert entry.subject == "area:northvale"
    assert Item.objects.get(incident_id="EX-1001").number in entry.details
    with pytest.raises(NotFound):
        take(users["other"], now)


def test_words_that_begin_like_a_formula_stay_words(users: dict[str, User], now: datetime) -> None:
    hostile = '=HYPERLINK("http://force.example","x")'
    Item.objects.filter(incident_id="EX-1001").update(why=hostile)
    ItemChild.objects.filter(item__incident_id="EX-1001").update(label="@SUM(1)")
    book = open_book(take(users["manager"], now))
    found = cell(book, "Worklist", row_of(book, "EX-1001"), "Why")
    assert (found.value, found.data_type) == (hostile, "s")
    assert all(c.data_type != "f" for page in book for row in page for c in row)


def test_an_untouched_workbook_changes_nothing(users: dict[str, User], now: datetime, tmp_path: Path) -> None:
    content = take(users["manager"], now)
    for back in (content, edit(content, lambda book: None)):
        found = look(users["manager"], back, now, tmp_path)
        assert (found.filled, found.invalid, found.notes) == ((), (), ())
        assert found.untouched == open_book(content)["Worklist"].max_row - 2


def test_out_and_back_through_another_program_and_twice_is_once(
    users: dict[str, User], now: datetime, tmp_path: Path
) -> None:
    back = fill(fill(take(users["manager"], now), "EX-1001", NEEDED), "EX-1002", NOT_NEEDED)
    found = look(users["manager"], back, now, tmp_path)
    assert [change.reference for change in found.changes] == ["EX-1001", "EX-1002"]
    assert (found.invalid, found.conflicts) == ((), ())
    assert not Review.objects.exists(), "a preview saves nothing"
    taken = take_sheet(by=users["manager"], area_code="northvale", filled=found.filled, whole=True, now=now)
    assert taken == Taken(2, ())
    review = Review.objects.get(item__incident_id="EX-1001")
    assert (review.decision, review.risk, review.categories) == ("ppn-needed", "high", ["domestic abuse"])
    # The child who is covered is left out; a PPN is asked for the others.
    assert sorted(review.children.values_list("answer", flat=True)).count("ppn-needed") == 2
    again = look(users["manager"], back, now + timedelta(minutes=5), tmp_path)
    assert (again.saved, again.filled) == (2, ())


def test_what_was_decided_since_is_a_conflict_with_who_and_what(
    users: dict[str, User], item: Item, now: datetime, tmp_path: Path
) -> None:
    back = fill(take(users["manager"], now), "EX-1001", NEEDED)
    answers.save(users["sergeant"], item, answers.NOT_NEEDED, now)
    found = look(users["manager"], back, now, tmp_path)
    assert len(found.conflicts) == 1
    assert "Decided since by Ines Rowe: PPN not needed" in found.conflicts[0].why


def test_each_wrong_cell_is_named_with_why_and_what_is_allowed(
    users: dict[str, User], now: datetime, tmp_path: Path
) -> None:
    # Values pasted over a drop-down pass by it; every one is checked again.
    content = fill(take(users["manager"], now), "EX-1001", NEEDED | {"Risk": 7})
    content = fill(content, "EX-1002", NOT_NEEDED | {"In one sentence": "seen"})
    found = look(users["manager"], content, now, tmp_path)
    row = row_of(open_book(content), "EX-1001")
    risk, words = found.invalid
    assert risk.place == f"Worklist S{row}"
    assert risk.allowed == "one of: Standard; Medium; High"
    assert "Say in one sentence" in words.why
    assert found.changes == ()


def test_all_or_none_and_the_good_rows(users: dict[str, User], now: datetime, tmp_path: Path) -> None:
    content = fill(take(users["manager"], now), "EX-1002", NOT_NEEDED)
    content = fill(content, "EX-1001", NOT_NEEDED | {"In one sentence": ""})
    filled = look(users["manager"], content, now, tmp_path).filled
    refused = take_sheet(by=users["manager"], area_code="northvale", filled=filled, whole=True, now=now)
    assert isinstance(refused, Refused)
    assert not Review.objects.exists()
    taken = take_sheet(by=users["manager"], area_code="northvale", filled=filled, whole=False, now=now)
    assert isinstance(taken, Taken)
    assert (taken.saved, len(taken.left)) == (1, 1)


def test_a_child_for_whom_none_is_asked_needs_a_why(users: dict[str, User], now: datetime, tmp_path: Path) -> None:
    content = fill(take(users["manager"], now), "EX-1001", NEEDED)

    def leave_one_out(book: openpyxl.Workbook, why: str) -> None:
        rows = range(3, book["Children"].max_row + 1)
        mine = [row for row in rows if cell(book, "Children", row, "Reference").value == "EX-1001"]
        asked = next(row for row in mine if cell(book, "Children", row, "Ask for a PPN").value == "Yes")
        cell(book, "Children", asked, "Ask for a PPN").value = "no"
        cell(book, "Children", asked, "If not, why").value = why

    bare = look(users["manager"], edit(content, lambda book: leave_one_out(book, "")), now, tmp_path)
    assert "Say why no PPN is asked" in bare.invalid[0].why
    told = edit(content, lambda book: leave_one_out(book, "Was at school the whole day."))
    assert len(look(users["manager"], told, now, tmp_path).changes) == 1


def test_a_workbook_of_another_area_or_too_old_is_refused(
    users: dict[str, User], now: datetime, tmp_path: Path
) -> None:
    content = take(users["sergeant"], now, "southmoor")
    with pytest.raises(CannotStart, match="another area"):
        look(users["manager"], content, now, tmp_path)
    with pytest.raises(CannotStart, match="older than 14 days"):
        look(users["sergeant"], content, now + timedelta(days=15), tmp_path, "southmoor")
    with pytest.raises(NotFound):
        look(users["manager"], content, now, tmp_path, "southmoor")


def test_the_number_of_questions_is_fixed(users: dict[str, User], now: datetime, django_assert_max_num_queries) -> None:  # type: ignore[no-untyped-def]
    with django_assert_max_num_queries(22):  # PostgreSQL is asked for a lock that SQLite has anyway
        take(users["manager"], now)


def test_a_reason_that_was_reworded_since_still_comes_back(
    users: dict[str, User], now: datetime, tmp_path: Path
) -> None:
    # R20: a setting changes by version, and what was handed out before the change keeps its words.
    content = fill(take(users["manager"], now), "EX-1002", NOT_NEEDED)
    value = [["seen-and-well", "Seen by an officer, and well"], ["other", "Another reason, said below"]]
    SettingVersion.objects.create(
        code="reasons-ppn-not-needed", value=value, why="Clearer", by=users["coordinator"], at=now,
        starts_at=now + timedelta(hours=1),
    )  # fmt: skip
    forget_settings()
    later = now + timedelta(hours=2)
    found = look(users["manager"], content, later, tmp_path)
    assert found.filled[0].answer.reason == "seen-and-well"


@pytest.mark.parametrize("until", ["24/03/2026", "2026-03-24", datetime(2026, 3, 12)])  # noqa: DTZ001
def test_a_day_is_read_however_it_was_typed(
    until: object, users: dict[str, User], now: datetime, tmp_path: Path
) -> None:
    wait = {"Decision": "Wait for information", "Reason": "The record is being corrected", "Ask or wait for": "PC 1184",
            "In one sentence": "The date of birth of the boy is being corrected.", "Until": until}  # fmt: skip
    found = look(users["manager"], fill(take(users["manager"], now), "EX-1002", wait), now, tmp_path)
    if isinstance(until, datetime):
        assert len(found.changes) == 1
    else:
        assert "in the next 7 days" in found.invalid[0].why
        assert found.invalid[0].place.startswith("Worklist R")


def test_a_row_is_as_tall_as_its_words_and_long_lists_print_in_parts(users: dict[str, User], now: datetime) -> None:
    Item.objects.filter(incident_id="EX-1001").update(why="A long reason. " * 12)
    page = open_book(take(users["manager"], now))["Worklist"]
    row = row_of(page.parent, "EX-1001")
    assert page.row_dimensions[row].height > 50
    assert [each.id for each in page.col_breaks.brk] == [12, 18]
    assert page.print_title_cols == "$B:$C"
    # These stand on every page, so that nothing but the marking fits above them.
    assert (page["B1"].value, page["D1"].value[:20]) == ("OFFICIAL-SENSITIVE", "Northvale: worklist,")
