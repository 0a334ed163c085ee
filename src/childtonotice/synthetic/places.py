"""Where things happen: areas, towns, streets and places of a force that does not exist.

Every home is handed out once only, so that nobody lives by accident at another story's address.
"""

from __future__ import annotations

from dataclasses import dataclass

from childtonotice.synthetic.chance import Chance
from childtonotice.synthetic.words import read_sections

AREAS = ("Northvale", "Southmoor", "Eastcliff")
TYPES = (
    "Street", "Road", "Avenue", "Close", "Drive", "Lane", "Crescent", "Terrace",
    "Grove", "Court", "Gardens", "Place", "Walk", "Rise",
)  # fmt: skip
SHORT = {"Street": "St", "Road": "Rd", "Avenue": "Ave", "Close": "Cl", "Drive": "Dr", "Crescent": "Cres"}
NUMBERS = 180
STRIDE = 104_729  # prime, so that the numbering visits every home before it repeats


@dataclass(frozen=True, slots=True)
class Home:
    """A household's address: how it is recorded, and the area whose officers go there."""

    number: str
    street: str
    town: str
    area: str

    @property
    def address(self) -> str:
        """The address as the register has it."""
        return f"{self.number} {self.street}, {self.town}"


class Places:
    """Hands out homes and names places; holds nothing but how many homes were given."""

    def __init__(self, chance: Chance) -> None:
        self.chance = chance
        words = read_sections("places")
        self.towns = {area: words[area] for area in AREAS}
        self.streets = tuple(f"{stem} {kind}" for stem in words["streets"] for kind in TYPES)
        self.outdoors, self.shops, self.schools = words["outdoors"], words["shops"], words["schools"]
        self.given = 0

    def new_home(self, area: str) -> Home:
        """A home where nobody of another story lives, in this area."""
        index = self.given * STRIDE % (len(self.streets) * NUMBERS)
        block = self.given // (len(self.streets) * NUMBERS)
        self.given += 1
        house, street = divmod(index, len(self.streets))
        town = self.towns[area][street % len(self.towns[area])]
        number = f"Flat {block}, {house + 1}" if block else str(house + 1)
        return Home(number, self.streets[street], town, area)

    def outdoors_in(self, area: str) -> str:
        """A place that is nobody's home."""
        return f"{self.chance.pick(self.outdoors)}, {self.chance.pick(self.towns[area])}"

    def shop_in(self, area: str) -> str:
        """A shop, pub or other business."""
        return f"{self.chance.pick(self.shops)}, {self.chance.pick(self.towns[area])}"

    def street(self) -> str:
        """The name of a street."""
        return self.chance.pick(self.streets)

    def as_typed(self, home: Home) -> str:
        """The address as a call handler types it: capitals, short forms, or as the register has it."""
        text = home.address
        if self.chance.yes(0.35):
            kind = home.street.rsplit(" ", 1)[1]
            text = text.replace(kind, SHORT.get(kind, kind), 1) if kind in SHORT else text
        return text.upper() if self.chance.yes(0.3) else text
