"""Records whose owners are known: a made-up register of children, and published sets where their files are given."""

from __future__ import annotations

import csv
import gzip
from collections import defaultdict
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from itertools import combinations
from pathlib import Path

from childtonotice.screening.link.compare import Identity
from childtonotice.synthetic.chance import Chance
from childtonotice.synthetic.errors import misspell, near_birth_date, other_form
from childtonotice.synthetic.names import draw_forename, draw_origin, draw_surname

Pair = tuple[int, int]
LETTERS = "abcdefghijklmnopqrstuvwxyz"
FIRST_BORN, DAYS = date(2009, 1, 2), 17 * 365


@dataclass(frozen=True)
class Records:
    """Records to be joined. ``owners``: whose each is; ``sides``: only records of two sides are joined, if given."""

    title: str
    identities: tuple[Identity, ...]
    owners: tuple[str, ...]
    sides: tuple[int, ...] = ()

    @cached_property
    def truth(self) -> frozenset[Pair]:
        """The pairs of records of one owner."""
        groups: dict[str, list[int]] = defaultdict(list)
        for place, owner in enumerate(self.owners):
            groups[owner].append(place)
        return frozenset(pair for group in groups.values() for pair in combinations(group, 2) if self.may_join(*pair))

    def may_join(self, a: int, b: int) -> bool:
        """Whether two records are of two sides, where there are sides."""
        return not self.sides or self.sides[a] != self.sides[b]


def make_register(children: int, seed: int) -> Records:
    """A register of made-up children beside what officers wrote of each of them once more, with their usual errors.

    Brothers, sisters and twins stand in it beside each other.
    """
    chance = Chance(f"linking {seed}")
    register: list[Identity] = []
    while len(register) < children:
        register += make_family(chance)
    written = [write_again(chance, identity) for identity in register]
    owners = tuple(str(place) for place in range(len(register)))
    sides = (0,) * len(register) + (1,) * len(register)
    return Records(f"made-up children, seed {seed}", (*register, *written), owners * 2, sides)


def make_family(chance: Chance) -> list[Identity]:
    """One to four children of one surname, now and then twins."""
    origin, born, taken = draw_origin(chance), draw_birth_date(chance), []
    surname = draw_surname(chance, origin)
    family = []
    for _ in range(chance.pick((1, 1, 2, 2, 3, 4))):
        forename = draw_forename(chance, origin, chance.pick(("F", "M")), tuple(taken))
        if any(spell_plainly(forename) == spell_plainly(other) for other in taken):
            continue  # nobody calls two children Kai and Cai
        taken.append(forename)
        family.append(Identity("", forename, surname, born))
        born = born if chance.yes(0.03) else draw_birth_date(chance)
    return family


def spell_plainly(name: str) -> str:
    """A name by its sound, roughly."""
    return name.lower().replace("c", "k").replace("y", "i").replace("ph", "f")


def draw_birth_date(chance: Chance) -> date:
    """Any day on which a child of today may be born, but for the first of a year, which is a placeholder."""
    born = date.fromordinal(FIRST_BORN.toordinal() + chance.between(0, DAYS))
    return born.replace(day=2) if (born.month, born.day) == (1, 1) else born


def write_again(chance: Chance, identity: Identity) -> Identity:
    """The same child as another officer wrote it down: one name in eight and one date in eight is not the same."""
    forename, surname = bend_forename(chance, identity.forename), bend_surname(chance, identity.surname)
    if chance.yes(0.02):
        forename, surname = surname, forename
    return Identity("", forename, surname, bend_birth_date(chance, identity.date_of_birth))


def bend_forename(chance: Chance, name: str) -> str:
    """A forename misheard, mistyped, shortened or left out, or as it is."""
    kind = chance.random()
    if kind < 0.04:
        return misspell(chance, name)
    if kind < 0.08:
        return mistype(chance, name)
    if kind < 0.13:
        return other_form(chance, name) or name
    return "" if kind < 0.14 else name[:1] if kind < 0.15 else name


def bend_surname(chance: Chance, name: str) -> str:
    """A surname misheard, mistyped, cut to a part, changed or left out, or as it is."""
    kind = chance.random()
    if kind < 0.05:
        return misspell(chance, name)
    if kind < 0.09:
        return mistype(chance, name)
    if kind < 0.12:
        return name.split("-")[0]
    return draw_surname(chance, "british") if kind < 0.14 else "" if kind < 0.15 else name


def mistype(chance: Chance, name: str) -> str:
    """A name with another letter anywhere in it."""
    place = chance.between(0, len(name) - 1)
    return (name[:place] + chance.pick(LETTERS) + name[place + 1 :]).capitalize()


def bend_birth_date(chance: Chance, born: date | None) -> date | None:
    """A date of birth swapped, near, a year out or missing, or as it is."""
    kind = chance.random()
    if born is None or kind < 0.04:
        return None
    if kind < 0.07 and born.day <= 12 and born.month != born.day:
        return date(born.year, born.day, born.month)
    if kind < 0.10:
        return near_birth_date(chance, born)
    return born.replace(year=born.year + 1, day=min(born.day, 28)) if kind < 0.115 else born


def read_febrl(*paths: Path) -> Records:
    """A FEBRL set: one file with its duplicates in it, or two files to be joined; names and dates of birth only."""
    rows = [(side, row) for side, path in enumerate(paths) for row in read_rows(path)]
    identities = tuple(
        Identity("", row["given_name"], row["surname"], read_date(row["date_of_birth"])) for _, row in rows
    )
    owners = tuple(row["rec_id"].split("-")[1] for _, row in rows)
    sides = tuple(side for side, _ in rows) if len(paths) > 1 else ()
    return Records(f"FEBRL, {paths[0].name.split('.')[0]}", identities, owners, sides)


def read_fake(path: Path) -> Records:
    """Splink's own fake_1000: names and dates of birth only."""
    rows = read_rows(path)
    identities = tuple(Identity("", row["first_name"], row["surname"], read_date(row["dob"])) for row in rows)
    return Records(path.name.split(".")[0], identities, tuple(row["cluster"] for row in rows))


def read_rows(path: Path) -> list[dict[str, str]]:
    """The rows of a CSV file, packed or not, without blanks round its cells."""
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as file:
        return [{key.strip(): value.strip() for key, value in row.items()} for row in csv.DictReader(file)]


def read_date(text: str) -> date | None:
    """A date written YYYYMMDD or YYYY-MM-DD; None where it is no date."""
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None
