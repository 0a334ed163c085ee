"""Small extracts for tests, written where a test wants them. Everybody and everything in them is made up."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import xlsxwriter

from childtonotice.screening.force import Force
from childtonotice.screening.read import Extract, read_extract
from childtonotice.screening.read.extract import Known

HEADER = "incident_id,reported_at,area,flags,log\n"
ONE = "E1,2026-05-04T10:00,Northvale,,caller reports a noise\n"
TWO = "E2,2026-05-04T11:00,Northvale,,second call\n"


def write_files(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    """A folder with these files; text is written as UTF-8."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        (folder / name).parent.mkdir(exist_ok=True)
        (folder / name).write_bytes(content if isinstance(content, bytes) else content.encode())
    return folder


def write_book(path: Path, sheets: Mapping[str, Sequence[Sequence[Any]]], **options: Any) -> None:
    """A workbook; dates and times become real ones, None an empty cell."""
    book = xlsxwriter.Workbook(str(path), options)
    time, day = book.add_format({"num_format": "dd/mm/yyyy hh:mm"}), book.add_format({"num_format": "dd/mm/yyyy"})
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        for at, row in enumerate(rows):
            for place, value in enumerate(row):
                if isinstance(value, datetime):
                    sheet.write_datetime(at, place, value, time)
                elif isinstance(value, date):
                    sheet.write_datetime(at, place, datetime(value.year, value.month, value.day), day)  # noqa: DTZ001
                elif isinstance(value, int | float):
                    sheet.write_number(at, place, value)
                elif value is not None:
                    sheet.write_string(at, place, value)
    book.close()


def write_tables(folder: Path, tables: Mapping[str, Sequence[Mapping[str, str]]], ending: str) -> Path:
    """The same canonical tables as CSV, Parquet or XLSX."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, rows in tables.items():
        columns = list(rows[0])
        path = folder / f"{name}.{ending}"
        if ending == "csv":
            path.write_text(as_csv(columns, [list(row.values()) for row in rows]), encoding="utf-8", newline="")
        elif ending == "parquet":
            pq.write_table(pa.Table.from_pylist([dict(row) for row in rows]), path)
        else:
            write_book(path, {"Sheet1": [columns, *[list(row.values()) for row in rows]]})
    return folder


def as_csv(columns: Iterable[str], rows: Iterable[Iterable[str]], delimiter: str = ",") -> str:
    """Rows as delimited text."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, delimiter=delimiter, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(rows)
    return text.getvalue()


def read_files(folder: Path, files: Mapping[str, str | bytes], force: Force = Force(), known: Known = None) -> Extract:  # noqa: B008
    """What is read from a folder with these files."""
    return read_extract(write_files(folder, files), force, known_incidents=known)


def incidents(folder: Path, rows: str, header: str = HEADER) -> Extract:
    """What is read from a folder with these incidents only."""
    return read_files(folder, {"incidents.csv": header + rows})


def column(extract: Extract, table: str, name: str) -> list[Any]:
    """One column of what was accepted."""
    return extract.tables[table][name].to_pylist()


def said(extract: Extract) -> list[tuple[int, str, str, str]]:
    """Every problem as record, column, severity and sentence."""
    return [(problem.record, problem.column, problem.severity, problem.problem) for problem in extract.problems]


def sentences(extract: Extract) -> str:
    """Every problem and note as one text."""
    return "\n".join([*(problem.problem for problem in extract.problems), *extract.notes])
