"""The people of a made-up force: households with adults and children, each with a number of their own.

A person exists for one story unless a story says otherwise, so that nobody's children are another incident's
by accident; what is true of each incident then follows from its own story.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta

from childtonotice.screening.circumstances import Person
from childtonotice.synthetic.chance import Chance
from childtonotice.synthetic.names import draw_ethnicity, draw_forename, draw_origin, draw_surname
from childtonotice.synthetic.places import Home

FIRST_NUMBER = 400_000


@dataclass(frozen=True, slots=True)
class Family:
    """A surname and an origin that members of one household share, and where they live."""

    surname: str
    origin: str
    home: Home


def age_on(born: date, day: date) -> int:
    """Whole years on a day."""
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def born_at(chance: Chance, age: int, day: date) -> date:
    """A date of birth that gives this age on the day; never 1 January, which would count as a year only,
    nor near a birthday, so that only the stories about birthdays hang on one."""
    while True:
        born = date(day.year - age, day.month, min(day.day, 28)) - timedelta(days=chance.between(2, 340))
        if (born.month, born.day) != (1, 1) and age_on(born, day) == age:
            return born


def birthday(day: date, age: int) -> date:
    """The date of birth of someone who reaches this age on this day; 28 February stands in for the 29th."""
    return date(day.year - age, day.month, 28 if (day.month, day.day) == (2, 29) else day.day)


def born_swappable(chance: Chance, age: int, day: date) -> date:
    """A date of birth whose day and month make another date when swapped."""
    while True:
        born = born_at(chance, age, day)
        if born.day <= 12 and born.day != born.month and born.day != 1:
            return born


def swap_day_and_month(born: date) -> date:
    """The date of birth as someone types it who puts the month first."""
    return date(born.year, born.day, born.month)


class Met:
    """Remembers whose row is written already: one byte a person, however many there are."""

    def __init__(self) -> None:
        self.seen = bytearray()

    def first_time(self, person_id: str) -> bool:
        """Whether this person comes up for the first time."""
        number = int(person_id[1:]) - FIRST_NUMBER
        if number >= len(self.seen):
            self.seen.extend(bytes(number + 10_000 - len(self.seen)))
        new = not self.seen[number]
        self.seen[number] = 1
        return new


class Register:
    """Gives people their numbers and makes households."""

    def __init__(self, chance: Chance) -> None:
        self.chance = chance
        self.last = FIRST_NUMBER

    def new_id(self) -> str:
        """The next person number."""
        self.last += 1
        return f"P{self.last}"

    def new_family(self, home: Home) -> Family:
        """A household to which people can be added."""
        origin = draw_origin(self.chance)
        return Family(draw_surname(self.chance, origin), origin, home)

    def new_child(self, family: Family, age: int, day: date, taken: Iterable[str] = (), sex: str = "") -> Person:
        """A child of the household of this age on the day."""
        return self._born(family, born_at(self.chance, age, day), tuple(taken), sex)

    def new_adult(self, family: Family, day: date, taken: Iterable[str] = (), sex: str = "", age: int = 0) -> Person:
        """A grown-up of the household; some have no date of birth on record."""
        years = age or int(22 + 30 * self.chance.random() + (24 * self.chance.random() if self.chance.yes(0.3) else 0))
        person = self._born(family, born_at(self.chance, years, day), tuple(taken), sex)
        if self.chance.yes(0.35) and not age:
            person = person._replace(surname=draw_surname(self.chance, family.origin))
        return person

    def _born(self, family: Family, born: date, taken: tuple[str, ...], sex: str) -> Person:
        sex = sex or self.chance.pick("MF")
        return Person(
            person_id=self.new_id(),
            forename=draw_forename(self.chance, family.origin, sex, taken),
            surname=family.surname,
            date_of_birth=born,
            sex=sex,
            ethnicity=draw_ethnicity(self.chance, family.origin),
            address=family.home.address,
            looked_after=None,
        )
