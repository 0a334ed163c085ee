"""What the log says of a grown-up is no child: names, sons and daughters, and categories held against the record."""

from __future__ import annotations

from datetime import date

from childtonotice.screening.circumstances import Involvement, Mention, Person, Scene
from childtonotice.screening.link.names import fold, forenames_agree, is_forename
from childtonotice.screening.rules.ages import tell_age

CHILD_ROLES = frozenset(("child", "missing"))
OFFSPRING = ("son", "daughter", "child", "stepchild", "stepson", "stepdaughter")


def pick_mentions(scene: Scene) -> tuple[Mention, ...]:
    """What the log says of children, without what it says of linked grown-ups and without names that are none."""
    if not scene.reading.mentions:
        return ()
    on = scene.incident.reported_on
    adults: list[Involvement] = []
    others: list[Person] = []
    for link in scene.involvements:
        if is_grown_up(link, on):
            adults.append(link)
        elif link.person:
            others.append(link.person)
    spoken = (mention for mention in scene.reading.mentions if not tells_of_adult(mention, adults, others))
    return tuple(drop_doubtful_name(mention, adults, others) for mention in spoken)


def is_grown_up(link: Involvement, on: date) -> bool:
    """Whether the record says beyond doubt that a linked person is 18 or older."""
    age = tell_age(link.person, (link.age,), on)
    return age is not None and not age.may_be_child


def tells_of_adult(mention: Mention, adults: list[Involvement], others: list[Person]) -> bool:
    """A name without an age, or a mere "son", that belongs to a linked grown-up is no child.

    Ruling 2: a role child on a grown-up is no child. An age under 18 in the log stands, whatever the record says.
    """
    if mention.age_low is not None or mention.presence == "unborn" or mention.count > 1:
        return False
    if mention.forename:
        grown_ups = [link.person for link in adults if link.person]
        return not has_forename(others, mention) and has_forename(grown_ups, mention)
    return mention.relation in OFFSPRING and any(is_offspring(link, mention) for link in adults)


def has_forename(people: list[Person], mention: Mention) -> bool:
    """Whether one of some people has the forename that the log gives."""
    return any(forenames_agree(person.forename, mention.forename) for person in people)


def drop_doubtful_name(mention: Mention, adults: list[Involvement], others: list[Person]) -> Mention:
    """A word before an age is the child's forename only if it may be one, and no linked grown-up or family has it.

    Rulings 3 and 5: the age stands; a wrong name would make one child two.
    """
    if not mention.forename or mention.age_low is None or has_forename(others, mention):
        return mention
    grown_ups = [link.person for link in adults if link.person]
    surnames = {part for person in (*others, *grown_ups) for part in fold(person.surname).split()}
    rare = bool(others) and not is_forename(mention.forename)
    if rare or fold(mention.forename) in surnames or has_forename(grown_ups, mention):
        return mention._replace(forename="", surname="")
    return mention


def is_offspring(link: Involvement, mention: Mention) -> bool:
    """Whether a grown-up in the role child may be the son or daughter of whom the log speaks."""
    sex = link.person.sex[:1].upper() if link.person else ""
    return link.role == "child" and (not mention.sex or sex in ("", mention.sex))


def is_corrected(scene: Scene) -> bool:
    """Whether the log, or the age of the one who is missing, shows that the category was given in error."""
    if any(said.kind == "correction" for said in scene.reading.said):
        return True
    missing = [link for link in scene.involvements if link.role in CHILD_ROLES]
    return bool(missing) and all(is_grown_up(link, scene.incident.reported_on) for link in missing)
