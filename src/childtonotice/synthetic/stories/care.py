"""Children's homes: a shared address, and residents who go missing again and again (ruling 8, F6)."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, timedelta

from childtonotice.screening.circumstances import Person
from childtonotice.synthetic.chance import Deck
from childtonotice.synthetic.logs.lines import settings
from childtonotice.synthetic.people import Family, age_on
from childtonotice.synthetic.places import AREAS, Home
from childtonotice.synthetic.ppns import refer
from childtonotice.synthetic.stories.draft import Draft, claim, finish
from childtonotice.synthetic.stories.sights import fill_gaps, subject_sights
from childtonotice.synthetic.stories.stage import Stage
from childtonotice.synthetic.stories.story import Kid, Slot, Story

RESIDENTS = 7
AT_HOME = ("mum", "grandad", "{sd1}")  # words of a family, not of staff


@dataclass(frozen=True, slots=True)
class ChildrensHome:
    """A children's home: a shared address whose residents bear many surnames (ruling 8)."""

    home: Home
    residents: list[Person]


def open_home(stage: Stage, area: str, day: date) -> ChildrensHome:
    """A children's home of this area with its residents, all teenagers."""
    home = stage.places.new_home(area)
    residents: list[Person] = []
    for _ in range(RESIDENTS):
        residents.append(new_resident(stage, home, day - timedelta(days=1), residents))
    return ChildrensHome(home, residents)


def new_resident(stage: Stage, home: Home, day: date, others: list[Person]) -> Person:
    """A teenager who moves in, with a surname that nobody else there bears."""
    family = stage.register.new_family(home)
    while family.surname in {person.surname for person in others}:
        family = stage.register.new_family(home)
    taken = tuple(person.forename for person in others)
    person = stage.register.new_child(family, stage.chance.between(12, 15), day, taken)
    return person._replace(looked_after=True)


class ChildrensHomes:
    """The children's homes of the force, one an area, whose residents go missing again and again."""

    def __init__(self, stage: Stage) -> None:
        self.homes = tuple(open_home(stage, area, stage.span.start) for area in AREAS)
        self.turns = Deck(stage.chance, [((at, n), 1) for at in range(len(AREAS)) for n in range(RESIDENTS)])

    def missing_again(self, stage: Stage, slot: Slot) -> Story:
        """A resident missing from the home: linked, with a referral for this episode or none (F6)."""
        at, number = self.turns.deal()
        place = self.homes[at]
        person = place.residents[number] = self.still_child(stage, slot, place, number)
        draft = from_care(stage, slot, place.home, person)
        if stage.chance.yes(0.45):
            return finish(stage, draft, "missing-from-care", referrals=(refer(stage, draft, draft.kids),))
        last = (claim(stage, "gloss"),)
        return finish(stage, draft, "missing-from-care", last=last, failure="F6", missed=True)

    def still_child(self, stage: Stage, slot: Slot, place: ChildrensHome, number: int) -> Person:
        """The resident of this room; one who is nearly grown up has moved out and another lives there."""
        person, day = place.residents[number], slot.reported_at.date()
        if person.date_of_birth is not None and age_on(person.date_of_birth, day) < 17:
            return person
        return new_resident(stage, place.home, day, place.residents)

    def disturbance(self, stage: Stage, slot: Slot) -> Story:
        """Something at the home's address with nobody linked and no word of a child: it gives nobody (ruling 8)."""
        place = stage.chance.pick(self.homes)
        scene = stage.scene(slot, settings()["concern"], place.home)
        return finish(stage, Draft(scene, None, (), ()), "shared-address", note="children's home, nobody linked")


def from_care(stage: Stage, slot: Slot, home: Home, person: Person) -> Draft:
    """A draft in which this resident is reported missing by staff."""
    place = stage.scene(slot, settings()["missing"], home)
    scene = replace(place, family=Family(person.surname, "british", home))
    sight = stage.chance.pick([one for one in subject_sights("missing") if not any(w in one.words for w in AT_HOME)])
    kid = Kid(person, linked_at=slot.reported_at + timedelta(minutes=20), role="missing", told=True)
    words = sight.words.format_map(stage.gaps(fill_gaps(scene, [person])))
    return Draft(scene, sight, (person,), (kid,), words, True)
