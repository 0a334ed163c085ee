"""Folders that are not as they should be: one bad byte, cell or row never stops the day (contract)."""

import errno
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import given
from hypothesis import strategies as st

from childtonotice.screening.errors import CannotStart
from childtonotice.screening.force import Force
from childtonotice.screening.read import Extract, read_extract
from tests.faults.hostile import EVERY, Hostile
from tests.unit.read.extracts import HEADER, ONE, TWO, sentences, write_files, write_tables

STARTING = [case for case in EVERY if case.accepted is not None]
STOPPING = [case for case in EVERY if case.accepted is None]


def snapshot(folder: Path) -> dict[str, tuple[int, int]]:
    found = {path.name: path.lstat() for path in folder.iterdir()}
    return {name: (state.st_size, state.st_mtime_ns) for name, state in found.items()}


def totals(extract: Extract) -> tuple[int, int, int]:
    counts = extract.counts.values()
    return sum(c["read"] for c in counts), sum(c["accepted"] for c in counts), sum(c["quarantined"] for c in counts)


def outcome(folder: Path) -> str:
    """The sentence with which a run could not start, or the file that was read and reconciles."""
    try:
        extract = read_extract(folder, Force())
    except CannotStart as stop:
        return stop.lines[0]
    read, accepted, aside = totals(extract)
    return next(iter(extract.counts)) if read == accepted + aside else "the counts do not reconcile"


@pytest.mark.parametrize("case", STARTING, ids=lambda case: case.name)
def test_the_day_goes_on(case: Hostile, tmp_path: Path) -> None:
    folder = case.write(tmp_path / "extract")
    before = snapshot(folder)
    extract = read_extract(folder, Force())
    read, accepted, aside = totals(extract)
    assert extract.tables["incidents"].num_rows == case.accepted
    assert (aside, read) == (case.aside, accepted + aside)
    assert len({(p.file, p.record) for p in extract.problems if p.severity == "quarantined"}) == aside
    for words in case.says:
        assert words in sentences(extract)
    assert snapshot(folder) == before


@pytest.mark.parametrize("case", STOPPING, ids=lambda case: case.name)
def test_the_run_cannot_start_and_says_why(case: Hostile, tmp_path: Path) -> None:
    folder = case.write(tmp_path / "extract")
    with pytest.raises(CannotStart) as stop:
        read_extract(folder, Force())
    assert 1 <= len(stop.value.lines) <= 5
    for words in case.says:
        assert words in "\n".join(stop.value.lines)


@pytest.mark.parametrize("share", [0.2, 0.5, 0.8])
def test_a_csv_cut_anywhere_gives_what_is_before_the_cut(share: float, tmp_path: Path) -> None:
    whole = HEADER + "".join(f'E{at},2026-05-04,N,,"line {at}\nmore, text"\n' for at in range(200))
    cut = whole[: int(len(whole) * share)]
    extract = read_extract(write_files(tmp_path, {"incidents.csv": cut}), Force())
    assert cut.count('"\n') <= extract.tables["incidents"].num_rows <= cut.count('"\n') + 1


def test_no_order_of_the_same_rows_changes_what_is_said_of_a_row(tmp_path: Path) -> None:
    bad = ",2026-05-04,,,boy of 5\n"
    first = read_extract(write_files(tmp_path / "a", {"incidents.csv": HEADER + ONE + bad}), Force())
    second = read_extract(write_files(tmp_path / "b", {"incidents.csv": HEADER + bad + ONE}), Force())
    assert first.fingerprint == second.fingerprint
    assert [p.problem for p in first.problems] == [p.problem for p in second.problems]


def test_a_file_that_may_not_be_read_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_arguments: object, **_options: object) -> None:
        raise PermissionError(errno.EACCES, "Permission denied")

    write_files(tmp_path, {"incidents.csv": HEADER + ONE})
    monkeypatch.setattr(Path, "open", refuse)
    with pytest.raises(CannotStart, match=r"incidents\.csv cannot be read: permission denied"):
        read_extract(tmp_path, Force())


@given(st.binary(max_size=60), st.integers(0, 400))
def test_no_bytes_anywhere_in_a_file_end_in_anything_but_words(rubbish: bytes, at: int) -> None:
    whole = (HEADER + ONE + TWO + 'E3,2026-05-04,,,"a\nb ""c"" d"\n').encode()
    with TemporaryDirectory() as folder:
        write_files(Path(folder), {"incidents.csv": whole[:at] + rubbish + whole[at:]})
        assert "incidents.csv" in outcome(Path(folder))


@pytest.mark.parametrize("ending", ["parquet", "xlsx"])
@given(at=st.integers(0, 5000), byte=st.integers(0, 255))
def test_no_flipped_byte_of_a_binary_file_ends_in_anything_but_words(ending: str, at: int, byte: int) -> None:
    rows = [{"incident_id": f"E{n}", "reported_at": "2026-05-04T10:00", "log": f"line {n}"} for n in range(30)]
    with TemporaryDirectory() as folder:
        path = write_tables(Path(folder), {"incidents": rows}, ending) / f"incidents.{ending}"
        whole = bytearray(path.read_bytes())
        whole[at % len(whole)] = byte
        path.write_bytes(bytes(whole))
        assert f"incidents.{ending}" in outcome(Path(folder))
