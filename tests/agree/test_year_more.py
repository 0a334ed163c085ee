"""The rest of the figures of a simulated year, each counted again by hand (F5, R25, R29, R31, R34, R44)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, time, timedelta

import pytest
from django.db import transaction
from pytest_django.plugin import DjangoDbBlocker

from childtonotice.casework.access import reader_of
from childtonotice.casework.figure_codes import Narrowing
from childtonotice.casework.models import (
    Feedback,
    Item,
    User,
)
from childtonotice.casework.reports.catalogue import BY_CODE
from childtonotice.casework.reports.view import View, open_view
from childtonotice.screening.circumstances import LONDON
from tests.agree.hand_counts import END, HERE, START, YEAR
from tests.agree.naive import Told, read_all
from tests.agree.simulated_year import live_a_year

pytestmark = pytest.mark.django_db
# Which test of these two files counts each figure a second time; a figure of the catalogue without one fails below.
ELSEWHERE = {
    "items": "areas", "trend": "volumes", "statuses": "volumes", "states": "volumes", "decisions": "volumes",
    "hours": "volumes", "yield": "yield", "recoveries": "recoveries", "recovery-times": "recoveries",
    "needless": "needless", "ages": "ages", "load": "load", "hours-a-ppn": "hours", "teams": "teams",
    "children-by-looked-after": "children", "grades-officer-team": "grades", "grades-officer-manager": "grades",
    "grades-manager-team": "grades",
    **{code: "missed rates" for code in BY_CODE if code.startswith("missed-by-")},
}  # fmt: skip


@pytest.fixture(scope="module")
def year(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[tuple[View, list[Told]]]:
    """What a coordinator sees of five months of a simulated year, and the same on paper."""
    with django_db_blocker.unblock(), transaction.atomic():
        users: dict[str, User] = live_a_year(YEAR)
        for number in range(40):
            at = datetime.combine(START, time(9), LONDON) + timedelta(days=3 * number)
            Feedback.objects.create(
                item=Item.objects.order_by("pk")[number], by=users["coordinator"], at=at, officer_id=f"O{number % 12}",
                words="x", praise=number % 7 == 0,
            )  # fmt: skip
        yield (
            open_view(reader_of(users["coordinator"], YEAR.now), Narrowing(START, END), YEAR.now),
            read_all(START, END),
        )
        transaction.set_rollback(True)


def test_every_figure_of_the_catalogue_is_counted_a_second_time() -> None:
    assert BY_CODE.keys() == HERE.keys() | ELSEWHERE.keys()
    assert not HERE.keys() & ELSEWHERE.keys()


@pytest.mark.parametrize("code", sorted(BY_CODE.keys() - ELSEWHERE.keys()))
def test_the_figure_is_that_of_a_count_by_hand(year: tuple[View, list[Told]], code: str) -> None:
    assert code in HERE, "count it by hand here"
    HERE[code](*year)
