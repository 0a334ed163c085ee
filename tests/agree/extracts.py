"""Generated extracts: small, dense with near misses, so that every rule of matching is met often."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
from hypothesis import strategies as st

FORENAMES = ("Isolde", "Isolda", "Rafe", "Ralph", "Nell", "Zoë", "Zoe", "Mohammed", "Muhammad", "I", "", "unknown")
SURNAMES = ("Garside", "Gareside", "Garside-Wren", "Wren", "Ackroyd", "Iqbal", "")
BIRTHS = (
    "2017-03-05",
    "2017-05-03",
    "2017-03-06",
    "2017-01-01",
    "2009-09-28",
    "1987-03-05",
    "1900-01-01",
    "2031-01-01",
    "",
)
ROLES = ("child", "victim", "missing", "suspect", "parent")
CODES = ("Concern for Safety", "Domestic Incident", "Missing Child", "Theft", "Child Protection")
FLAGS = ("", "", "", "MARAC", "DUPLICATE OF I1", "DUPLICATE", "TEST PURCHASE")
PLACES = (
    "14 Larkspur Road, Eastcliff",
    "14 LARKSPUR RD",
    "Flat 2, 14 Larkspur Road, Eastcliff",
    "A64 near Bilbrough",
    "",
)
LOGS = (
    "",
    "1015 argument in the kitchen, kids upstairs crying",
    "1015 girl about 9 called ISOLDE sat on the stairs, brother RAFE 5 in bed",
    "1015 no children present. female has lost her purse",
    "1015 boy aged 9 with red mark to his arm",
    "1015 Zoë 9 seen, tearful, PPN submitted",
    "1015 minor damage to a parked car",
    "1015 female 26 weeks pregnant pushed to the floor by partner",
)
NARRATIVES = (
    "",
    "Argument in the kitchen between parents, children upstairs.",
    "Seen at 14 Larkspur Road, mark to arm.",
    "Shoplifting at the retail park on Monday.",
    "Girl on the stairs, late entry for last week.",
)
KINDS = ("child", "domestic", "adult", "other")
START = datetime(2026, 9, 1, 10)  # noqa: DTZ001  London time, as files have it
FILES = ("incidents", "people", "involvements", "ppns", "ppn_subjects")


def draw_moments(days: int) -> st.SearchStrategy[str]:
    """Hours of so many days."""
    return st.integers(0, days * 24).map(write_hour)


def write_hour(hours: int) -> str:
    """The time so many hours after the start."""
    return (START + timedelta(hours=hours)).isoformat(timespec="minutes")


ids = st.sampled_from([f"I{n}" for n in range(1, 7)])
person_ids = st.sampled_from([f"P{n}" for n in range(1, 7)])
ppn_ids = st.sampled_from([f"R{n}" for n in range(1, 6)])


@dataclass(frozen=True)
class Rows:
    """The rows of an extract, by file."""

    tables: dict[str, list[dict[str, str]]]

    def write(self, folder: Path) -> Path:
        """The rows as CSV files."""
        folder.mkdir(parents=True, exist_ok=True)
        for name, rows in self.tables.items():
            with (folder / f"{name}.csv").open("w", newline="", encoding="utf-8") as file:
                writer = csv.DictWriter(file, COLUMNS[name])
                writer.writeheader()
                writer.writerows(rows)
        return folder

    def write_parquet(self, folder: Path) -> Path:
        """The rows as Parquet files, every cell as text."""
        folder.mkdir(parents=True, exist_ok=True)
        for name, rows in self.tables.items():
            schema = pa.schema([(column, pa.string()) for column in COLUMNS[name]])
            pq.write_table(pa.Table.from_pylist(rows, schema), folder / f"{name}.parquet")
        return folder


COLUMNS = {
    "incidents": ("incident_id", "reported_at", "opening_code", "flags", "location", "officer_id", "log"),
    "people": ("person_id", "forename", "surname", "date_of_birth", "sex", "address"),
    "involvements": ("incident_id", "person_id", "role", "age"),
    "ppns": ("ppn_id", "submitted_at", "incident_id", "officer_id", "kind", "narrative"),
    "ppn_subjects": ("ppn_id", "person_id", "forename", "surname", "date_of_birth", "role"),
}
CELLS = {
    "incident_id": ids, "opening_code": st.sampled_from(CODES), "flags": st.sampled_from(FLAGS),
    "location": st.sampled_from(PLACES), "officer_id": st.sampled_from(("N1", "N2", "")), "log": st.sampled_from(LOGS),
    "person_id": person_ids, "forename": st.sampled_from(FORENAMES), "surname": st.sampled_from(SURNAMES),
    "date_of_birth": st.sampled_from(BIRTHS), "sex": st.sampled_from(("F", "M", "")),
    "address": st.sampled_from(PLACES), "role": st.sampled_from(ROLES),
    "age": st.sampled_from(("", "", "9", "16-20", "40")), "ppn_id": ppn_ids,
    "kind": st.sampled_from(KINDS), "narrative": st.sampled_from(NARRATIVES),
}  # fmt: skip
SPECIAL = {
    ("ppn_subjects", "role"): st.sampled_from(("child", "adult", "")),
    ("ppn_subjects", "person_id"): person_ids | st.just(""),
    ("ppns", "incident_id"): ids | st.sampled_from(("", "", "I99")),
}
USUAL = "as usual"  # of such a cell the number in the row's own id decides


def tell_usual(name: str, number: int, days: int) -> dict[str, str]:
    """The row of a story of that number: an incident, its child, and the PPN that came for it some hours later."""
    hours = number * days * 24 // 7
    born = {"forename": FORENAMES[number], "surname": SURNAMES[number % 5], "date_of_birth": BIRTHS[number % 4]}
    return {
        "incident_id": f"I{number}", "reported_at": write_hour(hours), "opening_code": CODES[number % 5], "flags": "",
        "location": PLACES[number % 4], "officer_id": "N1", "log": LOGS[number], "person_id": f"P{number}", **born,
        "sex": "", "address": PLACES[number % 4], "role": "child", "age": "", "ppn_id": f"R{number}",
        "submitted_at": write_hour(hours + number**3), "kind": "child", "narrative": NARRATIVES[number % 3],
    }  # fmt: skip


def settle(name: str, row: dict[str, str], days: int) -> dict[str, str]:
    """A row whose usual cells are those of its story, so that people, PPNs and times of many rows belong together."""
    usual = tell_usual(name, int(row[COLUMNS[name][0]][1:]), days)
    return {column: usual[column] if cell == USUAL else cell for column, cell in row.items()}


def draw_rows(
    name: str, least: int, most: int, key: tuple[str, ...] = (), days: int = 40
) -> st.SearchStrategy[list[dict[str, str]]]:
    """Rows of one table, each id once where it has one; about half of the cells are the usual ones."""
    times = draw_moments(days)
    first, *others = COLUMNS[name]
    cells = {column: SPECIAL.get((name, column), CELLS.get(column, times)) for column in others}
    drawn = {column: st.just(USUAL) | cell for column, cell in cells.items()}
    row = st.fixed_dictionaries({first: CELLS[first], **drawn}).map(lambda row: settle(name, row, days))
    unique = (lambda row: tuple(row[column] for column in key)) if key else None
    return st.lists(row, max_size=most, min_size=least, unique_by=unique)


def draw_tables(days: int, *, full: bool) -> st.SearchStrategy[Rows]:
    """Extracts whose reports and PPNs lie within so many days, with many rows or with any number."""
    most = {"incidents": 6, "people": 6, "involvements": 10, "ppns": 5, "ppn_subjects": 8}
    keys = {"incidents": 1, "people": 1, "involvements": 3, "ppns": 1, "ppn_subjects": 0}
    least = {name: count - 2 if full else int(name == "incidents") for name, count in most.items()}
    rows = {name: draw_rows(name, least[name], most[name], COLUMNS[name][: keys[name]], days) for name in most}
    return st.fixed_dictionaries(rows).map(Rows)


def draw_extracts(days: int) -> st.SearchStrategy[Rows]:
    """Extracts of so many days, three in four of them with many rows."""
    return st.integers(0, 3).flatmap(lambda kind: draw_tables(days, full=kind > 0))


extracts = draw_extracts(40)
# A history that is long beside what the rulings look at around an incident.
histories = draw_extracts(150)
