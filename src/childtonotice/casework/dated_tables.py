"""What each table kept by hand is for, which columns it has, and what is wrong with a line before it is kept."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta

from childtonotice.casework.access import areas_for, reader_named
from childtonotice.casework.dated import fold, lines_of
from childtonotice.casework.matrix import MATRIX, Reach, Verb
from childtonotice.casework.models import Area, DatedTable, Officer, User

LONGEST_FREE = timedelta(days=31)
LONGEST = 200


@dataclass(frozen=True, slots=True)
class Draft:
    """A line before it is kept. ``row``: where it stands among pasted lines; empty for the form of one line."""

    subject: str
    says: str = ""
    more: str = ""
    starts_on: date | None = None
    ends_on: date | None = None
    row: str = ""

    def place_of(self, name: str) -> str:
        """Where an error is shown: at its field, or at the pasted line."""
        return f"row-{self.row}" if self.row else name


@dataclass(frozen=True, slots=True)
class Kept:
    """What a table is checked against, asked of the database once: officers, areas, and who may read for which."""

    officers: frozenset[str]
    areas: frozenset[str]
    deciders: frozenset[tuple[str, str]]
    lines: frozenset[tuple[str, str, str, date, date | None]]


@dataclass(frozen=True, slots=True)
class Dated:
    """One table. ``columns``: its fields with what stands above them; ``example``: lines as they may be pasted."""

    table: DatedTable
    hint: str
    columns: tuple[tuple[str, str], ...]
    example: tuple[str, ...]
    find_faults: Callable[[Draft, Kept], Iterator[tuple[str, str]]]
    optional: tuple[str, ...] = field(default=("ends_on",))

    @property
    def title(self) -> str:
        """Its name on the page."""
        return str(self.table.label)


DAYS = (("starts_on", "First day"), ("ends_on", "Last day"))


def _faults_of_area(draft: Draft, kept: Kept) -> Iterator[tuple[str, str]]:
    if fold(draft.says) not in kept.areas and fold(draft.says) != fold(draft.subject):
        yield "says", "There is no such area. To add one, write its name in both places"


def _faults_of_team(draft: Draft, kept: Kept) -> Iterator[tuple[str, str]]:
    yield from _faults_of_officer(draft, kept)
    if draft.more and draft.more not in kept.officers:
        yield "more", "Give the number of a supervisor on the force's list"
    if draft.more and draft.more == draft.subject:
        yield "more", "Nobody is their own supervisor"


def _faults_of_officer(draft: Draft, kept: Kept) -> Iterator[tuple[str, str]]:
    if draft.subject not in kept.officers:
        yield "subject", "Give the number of an officer on the force's list"


def _faults_of_free_day(draft: Draft, _kept: Kept) -> Iterator[tuple[str, str]]:
    if draft.starts_on and draft.ends_on and draft.ends_on - draft.starts_on > LONGEST_FREE:
        yield "ends_on", "A month at most"


def _no_faults(_draft: Draft, _kept: Kept) -> Iterator[tuple[str, str]]:
    yield from ()


def _faults_of_duty(draft: Draft, kept: Kept) -> Iterator[tuple[str, str]]:
    if fold(draft.subject) not in kept.areas:
        yield "subject", "Choose one of the areas"
    elif (fold(draft.subject), draft.says) not in kept.deciders:
        yield "says", "Choose somebody who may decide in this area"


TABLES: dict[str, Dated] = {
    dated.table.value: dated
    for dated in (
        Dated(
            DatedTable.AREAS,
            "Which list takes an incident that the force's files put in this area or district. It counts by the day of "
            "the report. To add an area, write its name in both places.",
            (("subject", "Area in the files"), ("says", "Goes to the list of"), *DAYS),
            ("Harbour district; Southmoor; 01/04/2026",), _faults_of_area,
        ),
        Dated(
            DatedTable.TEAMS,
            "Team and supervisor of an officer, where the force's own list is late or silent. The supervisor sees the "
            "requests of their team.",
            (("subject", "Officer’s number"), ("says", "Team"), ("more", "Supervisor’s number"), *DAYS),
            ("1184; Response B; 77; 01/04/2026",), _faults_of_team, ("more", "ends_on"),
        ),
        Dated(
            DatedTable.LEAVE,
            "Who is away is not asked for a PPN: the supervisor is, or the next above them who is there. Do not say "
            "why somebody is away.",
            (("subject", "Officer’s number"), *DAYS),
            ("1184; 02/04/2026; 12/04/2026",), _faults_of_officer,
        ),
        Dated(
            DatedTable.FREE_DAYS,
            "The bank holidays of England and Wales are known. Add days on which nobody works in this force besides: "
            "what is to be decided by the end of the next working day waits for them too.",
            (("subject", "What day it is"), *DAYS),
            ("Force's training day; 12/06/2026",), _faults_of_free_day,
        ),
        Dated(
            DatedTable.COUNCILS,
            "Which council receives a child's referral, by the child's home address: a postcode, the beginning of one, "
            "or a place. The longest that fits counts. Name councils beyond the force too.",
            (("subject", "Place or postcode"), ("says", "Council"), *DAYS),
            ("ZZ10; Northvale Council; 01/04/2026", "Little Harbour; Moor and Coast Council; 01/04/2026"), _no_faults,
        ),
        Dated(
            DatedTable.DUTY,
            "Who reads what is to be read first at weekends and on free days. After each run that brings some they are "
            "written to, and they open on that list. Without anybody, the list and the daily sheet say in red since "
            "when it is unread.",
            (("subject", "Area"), ("says", "Who reads"), *DAYS),
            ("Northvale; ines.rowe; 14/03/2026; 15/03/2026",), _faults_of_duty,
        ),
    )
}  # fmt: skip


def find_errors(dated: Dated, drafts: Iterable[Draft]) -> list[tuple[str, str]]:
    """What has to be put right in lines before any of them is kept: where, and the sentence."""
    kept = gather_kept(dated)
    seen = set(kept.lines)
    errors: list[tuple[str, str]] = []
    for draft in drafts:
        found = [*_missing(dated, draft), *dated.find_faults(draft, kept)]
        line = (fold(draft.subject), draft.says, draft.more, draft.starts_on or date.min, draft.ends_on)
        if not found and line in seen:
            found = [("subject", "This line is there already")]
        seen.add(line)
        # One thing at a time is said of a field.
        told: dict[str, str] = {}
        for name, said in found:
            told.setdefault(draft.place_of(name), said)
        errors += told.items()
    return errors


def _missing(dated: Dated, draft: Draft) -> Iterator[tuple[str, str]]:
    for name, title in dated.columns:
        said = getattr(draft, name)
        if not said and name not in dated.optional:
            yield name, f"Give {title[:1].lower()}{title[1:]}"
        elif isinstance(said, str) and len(said) > LONGEST:
            yield name, f"This is too long: {LONGEST} letters at most"
    if draft.starts_on and draft.ends_on and draft.ends_on < draft.starts_on:
        yield "ends_on", "The last day is before the first"


def gather_kept(dated: Dated) -> Kept:
    """What the lines of this table are checked against."""
    officers = frozenset(Officer.objects.values_list("officer_id", flat=True))
    areas = list(Area.objects.all())
    lines = frozenset(
        (fold(line.subject), line.says, line.more, line.starts_on, line.ends_on) for line in lines_of(dated.table)
    )
    deciders = who_may_decide(areas) if dated.table is DatedTable.DUTY else ()
    pairs = frozenset((fold(area.name), user.get_username()) for area, user in deciders)
    return Kept(officers, frozenset(fold(area.name) for area in areas), pairs, lines)


def who_may_decide(areas: Iterable[Area]) -> tuple[tuple[Area, User], ...]:
    """Each area with each user who may decide there today."""
    roles = [role for role, verbs in MATRIX.items() if verbs.get(Verb.DECIDE, Reach.NONE) is not Reach.NONE]
    users = User.objects.filter(is_active=True, grants__role__in=roles, grants__withdrawn_at=None).distinct()
    wanted, found = {area.pk: area for area in areas}, []
    for user in users.order_by("display_name", "username"):
        reader = reader_named(user.get_username())
        mine = areas_for(reader, Verb.DECIDE) if reader else []
        found += [(wanted[area.pk], user) for area in mine if area.pk in wanted]
    return tuple(found)
