"""The days of story.py in exports with something odd: bare serial dates, sheets that are no tables, whole names, carets."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from tests.unit.propose.shapes import write
from tests.unit.propose.story import INCIDENTS, PEOPLE, PPNS, at
from tests.unit.read.extracts import write_book


def serial(moment: datetime) -> float:
    """A time as a spreadsheet keeps it, its format lost."""
    return round((moment - at("1899-12-30")).total_seconds() / 86_400, 6)


def return_of_the_unit(folder: Path) -> None:
    """A workbook with a cover and a sheet of totals; times of incidents are bare numbers; one head has no name of ours."""
    folder.mkdir(parents=True)
    short = {"victim": "VIC", "suspect": "SUS", "child": "CHD", "missing": "MIS", "involved": "INV", "informant": "INF"}
    logs = [["Command and control extract"], ["Made by the information unit"],
            ["URN", "Received", "Resulted", "Policing District", "Initial Grade", "Initial Tag", "Result Codes", "Premises",
             "Street", "Town", "Incident Details", "Later comments"]]  # fmt: skip
    for one in INCIDENTS:
        street, _, town = one.place.rpartition(", ")
        grade = {"Immediate": "1", "Priority": "2", "Scheduled": "3"}[one.grade]
        logs.append([one.ref, serial(one.reported), serial(one.closed), one.area, grade, one.kind, "; ".join(one.flags), "",
                     street, town, one.log, ""])  # fmt: skip
    links = [["URN", "Nominal Key", "Capacity", "Family Name", "Given Names", "Date of Birth", "M/F"]]
    links += [[one.ref, ref, short[role], PEOPLE[ref].surname, PEOPLE[ref].forename, PEOPLE[ref].born, PEOPLE[ref].sex]
              for one in INCIDENTS for ref, role in one.parts]  # fmt: skip
    forms = [["PPN list"], ["PPN URN", "Date", "URN", "Type of PPN", "Assessed Risk", "Summary", "Names on PPN"]]
    forms += [[ppn.ref, ppn.submitted, ppn.incident, ppn.kind.title(), ppn.grading.title(), ppn.narrative, len(ppn.subjects)]
              for ppn in PPNS]  # fmt: skip
    named = [["PPN URN", "Family Name", "Given Names", "Date of Birth", "Adult or Child"]]
    named += [[ppn.ref, PEOPLE[ref].surname, PEOPLE[ref].forename, PEOPLE[ref].born,
               "Child" if PEOPLE[ref].born.year > 2008 else "Adult"] for ppn in PPNS for ref in ppn.subjects]  # fmt: skip
    write_book(folder / "Return.xlsx", {
        "Cover": [["Management information"], ["Not for forwarding"]],
        "Totals": [["Totals by district"], ["District", "Incidents"], ["Selby", 1], ["Whitby", 2]],
        "Logs": logs, "Nominals": links, "PPN": forms, "PPN names": named,
    })  # fmt: skip


def queries(folder: Path) -> None:
    """Saved queries: the weekday in the date, whole names, reasons for a link in long words."""
    words = {"victim": "Aggrieved", "suspect": "Offender", "child": "Child in household", "missing": "Missing Person",
             "involved": "Other", "informant": "Reporting Person"}  # fmt: skip
    rows = [[f"NC-{one.ref}", f"{one.reported:%a %d %b %Y %H:%M}", one.area, f"{one.kind} - {one.grade}", "".join(one.flags),
             one.place, one.log, f"{one.officer} PC"] for one in INCIDENTS]  # fmt: skip
    write(folder, "q_Incidents_24JUN26.csv", ["Event Reference", "Event Created Date", "Event District", "Event Type Desc",
          "Event Warning Markers", "Event Location", "Event Text", "Officer Attending"], rows, ";", "cp1252")  # fmt: skip
    rows = [[f"NC-{one.ref}", f"{PEOPLE[ref].forename} {PEOPLE[ref].surname}", f"{PEOPLE[ref].born:%d/%m/%Y}", words[role],
             PEOPLE[ref].address] for one in INCIDENTS for ref, role in one.parts]  # fmt: skip
    write(folder, "q_Linked_Persons_24JUN26.csv", ["Event Reference", "Linked Person", "D.O.B.", "Link Reason",
          "Person Address"], rows, ";", "cp1252")  # fmt: skip
    kinds = {"domestic": "Domestic Abuse", "child": "Child Concern"}
    rags = {"high": "RED", "medium": "AMBER", "standard": "GREEN"}
    rows = [[ppn.ref, f"{ppn.submitted:%d/%m/%Y %H:%M}", f"NC-{ppn.incident}", kinds[ppn.kind], rags[ppn.grading],
             f"{PEOPLE[ref].forename} {PEOPLE[ref].surname}", f"{PEOPLE[ref].born:%d/%m/%Y}", ppn.narrative]
            for ppn in PPNS for ref in ppn.subjects]  # fmt: skip
    write(folder, "q_VPA_24JUN26.csv", ["VPA Number", "Date/Time Submitted", "Linked Event", "VPA Category", "BRAG",
          "Vulnerable Person", "Vulnerable Person D.O.B.", "Reason for Submission"], rows, ";", "cp1252")  # fmt: skip


def dump(folder: Path) -> None:
    """Tables of a database: short names, carets, row numbers, marks as 1 and 0, ages for dates of birth."""
    rows = [[str(row), one.ref, f"{one.reported:%Y%m%d}", f"{one.reported:%H%M}", one.kind, one.area, one.log,
             "1" if one.flags else "0", "0"] for row, one in enumerate(INCIDENTS)]  # fmt: skip
    write(folder, "tbl_incident.txt", ["row_no", "inc_no", "inc_date", "inc_time", "inc_type", "div", "free_text",
          "marac_flag", "test_flag"], rows, "^")  # fmt: skip
    links = [(one, ref, role) for one in INCIDENTS for ref, role in one.parts]
    rows = [[str(row), one.ref, role[:3].upper(), PEOPLE[ref].surname, PEOPLE[ref].forename,
             f"{PEOPLE[ref].age_on(one.reported.date())} yrs", PEOPLE[ref].sex] for row, (one, ref, role) in enumerate(links)]  # fmt: skip
    write(
        folder,
        "tbl_inc_person.txt",
        ["row_no", "inc_no", "inv_code", "sname", "fname", "age_at_inc", "gender"],
        rows,
        "^",
    )
    rows = [[ppn.ref, f"{ppn.submitted:%Y%m%d %H%M}", ppn.incident, ppn.kind[:3], ppn.narrative] for ppn in PPNS]
    write(folder, "tbl_ppn.txt", ["ppn_no", "ppn_dt", "inc_no", "ppn_cat", "ppn_text"], rows, "^")
    rows = [[ppn.ref, PEOPLE[ref].surname, PEOPLE[ref].forename, f"{PEOPLE[ref].born:%Y%m%d}"]
            for ppn in PPNS for ref in ppn.subjects]  # fmt: skip
    write(folder, "tbl_ppn_person.txt", ["ppn_no", "sname", "fname", "dob"], rows, "^")


def clipped(folder: Path) -> None:
    """Names of columns cut short, the incidents of north and south in two files."""
    rows = [
        [one.ref, f"{one.reported:%Y/%m/%d %H:%M}", one.area, one.kind, one.log, ",".join(one.flags)]
        for one in INCIDENTS
    ]
    for name, part in (("north", rows[:4]), ("south", rows[4:])):
        write(folder, f"rep_{name}_2026-06.csv", ["Inc", "Rcvd", "Zone", "Cat", "Narr", "Flg"], part)
    rows = [[one.ref, f"{PEOPLE[ref].forename} {PEOPLE[ref].surname.upper()}", f"{PEOPLE[ref].born:%d %b %Y}", role]
            for one in INCIDENTS for ref, role in one.parts]  # fmt: skip
    write(folder, "ppl_2026-06.csv", ["Inc", "FullName", "Birthdate", "RoleInInc"], rows)
    rows = [[ppn.ref, f"{ppn.submitted:%Y/%m/%d %H:%M}", ppn.incident, ppn.kind, PEOPLE[ref].surname, PEOPLE[ref].forename,
             f"{PEOPLE[ref].born:%d %b %Y}"] for ppn in PPNS for ref in ppn.subjects]  # fmt: skip
    write(folder, "ppn_2026-06.csv", ["PPN", "Subm", "Inc", "Kind", "Sur", "Fore", "Born"], rows)


def welsh(folder: Path) -> None:
    """Columns in Welsh, as forces in Wales may hand them over."""
    rows = [[one.ref, f"{one.reported:%d/%m/%Y %H:%M}", one.area, one.kind, one.place, one.log, "; ".join(one.flags)]
            for one in INCIDENTS]  # fmt: skip
    write(folder, "digwyddiadau.csv", ["Cyfeirnod", "Dyddiad ac Amser Adrodd", "Ardal", "Math o Ddigwyddiad", "Lleoliad",
                                       "Disgrifiad", "Baneri"], rows)  # fmt: skip
    words = {"victim": "Dioddefwr", "suspect": "Drwgdybiedig", "child": "Plentyn"}
    rows = [[one.ref, ref, words.get(role, role), PEOPLE[ref].forename, PEOPLE[ref].surname,
             f"{PEOPLE[ref].born:%d/%m/%Y}"] for one in INCIDENTS for ref, role in one.parts]  # fmt: skip
    write(folder, "pobl.csv", ["Cyfeirnod", "Rhif Person", "Rôl", "Enw Cyntaf", "Cyfenw", "Dyddiad Geni"], rows)
    rows = [[ppn.ref, f"{ppn.submitted:%d/%m/%Y %H:%M}", ppn.incident, ppn.kind, ppn.narrative, PEOPLE[ref].forename,
             PEOPLE[ref].surname, f"{PEOPLE[ref].born:%d/%m/%Y}"] for ppn in PPNS for ref in ppn.subjects]  # fmt: skip
    write(folder, "ppn.csv", ["PPN Ref", "Dyddiad Cyflwyno", "Cyfeirnod Digwyddiad", "Math", "Naratif", "Enw Cyntaf", "Cyfenw",
                              "Dyddiad Geni"], rows)  # fmt: skip


def born_behind_the_name(folder: Path) -> None:
    """Names with the date of birth behind them in one cell; only the PPNs know people by number; short forms throughout."""
    rows = [[one.ref, f"{one.reported:%d/%m/%Y %H:%M}", one.area, one.kind, one.place, one.log, "; ".join(one.flags)]
            for one in INCIDENTS]  # fmt: skip
    write(folder, "INC.csv", ["INC_ID", "REP_DTM", "AREA_CD", "TYP_CD", "LOC", "TXT", "FLG"], rows)
    rows = [[one.ref, f"{PEOPLE[ref].surname.upper()}, {PEOPLE[ref].forename} ({PEOPLE[ref].born:%d/%m/%Y})", role]
            for one in INCIDENTS for ref, role in one.parts]  # fmt: skip
    write(folder, "links.csv", ["INC_ID", "Nominal", "Link Reason"], rows)
    rows = [[ppn.ref, ppn.incident, f"{ppn.submitted:%d/%m/%Y %H:%M}", ppn.kind, ppn.grading, ppn.narrative, f"N{ref}",
             PEOPLE[ref].forename, PEOPLE[ref].surname, f"{PEOPLE[ref].born:%d/%m/%Y}"]
            for ppn in PPNS for ref in ppn.subjects]  # fmt: skip
    write(folder, "REF.csv", ["REF_ID", "INC_ID", "SUB_DTM", "KND_CD", "RSK_CD", "NARR", "PER_ID", "FNM", "SNM", "BTH_DT"],
          rows)  # fmt: skip


ODD_SHAPES: dict[str, Callable[[Path], None]] = {
    "return of the unit": return_of_the_unit,
    "queries": queries,
    "dump": dump,
    "clipped": clipped,
    "welsh": welsh,
    "born behind the name": born_behind_the_name,
}


def expected(shape: str, reference: str) -> str:
    """How a shape writes the reference of an incident."""
    return f"NC-{reference}" if shape == "queries" else reference
