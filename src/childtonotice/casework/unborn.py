"""An unborn child (R53): whose it is, and that what was sent for it ends when it is born."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from childtonotice.casework.models import Item, ItemChild, ItemTie, Tie

# From the report to the birth: no pregnancy is longer.
LONGEST = timedelta(days=300)
UNBORN = "unborn"


def is_unborn(child: ItemChild) -> bool:
    """Whether the record speaks of this child as not born yet."""
    return UNBORN in (child.presence, child.relation)


def mothers_to_choose(item: Item) -> tuple[tuple[str, str], ...]:
    """The grown-ups and youths of an item who may be named as the mother: person id and name with age."""
    rows = [row for row in item.people if row["person_id"] and not (row["age"].isdigit() and int(row["age"]) < 12)]
    named = {
        row["person_id"]: ", ".join(part for part in (row["name"] or "no name", row["age"]) if part) for row in rows
    }
    return tuple(named.items())


def born_since(child: ItemChild, reported_on: date) -> ItemChild | None:
    """The child born to the same mother since, where a later record shows one; none where no mother is known."""
    if not child.mother:
        return None
    beside = ItemTie.objects.filter(kind=Tie.HOUSEHOLD, key=child.mother).values("item")
    found = ItemChild.objects.filter(item__in=beside, born__gt=reported_on, born__lte=reported_on + LONGEST)
    return found.exclude(person_id="").order_by("born", "pk").first()


def unborn_before(item: Item, children: Iterable[ItemChild]) -> list[tuple[ItemChild, ItemChild]]:
    """Each young child of an item with the unborn child of the same mother known before the birth."""
    grown = [row["person_id"] for row in item.people if row["person_id"] and not row["child"]]
    young = [child for child in children if child.born and child.born <= item.reported_on]
    if not grown or not young:
        return []
    earlier = ItemChild.objects.filter(mother__in=grown).exclude(mother="").select_related("item")
    known = list(earlier.exclude(item=item).order_by("item__reported_at", "pk"))
    return [
        (child, before)
        for child in young
        for before in known
        if child.born and before.item.reported_on < child.born <= before.item.reported_on + LONGEST
    ]
