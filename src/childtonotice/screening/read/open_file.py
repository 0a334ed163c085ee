"""One file or sheet of the extract, opened in whatever format it has."""

from __future__ import annotations

import os

from childtonotice.screening.errors import CannotStart
from childtonotice.screening.read.csv_file import read_csv
from childtonotice.screening.read.folder import FORMATS, Found
from childtonotice.screening.read.parquet_file import read_parquet
from childtonotice.screening.read.raw import Raw
from childtonotice.screening.read.xlsx_file import read_xlsx

_READERS = {"csv": read_csv, "parquet": read_parquet, "xlsx": read_xlsx}
# The endings that a mapping may name beside the three of the contract.
_OTHER_ENDINGS = {".xlsm": "xlsx", ".pq": "parquet"}


def open_file(found: Found) -> tuple[Raw, ...]:
    """Read one file, a workbook sheet by sheet; raises CannotStart, naming the file, where that cannot be done."""
    ending = os.path.splitext(found.path.name)[1].casefold()
    reader = _READERS[FORMATS.get(ending) or _OTHER_ENDINGS.get(ending, "csv")]
    try:
        read = reader(found.path, found.label, found.source)
        return read if isinstance(read, tuple) else (read,)
    except OSError as error:
        raise CannotStart(
            f"{found.label} cannot be read: {(error.strerror or 'it is damaged').lower()}.",
            "Check that the file is whole and that you may read it.",
        ) from None
    except MemoryError:
        raise CannotStart(
            f"{found.label} cannot be read: it does not fit in the memory of this machine.",
            "Export it as Parquet, or in smaller parts on several days.",
        ) from None
