"""Who counts as a child of the incident: rulings 1 to 10, in four ways of coming to notice."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import groupby

from childtonotice.screening.circumstances import Involvement, Mention, Person, Scene
from childtonotice.screening.findings import Evidence, Notice
from childtonotice.screening.force import Force
from childtonotice.screening.link.addresses import same_address
from childtonotice.screening.link.compare import can_be_one, compare
from childtonotice.screening.link.names import fold, forenames_agree, is_forename
from childtonotice.screening.rules.ages import tell_age
from childtonotice.screening.rules.categories import find_child_category, household_matters
from childtonotice.screening.rules.joining import join_mentions
from childtonotice.screening.rules.noticed import Noticed, identify_child, order_notices, quote

CHILD_ROLES = ("child", "missing")
AT_THE_ADDRESS = "recorded at the address"
OFFSPRING = ("son", "daughter", "child", "stepchild", "stepson", "stepdaughter")


def find_children(scene: Scene, force: Force) -> list[Noticed]:
    """Every child of the incident, each once: linked, in the log, by category, or recorded at the address.

    Rulings 1 to 10, R4-R6. In the order linked (by person), text (by position), code, address (by person).
    """
    linked, unaged = find_linked(scene)
    recorded = find_household(scene, force)
    linked = [note_address(child, recorded) for child in linked]
    housed = [child for child in recorded if not any(are_one(child, other) for other in linked)]
    spoken = (mention for mention in scene.reading.mentions if not tells_of_adult(mention, scene))
    mentions = tuple(drop_doubtful_name(mention, scene) for mention in spoken)
    known, left = join_mentions(linked + housed + unaged, mentions)
    left = [m for m in left if not repeats_known(m, known)]
    children = [child for child in known if child.known_age or child.mention or Notice.ADDRESS in child.found_by]
    children += [Noticed((Notice.TEXT,), mention=mention, evidence=quote(mention)) for mention in left]
    children = add_coded(children, [child for child in known if child not in children], scene, force)
    return [find_name_in_log(child, scene.incident.log) for child in sorted(children, key=place)]


def place(child: Noticed) -> tuple[int, int, str]:
    """Where a child stands in the answer: linked, text, code, address; then by person or position."""
    first = tuple(Notice).index(child.found_by[0])
    by_position = child.evidence.start if first == 1 else 0
    return first, by_position, child.person.person_id if child.person else ""


def find_linked(scene: Scene) -> tuple[list[Noticed], list[Noticed]]:
    """Any linked person under 18, in whatever role; a role child on a grown-up is no child.

    Rulings 1 and 2, R39, T10. Returns the children by age, and those in the role child or missing without any age,
    who count only where the log or a category shows a child.
    """
    aged, unaged = [], []
    for links in group_links(scene.involvements):
        roles = tuple(sorted({link.role for link in links}))
        person = next((link.person for link in links if link.person), None) or Person(links[0].person_id)
        age = tell_age(person, tuple(link.age for link in links), scene.incident.reported_on)
        child = Noticed((Notice.LINKED,), person=person, roles=roles, known_age=age)
        if age is None and (set(roles) & set(CHILD_ROLES) or is_named_young(person, scene.reading.mentions)):
            unaged.append(child)
        elif age and age.is_child:
            aged.append(child)
        elif age and age.may_be_child:
            aged.append(replace(child, why="age may be under 18"))
    return drop_doubles(aged), unaged


def group_links(involvements: tuple[Involvement, ...]) -> list[list[Involvement]]:
    """The involvements of each person together, by person id."""
    ordered = sorted(involvements, key=lambda link: (link.person_id, link.role, link.age))
    return [list(links) for _, links in groupby(ordered, key=lambda link: link.person_id)]


def is_named_young(person: Person, mentions: tuple[Mention, ...]) -> bool:
    """Whether the log gives a linked person of unknown age by forename as a child."""
    return bool(person.forename) and any(
        forenames_agree(person.forename, mention.forename) for mention in mentions if mention.forename
    )


def drop_doubles(children: list[Noticed]) -> list[Noticed]:
    """Two records of one child (the same name and date of birth) count once; twins and namesakes never merge."""
    kept: list[Noticed] = []
    for child in children:
        if not any(are_one(child, other) for other in kept):
            kept.append(child)
    return kept


def are_one(a: Noticed, b: Noticed) -> bool:
    """Whether two records are of one child beyond doubt."""
    if not (a.person and b.person):
        return False
    pair = identify_child(a), identify_child(b)
    return can_be_one(*pair) and compare(*pair, with_incident_id=False).verdict == "same"


def note_address(child: Noticed, recorded: list[Noticed]) -> Noticed:
    """A linked child who is also recorded at the address came to notice in both ways."""
    if any(are_one(child, other) for other in recorded):
        return replace(child, found_by=order_notices(child.found_by, (Notice.ADDRESS,)))
    return child


def find_household(scene: Scene, force: Force) -> list[Noticed]:
    """A person under 18 recorded at the incident address, where the household matters and the address is no shared one.

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


def tells_of_adult(mention: Mention, scene: Scene) -> bool:
    """A name without an age, or a mere "son", that belongs to a linked grown-up is no child.

    Ruling 2: a role child on a grown-up is no child. An age under 18 in the log stands, whatever the record says.
    """
    if mention.age_low is not None or mention.presence == "unborn" or mention.count > 1:
        return False
    adults = [link for link in scene.involvements if is_grown_up(link, scene)]
    if mention.forename:
        young = [link.person.forename for link in scene.involvements if link.person and link not in adults]
        if any(forenames_agree(name, mention.forename) for name in young):
            return False
        return any(link.person and forenames_agree(link.person.forename, mention.forename) for link in adults)
    return mention.relation in OFFSPRING and any(is_offspring(link, mention) for link in adults)


def drop_doubtful_name(mention: Mention, scene: Scene) -> Mention:
    """A word before an age is the child's forename only if it may be one, and no linked grown-up or family has it.

    Rulings 3 and 5: the age stands; a wrong name would make one child two.
    """
    if not mention.forename or mention.age_low is None:
        return mention
    people = [(link.person, is_grown_up(link, scene)) for link in scene.involvements if link.person]
    if any(forenames_agree(person.forename, mention.forename) for person, grown_up in people if not grown_up):
        return mention
    taken = any(forenames_agree(person.forename, mention.forename) for person, grown_up in people if grown_up)
    family = fold(mention.forename) in {part for person, _ in people for part in fold(person.surname).split()}
    rare = not is_forename(mention.forename) and any(not grown_up for _, grown_up in people)
    if taken or family or rare:
        return replace(mention, forename="", surname="")
    return mention


def is_grown_up(link: Involvement, scene: Scene) -> bool:
    """Whether the record says beyond doubt that a linked person is 18 or older."""
    age = tell_age(link.person, (link.age,), scene.incident.reported_on)
    return age is not None and not age.may_be_child


def is_offspring(link: Involvement, mention: Mention) -> bool:
    """Whether a grown-up in the role child may be the son or daughter of whom the log speaks."""
    sex = link.person.sex[:1].upper() if link.person else ""
    return link.role == "child" and (not mention.sex or sex in ("", mention.sex))


def repeats_known(mention: Mention, known: list[Noticed]) -> bool:
    """A forename already given to a child on record is that child again, not another one."""
    return bool(mention.forename) and any(
        child.mention and child.mention.forename
        and forenames_agree(child.mention.forename, mention.forename)
        and mention.age_low == child.mention.age_low
        for child in known
    )  # fmt: skip


def add_coded(children: list[Noticed], waiting: list[Noticed], scene: Scene, force: Force) -> list[Noticed]:
    """A category that names a child counts one child where nothing else shows one; a corrected category is none.

    Rulings 1 and 7, R6, F4. A person in the role child or missing without any age counts where a category shows one.
    """
    category = find_child_category(scene.incident, force)
    if not category or is_corrected(scene):
        return children
    if children:
        return [replace(child, found_by=order_notices(child.found_by, (Notice.CODE,))) for child in children]
    evidence = Evidence(category)
    if waiting:
        both = (Notice.LINKED, Notice.CODE)
        return [replace(child, found_by=both, evidence=evidence) for child in waiting]
    return [Noticed((Notice.CODE,), evidence=evidence)]


def is_corrected(scene: Scene) -> bool:
    """Whether the log, or the age of the one who is missing, shows that the category was given in error."""
    if any(said.kind == "correction" for said in scene.reading.said):
        return True
    missing = [link for link in scene.involvements if link.role in CHILD_ROLES]
    return bool(missing) and all(is_grown_up(link, scene) for link in missing)


def find_name_in_log(child: Noticed, log: str) -> Noticed:
    """Where a linked child has no words yet, its forename in the log is its evidence; with its age, a notice too."""
    if child.evidence.words or len(child.forename) < 3:
        return child
    found = re.search(rf"(?<!\w){re.escape(child.forename)}(?!\w)", log, re.IGNORECASE)
    if not found:
        return child
    told = child.known_age and re.match(rf"[ ,(-]{{1,3}}(?:aged? )?{child.known_age.text}(?!\w)", log[found.end() :])
    found_by = order_notices(child.found_by, (Notice.TEXT,)) if told else child.found_by
    return replace(child, evidence=Evidence(found[0], *found.span()), found_by=found_by)
