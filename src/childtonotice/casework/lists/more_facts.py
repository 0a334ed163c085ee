"""What figures count besides items: submitted PPNs with their three gradings, children, and incidents attended.

Read for a period when they are asked for; no name, text or reference among them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Count

from childtonotice.casework.access import POOL, Reader, require
from childtonotice.casework.ethnicity import Told, read_ethnicity
from childtonotice.casework.lists.fact_rows import graded, judge_ppns
from childtonotice.casework.matrix import Verb
from childtonotice.casework.models import Attendance, Feedback, ItemChild, Officer, RecoveryChild, SubmittedPpn
from childtonotice.screening.circumstances import LONDON

DAY = timedelta(days=1)
NO_TEAM = "No team known"
BLANK = "Blank"
AT_ONCE = 500
BANDS = ((1, "Under 1"), (5, "1 to 4"), (10, "5 to 9"), (16, "10 to 15"), (18, "16 and 17"))


@dataclass(frozen=True, slots=True)
class PpnFact:
    """One submitted PPN. ``officer``, ``manager`` and ``team``: how each graded it, 1 to 3; 0 is not at all.

    ``asked``: somebody had to ask for it. ``ethnicities``: of each child it names whether it is told, and if not, how.
    """

    day: date
    area: str
    unit: str
    officer: int
    manager: int
    team: int
    asked: bool
    state: str
    wording: int
    ethnicities: tuple[Told, ...]
    told: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ChildFact:
    """One child of an item: the item's key and what equality is measured by, in words; "Blank" where not told."""

    item: int
    sex: str
    age: str
    ethnicity: str
    looked_after: str


def read_ppn_facts(reader: Reader, start: date, end: date) -> list[PpnFact]:
    """The PPNs submitted on these London days; NotFound for whoever sees no figures."""
    require(reader, Verb.REPORTS)
    first, last = _bounds(start, end)
    rows = SubmittedPpn.objects.filter(submitted_at__gte=first, submitted_at__lt=last).order_by("pk")
    wanted = list(
        rows.values_list(
            "ppn_id", "submitted_at", "area__code", "officer_id", "grading", "state", "wording", "subjects"
        )
    )
    ids = [row[0] for row in wanted]
    managers, judged = _manager_grades(ids), _judged(ids)
    units = dict(Officer.objects.exclude(team="").values_list("officer_id", "team"))
    return [_ppn(row, units, managers, judged) for row in wanted]


def _ppn(row: tuple, units: dict[str, str], managers: dict[str, int], judged: dict[str, tuple[int, int]]) -> PpnFact:  # type: ignore[type-arg]
    ppn, at, area, officer, grading, state, wording, subjects = row
    told = [read_ethnicity(str(subject.get("ethnicity", ""))) for subject in subjects if _is_child(subject, at)]
    return PpnFact(
        day=at.astimezone(LONDON).date(),
        area=area or POOL,
        unit=units.get(officer, NO_TEAM),
        officer=graded(grading),
        manager=managers.get(ppn, 0),
        team=judged.get(ppn, (0, -1))[0],
        asked=ppn in managers,
        state=state,
        wording=wording,
        ethnicities=tuple(kind for kind, _ in told),
        told=tuple(words[:1].upper() + words[1:] for _, words in told),
    )


def _is_child(subject: dict[str, str], at: datetime) -> bool:
    """Under 18 on the day, by the date of birth; of whom none is told, by the role."""
    born = subject.get("born", "")
    if born:
        return at.year - int(born[:4]) < 18 or (at.year - int(born[:4]) == 18 and f"{at:%m-%d}" < born[5:])
    return "child" in subject.get("role", "").casefold()


def _manager_grades(ids: Sequence[str]) -> dict[str, int]:
    """Of each PPN that was asked for, the grading of the reader who asked."""
    found: dict[str, int] = {}
    for part in _parts(ids):
        rows = RecoveryChild.objects.filter(ppn_id__in=part, recovery__review__withdrawn=None).order_by("pk")
        for ppn, risk in rows.values_list("ppn_id", "recovery__review__risk"):
            found[ppn] = graded(risk)
    return found


def _judged(ids: Sequence[str]) -> dict[str, tuple[int, int]]:
    found: dict[str, tuple[int, int]] = {}
    for part in _parts(ids):
        found |= judge_ppns(set(part))
    return found


def _parts(ids: Sequence[str]) -> Iterator[Sequence[str]]:
    return (ids[start : start + AT_ONCE] for start in range(0, len(ids), AT_ONCE))


def read_child_facts(reader: Reader, start: date, end: date) -> list[ChildFact]:
    """The children of the items reported on these days; NotFound for whoever sees no figures."""
    require(reader, Verb.REPORTS)
    rows = ItemChild.objects.filter(current=True, item__reported_on__gte=start, item__reported_on__lte=end)
    wanted = rows.order_by("pk").values_list("item_id", "sex", "age", "presence", "ethnicity", "looked_after")
    return [
        ChildFact(
            item, _sex(sex), band_age(age, presence), _ethnicity(ethnicity), LOOKED_AFTER.get(looked_after, BLANK)
        )
        for item, sex, age, presence, ethnicity, looked_after in wanted.iterator()
    ]


LOOKED_AFTER = {"yes": "Looked after", "no": "Not looked after"}
_SEXES = {"f": "Girls", "female": "Girls", "girl": "Girls", "m": "Boys", "male": "Boys", "boy": "Boys"}


def _sex(words: str) -> str:
    return _SEXES.get(words.strip().casefold(), "Other words" if words.strip() else BLANK)


def _ethnicity(words: str) -> str:
    told = read_ethnicity(words)[1]
    return told[:1].upper() + told[1:]


def band_age(age: str, presence: str = "") -> str:
    """The band of an age as the record gives it: "4" is "1 to 4", "10-17" is no band and so "Not exact"."""
    if presence == "unborn":
        return "Unborn"
    try:
        years = float(age)
    except ValueError:
        return "Not exact" if age.strip() else BLANK
    return next((words for below, words in BANDS if years < below), "18 and over")


def count_attended(reader: Reader, start: date, end: date, area: str = "") -> Counter[str]:
    """How many incidents with a child each officer attended in these days (R29), by the officer's number."""
    require(reader, Verb.REPORTS)
    first, last = _bounds(start, end)
    rows = Attendance.objects.filter(reported_at__gte=first, reported_at__lt=last)
    if area:
        rows = rows.filter(area=None) if area == POOL else rows.filter(area__code=area)
    return Counter(dict(rows.order_by().values_list("officer_id").annotate(Count("pk"))))


def _bounds(start: date, end: date) -> tuple[datetime, datetime]:
    return datetime.combine(start, time(), LONDON), datetime.combine(end + DAY, time(), LONDON)


def read_attended(reader: Reader, start: date, end: date, area: str = "") -> dict[str, list[date]]:
    """The days on which each officer attended an incident with a child, in order (R29)."""
    require(reader, Verb.REPORTS)
    first, last = _bounds(start, end)
    rows = Attendance.objects.filter(reported_at__gte=first, reported_at__lt=last).order_by("reported_at")
    if area:
        rows = rows.filter(area=None) if area == POOL else rows.filter(area__code=area)
    found: dict[str, list[date]] = {}
    for officer, at in rows.values_list("officer_id", "reported_at").iterator():
        found.setdefault(officer, []).append(at.astimezone(LONDON).date())
    return found


def read_told(reader: Reader, start: date, end: date) -> dict[str, list[date]]:
    """The days on which each officer was given feedback on something to be learnt, praise left out."""
    require(reader, Verb.REPORTS)
    first, last = _bounds(start, end)
    rows = Feedback.objects.filter(at__gte=first, at__lt=last, praise=False).order_by("at")
    found: dict[str, list[date]] = {}
    for officer, at in rows.values_list("officer_id", "at"):
        found.setdefault(officer, []).append(at.astimezone(LONDON).date())
    return found
