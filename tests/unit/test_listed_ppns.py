"""The PPNs that a day's extract hands on for checking (contract, tables): whole, though the day brought a part."""

from __future__ import annotations

from pathlib import Path

from childtonotice.screening.force import Force
from childtonotice.screening.store import Store

FIRST = {
    "incidents": "incident_id,reported_at,area,flags\nI-1,2026-03-09T10:00:00Z,Northvale,RESTRICTED;YOUTH\n",
    "ppns": "ppn_id,submitted_at,incident_id,grading,narrative\nN-1,2026-03-09T12:00:00Z,I-1,high,She said so.\n",
    "ppn_subjects": "ppn_id,forename,surname,ethnicity,role\nN-1,Mina,Harrowgate,A1,child\n",
}
SECOND = {
    "incidents": "incident_id,reported_at,area\nI-2,2026-03-10T10:00:00Z,Northvale\n",
    "ppns": "ppn_id,submitted_at,incident_id,grading,narrative,vat_outcome,vat_assessed_at\n"
    "N-1,2026-03-09T12:00:00Z,I-1,high,She said so.,accepted,2026-03-10T09:00:00Z\n",
}


def write(folder: Path, tables: dict[str, str]) -> Path:
    folder.mkdir()
    for name, words in tables.items():
        (folder / f"{name}.csv").write_text(words, encoding="utf-8")
    return folder


def test_a_ppn_comes_with_its_subjects_and_what_its_incident_is_also_when_a_later_day_brings_its_row_alone(
    tmp_path: Path,
) -> None:
    store = Store(tmp_path / "store")
    for name, tables in (("one", FIRST), ("two", SECOND)):
        (told,) = store.take(write(tmp_path / name, tables), Force()).ppns
        assert (told["ppn_id"], told["area"], told["flags"]) == ("N-1", "Northvale", ("RESTRICTED", "YOUTH"))
        assert [subject["forename"] for subject in told["subjects"]] == ["Mina"]  # type: ignore[attr-defined]
    assert told["vat_outcome"] == "accepted"
