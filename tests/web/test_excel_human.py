"""Workbooks that people spoilt by working in them: sorted, copied, cut, pasted. Nothing is lost, each is said."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from openpyxl.comments import Comment

from childtonotice.casework.excel.preview import Preview
from childtonotice.casework.models import User
from childtonotice.screening.errors import CannotStart
from tests.web.workbooks import NEEDED, NOT_NEEDED, Book, cell, edit, fill, look, row_of, take

pytestmark = pytest.mark.shown

See = Callable[[Callable[[Book], None]], Preview]


@pytest.fixture
def see(users: dict[str, User], now: datetime, tmp_path: Path) -> See:
    """What saving a workbook would come to in which two items are decided, once somebody changed it."""
    filled = fill(fill(take(users["manager"], now), "EX-1001", NEEDED), "EX-1002", NOT_NEEDED)
    return lambda change: look(users["manager"], edit(filled, change), now, tmp_path)


def saved(found: Preview) -> list[str]:
    return sorted(change.reference for change in found.changes)


def reverse(book: Book, sheet: str, first: int) -> None:
    """The rows of a sheet the other way round, from a column on."""
    page = book[sheet]
    rows = [[place.value for place in row[first - 1 :]] for row in page.iter_rows(min_row=3)]
    for at, row in enumerate(reversed(rows)):
        for place, value in enumerate(row):
            page.cell(3 + at, first + place).value = value


def copy_row(book: Book, reference: str) -> int:
    """A row once more, below the others."""
    page, row = book["Worklist"], row_of(book, reference)
    last = page.max_row + 1
    for place in range(1, page.max_column + 1):
        page.cell(last, place).value = page.cell(row, place).value
    return int(last)


def put(sheet: str, reference: str, column: str, value: object) -> Callable[[Book], None]:
    """A value put into a cell."""

    def change(book: Book) -> None:
        cell(book, sheet, row_of(book, reference, sheet), column).value = value

    return change


def test_sorted_with_its_hidden_key_a_sheet_comes_back_whole(see: See) -> None:
    assert saved(see(lambda book: reverse(book, "Worklist", 1))) == ["EX-1001", "EX-1002"]
    found = see(lambda book: reverse(book, "Children", 1))
    assert (saved(found), found.invalid) == (["EX-1001", "EX-1002"], ())


def test_sorting_by_the_arrows_of_the_headings_takes_the_keys_along(users: dict[str, User], now: datetime) -> None:
    def look_at(book: Book) -> None:
        assert [book[name].auto_filter.ref[:3] for name in ("Worklist", "Children")] == ["A2:", "A2:"]

    edit(take(users["manager"], now), look_at)


@pytest.mark.parametrize("sheet", ["Worklist", "Children"])
def test_sorted_without_the_hidden_key_no_answer_goes_to_another(sheet: str, see: See) -> None:
    found = see(lambda book: reverse(book, sheet, 2))
    assert found.changes == ()
    assert all("cells were moved between rows" in problem.why for problem in found.invalid)


def test_no_child_answers_for_another_of_the_same_item(see: See) -> None:
    def swap(book: Book) -> None:
        row = row_of(book, "EX-1001", "Children")
        one, two = book["Children"].cell(row, 1), book["Children"].cell(row + 1, 1)
        one.value, two.value = two.value, one.value

    assert saved(see(swap)) == ["EX-1002"]


def paste_key(book: Book) -> None:
    """The key of an item over that of a child."""
    key = cell(book, "Worklist", row_of(book, "EX-1001"), "Key").value
    cell(book, "Children", row_of(book, "EX-1001", "Children"), "Key").value = key


def drop_child(book: Book) -> None:
    """The row of one child taken away."""
    book["Children"].delete_rows(row_of(book, "EX-1001", "Children"))


def drop_children(book: Book) -> None:
    """The rows of all children of an item taken away."""
    for _ in range(3):
        drop_child(book)


def merge_across(book: Book) -> None:
    """Two cells of one row merged."""
    row = row_of(book, "EX-1001")
    book["Worklist"].merge_cells(start_row=row, end_row=row, start_column=15, end_column=16)


@pytest.mark.parametrize(
    "spoil, said",
    [
        (paste_key, "missing or was changed"),
        (drop_child, "Rows of its children are missing"),
        (drop_children, "Rows of its children are missing"),
        (merge_across, "merged with others"),
        (put("Children", "EX-1001", "If not, why", "=1+1"), "holds a formula"),
        (put("Worklist", "EX-1001", "Until", "03/24/2026"), "This is no day"),
        (put("Worklist", "EX-1001", "Decision", True), "not one of the values"),
    ],
)
def test_what_cannot_be_taken_leaves_its_item_and_saves_the_others(
    spoil: Callable[[Book], None], said: str, see: See
) -> None:
    found = see(spoil)
    assert saved(found) == ["EX-1002"]
    assert any(said in problem.why for problem in found.invalid)


@pytest.mark.parametrize(
    "column, value",
    [("Decision", "ppn\u00a0not  needed "), ("Decision", "ppn-not-needed"), ("Reason", NOT_NEEDED["Reason"].upper())],
)
def test_capitals_and_spaces_that_nobody_sees_do_not_matter(column: str, value: str, see: See) -> None:
    assert saved(see(put("Worklist", "EX-1002", column, value))) == ["EX-1001", "EX-1002"]


def test_a_heading_is_known_by_its_words_and_two_alike_are_refused(see: See) -> None:
    def space(book: Book) -> None:
        cell(book, "Worklist", 2, "Decision").value = " decision\u00a0"
        cell(book, "Worklist", 2, "In one sentence").value = "In\u00a0one sentence"

    def double(book: Book) -> None:
        book["Worklist"].cell(2, 30).value = "Decision"

    assert saved(see(space)) == ["EX-1001", "EX-1002"]
    with pytest.raises(CannotStart, match="two columns headed “Decision”"):
        see(double)


@pytest.mark.parametrize("column", [2, 7])
def test_facts_about_children_are_taken_from_the_key(column: int, see: See) -> None:
    found = see(lambda book: book["Children"].delete_cols(column))
    assert (saved(found), found.invalid) == (["EX-1001", "EX-1002"], ())


def test_an_item_twice_counts_once_and_never_where_its_answers_differ(see: See) -> None:
    def differ(book: Book) -> None:
        cell(book, "Worklist", copy_row(book, "EX-1002"), "In one sentence").value = "Only the neighbour was seen."

    found = see(differ)
    assert saved(found) == ["EX-1001"]
    assert [problem.why[:22] for problem in found.invalid] == ["This row stands twice,"] * 2
    assert saved(see(lambda book: copy_row(book, "EX-1002"))) == ["EX-1001", "EX-1002"]


def test_a_formula_alone_in_an_empty_row_is_said(see: See) -> None:
    # Another program saves a formula without what it came to: the cell reads as if it were empty.
    def other(book: Book) -> None:
        rows = range(3, book["Worklist"].max_row + 1)
        row = next(row for row in rows if not cell(book, "Worklist", row, "Decision").value)
        cell(book, "Worklist", row, "Decision").value = '=WEBSERVICE("http://force.example")'

    assert any("holds a formula" in problem.why for problem in see(other).invalid)


def copy_sheet(book: Book) -> None:
    """The worklist copied, as people do before they sort."""
    book.copy_worksheet(book["Worklist"])


def comment(book: Book) -> None:
    """A comment on a cell."""
    cell(book, "Worklist", 3, "Why").comment = Comment("ask the officer", "me")


def drop_row(book: Book) -> None:
    """An item's row taken away that nobody had filled in."""
    rows = range(3, book["Worklist"].max_row + 1)
    book["Worklist"].delete_rows(next(row for row in rows if not cell(book, "Worklist", row, "Decision").value))


@pytest.mark.parametrize(
    "change, said",
    [
        (copy_sheet, "1 sheet that we did not hand out"),
        (comment, "Cells bear comments"),
        (drop_row, "1 row of “Worklist” did not come back"),
        (put("Worklist", "EX-1001", "Why", '=HYPERLINK("http://force.example")'), "holds 1 formula"),
        (put("Worklist", "EX-1002", "Words to the officer", "Please send it."), "would not be kept: Worklist W"),
        (put("Children", "EX-1002", "If not, why", "Seen well."), "would not be kept: Children J"),
    ],
)
def test_what_is_not_taken_along_is_said(change: Callable[[Book], None], said: str, see: See) -> None:
    found = see(change)
    assert any(said in note for note in found.notes)
    assert saved(found) == ["EX-1001", "EX-1002"]
