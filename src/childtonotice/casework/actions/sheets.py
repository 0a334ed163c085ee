"""Workbooks: taking one out, looking at what one would change, and saving it through the same action as the page."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from django.utils import timezone

from childtonotice.casework.access import area_named, items_for, reader_of
from childtonotice.casework.actions import Conflict, Refused, action
from childtonotice.casework.actions.answers import Answer, Covered, find_errors
from childtonotice.casework.actions.decisions import Decided, decide
from childtonotice.casework.audit import record
from childtonotice.casework.force import our_force
from childtonotice.casework.matrix import Verb
from childtonotice.casework.models import UNDECIDED, Decision, Item, ItemChild, Review, User

NOT_YOURS = "There is no such item in this list, or it is not yours to decide"
BATCH = 500
JUDGED = ("number", "incident_id", "version", "state", "categories")


class Outcome(StrEnum):
    """What saving a row would come to."""

    CHANGES = "changes"
    SAVED = "saved"
    CONFLICT = "conflict"
    INVALID = "invalid"


@dataclass(frozen=True, slots=True)
class Filled:
    """A row that somebody filled in. ``place``: where it stands, as "Worklist row 12"; ``version``: the one seen."""

    place: str
    number: str
    version: int
    answer: Answer


@dataclass(frozen=True, slots=True)
class Judged:
    """What saving a row would come to. ``errors``: each field to put right, with its sentence; or why it conflicts."""

    filled: Filled
    reference: str
    outcome: Outcome
    errors: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Taken:
    """What was saved: how many decisions, and the rows that were left with why."""

    saved: int
    left: tuple[Judged, ...]


@action
def export_sheet(*, by: User, area_code: str, export: str, numbers: Sequence[str], now: datetime | None = None) -> None:
    """Record that a user took a list out as a workbook: which, and the items on it. NotFound where it is not theirs."""
    area_named(reader_of(by, now), area_code)
    record("sheet.export", by=by, subject=f"area:{area_code}", details={"export": export, "items": list(numbers)},
           now=now)  # fmt: skip


@action
def preview_sheet(
    *, by: User, area_code: str, filled: Sequence[Filled], now: datetime | None = None
) -> tuple[Judged, ...]:
    """What saving these rows would come to. Nothing is saved; the look is recorded."""
    judged = tuple(_judge_all(by, area_code, filled, now or timezone.now()))
    record("sheet.preview", by=by, subject=f"area:{area_code}", details=_count(judged), now=now)
    return judged


@action
def take_sheet(
    *, by: User, area_code: str, filled: Sequence[Filled], whole: bool, now: datetime | None = None
) -> Taken | Refused:
    """Save the rows as decisions of this user. ``whole``: all of them or none; else the good ones."""
    moment = now or timezone.now()
    judged = _judge_all(by, area_code, filled, moment)
    left = [row for row in judged if row.outcome in (Outcome.CONFLICT, Outcome.INVALID)]
    saved = 0
    for row in judged if not (whole and left) else ():
        if row.outcome is Outcome.CHANGES:
            outcome = decide(by=by, number=row.filled.number, version=row.filled.version, answer=row.filled.answer,
                             now=moment)  # fmt: skip
            saved += isinstance(outcome, Decided)
            left += [_left(row, outcome)] if isinstance(outcome, Refused | Conflict) else []
    if whole and left:
        return Refused(tuple(("rows", f"{row.filled.place}: {row.errors[0][1]}") for row in left))
    record("sheet.import", by=by, subject=f"area:{area_code}", details={"saved": saved, "left": len(left)}, now=moment)
    return Taken(saved, tuple(left))


def _left(row: Judged, outcome: Refused | Conflict) -> Judged:
    errors = outcome.errors if isinstance(outcome, Refused) else (("row", outcome.said),)
    return Judged(row.filled, row.reference, Outcome.CONFLICT, errors)


def _count(judged: Sequence[Judged]) -> dict[str, int]:
    return {outcome.value: sum(row.outcome is outcome for row in judged) for outcome in Outcome}


def _judge_all(by: User, area_code: str, filled: Sequence[Filled], now: datetime) -> list[Judged]:
    reader = reader_of(by, now)
    mine = items_for(reader, Verb.DECIDE).filter(area=area_named(reader, area_code)).only(*JUDGED)
    judged: list[Judged] = []
    for start in range(0, len(filled), BATCH):
        some = filled[start : start + BATCH]
        items = {item.number: item for item in mine.filter(number__in=[row.number for row in some])}
        judged += _judge_some(by, some, items, now)
    return judged


def _judge_some(by: User, some: Sequence[Filled], items: dict[str, Item], now: datetime) -> list[Judged]:
    found = [item.pk for item in items.values()]
    children: dict[int, list[Covered]] = {}
    # Values instead of records: a workbook may hold tens of thousands of children.
    of_items = ItemChild.objects.filter(item__in=found, current=True).order_by("item_id", "position")
    for item_id, *child in of_items.values_list("item_id", *Covered._fields):
        children.setdefault(item_id, []).append(Covered(*child))
    standing = Review.objects.filter(item__in=found, withdraws=None, withdrawn=None).order_by("pk")
    reviews = {review.item_id: review for review in standing.select_related("by")}
    judged = []
    for row in some:
        item = items.get(row.number)
        if item is None:
            judged.append(Judged(row, "", Outcome.INVALID, (("row", NOT_YOURS),)))
        elif item.version != row.version or item.state not in UNDECIDED:
            judged.append(_meanwhile(row, item, by, reviews.get(item.pk)))
        else:
            errors = tuple(find_errors(item, row.answer, children.get(item.pk, []), now))
            outcome = Outcome.INVALID if errors else Outcome.CHANGES
            judged.append(Judged(row, item.incident_id, outcome, errors))
    return judged


def _meanwhile(row: Filled, item: Item, by: User, review: Review | None) -> Judged:
    """The item changed since the workbook was made: by this very row, saved before, or by somebody else."""
    if review is not None and review.version == row.version and review.by_id == by.pk and _same(review, row.answer):
        return Judged(row, item.incident_id, Outcome.SAVED)
    if review is None or item.state in UNDECIDED:
        said = "The record has changed since this workbook was made. Read it again and decide it on its page"
        return Judged(row, item.incident_id, Outcome.CONFLICT, (("row", said),))
    title = Decision(review.decision).label.replace("PPN", our_force().ppn_word)
    who = "you" if review.by_id == by.pk else review.by.shown_name
    said = f"Decided since by {who}: {title}. Undo that on its page first, or leave it"
    return Judged(row, item.incident_id, Outcome.CONFLICT, (("row", said),))


def _same(review: Review, answer: Answer) -> bool:
    told = (answer.decision, answer.reason, answer.words.strip())
    return (review.decision, review.reason, review.words) == told
