"""Everything a story needs to begin: people, places, officers, kinds of incident, and what is yet to come."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TypeVar, cast

from childtonotice.screening.circumstances import LONDON, Person
from childtonotice.synthetic.calendar import Span
from childtonotice.synthetic.chance import Chance, Deck
from childtonotice.synthetic.logs.lines import Gaps, settings
from childtonotice.synthetic.officers import Officers
from childtonotice.synthetic.people import Family, Register
from childtonotice.synthetic.places import AREAS, Home, Places
from childtonotice.synthetic.stories.story import Adult, Setting, Slot, Story

HOME_SETTINGS = (
    ("domestic", 44), ("concern", 9), ("drugs", 5), ("burglary", 4), ("crisis", 5), ("neighbour", 4),
    ("warrant", 3), ("harassment", 3), ("abandoned", 3), ("damage", 2), ("fraud", 1),
)  # fmt: skip
SUBJECT_SETTINGS = (
    ("missing", 18), ("exploitation", 7), ("online", 8), ("sexual", 9), ("selfharm", 9), ("neglect", 12),
    ("school", 12), ("detained", 6), ("protection", 5),
)  # fmt: skip
OUTDOOR_SETTINGS = (
    ("asb", 12), ("assault", 10), ("rtc", 5), ("traffic", 5), ("publicorder", 5), ("shop", 5), ("suspicious", 4),
)  # fmt: skip

T = TypeVar("T")
Plot = Callable[["Stage", Slot], Story]


@dataclass(frozen=True, slots=True)
class FollowUp:
    """A story that another one leads to, and the moment from which it may happen."""

    not_before: datetime
    plot: Plot


@dataclass(frozen=True, slots=True)
class Scene:
    """Where a story plays and which grown-ups are in it."""

    slot: Slot
    setting: Setting
    area: str
    home: Home
    location: str
    family: Family
    adults: tuple[Adult, ...]

    @property
    def taken(self) -> tuple[str, ...]:
        """The forenames of the grown-ups."""
        return tuple(adult.person.forename for adult in self.adults)


class Stage:
    """The made-up force between two stories: its chance, register, places, officers and follow-ups."""

    def __init__(self, seed: int, span: Span) -> None:
        self.chance = Chance(seed)
        self.span = span
        self.places = Places(self.chance)
        self.register = Register(self.chance)
        self.officers = Officers(self.chance)
        self.follow_ups: list[FollowUp] = []
        self.childless: deque[str] = deque(maxlen=200)
        self.last_ppn = 70_000
        self.decks: dict[str, Deck[object]] = {}
        self.kinds = {
            "home": Deck(self.chance, HOME_SETTINGS),
            "subject": Deck(self.chance, SUBJECT_SETTINGS),
            "outdoors": Deck(self.chance, OUTDOOR_SETTINGS),
            "any": Deck(self.chance, tuple((name, one.share) for name, one in settings().items() if one.share)),
        }

    def kind(self, deck: str) -> Setting:
        """The next kind of incident: at home, about a child, out of doors, or any."""
        return settings()[self.kinds[deck].deal()]

    def dealt(self, name: str, cards: Sequence[T]) -> T:
        """The next of some cards, so that each turns up as often as the next; a deck is kept under its name."""
        if name not in self.decks:
            self.decks[name] = Deck(self.chance, [(card, 1) for card in cards])
        return cast(T, self.decks[name].deal())

    def new_ppn_id(self) -> str:
        """The next number of a referral."""
        self.last_ppn += 1
        return f"PPN{self.last_ppn}"

    def gaps(self, fixed: dict[str, str]) -> Gaps:
        """What fills the fragments of one log."""
        return Gaps(self.chance, self.places, fixed)

    def later(self, moment: datetime, plot: Plot) -> None:
        """Let another story follow from this one, as the first incident reported after the moment."""
        self.follow_ups.append(FollowUp(moment, plot))

    def due(self, moment: datetime) -> Plot | None:
        """The story that has to follow now, if any."""
        for number, follow_up in enumerate(self.follow_ups):
            if follow_up.not_before <= moment:
                del self.follow_ups[number]
                return follow_up.plot
        return None

    def scene(self, slot: Slot, setting: Setting, home: Home | None = None) -> Scene:
        """A place and the grown-ups for a story of this kind."""
        home = home or self.places.new_home(self.chance.pick(AREAS))
        family = self.register.new_family(home)
        return Scene(
            slot, setting, home.area, home, self.location(setting, home), family, self.adults(slot, setting, family)
        )

    def location(self, setting: Setting, home: Home) -> str:
        """The incident's address as typed."""
        if setting.place == "home":
            return self.places.as_typed(home)
        return self.places.shop_in(home.area) if setting.place == "shop" else self.places.outdoors_in(home.area)

    def adults(self, slot: Slot, setting: Setting, family: Family) -> tuple[Adult, ...]:
        """The grown-ups: the first a woman and the second a man where the kind is a domestic incident."""
        day = slot.reported_at.astimezone(LONDON).date()
        people: list[Person] = []
        for number in range(2):
            sex = "FM"[number] if setting.name in ("domestic", "crisis", "unborn") else ""
            taken = [person.forename for person in people]
            people.append(self.register.new_adult(family, day, taken, sex))
        roles = setting.adult_roles
        return tuple(as_adult(self.chance, person, roles, number) for number, person in enumerate(people))


def as_adult(chance: Chance, person: Person, roles: tuple[str, ...], number: int) -> Adult:
    """A grown-up with a role, linked or only named in the log."""
    role = roles[number] if number < len(roles) else "involved"
    return Adult(person, role, linked=number < len(roles) and chance.yes(0.85))


def soon(chance: Chance, slot: Slot, low_hours: float = 1, high_hours: float = 20) -> datetime:
    """A moment in the hours after a report."""
    hours = low_hours + (high_hours - low_hours) * chance.random() ** 1.7
    return slot.reported_at + timedelta(minutes=int(hours * 60))
