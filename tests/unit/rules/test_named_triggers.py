"""An incident names every trigger that it meets, where its reasons tell the first three (T1 to T15)."""

from __future__ import annotations

from datetime import UTC, date, datetime

from childtonotice.screening.circumstances import Circumstances, Incident, Involvement, Person, Scene
from childtonotice.screening.force import Force
from childtonotice.screening.rules.judge import judge, name_triggers
from childtonotice.screening.rules.reasons import describe_triggers
from childtonotice.screening.rules.triggers import TRIGGERS

AT = datetime(2026, 3, 2, 20, 15, tzinfo=UTC)
LOG = "Father drunk in charge of the lad, who was punched. House filthy, no food in. Lad says he wants to die."
CHILD = Person("P-1", "Rufus", "Dinsdale", date(2014, 4, 9), "male", looked_after=True)


def circumstances() -> Circumstances:
    """A domestic incident in which much befell one looked-after boy."""
    incident = Incident(incident_id="ONE", reported_at=AT, area="", opening_code="Domestic Incident", log=LOG)
    return Circumstances(Scene(incident, (Involvement("P-1", "victim", person=CHILD),)), ())


def test_more_than_three_are_named_and_the_reasons_tell_the_first_three() -> None:
    known = circumstances()
    names = name_triggers(known, Force())
    assert set(names) >= {"T1", "T8", "T9", "T14", "T15"}
    finding = judge(known, Force())
    assert finding is not None
    told = tuple(trigger for trigger in TRIGGERS if trigger.name in names)
    assert finding.reasons[-1] == describe_triggers(told)


def test_one_that_is_switched_off_is_not_named() -> None:
    assert set(name_triggers(circumstances(), Force())) - set(
        name_triggers(circumstances(), Force(rules_off=("T8", "T15")))
    ) == {"T8", "T15"}
