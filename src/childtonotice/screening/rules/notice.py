"""Who counts as a child of the incident: rulings 1 to 10, in four ways of coming to notice."""

from __future__ import annotations

import re
from datetime import date
from operator import attrgetter

from childtonotice.screening.circumstances import Involvement, Mention, Person, Scene
from childtonotice.screening.findings import Evidence, Notice
from childtonotice.screening.force import Force
from childtonotice.screening.link.addresses import same_address
from childtonotice.screening.link.compare import compare
from childtonotice.screening.link.names import fold, forenames_agree
from childtonotice.screening.link.tokens import join_forename, join_surname
from childtonotice.screening.rules.ages import Age, tell_age
from childtonotice.screening.rules.categories import find_child_category, household_matters
from childtonotice.screening.rules.grown_up import CHILD_ROLES, is_corrected, pick_mentions
from childtonotice.screening.rules.joining import join_mentions
from childtonotice.screening.rules.noticed import IN_ORDER, Noticed, add_record, identify_child, order_notices, quote

AT_THE_ADDRESS = "recorded at the address"
RecordKey = tuple[date, str, str]
BY_PERSON = attrgetter("person_id", "role", "age")


def find_children(scene: Scene, force: Force) -> list[Noticed]:
    """Every child of the incident counts once: linked, in the log, by category, or recorded at the address.

    Rulings 1 to 10, R4-R6. In the order linked (by person), text (by position), code, address (by person).
    "Children not present" is a denial: it takes nobody away and, beside children who are known, adds nobody (ruling 3).
    """
    linked, unaged = find_linked(scene)
    known = join_household(linked, find_household(scene, force)) + unaged
    known, left = join_mentions(known, pick_mentions(scene), scene.incident.log)
    children = [child for child in known if child.known_age or child.mention or Notice.ADDRESS in child.found_by]
    children += [
        Noticed((Notice.TEXT,), mention=mention, evidence=quote(mention))
        for mention in left
        if not repeats_known(mention, known) and not (children and mention.rule == "not-present")
    ]
    children = add_coded(children, known, scene, force)
    return [find_name_in_log(child, scene.incident.log) for child in sorted(children, key=place)]


def place(child: Noticed) -> tuple[int, int, str]:
    """Where a child stands in the answer: linked, text, code, address; then by person or position."""
    first = IN_ORDER.index(child.found_by[0])
    by_position = child.evidence.start if first == 1 else 0
    return first, by_position, child.person.person_id if child.person else ""


def find_linked(scene: Scene) -> tuple[list[Noticed], list[Noticed]]:
    """Any linked person under 18 is a child in whatever role; a role child on a grown-up is no child.

    Rulings 1 and 2, R39, T10. Returns the children by age, and those in the role child or missing without any age,
    who count only where the log or a category shows a child.
    """
    aged, unaged = [], []
    on = scene.incident.reported_on
    by_person: dict[str, list[Involvement]] = {}
    for link in sorted(scene.involvements, key=BY_PERSON):
        by_person.setdefault(link.person_id, []).append(link)
    for links in by_person.values():
        person = links[0].person  # of one id, so that all have it or none has
        age = tell_age(person, tuple([link.age for link in links]), on)
        if age and not age.may_be_child:
            continue
        child = note_link(links, person, age)
        if age:
            aged.append(child)
        elif not CHILD_ROLES.isdisjoint(child.roles) or is_named_young(child, scene.reading.mentions):
            unaged.append(child)
    return drop_doubles(aged), unaged


def note_link(links: list[Involvement], person: Person | None, age: Age | None) -> Noticed:
    """A linked person as a child of the incident, with every role."""
    roles = tuple(sorted({link.role for link in links}))
    why = "" if age is None or age.is_child else "age may be under 18"
    return Noticed((Notice.LINKED,), person or Person(links[0].person_id), roles=roles, known_age=age, why=why)


def is_named_young(child: Noticed, mentions: tuple[Mention, ...]) -> bool:
    """Whether the log gives a linked person of unknown age by forename as a child."""
    return bool(child.forename) and any(
        forenames_agree(child.forename, mention.forename) for mention in mentions if mention.forename
    )


def drop_doubles(children: list[Noticed]) -> list[Noticed]:
    """Two records of one child (the same name and date of birth) count once; twins and namesakes never merge."""
    if len(children) < 2:
        return children
    kept: list[Noticed] = []
    alike: dict[RecordKey, list[int]] = {}  # a crowd of thousands is not compared pair by pair
    for child in children:
        key = key_record(child)
        places = [] if key is None else alike.setdefault(key, [])
        same = next((place for place in places if are_one(child, kept[place])), None)
        if same is None:
            places.append(len(kept))
            kept.append(child)
        else:
            kept[same] = add_record(kept[same], child)
    return kept


def key_record(child: Noticed) -> RecordKey | None:
    """What two records of one child must have in common beside their id; None where a record says too little."""
    person = child.person
    if person is None or person.date_of_birth is None:
        return None
    return person.date_of_birth, join_forename(person.forename), join_surname(person.surname)


def are_one(a: Noticed, b: Noticed) -> bool:
    """Whether two records are of one child beyond doubt."""
    if not (a.person and b.person):
        return False
    if a.person.person_id == b.person.person_id:
        return True
    key = key_record(a)
    if key is None or key != key_record(b):
        return False  # two records are of one child only where name and date of birth are equal
    return compare(identify_child(a), identify_child(b), with_incident_id=False).verdict == "same"


def join_household(linked: list[Noticed], recorded: list[Noticed]) -> list[Noticed]:
    """The linked children and those recorded at the address, each once; one who is both came to notice in both ways."""
    if not recorded:
        return linked
    linked, left = list(linked), []
    both = (Notice.LINKED, Notice.ADDRESS)
    for other in recorded:
        place = next((place for place, child in enumerate(linked) if are_one(child, other)), None)
        if place is None:
            left.append(other)
        else:
            linked[place] = add_record(linked[place], other)._replace(found_by=both)
    return linked + left


def find_household(scene: Scene, force: Force) -> list[Noticed]:
    """A person under 18 recorded at the address counts where the household matters and the address is no shared one.

    Ruling 8, T1. Four surnames or more among the under-18s (a shared part of a double barrel is one) give nobody.
    """
    incident = scene.incident
    if not scene.household or not household_matters(incident, force):
        return []
    if any(same_address(incident.location, shared) for shared in force.shared_addresses):
        return []
    young = [
        (person, age)
        for person in scene.household
        if (age := tell_age(person, (), incident.reported_on)) and age.is_child
    ]
    if count_surnames([person.surname for person, _ in young]) >= force.shared_surnames:
        return []
    return drop_doubles(
        [
            Noticed((Notice.ADDRESS,), person=person, known_age=age, evidence=Evidence(AT_THE_ADDRESS))
            for person, age in sorted(young, key=lambda pair: pair[0].person_id)
        ]
    )


def count_surnames(surnames: list[str]) -> int:
    """How many families the surnames show: those that share a part are one."""
    families: list[set[str]] = []
    for parts in ({*fold(surname).split()} for surname in surnames):
        touching = [family for family in families if family & parts]
        families = [family for family in families if not family & parts] + [parts.union(*touching)]
    return len(families)


def repeats_known(mention: Mention, known: list[Noticed]) -> bool:
    """A forename already given to a child on record is that child again, not another one."""
    return bool(mention.forename) and any(
        child.mention and child.mention.forename
        and forenames_agree(child.mention.forename, mention.forename)
        and mention.age_low == child.mention.age_low
        for child in known
    )  # fmt: skip


def add_coded(children: list[Noticed], known: list[Noticed], scene: Scene, force: Force) -> list[Noticed]:
    """A category that names a child counts one child where nothing else shows one; a corrected category is none.

    Rulings 1 and 7, R6, F4. A person in the role child or missing without any age counts where a category shows one.
    """
    category = find_child_category(scene.incident, force)
    if not category or is_corrected(scene):
        return children
    if children:
        return [child._replace(found_by=order_notices(child.found_by, (Notice.CODE,))) for child in children]
    evidence = Evidence(category)
    if known:  # none of them with an age, or they would be among the children
        both = (Notice.LINKED, Notice.CODE)
        return [child._replace(found_by=both, evidence=evidence) for child in known]
    return [Noticed((Notice.CODE,), evidence=evidence)]


def find_name_in_log(child: Noticed, log: str) -> Noticed:
    """Where a linked child has no words yet, its forename in the log is its evidence; with its age, a notice too."""
    if child.evidence.words or len(child.forename) < 3 or is_plainly_absent(child.forename, log):
        return child
    found = re.search(rf"(?<!\w){re.escape(child.forename)}(?!\w)", log, re.IGNORECASE)
    if not found:
        return child
    told = child.known_age and re.match(rf"[ ,(-]{{1,3}}(?:aged? )?{child.known_age.text}(?!\w)", log[found.end() :])
    found_by = order_notices(child.found_by, (Notice.TEXT,)) if told else child.found_by
    return child._replace(evidence=Evidence(found[0], *found.span()), found_by=found_by)


def is_plainly_absent(name: str, log: str) -> bool:
    """Whether plain letters alone show that a name is nowhere in a log, without an expression for each name."""
    return name.isascii() and log.isascii() and name.lower() not in log.lower()
