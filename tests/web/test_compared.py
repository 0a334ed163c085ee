"""A child beside a PPN, field by field: the rules' own comparison, in a reader's words (R8)."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from childtonotice.casework.compared import compare_subject
from childtonotice.screening.circumstances import Person, Ppn, Subject
from childtonotice.screening.findings import Child, Evidence, Notice

BORN = date(2014, 3, 7)
PERSON = Person("P1", "William", "Harker-Lyle", BORN)
CHILD = Child("P1", "William Harker-Lyle", "12", (Notice.LINKED,), Evidence("child"))


def lines(*subjects: Subject, person: Person | None = PERSON, child: Child = CHILD, here: str = "") -> dict[str, str]:
    """The outcomes by field."""
    ppn = Ppn("R1", datetime(2026, 9, 28, 12, tzinfo=UTC), here, kind="child", subjects=subjects)
    return {field: outcome for field, _, _, outcome in compare_subject(child, person, ppn, "I1")}


@pytest.mark.parametrize(
    "subject, field, outcome",
    [
        (Subject("", "Billy", "Harker-Lyle", BORN), "Forename", "same: a short name or another spelling"),
        (Subject("", "William", "Lyle", BORN), "Surname", "same: part of a double name"),
        (Subject("", "W", "Harker-Lyle", BORN), "Forename", "in doubt: an initial only"),
        (Subject("", "William", "Harker-Lyle", date(2014, 7, 3)), "Date of birth", "same: day and month exchanged"),
        (Subject("", "William", "Harker-Lyle", date(2014, 3, 8)), "Date of birth", "in doubt: one part differs"),
        (Subject("", "William", "Harker-Lyle", None), "Date of birth", "blank"),
        (Subject("", "Rosa", "Harker-Lyle", BORN), "Forename", "differs"),
        (Subject("P1", "Will", "", None), "Person number", "same"),
        (Subject("", "William", "Harker-Lyle", BORN), "Taken together", "Taken to be the same person"),
        (Subject("", "W", "Harker-Lyle", BORN), "Taken together", "May be the same person: check"),
        (
            Subject("", "William", "Ferris", BORN),
            "Taken together",
            "Name and date of birth do not settle it: read both",
        ),
    ],
)
def test_each_field_says_what_agrees_and_why(subject: Subject, field: str, outcome: str) -> None:
    """Same, in doubt, differs or blank, with the reason, and what it comes to."""
    assert lines(subject)[field] == outcome


def test_the_subject_nearest_the_child_is_shown() -> None:
    """Of several subjects the one in which most agrees, whoever stands first."""
    mother = Subject("", "Harriet", "Harker-Lyle", date(1988, 1, 5), role="adult")
    assert lines(mother, Subject("", "Bill", "Harker", BORN, role="child"))["Date of birth"] == "same"


def test_a_child_known_from_the_log_alone_has_no_verdict() -> None:
    """What a log says of a child is too little for a verdict on who it is."""
    spoken = Child("", "Billy", "", (Notice.TEXT,), Evidence("billy, 9"))
    told = lines(Subject("", "William", "Ferris", BORN), person=None, child=spoken, here="I1")
    assert told == {
        "Forename": "same: a short name or another spelling",
        "Surname": "blank",
        "Date of birth": "blank",
        "Incident reference": "same",
    }


def test_a_ppn_that_names_nobody_is_shown_with_its_reference() -> None:
    """The reader sees at least for which incident it was raised."""
    assert lines(here="I2") == {
        "Person number": "blank", "Forename": "blank", "Surname": "blank", "Date of birth": "blank",
        "Incident reference": "differs",
    }  # fmt: skip


@pytest.mark.parametrize(
    "age, outcome",
    [("12", "same"), ("11", "in doubt: a year apart"), ("13", "in doubt: a year apart"), ("9", "differs")],
)
def test_an_age_from_the_log_is_held_against_the_date_of_birth(age: str, outcome: str) -> None:
    """Ruling 15: within a year; and an officer who wrote both says more than a blank."""
    spoken = Child("", "Billy", age, (Notice.TEXT,), Evidence("billy"))
    ppn = Ppn(
        "R1", datetime(2026, 9, 28, 12, tzinfo=UTC), "", "1184", kind="child", subjects=(Subject("", "Bill", "", BORN),)
    )
    told = compare_subject(spoken, None, ppn, "I1", officer_id="1184", day=date(2026, 9, 28))
    assert ("Age on the day", age, "12", outcome) in told
    assert ("Officer", "1184", "1184", "same") in told
    others = compare_subject(spoken, None, ppn, "I1", officer_id="2000", day=None)
    assert not {"Age on the day", "Officer"} & {line[0] for line in others}
