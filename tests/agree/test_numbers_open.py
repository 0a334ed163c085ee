"""Each number of each figure opens exactly the cases that it counts, for whoever may see cases, and for nobody else."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from urllib.parse import parse_qsl

import pytest
from django.db import transaction
from pytest_django.plugin import DjangoDbBlocker

from childtonotice.casework.access import Reader, reader_of
from childtonotice.casework.figure_codes import Narrowing, read_narrowing
from childtonotice.casework.models import Role, User
from childtonotice.casework.reports.behind import narrow_whole
from childtonotice.casework.reports.cases import open_cases
from childtonotice.casework.reports.catalogue import CATALOGUE, compute
from childtonotice.casework.reports.ppn_cases import is_ppn_code, open_ppns
from childtonotice.casework.reports.values import Cell, Row
from childtonotice.casework.reports.view import View, open_view
from tests.agree.simulated_year import Year, live_a_year, make_user

# Asks for the tables: they are made for tests with this mark alone.
pytestmark = [pytest.mark.django_db, pytest.mark.shown]

YEAR = Year(days=200, a_day=5)
START, END = date(2025, 4, 1), date(2025, 8, 31)
# What counts no case: days, what is expected, limits, and incidents attended, of which most are no item.
NO_CASES = {
    ("forecast", "Items expected"), ("unread-days", "Days"), ("missing-lists", "Days"), ("teams", "Attended"),
    ("teams", "Expected by chance"), ("feedback", "Attended after it"), ("control-missed", "Mean and limits"),
    ("control-hours", "Mean and limits"),
}  # fmt: skip
# Counted in children, days or officers, of which several may be behind one item or PPN.
NOT_ONE_EACH = {"Children", "Reader-days", "Under 5", "5 to 15", "Over 15", "Officers", "Oldest, days"}
MEASURED = {"Hours", "Hours, middle", "Hours, 9 in 10", "Items a day, middle", "Minutes an item", "Hours for each PPN"}
NARROWED = (
    {},
    {"area": "northvale"},
    {"category": "neglect", "found_by": "text"},
    {"team": "roads", "response": "none"},
)


@pytest.fixture(scope="module")
def people(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[dict[str, User]]:
    """A simulated year, written once for all of these tests, and taken back after them."""
    with django_db_blocker.unblock(), transaction.atomic():
        found = live_a_year(YEAR)
        yield {**found, "sergeant": make_user("sergeant", Role.SCREENING_SERGEANT)}
        transaction.set_rollback(True)


def numbers_of(view: View) -> Iterator[tuple[str, str, Row, Cell]]:
    for entry in CATALOGUE:
        figure = compute(entry.code, view)
        for row in (*figure.rows, *((figure.total,) if figure.total else ())):
            for column, cell in zip(figure.columns, row.cells, strict=True):
                yield entry.code, column, row, cell


@pytest.mark.parametrize("codes", NARROWED, ids=["all", "area", "theme", "team"])
def test_each_number_opens_what_it_counts(people: dict[str, User], codes: dict[str, str]) -> None:
    reader = reader_of(people["sergeant"], YEAR.now)
    view = open_view(reader, Narrowing(START, END, **codes), YEAR.now)
    opened = 0
    for code, column, row, cell in numbers_of(view):
        if not cell.number or (code, column) in NO_CASES:
            continue
        assert cell.cases, (code, column, row.label)
        opened += 1
        behind = count_behind(reader, view, cell)
        if is_count(cell) and column not in MEASURED:
            many = column in NOT_ONE_EACH or code in ("ethnicity", "grading-by-ethnicity")
            assert behind <= cell.number * 20 if many else behind == cell.number, (code, column, row.label)
        assert behind > 0, (code, column, row.label)
    assert opened > 150


def is_count(cell: Cell) -> bool:
    return cell.words.replace(",", "") == f"{cell.number:.0f}"


def count_behind(reader: Reader, view: View, cell: Cell) -> int:
    asked = read_narrowing(dict(parse_qsl(cell.cases)), END)
    if is_ppn_code(asked.what):
        return open_ppns(reader, asked, view.whole.mark, YEAR.now)[0]
    return len(narrow_whole(reader, view.whole, asked, YEAR.now))


def test_whoever_may_open_nothing_is_offered_nothing(people: dict[str, User]) -> None:
    view = open_view(reader_of(people["board"], YEAR.now), Narrowing(START, END), YEAR.now)
    assert not [code for code, _, _, cell in numbers_of(view) if cell.cases]


def test_a_coordinator_opens_items_and_no_ppn(people: dict[str, User]) -> None:
    view = open_view(reader_of(people["coordinator"], YEAR.now), Narrowing(START, END), YEAR.now)
    opens = {code for code, _, _, cell in numbers_of(view) if cell.cases}
    assert {"yield", "children-by-sex", "load", "ages", "feedback", "places", "control-hours"} <= opens
    assert not opens & {"ppns", "ethnicity", "grades-officer-team", "grading-by-ethnicity"}


def test_ppns_behind_a_number_are_listed_by_who_checks_them(people: dict[str, User]) -> None:
    reader = reader_of(people["sergeant"], YEAR.now)
    asked = {"start": START.isoformat(), "end": END.isoformat(), "what": "ppn-asked"}
    page = open_cases(reader, asked, YEAR.now)
    assert page.ppns
    assert page.said == f"{len(page.ppns)} PPNs are counted."
    assert "PPNs that were asked for" in page.told
    board = open_cases(reader_of(people["board"], YEAR.now), asked, YEAR.now)
    assert not board.ppns
    assert board.said.endswith("None of them is yours to open.")
