"""What whole weeks of records taught: each wording is new, each answer follows from the ruling named."""

import pytest

from tests.spec.conftest import Spec


def answers_to_the_log(spec: Spec, log: str, answer: str | None) -> None:
    """One incident of which nothing is known but its log."""
    spec.given(f"""
        incidents
        incident_id | log
        I1          | {log}
    """)
    spec.answers(f"""
        incident_id | status | children
        I1          | {answer or "no-row |"}
    """)


@pytest.mark.parametrize(
    "log, answer",
    [
        ("1410 tilly shoved by a boy at the gate, both 9", "no-ppn | 2"),
        ("1410 jess and a lad both 13 seen on the lines", "no-ppn | 2"),
        ("1410 four males stopped, one is 15 others 22 and 24", "no-ppn | 1"),
        ("1410 four males stopped, one is 25 others 22 and 24", None),
        ("1410 sitter says their three not back from the fair, 6 8 and 9", "no-ppn | 3"),
        ("1410 dad rings, his two missing since noon, on bikes", "no-ppn | 2"),
        ("1410 six pups gone from the barn overnight, 4 boys 2 girls", None),
        ("1410 courier has lost her two missing parcels", None),
        ("1410 parties parted, speaking with both - child seen, no marks", "no-ppn | 1"),
    ],
)
def test_count_the_ages_of_some(spec: Spec, log: str, answer: str | None) -> None:
    """An age told of "both" is no number of children, and one age of several is that of one (ruling 5)."""
    answers_to_the_log(spec, log, answer)


@pytest.mark.parametrize(
    "log, counts",
    [
        ("0210 fem 31 wks pregnant took about 30 amitriptyline at midnight", True),
        ("0210 pregnant female swallowed 12 zopiclone after a row", True),
        ("0810 pregnant passenger in 2 car rtc, sore neck, gone to walk in centre", False),
        ("0810 pregnant lady took 14 photographs of the pothole", False),
        ("0210 30 weeks pregnant, he had her by the throat and hand on her neck", True),
    ],
)
def test_the_risk_to_a_pregnancy(spec: Spec, log: str, counts: bool) -> None:
    """An overdose by the name of what was taken is a risk to the pregnancy; a sore neck after a collision is none (ruling 6)."""
    spec.given(f"""
        incidents
        incident_id | opening_code | log
        I1          | Other        | {log}
    """)
    spec.answers(f"""
        incident_id | status | children
        I1          | {"no-ppn | 1" if counts else "no-row |"}
    """)


@pytest.mark.parametrize("words", ["baby of Shona Marrick", "toddler of Shona Marrick", "Child of Shona"])
def test_a_child_told_of_by_its_mother_s_name(spec: Spec, words: str) -> None:
    """Named by its mother, a child is no grown-up for her being one; a PPN that names her as well covers it (ruling 15)."""
    spec.given(f"""
        incidents
        incident_id | reported_at      | log
        I1          | 2026-09-28T10:00 | 1015 health visitor: {words} has a mark on the cheek
        people
        person_id | forename | surname | date_of_birth
        M1        | Shona    | Marrick | 1994-06-11
        involvements
        incident_id | person_id | role
        I1          | M1        | parent
        ppns
        ppn_id | submitted_at     | narrative
        R1     | 2026-09-29T10:00 | Mark on cheek seen by health visitor
        ppn_subjects
        ppn_id | forename | surname | date_of_birth | role
        R1     | Shona    | Marrick | 1994-06-11    | adult
        R1     | Peggy    | Marrick | 2025-12-20    | child
    """)
    spec.answers("""
        incident_id | status  | children
        I1          | covered | 1
    """)


def test_the_ppn_that_names_the_grown_up_goes_first(spec: Spec) -> None:
    """Of two PPNs that may be the one, a reader is shown the one that names a grown-up of the incident (ruling 15)."""
    spec.given("""
        incidents
        incident_id | reported_at      | log
        I1          | 2026-09-16T22:00 | 2205 lass of 15 has put the front window through, her mum has locked herself in
        people
        person_id | forename | surname | date_of_birth
        M1        | Denise   | Holt    | 1979-05-25
        involvements
        incident_id | person_id | role
        I1          | M1        | victim
        ppns
        ppn_id | submitted_at     | narrative
        A1     | 2026-09-20T10:00 | Bicycle
        R1     | 2026-09-25T10:00 | Put the front window through and mum locked herself in
        ppn_subjects
        ppn_id | forename | surname | date_of_birth | role
        A1     | Rhoda    | Dyer    | 2011-02-03    | child
        R1     | Denise   | Holt    | 1979-05-25    | adult
        R1     | Carrie   | Holt    | 2011-05-25    | child
    """)
    spec.answers("""
        incident_id | status      | ppns
        I1          | check-match | R1
    """)


@pytest.mark.parametrize("forename, surname", [("Unknown", "Baby"), ("", "Newborn"), ("N/K", "Infant")])
def test_a_baby_without_a_name_names_no_one(spec: Spec, forename: str, surname: str) -> None:
    """A PPN for an unknown baby names no one: with this incident's id it is a match to check (ruling 12)."""
    spec.given(f"""
        incidents
        incident_id | reported_at      | log
        I1          | 2026-09-28T10:00 | 1010 newborn found in the porch of the surgery
        ppns
        ppn_id | submitted_at     | incident_id
        R1     | 2026-09-29T10:00 | I1
        ppn_subjects
        ppn_id | forename   | surname   | role
        R1     | {forename} | {surname} | child
    """)
    spec.answers("""
        incident_id | status      | says
        I1          | check-match | it names no child
    """)


@pytest.mark.parametrize(
    "log, answer",
    [
        ("1410 police asked to trace her husband of five weeks, she has a lad aged 9", "no-ppn | 1"),
        ("1410 lodger of ten months has changed the locks", None),
        ("0110 woman outside the railings on the viaduct, 30 weeks gone", "no-ppn | 1"),
        ("1410 three babies and their mam crossing the bypass. ducks, moved on", None),
        ("1410 sounds like a girl screaming in the wood. walked through it all. foxes. resume", None),
        ("1410 resident with dementia is convinced he's 11 and late for assembly", None),
        ("1410 caller is convinced he's 11, he is on the slip road with a scooter", "no-ppn | 1"),
        ('1410 suspect goes by "Kid", about 30, tattoo on hand', None),
        ("1410 lady aged 90 is well, grandson coming on thursday", None),
        ("1410 bail conditions checked, grandkids coming on thursday", "no-ppn | 2"),
        ("1410 swimming hall, thefts while a mums and tots session was on", None),
        (
            "1410 shop has a lass in who has come off the wrong train and can not say where from, in tears, about 8, red coat",
            "no-ppn | 1",
        ),
        (
            "1410 shop has a lass in who has come off the wrong train and can not say where from, in tears, about 28, red coat",
            None,
        ),
        ("1410 her four in the car, eldest is Kit 11 with cut lip. other three with aunt", "no-ppn | 4"),
        ("1410 row between dad and his 20yo son. younger son came down to look", "no-ppn | 1"),
        ("1410 row between dad and his 20yo son. son has now left", None),
        ("1410 he has four, all in bed at the time. eldest 10", "no-ppn | 4"),
        ("1410 sow with twins loose on the lane", None),
        ("1410 dad with twins lost on the fell", "no-ppn | 2"),
        ("1410 pupil of 9 fetched by a man in drink. there's a smaller one in the back", "no-ppn | 2"),
        ("1410 five lads in yr 8 jumped another pupil, Kit Rowe", "no-ppn | 6"),
    ],
)
def test_who_is_meant_in_a_long_log(spec: Spec, log: str, answer: str | None) -> None:
    """A time together is no age, wild young no children; whom several set upon counts besides them (rulings 3, 5, 6, 10)."""
    answers_to_the_log(spec, log, answer)


@pytest.mark.parametrize("day, answer", [("Monday 14th", "check-match"), ("Monday 7th", "no-ppn")])
def test_a_day_named_by_its_number(spec: Spec, day: str, answer: str) -> None:
    """A late PPN that names the day by weekday and number tells of that day, and of no nearer Monday (ruling 13)."""
    spec.given(f"""
        incidents
        incident_id | reported_at      | opening_code | log
        I1          | 2026-09-14T16:00 | Assault      | 1605 Jarvis fought with a cousin outside the chip shop
        people
        person_id | forename | surname | date_of_birth
        C1        | Jarvis   | Oakden  | 2012-05-06
        involvements
        incident_id | person_id | role
        I1          | C1        | suspect
        ppns
        ppn_id | submitted_at     | narrative
        R1     | 2026-09-24T09:00 | Sorry for delay. {day}, fought a cousin outside the chip shop.
        ppn_subjects
        ppn_id | person_id | role
        R1     | C1        | child
    """)
    spec.answers(f"""
        incident_id | status
        I1          | {answer}
    """)


def test_whoever_is_set_upon_is_another(spec: Spec) -> None:
    """The boy on the record is none of those who set about him in the same sentence (ruling 5)."""
    spec.given("""
        incidents
        incident_id | reported_at      | log
        I1          | 2026-09-16T15:30 | 1535 two yr 10 boys have robbed Idris Kemp by the bins
        people
        person_id | forename | surname | date_of_birth | sex
        C1        | Idris    | Kemp    | 2012-02-06    | M
        involvements
        incident_id | person_id | role
        I1          | C1        | victim
    """)
    spec.answers("""
        incident_id | status | children
        I1          | no-ppn | 3
    """)
