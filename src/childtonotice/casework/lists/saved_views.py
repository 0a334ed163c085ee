"""The saved views of the figures as pages show them: whose they are, what they narrow to, and who made them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime

from childtonotice.casework.access import Reader, may
from childtonotice.casework.clocks import tell_exact
from childtonotice.casework.figure_codes import PERIODS, Narrowing, read_narrowing, say_period, tell_codes
from childtonotice.casework.figure_parts import FIRST, PARTS
from childtonotice.casework.lists.named_codes import names_by_code
from childtonotice.casework.matrix import Verb, roles_with
from childtonotice.casework.models import Role, SavedView
from childtonotice.casework.saved_views import address_of_view, read_codes, standing_views
from childtonotice.screening.circumstances import LONDON

EVERYBODY = "Everyone who sees figures"


@dataclass(frozen=True, slots=True)
class ViewLink:
    """A saved view as a link: its name, the codes that open it today, and whether it is what is looked at."""

    name: str
    codes: str
    chosen: bool


@dataclass(frozen=True, slots=True)
class ViewRow:
    """One saved view on the page that keeps them. ``mine``: this reader may rename it and take it away."""

    id: int
    name: str
    codes: str
    whose: str
    told: str
    said: str
    mine: bool

    @property
    def field(self) -> str:
        """The field in which it is given another name."""
        return f"name-{self.id}"


@dataclass(frozen=True, slots=True)
class ViewsPage:
    """The saved views, and what would be saved now. ``area``: one is chosen, which may be each reader's own."""

    rows: tuple[ViewRow, ...]
    told: str
    area: bool
    roles: tuple[tuple[str, str], ...]
    role: str
    codes: str


def link_views(reader: Reader, part: str, asked: Narrowing, today: date) -> tuple[ViewLink, ...]:
    """The saved views of this reader for the top of the figures."""
    here = (part, read_codes(asked.address))
    found = []
    for view in standing_views(reader):
        codes = address_of_view(view, today)
        told = read_codes(codes)
        found.append(ViewLink(view.name, codes, here == (told.pop("part"), told)))
    return tuple(found)


def views_page(reader: Reader, asked: Mapping[str, str], now: datetime) -> ViewsPage:
    """What is saved, and what this address would save; NotFound for whoever sees no figures."""
    today = now.astimezone(LONDON).date()
    part = asked.get("part", "") if asked.get("part", "") in PARTS else FIRST
    narrowing = read_narrowing(asked, today)
    return ViewsPage(
        rows=tuple(_row(reader, view, today) for view in standing_views(reader)),
        told=_tell(part, narrowing, today),
        area=bool(narrowing.area),
        roles=(*((role.value, f"{role.label}s") for role in roles_with(Verb.REPORTS)), ("", EVERYBODY)),
        role=next((role.value for role in reader.roles if role in roles_with(Verb.REPORTS)), ""),
        codes=f"part={part}&{narrowing.address}",
    )


def _row(reader: Reader, view: SavedView, today: date) -> ViewRow:
    codes = address_of_view(view, today)
    asked = read_codes(codes)
    own = [] if "area" in asked else ["each reader's own area"]
    return ViewRow(
        id=view.pk,
        name=view.name,
        codes=codes,
        whose=f"{Role(view.role).label}s" if view.role else EVERYBODY,
        told="; ".join([_tell(view.part, read_narrowing(asked, today), today), *own]),
        said=f"{view.by.shown_name}, {tell_exact(view.at)}",
        mine=view.by_id == reader.user.pk or may(reader, Verb.SETTINGS),
    )


def _tell(part: str, asked: Narrowing, today: date) -> str:
    """What is shown, in words: "Overview; last 4 weeks; northvale"."""
    days = (asked.end - asked.start).days + 1
    period = dict(PERIODS).get(days) if asked.end == today else None
    days_told = period.lower() if period else say_period(asked.start, asked.end)
    return "; ".join([PARTS[part][0], days_told, *tell_codes(asked, names_by_code())])
