"""Workbooks that were spoilt or made to harm: nothing runs, nothing is lost, and each is said in words."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest
from django.test import override_settings

from childtonotice.casework.models import User
from childtonotice.screening.errors import CannotStart
from tests.web.workbooks import NOT_NEEDED, Book, cell, edit, fill, look, row_of, take, with_part

pytestmark = pytest.mark.shown


@pytest.fixture
def filled(users: dict[str, User], now: datetime) -> bytes:
    """A workbook in which one item is decided."""
    return fill(take(users["manager"], now), "EX-1002", NOT_NEEDED)


@pytest.fixture
def see(users: dict[str, User], now: datetime, tmp_path: Path) -> Callable[[bytes], object]:
    """What saving a workbook would come to."""
    return lambda content: look(users["manager"], content, now, tmp_path)


def test_a_formula_is_not_worked_out(filled: bytes, see) -> None:  # type: ignore[no-untyped-def]
    spoilt = fill(filled, "EX-1002", {"In one sentence": '=CONCATENATE("seen ","well")'})
    found = see(spoilt)
    assert found.changes == ()
    assert "holds a formula" in found.invalid[0].why
    assert found.invalid[0].place.startswith("Worklist O")


def test_links_to_other_files_are_said_and_not_followed(filled: bytes, see) -> None:  # type: ignore[no-untyped-def]
    found = see(with_part(filled, "xl/externalLinks/externalLink1.xml", b"<externalLink/>"))
    assert "points to other files" in found.notes[0]
    assert len(found.changes) == 1


def test_a_macro_file_renamed_is_refused(filled: bytes, see) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(CannotStart, match="holds a macro"):
        see(with_part(filled, "xl/vbaProject.bin", b"\xd0\xcf\x11\xe0"))


def test_a_bomb_is_refused_before_it_is_unpacked(filled: bytes, see) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(CannotStart, match="unpack to more"):
        see(with_part(filled, "xl/worksheets/sheet9.xml", bytes(210_000_000)))


@pytest.mark.parametrize("content", [b"", b"Decision,Reason\n", b"\xd0\xcf\x11\xe0 locked", b"PK\x03\x04 cut short"])
def test_what_is_no_workbook_is_refused_in_words(content: bytes, see) -> None:  # type: ignore[no-untyped-def]
    with pytest.raises(CannotStart):
        see(content)


def test_a_workbook_that_is_not_ours_is_refused(see) -> None:  # type: ignore[no-untyped-def]
    import openpyxl

    kept = io.BytesIO()
    openpyxl.Workbook().save(kept)
    with pytest.raises(CannotStart, match="no workbook of this list"):
        see(kept.getvalue())


def test_another_forces_workbook_is_refused(filled: bytes, see) -> None:  # type: ignore[no-untyped-def]
    with override_settings(SECRET_KEY="that of another force"), pytest.raises(CannotStart, match="not made here"):
        see(filled)


def test_a_forged_origin_is_refused(filled: bytes, see) -> None:  # type: ignore[no-untyped-def]
    def forge(book: Book) -> None:
        book["Lists"]["A1"].value = "x" + str(book["Lists"]["A1"].value)

    with pytest.raises(CannotStart, match="not made here"):
        see(edit(filled, forge))


def swap_keys(book: Book) -> None:
    """The keys of two rows change places."""
    first, second = row_of(book, "EX-1001"), row_of(book, "EX-1002")
    a, b = cell(book, "Worklist", first, "Key"), cell(book, "Worklist", second, "Key")
    a.value, b.value = b.value, a.value


def forge_key(book: Book) -> None:
    """A key claims a later version of the item."""
    key = cell(book, "Worklist", row_of(book, "EX-1002"), "Key")
    number, version, *rest = str(key.value).split(".")
    key.value = ".".join([number, str(int(version) + 1), *rest])


@pytest.mark.parametrize("spoil, said", [(swap_keys, "belongs to another item"), (forge_key, "missing or was changed")])
def test_keys_that_were_swapped_or_forged_are_known(spoil, said: str, filled: bytes, see) -> None:  # type: ignore[no-untyped-def]
    found = see(edit(filled, spoil))
    assert found.changes == ()
    assert said in found.invalid[0].why


def test_merged_cells_are_said(filled: bytes, see) -> None:  # type: ignore[no-untyped-def]
    def merge(book: Book) -> None:
        row = row_of(book, "EX-1002")
        book["Worklist"].merge_cells(start_row=row, end_row=row + 1, start_column=13, end_column=13)

    found = see(edit(filled, merge))
    assert found.changes == ()
    assert "merged" in found.invalid[0].why


def test_columns_may_be_moved_and_added(filled: bytes, see) -> None:  # type: ignore[no-untyped-def]
    def rearrange(book: Book) -> None:
        page = book["Worklist"]
        for row in range(2, page.max_row + 1):
            moved, other = page.cell(row, 13), page.cell(row, 4)
            moved.value, other.value = other.value, moved.value
            page.cell(row, 30).value = "Our own notes" if row == 2 else "ring the school"

    found = see(edit(filled, rearrange))
    assert [change.reference for change in found.changes] == ["EX-1002"]
    assert any("were moved" in note for note in found.notes)
    assert any("did not hand out" in note for note in found.notes)


def test_a_column_that_is_gone_is_named(filled: bytes, see) -> None:  # type: ignore[no-untyped-def]
    def drop(book: Book) -> None:
        cell(book, "Worklist", 2, "Reason").value = "Why so"

    with pytest.raises(CannotStart, match="these columns are missing: Reason"):
        see(edit(filled, drop))


def test_hidden_rows_are_read_and_said(filled: bytes, see) -> None:  # type: ignore[no-untyped-def]
    def hide(book: Book) -> None:
        book["Worklist"].row_dimensions[row_of(book, "EX-1002")].hidden = True

    found = see(edit(filled, hide))
    assert len(found.changes) == 1
    assert any("1 hidden row" in note for note in found.notes)


def test_the_parts_of_ours_are_what_they_seem(filled: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(filled)) as parts:
        assert not [name for name in parts.namelist() if "vba" in name or "externalLinks" in name]
