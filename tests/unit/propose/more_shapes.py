"""More ways in which forces write the days of story.py: one table for all, people counted, stops without any number."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from tests.unit.propose.shapes import day, with_role, write
from tests.unit.propose.story import EXPECTED, INCIDENTS, PEOPLE, PPNS


def ppns_beside(folder: Path) -> None:
    """One table for everything: a row a person, the incident and the person's PPN beside it."""
    by_person = {(ppn.incident, ref): ppn for ppn in PPNS for ref in ppn.subjects}
    header = ["Incident Number", "Reported Date/Time", "LPA", "Incident Category", "Incident Flags", "Incident Location",
              "Incident Narrative", "Person URN", "Person Forename", "Person Surname", "Person DOB", "Person Role",
              "PPN Number", "PPN Submitted Date/Time", "PPN Type", "PPN Risk Grade", "PPN Narrative"]  # fmt: skip
    rows = []
    for one in INCIDENTS:
        for ref, role in one.parts:
            who, ppn = PEOPLE[ref], by_person.get((one.ref, ref))
            told = (
                [ppn.ref, f"{ppn.submitted:%d.%m.%Y %H:%M}", ppn.kind.title(), ppn.grading, ppn.narrative]
                if ppn
                else [""] * 5
            )
            rows.append([one.ref, f"{one.reported:%d.%m.%Y %H:%M}", one.area, one.kind, ",".join(one.flags), one.place, one.log,
                         ref, who.forename, who.surname, day(who.born), role.title(), *told])  # fmt: skip
    write(folder, "vulnerability dashboard data.csv", header, rows)


def counted_people(folder: Path) -> None:
    """Person 1, person 2 and person 3 beside the incident, each with a role of its own."""
    header = ["Ref", "Created On", "Beat", "Nature of Call", "Tags", "Where", "Log of Event"]
    for number in (1, 2, 3):
        header += [f"Person {number} {what}" for what in ("Role", "First Name", "Surname", "DOB")]
    rows = []
    for one in INCIDENTS:
        row = [one.ref, one.reported.isoformat(" "), one.area, one.kind, ";".join(one.flags), one.place, one.log]
        for at in range(3):
            ref, role = one.parts[at] if at < len(one.parts) else ("", "")
            row += (
                [f"{role.title()} {at + 1}", PEOPLE[ref].forename, PEOPLE[ref].surname, day(PEOPLE[ref].born)]
                if ref
                else [""] * 4
            )
        rows.append(row)
    write(folder, "events.csv", header, rows)
    header = ["ViST Ref", "Completed On", "Event Ref", "ViST Type", "Officer Comments", "First Name", "Surname", "DOB"]
    rows = [[ppn.ref, ppn.submitted.isoformat(" "), ppn.incident, ppn.kind, ppn.narrative, PEOPLE[ref].forename,
             PEOPLE[ref].surname, day(PEOPLE[ref].born)] for ppn in PPNS for ref in ppn.subjects]  # fmt: skip
    write(folder, "vists.csv", header, rows)


def american(moment: datetime) -> str:
    """A time of the first days of a month, which could be read either way."""
    early = moment.replace(day=moment.day - 14)
    return f"{early.month}/{early.day}/{early.year} {early:%H:%M}"


def american_guess(folder: Path) -> None:
    """American dates that do not show it: only the dates of birth in another file do."""
    rows = [[one.ref, american(one.reported), one.area, one.kind, "Y" if one.flags else "N", one.place, one.log]
            for one in INCIDENTS]  # fmt: skip
    write(
        folder,
        "dispatch.csv",
        ["Call ID", "Call Date/Time", "District", "Call Type", "MARAC", "Address", "Call Notes"],
        rows,
    )
    rows = [[one.ref, ref, PEOPLE[ref].forename, PEOPLE[ref].surname, f"{PEOPLE[ref].born:%m/%d/%Y}", role]
            for one in INCIDENTS for ref, role in one.parts]  # fmt: skip
    write(
        folder, "dispatch_persons.csv", ["Call ID", "Person Number", "First", "Last", "Birth Date", "Person Type"], rows
    )
    rows = [[ppn.ref, american(ppn.submitted), ppn.incident, ppn.kind, ppn.narrative, PEOPLE[ref].forename, PEOPLE[ref].surname,
             f"{PEOPLE[ref].born:%m/%d/%Y}"] for ppn in PPNS for ref in ppn.subjects]  # fmt: skip
    header = ["Referral ID", "Referral Date/Time", "Call ID", "Type", "Narrative", "First", "Last", "Birth Date"]
    write(folder, "referral.csv", header, rows)


def records_system(folder: Path) -> None:
    """Tables of a records system as they are: GOccurrence, GPerson, names run together, pipes."""
    rows = [[one.ref, str(one.reported), str(one.closed), one.area, one.kind, "/".join(one.flags), one.grade, one.place,
             one.officer, one.log] for one in INCIDENTS]  # fmt: skip
    header = ["OccurrenceFileNo", "ReportedTime", "EndTime", "StationArea", "OccurrenceType", "OccurrenceFlags",
              "ResponseGrading", "OccAddress", "ReportingOfficerCollarNo", "Synopsis"]  # fmt: skip
    write(folder, "GOccurrence.csv", header, rows, "|")
    rows = [[one.ref, ref, role.title()] for one in INCIDENTS for ref, role in one.parts]
    write(folder, "GInvlPerson.csv", ["OccurrenceFileNo", "PersonNominalNo", "InvolvementClassification"], rows, "|")
    rows = [[who.ref, who.surname, who.forename, str(who.born), who.sex, who.address] for who in PEOPLE.values()]
    write(
        folder, "GPerson.csv", ["NominalNo", "Surname1", "Given1", "DateOfBirth", "Gender", "CurrentAddress"], rows, "|"
    )
    rows = [
        [ppn.ref, str(ppn.submitted), ppn.incident, ppn.officer, ppn.kind, ppn.grading, ppn.narrative] for ppn in PPNS
    ]
    header = [
        "ReportNo",
        "SubmittedTime",
        "OccurrenceFileNo",
        "AuthorCollarNo",
        "PPNCategory",
        "OfficerRisk",
        "FreeText",
    ]
    write(folder, "PPN_Report.csv", header, rows, "|")
    rows = [[ppn.ref, ref, PEOPLE[ref].surname, PEOPLE[ref].forename, str(PEOPLE[ref].born),
             "Child" if PEOPLE[ref].born.year > 2008 else "Adult"] for ppn in PPNS for ref in ppn.subjects]  # fmt: skip
    header = ["ReportNo", "NominalNo", "Surname1", "Given1", "DateOfBirth", "PersonType"]
    write(folder, "PPN_Report_Persons.csv", header, rows, "|")


def ages_side_by_side(folder: Path) -> None:
    """Crimes with the age and sex of victim and suspect and nobody's name; there are no PPNs at all."""
    rows = []
    for one in INCIDENTS:
        told = [
            one.ref,
            day(one.reported.date()),
            f"{one.reported:%H:%M}",
            one.area,
            one.kind,
            one.place,
            ",".join(one.flags),
        ]
        for found in (with_role(one, "victim", "missing", "involved"), with_role(one, "suspect")):
            told += [str(found[0].age_on(one.reported.date())), found[0].sex] if found else ["", ""]
        rows.append([*told, one.log])
    header = ["Crime Number", "Date Reported", "Time Reported", "Borough", "Offence", "Offence Location", "Markers",
              "Victim Age", "Victim Sex", "Suspect Age", "Suspect Sex", "MO"]  # fmt: skip
    write(folder, "CrimeReports.csv", header, rows)


def stops_without_numbers(folder: Path) -> None:
    """Stop and search as it is published: no number, no name, no place, an age range."""
    header = ["Type", "Date", "Part of a policing operation", "Policing operation", "Latitude", "Longitude", "Gender",
              "Age range", "Self-defined ethnicity", "Officer-defined ethnicity", "Legislation", "Object of search", "Outcome",
              "Outcome linked to object of search", "Removal of more than just outer clothing"]  # fmt: skip
    law = "Misuse of Drugs Act 1971 (section 23)"
    rows = [
        ["Person search", f"2026-06-{15 + at}T21:40:00+00:00", "False", "", "54.1", "-0.8", sex, age, "Other", "White", law,
         "Controlled drugs", "Nothing found - no further action", "", "False"]
        for at, (sex, age) in enumerate((("Male", "10-17"), ("Male", "25-34"), ("", ""), ("Female", "under 10"), ("Male", "over 34")))
    ]  # fmt: skip
    write(folder, "2026-06-north-coast-stop-and-search.csv", header, rows)


NO_PPNS = dict.fromkeys(("26-770101", "26-770102", "26-770105", "26-770107"), "no-ppn") | {"26-770106": "excluded"}
MORE_SHAPES = {
    "ppns beside": (ppns_beside, EXPECTED), "counted people": (counted_people, EXPECTED),
    "american guess": (american_guess, EXPECTED), "records system": (records_system, EXPECTED),
    "ages side by side": (ages_side_by_side, NO_PPNS),
}  # fmt: skip
