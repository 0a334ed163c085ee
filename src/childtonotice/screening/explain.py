"""The findings of some incidents of a store, each with all that is known around it.

Incidents that lie close together are screened together, with all that was reported around them. Of those that lie
scattered over the years most have no PPN in question: they are screened by themselves, and years stay unread.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import timedelta

import pyarrow as pa

from childtonotice.screening.alone import leave_alone, load_alone
from childtonotice.screening.around import Period, Surroundings, cluster_targets
from childtonotice.screening.circumstances import Circumstances
from childtonotice.screening.findings import Finding
from childtonotice.screening.force import Force
from childtonotice.screening.gather import duckdb as engine
from childtonotice.screening.gather.questions import Questions, Scope
from childtonotice.screening.joined import join_tables

MOST_EXPLAINED, MOST_SCATTERED = 60_000, 1000
STEP = "Screening what the extract may have changed"
Explained = Iterator[tuple[Circumstances, Finding]]
Keys = Mapping[str, str]


def explain_targets(
    surroundings: Surroundings,
    targets: frozenset[str],
    keys: Keys,
    force: Force,
    questions: Questions,
    tell: engine.Tell = engine.be_silent,
) -> Explained:
    """Every target that has a finding, once; ``tell`` hears how many of the targets were screened."""
    periods = list_periods(surroundings, targets, force)
    crowded = [period for period in periods if len(period.only or ()) >= MOST_SCATTERED]
    scattered = targets.difference(*(period.only or () for period in crowded))
    tell(STEP, 0, len(targets))
    yield from explain_scattered(surroundings, scattered, keys, force, questions)
    known, done = engine.Known(), len(scattered)
    for period in crowded:
        tell(STEP, done, len(targets))
        yield from explain_period(surroundings, period, keys, force, questions, known)
        done += len(period.only or ())
    tell(STEP, len(targets), len(targets))


def explain_scattered(
    surroundings: Surroundings, targets: frozenset[str], keys: Keys, force: Force, questions: Questions
) -> Explained:
    """Incidents that lie scattered: by themselves where no PPN is in question, else with what was reported around."""
    ids, others = sorted(targets), set[str]()
    for start in range(0, len(ids), MOST_EXPLAINED):
        some = ids[start : start + MOST_EXPLAINED]
        tables, scope = join_tables(load_alone(surroundings, pa.array(some)), keys), Scope(only=frozenset(some))
        with engine.open_engine(tables, force, scope, questions) as opened:
            others |= leave_alone(opened)
            yield from engine.explain_targets(opened, force, scope, questions)
    for period in list_periods(surroundings, frozenset(others), force):
        yield from explain_period(surroundings, period, keys, force, questions)


def explain_period(
    surroundings: Surroundings,
    period: Period,
    keys: Keys,
    force: Force,
    questions: Questions,
    known: engine.Known | None = None,
) -> Explained:
    """Incidents that lie close together, with all that was reported around them.

    ``known``: what the logs of the period before say, which are not read again.
    """
    tables = join_tables(surroundings.load(period), keys)
    yield from engine.gather(tables, force, Scope(only=period.only), questions, known=known)


def list_periods(surroundings: Surroundings, targets: frozenset[str], force: Force) -> list[Period]:
    """Some incidents by the time of their report, those that lie close together in one period."""
    surroundings.connection.register("targets", pa.table({"incident_id": pa.array(sorted(targets), pa.string())}))
    found = surroundings.connection.execute(
        "SELECT incident_id, reported_at FROM all_incidents SEMI JOIN targets USING (incident_id)"
    )
    gap = timedelta(days=2 * force.context_days)
    return list(cluster_targets(found.to_arrow_table(), gap, MOST_EXPLAINED))
