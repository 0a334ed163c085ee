"""A made-up force with known answers, written as an extract: what ``ctn simulate`` does.

Days are made one after another and written as they come; the same seed gives the same files. ``truth.csv``
holds one row an incident: what a screening should answer, known from the story and never from the engine.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from pathlib import Path

from childtonotice.screening.errors import CannotStart, Failed
from childtonotice.synthetic.calendar import Span, draw_reports
from childtonotice.synthetic.chance import Chance
from childtonotice.synthetic.daily import Daily
from childtonotice.synthetic.people import Met
from childtonotice.synthetic.records import Version, record, row_of_person
from childtonotice.synthetic.room import make_room
from childtonotice.synthetic.stories.covers import Truth, judge
from childtonotice.synthetic.stories.program import Program
from childtonotice.synthetic.stories.stage import Stage
from childtonotice.synthetic.stories.story import Slot, Story
from childtonotice.synthetic.writers import Folder, open_folder, text_table

START = date(2026, 9, 28)
TRUTH = text_table(
    "truth",
    (
        "incident_id", "expected_status", "n_children", "found_by", "slice", "note", "failure", "ppn_needed",
        "priority_truth",
    ),
)  # fmt: skip
NEEDED = {1: 0.3, 2: 0.16, 3: 0.07, 4: 0.03, 5: 0.02}  # of the missed, how many truly need a PPN: 11 % in all
Tell = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Simulated:
    """What was written: rows by table (``truth`` included) and incidents by expected status."""

    counts: dict[str, int]
    statuses: dict[str, int] = field(default_factory=dict)


def simulate(
    out: Path,
    *,
    days: int = 14,
    incidents_per_day: int = 450,
    seed: int = 1,
    by_day: bool = False,
    start: date = START,
    format: str = "csv",
    tell: Tell | None = None,
) -> Simulated:
    """Write a made-up force to a folder, as known at six in the morning after its last day.

    ``by_day`` adds ``days/YYYY-MM-DD/``, each with what changed since the morning before; read in order they
    come to the same end. ``format``: csv or parquet. ``tell`` is called after each day with the days done and
    all days. Raises CannotStart where the folder cannot be written or a number
    makes no sense, Failed where it fills up on the way. An earlier made-up force in the folder is replaced.
    """
    check_wish(out, days, incidents_per_day, format)
    span = Span(start, days)
    stage = Stage(seed, span)
    whole = open_folder(out, format, TRUTH)
    daily = Daily(out / "days", stage, format) if by_day else None
    try:
        return write_days(stage, incidents_per_day, whole, daily, tell)
    except OSError as error:
        whole.abandon()
        raise Failed(f"{out} could not be filled ({error.strerror}): make room, then run this again.") from None


def write_days(
    stage: Stage, incidents_per_day: int, whole: Folder, daily: Daily | None, tell: Tell | None
) -> Simulated:
    """Make one day after another and write it, to the whole and to its morning."""
    span, met = stage.span, Met()
    statuses: Counter[str] = Counter()
    for officer in stage.officers.everyone:
        whole.write("officers", officer.row())
    program = Program(stage)
    keep(residents(program, span), whole, daily, met)
    for number, stories in enumerate(live(program, incidents_per_day), 1):
        for story in stories:
            truth = judge(story, span.end)
            statuses[truth.status] += 1
            whole.write("truth", truth_row(stage.chance, story, truth))
            keep(record(stage.chance, story, span), whole, daily, met)
        if daily:
            daily.finish(span.start + timedelta(days=number - 1))
        if tell:
            tell(number, span.days)
    whole.close()
    if daily:
        daily.finish(span.mornings()[-1])
    return Simulated(whole.counts, dict(statuses))


def check_wish(out: Path, days: int, incidents_per_day: int, form: str) -> None:
    """Refuse what cannot be made, in one line that says what to do."""
    if days < 1 or incidents_per_day < 1:
        raise CannotStart("There is nothing to make: give at least one day and one incident a day.")
    if form not in ("csv", "parquet"):
        raise CannotStart(f"{form!r} is no format that can be written: choose csv or parquet.")
    try:
        make_room(out)
    except OSError as error:
        raise CannotStart(f"{out} cannot be cleared ({error.strerror}): choose another folder.") from None


def residents(program: Program, span: Span) -> list[Version]:
    """Everyone in a children's home, on the register before anything happens: so the address is known as shared."""
    everyone = [person for home in program.homes.homes for person in home.residents]
    return [Version(span.mornings()[0], "people", row_of_person(person)) for person in everyone]


def live(program: Program, incidents_per_day: int) -> Iterator[Iterator[Story]]:
    """The stories of each day, made as they are asked for."""
    for number in range(program.stage.span.days):
        yield live_day(program, program.stage.span.start + timedelta(days=number), incidents_per_day)


def live_day(program: Program, day: date, incidents_per_day: int) -> Iterator[Story]:
    """The stories of one day in the order in which they are reported; references restart each day."""
    for number, moment in enumerate(draw_reports(program.stage.chance, day, incidents_per_day), 1):
        yield program.next_story(Slot(f"EF-{day:%y%m%d}-{number:04d}", moment))


def keep(versions: list[Version], whole: Folder, daily: Daily | None, met: Met) -> None:
    """Write the last version of each row to the whole, and every version to its day; a person once only."""
    for version in versions:
        if version.table == "people" and not met.first_time(str(version.row[0])):
            continue
        if version.last:
            whole.write(version.table, version.row)
        if daily:
            daily.add(version)


def truth_row(chance: Chance, story: Story, truth: Truth) -> tuple[object, ...]:
    """The known answer for one incident."""
    if truth.status == "no-row":
        return (story.slot.incident_id, truth.status, 0, "", story.slice, story.note, "", "", "")
    needed = "" if not truth.looked_at else "yes" if chance.yes(NEEDED[story.serious]) else "no"
    return (
        story.slot.incident_id, truth.status, truth.n_children, truth.found_by, story.slice, story.note,
        story.failure, needed, story.serious if truth.looked_at else 5,
    )  # fmt: skip
