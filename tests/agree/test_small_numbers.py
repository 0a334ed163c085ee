"""No small number can be worked out by whoever may not open items, from what they see (R36).

Rounding to the nearest five does not keep that: two areas with "fewer than 5" beside a total of 10 had four each. So
where a count turns from one five to the next is the installation's secret.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from datetime import date, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytest_django.plugin import DjangoDbBlocker

from childtonotice.casework.access import reader_of
from childtonotice.casework.figure_codes import WHATS, Narrowing
from childtonotice.casework.models import User
from childtonotice.casework.reports import cases
from childtonotice.casework.reports.catalogue import CATALOGUE, compute
from childtonotice.casework.reports.sight import FEWER, FEWEST, STEP, Sight, last_down, round_to_five
from childtonotice.casework.reports.view import open_view
from tests.agree.simulated_year import STATUSES, Year, live_a_year
from tests.agree.test_numbers_open import MEASURED

# Asks for the tables: they are made for tests with this mark alone.
pytestmark = [pytest.mark.django_db, pytest.mark.shown]

YEAR = Year(days=60, a_day=4, seed=5)
SECRETS = tuple(f"secret {number}" for number in range(40))
# Counted in days, which are nobody's; expected, or worked out from what is shown.
OF_NO_ITEMS = {"unread-days", "missing-lists", "forecast", "control-missed", "control-hours"}
OF_NO_COUNT = {*MEASURED, "Oldest, days", "Expected by chance"}


@pytest.fixture(scope="module")
def people(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[dict[str, User]]:
    """A small force, written once for all of these tests, and taken back after them."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield live_a_year(YEAR)
        transaction.set_rollback(True)


@st.composite
def narrowings(draw: st.DrawFn) -> dict[str, str]:
    """Any filters in any combination, down to one hour of one day."""
    start = YEAR.start + timedelta(days=draw(st.integers(0, YEAR.days - 1)))
    end = start + timedelta(days=draw(st.integers(0, YEAR.days)))
    found = {"start": start.isoformat(), "end": end.isoformat()}
    offered = {
        "area": ("northvale", "southmoor", "eastcliff", "unknown", ""), "team": ("response-a", "roads", "none"),
        "status": STATUSES, "category": ("neglect", "missing", "sexual"), "found_by": ("linked", "text"),
        "decision": ("ppn-needed", "no-child", "none"), "weekday": ("0", "5"), "hour": ("7", "23"),
        "grading": ("high", "none"), "vat": ("medium", "none"), "response": ("priority", "none"),
    }  # fmt: skip
    for name in draw(st.sets(st.sampled_from(sorted(offered)), max_size=4)):
        found[name] = draw(st.sampled_from(offered[name]))
    return found


def is_a_five(words: str) -> bool:
    return words == FEWER or int(words.replace(",", "")) % STEP == 0


@pytest.mark.parametrize("who", ["board", "manager"])
@given(asked=narrowings())
@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_every_count_of_items_is_a_five_or_hidden(people: dict[str, User], who: str, asked: dict[str, str]) -> None:
    """So is every difference of two of them, whatever the filters."""
    if who == "manager" and asked.get("area", "northvale") == "northvale":
        asked = {**asked, "area": "southmoor"}  # of their own they see everything
    reader, left = reader_of(people[who], YEAR.now), dict(asked)
    start, end = (date.fromisoformat(left.pop(name)) for name in ("start", "end"))
    seen = open_view(reader, Narrowing(start, end, **left), YEAR.now)
    for code in (entry.code for entry in CATALOGUE if entry.code not in OF_NO_ITEMS):
        figure = compute(code, seen)
        for row in (*figure.rows, *((figure.total,) if figure.total else ())):
            told = [cell.words for column, cell in zip(figure.columns, row.cells, strict=True)
                    if column not in OF_NO_COUNT and cell.words.replace(",", "").isdigit()]  # fmt: skip
            assert all(is_a_five(words) for words in told), (code, row.label, told)
    for what in ("", *WHATS, "ppn", "ppn-asked"):
        found = cases.open_cases(reader, {**asked, "what": what}, YEAR.now)
        assert is_a_five(found.said.split(" item")[0].split(" PPN")[0])
        assert not found.rows


@given(st.integers(0, 4000), st.integers(0, 4000))
@settings(max_examples=100, deadline=None)
def test_a_count_is_hidden_or_told_as_a_five_less_than_five_away(one: int, other: int) -> None:
    few, many = (Sight(exact=False).see(count) for count in sorted((one, other)))
    assert (few is None) == (min(one, other) < FEWEST)
    assert few is None or (few % STEP == 0 and abs(few - min(one, other)) < STEP)
    assert few is None or (many is not None and few <= many)  # a larger count never looks smaller
    assert Sight(exact=False).say(one) == Sight(exact=False).say(one)


@pytest.mark.parametrize("parts", range(2, 12))
def test_no_hidden_counts_follow_from_their_total(parts: int) -> None:
    """Whatever total is shown beside groups of "fewer than 5", more than one set of counts goes with it."""
    behind: dict[int, set[int]] = {}
    for total in range(FEWEST, parts * (FEWEST - 1) + 1):
        for secret in SECRETS:
            behind.setdefault(round_to_five(total, secret), set()).add(total)
    assert all(len(totals) > 1 for totals in behind.values())


def test_with_the_middle_as_the_turn_they_would_follow() -> None:
    """Why the turn is secret: of counts rounded to the nearest five, some follow from the others and their total."""
    seen, told = {}, set()
    for pair in itertools.product(range(STEP), repeat=2):
        seen.setdefault(STEP * round(sum(pair) / STEP), set()).add(pair)
    for pairs in seen.values():
        told |= pairs if len(pairs) == 1 else set()
    assert told == {(4, 4)}


def test_every_installation_turns_elsewhere() -> None:
    turns = {secret: tuple(last_down(five, secret) for five in range(0, 100, STEP)) for secret in SECRETS}
    assert len(set(turns.values())) == len(SECRETS)
    assert {turn for each in turns.values() for turn in each} == {0, 1, 2, 3}
