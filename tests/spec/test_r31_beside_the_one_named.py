"""Further examples of children told of beside the one on record, and of PPNs that two children of like name share."""

import pytest

from tests.spec.conftest import Spec

RECORD = """
    people
    person_id | forename | surname | date_of_birth | sex
    P1        | Rufus    | Dinsdale | 2014-04-09   | M
    involvements
    incident_id | person_id | role
    ONE         | P1        | involved
"""


@pytest.mark.parametrize(
    "log, children",
    [
        ("1540 rufus was on the swings with two other lads when a man filmed them", 3),
        ("1540 rufus was kicked by older boys behind the scout hut", 3),
        ("1540 rufus and an unknown youth seen on the roof of the pavilion", 2),
        ("1540 rufus has hit another boy with a cricket bat", 2),
        ("1540 rufus has a younger brother who saw it all", 2),
        ("1540 mum has rufus and a newborn in the car, no heating", 2),
        ("1540 rufus not back from park. two other foster children at the address both fine", 3),
        ("1540 two other boys and rufus were in the reservoir", 3),
        ("1540 rufus has thrown a plate at his mum. his little sisters were in the bath", 3),
        ("1540 rufus has a bruise. dad has two older kids at st oswins primary", 3),
        ("1540 rufus's girlfriend, 16, rang in a state", 2),
        ("1540 4 kids in the car, rufus not strapped in", 4),
        ("1540 caller is rufus's mum, he is 12 and should have been in by three", 1),
        ("1540 rufus, a boy of 12, is sat on the wall", 1),
        ("1540 rufus is described as a small boy in a red coat", 1),
        ("1540 rufus not back from park. boy seen by the ice cream van", 1),
        ("1540 a boy is sat on the wall. gives his name as rufus", 1),
        ("1540 dad says the boy is rude to him, rufus denies it", 1),
        ("1540 rufus shoved off his bike by a man from the flats, he's 12 and shaken", 1),
        ("1540 rufus and edgar dinsdale, brothers 12 and 9, on the railway bank", 2),
        ("1540 rufus here with his brothers, 9 and 7", 3),
    ],
)
def test_tells_of_another(spec: Spec, log: str, children: int) -> None:
    """Whoever is with the child named, or does something to it, is another child (ruling 5, F2)."""
    spec.given(f"""
        incidents
        incident_id | log
        ONE         | {log}
        {RECORD}
    """)
    status = "no-ppn"
    spec.answers(f"""
        incident_id | status | children
        ONE         | {status} | {children}
    """)


def test_words_that_do_not_fit_the_age_on_record(spec: Spec) -> None:
    """A baby or a toddler is not the child of twelve on record, but one more (ruling 5)."""
    spec.given(f"""
        incidents
        incident_id | log
        ONE         | 1540 ex at the door again. kids in bed, the baby in her cot
        {RECORD}
    """)
    spec.answers("""
        incident_id | status | children
        ONE         | no-ppn | 2
    """)


def test_settle_rivals_of_a_namesake(spec: Spec) -> None:
    """A PPN without an id that may as well mean another child of much the same name covers neither (ruling 14, F13)."""
    spec.given("""
        incidents
        incident_id | reported_at      | log
        BUS         | 2026-09-24T13:00 | 1300 aimee linton pushed off the bus
        RINK        | 2026-09-24T14:00 | 1400 amy linton fell at the rink, staff worried
        people
        person_id | forename | surname | date_of_birth
        P1        | Aimee    | Linton  | 2014-04-09
        P2        | Amy      | Linton  | 2014-04-09
        involvements
        incident_id | person_id | role
        BUS         | P1        | victim
        RINK        | P2        | victim
        ppns
        ppn_id | submitted_at     | incident_id | kind  | narrative
        R1     | 2026-09-25T09:00 |             | child | Spoken to about what happened.
        ppn_subjects
        ppn_id | forename | surname | date_of_birth | role
        R1     | Amy      | Linton  | 2014-04-09    | child
    """)
    spec.answers("""
        incident_id | status
        BUS         | check-match
        RINK        | check-match
    """)


def test_described_child_of_the_other_sex(spec: Spec) -> None:
    """A son is not the Freya whom a PPN names, whatever else fits (ruling 15)."""
    spec.given("""
        incidents
        incident_id | reported_at      | officer_id | log
        SON         | 2026-09-24T13:00 | OF1        | 1300 ex kicked the gate in. son of 12 tried to stop him
        ppns
        ppn_id | submitted_at     | incident_id | officer_id | kind  | narrative
        R1     | 2026-09-25T09:00 |             | OF1        | child | Gate kicked in.
        ppn_subjects
        ppn_id | forename | surname | date_of_birth | role
        R1     | Freya    | Ashdown | 2014-04-09    | child
    """)
    spec.answers("""
        incident_id | status
        SON         | no-ppn
    """)


@pytest.mark.parametrize(
    ("log", "children"), [("2210 her son Wilf asleep upstairs", 1), ("2210 her daughter Bea, 4", 2)]
)
def test_a_record_without_a_name_may_be_the_child_that_is_named(spec: Spec, log: str, children: int) -> None:
    """A name in the log is nothing against a child whose record has none; another sex and age are (ruling 5)."""
    spec.given(f"""
        incidents
        incident_id | log
        ONE         | {log}
        people
        person_id | forename | surname | date_of_birth | sex
        P1        |          |         | 2014-04-09    | M
        involvements
        incident_id | person_id | role
        ONE         | P1        | involved
    """)
    spec.answers(f"""
        incident_id | status | children
        ONE         | no-ppn | {children}
    """)
