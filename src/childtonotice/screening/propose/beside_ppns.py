"""PPNs that stand beside their incident in one wide table, instead of in a file of their own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from childtonotice.screening.propose.choices import Notebook, choose
from childtonotice.screening.propose.fitting import Candidate, assign
from childtonotice.screening.propose.people_plans import plan_subjects
from childtonotice.screening.propose.plans import Choice, TablePlan
from childtonotice.screening.propose.sorts import Seen
from childtonotice.screening.tables import TABLES

_OF_A_PPN = frozenset({"ppn", "submit", "vat", "share"})


def tells_of_ppn(candidate: Candidate) -> bool:
    """Whether the name of a column says that it tells of a PPN."""
    return bool(_OF_A_PPN & set(candidate.words))


def plan_beside(one: Seen, incident: Choice, notes: Notebook) -> list[TablePlan]:
    """The PPN of each record that has one, and who is named on it where a record is one person."""
    own = [candidate for candidate in one.candidates if tells_of_ppn(candidate)]
    names = [name for name in TABLES["ppns"].names if name != "incident_id"]
    fits = assign("ppns", names, own)
    if not {"ppn_id", "submitted_at"} <= set(fits):
        return []
    own_choices = [choose(one, "ppns", ours, fits[ours], notes) for ours in names if ours in fits]
    bare = replace(incident, settle=())
    ppn = next(choice for choice in own_choices if choice.ours == "ppn_id")
    return [
        TablePlan("ppns", (bare, *own_choices), "ppn_id", ppn.sources),
        *_subjects(replace(one, fits=fits), ppn, notes),
    ]


def _subjects(one: Seen, ppn: Choice, notes: Notebook) -> Sequence[TablePlan]:
    """Each person whose record bears a PPN; people side by side are not told apart, so nobody is named."""
    if len(one.groups) != 1 or one.groups[0].label:
        return ()
    # The part that somebody had in the incident says nothing of the part on the PPN.
    told = replace(one, candidates=tuple(c for c in one.candidates if "role" not in c.words))
    plans = plan_subjects(told, one.groups, replace(ppn, settle=()), notes)
    why = "a person whose record bears a PPN is taken as named on it"
    return [replace(plan, any_of=ppn.sources, settle=(why,)) for plan in plans]
