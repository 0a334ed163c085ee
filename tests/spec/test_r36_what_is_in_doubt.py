"""What is in doubt about a PPN that may be the one: told to the reader field by field, without a name (R8)."""

import pytest

from tests.spec.conftest import Spec


def given(spec: Spec, ppn: str, subject: str) -> None:
    """A child on record, and a PPN for someone much alike."""
    spec.given(f"""
        incidents
        incident_id | reported_at      | log
        I1          | 2026-09-28T10:00 | 1010 hit by a swing at the rec, lump on head
        people
        person_id | forename | surname | date_of_birth | sex
        P1        | Marnie   | Tolliver | 2014-03-04   | F
        involvements
        incident_id | person_id | role
        I1          | P1        | victim
        ppns
        ppn_id | submitted_at | incident_id | kind | narrative
        R1     | {ppn}
        ppn_subjects
        ppn_id | forename | surname | date_of_birth | role
        R1     | {subject} | child
    """)


LOOSE = "2026-09-29T10:00 | | child | Lump on head"
HERE = "2026-09-29T10:00 | I1 | child | Lump on head"


@pytest.mark.parametrize(
    "ppn, subject, says",
    [
        (LOOSE, "Marnie | Tolliver | 2014-03-14", "the name agrees, one part of the date of birth differs. Compare."),
        (LOOSE, "Marnie | Tolliver | 2014-02-28", "the name agrees, the dates of birth are a few days apart. Compare."),
        (LOOSE, "Marnie | Tolliver | 2014-01-01", "the name agrees, one date of birth gives the year only. Compare."),
        (LOOSE, "Marnie | Tolliver | ", "the name agrees, a date of birth is not recorded. Compare."),
        (LOOSE, "M | Tolliver | 2014-03-04", "the forename is an initial only, the date of birth agrees. Compare."),
        (LOOSE, "Marnie | | 2014-03-04", "a surname is not recorded, the date of birth agrees. Compare."),
        (HERE, "Marnie | Greave | 2014-03-04", "the surname is another, the date of birth agrees. Compare."),
        (HERE, "Unknown | | ", "it names no child. Compare."),
        (
            "2026-09-29T10:00 | I1 | merlin | Lump",
            "Marnie | Tolliver | 2014-03-04",
            "it is of a kind that we do not know.",
        ),
        (
            "2026-10-12T10:00 | | child | Hit by a swing at the rec, lump on head",
            "Marnie | Tolliver | 2014-03-04",
            "name and date of birth agree, but it came late and without this incident's number. Compare.",
        ),
        (
            "2026-09-29T10:00 | | child | Shoplifting of sweets with others",
            "Marnie | Tolliver | 2014-03-04",
            "name and date of birth agree, but it may tell of another incident. Compare.",
        ),
    ],
)
def test_tell_what_is_in_doubt(spec: Spec, ppn: str, subject: str, says: str) -> None:
    """Of a PPN that may be the one the reader is told which field is in doubt, and never whose name it is (R8)."""
    given(spec, ppn, subject)
    spec.answers(f"""
        incident_id | status      | says
        I1          | check-match | A PPN may be the one: {says}
    """)


def test_tell_a_description_in_doubt(spec: Spec) -> None:
    """Of a child known from the log alone it is told what fits, and what ties the PPN to nothing (ruling 15)."""
    spec.given("""
        incidents
        incident_id | reported_at      | log
        I1          | 2026-09-28T10:00 | 1010 caller says Ottilie 9 came home with a cut lip
        ppns
        ppn_id | submitted_at     | narrative
        R1     | 2026-09-29T10:00 | Cut lip
        ppn_subjects
        ppn_id | forename | surname | date_of_birth | role
        R1     | Ottilie  | Greave  | 2017-03-04    | child
    """)
    spec.answers("""
        incident_id | status      | says
        I1          | check-match | name and age may fit the log, but neither this incident's number
    """)
