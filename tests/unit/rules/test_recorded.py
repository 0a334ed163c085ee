"""Of a crowd of children only those who may be whom a PPN names are compared, and no answer is lost by it."""

from __future__ import annotations

from datetime import date
from itertools import chain

from childtonotice.screening.circumstances import Person, Ppn, Subject
from childtonotice.screening.findings import Notice
from childtonotice.screening.link.compare import EQUAL_DATES, Identity
from childtonotice.screening.link.names import forenames_agree
from childtonotice.screening.rules.noticed import Noticed
from childtonotice.screening.rules.recorded import A_CROWD, Recorded, Roll, call_roll, pair_persons
from childtonotice.screening.rules.subjects import name_child_subjects
from tests.spec.test_same_person_rounds import DOUBTFUL, SAME, identity

ON = date(2026, 9, 28)
ROWS = [*SAME[::9], *DOUBTFUL[::5]]
TOLD = [row[2:].split(" | ") for row in ROWS]


def note(number: int, who: Identity) -> Noticed:
    """Someone as a child on record."""
    return Noticed(
        (Notice.LINKED,), Person(f"P{number}", who.forename, who.surname, who.date_of_birth), roles=("victim",)
    )


def name_on_ppn(born: str, other: str) -> Subject:
    """The other record of a pair as a subject of a PPN."""
    named = identity(other, born)
    return Subject("", named.forename, named.surname, named.date_of_birth, "", "child")


CROWD = [note(number, identity(one, one.split(";")[2])) for number, (one, _) in enumerate(TOLD)]
NAMED = tuple(name_on_ppn(one.split(";")[2], other) for one, other in TOLD)
PPN = Ppn("Q", None, kind="child", subjects=NAMED)  # type: ignore[arg-type]  # the time is not asked


def find_answers(roll: Roll, here: bool) -> set[tuple[int, int]]:
    """The pairs that a PPN answers for: one person, in doubt, or of another surname (ruling 14)."""
    return {
        (ours.position, number) for ours, number, _, named in pair_persons(roll, PPN, ON) if matters(ours, named, here)
    }


def matters(ours: Recorded, named: Identity, here: bool) -> bool:
    """Whether a comparison leads to an answer at all."""
    comparison = ours.compare(named, here=here)
    alike = forenames_agree(ours.child.forename, named.forename)
    return comparison.verdict != "different" or (comparison.birth in EQUAL_DATES and alike)


def test_a_crowd_loses_no_answer() -> None:
    """Those found by name among a crowd are all for whom trying every pair gives an answer (rulings 12 and 14)."""
    roll = call_roll(CROWD, ON)
    assert len(roll.everyone) == len(CROWD) >= A_CROWD
    assert roll.marked
    every = Roll(roll.everyone, {})
    for here in (True, False):
        assert find_answers(roll, here) == find_answers(every, here) != set()


def test_a_crowd_is_not_tried_pair_by_pair() -> None:
    """Of a crowd of many names few stand beside each of those whom a PPN names."""
    roll = call_roll(CROWD, ON)
    found = chain.from_iterable(roll.find_alike(named) for _, named in name_child_subjects(PPN, ON))
    assert sum(1 for _ in found) < len(CROWD) * len(NAMED) / 4


def test_either_id_of_a_child_is_found_in_a_crowd() -> None:
    """A PPN that bears the id of a second record of a child is found among a crowd by it (ruling 14)."""
    roll = call_roll([CROWD[0]._replace(other_ids=("X9",)), *CROWD[1:]], ON)
    ppn = Ppn("Q", None, kind="child", subjects=(Subject("X9", role="child"),))  # type: ignore[arg-type]
    assert [(ours.position, named.person_id) for ours, _, _, named in pair_persons(roll, ppn, ON)] == [(0, "P0")]
