"""Chance that repeats itself: every draw of a made-up force comes from one seed."""

from __future__ import annotations

from collections.abc import Sequence
from math import exp, sqrt
from random import Random
from typing import Generic, TypeVar

T = TypeVar("T")


class Chance:
    """One stream of draws; the same seed gives the same draws on every machine."""

    __slots__ = ("random", "stream")

    def __init__(self, seed: int | str) -> None:
        self.stream = Random(str(seed))
        self.random = self.stream.random

    def pick(self, things: Sequence[T]) -> T:
        """One of the things, each as likely as the next."""
        return things[int(self.random() * len(things))]

    def early(self, things: Sequence[T], lean: float = 2.0) -> T:
        """One of the things, the first ones likelier: a few common, a long tail rare."""
        return things[int(self.random() ** lean * len(things))]

    def yes(self, share: float) -> bool:
        """Whether it happens, in this share of cases."""
        return self.random() < share

    def between(self, low: int, high: int) -> int:
        """A whole number from low to high, both included."""
        return low + int(self.random() * (high - low + 1))

    def some(self, things: Sequence[T], number: int) -> list[T]:
        """So many different things, in any order; all of them where there are fewer."""
        if number * 3 > len(things):
            return self.stream.sample(list(things), min(number, len(things)))
        places: list[int] = []
        while len(places) < number:
            place = int(self.random() * len(things))
            if place not in places:
                places.append(place)
        return [things[place] for place in places]

    def about(self, mean: float) -> int:
        """A count around the mean, as a Poisson variable gives it."""
        if mean > 60:
            return max(0, round(self.stream.gauss(mean, sqrt(mean))))
        limit, count, product = exp(-mean), 0, self.random()
        while product > limit:
            count += 1
            product *= self.random()
        return count


class Deck(Generic[T]):
    """Cards dealt until none is left, then shuffled anew: rare cards turn up as surely as common ones."""

    def __init__(self, chance: Chance, cards: Sequence[tuple[T, int]]) -> None:
        self.chance = chance
        self.cards = [card for card, copies in cards for _ in range(copies)]
        self.left: list[T] = []

    def deal(self) -> T:
        """The next card."""
        if not self.left:
            self.left = self.chance.some(self.cards, len(self.cards))
        return self.left.pop()
