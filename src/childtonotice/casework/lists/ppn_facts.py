"""What figures count of submitted PPNs: three gradings, whether one was asked for, and whether ethnicity is told.

Kept in memory as the items are; no name, text or reference among them.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cache
from typing import Any

from django.utils import timezone

from childtonotice.casework.access import POOL, Reader, require
from childtonotice.casework.ethnicity import Told, read_ethnicity
from childtonotice.casework.lists.fact_rows import Mark, graded, judge_ppns, mark_of, ppns_changed, seconds
from childtonotice.casework.lists.gently import gently
from childtonotice.casework.lists.kept import Kept
from childtonotice.casework.matrix import Verb
from childtonotice.casework.models import PartnerAnswer, PartnerStep, RecoveryChild, SubmittedPpn
from childtonotice.casework.officers import team_names
from childtonotice.screening.circumstances import LONDON

NO_TEAM = "No team known"
# What a partner may decide, by its code; and what of it leads to nothing for the child.
ANSWERS: dict[str, str] = dict(PartnerAnswer.choices)
LED_TO_NOTHING = frozenset((PartnerAnswer.NO_ACTION.value, PartnerAnswer.UNNECESSARY.value))
COLUMNS = (
    "ppn_id",
    "submitted_at",
    "area__code",
    "officer_id",
    "grading",
    "state",
    "wording",
    "subjects",
    "assessed_at",
)


@dataclass(frozen=True, slots=True)
class PpnFact:
    """One submitted PPN. ``officer``, ``manager`` and ``team``: how each graded it, 1 to 3; 0 is not at all.

    ``asked``: somebody had to ask for it. ``ethnicities``: of each child it names whether it is told, and if not, how.
    ``assessed``: when it was checked last, in seconds; -1 is not yet. ``needless``: as the facts of items have it.
    ``answer``: the last that a partner decided, by its code; empty where none has.
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
    assessed: int
    needless: int
    answer: str


Known = dict[str, PpnFact]


def read_ppn_facts(reader: Reader, mark: Mark, start: date, end: date) -> list[PpnFact]:
    """The PPNs submitted on these London days; NotFound for whoever sees no figures."""
    return list(ppns_by_id(reader, mark, start, end).values())


def ppns_by_id(reader: Reader, mark: Mark, start: date, end: date) -> Known:
    """The same by their ids: to open those behind a number."""
    require(reader, Verb.REPORTS)
    return {ppn_id: ppn for ppn_id, ppn in known_ppns.as_of(mark).items() if start <= ppn.day <= end}


def read_assessed(reader: Reader, since: datetime) -> list[PpnFact]:
    """The PPNs that were checked since then; NotFound for whoever checks none."""
    require(reader, Verb.ASSESS)
    first = seconds(since)
    return [ppn for ppn in known_ppns.as_of(mark_of()).values() if ppn.assessed >= first]


def _catch_up(known: Known | None, mark: Mark | None, now: Mark) -> Known:
    changed = ppns_changed(mark, now) if known is not None and mark is not None else None
    if known is None or changed is None:
        return _read(())
    return {**known, **_read(changed)} if changed else known


known_ppns = Kept(_catch_up)


def _read(only: Sequence[str]) -> Known:
    """The PPNs by their id: of these alone, of all where empty."""
    rows = SubmittedPpn.objects.filter(ppn_id__in=only) if only else SubmittedPpn.objects.all()
    managers, judged, answers = _manager_grades(only), judge_ppns(set(only) or None), _answers(only)
    units = team_names(timezone.localdate())
    wanted = rows.order_by("pk").values_list(*COLUMNS)
    return {
        row[0]: _ppn(row, units, managers, judged.get(row[0], (0, -1)), answers.get(row[0], ""))
        for row in gently(wanted.iterator())
    }


def _answers(only: Sequence[str]) -> dict[str, str]:
    """Of each PPN that a partner decided the last decision that nobody took back."""
    steps = PartnerStep.objects.filter(withdrawn=None).exclude(answer="").order_by("pk")
    wanted = steps.filter(ppn__ppn_id__in=only) if only else steps
    return dict(wanted.values_list("ppn__ppn_id", "answer").iterator())


def _ppn(
    row: tuple[Any, ...], units: dict[str, str], managers: dict[str, int], judged: tuple[int, int], answer: str
) -> PpnFact:
    ppn, at, area, officer, grading, state, wording, subjects, assessed = row
    own, needless = judged
    told = [_tell_ethnicity(str(subject.get("ethnicity", ""))) for subject in subjects if _is_child(subject, at)]
    return PpnFact(
        day=at.astimezone(LONDON).date(),
        area=area or POOL,
        unit=units.get(officer, NO_TEAM),
        officer=graded(grading),
        manager=managers.get(ppn, 0),
        team=own,
        asked=ppn in managers,
        state=state,
        wording=wording,
        ethnicities=tuple(kind for kind, _ in told),
        told=tuple(words for _, words in told),
        assessed=seconds(assessed),
        needless=needless,
        answer=answer,
    )


@cache
def _tell_ethnicity(words: str) -> tuple[Told, str]:
    kind, told = read_ethnicity(words)
    return kind, told[:1].upper() + told[1:]


def _is_child(subject: dict[str, str], at: datetime) -> bool:
    """Under 18 on the day, by the date of birth; of whom none is told, by the role."""
    born = subject.get("born", "")
    if born:
        return at.year - int(born[:4]) < 18 or (at.year - int(born[:4]) == 18 and f"{at:%m-%d}" < born[5:])
    return "child" in subject.get("role", "").casefold()


def _manager_grades(only: Sequence[str]) -> dict[str, int]:
    """Of each PPN that was asked for, the grading of the reader who asked."""
    rows = RecoveryChild.objects.filter(recovery__review__withdrawn=None).exclude(ppn_id="").order_by("pk")
    wanted = rows.filter(ppn_id__in=only) if only else rows
    return {ppn: graded(risk) for ppn, risk in wanted.values_list("ppn_id", "recovery__review__risk").iterator()}
