"""When things happen: how many reports a day, at which hour, and what is known at six in the morning.

Shapes follow the parameters in docs/requirements.md: quieter from Monday to Thursday, busiest on Saturday,
with the peak between 16:00 and midnight. Times are UTC; days are London days.
"""

from __future__ import annotations

from bisect import bisect
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from functools import cached_property
from itertools import accumulate

from childtonotice.screening.circumstances import LONDON
from childtonotice.synthetic.chance import Chance

WEEKDAYS = (430 / 450, 430 / 450, 430 / 450, 430 / 450, 480 / 450, 520 / 450, 1.0)
HOURS = (
    3.0, 2.3, 1.8, 1.4, 1.1, 1.0, 1.3, 2.2, 3.4, 4.2, 4.6, 4.8,
    4.9, 4.8, 4.9, 5.2, 6.3, 6.6, 6.7, 6.6, 6.3, 5.9, 5.2, 4.4,
)  # fmt: skip
HOURS_SO_FAR = tuple(accumulate(HOURS))
MORNING = time(6)


def london(day: date, hour: int = 0, minute: int = 0) -> datetime:
    """The moment at which London clocks show this hour on this day, in UTC."""
    return datetime.combine(day, time(hour, minute), LONDON).astimezone(UTC)


@dataclass(frozen=True)
class Span:
    """The days in which incidents are reported, and the morning after them, when the extract is taken."""

    start: date
    days: int

    @cached_property
    def end(self) -> datetime:
        """The moment at which the extract is taken: six in the morning after the last day."""
        return london(self.start + timedelta(days=self.days), MORNING.hour)

    def mornings(self) -> list[date]:
        """The dates of the daily extracts, one for each day of reports."""
        return [self.start + timedelta(days=number + 1) for number in range(self.days)]

    def morning_of(self, moment: datetime) -> date:
        """The date of the daily extract that is the first to know what happened at this moment."""
        local = moment.astimezone(LONDON)
        morning = local.date() if local.time() < MORNING else local.date() + timedelta(days=1)
        return max(morning, self.start + timedelta(days=1))


def draw_reports(chance: Chance, day: date, incidents_per_day: float) -> list[datetime]:
    """The moments of a day's reports, in order, in UTC."""
    count = chance.about(incidents_per_day * WEEKDAYS[day.weekday()])
    total, midnight = HOURS_SO_FAR[-1], london(day)
    moments = []
    for _ in range(count):
        hour = bisect(HOURS_SO_FAR, chance.random() * total)
        moments.append(midnight + timedelta(hours=hour, seconds=int(chance.random() * 3600)))
    return sorted(moments)
