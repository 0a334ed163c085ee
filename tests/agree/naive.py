"""Every figure counted a second way: item by item from the records, in plain loops, with nothing of the product's."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date, datetime

from childtonotice.casework.models import Assessment, Item, ItemPpn, Officer, PartnerStep, Recovery, Review
from childtonotice.screening.circumstances import LONDON

GRADES = ("", "standard", "medium", "high")
DECIDED = ("requested", "submitted", "done")


@dataclass(slots=True)
class Told:
    """One item as a person would note it on paper."""

    item: Item
    area: str
    team: str
    decision: str
    decided: datetime | None
    by: int | None
    asked: datetime | None
    due: datetime | None
    came: datetime | None
    needless: bool | None

    @property
    def reviewed(self) -> bool:
        return self.decided is not None

    @property
    def needed(self) -> bool:
        return self.reviewed and self.decision == "ppn-needed"

    @property
    def at(self) -> datetime:
        return self.item.reported_at.astimezone(LONDON)


def read_all(start: date, end: date) -> list[Told]:
    """Every item reported on these days."""
    return [tell(item) for item in Item.objects.order_by("pk") if start <= item.reported_on <= end]


def tell(item: Item) -> Told:
    """One item, from its rows."""
    taken = {row.withdraws_id for row in item.reviews.exclude(withdraws=None)}
    stand = [row for row in item.reviews.filter(withdraws=None).order_by("pk") if row.pk not in taken]
    last: Review | None = stand[-1] if stand and item.state in (*DECIDED, "waiting") else None
    final = last is not None and item.state in DECIDED
    recovery = Recovery.objects.filter(review=last).first() if last and last.decision == "ppn-needed" else None
    asked = recovery if recovery and recovery.ended_at is None else None
    officer = Officer.objects.filter(officer_id=item.officer_id).first()
    return Told(
        item=item,
        area=item.area.code if item.area else "unknown",
        team=officer.team if officer else "",
        decision=last.decision if last else "",
        decided=last.at if last and final else None,
        by=last.by_id if last else None,
        asked=asked.requested_at if asked else None,
        due=asked.due_at if asked else None,
        came=asked.submitted_at if asked else None,
        needless=judge(item),
    )


def judge(item: Item) -> bool | None:
    """Whether somebody says that a PPN of this item was not needed; none where nobody judged one."""
    said: list[bool] = []
    for ppn in ItemPpn.objects.filter(item=item):
        last = Assessment.objects.filter(ppn__ppn_id=ppn.ppn_id).order_by("pk").last()
        said += [last.unnecessary] if last else []
        steps = PartnerStep.objects.filter(ppn__ppn_id=ppn.ppn_id, withdrawn=None).exclude(answer="")
        said += [step.answer == "not-needed" for step in steps]
    return any(said) if said else None


def tally(rows: list[Told], key: Callable[[Told], Iterator[str]]) -> dict[str, tuple[int, int, int]]:
    """By each key how many items, how many reviewed, how many that needed a PPN."""
    found: dict[str, list[int]] = {}
    for row in rows:
        for name in key(row):
            counted = found.setdefault(name, [0, 0, 0])
            counted[0] += 1
            counted[1] += row.reviewed
            counted[2] += row.needed
    return {name: (all_of, read, need) for name, (all_of, read, need) in found.items()}
