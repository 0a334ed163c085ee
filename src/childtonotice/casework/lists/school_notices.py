"""Notices to schools after domestic incidents (R27): what nobody knows yet, and what a school may have."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Exists, OuterRef
from django.utils import timezone

from childtonotice.casework.access import Reader, item_numbered, items_for, may, require
from childtonotice.casework.clocks import next_working_day, tell_due, tell_exact, tell_lateness, tell_moment
from childtonotice.casework.days import tell_day
from childtonotice.casework.force import our_force
from childtonotice.casework.lists.rows import POOL_NAME
from childtonotice.casework.lists.values import Choice
from childtonotice.casework.matrix import Verb
from childtonotice.casework.models import ItemChild, SchoolNotice, Told
from childtonotice.casework.school import wants_school_notice
from childtonotice.casework.unborn import is_unborn
from childtonotice.screening.circumstances import LONDON

LOOK_BACK = timedelta(days=60)
MOST = 200
SCHOOL_BEGINS = time(8, 45)
PRESENCE = {"present": "Present", "resident": "Lives there", "elsewhere": "Not present"}


@dataclass(frozen=True, slots=True)
class SchoolRow:
    """One incident of which nobody knows yet whether the school was told. ``late``: since the school day began."""

    number: str
    reference: str
    why: str
    area: str
    reported: str
    exact: str
    due: str
    due_exact: str
    late: str
    noted: str


@dataclass(frozen=True, slots=True)
class SchoolsPage:
    """What is to be looked up, the oldest first, and the answers there are."""

    rows: tuple[SchoolRow, ...]
    more: int
    late: int
    answers: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class NoticeChild:
    """What a school may know of one child: name, date of birth, and whether the child was there."""

    name: str
    born: str
    presence: str


@dataclass(frozen=True, slots=True)
class NoticePage:
    """The notice of one incident: its day and time and the named children, and nothing else (R27, R38)."""

    number: str
    reference: str
    reported: str
    children: tuple[NoticeChild, ...]
    unnamed: int
    said: str


def school_by(reported_at: datetime) -> datetime:
    """When the school should have been told: before the next school day begins. Holidays of schools are not known."""
    day = next_working_day(reported_at.astimezone(LONDON).date(), our_force().free_days)
    return datetime.combine(day, SCHOOL_BEGINS, LONDON)


def schools_page(reader: Reader, now: datetime | None = None) -> SchoolsPage:
    """The decided incidents of this reader's lists of which nobody knows yet whether the school was told."""
    require(reader, Verb.DECIDE)
    moment = now or timezone.now()
    later = SchoolNotice.objects.filter(item=OuterRef("item"), pk__gt=OuterRef("pk"))
    unknown = SchoolNotice.objects.filter(told=Told.UNKNOWN, at__gte=moment - LOOK_BACK).exclude(Exists(later))
    mine = unknown.filter(item__in=items_for(reader, Verb.DECIDE)).select_related("item__area", "by")
    drawn = list(mine.order_by("item__reported_at", "pk"))
    rows = tuple(_row(notice, moment) for notice in drawn[:MOST])
    late = sum(school_by(notice.item.reported_at) < moment for notice in drawn)
    answers = tuple(Choice(told.value, told.label) for told in Told if told is not Told.UNKNOWN)
    return SchoolsPage(rows, max(0, len(drawn) - MOST), late, answers)


def _row(notice: SchoolNotice, now: datetime) -> SchoolRow:
    item, due = notice.item, school_by(notice.item.reported_at)
    return SchoolRow(
        item.number, item.incident_id, item.why, item.area.name if item.area else POOL_NAME,
        tell_moment(item.reported_at, now), tell_exact(item.reported_at), tell_due(due, now), tell_exact(due),
        tell_lateness(due, now),
        f"{notice.by.shown_name}, {tell_moment(notice.at, now)}",
    )  # fmt: skip


def notice_page(reader: Reader, number: str, now: datetime | None = None) -> NoticePage | None:
    """The notice for the school of one incident; None where it is no domestic incident. NotFound as for its names."""
    item = item_numbered(reader, number, Verb.NAMES)
    if not wants_school_notice(item):
        return None
    moment = now or timezone.now()
    children = [child for child in item.children.filter(current=True) if not is_unborn(child)]
    named = [child for child in children if child.name]
    last = item.school_notices.select_related("by").order_by("-id").first()
    said = f"{Told(last.told).label}, says {last.by.shown_name}, {tell_moment(last.at, moment)}." if last else ""
    return NoticePage(
        item.number, item.incident_id, tell_exact(item.reported_at), tuple(_child(child) for child in named),
        len(children) - len(named), said if may(reader, Verb.DECIDE, item) else "",
    )  # fmt: skip


def _child(child: ItemChild) -> NoticeChild:
    linked = child.person_id and not child.presence
    presence = "On the record of the incident" if linked else PRESENCE.get(child.presence, "Not known")
    return NoticeChild(child.name, _tell_born(child.born), presence)


def _tell_born(born: date | None) -> str:
    return tell_day(born).partition(" ")[2] if born else "not known"
