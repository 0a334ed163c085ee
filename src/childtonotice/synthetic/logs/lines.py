"""Filling the gaps of a fragment: names, times, units and numbers, fresh for every line."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from childtonotice.synthetic.chance import Chance
from childtonotice.synthetic.places import Places
from childtonotice.synthetic.stories.story import Setting
from childtonotice.synthetic.words import read_sections, read_table

CARS = ("Corsa", "Fiesta", "Transit", "Golf", "Astra", "Qashqai", "Sandero", "Focus", "Berlingo", "Polo", "Juke")
COLOURS = ("black", "white", "silver", "blue", "red", "grey", "green")
CALLERS = (
    "INFT", "CALLER", "AP", "Neighbour", "Passer by", "INF", "Anon caller", "Third party", "Bus driver",
    "Delivery driver", "A resident", "Staff member",
)  # fmt: skip
MONTHS = ("January", "March", "May", "June", "August", "November")
LETTERS = "ABCDEFGHJKLMNOPRSTUVWXY"


def clock(chance: Chance) -> str:
    """A time of day as someone types one in the middle of a line."""
    return f"{chance.between(0, 23):02d}{chance.pick((':', ''))}{chance.between(0, 59):02d}"


GAPS: dict[str, Callable[[Chance, Places], str]] = {
    "inft": lambda chance, _: chance.pick(CALLERS),
    "mins": lambda chance, _: str(chance.between(2, 11) * 5),
    "n": lambda chance, _: str(chance.between(2, 9)),
    "time": lambda chance, _: clock(chance),
    "time2": lambda chance, _: clock(chance),
    "ref": lambda chance, _: f"{chance.pick(LETTERS)}{chance.between(10000, 99999)}",
    "car": lambda chance, _: chance.pick(CARS),
    "colour": lambda chance, _: chance.pick(COLOURS),
    "cash": lambda chance, _: f"£{chance.between(2, 90) * 10}",
    "vrm": lambda chance, _: (
        f"{chance.pick(LETTERS)}{chance.pick(LETTERS)}{chance.between(10, 75)} XX{chance.pick(LETTERS)}"
    ),
    "age": lambda chance, _: str(chance.between(24, 88)),
    "old": lambda chance, _: str(chance.between(63, 91)),
    "grown": lambda chance, _: str(chance.between(23, 47)),
    "wk": lambda chance, _: str(chance.between(18, 38)),
    "month": lambda chance, _: chance.pick(MONTHS),
    "street": lambda _, places: places.street(),
    "street2": lambda _, places: places.street(),
    "shop": lambda chance, places: chance.pick(places.shops),
    "school": lambda chance, places: chance.pick(places.schools),
}


class Gaps(dict[str, str]):
    """What fills a fragment: what the story fixes, and for the rest a fresh draw each time."""

    def __init__(self, chance: Chance, places: Places, fixed: dict[str, str]) -> None:
        super().__init__(fixed)
        self.chance, self.places = chance, places
        self["unit"] = f"EF{chance.between(11, 98)}{chance.between(1, 9)}"
        self["unit2"] = f"{chance.pick('NSE')}{chance.between(101, 899)}"
        self["op"] = f"{chance.between(4100, 9899)}"

    def __missing__(self, gap: str) -> str:
        return GAPS[gap](self.chance, self.places)


@cache
def settings() -> dict[str, Setting]:
    """The kinds of incident, by name."""
    return {row["name"]: as_setting(row) for row in read_table("settings")}


def as_setting(row: dict[str, str]) -> Setting:
    """A row of the list of settings as a value."""
    lists = {key: tuple(row[key].split(";")) for key in ("opening", "closing", "categories", "child_role", "adults")}
    return Setting(
        row["name"], lists["opening"], lists["closing"], row["place"], int(row["serious"]), lists["categories"],
        lists["child_role"], lists["adults"], int(row["share"]),
    )  # fmt: skip


def opening_lines(setting: Setting) -> tuple[str, ...]:
    """How a log of this kind may open without a word of a child."""
    return read_sections("openings")[setting.name]


def update_lines(setting: Setting) -> tuple[str, ...]:
    """What may come in while it runs; a kind without lines of its own takes those of a worry for someone."""
    updates = read_sections("updates")
    return updates.get(setting.name, updates["abandoned"])
