"""Which PPNs are in question for an incident: a wide net, since the rules decide and a PPN too many changes nothing."""

from __future__ import annotations

from datetime import datetime, timedelta

from childtonotice.screening.circumstances import Mention, Ppn, Scene, Subject
from childtonotice.screening.force import Force
from childtonotice.screening.link.dates import age_on
from childtonotice.screening.link.lines import gives_address
from childtonotice.screening.link.names import name_keys
from childtonotice.screening.link.naming import names_no_one

SLACK = timedelta(hours=2)  # a change of clocks moves "seven days on" by an hour
NEAR_AGE = 3


def is_in_question(scene: Scene, ppn: Ppn, force: Force) -> bool:
    """Whether a PPN bears the incident's id, or came in time and names someone of it or a child like one of its log."""
    if ppn.incident_id and ppn.incident_id == scene.incident.incident_id:
        return True
    if ppn.kind == "adult" or not came_within(scene, ppn, force.context_days):
        return False
    return shares_person(scene, ppn) or shares_name(scene, ppn) or describes_child(scene, ppn, force)


def came_within(scene: Scene, ppn: Ppn, days: int) -> bool:
    """Whether a PPN was submitted between the report and so many days after it."""
    reported = scene.incident.reported_at
    return reported - timedelta(minutes=1) < ppn.submitted_at <= reported + timedelta(days=days) + SLACK


def shares_person(scene: Scene, ppn: Ppn) -> bool:
    """Whether a subject is, by id, someone linked to the incident or recorded at its address."""
    ids = {link.person_id for link in scene.involvements} | {person.person_id for person in scene.household}
    return any(subject.person_id in ids for subject in ppn.subjects if subject.person_id)


def shares_name(scene: Scene, ppn: Ppn) -> bool:
    """Whether a subject may, by name, be someone linked to the incident or recorded at its address."""
    ours = {
        key
        for person in (*scene.people.values(), *scene.household)
        for key in name_keys(person.forename, person.surname)
    }
    return any(key in ours for subject in ppn.subjects for key in name_keys(subject.forename, subject.surname))


def describes_child(scene: Scene, ppn: Ppn, force: Force) -> bool:
    """Whether a PPN that names no one, or a child like one of the log, or the address, may be about the incident."""
    if names_no_one(ppn) and came_within(scene, ppn, force.cover_days):
        return True
    if gives_address(ppn.narrative, scene.incident.location):
        return True
    near = came_within(scene, ppn, force.cover_days)
    return any(is_like(m, s, ppn.submitted_at, near) for m in scene.reading.mentions for s in ppn.subjects)


def is_like(mention: Mention, subject: Subject, at: datetime, near: bool) -> bool:
    """Whether a subject has a forename like the one in the log or, in the first week, about the age."""
    if mention.forename and set(name_keys(mention.forename, "")) & set(name_keys(subject.forename, "")):
        return True
    if not near or subject.date_of_birth is None or mention.age_low is None or mention.age_high is None:
        return False
    age = age_on(subject.date_of_birth, at.date())
    return mention.age_low - NEAR_AGE <= age <= mention.age_high + NEAR_AGE
