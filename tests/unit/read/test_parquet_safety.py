"""Parquet files that are small and unpack to more than any memory holds."""

from __future__ import annotations

from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from childtonotice.screening.errors import CannotStart
from childtonotice.screening.force import Force
from childtonotice.screening.read import read_extract
from childtonotice.screening.read.parquet_safety import check_parquet

ROWS = 4_000


def write(folder: Path, log: pa.Array, rows: int = ROWS, **how: object) -> Path:
    """Incidents with these logs, which are said again and again where they are fewer than the rows."""
    places = pa.array(range(rows), pa.int32())
    logs = pa.DictionaryArray.from_arrays(pa.array([n % len(log) for n in range(rows)], pa.int32()), log)
    ids = pa.array([f"E{n}" for n in places.to_pylist()])
    when = pa.array(["2026-05-04T10:00"] * rows)
    path = folder / "incidents.parquet"
    pq.write_table(pa.table({"incident_id": ids, "reported_at": when, "log": logs}), path, compression="zstd", **how)
    return path


@pytest.mark.parametrize("typed", [True, False])  # whether the column comes back as numbers of its values
def test_one_long_text_said_thousands_of_times_is_refused_before_it_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, typed: bool
) -> None:
    monkeypatch.setattr(
        "childtonotice.screening.read.parquet_file._read_columns", lambda *_: pytest.fail("it was read")
    )
    path = write(tmp_path, pa.array(["girl of 7 " * 100_000]), store_schema=typed)
    assert path.stat().st_size < 100_000
    with pytest.raises(CannotStart) as told:
        read_extract(tmp_path, Force())
    assert told.value.lines[0].startswith("incidents.parquet cannot be read: unpacked, its ")
    assert "girl" not in " ".join(told.value.lines)


def test_text_that_was_packed_hundreds_of_times_smaller_is_refused(tmp_path: Path) -> None:
    path = write(tmp_path, pa.array(["a" * 1000]), use_dictionary=False)
    with pq.ParquetFile(path) as file, pytest.MonkeyPatch.context() as patch:
        check_parquet(file, path, "x", {"log"})
        patch.setattr("childtonotice.screening.read.parquet_safety.MOST_BYTES", 1_000_000)
        with pytest.raises(CannotStart):
            check_parquet(file, path, "x", {"log"})
        check_parquet(file, path, "x", {"incident_id"})


def test_more_rows_than_ids_can_stand_there_are_refused(tmp_path: Path) -> None:
    pq.write_table(pa.table({"incident_id": pa.nulls(2_000_000, pa.string())}), tmp_path / "incidents.parquet")
    path = tmp_path / "incidents.parquet"
    with pq.ParquetFile(path) as file, pytest.raises(CannotStart):
        check_parquet(file, path, "incidents.parquet", {"incident_id"})


@pytest.mark.parametrize("texts", [1, 40])
def test_a_log_that_many_incidents_share_is_no_bomb(tmp_path: Path, texts: int) -> None:
    write(tmp_path, pa.array([f"DUPLICATE {n} " * 1500 for n in range(texts)]))
    assert read_extract(tmp_path, Force()).tables["incidents"].num_rows == ROWS
