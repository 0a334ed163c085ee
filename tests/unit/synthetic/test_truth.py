"""The known answers agree with the records: recomputed from the files by a second, plain reading of the rulings.

This reading knows nothing of logs: it checks the incidents whose children are all linked or on the register.
"""

from __future__ import annotations

from collections import Counter
from datetime import date, datetime, timedelta

import pytest

from childtonotice.synthetic.people import age_on

from .conftest import Record, Written

PLAINLY = {
    "linked", "linked-sibling", "covered-id", "covered-person", "covered-name", "wrong-id", "left-off", "adult-ppn",
    "earlier-ppn", "repeat-household", "missing-from-care", "better-belongs",
}  # fmt: skip
SLICES = {
    "linked", "linked-sibling", "text-only", "text-only-count", "code-only", "address-only", "age-only", "unborn",
    "suspect-own-children", "friend-named", "covered-id", "covered-person", "covered-name", "misspelt",
    "dob-swapped", "missing-dob", "wrong-id", "late-ppn", "adult-ppn", "earlier-ppn", "left-off", "twins",
    "excluded", "excluded-no-child", "adult-offspring", "denial", "idiom", "animals", "place-or-name", "historic",
    "passing", "pregnancy-no-risk", "boundary-age", "plain", "names-nobody", "vague-ppn", "better-belongs",
    "repeat-household", "missing-from-care", "shared-address", "category-corrected", "corrected",
    "boundary-time", "other-surname", "unknown-kind", "role-only", "address-other-flat", "historic-access",
}  # fmt: skip
FAILURES = {f"F{number}" for number in range(1, 24)} - {"F22"}  # F22 is about keeping records, not about finding


def linked_children(force: Written) -> dict[str, list[Record]]:
    """The people under 18 on the London day of the report who are linked to each incident (ruling 1)."""
    people = {row["person_id"]: row for row in force.tables["people"]}
    days = {row["incident_id"]: date.fromisoformat(row["reported_at"][:10]) for row in force.tables["incidents"]}
    children: dict[str, list[Record]] = {}
    for link in force.tables["involvements"]:
        person = people[link["person_id"]]
        born = person["date_of_birth"]
        if born and age_on(date.fromisoformat(born), days[link["incident_id"]]) < 18:
            children.setdefault(link["incident_id"], []).append(person)
    return children


def covers(referral: Record, subjects: list[Record], incident: Record, child: Record, known: set[str]) -> bool:
    """Rulings 12 to 14 for right names: after the report, by the id, or without a known one within seven days."""
    at, told = datetime.fromisoformat(referral["submitted_at"]), datetime.fromisoformat(incident["reported_at"])
    if referral["kind"] == "adult" or at < told:
        return False
    if not any(same(subject, child) for subject in subjects):
        return False
    if referral["incident_id"] == incident["incident_id"]:
        return True
    return referral["incident_id"] not in known and at <= told + timedelta(days=7)


def same(subject: Record, child: Record) -> bool:
    """Same number, or same name and date of birth."""
    fields = ("forename", "surname", "date_of_birth")
    by_name = all(subject[field] == child[field] for field in fields)
    return by_name or (bool(subject["person_id"]) and subject["person_id"] == child["person_id"])


def test_statuses_of_linked_children_follow_the_rulings(fortnight: Written) -> None:
    """Rulings 1, 2, 12, 13, 14 and 16, recomputed from the files."""
    children, subjects = linked_children(fortnight), fortnight.by("ppn_subjects", "ppn_id")
    incidents = {row["incident_id"]: row for row in fortnight.tables["incidents"]}
    childful = {key for key, row in fortnight.truth.items() if row["expected_status"] != "no-row"}
    checked: Counter[str] = Counter()
    for key, answer in fortnight.truth.items():
        if answer["slice"] not in PLAINLY or answer["found_by"] != "linked" or "slip" in answer["note"]:
            continue
        named = [
            any(
                covers(one, subjects[one["ppn_id"]], incidents[key], child, childful)
                for one in fortnight.tables["ppns"]
            )
            for child in children[key]
        ]
        if answer["slice"] == "better-belongs" and "later" in answer["note"]:
            named = [False]  # the PPN within seven days tells of the later incident (ruling 13)
        expected = "covered" if all(named) else "part-covered" if any(named) else "no-ppn"
        assert (key, answer["expected_status"], answer["n_children"]) == (key, expected, str(len(children[key])))
        checked[expected] += 1
    assert min(checked.values()) > 15
    assert sum(checked.values()) > 350


def test_an_incident_without_a_row_has_no_linked_child(fortnight: Written) -> None:
    children = linked_children(fortnight)
    silent = [key for key, row in fortnight.truth.items() if row["expected_status"] == "no-row"]
    assert not [key for key in silent if children.get(key)]


def test_linked_is_said_where_a_child_is_linked_and_only_there(fortnight: Written) -> None:
    children = linked_children(fortnight)
    for key, row in fortnight.truth.items():
        if row["slice"] not in ("age-only", "missing-dob") and row["expected_status"] != "no-row":
            assert ("linked" in row["found_by"]) == bool(children.get(key)), row


def test_excluded_means_a_flag_and_a_child(fortnight: Written) -> None:
    """Ruling 11: the flag as a whole item, and a child in the incident."""
    flags = {row["incident_id"]: row["flags"].upper().split(";") for row in fortnight.tables["incidents"]}
    for key, row in fortnight.truth.items():
        flagged = any(f in ("MARAC", "STRATEGY MEETING", "TEST") or f.startswith("DUPLICATE OF") for f in flags[key])
        assert (row["expected_status"] == "excluded") == (flagged and row["n_children"] != "0"), row


def test_a_duplicate_names_an_incident_that_exists_where_it_hides_a_child(fortnight: Written) -> None:
    duplicates = [row for row in fortnight.truth.values() if row["note"].startswith("duplicate,")]
    flags = {row["incident_id"]: row["flags"] for row in fortnight.tables["incidents"]}
    assert duplicates
    assert all(flags[row["incident_id"]].removeprefix("DUPLICATE OF ") in fortnight.truth for row in duplicates)


def test_children_of_the_address_live_where_it_happened(fortnight: Written) -> None:
    """Ruling 8: the address of the register, typed in any short form, and nobody linked."""
    homes = {row["address"].split(" ")[0]: row for row in fortnight.tables["people"]}
    rows = [row for row in fortnight.truth.values() if row["found_by"] == "address"]
    locations = {row["incident_id"]: row["location"] for row in fortnight.tables["incidents"]}
    assert len(rows) >= 5
    assert all(locations[row["incident_id"]].split(" ")[0] in homes for row in rows)


def test_every_sort_of_story_turns_up_in_a_fortnight(fortnight: Written) -> None:
    assert {row["slice"] for row in fortnight.truth.values()} == SLICES


def test_every_failure_of_the_catalogue_is_planted(fortnight: Written) -> None:
    assert {row["failure"] for row in fortnight.truth.values()} - {""} == FAILURES


@pytest.mark.parametrize("status", ["no-ppn", "part-covered", "check-match", "covered", "excluded", "no-row"])
def test_every_status_turns_up(fortnight: Written, status: str) -> None:
    assert any(row["expected_status"] == status for row in fortnight.truth.values())


def test_priority_and_need_are_said_where_a_person_has_to_look(fortnight: Written) -> None:
    for row in fortnight.truth.values():
        look = row["expected_status"] in ("no-ppn", "part-covered", "check-match")
        assert (row["ppn_needed"] in ("yes", "no")) == look
        if row["expected_status"] in ("covered", "excluded"):
            assert row["priority_truth"] == "5"
