"""The open items of one area, asked for once: what the heading, the tabs, the filters and the order all rest on."""

from __future__ import annotations

from datetime import date, datetime
from typing import NamedTuple

from django.db.models import QuerySet

from childtonotice.casework.lists.filters import Traits
from childtonotice.casework.models import OPEN, Item, State
from childtonotice.casework.wording import BANDS, band_of

OPEN_TABS = ("to-read", "waiting", "requested")
PLACES = {code: place for place, code in enumerate(BANDS)}


class OpenItem(NamedTuple):
    """What a list has to know of an open item before it is drawn; the fields are columns of an item."""

    pk: int
    number: str
    reported_on: date
    status: str
    priority: int
    found_by: list[str]
    categories: list[str]
    response_grade: str
    note: str
    state: str
    waits_until: datetime | None
    due_at: datetime | None
    listed_at: datetime
    reported_at: datetime
    claims_ppn: bool

    @property
    def place(self) -> tuple[int, bool, datetime, int]:
        """Where it stands in the order of reading: as ``in_order`` asks the database for it (pages 6)."""
        return PLACES[band_of(self.priority, self.note)], not self.claims_ppn, self.reported_at, self.pk

    @property
    def traits(self) -> Traits:
        """What it can be filtered by."""
        found_by, categories = tuple(self.found_by), tuple(self.categories)
        return Traits(
            self.pk, self.reported_on, self.status, self.priority, found_by, categories, self.response_grade, self.note
        )


def open_items(mine: QuerySet[Item]) -> list[OpenItem]:
    """The open items among these, in the order in which they are to be read; one query."""
    rows = mine.filter(state__in=OPEN).order_by().values_list(*OpenItem._fields)
    return sorted(map(OpenItem._make, rows), key=lambda item: item.place)


def tab_of(item: OpenItem, now: datetime) -> str:
    """On which tab it stands: an item whose wait is over is to be read."""
    if item.state == State.REQUESTED:
        return "requested"
    waits = item.state == State.WAITING and (item.waits_until is None or item.waits_until > now)
    return "waiting" if waits else "to-read"
