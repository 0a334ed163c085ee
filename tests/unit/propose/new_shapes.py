"""The days of story.py as still other forces would hand them over: by area, in sheets, with lists in cells, by table ids."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

from tests.unit.propose.shapes import write
from tests.unit.propose.story import INCIDENTS, PEOPLE, PPNS
from tests.unit.read.extracts import write_book


def tables_of_a_database(folder: Path) -> None:
    """Column names as a database has them, a third table between incidents and people, months in letters."""
    rows = [[f"{10_500 + at}", one.ref, f"{one.reported:%d-%b-%y %H.%M}".upper(), one.area.upper(), one.kind.upper(),
             ",".join(one.flags), one.place.upper(), one.log] for at, one in enumerate(INCIDENTS)]  # fmt: skip
    keys = {one.ref: f"{10_500 + at}" for at, one in enumerate(INCIDENTS)}
    write(folder, "T_INC.csv", ["INC_KEY", "INC_REF_NO", "INC_RPT_DTTM", "INC_DIST_NM", "INC_OPEN_TYP_DESC",
          "INC_MKR_LST", "INC_ADDR_TXT", "INC_LOG_TXT"], rows)  # fmt: skip
    rows = [[f"{70_000 + int(ref[1:])}", who.surname.upper(), who.forename.upper(), f"{who.born:%d-%b-%y}".upper(), who.sex,
             who.address.upper()] for ref, who in PEOPLE.items()]  # fmt: skip
    write(
        folder, "T_NOM.csv", ["NOM_KEY", "NOM_SNM_TXT", "NOM_FNM_TXT", "NOM_DOB_DT", "NOM_SEX_CD", "NOM_ADDR_TXT"], rows
    )
    rows = [[f"{at}", keys[one.ref], f"{70_000 + int(ref[1:])}", role.upper()]
            for at, (one, ref, role) in enumerate((one, ref, role) for one in INCIDENTS for ref, role in one.parts)]  # fmt: skip
    write(folder, "T_INC_NOM_LNK.csv", ["LNK_KEY", "INC_KEY", "NOM_KEY", "LNK_ROLE_DESC"], rows)
    rows = [[ppn.ref, f"{ppn.submitted:%d-%b-%y %H.%M}".upper(), keys[ppn.incident], ppn.kind.upper(), ppn.grading.upper(),
             ppn.narrative] for ppn in PPNS]  # fmt: skip
    write(folder, "T_PPN.csv", ["PPN_REF_NO", "PPN_SUBM_DTTM", "INC_KEY", "PPN_TYP_DESC", "PPN_RISK_DESC", "PPN_NARR_TXT"],
          rows)  # fmt: skip
    rows = [[ppn.ref, f"{70_000 + int(ref[1:])}", PEOPLE[ref].surname.upper(), PEOPLE[ref].forename.upper()]
            for ppn in PPNS for ref in ppn.subjects]  # fmt: skip
    write(folder, "T_PPN_NOM.csv", ["PPN_REF_NO", "NOM_KEY", "NOM_SNM_TXT", "NOM_FNM_TXT"], rows)


def by_area(folder: Path) -> None:
    """The same columns in a file for each half of the force; dates with full stops, semicolons."""
    for name, areas in (("north", {"Whitby", "Filey", "Malton"}), ("south", {"Selby", "Ripon", "Thirsk"})):
        mine = [one for one in INCIDENTS if one.area in areas]
        rows = [[one.ref, f"{one.reported:%d.%m.%Y %H:%M}", one.area, one.kind, "; ".join(one.flags), one.place, one.log]
                for one in mine]  # fmt: skip
        write(folder, f"incidents_{name}.csv", ["Ref", "Reported", "District", "Category", "Markers", "Address", "Log"], rows,
              ";")  # fmt: skip
        rows = [[one.ref, ref, PEOPLE[ref].forename, PEOPLE[ref].surname, f"{PEOPLE[ref].born:%d.%m.%Y}", role.title()]
                for one in mine for ref, role in one.parts]  # fmt: skip
        write(folder, f"persons_{name}.csv", ["Ref", "Person No", "First name", "Last name", "Born", "Role"], rows, ";")
    rows = [
        [ppn.ref, f"{ppn.submitted:%d.%m.%Y %H:%M}", ppn.incident, ppn.kind, ppn.grading, ppn.narrative] for ppn in PPNS
    ]
    write(folder, "ppns_all.csv", ["PPN", "Submitted", "Incident ref", "Type", "Risk", "Narrative"], rows, ";")
    rows = [[ppn.ref, ref, PEOPLE[ref].forename, PEOPLE[ref].surname, f"{PEOPLE[ref].born:%d.%m.%Y}"]
            for ppn in PPNS for ref in ppn.subjects]  # fmt: skip
    write(folder, "ppn_names.csv", ["PPN", "Person No", "First name", "Last name", "Born"], rows, ";")


def lists_in_cells(folder: Path) -> None:
    """One row an incident, its people and markers as lists in brackets; a title above the header."""
    rows = []
    for one in INCIDENTS:
        who = [f"{role.title()}: {PEOPLE[ref].surname.upper()}, {PEOPLE[ref].forename}" for ref, role in one.parts]
        rows.append([one.ref, f"{one.reported:%Y-%m-%d %H:%M}", one.area, one.kind, json.dumps(list(one.flags)), one.place,
                     one.log, json.dumps(who)])  # fmt: skip
    write(folder, "export.csv", ["Incident Ref", "Reported Date Time", "LPA", "Incident Type", "Flags", "Location", "Incident Log",
          "Persons"], rows, title="Incidents with people,,,,,,,\n")  # fmt: skip


def children_by_number(folder: Path) -> None:
    """A PPN has a column for the name and one for the birth of each of six children; the force's own people have ids."""
    rows = [[one.ref, f"{one.reported:%d/%m/%y %H:%M}", one.area, one.kind, "/".join(one.flags), one.place, one.log]
            for one in INCIDENTS]  # fmt: skip
    write(folder, "calls.csv", ["Call No", "Call Time", "Station", "Call Type", "Warning", "Where", "Call Text"], rows)
    rows = [[one.ref, ref, PEOPLE[ref].forename, PEOPLE[ref].surname, f"{PEOPLE[ref].born:%d/%m/%y}", role]
            for one in INCIDENTS for ref, role in one.parts]  # fmt: skip
    write(folder, "call_people.csv", ["Call No", "PID", "Forename", "Surname", "DOB", "Part played"], rows)
    header = ["Form No", "Sent", "Call No", "Form Type", "Risk", "What happened"]
    header += [f"{what}{n}" for n in range(1, 7) for what in ("child", "child_dob")]
    rows = []
    for ppn in PPNS:
        young = [PEOPLE[ref] for ref in ppn.subjects if PEOPLE[ref].born.year > 2008]
        cells = [cell for who in young for cell in (f"{who.forename} {who.surname}", f"{who.born:%d/%m/%y}")]
        rows.append([ppn.ref, f"{ppn.submitted:%d/%m/%y %H:%M}", ppn.incident, ppn.kind, ppn.grading, ppn.narrative, *cells,
                     *[""] * (12 - len(cells))])  # fmt: skip
    write(folder, "ppn_forms.csv", header, rows)


def pages(folder: Path) -> None:
    """A workbook whose table of incidents goes on from sheet to sheet; whole names with a date of birth in brackets."""
    folder.mkdir(parents=True)
    header = ["Incident", "Date reported", "Time reported", "Area", "Type", "Marker", "Address", "Text"]
    rows = [[one.ref, one.reported.date(), f"{one.reported:%H:%M}", one.area, one.kind, ";".join(one.flags), one.place, one.log]
            for one in INCIDENTS]  # fmt: skip
    links = [["Incident", "Person", "Role"]]
    links += [[one.ref, f"{PEOPLE[ref].surname.upper()}, {PEOPLE[ref].forename} ({PEOPLE[ref].born:%d/%m/%Y})", role]
              for one in INCIDENTS for ref, role in one.parts]  # fmt: skip
    forms = [["PPN ref", "Date submitted", "Incident", "PPN type", "Grade", "Narrative", "Subjects"]]
    forms += [[ppn.ref, ppn.submitted, ppn.incident, ppn.kind, ppn.grading, ppn.narrative, str(len(ppn.subjects))]
              for ppn in PPNS]  # fmt: skip
    named = [["PPN ref", "Subject", "Subject type"]]
    named += [[ppn.ref, f"{PEOPLE[ref].surname.upper()}, {PEOPLE[ref].forename} ({PEOPLE[ref].born:%d/%m/%Y})",
               "CHILD" if PEOPLE[ref].born.year > 2008 else "ADULT"] for ppn in PPNS for ref in ppn.subjects]  # fmt: skip
    write_book(folder / "weekly.xlsx", {"Page 1": [header, *rows[:4]], "Page 2": [header, *rows[4:]], "People": links,
                                        "PPNs": forms, "PPN people": named})  # fmt: skip


def yes_and_ages(folder: Path) -> None:
    """A person's age in figures alone, whether under 18 ticked, roles in long words, a spoken date."""
    rows = [[one.ref, f"{one.reported:%A %d %B %Y} at {one.reported:%H:%M}", one.area, one.kind, "Yes" if one.flags else "No",
             one.place, one.log] for one in INCIDENTS]  # fmt: skip
    write(folder, "Incident list.csv", ["Incident number", "When reported", "Neighbourhood area", "Initial classification",
          "MARAC case", "Incident address", "Summary of incident"], rows)  # fmt: skip
    words = {"victim": "Victim/aggrieved", "suspect": "Suspect/offender", "child": "Child present", "missing": "Missing person",
             "involved": "Involved party", "informant": "Caller/informant"}  # fmt: skip
    rows = []
    for one in INCIDENTS:
        for ref, role in one.parts:
            age = PEOPLE[ref].age_on(one.reported.date())
            rows.append(
                [
                    one.ref,
                    ref,
                    PEOPLE[ref].forename,
                    PEOPLE[ref].surname,
                    str(age),
                    "Y" if age < 18 else "N",
                    words[role],
                ]
            )
    write(folder, "People in incidents.csv", ["Incident number", "Person number", "Given name", "Family name", "Age at incident",
          "Under 18?", "How involved"], rows)  # fmt: skip
    rows = [[ppn.ref, f"{ppn.submitted:%A %d %B %Y} at {ppn.submitted:%H:%M}", ppn.incident, f"{ppn.kind.title()} referral",
             f"{ppn.grading.title()} risk", ppn.narrative] for ppn in PPNS]  # fmt: skip
    write(folder, "Referrals.csv", ["Referral number", "When sent", "Incident number", "Kind of referral", "Level of risk",
          "What the officer wrote"], rows)  # fmt: skip
    rows = [[ppn.ref, ref, PEOPLE[ref].forename, PEOPLE[ref].surname, f"{PEOPLE[ref].born:%d %B %Y}"]
            for ppn in PPNS for ref in ppn.subjects]  # fmt: skip
    write(folder, "People on referrals.csv", ["Referral number", "Person number", "Given name", "Family name", "Date of birth"],
          rows)  # fmt: skip


def compact(folder: Path) -> None:
    """Dates without a sign between, day and time apart; one row for each person on a form of another name, letters A and C."""
    rows = [[one.ref, f"{one.reported:%Y%m%d}", f"{one.reported:%H%M}", one.area, one.kind, "NFA", " ".join(one.flags),
             one.place, one.log] for one in INCIDENTS]  # fmt: skip
    write(folder, "ic.csv", ["IncidentID", "RepDate", "RepTime", "Area", "OpenCode", "ClosingCodes", "Qualifiers", "Address",
          "Log"], rows, "\t")  # fmt: skip
    rows = [[one.ref, ref, PEOPLE[ref].forename, PEOPLE[ref].surname, f"{PEOPLE[ref].born:%Y%m%d}", role[:3].upper()]
            for one in INCIDENTS for ref, role in one.parts]  # fmt: skip
    write(folder, "links.csv", ["IncidentID", "PersonID", "Forenames", "Surname", "DOB", "LinkType"], rows, "\t")
    rows = [[ppn.ref, f"{ppn.submitted:%Y%m%d%H%M}", ppn.incident, ppn.kind, ppn.grading, ppn.narrative, PEOPLE[ref].forename,
             PEOPLE[ref].surname, f"{PEOPLE[ref].born:%Y%m%d}", "C" if PEOPLE[ref].born.year > 2008 else "A"]
            for ppn in PPNS for ref in ppn.subjects]  # fmt: skip
    write(folder, "vpn.csv", ["VPN Ref", "VPN Date", "IncidentID", "VPN Category", "Overall Risk Assessment", "Circumstances",
          "Subject Forename", "Subject Surname", "Subject DOB", "Subject Adult/Child"], rows, "\t")  # fmt: skip


def in_sentences(folder: Path) -> None:
    """Heads as a person would say them, the time before the day, nobody with a number."""
    rows = [[one.ref, f"{one.reported:%H:%M on %d/%m/%Y}", one.area, one.kind, ";".join(one.flags), one.place, one.log]
            for one in INCIDENTS]  # fmt: skip
    write(folder, "Daily.csv", ["Log no.", "Date/time of call", "District", "Reason for call", "Tags", "Address of incident",
          "Text of log"], rows, "|")  # fmt: skip
    rows = [[one.ref, f"{PEOPLE[ref].forename} {PEOPLE[ref].surname}", f"{PEOPLE[ref].born:%d %b %Y}", role]
            for one in INCIDENTS for ref, role in one.parts]  # fmt: skip
    write(folder, "Names.csv", ["Log no.", "Full name", "D.O.B", "Relationship to incident"], rows, "|")
    rows = [[ppn.ref, f"{ppn.submitted:%H:%M on %d/%m/%Y}", ppn.incident, ppn.kind, ppn.grading, ppn.narrative,
             f"{PEOPLE[ref].forename} {PEOPLE[ref].surname}", f"{PEOPLE[ref].born:%d %b %Y}"]
            for ppn in PPNS for ref in ppn.subjects]  # fmt: skip
    write(folder, "Vulnerable person notices.csv", ["VPN no.", "Date/time submitted", "Log no.", "Nature of notice",
          "Officer's grading", "Officer's account", "Full name", "D.O.B"], rows, "|")  # fmt: skip


NEW_SHAPES: dict[str, Callable[[Path], None]] = {
    "tables of a database": tables_of_a_database,
    "by area": by_area,
    "children by number": children_by_number,
    "pages": pages,
    "yes and ages": yes_and_ages,
    "compact": compact,
    "in sentences": in_sentences,
}


def expected(shape: str, reference: str) -> str:
    """The id of an incident in a shape: a database's tables point to one another by keys of their own."""
    refs = [one.ref for one in INCIDENTS]
    return f"{10_500 + refs.index(reference)}" if shape == "tables of a database" else reference
