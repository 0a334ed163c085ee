"""How PPNs were graded by officer and team, what was asked for and not needed, and wording by team (R19, R26, R32)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import OuterRef, QuerySet, Subquery
from django.utils import timezone

from childtonotice.casework.access import Reader, ppns_for
from childtonotice.casework.models import Assessment, Officer, PartnerAnswer, PartnerStep, RecoveryChild, SubmittedPpn

PERIOD = timedelta(days=28)
GRADES = ("standard", "medium", "high")
# Fewer PPNs of a team than this tell nothing of it, and nearly name who wrote them.
LEAST = 5


@dataclass(frozen=True, slots=True)
class GradingsPage:
    """The last four weeks. ``matrix``: the officer's grading down, the team's across; ``asked``: recovered PPNs."""

    checked: int
    matrix: tuple[tuple[str, tuple[int, ...]], ...]
    under: int
    over: int
    asked: int
    unnecessary: int
    wording: tuple[tuple[str, int, int], ...]


def gradings_page(reader: Reader, now: datetime | None = None) -> GradingsPage:
    """How the PPNs that were checked in four weeks were graded; NotFound where the reader checks none."""
    since = (now or timezone.now()) - PERIOD
    mine = ppns_for(reader).filter(assessed_at__gte=since)
    last = Assessment.objects.filter(ppn=OuterRef("pk")).order_by("-id")
    told = mine.annotate(teams=Subquery(last.values("grading")[:1]), needless=Subquery(last.values("unnecessary")[:1]))
    pairs = Counter(told.exclude(teams="").values_list("grading", "teams"))
    asked = told.filter(ppn_id__in=RecoveryChild.objects.exclude(ppn_id="").values("ppn_id"))
    return GradingsPage(
        checked=sum(pairs.values()),
        matrix=tuple((given or "not graded", tuple(pairs[given, own] for own in GRADES)) for given in (*GRADES, "")),
        under=sum(count for (given, own), count in pairs.items() if given and _place(given) < _place(own)),
        over=sum(count for (given, own), count in pairs.items() if given and _place(given) > _place(own)),
        asked=asked.count(),
        unnecessary=len(_sent_needlessly(asked) | set(asked.filter(needless=True).values_list("pk", flat=True))),
        wording=_wording(mine.values_list("officer_id", "wording")),
    )


def _place(grading: str) -> int:
    return GRADES.index(grading) if grading in GRADES else 0


def _sent_needlessly(ppns: QuerySet[SubmittedPpn]) -> set[int]:
    """Those of which a partner says that they should not have been sent (R32)."""
    back = PartnerStep.objects.filter(answer=PartnerAnswer.UNNECESSARY, withdrawn=None, ppn__in=ppns.values("pk"))
    return {row.ppn_id for row in back}


def _wording(rows: Iterable[tuple[str, int]]) -> tuple[tuple[str, int, int], ...]:
    """By team, in the order of their names: PPNs checked, and those with wording that blames a child."""
    teams = dict(Officer.objects.exclude(team="").values_list("officer_id", "team"))
    counted: dict[str, list[int]] = {}
    for officer, phrases in rows:
        if officer in teams:
            counted.setdefault(teams[officer], []).append(phrases)
    told = [(team, len(each), sum(one > 0 for one in each)) for team, each in counted.items() if len(each) >= LEAST]
    return tuple(sorted(told))
