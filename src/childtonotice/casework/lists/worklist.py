"""An area's list: its figures, tabs, filters and rows in the order in which they are to be read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime, timedelta

from django.db.models import Case, Count, Q, QuerySet, When
from django.utils import timezone

from childtonotice.casework.access import (
    POOL,
    NotFound,
    Reader,
    area_named,
    areas_for,
    items_for,
    may,
    problems_for,
    restricted_for,
)
from childtonotice.casework.clocks import decide_by, start_of_today, tell_age, tell_moment
from childtonotice.casework.force import our_force
from childtonotice.casework.lists.feed import QUARANTINED, banners, why_empty
from childtonotice.casework.lists.filters import Traits, matching, offer_choices
from childtonotice.casework.lists.handing import hand_overs_of
from childtonotice.casework.lists.open_items import OPEN_TABS, OpenItem, open_items, tab_of
from childtonotice.casework.lists.pace import tell_today, unread_since
from childtonotice.casework.lists.rows import MOST_ROWS, POOL_NAME, make_rows
from childtonotice.casework.lists.together import read_together
from childtonotice.casework.lists.values import Choice, Empty, Filters, Heading, Row, Unreadable, Worklist
from childtonotice.casework.matrix import Verb
from childtonotice.casework.models import Area, Item, RunProblem, State
from childtonotice.casework.order import in_order, in_reading_order, to_read, waiting

SHOWN_FOR = timedelta(days=7)
TABS = {
    "to-read": "To read",
    "waiting": "Waiting",
    "requested": "Requested",
    "done-today": "Done today",
    "ppn-found": "PPN found",
    "covered-by-name": "Covered by name",
    "left-out": "Left out",
}
ORDER_WORDS = {
    "to-read": "Ordered by what the record shows, not by a score of a child.",
    "waiting": "The wait that ends first is on top.",
    "requested": "The request due first is on top.",
    "done-today": "The last decided is on top.",
    "ppn-found": "Taken off the list by a PPN in the last seven days, the last on top. One click brings an item back.",
    "covered-by-name": "Covered by a name match in the last seven days, the last on top. One click brings one back.",
    "left-out": "Left out by a rule in the last seven days; a duplicate without its original is on top.",
}
NOTHING_THERE = {
    "waiting": "Nothing waits for anyone.",
    "requested": "No request is open.",
    "done-today": "Nothing has been decided today.",
    "ppn-found": "No PPN has taken an item off the list in the last seven days.",
    "covered-by-name": "No incident was covered by a name match in the last seven days.",
    "left-out": "No incident was left out in the last seven days.",
}


def worklist(
    reader: Reader,
    area_code: str,
    *,
    tab: str = "to-read",
    filters: Filters | None = None,
    sort: str = "order",
    now: datetime | None = None,
) -> Worklist:
    """One tab of one area's list. NotFound where the area or the tab is not there for this reader."""
    moment, narrowed = now or timezone.now(), filters or Filters()
    area = area_named(reader, area_code)
    if tab not in TABS:
        raise NotFound("There is no such list.")
    mine = items_for(reader, Verb.LIST).filter(area=area)
    tabs: dict[str, list[OpenItem]] = {code: [] for code in OPEN_TABS}
    for item in open_items(mine):
        tabs[tab_of(item, moment)].append(item)
    traits = [item.traits for item in tabs[tab]] if tab in tabs else _traits(mine.filter(_on(tab, moment)))
    matched = matching(traits, narrowed)
    rows = _rows(mine, matched, tab, sort, moment, reader)
    counts = _count_areas(reader, moment)
    page = Worklist(
        heading=_heading(reader, area, tabs, moment),
        area_code=area_code,
        areas=_areas(reader, area_code, counts),
        tab=tab,
        tabs=_tabs(mine, tab, {code: len(items) for code, items in tabs.items()}, moment),
        rows=rows,
        unreadable=unreadable_rows(reader, area) if tab == "to-read" else (),
        filters=narrowed,
        choices=offer_choices(traits, narrowed),
        sort=sort if sort in SORTS else "order",
        order_words=ORDER_WORDS[tab],
        next_number=_next(rows) if tab == "to-read" else next((item.number for item in tabs["to-read"]), ""),
        banners=banners(reader, area_code, moment, pool=counts.get(None, 0)),
        notes=tuple((each.words, each.note) for each in hand_overs_of(reader, area, moment) if each.running),
        more=max(0, len(matched) - MOST_ROWS),
    )
    return page if rows else replace(page, empty=_why(reader, area, tab, len(traits), moment))


TRAITS = ("pk", "reported_on", "status", "priority", "found_by", "categories", "response_grade", "note")


def _traits(items: QuerySet[Item]) -> list[Traits]:
    rows = items.values_list(*TRAITS)
    return [Traits(pk, day, status, priority, tuple(found_by), tuple(categories), grade, note)
            for pk, day, status, priority, found_by, categories, grade, note in rows]  # fmt: skip


def _on(tab: str, now: datetime) -> Q:
    lately = Q(moved_at__gte=now - SHOWN_FOR)
    return {
        "to-read": to_read(now),
        "waiting": waiting(now),
        "requested": Q(state=State.REQUESTED),
        "done-today": Q(decided_at__gte=start_of_today(now)),
        "ppn-found": Q(state=State.PPN_FOUND) & lately,
        "covered-by-name": Q(state=State.COVERED, by_name=True) & lately,
        "left-out": Q(state=State.LEFT_OUT) & lately,
    }[tab]


_ORDERS = {
    "waiting": ("waits_until", "pk"),
    "requested": ("due_at", "pk"),
    "done-today": ("-decided_at", "-pk"),
    "ppn-found": ("-moved_at", "-pk"),
    "covered-by-name": ("-moved_at", "-pk"),
}


# What else a list may stand by than need; "officer" so that one telephone call serves for several items.
SORTS = {"day": ("reported_on",), "officer": ("no_officer", "officer_id")}


def _sorted(items: QuerySet[Item], tab: str, sort: str) -> QuerySet[Item]:
    """The items of a tab in its own order; by day or by officer first where that is asked for, nobody's last."""
    ordered = _in_own_order(items, tab)
    if sort not in SORTS:
        return ordered
    named = ordered.annotate(no_officer=Case(When(officer_id="", then=1), default=0))
    return named.order_by(*SORTS[sort], *ordered.query.order_by)


def _in_own_order(items: QuerySet[Item], tab: str) -> QuerySet[Item]:
    if tab == "left-out":
        # A warning there means a duplicate whose original is absent or itself left out (ruling 11).
        doubtful = Case(When(warnings=[], then=1), default=0)
        return items.annotate(doubtful=doubtful).order_by("doubtful", "-moved_at", "pk")
    return items.order_by(*_ORDERS[tab]) if tab in _ORDERS else in_order(items)


def _rows(
    mine: QuerySet[Item], matched: list[int], tab: str, sort: str, now: datetime, reader: Reader
) -> tuple[Row, ...]:
    """The rows of the matched items; ``matched``: of what is to be read, in the order in which it is."""
    if tab == "to-read" and sort not in SORTS:
        return read_together(mine, matched, now, reader.user.pk)
    return make_rows(_sorted(mine.filter(_on(tab, now), pk__in=matched), tab, sort), now, reader.user.pk)


def _tabs(mine: QuerySet[Item], chosen: str, opened: Mapping[str, int], now: datetime) -> tuple[Choice, ...]:
    counts = {_key(tab): count for tab, count in opened.items()}
    # Asked apart, each by what an index knows: together they would look at every item of the area, years of them.
    for part, tabs in _parts(now):
        counts |= mine.filter(part).aggregate(**{_key(tab): Count("pk", filter=_on(tab, now)) for tab in tabs})
    return tuple(Choice(tab, _title(tab), counts[_key(tab)], tab == chosen) for tab in TABS)


def _parts(now: datetime) -> tuple[tuple[Q, tuple[str, ...]], ...]:
    """The tabs of what is no longer open in two parts, each with the condition that narrows it."""
    gone = (State.PPN_FOUND, State.COVERED, State.LEFT_OUT)
    return (
        (_on("done-today", now), ("done-today",)),
        (Q(state__in=gone, moved_at__gte=now - SHOWN_FOR), ("ppn-found", "covered-by-name", "left-out")),
    )


def _key(tab: str) -> str:
    return tab.replace("-", "_")


def _title(tab: str) -> str:
    return TABS[tab].replace("PPN", our_force().ppn_word)


def _heading(reader: Reader, area: Area | None, tabs: Mapping[str, list[OpenItem]], now: datetime) -> Heading:
    unread, asked, force = tabs["to-read"], tabs["requested"], our_force()
    oldest = min((item.reported_at for item in unread), default=None)
    return Heading(
        area=area.name if area else POOL_NAME,
        to_read=len(unread),
        read_first=sum(item.priority <= 1 for item in unread),
        oldest=f"{tell_moment(oldest, now)} ({tell_age(oldest, now)})" if oldest else "",
        overdue=sum(item.due_at is not None and item.due_at < now for item in asked),
        unread_since=unread_since(area, (item.listed_at for item in unread), now),
        today=tell_today(reader, [(item.listed_at, item.priority) for item in unread], now),
        late_to_read=sum(decide_by(item.listed_at, item.priority, force) < now for item in unread),
        restricted=restricted_for(reader).filter(to_read(now), area=area).count(),
    )


def _count_areas(reader: Reader, now: datetime) -> dict[int | None, int]:
    """How many items are to be read in each area that this reader reaches; None stands for the shared pool."""
    counted = items_for(reader, Verb.LIST).filter(to_read(now)).values("area").annotate(count=Count("pk"))
    return {row["area"]: row["count"] for row in counted.order_by()}


def _areas(reader: Reader, chosen: str, counts: Mapping[int | None, int]) -> tuple[Choice, ...]:
    known = [(area.code, area.name, counts.get(area.pk, 0)) for area in areas_for(reader)]
    return tuple(
        Choice(code, name, count, code == chosen)
        for code, name, count in [*known, (POOL, POOL_NAME, counts.get(None, 0))]
    )


def _next(rows: tuple[Row, ...]) -> str:
    """The first item to be read that nobody else is reading."""
    return next((row.number for row in rows if not row.state_words.startswith("Being read")), "")


def _why(reader: Reader, area: Area | None, tab: str, unfiltered: int, now: datetime) -> Empty:
    if unfiltered:
        return Empty("filtered", f"None match. {unfiltered} without filters.")
    if tab == "to-read":
        return why_empty(reader, area, now)
    return Empty("nothing", NOTHING_THERE[tab].replace("PPN", our_force().ppn_word))


def unreadable_rows(reader: Reader, area: Area | None) -> tuple[Unreadable, ...]:
    """The rows of this list that could not be read and that nobody has checked yet; those with a child first."""
    problems = problems_for(reader).filter(severity=QUARANTINED, checked_at=None, area=area)
    return tuple(
        show_problem(row) for row in problems.select_related("run").order_by("-may_hold_child", "-run", "pk")[:50]
    )


def every_unreadable(reader: Reader) -> tuple[Unreadable, ...]:
    """The unreadable rows of every list that this reader reaches, and of the pool; those with a child first."""
    if not may(reader, Verb.LIST):
        return ()
    problems = problems_for(reader).filter(severity=QUARANTINED, checked_at=None).select_related("run")
    return tuple(show_problem(row) for row in problems.order_by("-may_hold_child", "-run", "pk")[:50])


def show_problem(problem: RunProblem) -> Unreadable:
    """One unreadable row as a reader sees it."""
    words = f"Record {problem.record} of {problem.file} could not be read"
    if problem.severity != QUARANTINED:
        words = f"Record {problem.record} of {problem.file}: {problem.column or 'the row'} is in doubt"
    return Unreadable(problem.number, words, problem.problem, problem.cure, problem.may_hold_child, problem.run.day)


def numbers_to_read(reader: Reader, area: Area | None, now: datetime) -> list[str]:
    """The numbers of an area's items in the order in which they are to be read: for previous and next."""
    return in_reading_order(items_for(reader, Verb.LIST).filter(to_read(now), area=area))
