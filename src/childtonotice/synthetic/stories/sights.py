"""The ways in which a log speaks of children, and children who fit the words."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from functools import cache

from childtonotice.screening.circumstances import LONDON, Person
from childtonotice.synthetic.people import age_on
from childtonotice.synthetic.stories.stage import Scene, Stage
from childtonotice.synthetic.words import read_sections, read_table

CROWD = 6  # from here on children are counted, not named
NUMBERS = (
    "no one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
)
AGES_OF = {
    "missing": (12, 17), "exploitation": (13, 17), "online": (10, 16), "sexual": (8, 16), "selfharm": (12, 17),
    "neglect": (5, 11), "school": (11, 16), "detained": (13, 17), "protection": (2, 12),
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Sight:
    """One way in which a log speaks of children: how many, of what age, and the words with gaps."""

    count: int
    low: int
    high: int
    words: str
    must: str = ""

    @property
    def named(self) -> bool:
        """Whether the words name every child."""
        return all(f"{{n{number}}}" in self.words for number in range(1, self.count + 1))

    @property
    def telling(self) -> bool:
        """Whether the words name or give the age of every child, so that a reader knows which child is meant."""
        return all(any(f"{gap}{number}}}" in self.words for gap in ("{n", "{a")) for number in range(1, self.count + 1))


@cache
def sights(place: str) -> tuple[Sight, ...]:
    """Every way to speak of children at home, or out of doors."""
    return tuple(as_sight(row) for row in read_table("children") if row["place"] == place)


def as_sight(row: dict[str, str]) -> Sight:
    """A row of the list as a value."""
    low, high = row["ages"].split("-")
    return Sight(int(row["count"]), int(low), int(high), row["text"], row["must"] or "")


@cache
def sights_counting(place: str, low: int, high: int) -> tuple[Sight, ...]:
    """The ways to speak of so many children, from low to high."""
    return tuple(sight for sight in sights(place) if low <= sight.count <= high)


@cache
def subject_sights(setting: str) -> tuple[Sight, ...]:
    """The ways in which a report is about one child."""
    low, high = AGES_OF[setting]
    found = []
    for line in read_sections("subjects")[setting]:
        words, _, must = line.partition("|")
        age = int(must[-2:].strip("F") or -1) if must.strip("FM") else -1
        found.append(Sight(1, age if age >= 0 else low, age if age >= 0 else high, words, must[:1].strip("0123456789")))
    return tuple(found)


def draw_children(stage: Stage, scene: Scene, sight: Sight) -> list[Person]:
    """Children whom the words fit: of their number, ages and sexes; a crowd is one of its members."""
    day = scene.slot.reported_at.astimezone(LONDON).date()
    number = sight.count if sight.count < CROWD else 1
    ages = draw_ages(stage, sight, number)
    people: list[Person] = []
    for place in range(number):
        sex = sight.must[place] if sight.must[place : place + 1] in ("M", "F") else ""
        taken = scene.taken + tuple(person.forename for person in people)
        people.append(stage.register.new_child(scene.family, ages[place], day, taken, sex))
    if sight.must == "N":
        people = [person._replace(date_of_birth=day - timedelta(days=stage.chance.between(9, 20))) for person in people]
    if "twin" in sight.words:
        people = [person._replace(date_of_birth=people[0].date_of_birth) for person in people]
    return people


def draw_ages(stage: Stage, sight: Sight, number: int) -> list[int]:
    """Ages that the words allow: all alike, rising, exactly as said, or each different from the others."""
    low, high = sight.low, sight.high
    if sight.must.isdigit():
        low = high = int(sight.must)
    if "=" in sight.must:
        return [stage.chance.between(low, high)] * number
    span = list(range(low, high + 1))
    ages = stage.chance.some(span, number) if len(span) >= number else [stage.chance.pick(span) for _ in range(number)]
    if "youngest" in sight.words or "<" in sight.must:
        return sorted(ages)
    return sorted(ages, reverse=True) if "eldest" in sight.words else ages


def fill_gaps(scene: Scene, people: list[Person]) -> dict[str, str]:
    """What the words say of each child: name, age, sex, school year, date of birth."""
    day = scene.slot.reported_at.astimezone(LONDON).date()
    gaps = {"surname": scene.family.surname, "town": scene.home.town, "area": scene.area}
    gaps |= {f"adult{number}": adult.name for number, adult in enumerate(scene.adults, 1)}
    for number, person in enumerate(people, 1):
        born = person.date_of_birth
        assert born is not None
        age, boy = age_on(born, day), person.sex == "M"
        weeks = max(1, (day - born).days // 7)
        gaps |= {
            f"n{number}": person.forename,
            f"a{number}": str(age),
            f"aw{number}": NUMBERS.split()[age],
            f"bg{number}": "boy" if boy else "girl",
            f"sd{number}": "son" if boy else "daughter",
            f"he{number}": "he" if boy else "she",
            f"his{number}": "his" if boy else "her",
            f"him{number}": "him" if boy else "her",
            f"sex{number}": person.sex,
            f"y{number}": str(max(1, age - 5)),
            f"mths{number}": str(max(2, min(11, weeks * 12 // 52))),
            f"wks{number}": str(weeks),
            f"dob{number}": born.strftime("%d/%m/%Y"),
        }
    return gaps


def told(stage: Stage, scene: Scene, people: list[Person], sight: Sight) -> str:
    """The words about these children, their gaps filled for good."""
    return sight.words.format_map(stage.gaps(fill_gaps(scene, people)))
