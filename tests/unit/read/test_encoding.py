"""The encoding of a CSV, asked in the order of the contract: the mapping's, a BOM, UTF-8, cp1252, a detector last."""

from pathlib import Path

import pytest

from childtonotice.screening.read.encoding import find_encoding
from tests.unit.read.extracts import HEADER, column, read_files, said

TEXT = "café, £20, “quoted” – naïve\n"


def encoding_of(tmp_path: Path, data: bytes, named: str = "") -> str:
    path = tmp_path / "file.csv"
    path.write_bytes(data)
    return find_encoding(path, named).name


@pytest.mark.parametrize(
    "data, found",
    [
        (TEXT.encode("utf-8-sig"), "utf-8-sig"), (TEXT.encode("utf-16"), "utf-16"),
        (b"\xfe\xff" + TEXT.encode("utf-16-be"), "utf-16"), (b"\xff\xfe\0\0" + TEXT.encode("utf-32-le"), "utf-32"),
        (TEXT.encode(), "utf-8"), (b"plain", "utf-8"), (b"", "utf-8"), (TEXT.encode("cp1252"), "cp1252"),
        (TEXT.encode("utf-16-le"), "utf-16-le"), (TEXT.encode("utf-16-be"), "utf-16-be"),
    ],
)  # fmt: skip
def test_each_encoding_is_found(tmp_path: Path, data: bytes, found: str) -> None:
    assert encoding_of(tmp_path, data) == found


def test_the_mapping_goes_before_everything(tmp_path: Path) -> None:
    assert encoding_of(tmp_path, TEXT.encode(), "cp1252") == "cp1252"
    assert encoding_of(tmp_path, TEXT.encode("utf-8-sig"), "utf-8") == "utf-8-sig"


def test_one_bad_byte_in_a_thousand_leaves_it_utf8(tmp_path: Path) -> None:
    assert encoding_of(tmp_path, "é".encode() * 1000 + b"\xff") == "utf-8"
    assert encoding_of(tmp_path, "é".encode() * 900 + b"\xe9 ") == "cp1252"


def test_a_replacement_character_that_was_written_is_no_bad_byte(tmp_path: Path) -> None:
    assert encoding_of(tmp_path, "\ufffd".encode() * 9 + "é".encode() * 2000 + b"\xe2\x82") == "utf-8"
    assert find_encoding(tmp_path / "file.csv").torn


def test_a_detector_comes_last_and_says_so(tmp_path: Path) -> None:
    path = tmp_path / "file.csv"
    path.write_bytes("Пожилая женщина сообщила о шуме в соседней квартире. ".encode("koi8-r") * 20 + b"\x81")
    assert find_encoding(path).guessed


def test_no_guess_of_the_detector_may_change_plain_letters(tmp_path: Path) -> None:
    extract = read_files(
        tmp_path, {"incidents.csv": (HEADER + "E1,2026-05-04,,,x\n").encode() + bytes([0x81, 0x9D]) * 9}
    )
    assert column(extract, "incidents", "incident_id") == ["E1"]


def test_bytes_that_cannot_be_read_become_ufffd_with_a_warning_on_their_record(tmp_path: Path) -> None:
    rows = "".join(f"E{at},2026-05-04T10:00,N,,é is an accent\n" for at in range(1500)).encode()
    rows = rows.replace(b"E7,2026-05-04T10:00,N,,", b"E7,2026-05-04T10:00,N,,\xff")
    extract = read_files(tmp_path, {"incidents.csv": HEADER.encode() + rows})
    assert column(extract, "incidents", "log")[7] == "\ufffdé is an accent"
    assert [(record, name, severity) for record, name, severity, _ in said(extract)] == [(8, "log", "warning")]
