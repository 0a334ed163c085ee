"""Hostile folders, each with what must come of it. Nobody in them exists."""

from __future__ import annotations

import gzip
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import xlsxwriter

from tests.unit.read.extracts import HEADER, ONE, TWO, write_book, write_files

Files = Mapping[str, str | bytes]


@dataclass(frozen=True, slots=True)
class Hostile:
    """A folder that is not as it should be.

    ``accepted``: how many incidents are read, None where the run cannot start. ``aside``: records set aside.
    ``says``: words that stderr, problems or notes must hold.
    """

    name: str
    files: Files
    accepted: int | None
    aside: int = 0
    says: tuple[str, ...] = ()
    prepare: Callable[[Path], None] | None = None

    def write(self, folder: Path) -> Path:
        """The folder, on disk."""
        write_files(folder, self.files)
        if self.prepare:
            self.prepare(folder)
        return folder


def rows(count: int, start: int = 100) -> str:
    """Ordinary incidents."""
    return "".join(f"E{start + at},2026-05-04T10:00,Northvale,,plain\n" for at in range(count))


def one(content: str | bytes) -> Files:
    """A folder with one incidents.csv."""
    return {"incidents.csv": content}


GOOD = HEADER + ONE + TWO
HEAD = ["incident_id", "reported_at", "log"]
PARQUET = "incidents.parquet"


def parquet(change: Callable[[bytes], bytes]) -> Callable[[Path], None]:
    """A Parquet file whose bytes were changed."""

    def write(folder: Path) -> None:
        table = pa.table({"incident_id": ["E1", "E2"], "reported_at": ["2026-05-04"] * 2, "log": ["x" * 500] * 2})
        pq.write_table(table, folder / PARQUET, compression="none")
        (folder / PARQUET).write_bytes(change((folder / PARQUET).read_bytes()))

    return write


def book(*table: list[object]) -> Callable[[Path], None]:
    """A workbook of one sheet."""
    return lambda folder: write_book(folder / "incidents.xlsx", {"Sheet1": table})


def broken_book(folder: Path) -> None:
    """A log that begins with a hyphen, which a spreadsheet took for a formula."""
    with xlsxwriter.Workbook(str(folder / "incidents.xlsx")) as made:
        sheet = made.add_worksheet()
        sheet.write_row(0, 0, HEAD)
        sheet.write_row(1, 0, ["E1", "2026-05-04"])
        sheet.write_formula(1, 2, "=-boy", None, "#NAME?")


def link_to(target: str) -> Callable[[Path], None]:
    """incidents.csv as a link."""
    return lambda folder: os.symlink(target, folder / "incidents.csv")


TEXT = [
    Hostile("open quote in the middle", one(GOOD + 'E9,2026-05-04,,,"open\n' + rows(3)), 5, 1, ("not closed",)),
    Hostile("open quote in the first cell", one(HEADER + '"E9,2026-05-04,,,x\n' + rows(3)), 3, 1, ("not closed",)),
    Hostile("open quote before quoted rows", one(HEADER + 'E9,2026-05-04,,,"a\n"E1","2026-05-04","","","b"\n'), 1, 1),
    Hostile("open quote at the end", one(GOOD + 'E9,2026-05-04,,,"a girl of 3'), 2, 1, ("cut", "mentions a child")),
    Hostile("open quote in every row", one(HEADER + 'E9,2026-05-04,,,"x\n' * 500 + ONE), 1, 500),
    Hostile("nothing but quotes", one(GOOD + '"\n' * 2001 + rows(2)), 4, 1),
    Hostile("quotes not doubled", one(GOOD + 'E9,2026-05-04,,,"he said "no, never" twice"\n'), 3, 0, ("not doubled",)),
    Hostile("too many cells", one(GOOD + "E9,2026-05-04,,,a,b,c\n" + rows(1)), 3, 1, ("7 cells",)),
    Hostile("too few cells", one(GOOD + "E9,2026-05-04\n" + rows(1)), 3, 1, ("2 cells",)),
    Hostile("text without quotes", one(GOOD + "E9,2026-05-04,,,first\nsecond\nthird\n" + rows(1)), 4, 1, ("1 cell ",)),
    Hostile("empty rows", one(HEADER + "\n,,,,\n" + ONE + "   ,,,,\n\n" + TWO + ",,,,\n,,,,\n"), 2),
    Hostile("footer", one(GOOD + "TOTAL,2,,,\n"), 2, 1, ("footer",)),
    Hostile("surplus delimiters", one(GOOD.replace("\n", ",,,\n")), 2),
    Hostile("control characters", one(GOOD.replace("noise", "no\x00i\x07se")), 2, 0, ("control characters",)),
    Hostile(
        "one log of ten million letters",
        one(HEADER + f'E9,2026-05-04,,,"{"x" * 10_000_000}"\n' + ONE),
        2,
        0,
        ("whole",),
    ),
    Hostile("one line of a million cells", one(HEADER + "E9" + "," * 1_000_000 + "\n" + ONE), 1, 1),
    Hostile("a line of a million cells that are full", one(HEADER + "E9," * 1_000_000 + "\n" + ONE), 1, 1),
    Hostile("no line end at the end", one(GOOD.rstrip("\n")), 2),
    Hostile("carriage returns only", one(GOOD.replace("\n", "\r")), 2),
    Hostile("mixed line ends", one(GOOD.replace("\n", "\r\n", 2)), 2),
    Hostile("the same row fifty thousand times", one(HEADER + ONE * 50_000), 1, 49_999, ("the same as record 1",)),
    Hostile("one id with many contents", one(HEADER + "".join(f"E1,2026-05-04,,,{n}\n" for n in range(2000))), 1, 1999),
    Hostile(
        "ids in many dresses", one(HEADER + "".join(f"{i},2026-05-04,,,x\n" for i in ("7", "07", "7/1", "7 1"))), 4
    ),
    Hostile("every row bad", one(HEADER + ",2026-05-04,,,boy of 4 alone\n" * 3), 0, 3, ("mentions a child",)),
    Hostile("times that cannot be", one(GOOD + "E8,31/02/2026,,,x\nE9,2026-13-01,,,x\nE7,9999-12-31,,,x\n"), 2, 3),
    Hostile("a second of its own at midnight", one(HEADER + "E9,2026-06-30T23:59:60,,,x\n"), 1),
    Hostile("the hour that is not there", one(HEADER + "E9,2026-03-29T01:30,,,x\n"), 1, 0, ("does not exist",)),
    Hostile("formulas", one(HEADER + '=1+1,2026-05-04,"=cmd|x",@x,=HYPERLINK()\n'), 1, 0, ("formula",)),
    Hostile("rubbish behind good rows", one((GOOD + rows(2)).encode() + bytes(range(256)) * 40), 4, 40),
]
ENCODINGS = [
    Hostile("a mark of UTF-8", one(GOOD.encode("utf-8-sig")), 2),
    Hostile("two marks", one(b"\xef\xbb\xbf" + GOOD.encode("utf-8-sig")), 2),
    Hostile("UTF-16", one(GOOD.encode("utf-16")), 2),
    Hostile("UTF-16 the other way round", one(b"\xfe\xff" + GOOD.encode("utf-16-be")), 2),
    Hostile("UTF-16 without its mark", one(GOOD.encode("utf-16-le")), 2, 0, ("guessed",)),
    Hostile("UTF-32", one(GOOD.encode("utf-32")), 2),
    Hostile("UTF-16 cut in half a letter", one(GOOD.encode("utf-16")[:-3]), 2, 0),
    Hostile("Windows letters", one(GOOD.replace("noise", "café “x”").encode("cp1252")), 2),
    Hostile("a bad byte in accents", one(f"{HEADER}{'é' * 3000},2026-05-04,,,".encode() + b"\xff"), 1, 0, ("U+FFFD",)),
    Hostile("garbled before it came", one(GOOD.replace("noise", "JosÃ©")), 2, 0, ("garbled",)),
]  # fmt: skip
HEADERS = [
    Hostile("names in capitals", {"INCIDENTS.CSV": GOOD.replace(HEADER, HEADER.upper())}, 2),
    Hostile("names with blanks", one(GOOD.replace(HEADER, " Incident ID , Reported At,Area,Flags,LOG \n")), 2),
    Hostile("a delimiter behind the header", one(GOOD.replace("log\n", "log,,\n")), 2),
    Hostile("a delimiter behind every row", one(GOOD.replace("\n", ",\n")), 2),
    Hostile("columns in another order", one("log,reported_at,incident_id\nx,2026-05-04,E1\n"), 1),
    Hostile("a title above the header", one("Incidents of the week\n\n" + GOOD), 2),
    Hostile("a separator hint of Excel", one("sep=;\n" + GOOD.replace(",", ";")), 2),
    Hostile("semicolons", one(GOOD.replace(",", ";")), 2),
    Hostile("blanks before quotes", one('incident_id, reported_at, log\n"E1", "2026-05-04", "a, b"\n'), 1),
    Hostile("tabs", one(GOOD.replace(",", "\t")), 2),
    Hostile("bars", one(GOOD.replace(",", "|")), 2),
    Hostile("one column twice", one("incident_id,reported_at,log,log\nE1,2026-05-04,x,y\n"), 1, 0, ("two columns",)),
    Hostile("a column of their own", one("incident_id,reported_at,mood\nE1,2026-05-04,x\n"), 1, 0, ("kept out: mood",)),
    Hostile("no log", one("incident_id,reported_at\nE1,2026-05-04\n"), 1, 0, ("no column log",)),
    Hostile("a required column missing", one("incident_id,log\nE1,x\n"), None, 0, ("reported_at", "incident_id, log")),
    Hostile("no header", one(ONE + TWO), None, 0, ("header row may be missing",)),
    Hostile("another force's columns", one("Ref;When;Text\n1;2;3\n"), None, 0, ("Ref, When, Text", "--force")),
    Hostile("header only", one(HEADER), None, 0, ("incidents.csv is empty",)),
    Hostile("nothing at all", one(""), None, 0, ("incidents.csv is empty",)),
    Hostile("blank lines only", one("\n \n\t\n"), None, 0, ("incidents.csv is empty",)),
]
FORMATS = [
    Hostile("cut Parquet", {}, None, 0, (PARQUET, "cut short"), parquet(lambda data: data[: len(data) // 2])),
    Hostile("Parquet without its end", {}, None, 0, (PARQUET,), parquet(lambda data: data[:-1])),
    Hostile("rubbish called Parquet", {PARQUET: b"PAR1" + bytes(99)}, None, 0, (PARQUET,)),
    Hostile("an empty Parquet file", {PARQUET: b""}, None, 0, (PARQUET,)),
    Hostile("a CSV called Parquet", {PARQUET: GOOD}, None, 0, (PARQUET,)),
    Hostile("a compressed CSV", one(gzip.compress(GOOD.encode())), None, 0, ("compressed",)),
    Hostile("encrypted Parquet", {PARQUET: b"PARE" + bytes(99)}, None, 0, ("encrypted",)),
    Hostile("an error of Excel in a log", {}, 1, 0, ("holds an Excel error",), broken_book),
    Hostile("a number too long for Excel", {}, 1, 0, ("longer than the 15 digits",),
            book(HEAD, [202605040000012345, "2026-05-04", "x"])),
    Hostile("a workbook called CSV", one(b"PK\x03\x04xxxx"), None, 0, ("a workbook or zip",)),
    Hostile("a CSV called workbook", {"incidents.xlsx": GOOD}, None, 0, ("not an Excel workbook",)),
    Hostile("a locked workbook", {"incidents.xlsx": b"\xd0\xcf\x11\xe0" + bytes(600)}, None, 0, ("password",)),
    Hostile("an empty sheet", {}, None, 0, ("incidents.xlsx#Sheet1 is empty",), book()),
    Hostile("a sheet with a header only", {}, None, 0, ("is empty",), book(HEAD)),
    Hostile("titles, gaps and a footer in a sheet", {}, 1, 1, ("footer",),
            book(["Week"], [], HEAD, ["E1", "2026-05-04", "x"], [], ["TOTAL", 1])),
]  # fmt: skip
FOLDERS = [
    Hostile("an empty folder", {}, None, 0, ("holds no incidents",)),
    Hostile("people only", {"people.csv": "person_id\nP1\n"}, None, 0, ("holds no incidents", "people.csv")),
    Hostile("an old workbook", {"incidents.xls": b"x"}, None, 0, ("incidents.xls",)),
    Hostile("a packed file", {"incidents.csv.gz": gzip.compress(GOOD.encode())}, None, 0, ("Unpack incidents.csv.gz",)),
    Hostile("everything packed", {"Extract 4 May.ZIP": b"PK"}, None, 0, ("Unpack Extract 4 May.ZIP",)),
    Hostile("packed people", one(GOOD) | {"people.csv.gz": b"x"}, 2, 0, ("people.csv.gz is packed",)),
    Hostile("one folder too high", {"4 May/incidents.csv": GOOD}, None, 0, ("in its folder 4 May",)),
    Hostile("another ending", {"incidents.tsv": GOOD}, None, 0, ("incidents.tsv", "name it incidents.csv")),
    Hostile("a day in the name", {"incidents_4_May.csv": GOOD}, None, 0, ("name it incidents.csv",)),
    Hostile("two files for one table", one(GOOD) | {PARQUET: b""}, None, 0, ("incidents.csv and incidents.parquet",)),
    Hostile("two in other cases", one(GOOD) | {"Incidents.CSV": GOOD}, None, 0, ("Incidents.CSV",)),
    Hostile("files of other names", one(GOOD) | {"notes.docx": b"x", "labels.csv": "a"}, 2, 0, ("notes.docx",)),
    Hostile("a folder in the place of the file", {"incidents.csv/x": b""}, None, 0, ("it is a folder",)),
    Hostile("a link to nowhere", {}, None, 0, ("incidents.csv",), link_to("/nowhere/at/all")),
    Hostile("a link to endless zeros", {}, None, 0, ("not an ordinary file",), link_to("/dev/zero")),
    Hostile("a link to itself", {}, None, 0, ("incidents.csv",), link_to("incidents.csv")),
    Hostile("a pipe", {}, None, 0, ("not an ordinary file",), lambda folder: os.mkfifo(folder / "incidents.csv")),
    Hostile("a name that is no text", one(GOOD), 2, 0, ("?.csv",),
            lambda folder: write_files(Path(os.fsdecode(bytes(folder))), {os.fsdecode(b"\xff.csv"): "x"})),
    Hostile("cut people", one(GOOD) | {"people.parquet": b"PAR1"}, None, 0, ("people.parquet",)),
    Hostile("cut officers", one(GOOD) | {"officers.parquet": b"PAR1"}, 2, 0, ("officers are left out",)),
    Hostile("empty people and ppns", one(GOOD) | {"people.csv": "", "ppns.csv": ""}, 2, 0, ("no people", "no PPNs")),
    Hostile("a link without an incident", one(GOOD) | {"involvements.csv": "incident_id,person_id,role\nE9,P1,child\n"},
            2, 1, ("links a child",)),
    Hostile("a crowd of one name", one(GOOD) | {"people.csv": "person_id,forename,surname,date_of_birth\n" + "".join(
        f"P{at},Ann,Lee,2015-06-01\n" for at in range(3000))}, 2),
]  # fmt: skip
EVERY = [*TEXT, *ENCODINGS, *HEADERS, *FORMATS, *FOLDERS]
