"""What one reader looks at: the facts, narrowed to what was asked, and how exactly they may be counted for them."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

import numpy as np

from childtonotice.casework.access import Reader
from childtonotice.casework.figure_codes import Narrowing
from childtonotice.casework.force import our_force
from childtonotice.casework.lists.facts import Facts, Mask, read_facts
from childtonotice.casework.reports.behind import narrow_whole
from childtonotice.casework.reports.dimensions import Group, split_by_area
from childtonotice.casework.reports.intervals import Share, share_of
from childtonotice.casework.reports.sight import FEWER, FEWEST, Sight
from childtonotice.casework.reports.values import Cell
from childtonotice.screening.force import Force

NOT_SHOWN = "not shown"
NONE_YET = "none yet"
TOO_FEW = f"Too few to be shown: under {FEWEST}, a count might tell of a single child."


@dataclass(frozen=True, slots=True)
class View:
    """The narrowed facts and what figures need beside them. ``whole``: all facts, for what knows no period.

    ``shared``: what several figures of one look read, so that it is read once.
    """

    reader: Reader
    asked: Narrowing
    whole: Facts
    facts: Facts
    sight: Sight
    now: datetime
    force: Force
    shared: dict[str, Any] = field(default_factory=dict, compare=False, repr=False)

    @property
    def days(self) -> int:
        """How many days the period has."""
        return (self.asked.end - self.asked.start).days + 1

    def before(self) -> View:
        """The period of the same length just before this one, seen as exactly."""
        length = timedelta(days=self.days)
        asked = replace(self.asked, start=self.asked.start - length, end=self.asked.end - length)
        return replace(self, asked=asked, facts=self.narrow_whole(asked))

    def narrow_whole(self, asked: Narrowing) -> Facts:
        """Of all that this reader counts, what these codes leave."""
        return narrow_whole(self.reader, self.whole, asked, self.now)

    def areas(self, facts: Facts) -> Iterator[Group]:
        """The areas that are looked at: all of them, or the one asked for. A 0 of others would be no all-clear."""
        return (group for group in split_by_area(facts) if self.asked.area in ("", group.code))

    def count(self, mask: Mask, **codes: str) -> Cell:
        """How many items a mask of the facts leaves, as this reader may know it; ``codes`` open them."""
        return self.number(int(np.count_nonzero(mask)), **codes)

    def number(self, count: int, **codes: str) -> Cell:
        """A count that is known already, as this reader may know it."""
        seen = self.sight.see(count)
        # A link under a hidden count would say that it is not nought.
        return Cell(self.sight.say(count), seen, cases=self.cases(**codes) if seen and codes else "")

    def share(self, part: int, of: int, codes: Mapping[str, str] | None = None) -> Cell:
        """A share with its interval, from the counts as this reader may know them: "11% (9% to 14%)"."""
        seen = self.see_share(part, of)
        if seen is None:
            return Cell(NONE_YET if self.sight.exact and not of else NOT_SHOWN)
        cases = self.cases(**codes) if part and codes else ""
        return Cell(seen.words, seen.share, seen.low, seen.high, cases)

    def see_share(self, part: int, of: int) -> Share | None:
        """The share that this reader may know; none where nothing is counted, or either side is too small to show."""
        if self.sight.exact:
            return share_of(part, of) if of else None
        known, rest = self.sight.see(part), self.sight.see(of - part)
        return None if known is None or rest is None else share_of(known, known + rest)

    def cases(self, **codes: str) -> str:
        """The codes that open the items behind a number; empty for whoever may open none."""
        opens = self.whole.everywhere or self.whole.exact
        return self.asked.having(**codes).query if opens else ""


def open_view(reader: Reader, asked: Narrowing, now: datetime, facts: Facts | None = None) -> View:
    """What this reader looks at; NotFound for whoever sees no figures. ``facts``: where they are at hand.

    Counts are exact where every item counted is one that the reader may open: all areas, or one of their own.
    """
    whole = read_facts(reader, now) if facts is None else facts
    own = {whole.areas[place][0] for place in whole.exact}
    sight = Sight(whole.everywhere or asked.area in own)
    return View(reader, asked, whole, narrow_whole(reader, whole, asked, now), sight, now, our_force())


__all__ = ["FEWER", "FEWEST", "NONE_YET", "NOT_SHOWN", "TOO_FEW", "View", "open_view"]
