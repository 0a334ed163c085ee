"""Blind checks to be answered, and how those answered came out: what the screening left off, measured (R33)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.db.models import Count, Q
from django.utils import timezone

from childtonotice.casework.access import Reader, require, sample_numbered, samples_for
from childtonotice.casework.clocks import tell_exact
from childtonotice.casework.lists.item_values import Entry
from childtonotice.casework.lists.log_parts import split_log
from childtonotice.casework.lists.rows import POOL_NAME
from childtonotice.casework.lists.values import Choice
from childtonotice.casework.matrix import Verb
from childtonotice.casework.models import Sample, Stratum
from childtonotice.casework.reasons import CHECKS
from childtonotice.screening.circumstances import LONDON

DAY, WEEK = timedelta(days=1), timedelta(days=7)
MEASURED = timedelta(days=91)
# Fewer than these answered tell nothing that holds.
LEAST = 20


@dataclass(frozen=True, slots=True)
class Measured:
    """How the checks of one stratum came out in three months. ``said``: what they show, in a sentence."""

    stratum: str
    drawn: int
    answered: int
    needed: int
    unclear: int
    said: str


@dataclass(frozen=True, slots=True)
class ChecksPage:
    """The checks still to be answered, oldest first and at most a week's worth, and what the answered ones show."""

    waiting: int
    this_week: int
    next_number: str
    measured: tuple[Measured, ...]


@dataclass(frozen=True, slots=True)
class CheckPage:
    """One incident to be read blind: the record as it came, without a word of what the screening said of it."""

    number: str
    reported: str
    area: str
    facts: tuple[tuple[str, str], ...]
    log: tuple[Entry, ...]
    answers: tuple[Choice, ...]
    left: int


# Flags stay away: they would tell why an incident was left out.
FACTS = (
    ("opening_code", "Type"),
    ("closing_codes", "Closed as"),
    ("response_grade", "Response"),
    ("location", "Place"),
    ("officer_id", "Officer"),
)


def checks_page(reader: Reader, now: datetime | None = None) -> ChecksPage:
    """What there is to check, and what the checks have shown."""
    moment = now or timezone.now()
    samples = samples_for(reader)
    waiting = _waiting(reader)
    return ChecksPage(
        waiting=len(waiting),
        this_week=samples.filter(answered_at__gte=moment - WEEK).count(),
        next_number=waiting[0] if waiting else "",
        measured=_measure(reader, moment),
    )


def check_page(reader: Reader, number: str) -> CheckPage:
    """One incident to be read blind; NotFound where it is not this reader's or has been answered."""
    sample = sample_numbered(reader, number)
    return CheckPage(
        number=sample.number,
        reported=tell_exact(sample.reported_at),
        area=sample.area.name if sample.area else POOL_NAME,
        facts=tuple(_facts(sample)),
        log=split_log(sample.log, ()),
        answers=tuple(Choice(code, words) for code, words in CHECKS),
        left=len(_waiting(reader)),
    )


def _waiting(reader: Reader) -> list[str]:
    """The numbers of the checks to answer, oldest day first; within a day our random numbers mix the strata."""
    samples = samples_for(reader).filter(answered_at=None)
    return list(samples.order_by("run__day", "number").values_list("number", flat=True))


def _facts(sample: Sample) -> list[tuple[str, str]]:
    """The facts as the record has them, the reference first so that the force's own system can be asked."""
    told = [(words, sample.facts.get(name)) for name, words in FACTS]
    shown = [(words, ", ".join(value) if isinstance(value, list) else str(value)) for words, value in told if value]
    return [("Reference", sample.incident_id), *shown]


def _measure(reader: Reader, now: datetime) -> tuple[Measured, ...]:
    counted = (
        samples_for(reader).filter(run__started_at__gte=now - MEASURED).values("stratum").annotate(
            drawn=Count("pk"), answered=Count("answered_at"),
            needed=Count("pk", filter=Q(answer="ppn-needed")), unclear=Count("pk", filter=Q(answer="unclear")),
        ).values_list("stratum", "drawn", "answered", "needed", "unclear")
    )  # fmt: skip
    found = {stratum: counts for stratum, *counts in counted.order_by()}
    return tuple(_measured(stratum, *found.get(stratum.value, (0, 0, 0, 0))) for stratum in Stratum)


def _measured(stratum: Stratum, drawn: int, answered: int, needed: int, unclear: int) -> Measured:
    return Measured(stratum.label, drawn, answered, needed, unclear, _tell(answered - unclear, needed))


def _tell(read: int, needed: int) -> str:
    """What so many answered checks show: a share with the interval that holds the true one 19 times in 20."""
    if not read:
        return "None answered yet."
    from statsmodels.stats.proportion import proportion_confint  # heavy, and only this page needs it

    _, high = proportion_confint(needed, read, method="wilson")
    most = max(1, round(100 * high))
    first = f"Of {read} read, {needed or 'none'} needed a PPN: at most {most} in 100 of the rest"
    return f"{first}." if read >= LEAST else f"{first}; too few to rely on yet."


def count_samples(reader: Reader, start: date, end: date) -> tuple[int, int]:
    """How many incidents of these London days were drawn for a blind check, and how many of them are answered."""
    require(reader, Verb.REPORTS)
    first = datetime.combine(start, time(), LONDON)
    drawn = Sample.objects.filter(reported_at__gte=first, reported_at__lt=datetime.combine(end, time(), LONDON) + DAY)
    counts = drawn.aggregate(all=Count("pk"), answered=Count("answered_at"))
    return counts["all"], counts["answered"]
