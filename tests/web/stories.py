"""Incidents as tests tell them, and as the engine would hand them on: every name, place and word is our own.

Logs are written with their marks: ``[child 1|two kids upstairs]`` is evidence for child 1, ``[denial|no kids here]``,
``[claim|PPN done]`` and ``[risk|punched her]`` the rest.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta

from childtonotice.screening.circumstances import (
    Circumstances,
    Incident,
    Involvement,
    Person,
    Ppn,
    Reading,
    Said,
    Scene,
    Subject,
)
from childtonotice.screening.findings import Child, Cover, Evidence, Finding, Mark, Notice, Status

MARKED = re.compile(r"\[(child|denial|claim|risk)(?: (\w+))?\|([^\]]*)\]")


@dataclass(frozen=True)
class Story:
    """One incident as a test tells it."""

    reference: str
    kind: str
    log: str
    children: tuple[Child, ...]
    hours_ago: float = 10
    status: Status = Status.NO_PPN
    priority: int = 3
    area: str = "Northvale"
    reasons: tuple[str, ...] = ()
    people: tuple[tuple[Person, str], ...] = ()
    ppns: tuple[Ppn, ...] = ()
    place: str = "14 Tanner's Row, Thornwick"
    grade: str = "Priority"
    flags: tuple[str, ...] = ()
    exclusions: tuple[str, ...] = ()
    categories: tuple[str, ...] = ("domestic abuse",)


def read_marks(log: str) -> tuple[str, tuple[Mark, ...]]:
    """The log without its brackets, and its marks at the right positions."""
    plain, marks, at = "", [], 0
    for hit in MARKED.finditer(log):
        plain += log[at : hit.start()]
        kind, label, words = hit.groups()
        child = int(label) if kind == "child" and label else 0
        marks.append(Mark(kind, len(plain), len(plain) + len(words), "" if child else label or "", child))
        plain, at = plain + words, hit.end()
    return plain + log[at:], tuple(marks)


def explain(story: Story, now: datetime) -> tuple[Circumstances, Finding]:
    """The story as the engine would hand it to publishing."""
    log, marks = read_marks(story.log)
    reported = now - timedelta(hours=story.hours_ago)
    incident = Incident(
        incident_id=story.reference,
        reported_at=reported,
        area=story.area,
        opening_code=story.kind,
        flags=story.flags,
        response_grade=story.grade,
        attended=True,
        location=story.place,
        officer_id="1184",
        log=log,
    )
    links = tuple(Involvement(person.person_id, role, person=person) for person, role in story.people)
    said = tuple(Said("claim", "done", mark.start, mark.end) for mark in marks if mark.kind == "claim")
    scene = Scene(incident, links, reading=Reading(said=said))
    children = tuple(_with_evidence(child, number, log, marks) for number, child in enumerate(story.children, start=1))
    finding = Finding(
        incident_id=story.reference,
        area=story.area,
        reported_at=reported,
        status=story.status,
        children=children,
        categories=story.categories,
        priority=story.priority,
        reasons=story.reasons,
        exclusions=story.exclusions,
        marks=marks,
    )
    ppns = tuple(replace(ppn, submitted_at=reported + timedelta(hours=5)) for ppn in story.ppns)
    return Circumstances(scene, ppns), finding


def _with_evidence(child: Child, number: int, log: str, marks: tuple[Mark, ...]) -> Child:
    spot = next((mark for mark in marks if mark.kind == "child" and mark.child == number), None)
    return child._replace(evidence=Evidence(log[spot.start : spot.end], spot.start, spot.end)) if spot else child


def text_child(relation: str, age: str, sex: str, why: str = "") -> Child:
    """A child known from the words of the log alone."""
    return Child(age=age, relation=relation, sex=sex, found_by=(Notice.TEXT,), presence="present", why=why)


def linked_child(person: Person, age: str, **more: object) -> Child:
    """A child linked to the incident."""
    name = f"{person.forename} {person.surname}"
    return Child(person.person_id, name, age, (Notice.LINKED,), sex=person.sex)._replace(**more)  # type: ignore[arg-type]


ELLIE = Person("P-201", "Ellie", "Tarnbrook", date(2019, 4, 3), "female")
TOM = Person("P-202", "Tom", "Tarnbrook", date(2011, 1, 20), "male")
SARAH = Person("P-203", "Sarah", "Tarnbrook", date(1992, 7, 14), "female")
MAREK = Person("P-210", "Marek", "Osterwick", date(2010, 9, 9), "male")
AYO = Person("P-215", "Ayo", "Fennimore", date(2021, 2, 2), "male")
PPN_OF_TOM = Ppn(
    "4470",
    datetime(2026, 1, 1, tzinfo=UTC),
    "EX-1001",
    "1184",
    "child",
    "medium",
    ("domestic abuse",),
    "Tom spoken to alone, well.",
    (Subject("P-202", "Tom", "Tarnbrook", date(2011, 1, 20), role="child"),),
    True,
)
PPN_LIKE_AYO = Ppn(
    "4471",
    datetime(2026, 1, 1, tzinfo=UTC),
    "",
    "1207",
    "child",
    "standard",
    ("neglect",),
    "Child seen with his aunt, fed and warm.",
    (Subject("", "Ayo", "Fenimore", None, role="child"),),
)

FIRST = Story(
    "EX-1001",
    "Domestic incident",
    "23:41 OP 7712: CALLER STATES HER PARTNER HAS [risk physical|PUNCHED HER IN THE FACE] AND IS STILL IN THE HOUSE\n"
    "23:42 OP 7712: [child 1|ELLIE, 7,] AND [child 2|HIS LITTLE LAD ABOUT 4] ARE UPSTAIRS. LINE OPEN, SHOUTING HEARD\n"
    "23:44 UNITS ASSIGNED\n23:51 1184 AT SCENE\n"
    "00:20 1184: [denial|no children in the front room] when we went in. Male arrested 00:14. "
    "[claim|PPN done] for the family.\n",
    (
        linked_child(ELLIE, "7"),
        text_child("son", "4", "male"),
        linked_child(TOM, "15", ppn_id="4470", match="id", cover=Cover.CERTAIN),
    ),
    hours_ago=31,
    status=Status.PART_COVERED,
    priority=1,
    reasons=(
        "The log speaks of a child upstairs while the assault went on.",
        "A PPN names Tom; none names the other two children.",
    ),
    people=((SARAH, "victim"), (ELLIE, "child"), (TOM, "witness")),
    ppns=(PPN_OF_TOM,),
    grade="Immediate",
)
SECOND = Story(
    "EX-1002",
    "Concern for safety",
    "10:02 CALLER, A NEIGHBOUR: [child 1|AYO FROM NEXT DOOR, 5,] IS ON THE STEP IN HIS PYJAMAS AND NOBODY ANSWERS\n"
    "10:31 1207: taken in by his aunt, house cold, no food in the fridge\n",
    (linked_child(AYO, "5", ppn_id="4471", match="name", cover=Cover.PERHAPS),),
    hours_ago=20,
    status=Status.CHECK_MATCH,
    priority=2,
    reasons=("A PPN spells the surname another way and has no date of birth.",),
    people=((AYO, "child"),),
    ppns=(PPN_LIKE_AYO,),
    categories=("neglect",),
)
COVERED_BY_NAME = replace(
    SECOND,
    reference="EX-1090",
    status=Status.COVERED,
    priority=5,
    children=(linked_child(AYO, "5", ppn_id="4471", match="name", cover=Cover.CERTAIN),),
)
LEFT_OUT = replace(
    FIRST, reference="EX-1091", status=Status.EXCLUDED, priority=5, exclusions=("marac",), flags=("MARAC",), ppns=()
)
OPENINGS = (
    ("Missing person", "MAREK, 16, NOT BACK FROM HIS SHIFT AT THE CAFE, PHONE OFF", ("missing",)),
    ("Domestic incident", "SHOUTING AT NUMBER 9, BABY AND TODDLER CRYING FOR AN HOUR", ("domestic abuse",)),
    ("Anti-social behaviour", "GROUP OF ABOUT 15 YEAR OLDS DRINKING BY THE BOAT HOUSE", ("substance misuse",)),
    ("Sexual offence", "DAUGHTER, 13, SENT PICTURES BY A MAN SHE MET IN A GAME", ("online", "sexual")),
    ("Road traffic collision", "CAR IN THE DITCH, DRIVER SMELLS OF DRINK, GIRL IN THE BACK", ("other",)),
)
WHO = (
    (linked_child(MAREK, "16"),),
    (text_child("baby", "0.75", ""), text_child("toddler", "2", "")),
    (text_child("youth", "15", "male"), text_child("youth", "15", "female")),
    (text_child("daughter", "13", "female"),),
    (text_child("child", "6", "female"),),
)
PLACES = ("Quay Street, Thornwick", "Alder Close, Millbeck", "Boat House Lane, Thornwick", "Fell View, Harrowby")


def more_stories(count: int) -> Iterator[Story]:
    """Stories of several kinds, so that a list is as long as a Monday's."""
    for number in range(count):
        kind, words, categories = OPENINGS[number % len(OPENINGS)]
        yield Story(
            f"EX-{1010 + number}",
            kind,
            f"{8 + number % 12:02}:15 CALLER: [child 1|{words}]\n"
            f"{9 + number % 12:02}:02 1184: spoken to, words of advice\n",
            WHO[number % len(WHO)],
            hours_ago=12 + 3 * number,
            priority=2 + number % 3,
            people=((MAREK, "missing"),) if kind == "Missing person" else (),
            place=PLACES[number % len(PLACES)],
            categories=categories,
            grade=("Immediate", "Priority", "Scheduled")[number % 3],
            reasons=("The log speaks of a child who is there.",),
        )


STORIES = (FIRST, SECOND, *more_stories(12), COVERED_BY_NAME, LEFT_OUT)
