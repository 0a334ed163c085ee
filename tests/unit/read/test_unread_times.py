"""An export whose times are all written in a way that nobody stated is refused, and shown in no more than its form."""

from pathlib import Path

import pytest

from childtonotice.screening.errors import CannotStart
from childtonotice.screening.force import Force
from childtonotice.screening.read import read_extract
from childtonotice.screening.read.mapping_file import load_mapping
from tests.unit.read.extracts import column, incidents, said, write_files

ROWS = "".join(f"E{day},{day}/11/2026 10:15,Northvale,,x\n" for day in range(13, 17))


def test_times_that_are_all_unreadable_stop_the_run_and_show_their_form_alone(tmp_path: Path) -> None:
    with pytest.raises(CannotStart) as refusal:
        incidents(tmp_path, ROWS)
    assert refusal.value.lines[0].startswith("incidents.csv: not one time of a report can be read")
    assert refusal.value.lines[1] == "reported_at is written like 99/99/9999 99:99."
    assert "ctn map" in refusal.value.lines[2]


def test_one_that_can_be_read_or_only_a_few_is_no_unknown_format(tmp_path: Path) -> None:
    mixed = incidents(tmp_path / "mixed", ROWS + "E9,2026-11-17T10:00,Northvale,,x\n")
    assert column(mixed, "incidents", "incident_id") == ["E9"]
    few = incidents(tmp_path / "few", "".join(ROWS.splitlines(keepends=True)[:2]))
    assert [problem for *_, problem in said(few)] == ["reported_at is not a time that can be read"] * 2


def test_empty_times_are_each_set_aside(tmp_path: Path) -> None:
    extract = incidents(tmp_path, "".join(f"E{at},,Northvale,,x\n" for at in range(5)))
    assert [problem for *_, problem in said(extract)] == ["reported_at is empty"] * 5


def test_a_mapping_that_states_another_format_is_to_be_corrected(tmp_path: Path) -> None:
    reported = 'reported_at = { from = ["Day", "Time"], dates = "%Y/%m/%d %H:%M" }'
    mapping = f'[[source]]\nfile = "calls.csv"\n[source.incidents.columns]\nincident_id = "Ref"\n{reported}\n'
    write_files(tmp_path / "force", {"mapping.toml": mapping})
    rows = "".join(f"E{at},{at} Nov 26,9.15pm\n" for at in range(10, 14))
    write_files(tmp_path / "day", {"calls.csv": "Ref,Day,Time\n" + rows})
    force = Force(mapping=load_mapping(tmp_path / "force" / "mapping.toml"))
    with pytest.raises(CannotStart) as refusal:
        read_extract(tmp_path / "day", force)
    assert refusal.value.lines[1] == "Day and Time is written like 99 xxx 99 9.99xx."
    assert refusal.value.lines[2].startswith("Correct dates in mapping.toml")
