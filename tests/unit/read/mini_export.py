"""A made-up export in the shape of the fictional Wolds & Dales Constabulary: two delimited files and a workbook.

Its columns and codes are those that forces/wolds-and-dales/mapping.toml reads; its people and events are ours.
"""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path

from tests.unit.read.extracts import as_csv, write_book, write_files

OCCURRENCES = ("Occ Ref", "Rptd D/T", "Clsd D/T", "LPA", "Init Class", "Final Class / Quals", "Markers", "Grade",
               "Attd",
               "Locn", "OIC", "Occ Text")  # fmt: skip
LINKS = ("Occ Ref", "Nominal URN", "Role", "Age", "Surname", "Forename(s)", "DoB", "Sex", "Eth", "Home Addr")
REFERRALS = ("Ref No", "Submitted", "Occ Ref", "Collar", "Type", "RAG (officer)", "Risk cats", "Narrative", "RAG (VAT)",
             "VAT date", "Sent to", "Sent date", "Subj URN", "Subj Forename", "Subj Surname", "Subj DoB", "Subj Eth",
             "Subj A/C")  # fmt: skip
STAFF = ("Collar", "Name", "Rank", "Team", "LPA", "Line Mgr Collar", "Email")


def occurrence(ref: str, text: str, *, when: str = "04/05/2026 10:00", area: str = "Y1", code: str = "PSW-DOM",
               quals: str = "", markers: str = "") -> tuple[str, ...]:  # fmt: skip
    return (ref, when, "04/05/2026 12:30", area, code, quals, markers, "G2", "Y", "3 Tallow Yard, Selby", "0417", text)


GOOD = [
    occurrence(
        "26/010001",
        "10:00 NEIGHBOUR REPORTS SHOUTING\r\n10:20 BOY OF 6 ON STAIRS – £5 NOTE TORN",
        quals="Domestic, Advice",
    ),
    occurrence(
        "26/010002", "10:00 found purse handed in", area="S3", code="ADM-LOST PROP", markers="dup of 26/010001, da"
    ),
    occurrence("26/010003", "10:00 girl late home from school club", area="H2", code="PSW-MISPER U18", markers="Mrc"),
]
BAD = [
    occurrence("", "10:00 caller has found a lad of 9 wandering"),
    occurrence("26/010011", "10:00 two children alone in a car", when="31/04/2026 10:00"),
    occurrence("26/010003", "10:00 another matter, her baby is with her"),
    occurrence("26/010014", "10:00 noise", area="Q7"),
    occurrence("26/010015", "10:00 LITTLE\x00 ONES\x07 HEARD CRYING"),
    occurrence(
        "26/010016", "10:00 log entry, nothing to note\n" * 900 + "13:00 toddler and her brother of 7 seen with mother"
    ),
]
RAGGED = (
    "26/010017;04/05/2026 10:00;;Y1;ASB-NOISE;;;G3;N;1 Mill Way;1120;10:00 music; kids in the yard; a dog barking\n"
)
LINK_ROWS = [
    ("26/010001", "N300100", "IP", "", "Varley", "Odile", "09-Feb-91", "F", "W1", "3 Tallow Yard, Selby"),
    ("26/010001", "N300137", "CH", "", "Varley", "Corin", "02-Mar-20", "M", "W1", "3 Tallow Yard, Selby"),
    ("26/010003", "N300100", "PAR", "", "Varley", "Odile", "09-Feb-91", "F", "W1", "3 Tallow Yard, Selby"),
    ("26/010002", "N300174", "WIT", "48", "Ashdene", "Old Tom", "", "M", "", ""),
    ("", "N300211", "NLK", "", "Varley", "Great Gran", "11-Nov-40", "F", "W9", "3 Tallow Yard, Selby"),
]
BAD_LINKS = [
    ("26/010002", "N399001", "CH", "", "Ashdene", "Baby", "14-Mar-2031", "F", "W1", ""),
    ("26/099999", "N399002", "IP", "", "Lowe", "Perrin", "02-Jun-14", "M", "W1", ""),
    ("26/010002", "N399003", "INF", "", '=SUM("x")', "Al", "11-Nov-71", "M", "W1", ""),
    ("26/010002", "N399004", "WIT", "", "NuÃ±o", "Rafa", "05-May-79", "M", "W9", ""),
    ("26/010002", "", "CH", "4", "Unknown", "Child", "", "F", "", ""),
    ("26/010002", "N399005", "QQ", "", "Moss", "Kit", "30-Jan-66", "M", "W1", ""),
]
AT = datetime(2026, 5, 4, 15, 20)  # noqa: DTZ001 - a clock time of London
REFERRAL = ("VA7001", AT, "26/010001", "0417", "D", "A", "domestic abuse, physical", "Corin saw it.", "R", AT, "", None)
REFERRAL_ROWS = [
    (*REFERRAL, "N300100", "Odile", "Varley", date(1991, 2, 9), "W1", "A"),
    (*REFERRAL, "N300137", "Corin", "Varley", date(2020, 3, 2), "W1", "C"),
    ("VA7002", AT, "", "0417", "C", "G", "online", "Talk.", "", None, "", None, "", "Mab", "Lowe", 41811, "", "C"),
    ("VA7003", "mon aft", "", "0417", "C", "G", "neglect", "Visit.", "", None, "", None, "", "Wyn", "Moss", "", "", ""),
    (),
    ("TOTAL", 55),
]  # fmt: skip
STAFF_ROWS = [(417, "Sgt Example", "PS", "Team A", "Y1", 21, "417@wolds.example")]


def write_mini_export(folder: Path, week: str = "wk19") -> Path:
    """The whole export, good rows first and one bad row of each kind behind them."""
    occurrences = as_csv(OCCURRENCES, [*GOOD, *BAD], ";") + RAGGED
    links = as_csv(LINKS, [*LINK_ROWS, *BAD_LINKS])
    write_files(folder, {f"occurrences_{week}.csv": occurrences.encode("cp1252"),
                         f"nominal_links_{week}.csv": links.replace("\n", "\r\n").encode("utf-8-sig")})  # fmt: skip
    write_book(folder / f"vuln_referrals_{week}.xlsx", {
        "Referrals": [["Referrals of the week"], REFERRALS, *REFERRAL_ROWS],
        "Staff": [["Staff list"], [], STAFF, *STAFF_ROWS],
    })  # fmt: skip
    return folder
