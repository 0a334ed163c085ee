"""To which incident a PPN belongs: by id, by time, by what its narrative tells (ruling 13)."""

import pytest

from tests.spec.conftest import Spec

PEOPLE = """
    people
    person_id | forename | surname | date_of_birth
    P1        | Isolde   | Garside | 2017-03-05
"""
SUBJECT = """
    ppn_subjects
    ppn_id | person_id | forename | surname | date_of_birth | role
    R1     | P1        | Isolde   | Garside | 2017-03-05    | child
"""
ONE = f"""
    incidents
    incident_id | reported_at      | log
    I1          | 2026-09-28T10:00 | 1015 ISOLDE 9 locked out in the rain by her stepfather
    involvements
    incident_id | person_id | role
    I1          | P1        | child
    {PEOPLE}
    {SUBJECT}
"""


@pytest.mark.parametrize(
    "submitted, status",
    [
        ("2026-09-28T09:59", "no-ppn"),
        ("2026-09-28T10:00", "covered"),
        ("2026-10-05T10:00", "covered"),
        ("2026-10-05T10:01", "no-ppn"),
    ],
)
def test_find_standing_in_time(spec: Spec, submitted: str, status: str) -> None:
    """Without an id a PPN covers from the minute of the report to the same London clock time seven days on (F18)."""
    spec.given(f"""
        {ONE}
        ppns
        ppn_id | submitted_at
        R1     | {submitted}
    """)
    spec.answers(f"""
        incident_id | status
        I1          | {status}
    """)


@pytest.mark.parametrize("submitted, status", [("2026-10-26T11:00", "covered"), ("2026-10-26T11:01", "no-ppn")])
def test_add_days_across_the_change_of_clocks(spec: Spec, submitted: str, status: str) -> None:
    """Seven days on is the same London clock time, also when the clocks went back in between (R2)."""
    spec.given(f"""
        incidents
        incident_id | reported_at      | log
        I1          | 2026-10-19T11:00 | 1115 ISOLDE 9 locked out in the rain by her stepfather
        involvements
        incident_id | person_id | role
        I1          | P1        | child
        {PEOPLE}
        {SUBJECT}
        ppns
        ppn_id | submitted_at
        R1     | {submitted}
    """)
    spec.answers(f"""
        incident_id | status
        I1          | {status}
    """)


@pytest.mark.parametrize("submitted, status", [("2027-03-01T09:00", "covered"), ("2026-09-28T09:59", "no-ppn")])
def test_find_standing_by_id(spec: Spec, submitted: str, status: str) -> None:
    """Bearing this incident's id a PPN covers however late, but never where it was submitted before the report."""
    spec.given(f"""
        {ONE}
        ppns
        ppn_id | submitted_at | incident_id
        R1     | {submitted}  | I1
    """)
    spec.answers(f"""
        incident_id | status
        I1          | {status}
    """)


@pytest.mark.parametrize("reference", ["", "I-999", "VISIT"])
def test_settle_rivals_wrong_id(spec: Spec, reference: str) -> None:
    """An id that does not exist, or of an incident in which the child had no part, counts as none (F12)."""
    spec.given(f"""
        incidents
        incident_id | reported_at      | opening_code       | log
        I1          | 2026-09-28T10:00 | Concern for Safety | 1015 ISOLDE 9 locked out in the rain by her stepfather
        VISIT       | 2026-09-28T09:00 | Licensing          | 0900 planned visit to the club, all in order
        involvements
        incident_id | person_id | role
        I1          | P1        | child
        {PEOPLE}
        {SUBJECT}
        ppns
        ppn_id | submitted_at     | incident_id
        R1     | 2026-09-28T14:00 | {reference}
    """)
    spec.answers("""
        incident_id | status  | matches
        I1          | covered | person
        VISIT       | no-row  | -
    """)


def test_is_claimed_by_id(spec: Spec) -> None:
    """Bearing the id of another incident in which the child had a part, a PPN covers that incident alone."""
    spec.given(f"""
        incidents
        incident_id | reported_at
        I1          | 2026-09-28T10:00
        I2          | 2026-09-28T16:00
        involvements
        incident_id | person_id | role
        I1          | P1        | child
        I2          | P1        | child
        {PEOPLE}
        {SUBJECT}
        ppns
        ppn_id | submitted_at     | incident_id
        R1     | 2026-09-28T20:00 | I1
    """)
    spec.answers("""
        incident_id | status
        I1          | covered
        I2          | no-ppn
    """)


def test_settle_rivals_by_narrative(spec: Spec) -> None:
    """A PPN without an id goes to the incident its narrative tells of, else to the nearest before it."""
    spec.given(f"""
        incidents
        incident_id | reported_at      | opening_code       | log
        SHOP        | 2026-09-26T10:00 | Theft              | 1015 ISOLDE 9 taking sweets at the corner shop, shop keeper has her
        DOG         | 2026-09-27T10:00 | Concern for Safety | 1015 ISOLDE 9 chased by loose dog in the park, grazed knee
        involvements
        incident_id | person_id | role
        SHOP        | P1        | child
        DOG         | P1        | child
        {PEOPLE}
        {SUBJECT}
        ppns
        ppn_id | submitted_at     | narrative
        R1     | 2026-09-27T20:00 | Taking sweets from corner shop, hungry, nothing to eat at breakfast. Shop keeper kind.
    """)
    spec.answers("""
        incident_id | status
        SHOP        | covered
        DOG         | no-ppn
    """)


def test_is_nearer_before_it(spec: Spec) -> None:
    """A narrative that tells of neither leaves the nearest incident before the PPN."""
    spec.given(f"""
        incidents
        incident_id | reported_at
        EARLIER     | 2026-09-26T10:00
        NEARER      | 2026-09-27T10:00
        AFTER       | 2026-09-28T10:00
        involvements
        incident_id | person_id | role
        EARLIER     | P1        | child
        NEARER      | P1        | child
        AFTER       | P1        | child
        {PEOPLE}
        {SUBJECT}
        ppns
        ppn_id | submitted_at
        R1     | 2026-09-27T20:00
    """)
    spec.answers("""
        incident_id | status
        EARLIER     | no-ppn
        NEARER      | covered
        AFTER       | no-ppn
    """)


def test_is_left_out_and_no_rival(spec: Spec) -> None:
    """An excluded incident is no rival."""
    spec.given(f"""
        incidents
        incident_id | reported_at      | flags
        EARLIER     | 2026-09-26T10:00 |
        MEETING     | 2026-09-27T10:00 | STRATEGY MEETING
        involvements
        incident_id | person_id | role
        EARLIER     | P1        | child
        MEETING     | P1        | child
        {PEOPLE}
        {SUBJECT}
        ppns
        ppn_id | submitted_at
        R1     | 2026-09-27T20:00
    """)
    spec.answers("""
        incident_id | status
        EARLIER     | covered
        MEETING     | excluded
    """)


def test_fit_narrative_of_another_event(spec: Spec) -> None:
    """A narrative that names another day, place or event does not cover: a match to check where there is doubt."""
    spec.given(f"""
        {ONE}
        ppns
        ppn_id | submitted_at     | narrative
        R1     | 2026-09-29T09:00 | Shoplifting of make up from chemist at the retail park.
    """)
    spec.answers("""
        incident_id | status
        I1          | check-match
    """)


def test_judge_belonging_late(spec: Spec) -> None:
    """Later than seven days, with a narrative that is plainly this event, it is a match to check (F18)."""
    spec.given(f"""
        {ONE}
        ppns
        ppn_id | submitted_at     | narrative
        R1     | 2026-10-08T09:00 | Late entry. Locked out in the rain by stepfather, neglect, soaked through when found.
    """)
    spec.answers("""
        incident_id | status
        I1          | check-match
    """)


def test_warn_of_window_too_short(spec: Spec) -> None:
    """With a window and less than 28 days before it, a PPN with an id we cannot look up is at most a match to check."""
    spec.window = {"start": "2026-09-28"}
    spec.given(f"""
        {ONE}
        ppns
        ppn_id | submitted_at     | incident_id
        R1     | 2026-09-28T14:00 | I-999
    """)
    spec.answers("""
        incident_id | status      | says
        I1          | check-match | less than 28 days
    """)
