"""A list out as a workbook: facts locked, decisions open, what may stand in a cell offered and checked."""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from typing import Any

import xlsxwriter
from xlsxwriter.utility import xl_col_to_name

from childtonotice.casework.excel.columns import (
    CHILDREN,
    COLUMNS,
    HANDLING,
    HOW_TO,
    LISTS,
    WORKLIST,
    Column,
    children_columns,
    decision_choices,
    reason_choices,
    typed_columns,
    worklist_columns,
)
from childtonotice.casework.excel.guide import how_to_lines
from childtonotice.casework.excel.keys import ChildKey, Origin, key_of, say_child, say_item, sign, write_key
from childtonotice.casework.excel.lines import LONGEST_CELL, LinedSheet, count_lines, height_of
from childtonotice.casework.excel.table import say_cell
from childtonotice.casework.lists.sheet import Sheet, SheetChild, SheetRow
from childtonotice.screening.circumstances import LONDON

SCALE = 70  # per cent: the facts of an item fill the width of a landscape A4
FIXED = 3  # the key, our number and the reference stay in sight, on the screen and on every page
HEADINGS = 2  # the row of the headings as a spreadsheet counts; the sheet's title stands above it
# Words that begin like a formula stay words: nothing of a log or a name is ever worked out.
OPTIONS = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False, "strings_to_numbers": False}
FREE = {"sort": True, "autofilter": True, "format_rows": True, "format_columns": True}


def write_workbook(sheet: Sheet, origin: Origin, now: datetime) -> bytes:
    """The workbook of one list, for one person, whose name stands in the header and footer of every page."""
    file = io.BytesIO()
    with xlsxwriter.Workbook(file, OPTIONS) as book:
        book.set_custom_property("export_id", origin.export)
        formats = _formats(book)
        title = f"{sheet.area}: worklist, {sheet.period}, as of {now.astimezone(LONDON):%d/%m/%Y %H:%M}"
        title = f"{title}. {sheet.told}" if sheet.told else title
        _write_rows(book, formats, sheet, origin, title)
        _write_children(book, formats, sheet, origin, title)
        _write_how_to(book, formats, sheet, origin.made_for)
        _write_columns(book, formats, origin.made_for)
        _write_lists(book, origin)
    return file.getvalue()


def _formats(book: Any) -> dict[str, Any]:
    plain = {"text_wrap": True, "valign": "top", "font_name": "Arial", "font_size": 10, "border": 1,
             "border_color": "#B1B4B6"}  # fmt: skip
    looks = {
        "title": {"bold": True, "font_name": "Arial", "font_size": 12},
        "heading": {**plain, "bold": True, "bg_color": "#1D70B8", "font_color": "#FFFFFF"},
        "typed_heading": {**plain, "bold": True, "bg_color": "#00703C", "font_color": "#FFFFFF"},
        "fact": {**plain, "bg_color": "#F3F2F1"},
        "typed": {**plain, "locked": False},
        "day": {**plain, "locked": False, "num_format": "dd/mm/yyyy"},
        "text": {"text_wrap": True, "valign": "top", "font_name": "Arial", "font_size": 10},
        "strong": {"text_wrap": True, "valign": "top", "font_name": "Arial", "font_size": 10, "bold": True},
    }
    return {name: book.add_format(look) for name, look in looks.items()}


def _write_rows(book: Any, formats: dict[str, Any], sheet: Sheet, origin: Origin, title: str) -> None:
    columns = worklist_columns()
    page = _begin_sheet(book, formats, WORKLIST, columns, title, origin.made_for)
    key = key_of(origin)
    words = {column.field: dict(column.choices) for column in typed_columns()}
    open_looks, closed_looks = _looks(columns, formats), [formats["fact"]] * len(columns)
    for at, row in enumerate(sheet.rows, start=HEADINGS):
        typed, closed = _typed(row, words), not (row.open and sheet.may_decide)
        subject = say_item(row.number, len(row.children))
        cells = [write_key(key, subject, row.version, typed), *_facts(row), *typed]
        page.add_line(at, cells, closed_looks if closed else open_looks, closed=closed)
    last = HEADINGS + max(len(sheet.rows), 1) - 1
    for place, column in enumerate(columns):
        _check_cells(page, column, place, last, columns)
    _add_filter(page, last, columns)
    _print_side_by_side(page, columns)


def _looks(columns: Sequence[Column], formats: dict[str, Any]) -> list[Any]:
    """How the cells of each column look: white where somebody fills them in, grey where they are facts."""
    return [formats[("day" if column.is_date else "typed") if column.field else "fact"] for column in columns]


def _facts(row: SheetRow) -> list[str]:
    reported = f"{row.reported_at.astimezone(LONDON):%d/%m/%Y %H:%M}"
    return [row.number, row.reference, row.band, row.why, row.covered, row.state, row.type, reported, row.place,
            row.officer, row.found_by]  # fmt: skip


def _typed(row: SheetRow, words: Mapping[str, Mapping[str, str]]) -> list[str]:
    """What the cells to be filled in hold at first: what stands, or what the record already says."""
    filled = {
        "decision": words["decision"].get(row.decision, ""),
        "reason": row.reason,
        "words": row.words,
        "risk": words["risk"].get(row.risk, ""),
        "categories": "; ".join(row.categories),
        "school": words["school"].get(row.school, ""),
    }
    return [say_cell(filled.get(field, "")) for field in words]


def _write_children(book: Any, formats: dict[str, Any], sheet: Sheet, origin: Origin, title: str) -> None:
    columns = children_columns()
    page = _begin_sheet(book, formats, CHILDREN, columns, title, origin.made_for)
    key, at = key_of(origin), HEADINGS
    open_looks, closed_looks = _looks(columns, formats), [formats["fact"]] * len(columns)
    for row in sheet.rows:
        closed = not (row.open and sheet.may_decide)
        for child in row.children:
            typed = ["Yes" if child.asked else "No", ""]
            subject = say_child(ChildKey(row.number, str(child.position), child.id, child.sure))
            cells = [write_key(key, subject, row.version, typed), *_child(row, child), *typed]
            page.add_line(at, cells, closed_looks if closed else open_looks, closed=closed)
            at += 1
    for place, column in enumerate(columns):
        _check_cells(page, column, place, max(at - 1, HEADINGS), columns)
    _add_filter(page, max(at - 1, HEADINGS), columns)


def _add_filter(page: Any, last: int, columns: Sequence[Column]) -> None:
    # From the hidden key on: whoever unlocks the sheet and sorts it takes each row's key along.
    page.autofilter(HEADINGS - 1, 0, last, len(columns) - 1)


def _child(row: SheetRow, child: SheetChild) -> list[str]:
    return [row.number, row.reference, str(child.position), child.label, child.age, child.sign, child.ppn_id]


def _begin_sheet(
    book: Any, formats: dict[str, Any], name: str, columns: Sequence[Column], title: str, made_for: str
) -> Any:
    page = book.add_worksheet(name, LinedSheet)
    _set_up_print(page, made_for)
    page.repeat_rows(0, HEADINGS - 1)
    page.freeze_panes(HEADINGS, FIXED)
    page.widths = [column.width if place else LONGEST_CELL for place, column in enumerate(columns)]
    page.set_row(0, height_of(1) + 4, formats["title"])
    # Printed side by side, the first columns stand on every page: what does not fit them goes beside them.
    page.write_string(0, 1, HANDLING, formats["title"])
    page.write_string(0, FIXED, title, formats["title"])
    for place, (column, look) in enumerate(zip(columns, _looks(columns, formats), strict=True)):
        page.set_column(place, place, column.width, look, {"hidden": place == 0})
        page.write_string(HEADINGS - 1, place, column.name, formats["typed_heading" if column.field else "heading"])
    page.protect("", FREE)
    return page


def _set_up_print(page: Any, made_for: str) -> None:
    page.set_landscape()
    page.set_paper(9)
    page.fit_to_pages(1, 0)
    page.set_margins(left=0.4, right=0.4, top=0.7, bottom=0.7)
    # In a header "&" begins a command; doubled it is the letter.
    name = made_for.replace("&", "&&")[:100]
    page.set_header(f"&L&A&C&B{HANDLING}&RFor {name}")
    page.set_footer(f"&LFor {name}. Do not pass on.&C&B{HANDLING}&RPage &P of &N")


def _print_side_by_side(page: Any, columns: Sequence[Column]) -> None:
    """A wide sheet in print: the facts on one page, the answers on the next two, the item's number on each."""
    answers = next(place for place, column in enumerate(columns) if column.field)
    page.fit_page = False
    page.set_print_scale(SCALE)
    page.repeat_columns(1, 2)
    page.set_v_pagebreaks([answers, answers + (len(columns) - answers + 1) // 2])


def _check_cells(page: Any, column: Column, place: int, last: int, columns: Sequence[Column]) -> None:
    rule = _rule(column, columns)
    if rule:
        page.data_validation(HEADINGS, place, last, place, rule | {
            "error_title": "Not allowed here", "error_message": _short(f"Allowed: {column.allowed}."),
            "input_title": column.name[:32], "input_message": _short(column.meaning),
        })  # fmt: skip


def _rule(column: Column, columns: Sequence[Column]) -> dict[str, Any] | None:
    if not column.field:
        return None
    if column.field == "reason":
        decision = xl_col_to_name([other.field for other in columns].index("decision"))
        # The drop-down shows the reasons of the decision that stands in the same row.
        return {
            "validate": "list",
            "source": f'=INDIRECT("reasons_"&MATCH(${decision}{HEADINGS + 1},decisions,0))',
        }
    if column.field == "decision":
        return {"validate": "list", "source": "=decisions"}
    if column.choices:
        return {"validate": "list", "source": [words for _, words in column.choices]}
    if column.is_date:
        return {"validate": "date", "criteria": ">=", "value": datetime(2020, 1, 1)}  # noqa: DTZ001
    return {"validate": "length", "criteria": "<=", "value": column.longest}


def _short(words: str) -> str:
    return words if len(words) <= 255 else f"{words[:252]}..."


def _write_how_to(book: Any, formats: dict[str, Any], sheet: Sheet, made_for: str) -> None:
    page = book.add_worksheet(HOW_TO)
    _set_up_print(page, made_for)
    widths = (32, 100)
    for place, width in enumerate(widths):
        page.set_column(place, place, width, formats["text"])
    page.write_string(0, 0, HOW_TO, formats["title"])
    for at, (title, words) in enumerate(how_to_lines(sheet), start=1):
        page.set_row(at, height_of(count_lines((title, words), widths)) + 6)
        page.write_string(at, 0, title, formats["strong"])
        page.write_string(at, 1, words, formats["text"])
    page.protect("", FREE)


def _write_columns(book: Any, formats: dict[str, Any], made_for: str) -> None:
    page = book.add_worksheet(COLUMNS)
    _set_up_print(page, made_for)
    page.repeat_rows(0)
    page.freeze_panes(1, 0)
    widths = (11, 20, 46, 66, 8, 34)
    for place, width in enumerate(widths):
        page.set_column(place, place, width, formats["text"])
    for at, cells in enumerate(_describe_columns()):
        page.set_row(at, height_of(count_lines(cells, widths)) + 2)
        for place, words in enumerate(cells):
            page.write_string(at, place, words, formats["text" if at else "heading"])
    page.protect("", FREE)


def _describe_columns() -> Iterator[tuple[str, ...]]:
    yield ("Sheet", "Column", "Meaning", "Allowed", "Version", "Agreed")
    sheets: Iterable[tuple[str, tuple[Column, ...]]] = (
        (WORKLIST, worklist_columns()),
        (CHILDREN, children_columns()),
    )
    for name, columns in sheets:
        for column in columns:
            yield name, column.name, column.meaning, column.allowed, str(column.version), column.agreed


def _write_lists(book: Any, origin: Origin) -> None:
    """The values of the drop-downs and the workbook's signed origin, on a sheet that nobody needs to see."""
    page = book.add_worksheet(LISTS)
    page.write_string(0, 0, sign(origin))
    for place, (decision, words) in enumerate(decision_choices(), start=1):
        page.write_string(place, 0, words)
        reasons = reason_choices(decision)
        page.write_column(1, place, [reason for _, reason in reasons])
        letter = xl_col_to_name(place)
        book.define_name(f"reasons_{place}", f"={LISTS}!${letter}$2:${letter}${len(reasons) + 1}")
    book.define_name("decisions", f"={LISTS}!$A$2:$A${len(decision_choices()) + 1}")
    page.protect("")
    page.very_hidden()
