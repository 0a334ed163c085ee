"""What a workbook of an area shows: one row an item, one a child; drawn in a fixed number of questions."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q, QuerySet
from django.utils import timezone

from childtonotice.casework.access import Reader, area_named, items_for, may, restricted_for
from childtonotice.casework.force import our_force
from childtonotice.casework.lists.children import SIGNS
from childtonotice.casework.lists.feed import feed_state, tell_late, why_empty
from childtonotice.casework.lists.rows import POOL_NAME
from childtonotice.casework.matrix import Verb
from childtonotice.casework.models import (
    UNDECIDED,
    Advisor,
    Area,
    Decision,
    Item,
    ItemChild,
    ItemPpn,
    Review,
    State,
    Told,
)
from childtonotice.casework.order import in_order, to_read, waiting
from childtonotice.casework.reasons import title_then
from childtonotice.casework.risks import suggest_risk
from childtonotice.casework.school import wants_school_notice
from childtonotice.casework.wording import BANDS, NOTES, band_of, tell_cover, tell_found_by, tell_type, tell_years
from childtonotice.screening.findings import Cover

ADVISORS: tuple[tuple[str, str], ...] = tuple((code, str(words)) for code, words in Advisor.choices)
SCHOOL_TOLD: tuple[tuple[str, str], ...] = tuple((code, str(words)) for code, words in Told.choices)
NEVER_LISTED = (State.LEFT_OUT, State.COVERED)


@dataclass(frozen=True, slots=True)
class SheetChild:
    """One child of a workbook, without a name. ``asked``: whether a PPN would be asked for them."""

    id: int
    position: int
    label: str
    age: str
    sign: str
    ppn_id: str
    asked: bool
    sure: bool


@dataclass(frozen=True, slots=True)
class SheetRow:
    """One item of a workbook. ``open``: it can be decided. ``decision``, ``reason`` and ``words``: those that stand."""

    number: str
    version: int
    reference: str
    band: str
    why: str
    covered: str
    state: str
    type: str
    reported_at: datetime
    place: str
    officer: str
    found_by: str
    open: bool
    risk: str
    categories: tuple[str, ...]
    school: str
    children: tuple[SheetChild, ...]
    decision: str = ""
    reason: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """What one workbook holds. ``period`` in words; ``restricted``: how many items named readers alone may see.

    ``told``: why nothing is on it, or that the day's file has not come; empty where neither is so (R17).
    """

    area: str
    area_code: str
    period: str
    rows: tuple[SheetRow, ...]
    restricted: int
    may_decide: bool
    told: str = ""


def sheet(
    reader: Reader, area_code: str, *, start: date | None = None, end: date | None = None, now: datetime | None = None
) -> Sheet:
    """The open items of an area; with a period, every item of its list that was reported in it.

    NotFound where the area is not the reader's.
    """
    moment = now or timezone.now()
    area = area_named(reader, area_code)
    items = items_for(reader, Verb.LIST).filter(_wanted(start, end, moment), area=area)
    rows = tuple(_rows(in_order(items)))
    return Sheet(
        area=area.name if area else POOL_NAME,
        area_code=area_code,
        period=_tell_period(start, end),
        rows=rows,
        restricted=_count_restricted(reader, area, start, end, moment),
        may_decide=may(reader, Verb.DECIDE),
        told=_tell_feed(reader, area, moment, bare=not rows and start is None and end is None),
    )


def _tell_feed(reader: Reader, area: Area | None, now: datetime, *, bare: bool) -> str:
    """A workbook is no all-clear either: what the page of an empty list says, and that a file is late."""
    if bare:
        return why_empty(reader, area, now).words
    state = feed_state(now)
    return tell_late(state.run, now) if state.run and state.late else ""


def _wanted(start: date | None, end: date | None, now: datetime) -> Q:
    if start is None and end is None:
        return to_read(now) | waiting(now)
    wanted = ~Q(state__in=NEVER_LISTED)
    wanted &= Q(reported_on__gte=start) if start else Q()
    return wanted & (Q(reported_on__lte=end) if end else Q())


def _tell_period(start: date | None, end: date | None) -> str:
    if start is None and end is None:
        return "all that is open"
    first = f"from {start:%d/%m/%Y}" if start else ""
    last = f"to {end:%d/%m/%Y}" if end else ""
    return f"reported {' '.join(part for part in (first, last) if part)}"


def _count_restricted(reader: Reader, area: Area | None, start: date | None, end: date | None, now: datetime) -> int:
    return restricted_for(reader).filter(_wanted(start, end, now), area=area).count()


def _rows(items: QuerySet[Item]) -> Iterable[SheetRow]:
    inside = items.order_by().values("pk")
    children = _by_item(ItemChild.objects.filter(item__in=inside, current=True).order_by("item_id", "position"))
    standing = Review.objects.filter(item__in=inside, withdraws=None, withdrawn=None).order_by("pk")
    reviews = {review.item_id: review for review in standing.only("item_id", "decision", "reason", "words", "at")}
    gradings: dict[int, list[str]] = {}
    for item_id, grading in ItemPpn.objects.filter(item__in=inside).order_by().values_list("item_id", "grading"):
        gradings.setdefault(item_id, []).append(grading)
    # What was decided of an item that is to be read again no longer stands, and would only mislead.
    for item in items.only(*SHOWN):
        review = reviews.get(item.pk) if item.state not in UNDECIDED else None
        yield _row(item, children.get(item.pk, []), gradings.get(item.pk, []), review)


def _by_item(children: QuerySet[ItemChild]) -> dict[int, list[SheetChild]]:
    signs = {cover: f"{sign} {words.replace('PPN', our_force().ppn_word)}" for cover, (sign, words) in SIGNS.items()}
    found: dict[int, list[SheetChild]] = {}
    # Values instead of records: a workbook may hold tens of thousands of children.
    for item, pk, position, label, age, cover, ppn in children.values_list(*CHILD):
        sure = cover == Cover.CERTAIN
        child = SheetChild(pk, position, label, tell_years(age), signs[Cover(cover)], ppn, not sure, sure)
        found.setdefault(item, []).append(child)
    return found


SHOWN = (
    "number", "version", "incident_id", "priority", "note", "why", "state", "type", "reported_at", "facts",
    "officer_id", "found_by", "categories", "marks",
)  # fmt: skip
CHILD = ("item_id", "pk", "position", "label", "age", "cover", "ppn_id")


def _row(item: Item, children: list[SheetChild], gradings: list[str], review: Review | None) -> SheetRow:
    state = State(item.state).label.replace("PPN", our_force().ppn_word)
    return SheetRow(
        number=item.number,
        version=item.version,
        reference=item.incident_id,
        band=BANDS[band_of(item.priority, item.note)],
        why=item.why,
        covered=tell_cover(sum(child.sure for child in children), len(children)),
        state=f"{state}. {NOTES[item.note]}" if item.note in NOTES else state,
        type=tell_type(item.type),
        reported_at=item.reported_at,
        place=str(item.facts.get("place", "")),
        officer=item.officer_id,
        found_by=tell_found_by(item.found_by),
        open=item.state in UNDECIDED,
        risk=suggest_risk(item, gradings),
        categories=tuple(item.categories),
        school=Told.UNKNOWN.value if wants_school_notice(item) else "",
        children=tuple(children),
        decision=review.decision if review else "",
        reason=title_then(Decision(review.decision), review.reason, review.at) if review else "",
        words=review.words if review else "",
    )
