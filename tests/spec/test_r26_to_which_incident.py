"""Further examples of to which incident a PPN belongs (ruling 13)."""

import pytest

from tests.spec.conftest import Spec

CORIN = """
    people
    person_id | forename | surname | date_of_birth
    P1        | Corin    | Oldroyd | 2014-04-09
    ppn_subjects
    ppn_id | person_id | forename | surname | date_of_birth | role
    R1     | P1        | Corin    | Oldroyd | 2014-04-09    | child
"""
TWO = f"""
    incidents
    incident_id | reported_at      | opening_code | location                       | log
    SEA         | 2026-09-24T19:00 | Missing      | Harbour Office, Quay Parade    | 1910 boy not home, last seen on the sea wall. 2040 found by coastguard, cold
    SHOP        | 2026-09-26T12:00 | Theft        | Mini Market, Turnpike Street   | 1210 boy stopped with pasties under coat, says nothing at home to eat
    involvements
    incident_id | person_id | role
    SEA         | P1        | missing
    SHOP        | P1        | suspect
    {CORIN}
"""


@pytest.mark.parametrize(
    "narrative, sea, shop",
    [
        ("", "no-ppn", "covered"),
        ("Child came to notice, see log. Concern about care at home.", "no-ppn", "covered"),
        ("Not home, found on the sea wall by coastguard, very cold.", "covered", "no-ppn"),
        ("Missing on Thursday evening, found at the harbour.", "covered", "no-ppn"),
        ("24/09/2026: reported missing by mother.", "covered", "no-ppn"),
        ("Stopped for theft of pasties from mini market, hungry.", "no-ppn", "covered"),
        ("Attended Turnpike Street on Saturday, boy detained by staff.", "no-ppn", "covered"),
    ],
)
def test_settle_rivals(spec: Spec, narrative: str, sea: str, shop: str) -> None:
    """A PPN without an id goes to the incident its narrative tells of, else to the nearest before it; to one alone."""
    spec.given(f"""
        {TWO}
        ppns
        ppn_id | submitted_at     | narrative
        R1     | 2026-09-27T09:00 | {narrative}
    """)
    spec.answers(f"""
        incident_id | status
        SEA         | {sea}
        SHOP        | {shop}
    """)


@pytest.mark.parametrize(
    "reference, sea, shop",
    [
        ("SEA", "covered", "no-ppn"),
        (" SEA ", "covered", "no-ppn"),
        ("SHOP", "no-ppn", "covered"),
        ("0SEA", "no-ppn", "covered"),
    ],
)
def test_find_standing_by_an_id_with_spaces(spec: Spec, reference: str, sea: str, shop: str) -> None:
    """The id decides before narrative and time; a leading zero makes another id (ids are text)."""
    spec.given(f"""
        {TWO}
        ppns
        ppn_id | submitted_at     | incident_id | narrative
        R1     | 2026-09-27T09:00 | {reference} |
    """)
    spec.answers(f"""
        incident_id | status
        SEA         | {sea}
        SHOP        | {shop}
    """)


def test_cover_one_incident_each(spec: Spec) -> None:
    """Two PPNs for one child, each with the id of its incident, cover both; a third without an id changes nothing."""
    spec.given(f"""
        {TWO}
        R2     | P1        | Corin    | Oldroyd | 2014-04-09    | child
        ppns
        ppn_id | submitted_at     | incident_id
        R1     | 2026-09-27T09:00 | SHOP
        R2     | 2026-11-02T09:00 | SEA
    """)
    spec.answers("""
        incident_id | status  | ppns | matches
        SEA         | covered | R2   | id
        SHOP        | covered | R1   | id
    """)


def test_cover_two_children_of_two_incidents(spec: Spec) -> None:
    """Fitting is local: each child of a PPN goes to that child's own incident."""
    spec.given("""
        incidents
        incident_id | reported_at
        MON         | 2026-09-21T10:00
        TUE         | 2026-09-22T10:00
        people
        person_id | forename | surname | date_of_birth
        P1        | Corin    | Oldroyd | 2014-04-09
        P2        | Edda     | Oldroyd | 2017-08-21
        involvements
        incident_id | person_id | role
        MON         | P1        | child
        MON         | P2        | child
        TUE         | P2        | child
        ppns
        ppn_id | submitted_at
        R1     | 2026-09-23T09:00
        ppn_subjects
        ppn_id | person_id | role
        R1     | P1        | child
        R1     | P2        | child
    """)
    spec.answers("""
        incident_id | status       | covers
        MON         | part-covered | certain none
        TUE         | covered      | certain
    """)


def test_excluded_incident_is_no_rival(spec: Spec) -> None:
    """A duplicate takes no PPN from the original, unless the PPN bears the duplicate's id (F12)."""
    spec.given(f"""
        incidents
        incident_id | reported_at      | flags
        ORIG        | 2026-09-24T19:00 |
        COPY        | 2026-09-24T19:20 | duplicate of ORIG
        involvements
        incident_id | person_id | role
        ORIG        | P1        | child
        COPY        | P1        | child
        {CORIN}
        ppns
        ppn_id | submitted_at
        R1     | 2026-09-24T23:00
    """)
    spec.answers("""
        incident_id | status   | covers
        ORIG        | covered  | certain
        COPY        | excluded | certain
    """)


@pytest.mark.parametrize(
    "submitted, status", [("10:00:00", "covered"), ("10:00:59", "covered"), ("09:59:59", "no-ppn")]
)
def test_find_standing_in_the_same_minute(spec: Spec, submitted: str, status: str) -> None:
    """A PPN submitted in the minute of the report counts as after it; one a minute before does not, even with the id."""
    spec.given(f"""
        incidents
        incident_id | reported_at
        I1          | 2026-09-28T10:00:31
        involvements
        incident_id | person_id | role
        I1          | P1        | child
        {CORIN}
        ppns
        ppn_id | submitted_at         | incident_id
        R1     | 2026-09-28T{submitted} | I1
    """)
    spec.answers(f"""
        incident_id | status
        I1          | {status}
    """)


def test_add_days_when_clocks_go_forward(spec: Spec) -> None:
    """Seven days on is the same clock time, also when the clocks went forward in between (R2)."""
    spec.given(f"""
        incidents
        incident_id | reported_at
        LAST        | 2026-03-25T09:30
        involvements
        incident_id | person_id | role
        LAST        | P1        | child
        {CORIN}
        ppns
        ppn_id | submitted_at
        R1     | 2026-04-01T09:30
    """)
    spec.answers("""
        incident_id | status
        LAST        | covered
    """)


@pytest.mark.parametrize(
    "narrative, status",
    [
        ("Attended on 12 September for a burglary at 9 Furnace Row, boy seen.", "no-ppn"),
        ("Dog bite at the caravan park in August.", "check-match"),
        ("Arrested for going equipped, knife found in the shopping centre.", "check-match"),
    ],
)
def test_fit_narrative_of_another_day_or_place(spec: Spec, narrative: str, status: str) -> None:
    """A narrative that names another day, place or event never covers; where only one thing is against, check."""
    spec.given(f"""
        incidents
        incident_id | reported_at      | location                       | log
        I1          | 2026-09-28T10:00 | 4 Harrow Lane, Marnsea         | 1010 stepfather slapped boy over homework, red mark on cheek
        involvements
        incident_id | person_id | role
        I1          | P1        | child
        {CORIN}
        ppns
        ppn_id | submitted_at     | narrative
        R1     | 2026-09-30T09:00 | {narrative}
    """)
    spec.answers(f"""
        incident_id | status
        I1          | {status}
    """)


def test_window_with_enough_before_it(spec: Spec) -> None:
    """With 28 days before the window an unknown id counts as none, and incidents before it are rivals."""
    spec.window = {"start": "2026-09-28", "end": "2026-09-29"}
    spec.given("""
        incidents
        incident_id | reported_at
        OLD         | 2026-08-30T23:59
        RIVAL       | 2026-09-27T22:00
        NIGHT       | 2026-09-28T00:00
        AFTER       | 2026-09-29T00:00
        involvements
        incident_id | person_id | role
        NIGHT       | P1        | child
        AFTER       | P1        | child
        RIVAL       | P2        | child
        people
        person_id | forename | surname | date_of_birth
        P1        | Corin    | Oldroyd | 2014-04-09
        P2        | Edda     | Oldroyd | 2017-08-21
        ppns
        ppn_id | submitted_at     | incident_id
        R1     | 2026-09-28T09:00 | 999
        ppn_subjects
        ppn_id | person_id | role
        R1     | P1        | child
    """)
    spec.answers("""
        incident_id | status
        NIGHT       | covered
    """)


@pytest.mark.parametrize(
    "narrative, status",
    [
        ("", "covered"),
        ("Spoken to about his evening.", "covered"),
        ("Alone at the ferry terminal, worried to go home.", "covered"),
        ("Told school that an uncle touched him.", "check-match"),
    ],
)
def test_doubt_a_narrative_of_what_the_record_does_not_say(spec: Spec, narrative: str, status: str) -> None:
    """Where the record says little, a narrative without the id that tells of something else leaves a doubt (ruling 13)."""
    spec.given(f"""
        incidents
        incident_id | reported_at      | opening_code | log
        I1          | 2026-09-28T10:00 | Other        | 1010 Corin sat at the ferry terminal in the rain, driven home
        involvements
        incident_id | person_id | role
        I1          | P1        | child
        {CORIN}
        ppns
        ppn_id | submitted_at     | narrative
        R1     | 2026-09-30T09:00 | {narrative}
    """)
    spec.answers(f"""
        incident_id | status
        I1          | {status}
    """)
