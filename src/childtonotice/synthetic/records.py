"""What the force's systems hold of a story, and since when: rows of the six tables, one version a change.

A version is dated by the first daily extract that knows it; the last version is what stands at the end.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from childtonotice.screening.circumstances import Person
from childtonotice.synthetic.calendar import Span, london
from childtonotice.synthetic.chance import Chance
from childtonotice.synthetic.logs.scribe import type_log
from childtonotice.synthetic.ppns import assessed, row_of
from childtonotice.synthetic.stories.story import Kid, Referral, Story
from childtonotice.synthetic.subjects import subjects_of

Row = tuple[object, ...]
RESPONSES = {
    1: ("Immediate", "Immediate", "Immediate", "Priority"),
    2: ("Immediate", "Priority", "Priority", "Scheduled"),
    3: ("Immediate", "Priority", "Priority", "Scheduled", "Resolved without deployment"),
    4: ("Priority", "Scheduled", "Scheduled", "Resolved without deployment"),
    5: ("Scheduled", "Resolved without deployment"),
}


@dataclass(frozen=True, slots=True)
class Version:
    """One row as one daily extract first shows it; ``last``: nothing changes afterwards."""

    morning: date
    table: str
    row: Row
    last: bool = True


def record(chance: Chance, story: Story, span: Span) -> list[Version]:
    """Every version of every row of a story, in the order in which extracts show them."""
    return [*incident_versions(chance, story, span), *person_rows(chance, story, span), *ppn_rows(chance, story, span)]


def incident_versions(chance: Chance, story: Story, span: Span) -> list[Version]:
    """The incident as each daily extract knows it: the log so far, and the result once it is closed."""
    entries, reported_at = type_log(chance, story), story.slot.reported_at
    closed_at = reported_at + timedelta(minutes=entries[-1][0] if entries else 30)
    moments = moments_of(story, entries, closed_at, span)
    mornings = mornings_of(moments, span)
    grade = chance.pick(RESPONSES[story.serious])
    attended = grade != "Resolved without deployment" or chance.yes(0.1)
    versions = []
    for morning in mornings:
        known = london(morning, 6)
        closed, passed = closed_at < known, (known - reported_at).total_seconds() / 60
        row = (
            story.slot.incident_id, reported_at, max(at for at in moments if at < known),
            closed_at if closed else None, story.area, story.opening_code,
            ";".join(story.closing_codes) if closed else "", flags_known(story, known), grade, attended, story.location,
            story.officer.officer_id, "\n".join(words for minutes, words in entries if minutes < passed),
        )  # fmt: skip
        versions.append(Version(morning, "incidents", row, morning == mornings[-1]))
    return versions


def moments_of(story: Story, entries: list[tuple[int, str]], closed_at: datetime, span: Span) -> list[datetime]:
    """When the incident changed, in order: reported, linked, flagged, closed, and each entry of a long log."""
    reported_at = story.slot.reported_at
    moments = {reported_at, closed_at} | {kid.linked_at for kid in story.kids if kid.linked_at is not None}
    if story.flagged_at is not None:
        moments.add(story.flagged_at)
    first = london(span.morning_of(reported_at), 6)
    if closed_at >= first:
        moments |= {reported_at + timedelta(minutes=minutes) for minutes, _ in entries}
    return sorted(at for at in moments if at < span.end)


def flags_known(story: Story, known: datetime) -> str:
    """The markers on the log by that moment; one that was added later does not show yet."""
    return ";".join(story.flags) if story.flagged_at is None or story.flagged_at < known else ""


def mornings_of(moments: list[datetime], span: Span) -> list[date]:
    """The dates of the daily extracts that show a change; the moments come in order."""
    first = span.morning_of(moments[0])
    known = london(first, 6)
    return sorted({first} | {span.morning_of(at) for at in moments if at >= known})


def person_rows(chance: Chance, story: Story, span: Span) -> Iterator[Version]:
    """The people whom the story puts on record, and their links, each since the day it was made."""
    first = span.morning_of(story.slot.reported_at)
    for adult in story.adults:
        if adult.linked:
            entry, age = undated(chance, adult.person, story.slot.reported_at)
            yield Version(first, "people", row_of_person(entry))
            yield Version(first, "involvements", (story.slot.incident_id, entry.person_id, adult.role, age))
    for kid in story.kids:
        yield from kid_rows(kid, story, span)


def kid_rows(kid: Kid, story: Story, span: Span) -> Iterator[Version]:
    """A child's record and link, where there are any by the end."""
    if kid.recorded:
        yield Version(span.morning_of(story.slot.reported_at), "people", row_of_person(kid.entry))
    elif kid.linked_at is not None and kid.linked_at < span.end:
        morning = span.morning_of(kid.linked_at)
        yield Version(morning, "people", row_of_person(kid.entry))
        yield Version(morning, "involvements", (story.slot.incident_id, kid.entry.person_id, kid.role, kid.age))


def undated(chance: Chance, person: Person, reported_at: datetime) -> tuple[Person, str]:
    """A grown-up as recorded: one in twelve without a date of birth, and then with an age, if any."""
    born = person.date_of_birth
    if born is None or not chance.yes(0.08):
        return person, ""
    years = (reported_at.date() - born).days // 365
    age = chance.pick((str(years), f"{years - 2}-{years + 4}", "18+", ""))
    return Person(person.person_id, person.forename, person.surname, None, person.sex, person.ethnicity), age


def row_of_person(person: Person) -> Row:
    """A person as a row of the people table."""
    return (
        person.person_id, person.forename, person.surname, person.date_of_birth, person.sex, person.ethnicity,
        person.address, person.looked_after,
    )  # fmt: skip


def ppn_rows(chance: Chance, story: Story, span: Span) -> Iterator[Version]:
    """The referrals submitted by the end, their subjects, and what was made of them since."""
    for referral in story.referrals:
        if referral.submitted_at < span.end:
            yield from one_ppn(chance, story, referral, span)


def one_ppn(chance: Chance, story: Story, referral: Referral, span: Span) -> Iterator[Version]:
    """A referral as submitted, and again on each morning that knows more of what was made of it."""
    row = row_of(chance, referral, story.officer.officer_id, story.setting.categories)
    later = assessed(chance, row, referral, story.area)
    morning = span.morning_of(referral.submitted_at)
    happened = [at for at in (later[place] for place in WHEN) if isinstance(at, datetime) and at < span.end]
    mornings = sorted({morning, *(span.morning_of(at) for at in happened)})
    for day in mornings:
        yield Version(day, "ppns", as_known(row, later, london(day, 6)), last=day == mornings[-1])
    for subject in subjects_of(chance, referral):
        yield Version(
            morning, "ppn_subjects",
            (
                referral.ppn_id, subject.person_id, subject.forename, subject.surname, subject.date_of_birth,
                subject.ethnicity, subject.role,
            ),
        )  # fmt: skip


# Where a referral's row says when it was assessed, shared, acknowledged and decided on.
WHEN = (10, 12, 13, 15)


def as_known(row: Row, later: Row, known: datetime) -> Row:
    """A referral as its row stands at this moment; outcomes go with the times that they belong to."""
    assessed_at, shared, read, decided = (later[place] for place in WHEN)
    if not _has_been(assessed_at, known):
        return row
    cells = list(later)
    if not _has_been(shared, known):
        cells[11], cells[12] = "", None
    if not _has_been(read, known):
        cells[13] = None
    if not _has_been(decided, known):
        cells[14], cells[15] = "", None
    return tuple(cells)


def _has_been(at: object, known: datetime) -> bool:
    return isinstance(at, datetime) and at < known
