"""Lists that stand as a column of yes and no for each item: markers of a log, risks on a PPN."""

from __future__ import annotations

import re
from dataclasses import replace

from childtonotice.screening.propose.plans import Choice, TablePlan
from childtonotice.screening.propose.sorts import Seen
from childtonotice.screening.propose.vocabulary import codes_of

_LISTS = {"flags": "flag", "categories": "category"}


def tick_lists(one: Seen, plan: TablePlan, ours: str, taken: set[str]) -> TablePlan:
    """The plan with each yes-or-no column that is called like an item of the list."""
    used = plan.used | taken
    boxes = [c.name for c in one.candidates if c.name not in used and c.looks.share("yesno") >= 0.7]
    ticks = {name: word for name in boxes if (word := _item(name, ours))}
    if not ticks:
        return plan
    first = plan.choice(ours)
    options = dict(first.options) if first else {}
    joined = Choice(ours, first.sources if first else (), options | {"ticks": ticks}, first.settle if first else ())
    return replace(plan, choices=(*(choice for choice in plan.choices if choice.ours != ours), joined))


def _item(name: str, ours: str) -> str:
    """The item that a column is called after: "MARAC flag" is MARAC."""
    words = re.findall(r"[a-z-]+", name.casefold())
    bare = [word for word in words if word not in ("flag", "marker", "case", "y", "n", "risk", "concern", "is", "log")]
    codes = codes_of(_LISTS[ours])
    return codes.get(" ".join(bare)) or codes.get(bare[0] if len(bare) == 1 else "", "")
