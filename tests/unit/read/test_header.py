"""Headers: found under titles, matched in any case, and named when a column is missing."""

from dataclasses import replace

import pytest

from childtonotice.screening.errors import CannotStart
from childtonotice.screening.read.header import (
    check_header,
    closest,
    describe_names,
    find_header,
    fold_name,
    read_header,
)
from childtonotice.screening.read.mapping import ColumnMap, Source, TableMap, canonical_source

INCIDENTS = canonical_source("incidents.csv", "incidents")
THEIRS = Source("o.csv", (("incidents", TableMap((("incident_id", ColumnMap(("Ref No",))),))),))


@pytest.mark.parametrize("name", ["\ufeffIncident ID", " incident_id ", "INCIDENT-ID", "Incident  Id"])
def test_our_names_are_known_in_any_dress(name: str) -> None:
    assert fold_name(name, canonical=True) == "incident_id"


def test_their_names_keep_their_blanks() -> None:
    assert read_header([" ref  no", "x"], THEIRS).places == {"Ref No": 0}


def test_the_header_is_the_row_that_holds_most_names() -> None:
    rows = [["Incidents of the week", "log"], [], ["incident_id", "reported_at", "log"], ["E1", "2026-05-04", "x"]]
    assert find_header(rows, INCIDENTS) == 2
    assert find_header([["a"], ["b"]], INCIDENTS) is None


def test_the_first_of_two_columns_of_one_name_is_read() -> None:
    header = read_header(["incident_id", "log", "LOG", "colour", ""], INCIDENTS)
    assert (header.places["log"], header.repeated, header.unknown) == (1, ("LOG",), ("colour",))


def test_a_missing_column_stops_with_file_column_and_what_was_found() -> None:
    with pytest.raises(CannotStart) as stop:
        check_header("incidents.csv", read_header(["incident_id", "reportd_at"], INCIDENTS), INCIDENTS)
    assert stop.value.lines[0] == "incidents.csv has no column 'reported_at'."
    assert "incident_id, reportd_at" in stop.value.lines[1]
    assert "Did you mean 'reportd_at'?" in stop.value.lines[2]


def test_a_missing_mapped_column_stops_too() -> None:
    with pytest.raises(CannotStart, match=r"no column 'Ref No'(.|\n)*mapping.toml"):
        check_header("o.csv", read_header(["Ref Nr"], THEIRS), THEIRS)


def test_a_first_row_that_may_be_somebodys_record_is_not_shown() -> None:
    assert "Quillon" not in describe_names(["P1001", "Quillon", "Vera", "1958-02-11"], known=False)
    assert "3 cells that do not look" in describe_names(["Vera", "Quillon", "Surname"], known=False)
    assert describe_names(["Vera", "Forename", "Surname"], known=False) == "Forename, Surname and 1 more."
    assert describe_names(["Ref", "Text"], known=False) == "Ref, Text."
    assert describe_names(["", " "], known=False) == "no column names at all."
    assert "and 5 more" in describe_names([letter * 3 for letter in "abcdefghijklmnopqrst"], known=True)


def test_a_record_in_the_place_of_the_header_is_never_offered_as_what_was_meant() -> None:
    with pytest.raises(CannotStart) as stop:
        check_header("incidents.csv", read_header(["incident_id: Quillon", "12 Elm Row"], INCIDENTS), INCIDENTS)
    assert "Quillon" not in "".join(stop.value.lines)
    assert "Export it again with the names of its columns in the first row" in stop.value.lines[2]


@pytest.mark.parametrize("names", [["'incident_id'", "'reported_at'"], ["”incident_id”"], ["incident_id,reported_at"]])
def test_other_quotation_marks_than_ours_are_named(names: list[str]) -> None:
    with pytest.raises(CannotStart, match="plain double quotation marks"):
        check_header("incidents.csv", read_header(names, INCIDENTS), INCIDENTS)


def test_a_header_row_that_is_none_is_the_mappings_to_correct() -> None:
    with pytest.raises(CannotStart, match=r"Row 9 is not its header: correct header_row in mapping.toml"):
        check_header("o.csv", read_header(["a", "b"], THEIRS), replace(THEIRS, header_row=9))


def test_the_closest_name_is_offered_only_where_it_is_close() -> None:
    assert closest("naem", ["name", "log"]) == ["name"]
    assert closest("zzz", ["name", "log"]) == []
