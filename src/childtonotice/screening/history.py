"""A long history, screened period after period: what is held in memory is that of one period, not of the whole.

The answer is the same byte for byte, since every period is loaded with all that its rulings look at.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from pathlib import Path

import pyarrow as pa

from childtonotice.screening.around import Period, Surroundings, count_days, cut_periods
from childtonotice.screening.cautions import find_childless
from childtonotice.screening.force import Force
from childtonotice.screening.gather import duckdb
from childtonotice.screening.gather.forgetting import forget_answers, give_back
from childtonotice.screening.gather.pool import Crew
from childtonotice.screening.gather.questions import Questions, Scope
from childtonotice.screening.near import PERIODS, put_apart
from childtonotice.screening.parts import Part, is_finished, join_triples, read_part, write_part
from childtonotice.screening.shelf import Shelf, quote

MOST_AT_ONCE = 400_000
A_PERIOD = 100_000
FOUR_WEEKS = 28  # days
STEP = "Screening period by period"


@dataclass(frozen=True)
class History:
    """The tables of a long extract on a shelf, and a folder beside it for the parts of the answer.

    ``size``: about how many incidents a period holds; more where four weeks bring more. ``crew``: one that is at work
    already; it goes home when the answer is found.
    """

    shelf: Shelf
    parts: Path
    size: int
    crew: Crew | None = None

    def list_periods(self, scope: Scope) -> list[Period]:
        """The periods of a scope, in order of time."""
        with self.shelf.open() as connection:
            days = count_days(connection, scope.start, scope.end)
        return list(cut_periods(days, fit_size(days, self.size), scope.start, scope.end))

    def find(
        self,
        force: Force,
        scope: Scope,
        questions: Questions,
        *,
        workers: int = 1,
        tell: duckdb.Tell = duckdb.be_silent,
    ) -> Iterator[Part]:
        """The parts of the answer; a part that an earlier run has finished is taken from where it lies."""
        periods = self.list_periods(scope)
        known = duckdb.Known()
        apart = None
        let_go()
        with self.crew or Crew(workers) as crew, Surroundings(self.shelf, force) as surroundings:
            for number, period in enumerate(periods):
                tell(STEP, number, len(periods))
                if is_finished(self.parts, number):
                    continue
                if len(periods) > PERIODS and (apart is None or period.last > apart.last):
                    apart = Period(period.first, periods[: number + PERIODS][-1].last)
                    put_apart(surroundings, apart, self.parts / "people.parquet")
                write_part(
                    screen_period(surroundings, period, force, scope, questions, crew, known), self.parts, number
                )
                let_go()
            tell(STEP, len(periods), len(periods))
        # Opened only now: each that is open takes memory from the periods still to be screened.
        yield from (read_part(self.parts, number) for number in range(len(periods)))

    @property
    def logs(self) -> Iterator[tuple[str, str]]:
        """Each incident's accepted log, month by month."""
        for month in self.shelf.months("incidents"):
            rows = self.shelf.read_month("incidents", month)
            yield from zip(rows["incident_id"].to_pylist(), rows["log"].fill_null("").to_pylist(), strict=True)

    def place(self, name: str, ids: list[str]) -> dict[str, tuple[str, int]]:
        """The file and the record of some incidents or PPNs."""
        if not ids or not self.shelf.months(name):
            return {}
        key = "incident_id" if name == "incidents" else "ppn_id"
        files = ", ".join(map(quote, self.shelf.paths(name)))
        with self.shelf.open() as connection:
            connection.register("wanted", pa.table({"id": pa.array(ids, pa.string())}))
            found = connection.execute(
                f"SELECT {key}, file, record FROM read_parquet([{files}]) WHERE {key} IN (SELECT id FROM wanted)"
            ).fetchall()
        return {each: (file, int(record)) for each, file, record in found}


def fit_size(days: Sequence[tuple[datetime, int]], size: int) -> int:
    """How many incidents a period is to hold: what four weeks bring, and no fewer than ``size``.

    Four weeks on either side are loaded with each period, however short it is: a large force's week would be screened
    among nine weeks of others.
    """
    if not days:
        return size
    span = (days[-1][0] - days[0][0]).days + 1
    return max(size, sum(count for _, count in days) * FOUR_WEEKS // span)


def let_go() -> None:
    """Gives back what one period needed before the next is loaded."""
    forget_answers()
    pa.default_memory_pool().release_unused()
    give_back()


def screen_period(
    surroundings: Surroundings,
    period: Period,
    force: Force,
    scope: Scope,
    questions: Questions,
    crew: Crew,
    known: duckdb.Known | None = None,
) -> Part:
    """The answer for one period."""
    tables = surroundings.load(period)
    inside = replace(scope, start=period.first, end=period.last)
    answers = duckdb.find_with(crew, tables, force, inside, questions, known=known or duckdb.Known())
    heads, children, marks = join_triples(answers)
    return Part(heads, children, marks, tuple(find_childless(tables, heads, inside)))
