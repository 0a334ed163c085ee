"""The force's figures without persons: a finished week by area, what nobody read, and how old the lists are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import OuterRef, Q, Subquery
from django.utils import timezone

from childtonotice.casework.access import NotFound, Reader, counted_items, every_area, require
from childtonotice.casework.clocks import decide_by
from childtonotice.casework.force import our_force
from childtonotice.casework.lists.rows import POOL_NAME
from childtonotice.casework.matrix import Verb
from childtonotice.casework.models import Decision, Recovery, Review, Run, RunStatus, State
from childtonotice.casework.order import to_read
from childtonotice.casework.small_numbers import FEWEST, hide_small
from childtonotice.screening.circumstances import LONDON

WEEKS = 12
WEEK = timedelta(days=7)
DAY = timedelta(days=1)
OPEN = "Not decided yet"
OUTCOMES = (
    "PPN needed", "PPN not needed", "Already submitted", "No child involved", "Same as another", "PPN found",
    "Left out by a rule", OPEN,
)  # fmt: skip
OF_DECISION = dict(zip((each.value for each in Decision if each.final), OUTCOMES, strict=False))
OF_STATE = {State.PPN_FOUND: "PPN found", State.COVERED: "PPN found", State.LEFT_OUT: "Left out by a rule"}
ASKED = ("Sent in time", "Sent late", "Still in time", "Overdue", "No longer asked")
QUEUE = ("In time", "Past the target")


@dataclass(frozen=True, slots=True)
class Grid:
    """One table: its columns, and each area's cells in words; the force as a whole is the last row."""

    title: str
    columns: tuple[str, ...]
    rows: tuple[tuple[str, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class FiguresPage:
    """The figures of one finished week, from Monday to Sunday.

    ``unread``: each area with the days on which something waited there and nobody decided. ``ages``: each area with
    how old its oldest item is, in days, where five or more are to be read. ``no_list``: days without a list.
    """

    week: str
    words: str
    weeks: tuple[tuple[str, str], ...]
    grids: tuple[Grid, ...]
    unread: tuple[tuple[str, str], ...]
    ages: tuple[tuple[str, str], ...]
    no_list: tuple[str, ...]


def figures_page(reader: Reader, week: str = "", now: datetime | None = None) -> FiguresPage:
    """The figures of a week ("2026-W46"), of the last finished one where none is named.

    Only whole weeks that are over can be chosen, and no two overlap: so no figure follows from the difference of two.
    """
    require(reader, Verb.REPORTS)
    moment = now or timezone.now()
    weeks = _finished(moment)
    start = weeks.get(week) if week else next(iter(weeks.values()))
    if start is None:
        raise NotFound("There are no figures for that week.")
    names: dict[int | None, str] = {area.pk: area.name for area in every_area()}
    names[None] = POOL_NAME
    waiting, unread = _waiting(reader, moment), _unread(reader, start)
    return FiguresPage(
        week=_code(start),
        words=_tell_week(start),
        weeks=tuple((code, _tell_briefly(monday)) for code, monday in weeks.items()),
        grids=(
            _grid("What became of what was reported", OUTCOMES, _outcomes(reader, start), names),
            _grid("PPNs asked for", ASKED, _requests(start, moment), names),
            _grid("To be read now", QUEUE, Counter((area, column) for area, column, _ in waiting), names),
        ),
        unread=tuple((name, unread[pk]) for pk, name in names.items() if pk in unread),
        ages=_ages(waiting, names, moment),
        no_list=_without_list(start),
    )


def _finished(now: datetime) -> dict[str, date]:
    today = now.astimezone(LONDON).date()
    last = today - timedelta(days=today.weekday()) - WEEK
    return {_code(monday): monday for monday in (last - n * WEEK for n in range(WEEKS))}


def _code(monday: date) -> str:
    year, week, _ = monday.isocalendar()
    return f"{year}-W{week:02}"


def _tell_week(monday: date) -> str:
    sunday = monday + timedelta(days=6)
    return f"Monday {monday.day} {monday:%B} to Sunday {sunday.day} {sunday:%B %Y}"


def _tell_briefly(monday: date) -> str:
    sunday = monday + timedelta(days=6)
    return f"{monday.day} {monday:%b} to {sunday.day} {sunday:%b %Y}"


def _from(day: date) -> datetime:
    return datetime.combine(day, time(), LONDON)


def _grid(
    title: str, columns: Sequence[str], counts: Mapping[tuple[int | None, str], int], names: Mapping[int | None, str]
) -> Grid:
    cells = hide_small([[counts.get((pk, column), 0) for column in columns] for pk in names])
    rows = tuple(zip((*names.values(), "The whole force"), cells, strict=True))
    return Grid(title, (*columns, "In all"), rows)


def _outcomes(reader: Reader, start: date) -> Counter[tuple[int | None, str]]:
    stands = Review.objects.filter(item=OuterRef("pk"), withdraws=None, withdrawn=None).order_by("-id")
    items = counted_items(reader).filter(reported_at__gte=_from(start), reported_at__lt=_from(start + WEEK))
    rows = items.annotate(answer=Subquery(stands.values("decision")[:1])).values_list("area", "state", "answer")
    return Counter((area, _outcome(state, answer or "")) for area, state, answer in rows.order_by())


def _outcome(state: str, answer: str) -> str:
    if state in (State.REQUESTED, State.SUBMITTED, State.DONE):
        return OF_DECISION.get(answer, OPEN)
    return OF_STATE.get(State(state), OPEN)


def _requests(start: date, now: datetime) -> Counter[tuple[int | None, str]]:
    made = Recovery.objects.filter(requested_at__gte=_from(start), requested_at__lt=_from(start + WEEK))
    rows = made.values_list("item__area", "due_at", "submitted_at", "ended_at", "review__withdrawn")
    return Counter((area, _answered(due, sent, bool(ended or taken), now)) for area, due, sent, ended, taken in rows)


def _answered(due: datetime, sent: datetime | None, ended: bool, now: datetime) -> str:
    if sent:
        return ASKED[0] if sent <= due else ASKED[1]
    return ASKED[4] if ended else ASKED[2] if now <= due else ASKED[3]


def _waiting(reader: Reader, now: datetime) -> list[tuple[int | None, str, datetime]]:
    """Each item to be read now: its area, whether it is past its target, and when it was reported."""
    force = our_force()
    rows = (
        counted_items(reader)
        .filter(to_read(now))
        .values_list("area", "listed_at", "priority", "reported_at")
        .order_by()
    )
    return [
        (area, QUEUE[decide_by(listed, priority, force) < now], reported) for area, listed, priority, reported in rows
    ]


def _ages(
    waiting: list[tuple[int | None, str, datetime]], names: Mapping[int | None, str], now: datetime
) -> tuple[tuple[str, str], ...]:
    by_area: dict[int | None, list[datetime]] = {}
    for area, _, reported in waiting:
        by_area.setdefault(area, []).append(reported)
    today = timezone.localdate(now)
    return tuple(
        (name, f"{(today - min(times).astimezone(LONDON).date()).days} days")
        for pk, name in names.items()
        if len(times := by_area.get(pk, [])) >= FEWEST
    )


def _unread(reader: Reader, start: date) -> dict[int | None, str]:
    """Of each area the days of the week on which something waited and nobody decided anything: "Sat, Sun"."""
    ends = _from(start + WEEK)
    waits = Q(decided_at=None, state__in=(State.TO_READ, State.WAITING)) | Q(decided_at__gte=_from(start))
    listed = counted_items(reader).filter(waits, listed_at__lt=ends).values_list("area", "listed_at", "decided_at")
    decided = Review.objects.filter(withdraws=None, at__gte=_from(start), at__lt=ends).values_list("item__area", "at")
    read = {(area, at.astimezone(LONDON).date()) for area, at in decided}
    left: dict[int | None, list[str]] = {}
    rows = list(listed.order_by())
    for day in (start + n * DAY for n in range(7)):
        over = _from(day + DAY)
        waited = {area for area, at, done in rows if at < over and (done is None or done >= over)}
        for area in waited:
            if (area, day) not in read:
                left.setdefault(area, []).append(f"{day:%a}")
    return {area: ", ".join(days) for area, days in left.items()}


def _without_list(start: date) -> tuple[str, ...]:
    came = set(
        Run.objects.filter(Q(day__gte=start, day__lt=start + WEEK), status=RunStatus.PUBLISHED).values_list(
            "day", flat=True
        )
    )
    first = Run.objects.filter(status=RunStatus.PUBLISHED).order_by("day").values_list("day", flat=True).first()
    days = [start + n * DAY for n in range(7)]
    return tuple(f"{day:%A}" for day in days if first and day >= first and day not in came)
