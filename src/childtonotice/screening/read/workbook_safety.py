"""What must be known of a workbook before it is opened: that it is whole, not locked, and not a bomb."""

from __future__ import annotations

import re
import zipfile
import zlib
from pathlib import Path

from childtonotice.screening.errors import CannotStart

MOST_BYTES = 500_000_000
MOST_CELLS = 30_000_000
_PIECE = 1 << 20
_LOCKED = b"\xd0\xcf\x11\xe0"
_PLACE = re.compile(rb'\br="([A-Z]{1,3})(\d{1,7})"')
_OVERLAP = 32


def check_workbook(path: Path, label: str) -> None:
    """Raise CannotStart for a workbook that is locked, damaged, or would fill the memory of this machine."""
    with path.open("rb") as file:
        if file.read(4) == _LOCKED:
            raise CannotStart(f"{label} cannot be read: it is locked with a password or is an old .xls file.",
                              "Save it as .xlsx without a password, or export it as CSV.")  # fmt: skip
    try:
        with zipfile.ZipFile(path) as parts:
            _measure(parts, label)
    except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, ValueError) as error:
        raise CannotStart(f"{label} cannot be read: it is damaged, cut short or not an Excel workbook.",
                          "Copy it again from where it was made, or export it as CSV.") from error  # fmt: skip


def _measure(parts: zipfile.ZipFile, label: str) -> None:
    if sum(part.file_size for part in parts.infolist()) > MOST_BYTES:
        raise _too_large(label)
    total = 0
    for part in parts.infolist():
        # The directory may lie about sizes, so every part is really unpacked once, a piece at a time.
        widest, deepest, tail = 0, 0, b""
        with parts.open(part) as stream:
            while piece := stream.read(_PIECE):
                total += len(piece)
                if total > MOST_BYTES:
                    raise _too_large(label)
                if part.filename.startswith("xl/worksheets/"):
                    widest, deepest = _reach(tail + piece, widest, deepest)
                    tail = piece[-_OVERLAP:]
        if widest * deepest > MOST_CELLS:
            raise _too_large(label)


def _reach(piece: bytes, widest: int, deepest: int) -> tuple[int, int]:
    """How many columns and rows a sheet spans; one stray cell far out makes the whole rectangle be filled."""
    for letters, row in set(_PLACE.findall(piece)):
        widest, deepest = max(widest, _column_number(letters)), max(deepest, int(row))
    return widest, deepest


def _column_number(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number


def _too_large(label: str) -> CannotStart:
    return CannotStart(
        f"{label} cannot be read: unpacked it would be larger than this program accepts.",
        "Delete empty rows and columns beyond the table, split the workbook, or export it as CSV or Parquet.",
    )


def starts_in_1904(path: Path) -> bool:
    """Whether the workbook counts its days from 1904, as old Macintosh files do."""
    with zipfile.ZipFile(path) as parts:
        if "xl/workbook.xml" not in parts.namelist():
            return False
        return re.search(rb'date1904="(1|true)"', parts.read("xl/workbook.xml")) is not None
