"""Items of one child, one household or one address, read as one case and never merged (features 26, 27).

What ties items is drawn from the record when an item is published. A person may take an item out of its group.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, combinations
from typing import Any

from django.db.models import Q

from childtonotice.casework.models import GroupChange, Item, ItemTie, Tie
from childtonotice.screening.force import Force
from childtonotice.screening.link.addresses import address_key, same_address

# Who only told police, or saw it, makes no household with those whom it befell.
NOT_OF_THE_HOUSEHOLD = frozenset({"informant", "witness", "caller", "reporting person", "officer"})
# An address or grown-up that more items share than this is a place or an institution, not a household.
MOST_ALIKE = 8
MOST_AT_ONCE = 10_000
WEIGHT = tuple(Tie.values)
Drawn = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Groups:
    """Which items belong together: the item's id to its group's number, and of each group the strongest tie."""

    of: Mapping[int, int]
    by: Mapping[int, str]

    def fellows(self, item: int) -> list[int]:
        """The other items of this one's group."""
        group = self.of.get(item)
        return [pk for pk, other in self.of.items() if group is not None and other == group and pk != item]

    def kind(self, item: int) -> str:
        """What ties the item's group; empty where it has none."""
        return self.by.get(self.of.get(item, 0), "")


def draw_ties(
    people: Iterable[Mapping[str, Any]], children: Iterable[Mapping[str, Any]], location: str, force: Force
) -> set[Drawn]:
    """What an incident may share with others: its linked children, the grown-ups whom it befell, its address."""
    young = {str(row["person_id"]) for row in children if row["person_id"]}
    grown = {str(row["person_id"]) for row in people if row["person_id"] and _is_of_the_household(row)} - young
    ties = {(Tie.CHILD.value, person) for person in young} | {(Tie.HOUSEHOLD.value, person) for person in grown}
    key = address_key(location) if location else ""
    if key and not any(same_address(location, shared) for shared in force.shared_addresses):
        ties.add((Tie.ADDRESS.value, key[:200]))
    return {(kind, person[:200]) for kind, person in ties}


def _is_of_the_household(person: Mapping[str, Any]) -> bool:
    return not person["child"] and str(person["role"]).casefold() not in NOT_OF_THE_HOUSEHOLD


def keep_ties(item: Item, drawn: set[Drawn]) -> None:
    """Keep what ties an item to others, as the record has it now."""
    known = set(item.ties.values_list("kind", "key"))
    for kind, key in known - drawn:
        item.ties.filter(kind=kind, key=key).delete()
    ItemTie.objects.bulk_create(ItemTie(item=item, kind=kind, key=key) for kind, key in sorted(drawn - known))


def find_groups(items: Collection[int]) -> Groups:
    """The groups within the items of these ids. Two queries, whatever their number; a third to compare addresses."""
    ids = list(items)
    # No database takes an endless list of ids.
    parts = [ids[at : at + MOST_AT_ONCE] for at in range(0, len(ids), MOST_AT_ONCE)]
    drawn = (ItemTie.objects.filter(item__in=part).values_list("item_id", "kind", "key") for part in parts)
    rows = list(chain.from_iterable(drawn))
    apart = taken_out({pk for pk, _, _ in rows})
    sharing: dict[Drawn, list[int]] = defaultdict(list)
    for pk, kind, key in rows:
        if pk not in apart:
            sharing[kind, key].append(pk)
    return _join(list(_pairs({tie: ids for tie, ids in sharing.items() if len(ids) > 1})))


def sharing(item: Item) -> list[int]:
    """The items that share a child, a grown-up of the household or the address with this one, however long ago."""
    keys = Q(pk__in=())
    for kind, key in item.ties.values_list("kind", "key"):
        keys |= Q(kind=kind, key=key)
    rows = list(ItemTie.objects.filter(keys).exclude(item=item).values_list("item_id", "kind", "item__facts__location"))
    here = str(item.facts.get("location", ""))
    return sorted({pk for pk, kind, place in rows if kind != Tie.ADDRESS or same_address(here, str(place or ""))})


def taken_out(ids: set[int]) -> set[int]:
    """Those of these items that a person has taken out of their group and nobody has put back."""
    if not ids:
        return set()
    changes = GroupChange.objects.filter(item__in=ids).order_by("id").values_list("item_id", "apart")
    return {pk for pk, apart in dict(changes).items() if apart}


def _pairs(sharing: Mapping[Drawn, Sequence[int]]) -> Iterator[tuple[int, int, str]]:
    places = _locations(sharing)
    for (kind, _), ids in sharing.items():
        if kind != Tie.CHILD and len(ids) > MOST_ALIKE:
            continue
        for one, other in combinations(ids, 2):
            if kind != Tie.ADDRESS or same_address(places.get(one, ""), places.get(other, "")):
                yield one, other, kind


def _locations(sharing: Mapping[Drawn, Sequence[int]]) -> dict[int, str]:
    wanted = {pk for (kind, _), ids in sharing.items() if kind == Tie.ADDRESS for pk in ids}
    if not wanted:
        return {}
    rows = Item.objects.filter(pk__in=wanted).values_list("pk", "facts__location")
    return {pk: str(location or "") for pk, location in rows}


def _join(pairs: list[tuple[int, int, str]]) -> Groups:
    """Items that are tied, directly or by way of another, are one group, named by its smallest id."""
    above: dict[int, int] = {}
    for one, other, _ in pairs:
        first, second = _top(above, one), _top(above, other)
        above[max(first, second)] = min(first, second)
    of = {pk: _top(above, pk) for one, other, _ in pairs for pk in (one, other)}
    by: dict[int, str] = {}
    for one, _, kind in pairs:
        by[of[one]] = min(by.get(of[one], kind), kind, key=WEIGHT.index)
    return Groups(of, by)


def _top(above: dict[int, int], pk: int) -> int:
    """The smallest id that this item is known to be tied to; the way there is shortened as it is gone."""
    top = pk
    while above.setdefault(top, top) != top:
        top = above[top]
    while above[pk] != top:
        above[pk], pk = top, above[pk]
    return top
