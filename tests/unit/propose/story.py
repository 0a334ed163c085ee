"""A few made-up days of one force, told once; each shape of export in these tests is the same days written otherwise.

What the screening must say of each incident is in EXPECTED: it follows from the policy, whatever the export looks like.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime


def at(text: str) -> datetime:
    """A clock time of London."""
    return datetime.fromisoformat(text)


@dataclass(frozen=True)
class Person:
    ref: str
    forename: str
    surname: str
    born: date
    sex: str
    address: str

    def age_on(self, day: date) -> int:
        return day.year - self.born.year - ((day.month, day.day) < (self.born.month, self.born.day))


@dataclass(frozen=True)
class Incident:
    ref: str
    reported: datetime
    closed: datetime
    area: str
    kind: str
    flags: tuple[str, ...]
    grade: str
    place: str
    officer: str
    log: str
    parts: tuple[tuple[str, str], ...]  # the person's ref, the role


@dataclass(frozen=True)
class Ppn:
    ref: str
    submitted: datetime
    incident: str
    officer: str
    kind: str
    grading: str
    categories: tuple[str, ...]
    narrative: str
    subjects: tuple[str, ...]  # the people's refs


PEOPLE = {
    person.ref: person for person in (
        Person("P4001", "Marisa", "Tolland", date(1991, 3, 14), "F", "3 Tallow Yard, Selby"),
        Person("P4002", "Wesley", "Tolland", date(2020, 5, 28), "M", "3 Tallow Yard, Selby"),
        Person("P4003", "Darren", "Ashdene", date(1988, 11, 30), "M", "17 Mill Rise, Selby"),
        Person("P4004", "Keira", "Lowther", date(2011, 7, 19), "F", "8 Quarry Lane, Malton"),
        Person("P4005", "Gordon", "Peake", date(1962, 1, 25), "M", "2 Harbour Street, Filey"),
        Person("P4006", "Shona", "Brackley", date(1995, 9, 13), "F", "21 Orchard Close, Ripon"),
        Person("P4007", "Alfie", "Brackley", date(2016, 10, 22), "M", "21 Orchard Close, Ripon"),
        Person("P4008", "Maisie", "Brackley", date(2018, 4, 16), "F", "21 Orchard Close, Ripon"),
        Person("P4009", "Ellen", "Garside", date(1987, 12, 15), "F", "5 Station Road, Thirsk"),
        Person("P4010", "Jonah", "Garside", date(2013, 8, 26), "M", "5 Station Road, Thirsk"),
        Person("P4011", "Tamsin", "Rowley", date(2010, 6, 23), "F", "14 Beck Terrace, Whitby"),
        Person("P4012", "Craig", "Selwood", date(1979, 2, 18), "M", "9 Castle Walk, Whitby"),
    )
}  # fmt: skip
INCIDENTS = (
    Incident("26-770101", at("2026-06-15 21:40"), at("2026-06-15 23:55"), "Selby", "Domestic incident", (), "Immediate",
             "3 Tallow Yard, Selby", "0417",
             "21:40 Marisa TOLLAND rings, her ex-partner Darren has kicked the front door. 22:05 on scene, her son "
             "Wesley asleep upstairs. No injury seen, door damaged.",
             (("P4001", "victim"), ("P4003", "suspect"), ("P4002", "child"))),
    Incident("26-770102", at("2026-06-16 08:15"), at("2026-06-16 19:30"), "Malton", "Missing person", (), "Priority",
             "8 Quarry Lane, Malton", "0088",
             "08:15 grandmother reports Keira LOWTHER has not come back since last night. 19:10 found safe at the bus "
             "station and brought home.",
             (("P4004", "missing"),)),
    Incident("26-770103", at("2026-06-17 11:05"), at("2026-06-17 12:20"), "Filey", "Theft from shop", (), "Scheduled",
             "Harbour Stores, Harbour Street, Filey", "0231",
             "11:05 manager of the shop reports a male known to him left without paying for three bottles of spirits. "
             "Area searched, no trace.",
             (("P4005", "suspect"),)),
    Incident("26-770104", at("2026-06-18 17:25"), at("2026-06-18 20:45"), "Ripon", "Concern for safety", (), "Priority",
             "21 Orchard Close, Ripon", "0417",
             "17:25 neighbour worried about the state of the house. 18:10 Shona BRACKLEY seen, home cluttered, little "
             "food in. Alfie and Maisie seen, both hungry.",
             (("P4006", "involved"), ("P4007", "child"), ("P4008", "child"))),
    Incident("26-770105", at("2026-06-19 22:30"), at("2026-06-20 00:10"), "Whitby", "Domestic incident", (), "Immediate",
             "9 Castle Walk, Whitby", "0088",
             "22:30 Craig SELWOOD shouting in the street at his wife. 22:50 on scene, he has gone. She says her two "
             "kids were upstairs and heard it all.",
             (("P4012", "suspect"),)),
    Incident("26-770106", at("2026-06-21 13:50"), at("2026-06-21 16:15"), "Thirsk", "Domestic incident", ("MARAC",),
             "Priority", "5 Station Road, Thirsk", "0231",
             "13:50 Ellen GARSIDE says her former husband keeps driving past the house. Her son Jonah is frightened. "
             "Log marked for the meeting.",
             (("P4009", "victim"), ("P4010", "child"))),
    Incident("26-770107", at("2026-06-22 15:35"), at("2026-06-22 18:00"), "Whitby", "Assault", (), "Priority",
             "Pier Road, Whitby", "0088",
             "15:35 Tamsin ROWLEY punched by a stranger outside the arcade. 15:50 on scene, bruise to the cheek, her "
             "father told and coming for her.",
             (("P4011", "victim"),)),
    Incident("26-770108", at("2026-06-23 09:45"), at("2026-06-23 10:30"), "Filey", "Noise", (), "Scheduled",
             "2 Harbour Street, Filey", "0231",
             "09:45 Gordon PEAKE complains of drilling next door since eight in the morning. Advice given, builders "
             "will stop at noon today.",
             (("P4005", "informant"),)),
)  # fmt: skip
PPNS = (
    Ppn("VR-5101", at("2026-06-16 02:20"), "26-770101", "0417", "domestic", "medium", ("domestic abuse", "emotional"),
        "Door kicked in by former partner while Wesley was asleep upstairs. Mother tearful, safe with sister tonight.",
        ("P4001", "P4002")),
    Ppn("VR-5102", at("2026-06-18 21:15"), "26-770104", "0417", "child", "high", ("neglect",),
        "Home conditions poor, little food in the cupboards. Alfie said he was hungry and had not eaten since school.",
        ("P4007",)),
    Ppn("VR-5103", at("2026-06-23 13:10"), "26-770107", "0088", "child", "standard", ("physical",),
        "Tamsin was punched outside the arcade in Whitby by somebody she does not know. Father informed.",
        ("P4011",)),
)  # fmt: skip
OFFICERS = (
    ("0417", "Ines Carver", "PC", "Response Selby", "Selby", "0021"),
    ("0088", "Rob Latham", "PC", "Response Whitby", "Whitby", "0021"),
    ("0231", "Amy Skelton", "PC", "Response Filey", "Filey", "0021"),
    ("0021", "Helen Moorcroft", "Insp", "Safeguarding", "Selby", ""),
)
EXPECTED = {
    "26-770101": "covered",
    "26-770102": "no-ppn",
    "26-770104": "part-covered",
    "26-770105": "no-ppn",
    "26-770106": "excluded",
    "26-770107": "covered",
}
