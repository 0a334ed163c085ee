"""How much is to be read by how many, what has to be decided today, and how fast it goes (R44); no league table."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, time, timedelta
from itertools import pairwise
from statistics import median

from django.db.models import Count, OuterRef, Q, Subquery
from django.utils import timezone

from childtonotice.casework.access import Reader, areas_for, items_for, may, require
from childtonotice.casework.clocks import decide_by, start_of_today, tell_length, tell_moment
from childtonotice.casework.duty import duty_readers, nobody_works
from childtonotice.casework.force import our_force
from childtonotice.casework.govuk.numbers import count_of
from childtonotice.casework.matrix import Verb
from childtonotice.casework.models import Area, Item, Review
from childtonotice.casework.order import to_read
from childtonotice.casework.readers import readers_today
from childtonotice.screening.circumstances import LONDON

FEWEST, MOST = 5, 15
DAY_ENDS = time(17, 0)
WEEKS = 4
MONDAY = 0
SURGE = 1.5


@dataclass(frozen=True, slots=True)
class Load:
    """One area today: what is to be read, by whom, and what would even it out."""

    area: str
    code: str
    to_read: int
    read_first: int
    readers: tuple[str, ...]
    each: str
    band: str
    advice: str = ""


@dataclass(frozen=True, slots=True)
class LoadPage:
    """The areas of a reader side by side, and what Monday usually brings."""

    rows: tuple[Load, ...]
    monday: tuple[str, ...]


def tell_today(reader: Reader, unread: Iterable[tuple[datetime, int]], now: datetime) -> str:
    """What has to be decided before the day ends, how long that is, and how long this reader takes an item.

    ``unread``: of each item to be read, when it was listed and its priority.
    """
    ends = datetime.combine(now.astimezone(LONDON).date(), DAY_ENDS, tzinfo=LONDON)
    due = [decide_by(listed, priority, our_force()) for listed, priority in unread]
    left = sum(now < by <= ends for by in due)
    parts = [f"{left} to decide by 17:00, {tell_length(now, ends)} left" if left else ""]
    # In the order of the index by person and time: by number, every decision they ever made would be looked at.
    mine = Review.objects.filter(by=reader.user, withdraws=None, at__gte=start_of_today(now)).order_by("at")
    parts.append(_tell_pace(list(mine.values_list("at", flat=True))))
    return "; ".join(part for part in parts if part)


def _tell_pace(done: list[datetime]) -> str:
    """ "6 done by you today, about 4 minutes each"; a pause of an hour is no item's."""
    if not done:
        return ""
    gaps = [(after - before).total_seconds() / 60 for before, after in pairwise(done) if after - before < HOUR]
    pace = f", about {count_of(max(1, round(median(gaps))), 'minute')} each" if gaps else ""
    return f"{len(done)} done by you today{pace}"


HOUR = timedelta(hours=1)


def unread_since(area: Area | None, listed: Iterable[datetime], now: datetime) -> str:
    """ "Fri 16:20" where something waits and too long nobody decided here; else empty.

    ``listed``: when each item that is to be read came to the list.
    """
    oldest = min(listed, default=None)
    return tell_unread(area, last_decided([area])[area.pk if area else None], oldest, now) if oldest else ""


def tell_unread(area: Area | None, last: datetime | None, oldest: datetime, now: datetime) -> str:
    """Since when nobody decided in an area, where that is too long; ``last``: the last decision there.

    Too long is a whole day; where nobody works today and nobody is on duty for the area, it is since yesterday. Where
    nobody has ever decided there, it is since ``oldest``, when the oldest unread item came to the list.
    """
    watched = not nobody_works(now) or bool(duty_readers(area, now))
    too_long = start_of_today(now) - (timedelta(days=1) if watched else timedelta())
    since = last or oldest
    return tell_moment(since, now) if since < too_long else ""


def last_decided(areas: Iterable[Area | None]) -> dict[int | None, datetime | None]:
    """When somebody last decided in each of these areas; None stands for the shared pool."""
    wanted = list(areas)
    decided = Item.objects.filter(decided_at__isnull=False).order_by("-decided_at").values("decided_at")
    known = Area.objects.filter(pk__in=[area.pk for area in wanted if area])
    found: dict[int | None, datetime | None] = dict(
        known.annotate(last=Subquery(decided.filter(area=OuterRef("pk"))[:1])).values_list("pk", "last")
    )
    if None in wanted:
        found[None] = decided.filter(area=None).values_list("decided_at", flat=True).first()
    return found


def load_page(reader: Reader, now: datetime | None = None) -> LoadPage:
    """Each area's list by its readers of today, beside the 5 to 15 that one person reads well in a morning."""
    require(reader, Verb.LIST)
    moment = now or timezone.now()
    areas = areas_for(reader)
    counts = _counts(reader, moment)
    names = readers_today(areas, moment)
    rows = [_load(area, *counts.get(area.pk, (0, 0)), names.get(area.pk, ())) for area in areas]
    cover = "hand the list over to a stand-in" if may(reader, Verb.UNDO_LATER) else "ask the coordinator for cover"
    return LoadPage(tuple(_advise(row, rows, cover) for row in rows), tuple(_mondays(reader, areas, moment)))


def _counts(reader: Reader, now: datetime) -> dict[int, tuple[int, int]]:
    items = items_for(reader, Verb.LIST).filter(to_read(now)).order_by().values("area")
    rows = items.annotate(all=Count("pk"), first=Count("pk", filter=Q(priority__lte=1)))
    return {row["area"]: (row["all"], row["first"]) for row in rows}


def _load(area: Area, unread: int, first: int, readers: tuple[str, ...]) -> Load:
    if not readers:
        band = "nobody reads this list today" if unread else "nobody reads here today; nothing is to be read"
        return Load(area.name, area.code, unread, first, (), "", band)
    each = unread / len(readers)
    band = f"more than {MOST}" if each > MOST else f"fewer than {FEWEST}" if each < FEWEST else f"{FEWEST} to {MOST}"
    return Load(area.name, area.code, unread, first, readers, f"{each:.0f}", band)


def _advise(row: Load, rows: list[Load], cover: str) -> Load:
    """Whom to ask for help: the areas with room, the roomiest first; else ``cover``."""
    over = row.to_read - MOST * len(row.readers)
    if over <= 0:
        return row
    room = sorted(((MOST * len(other.readers) - other.to_read, other) for other in rows), key=lambda pair: -pair[0])
    able = [f"{' or '.join(other.readers)} ({other.area}, {free} free)" for free, other in room if free > 0]
    whom = f"ask {', '.join(able)}" if able else cover
    readers = "one reader can" if len(row.readers) == 1 else f"{len(row.readers)} readers can"
    return replace(row, advice=f"{count_of(over, 'item')} more than {readers} take well: {whom}.")


def _mondays(reader: Reader, areas: list[Area], now: datetime) -> Iterable[str]:
    """Where Mondays of the last four weeks brought half as much again as other working days (a warning, R44)."""
    since = start_of_today(now) - timedelta(weeks=WEEKS)
    rows = items_for(reader, Verb.LIST).filter(listed_at__gte=since, area__in=areas).values_list("area", "listed_at")
    by_day: dict[int, Counter[int]] = {}
    for pk, listed in rows:
        by_day.setdefault(pk or 0, Counter())[listed.astimezone(LONDON).weekday()] += 1
    for area in areas:
        monday, other = _usual(by_day.get(area.pk, {}))
        if monday > FEWEST and monday >= SURGE * other:
            usual = f"a Monday usually brings {monday:.0f}, another working day {other:.0f}"
            yield f"{area.name}: {usual}. {_cover(monday)}"


def _usual(days: Mapping[int, int]) -> tuple[float, float]:
    return days.get(MONDAY, 0) / WEEKS, sum(days.get(day, 0) for day in range(1, 5)) / (4 * WEEKS)


def _cover(monday: float) -> str:
    readers = -(-round(monday) // MOST)
    return "One reader can do it." if readers <= 1 else f"Plan {readers} readers for Monday morning."
