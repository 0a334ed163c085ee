"""What lists say of an item: short, true, and never a child's name or a house number (pages.md's rows; R5)."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from childtonotice.casework.wording import (
    band_of,
    calm,
    describe_child,
    tell_children,
    tell_cover,
    tell_found_by,
    tell_place,
    tell_type,
    tell_why,
    tell_years,
)
from childtonotice.screening.findings import Child, Cover, Finding, Mark, Status

WHEN = datetime(2026, 3, 11, tzinfo=UTC)


def finding(*children: Child, status: Status = Status.NO_PPN, **more: object) -> Finding:
    return Finding("EX-1", "Northvale", WHEN, status, children, **more)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("child", "words"),
    [
        (Child(name="Ellie Tarnbrook", age="4", sex="F"), "girl 4"),
        (Child(age="7", sex="male"), "boy 7"),
        (Child(age="0.75", relation="baby"), "baby 9 months"),
        (Child(age="10-17"), "child 10 to 17"),
        (Child(age="0.02", sex="F"), "new-born girl"),
        (Child(presence="unborn"), "unborn child"),
        (Child(relation="daughter"), "daughter"),
        (Child(relation="victim", age="15"), "child 15"),
        (Child(), "child"),
    ],
)
def test_describe_child(child: Child, words: str) -> None:
    assert describe_child(child) == words


@pytest.mark.parametrize(
    ("age", "words"),
    [("", ""), ("0", "new-born"), ("0.0833", "1 month"), ("1", "1"), ("1.5", "18 months"), ("2", "2"), ("17", "17"),
     ("4-6", "4 to 6"), ("about five", "")],
)  # fmt: skip
def test_tell_years(age: str, words: str) -> None:
    assert tell_years(age) == words


@pytest.mark.parametrize(
    ("found", "kind", "words"),
    [
        (finding(Child(age="4", sex="F"), Child(age="7", sex="M")), "DOMESTIC INCIDENT",
         "Girl 4 and boy 7: domestic incident. No PPN."),
        (finding(Child(age="4"), status=Status.CHECK_MATCH), "RTC Injury", "Child 4: RTC injury. A PPN may match."),
        (finding(Child(), status=Status.EXCLUDED, exclusions=("marac", "test")), "",
         "Child. Left out: MARAC and Test."),
        (finding(Child(cover=Cover.CERTAIN), Child(), status=Status.PART_COVERED), "Neglect",
         "2 children: neglect. 1 without a PPN."),
        (finding(Child(cover=Cover.CERTAIN), status=Status.COVERED), "Missing", "Child: missing. PPN found."),
    ],
)  # fmt: skip
def test_tell_why(found: Finding, kind: str, words: str) -> None:
    assert tell_why(found, kind, "PPN") == words


@given(
    kind=st.text(max_size=200), count=st.integers(0, 30), status=st.sampled_from(list(Status)),
    age=st.sampled_from(["", "4", "0.75", "10-17"]), sex=st.sampled_from(["", "M", "female"]),
)  # fmt: skip
def test_why_takes_twelve_words_or_fewer_and_no_name(kind: str, count: int, status: Status, age: str, sex: str) -> None:
    child = Child(name="Quillfeather", age=age, sex=sex, relation="grandchild")
    why = tell_why(finding(*[child] * count, status=status, exclusions=("marac", "strategy-meeting")), kind, "PPN")
    assert len(why.split()) <= 12
    assert "Quillfeather" not in why


@pytest.mark.parametrize(
    ("location", "place"),
    [
        ("Flat 2, 14 High St, Thornby TH1 2AB", "High St, Thornby"),
        ("12a Kidd Street", "Kidd Street"),
        ("Rose Cottage, 3-5 Back Lane", "Rose Cottage, Back Lane"),
        ("A64 near Thornby", "A64 near Thornby"),
        ("", ""),
    ],
)
def test_tell_place_without_house_number(location: str, place: str) -> None:
    assert tell_place(location) == place


@pytest.mark.parametrize(
    ("covered", "children", "words"),
    [(0, 0, ""), (0, 1, "Not covered"), (1, 1, "Covered"), (0, 2, "None of 2 covered"), (1, 3, "1 of 3 covered"),
     (3, 3, "All covered")],
)  # fmt: skip
def test_tell_cover(covered: int, children: int, words: str) -> None:
    assert tell_cover(covered, children) == words


def test_small_words() -> None:
    assert tell_children(["girl 4"]) == "girl 4"
    assert tell_children(["a", "b", "c"]) == "3 children"
    assert tell_found_by(["text", "linked"]) == "named person, log words"
    assert [band_of(priority) for priority in range(1, 6)] == ["read-first", "read-next", "read-next", "then", "then"]
    assert band_of(5, "brought-back") == "read-next"


def test_the_gravest_danger_of_the_log_is_named_in_its_own_words() -> None:
    """What befell the child stands beside the type of incident, and the gravest goes before the first."""
    log = "PUSHED OVER IN THE PARK THEN HELD A KNIFE TO HER"
    marks = (Mark("risk", 0, 11, "physical"), Mark("risk", 29, 41, "weapon"), Mark("child", 45, 48, ""))
    child = Child(age="9", sex="F")
    assert tell_why(finding(child, marks=marks), "Assault", "PPN", log) == "Girl 9: assault, held a knife. No PPN."
    assert tell_why(finding(child), "Assault", "PPN", log) == "Girl 9: assault. No PPN."


@pytest.mark.parametrize(
    ("log", "risk", "label", "why"),
    [
        # Words that name a person of the incident are not quoted: the list names nobody.
        ("HOPE PUNCHED HIM, SON 9", "HOPE PUNCHED", "physical", "Boy 9: assault. No PPN."),
        ("DAD PUNCHED HIM, SON 9", "PUNCHED", "physical", "Boy 9: assault, punched. No PPN."),
        # A form, a court order or a place where a car is held up says nothing of the child.
        ("SON 9 SEEN. DASH DONE", "DASH", "domestic abuse", "Boy 9: assault. No PPN."),
        ("SON 9. UNIT DELAYED AT LEVEL CROSSING", "LEVEL CROSSING", "risk outside the home", "Boy 9: assault. No PPN."),
        # Far from any word of a child it may be another matter.
        ("SON 9\nA\nB\nC\nD\nCALLER PUNCHED A WALL", "PUNCHED", "physical", "Boy 9: assault. No PPN."),
    ],
)
def test_only_words_that_tell_what_befell_the_child_are_quoted(log: str, risk: str, label: str, why: str) -> None:
    child, at = log.index("SON 9"), log.index(risk)
    marks = (Mark("child", child, child + 5, ""), Mark("risk", at, at + len(risk), label))
    found = finding(Child(age="9", sex="M"), marks=marks)
    assert tell_why(found, "ASSAULT", "PPN", log, ["Hope Adderstone"]) == why


@pytest.mark.parametrize(
    ("labels", "words"),
    [
        (["grandchild", "grandchild"], "2 grandchildren"),
        (["child", "child"], "2 children"),
        (["baby", "baby"], "2 babies"),
        (["boy", "boy"], "2 boys"),
        (["girl 7", "girl 7"], "girl 7 and girl 7"),
        (["unborn child", "unborn child"], "2 unborn children"),
    ],
)
def test_two_of_a_kind_are_counted(labels: list[str], words: str) -> None:
    assert tell_children(labels) == words


@pytest.mark.parametrize(
    ("shouted", "calm_words"),
    [("CAM RISE, ELLERDALE", "Cam Rise, Ellerdale"), ("A64 NEAR STOKE-ON-HILL", "A64 Near Stoke-On-Hill"),
     ("Cam Rise", "Cam Rise"), ("bus station, Garthwick", "bus station, Garthwick"), ("", "")],
)  # fmt: skip
def test_a_place_in_capitals_is_not_shouted(shouted: str, calm_words: str) -> None:
    assert calm(shouted) == calm_words


@pytest.mark.parametrize(
    ("kind", "words"),
    [("DOMESTIC INCIDENT", "Domestic incident"), ("RTC INJURY", "RTC injury"), ("ASB - Nuisance", "ASB - Nuisance"),
     ("RTC", "RTC"), ("CONCERN FOR SAFETY OF A CHILD", "Concern for safety of a child"), ("", "")],
)  # fmt: skip
def test_a_type_in_capitals_is_not_shouted(kind: str, words: str) -> None:
    assert tell_type(kind) == words
