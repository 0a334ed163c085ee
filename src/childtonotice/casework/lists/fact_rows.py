"""The rows behind the figures as they stand in the records: read in a few queries, whatever their number."""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from operator import itemgetter
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt
from django.db.models import Max, QuerySet
from django.utils import timezone

from childtonotice.casework.lists.again import asked_again
from childtonotice.casework.lists.gently import EVERY, gently, give_way
from childtonotice.casework.models import (
    Assessment,
    Decision,
    Item,
    ItemEvent,
    ItemPpn,
    PartnerAnswer,
    PartnerStep,
    Recovery,
    RecoveryChild,
    Review,
    Run,
    RunStatus,
    State,
)
from childtonotice.casework.officers import team_lines, team_names
from childtonotice.casework.reasons import GRADES
from childtonotice.screening.circumstances import LONDON
from childtonotice.screening.findings import Notice, Status

Table = dict[str, npt.NDArray[np.int64]]
# Of each PPN the team's grading, and whether it was needed.
Judged = dict[str, tuple[int, int]]

STATUSES = tuple(status.value for status in Status)
STATE_WORDS = {state.value: str(state.label) for state in State}
STATES = tuple(STATE_WORDS)
DECISION_WORDS = {decision.value: str(decision.label) for decision in Decision}
DECISIONS = tuple(DECISION_WORDS)
NOTICES = tuple(notice.value for notice in Notice)
EPOCH = date(1970, 1, 1).toordinal()

# Every column of the facts, and what its numbers mean. Times are whole seconds since 1970, in UTC; -1 is none.
MEASURES = {
    "pk": "the item",
    "area": "place in Facts.areas",
    "officer": "place in words['officer']; 0 is nobody",
    "team": "place in words['team']; 0 is no team",
    "type": "place in words['type']",
    "response": "place in words['response']: the response grade",
    "place": "place in words['place']: street and town, no house number; 0 is none",
    "day": "the London day of the report, in days since 1970",
    "hour": "the London hour of the report, 0 to 23",
    "weekday": "0 is Monday",
    "reported": "when it was reported",
    "listed": "when it came on the list that stands",
    "status": "place in STATUSES: what the screening says",
    "state": "place in STATES: where it stands for people",
    "waits": "until when it waits for somebody or something; from then on it is to be read",
    "priority": "1 is read first",
    "risks": "one bit for each of words['risk'], the categories of risk",
    "found_by": "one bit for each of NOTICES",
    "decision": "place in DECISIONS: the decision that stands; -1 where none does",
    "decided": "when that was decided, where it is final",
    "by": "who decided: the user's key",
    "risk": "the reader's own grading of it, 1 to 3; 0 is none",
    "requested": "when a PPN was asked for by the decision that stands",
    "due": "by when",
    "submitted": "when it came",
    "ended": "1: nobody has to send it any more",
    "grading": "the officer's highest grading on its PPNs, 1 to 3; 0 is none",
    "vat": "the assessment team's last grading of its PPNs, 1 to 3; 0 is none",
    "again": "1: in the twelve weeks before it was asked for, one was asked for the same child on another item",
    "closed": "1: the force has closed its log",
    "supervised": "1: a closing code or flag says that a supervisor looked at it",
    "needless": "1: the team or a partner says that a PPN asked for was not needed; -1: neither has judged one",
}


@dataclass(slots=True)
class Vocabulary:
    """The words behind numbers. They only grow, so that numbers that are in use stay right."""

    places: dict[str, dict[str, int]] = field(default_factory=dict)

    def number(self, column: str, word: str) -> int:
        """The number of a word in a column; 0 is the empty word."""
        known = self.places.setdefault(column, {"": 0})
        return known.setdefault(word, len(known))

    def bits(self, column: str, words: Iterable[str]) -> int:
        """One bit for each word."""
        known = self.places.setdefault(column, {})
        return sum(1 << known.setdefault(word, len(known)) for word in set(words))

    def as_words(self) -> dict[str, tuple[str, ...]]:
        """The words of each column in the order of their numbers."""
        return {column: tuple(known) for column, known in self.places.items()}


@dataclass(frozen=True, slots=True)
class Mark:
    """Up to where the records were read. Runs and items are named by their random numbers: no two databases share them.

    ``items`` shrinks when retention erases, ``run`` changes with each day's list and officers. ``teams``: the lines of
    the table of teams that count today.
    """

    run: str
    first_item: str
    items: int
    event: int
    assessment: int
    step: int
    teams: tuple[int, ...] = ()


# A transaction that began earlier may end later, and its events have lower numbers: so many are read again.
OVERLAP = 200
MANY = 2000


def mark_of() -> Mark:
    """Up to where the records go now."""
    runs = Run.objects.filter(status=RunStatus.PUBLISHED).order_by("-pk").values_list("number", flat=True)
    items = Item.objects.order_by("pk")
    return Mark(
        run=runs.first() or "",
        first_item=items.values_list("number", flat=True).first() or "",
        items=items.count(),
        event=_last(ItemEvent.objects.all()),
        assessment=_last(Assessment.objects.all()),
        step=_last(PartnerStep.objects.all()),
        teams=team_lines(timezone.localdate()),
    )


def _last(rows: QuerySet) -> int:  # type: ignore[type-arg]
    return rows.aggregate(last=Max("pk"))["last"] or 0


def items_changed(known: Mark, now: Mark) -> list[int] | None:
    """The items to be read again; None where it has to be all of them."""
    if (known.run, known.first_item) != (now.run, now.first_item) or now.items < known.items:
        return None
    found: set[int] = set()
    if known.event != now.event:
        found |= set(ItemEvent.objects.filter(pk__gt=known.event - OVERLAP).values_list("item", flat=True)[:MANY])
    ppns = _judged_since(known)
    if ppns:
        found |= set(ItemPpn.objects.filter(ppn_id__in=ppns).values_list("item", flat=True)[:MANY])
    return None if max(len(found), len(ppns)) >= MANY else sorted(found)


def _judged_since(known: Mark) -> set[str]:
    ppns = set(Assessment.objects.filter(pk__gt=known.assessment).values_list("ppn__ppn_id", flat=True)[:MANY])
    return ppns | set(PartnerStep.objects.filter(pk__gt=known.step).values_list("ppn__ppn_id", flat=True)[:MANY])


def ppns_changed(known: Mark, now: Mark) -> list[str] | None:
    """The PPNs to be read again: those judged since, and those of items that changed; None where it has to be all."""
    items = items_changed(known, now)
    if items is None or known.teams != now.teams:
        return None
    found = _judged_since(known)
    if items:
        found |= set(RecoveryChild.objects.filter(recovery__item__in=items).values_list("ppn_id", flat=True))
    return sorted(found - {""})


def read_rows(items: QuerySet[Item], vocabulary: Vocabulary, only: Sequence[int] = ()) -> Table:
    """The columns of these items, in the order of their keys. ``only``: of these few alone; of all where empty."""
    columns = {name: array("q") for name in MEASURES if name != "team"}
    judged, again = judge_ppns(None) if not only else None, asked_again(only)
    wanted = items.filter(pk__in=only) if only else items
    for rows in _slices(wanted):
        told = _beside([row[0] for row in rows], judged)
        for row in rows:
            numbers = _numbers(row, vocabulary, told, again)
            for name, column in columns.items():
                column.append(numbers[name])
    return {name: as_numbers(column) for name, column in columns.items()}


def as_numbers(column: array[int]) -> npt.NDArray[np.int64]:
    """A column as numbers to count with: the same memory, no copy."""
    return np.frombuffer(column, np.int64) if column else np.empty(0, np.int64)


def _slices(items: QuerySet[Item]) -> Iterator[list[Any]]:
    """The rows of these items in the order of their keys, a few at a time: what is at hand at once stays small."""
    last = 0
    while rows := list(items.filter(pk__gt=last).order_by("pk").values_list(*ITEM_COLUMNS)[:EVERY]):
        yield rows
        last = rows[-1][0]
        give_way()


class _Beside(NamedTuple):
    """What stands beside a slice of items, by the item: its review, its request, and how its PPNs were graded."""

    reviews: dict[int, tuple[Any, ...]]
    recoveries: dict[int, tuple[Any, ...]]
    gradings: dict[int, dict[str, int]]


def _beside(keys: Sequence[int], judged: Judged | None) -> _Beside:
    return _Beside(_reviews(keys), _recoveries(keys), _gradings(keys, judged))


def _numbers(row: tuple[Any, ...], vocabulary: Vocabulary, told: _Beside, again: set[int]) -> dict[str, int]:
    item = _item(row, vocabulary)
    item |= _review(told.reviews.get(row[0]), item["state"])
    item |= _recovery(told.recoveries.get(row[0]), item["decision"])
    item |= told.gradings.get(row[0], UNGRADED)
    item["again"] = int(row[0] in again)
    return item


ITEM_COLUMNS = (
    "pk", "area_id", "officer_id", "type", "response_grade", "facts", "reported_on", "reported_at", "listed_at",
    "status", "state", "waits_until", "priority", "categories", "found_by",
)  # fmt: skip
# What a force's own words for a supervisor's look have in common.
SUPERVISOR = "supervis"
UNGRADED = {"grading": 0, "vat": 0, "needless": -1}
_STATUS = {word: number for number, word in enumerate(STATUSES)}
_STATE = {word: number for number, word in enumerate(STATES)}
_DECISION = {word: number for number, word in enumerate(DECISIONS)}
_NOTICE = {word: 1 << number for number, word in enumerate(NOTICES)}
_GRADE = {word: number for number, word in enumerate(GRADES, start=1)}


def _item(row: tuple, vocabulary: Vocabulary) -> dict[str, int]:  # type: ignore[type-arg]
    pk, area, officer, kind, response, facts, *rest = row
    on, reported, listed, status, state, waits, priority, risks, found_by = rest
    return {
        "pk": pk,
        "area": -1 if area is None else area,
        "officer": vocabulary.number("officer", officer),
        "type": vocabulary.number("type", kind),
        "response": vocabulary.number("response", response),
        "place": vocabulary.number("place", facts.get("place") or ""),
        "day": on.toordinal() - EPOCH,
        "weekday": on.weekday(),
        "hour": reported.astimezone(LONDON).hour,
        "reported": seconds(reported),
        "listed": seconds(listed),
        "status": _STATUS.get(status, -1),
        "state": _STATE[state],
        "waits": seconds(waits) if state == State.WAITING else -1,
        "priority": priority,
        "risks": vocabulary.bits("risk", risks),
        "closed": int(bool(facts.get("closed_at"))),
        "supervised": int(_is_supervised(facts)),
        "found_by": sum(_NOTICE.get(notice, 0) for notice in found_by),
    }


def _is_supervised(facts: dict[str, Any]) -> bool:
    words = (*(facts.get("closing_codes") or ()), *(facts.get("flags") or ()))
    return any(SUPERVISOR in word.casefold() for word in words)


def seconds(at: datetime | None) -> int:
    """A moment in whole seconds since 1970; -1 for none."""
    return -1 if at is None else int(at.timestamp())


def day_number(day: date) -> int:
    """A day as the facts count it."""
    return day.toordinal() - EPOCH


def day_of(number: int) -> date:
    """The day of such a number."""
    return date.fromordinal(int(number) + EPOCH)


def london_days(times: npt.NDArray[np.int64]) -> npt.NDArray[np.int64]:
    """The London day of each moment, in days since 1970; a day begins on a whole hour, so hours are looked up once."""
    hours, places = np.unique(times // 3600, return_inverse=True)
    days = [datetime.fromtimestamp(hour * 3600, UTC).astimezone(LONDON).toordinal() - EPOCH for hour in hours.tolist()]
    return np.array(days, np.int64)[places]


def _of_items(rows: QuerySet, keys: Sequence[int]) -> QuerySet:  # type: ignore[type-arg]
    """Those of these items, whose keys are in order: by their range where they lie together."""
    together = keys[-1] - keys[0] < 4 * EVERY
    return rows.filter(item__gte=keys[0], item__lte=keys[-1]) if together else rows.filter(item__in=keys)


def _reviews(keys: Sequence[int]) -> dict[int, tuple]:  # type: ignore[type-arg]
    """The last review of each item that nobody withdrew."""
    rows = _of_items(Review.objects.filter(withdraws=None, withdrawn=None), keys).order_by()
    # Sorted here: asked to sort, SQLite makes an index of all reviews for each slice.
    told = sorted(rows.values_list("pk", "item_id", "decision", "at", "by_id", "risk"), key=itemgetter(0))
    return {row[1]: row[1:] for row in told}


_DECIDED = tuple(_STATE[state] for state in (State.REQUESTED, State.SUBMITTED, State.DONE))
_WAITING = _STATE[State.WAITING]


def _review(row: tuple | None, state: int) -> dict[str, int]:  # type: ignore[type-arg]
    """The decision that stands: a reopened item has none, whatever was decided before."""
    stands = row is not None and (state in _DECIDED or state == _WAITING)
    if row is None or not stands:
        return {"decision": -1, "decided": -1, "by": -1, "risk": 0}
    _, decision, at, by, risk = row
    final = state in _DECIDED
    return {
        "decision": _DECISION.get(decision, -1),
        "decided": seconds(at) if final else -1,
        "by": by,
        "risk": graded(risk),
    }


def _recoveries(keys: Sequence[int]) -> dict[int, tuple]:  # type: ignore[type-arg]
    rows = _of_items(Recovery.objects.filter(review__withdrawn=None), keys).order_by()
    wanted = rows.values_list("pk", "item_id", "requested_at", "due_at", "submitted_at", "ended_at")
    return {row[1]: row[1:] for row in sorted(wanted, key=itemgetter(0))}


def _recovery(row: tuple | None, decision: int) -> dict[str, int]:  # type: ignore[type-arg]
    if row is None or decision != _DECISION[Decision.NEEDED]:
        return {"requested": -1, "due": -1, "submitted": -1, "ended": 0}
    _, requested, due, submitted, ended = row
    return {
        "requested": seconds(requested),
        "due": seconds(due),
        "submitted": seconds(submitted),
        "ended": int(ended is not None),
    }


def _gradings(keys: Sequence[int], judged: Judged | None) -> dict[int, dict[str, int]]:
    """Of each item how its PPNs were graded by officers and by the team, and whether one was needless."""
    rows = list(_of_items(ItemPpn.objects.order_by(), keys).values_list("item_id", "ppn_id", "grading"))
    known = judge_ppns({ppn for _, ppn, _ in rows}) if judged is None else judged
    found: dict[int, dict[str, int]] = {}
    for item, ppn, grading in rows:
        told, (vat, needless) = found.setdefault(item, dict(UNGRADED)), known.get(ppn, (0, -1))
        told["grading"] = max(told["grading"], graded(grading))
        told["vat"] = max(told["vat"], vat)
        told["needless"] = max(told["needless"], needless)
    return found


def graded(grading: str) -> int:
    """A grading as a number: 1 is standard, 3 is high; 0 for none, or a word of another scale."""
    return _GRADE.get(grading, 0)


def judge_ppns(ppns: set[str] | None) -> Judged:
    """Of each PPN the team's last grading, and whether the team or a partner says that it was not needed.

    ``ppns``: of these alone; of all where none. The second is 1 where it was not, 0 where it was, -1 where nobody says.
    """
    found: dict[str, tuple[int, int]] = {}
    of = {} if ppns is None else {"ppn__ppn_id__in": ppns}
    rows = Assessment.objects.filter(**of).order_by("pk").values_list("ppn__ppn_id", "grading", "unnecessary")
    for ppn, grading, needless in gently(rows.iterator()):
        found[ppn] = (graded(grading), int(needless))
    steps = PartnerStep.objects.filter(withdrawn=None, **of).exclude(answer="").order_by("pk")
    for ppn, answer in steps.values_list("ppn__ppn_id", "answer").iterator():
        own, known = found.get(ppn, (0, -1))
        found[ppn] = (own, max(known, int(answer == PartnerAnswer.UNNECESSARY)))
    return found


def read_teams(vocabulary: Vocabulary) -> npt.NDArray[np.int64]:
    """The team of each officer today, by the officer's number."""
    teams = team_names(timezone.localdate())
    officers = vocabulary.places.setdefault("officer", {"": 0})
    return np.array([vocabulary.number("team", teams.get(officer, "")) for officer in officers], np.int64)
