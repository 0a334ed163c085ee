"""Long texts: whatever else was written of an incident or on a PPN is read too, for a child may stand there."""

from __future__ import annotations

from dataclasses import replace

from childtonotice.screening.propose.plans import Choice, TablePlan
from childtonotice.screening.propose.sorts import Seen

_LEAST = 0.3


def join_texts(one: Seen, plan: TablePlan, ours: str) -> TablePlan:
    """The plan with every other long text of the sheet behind the log or narrative."""
    first = plan.choice(ours)
    used = plan.used | {name for group in one.groups for name in group.used}
    more = [
        candidate.name for candidate in one.candidates
        if candidate.looks.share("long") >= _LEAST and candidate.name not in used
        and (plan.table == "ppns" or "ppn" not in candidate.words)
    ]  # fmt: skip
    if not more:
        return plan
    why = f"{', '.join(map(repr, more))} also holds long text; it is read behind the rest"
    sources = (*(first.sources if first else ()), *more)
    joined = Choice(ours, sources, {}, (why,))
    return replace(plan, choices=(*(choice for choice in plan.choices if choice.ours != ours), joined))
