"""The same id twice, and records that are meant to repeat (contract, "The same id with the same content")."""

from datetime import date
from pathlib import Path

from childtonotice.screening.force import Force
from childtonotice.screening.read.mapping import ColumnMap, Mapping, Source, TableMap
from tests.unit.read.extracts import HEADER, ONE, TWO, column, incidents, read_files, said

LINKS = "incident_id,person_id,role,age\n"


def test_the_same_id_with_the_same_content_is_said_to_be_the_same(tmp_path: Path) -> None:
    extract = incidents(tmp_path, ONE + TWO + ONE)
    assert said(extract) == [(3, "incident_id", "quarantined", "the same as record 1")]
    assert extract.counts["incidents.csv"] == {"read": 3, "accepted": 2, "quarantined": 1}


def test_the_same_id_with_other_content_leaves_the_first_standing(tmp_path: Path) -> None:
    extract = incidents(tmp_path, ONE + "E1,2026-05-05T10:00,,,two children seen in the yard\n")
    assert [problem for *_, problem in said(extract)] == [
        "has the same id as record 1 but other content; record 1 is kept; mentions a child"
    ]
    assert column(extract, "incidents", "log") == ["caller reports a noise"]


def test_a_record_set_aside_does_not_shut_out_a_good_one_with_its_id(tmp_path: Path) -> None:
    extract = incidents(tmp_path, "E1,never,,,x\n" + ONE)
    assert column(extract, "incidents", "log") == ["caller reports a noise"]


def test_ids_that_differ_in_zeros_spaces_or_slashes_are_different(tmp_path: Path) -> None:
    ids = ["12", "012", "1 2", "1/2", "1  2"]
    extract = incidents(tmp_path, "".join(f"{name},2026-05-04,,,x\n" for name in ids))
    assert column(extract, "incidents", "incident_id") == ids


def test_a_link_told_twice_keeps_the_one_that_records_an_age(tmp_path: Path) -> None:
    rows = LINKS + "E1,P1,victim,\nE1,P1,victim,12\nE1,P1,witness,\nE1,P2,victim,9\nE1,P2,victim,10\n"
    extract = read_files(tmp_path, {"incidents.csv": HEADER + ONE, "involvements.csv": rows})
    assert list(zip(column(extract, "involvements", "role"), column(extract, "involvements", "age"), strict=True)) == [
        ("victim", "12"), ("witness", ""), ("victim", "9"),
    ]  # fmt: skip


def test_a_million_repeats_would_be_counted_not_compared_one_by_one(tmp_path: Path) -> None:
    extract = incidents(tmp_path, ONE * 5_000)
    assert extract.counts["incidents.csv"] == {"read": 5_000, "accepted": 1, "quarantined": 4_999}


PEOPLE = (("person_id", ColumnMap(("No",))), ("forename", ColumnMap(("First",))), ("sex", ColumnMap(("Sex",))),
          ("date_of_birth", ColumnMap(("Born",))))  # fmt: skip
JOINED = Force(mapping=Mapping((Source("persons.csv", (("people", TableMap(PEOPLE, key="person_id")),)),)))


def test_repeated_rows_of_one_person_are_joined_and_differences_said(tmp_path: Path) -> None:
    """Design, "A mapping is data": the first non-empty value wins; of two dates of birth the younger is used."""
    rows = "No,First,Sex,Born\nP1,,F,2010-01-02\nP1,Ada,F,2012-01-02\nP1,Ida,,2099-01-01\nP2,Bo,,\nP2,Bo,M,2001-05-05\n"
    extract = read_files(tmp_path, {"incidents.csv": HEADER + ONE, "persons.csv": rows}, JOINED)
    assert column(extract, "people", "forename") == ["Ada", "Bo"]
    assert column(extract, "people", "sex") == ["F", "M"]
    assert column(extract, "people", "date_of_birth") == [date(2012, 1, 2), date(2001, 5, 5)]
    assert extract.counts["persons.csv"]["quarantined"] == 0
    assert [(record, name) for record, name, _, problem in said(extract) if "differs" in problem] == [
        (2, "date_of_birth"), (3, "forename"), (3, "date_of_birth"),
    ]  # fmt: skip
