"""The days of story.py as different forces would export them. Nothing here knows how a mapping is found."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq

from tests.unit.propose.story import INCIDENTS, OFFICERS, PEOPLE, PPNS, Incident, Person
from tests.unit.read.extracts import as_csv, write_book

Row = Sequence[str]


def write(folder: Path, name: str, header: Row, rows: Iterable[Row], delimiter: str = ",", encoding: str = "utf-8",
          title: str = "") -> None:  # fmt: skip
    """One delimited file."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / name).write_bytes((title + as_csv(header, rows, delimiter)).encode(encoding))


def full(person: Person) -> str:
    return f"{person.surname.upper()}, {person.forename}"


def with_role(incident: Incident, *roles: str) -> list[Person]:
    return [PEOPLE[ref] for ref, role in incident.parts if role in roles]


def day(value: date) -> str:
    return f"{value:%d/%m/%Y}"


def side_by_side(folder: Path) -> None:
    """One wide file: victim, suspect and up to two children beside each incident, whole names, no ids of people."""
    header = ["Incident No", "Date/Time Reported", "Closed", "District", "Incident Type", "MARAC?", "Grade", "Address",
              "Reporting Officer No", "Incident Summary"]  # fmt: skip
    places = (("Victim", ("victim", "missing", "involved", "informant")), ("Suspect", ("suspect",)))
    for name in ("Victim", "Suspect", "Child 1", "Child 2"):
        header += [f"{name} Name", f"{name} DoB", f"{name} Gender", f"{name} Home Address"]
    rows = []
    for one in INCIDENTS:
        row = [one.ref, f"{one.reported:%d/%m/%Y %H:%M}", f"{one.closed:%d/%m/%Y %H:%M}", one.area, one.kind,
               "Y" if "MARAC" in one.flags else "N", one.grade, one.place, one.officer, one.log]  # fmt: skip
        people = [with_role(one, *roles)[:1] for _, roles in places]
        children = with_role(one, "child")
        for found in (*people, children[:1], children[1:2]):
            row += [full(found[0]), day(found[0].born), found[0].sex, found[0].address] if found else [""] * 4
        rows.append(row)
    write(folder, "Incident_Extract_2026-06-24.csv", header, rows)
    header = ["Referral Ref", "Date Submitted", "Incident No", "Submitted By Officer No", "Referral Type", "RAG Rating",
              "Narrative", "Child 1 Name", "Child 1 DoB", "Child 2 Name", "Child 2 DoB", "Parent Name", "Parent DoB",
              "Physical", "Emotional", "Neglect", "Domestic Abuse"]  # fmt: skip
    rag = {"high": "Red", "medium": "Amber", "standard": "Green"}
    rows = []
    for ppn in PPNS:
        young = [PEOPLE[ref] for ref in ppn.subjects if PEOPLE[ref].born.year > 2008]
        old = [PEOPLE[ref] for ref in ppn.subjects if PEOPLE[ref].born.year <= 2008]
        row = [ppn.ref, f"{ppn.submitted:%d/%m/%Y %H:%M}", ppn.incident, ppn.officer, ppn.kind.title(),
               rag[ppn.grading], ppn.narrative]  # fmt: skip
        for found in (young[:1], young[1:2], old[:1]):
            row += [full(found[0]), day(found[0].born)] if found else ["", ""]
        row += [
            "Y" if word in ppn.categories else "N" for word in ("physical", "emotional", "neglect", "domestic abuse")
        ]
        rows.append(row)
    write(folder, "Safeguarding_Referrals_2026-06-24.csv", header, rows)


def one_row_a_person(folder: Path) -> None:
    """The incident repeated for each person in it, American dates, tabs; the PPNs likewise."""
    header = ["event_number", "create_datetime", "close_datetime", "beat", "event_type", "flags", "priority", "location",
              "primary_officer", "comments", "person_id", "last_name", "first_name", "birth_date", "sex", "role",
              "home_address"]  # fmt: skip
    rows = []
    for one in INCIDENTS:
        for ref, role in one.parts:
            who = PEOPLE[ref]
            rows.append([one.ref, f"{one.reported:%m/%d/%Y %I:%M %p}", f"{one.closed:%m/%d/%Y %I:%M %p}", one.area,
                         one.kind, "|".join(one.flags), one.grade, one.place, one.officer, one.log, ref, who.surname,
                         who.forename, f"{who.born:%m/%d/%Y}", who.sex, role.upper(), who.address])  # fmt: skip
    write(folder, "events.txt", header, rows, "\t")
    header = ["referral_number", "submitted_datetime", "event_number", "officer_id", "referral_type", "risk_level",
              "narrative", "subject_last_name", "subject_first_name", "subject_birth_date", "subject_type"]  # fmt: skip
    rows = []
    for ppn in PPNS:
        for who in (PEOPLE[ref] for ref in ppn.subjects):
            rows.append([ppn.ref, f"{ppn.submitted:%m/%d/%Y %I:%M %p}", ppn.incident, ppn.officer, ppn.kind, ppn.grading,
                         ppn.narrative, who.surname, who.forename, f"{who.born:%m/%d/%Y}",
                         "Child" if who.born.year > 2008 else "Adult"])  # fmt: skip
    write(folder, "referrals.txt", header, rows, "\t")


def age_bands(folder: Path) -> None:
    """No date of birth anywhere but on PPNs: people have an age band on the day."""
    rows = [[one.ref, f"{one.reported:%d-%b-%Y %H:%M:%S}", one.area, one.kind, ";".join(one.flags), one.place, one.log]
            for one in INCIDENTS]  # fmt: skip
    write(folder, "logs.csv", ["Log Ref", "Created", "Sector", "Category", "Tags", "Location", "Log Text"], rows, ";",
          "cp1252")  # fmt: skip
    rows = []
    for one in INCIDENTS:
        for ref, role in one.parts:
            age = PEOPLE[ref].age_on(one.reported.date())
            band = "Under 10" if age < 10 else "10-17" if age < 18 else "18-24" if age < 25 else "25-34" if age < 35 \
                else "Over 34"  # fmt: skip
            rows.append([one.ref, ref, PEOPLE[ref].forename, PEOPLE[ref].surname, role.title(), band])
    write(
        folder, "persons.csv", ["Log Ref", "Nominal Ref", "Forename", "Surname", "Involvement", "Age Range"], rows, ";"
    )
    rows = [[ppn.ref, f"{ppn.submitted:%d-%b-%Y %H:%M:%S}", ppn.incident, ppn.kind[0].upper(), ppn.grading[0].upper(),
             ppn.narrative] for ppn in PPNS]  # fmt: skip
    write(folder, "ppns_june.csv", ["PPN No", "Submitted", "Log Ref", "Type", "Grading", "Narrative"], rows, ";")
    rows = [[ppn.ref, ref, PEOPLE[ref].forename, PEOPLE[ref].surname, PEOPLE[ref].born.isoformat()]
            for ppn in PPNS for ref in ppn.subjects]  # fmt: skip
    write(folder, "ppn_persons.csv", ["PPN No", "Nominal Ref", "Forename", "Surname", "DOB"], rows, ";")


CODES = {"victim": "01", "suspect": "02", "child": "07", "missing": "05", "involved": "09", "informant": "04"}


def codes_without_words(folder: Path) -> None:
    """Roles, kinds and grades as bare numbers that nothing explains; ids with an ending, a pipe between cells."""
    rows = [[one.ref, f"{one.reported:%Y-%m-%dT%H:%M:%S}", one.area[:2].upper(), one.kind, "/".join(one.flags), one.place,
             one.log] for one in INCIDENTS]  # fmt: skip
    write(folder, "INC.dat", ["INC_REF", "RPT_DT", "BCU_CD", "INC_CLASS", "MKRS", "INC_LOCN", "INC_TXT"], rows, "|")
    rows = [[one.ref, ref, CODES[role]] for one in INCIDENTS for ref, role in one.parts]
    write(folder, "INC_NOM.dat", ["INC_REF", "NOM_ID", "ROLE_CD"], rows, "|")
    rows = [[who.ref, who.surname, who.forename, f"{who.born:%Y%m%d}", who.sex, who.address] for who in PEOPLE.values()]
    write(folder, "NOM.dat", ["NOM_ID", "SNAME", "FNAME", "DOB", "SEX", "ADDR"], rows, "|")
    rows = [[ppn.ref, f"{ppn.submitted:%Y-%m-%dT%H:%M:%S}", ppn.incident, ppn.kind.upper(), {"high": "3", "medium": "2",
             "standard": "1"}[ppn.grading], ppn.narrative] for ppn in PPNS]  # fmt: skip
    write(folder, "PPN.dat", ["PPN_ID", "SUBM_DT", "INC_REF", "PPN_TYPE", "RISK_CD", "NARR"], rows, "|")
    rows = [[ppn.ref, ref, PEOPLE[ref].surname, PEOPLE[ref].forename, f"{PEOPLE[ref].born:%Y%m%d}"]
            for ppn in PPNS for ref in ppn.subjects]  # fmt: skip
    write(folder, "PPN_SUBJ.dat", ["PPN_ID", "NOM_ID", "SNAME", "FNAME", "DOB"], rows, "|")


def one_workbook(folder: Path) -> None:
    """Everything in one workbook with title rows, date and time apart, officers' numbers without their zeros."""
    folder.mkdir(parents=True, exist_ok=True)
    logs = [["Incident logs, week 25"], [], ["Incident Ref", "Date Reported", "Time Reported", "Area", "Opening Category",
            "Markers", "Response", "House and street", "Officer", "Log"]]  # fmt: skip
    for one in INCIDENTS:
        logs.append([one.ref, one.reported.date(), f"{one.reported:%H:%M}", one.area, one.kind, ", ".join(one.flags),
                     one.grade, one.place, one.officer, one.log])  # fmt: skip
    links = [["People on those logs"], ["Incident Ref", "Person Ref", "Role", "First Name", "Last Name", "Date of Birth",
             "Sex", "Home Address"]]  # fmt: skip
    for one in INCIDENTS:
        for ref, role in one.parts:
            who = PEOPLE[ref]
            links.append([one.ref, ref, role, who.forename, who.surname, who.born, who.sex, who.address])
    forms = [["PPN Ref", "Date Submitted", "Incident Ref", "Officer", "PPN Type", "Risk Grading", "Risk Categories",
              "Narrative", "Subject First Name", "Subject Last Name", "Subject Date of Birth", "Adult/Child"]]  # fmt: skip
    for ppn in PPNS:
        for who in (PEOPLE[ref] for ref in ppn.subjects):
            forms.append([ppn.ref, ppn.submitted, ppn.incident, ppn.officer, ppn.kind, ppn.grading,
                          ", ".join(ppn.categories), ppn.narrative, who.forename, who.surname, who.born,
                          "C" if who.born.year > 2008 else "A"])  # fmt: skip
    staff = [["Collar Number", "Name", "Rank", "Team", "Area", "Supervisor"]]
    staff += [[int(number), name, rank, team, area, int(boss) if boss else None]
              for number, name, rank, team, area, boss in OFFICERS]  # fmt: skip
    write_book(
        folder / "Weekly return 24 June.xlsx", {"Incidents": logs, "Persons": links, "PPNs": forms, "Staff": staff}
    )


def camel_parquet(folder: Path) -> None:
    """Parquet from a data warehouse: names run together, real times and dates, lists as text."""
    folder.mkdir(parents=True, exist_ok=True)
    tables = {
        "FactIncident": [{"IncidentId": one.ref, "ReportedDateTime": one.reported, "ClosedDateTime": one.closed,
                          "DistrictName": one.area, "IncidentTypeDescription": one.kind, "FlagList": ",".join(one.flags),
                          "ResponseLevel": one.grade, "IncidentAddress": one.place, "OfficerId": one.officer,
                          "IncidentLogText": one.log, "RowVersion": 1} for one in INCIDENTS],
        "DimPerson": [{"PersonId": who.ref, "GivenName": who.forename, "FamilyName": who.surname, "DateOfBirth": who.born,
                       "Gender": {"F": "Female", "M": "Male"}[who.sex], "HomeAddress": who.address}
                      for who in PEOPLE.values()],
        "BridgeIncidentPerson": [{"IncidentId": one.ref, "PersonId": ref, "InvolvementType": role.title()}
                                 for one in INCIDENTS for ref, role in one.parts],
        "FactPPN": [{"PPNId": ppn.ref, "SubmittedDateTime": ppn.submitted, "IncidentId": ppn.incident,
                     "OfficerId": ppn.officer, "PPNType": ppn.kind.title(), "RiskGrade": ppn.grading.title(),
                     "NarrativeText": ppn.narrative} for ppn in PPNS],
        "BridgePPNSubject": [{"PPNId": ppn.ref, "PersonId": ref, "SubjectForename": PEOPLE[ref].forename,
                              "SubjectSurname": PEOPLE[ref].surname, "SubjectDateOfBirth": PEOPLE[ref].born}
                             for ppn in PPNS for ref in ppn.subjects],
    }  # fmt: skip
    for name, rows in tables.items():
        pq.write_table(pa.Table.from_pylist(rows), folder / f"{name}.parquet")


def stops_and_arrests(folder: Path) -> None:
    """Beside a log file, one of stop and searches and one of custody; the same person has no number in them."""
    rows = [[one.ref, f"{one.reported:%d/%m/%y %H%M}", one.area, one.kind, ",".join(one.flags), one.place, one.log]
            for one in INCIDENTS]  # fmt: skip
    write(folder, "cad_export_20260624.csv",
          ["CAD No", "Call Received", "Division", "Call Type", "Flags", "Scene", "Call Log"], rows)  # fmt: skip
    rows = []
    for one in INCIDENTS:
        for ref, role in one.parts:
            who = PEOPLE[ref]
            rows.append([one.ref, {"involved": "INV", "victim": "IP", "suspect": "SUSP", "child": "CH", "missing": "MISPER",
                         "informant": "INFT"}[role], full(who), day(who.born), who.sex])  # fmt: skip
    write(folder, "cad_people_20260624.csv", ["CAD No", "Role", "Name", "DOB", "Sex"], rows)
    header = ["Stop Search Ref", "Date", "Time", "Location", "Object of Search", "Outcome", "Name", "Date of Birth",
              "Gender", "Self-defined ethnicity", "Officer-defined ethnicity", "Searching Officer", "Grounds"]  # fmt: skip
    rows = [["SS/0091", "17/06/2026", "19:25", "Pier Road, Whitby", "Controlled drugs", "No further action",
             "CALLOW, Niall", "20/08/2011", "Male", "W1", "White", "0088",
             "Seen to pass something to another male by the bandstand and walk off quickly. Strong smell of cannabis."],
            ["SS/0092", "18/06/2026", "23:40", "Harbour Street, Filey", "Offensive weapon", "Arrest",
             "STROUD, Kelvin", "13/02/1990", "Male", "W1", "White", "0231",
             "Matched the description of a man waving a bar outside the club, and ran when he saw the car."]]  # fmt: skip
    write(folder, "stop_search_20260624.csv", header, rows)
    header = ["Custody Ref", "Arrest Date", "Arrest Time", "Station", "Offence", "Detainee Name", "Detainee DOB",
              "Detainee Sex", "Circumstances of Arrest"]  # fmt: skip
    rows = [["CU-3301", "19/06/2026", "02:15", "Whitby", "Burglary", "FENNER, Lyle", "14/11/2010", "M",
             "Stopped on the roof of the sports pavilion after the alarm went off. Gave a false name at first."],
            ["CU-3302", "20/06/2026", "14:30", "Selby", "Drink driving", "HOLT, Vincent", "27/05/1974", "M",
             "Car seen to leave the road at the bend by the mill. Roadside test failed, taken to the station."]]  # fmt: skip
    write(folder, "custody_20260624.csv", header, rows)
    ppns_by_name(folder)


MORE = {"SS/0091": "no-ppn", "CU-3301": "no-ppn"}


def ppns_by_name(folder: Path) -> None:
    """PPNs with one whole name to a row."""
    header = ["SCARF Ref", "Submitted Date", "Submitted Time", "CAD No", "Form Type", "Risk", "Subject Name", "Subject DOB",
              "Details"]  # fmt: skip
    rows = [[ppn.ref, f"{ppn.submitted:%d/%m/%y}", f"{ppn.submitted:%H%M}", ppn.incident,
             {"child": "CYP", "domestic": "DA"}[ppn.kind], ppn.grading.title(), full(PEOPLE[ref]), day(PEOPLE[ref].born),
             ppn.narrative] for ppn in PPNS for ref in ppn.subjects]  # fmt: skip
    write(folder, "scarf_20260624.csv", header, rows)


def wide_utf16(folder: Path) -> None:
    """UTF-16 with tabs, a line of title, the address in four columns, a mark for under 18 and no date of birth."""
    header = ["Occurrence Number", "Reported On", "Policing Area", "Initial Classification", "Qualifiers", "Building",
              "Street", "Town", "Postcode", "Initial Report", "Further Details"]  # fmt: skip
    rows = []
    for one in INCIDENTS:
        first, _, rest = one.log.partition(". ")
        street, _, town = one.place.rpartition(", ")
        number, _, road = street.partition(" ")
        rows.append([one.ref, f"{one.reported:%d %B %Y %H:%M}", one.area, one.kind, ",".join(one.flags), number, road, town,
                     "YO99 1ZZ", first + ".", rest])  # fmt: skip
    write(folder, "occurrences_june_2026.txt", header, rows, "\t", "utf-16", "Occurrences for the safeguarding team\n")
    rows = []
    for one in INCIDENTS:
        for ref, role in one.parts:
            who = PEOPLE[ref]
            young = "Y" if who.age_on(one.reported.date()) < 18 else "N"
            rows.append([one.ref, ref, role.title(), who.forename, who.surname, young])
    header = ["Occurrence Number", "Person URN", "Link Type", "Given Name", "Family Name", "Juvenile"]
    write(folder, "occurrence_links_june_2026.txt", header, rows, "\t", "utf-16")
    rows = [[ppn.ref, f"{ppn.submitted:%d %B %Y %H:%M}", ppn.incident, f"{ppn.kind.title()} PPN", ppn.grading.title(),
             ppn.narrative, ref, PEOPLE[ref].forename, PEOPLE[ref].surname,
             "CYP" if PEOPLE[ref].born.year > 2008 else "Adult"] for ppn in PPNS for ref in ppn.subjects]  # fmt: skip
    header = ["PPN Reference", "Submitted On", "Occurrence Number", "PPN Type", "Officer Grading", "Officer Narrative",
              "Subject URN", "Subject Given Name", "Subject Family Name", "Subject Type"]  # fmt: skip
    write(folder, "ppn_june_2026.txt", header, rows, "\t", "utf-16")


SHAPES = {
    "side by side": side_by_side, "one row a person": one_row_a_person, "age bands": age_bands,
    "codes without words": codes_without_words, "one workbook": one_workbook, "parquet": camel_parquet,
    "stops and arrests": stops_and_arrests, "utf-16": wide_utf16,
}  # fmt: skip
