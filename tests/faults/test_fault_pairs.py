"""Two faults at once in one file: each is still told in its words, nothing else is lost, and the counts add up."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import combinations
from pathlib import Path

import pytest

from childtonotice.screening.force import Force
from childtonotice.screening.read import read_extract
from tests.unit.read.extracts import as_csv, column, sentences, write_files

GOOD = ("E1", "E2", "E3")


@dataclass
class Sheet:
    """A file on its way to being spoilt: its header and records, what stands round them, and how it is written."""

    header: list[str] = field(default_factory=lambda: ["incident_id", "reported_at", "area", "log"])
    rows: list[list[str]] = field(
        default_factory=lambda: [[name, "2026-05-04T10:00", "Northvale", "quiet, so far"] for name in GOOD]
    )
    delimiter: str = ","
    before: str = ""
    after: str = ""
    ends: str = "\n"
    encoding: str = "utf-8"

    def write(self) -> bytes:
        """The bytes of the file."""
        text = self.before + as_csv(self.header, self.rows, self.delimiter) + self.after
        return text.replace("\n", self.ends).encode(self.encoding)

    def record(self, name: str) -> list[str]:
        """The record of that id."""
        return next(row for row in self.rows if row[0] == name)

    def add(self, *cells: str) -> None:
        """One record more."""
        self.rows.append(list(cells))


def say_header_again(sheet: Sheet) -> None:
    sheet.rows.insert(1, sheet.header)


def set_(name: str, value: str) -> Callable[[Sheet], None]:
    """Another way of writing the whole file."""
    return lambda sheet: setattr(sheet, name, value)


# Each fault, and the words in which it is told; nothing where it is no fault to a careful reader.
FAULTS: dict[str, tuple[Callable[[Sheet], None], str]] = {
    "semicolons": (set_("delimiter", ";"), ""),
    "tabs": (set_("delimiter", "\t"), ""),
    "byte-order mark": (set_("encoding", "utf-8-sig"), ""),
    "UTF-16": (set_("encoding", "utf-16"), ""),
    "returns": (set_("ends", "\r\n"), ""),
    "a title": (set_("before", "Daily list\n\n"), ""),
    "capitals": (lambda sheet: sheet.header.__setitem__(0, "INCIDENT ID"), ""),
    "the header again": (say_header_again, ""),
    "a strange column": (lambda sheet: sheet.header.append("hue"), "kept out: hue"),
    "an unknown time": (lambda sheet: sheet.add("E5", "4 May", "Northvale", "x"), "not a time that can be read"),
    "no id": (lambda sheet: sheet.add("", "2026-05-04T10:00", "Northvale", "x"), "incident_id is empty"),
    "said twice": (lambda sheet: sheet.add(*sheet.record("E1")), "the same as record"),
    "other content": (lambda sheet: sheet.add("E1", "2026-05-04T10:00", "Northvale", "y"), "but other content"),
    "a short record": (lambda sheet: sheet.rows.insert(0, ["E6"]), "1 cell where the header has"),
    "a control sign": (lambda sheet: sheet.record("E2").__setitem__(3, "a\x07b"), "held control characters"),
    "a formula": (lambda sheet: sheet.record("E3").__setitem__(3, "=1+1"), "begins like a formula"),
    "a footer": (set_("after", "3 rows selected\n"), "a total or footer"),
}  # fmt: skip


def spoil(names: tuple[str, str]) -> Sheet:
    """A file with two faults; a strange column is filled in every record that was there before it."""
    sheet = Sheet()
    for name in names:
        FAULTS[name][0](sheet)
    for row in sheet.rows:
        if len(row) == 4 < len(sheet.header):
            row.append("blue")
    return sheet


@pytest.mark.parametrize("names", [*combinations(FAULTS, 2)], ids=" and ".join)
def test_two_faults_are_both_told_and_cost_no_more_than_themselves(names: tuple[str, str], tmp_path: Path) -> None:
    folder = write_files(tmp_path, {"incidents.csv": spoil(names).write()})
    extract = read_extract(folder, Force())
    assert set(column(extract, "incidents", "incident_id")) >= set(GOOD)
    told = sentences(extract)
    assert all(FAULTS[name][1] in told for name in names)
    aside = {problem.record for problem in extract.problems if problem.severity == "quarantined"}
    (counts,) = extract.counts.values()
    assert counts["quarantined"] == len(aside)
    assert counts["read"] == counts["accepted"] + counts["quarantined"]
    assert counts["accepted"] == len(column(extract, "incidents", "incident_id"))
