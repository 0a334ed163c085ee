"""What was known before: earlier incidents and PPNs of the same children and household. Counts, never a label."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Count, Q

from childtonotice.casework.access import Reader, items_for
from childtonotice.casework.clocks import tell_both, tell_exact, tell_moment
from childtonotice.casework.force import our_force
from childtonotice.casework.govuk.numbers import count_of
from childtonotice.casework.groups import sharing
from childtonotice.casework.lists.item_values import Earlier, KnownBefore
from childtonotice.casework.lists.rows import POOL_NAME
from childtonotice.casework.models import Area, ChildIncident, Item
from childtonotice.casework.once import once
from childtonotice.casework.unborn import unborn_before
from childtonotice.casework.wording import band_of, name_ppn, tell_type

MONTHS_BACK = timedelta(days=365)
ALONE = "Counted by person number. What is recorded of a child under a second number is not in it."
JOINED = "Counted over all person numbers that were joined as one child's."
LATELY = timedelta(days=92)
LOW = "then"
ENOUGH = 3
ORDINALS = ("", "", "", "Third", "Fourth", "Fifth", "Sixth", "Seventh", "Eighth", "Ninth", "Tenth")


@dataclass(frozen=True, slots=True)
class Past:
    """One earlier incident, wherever it is kept. ``low``: an item that was not among the more urgent ones."""

    incident_id: str
    reported_at: datetime
    type: str
    area: Area | None
    restricted: bool
    has_ppn: bool
    of_child: bool
    low: bool = False


def known_before(reader: Reader, item: Item, now: datetime) -> KnownBefore:
    """The earlier incidents of the item's children and household in twelve months, newest first.

    Those of other areas are told by date, type, area and PPN or none; opening one is a recorded look.
    """
    since = item.reported_at - MONTHS_BACK
    house = {past.incident_id: past for past in _of_the_household(item, since)}
    rows, ppns = _of_the_children(item, since)
    merged = {**house, **{past.incident_id: _with_low(past, house) for past in rows}}
    merged.pop(item.incident_id, None)
    listed, numbers = _numbers(reader, merged) if merged else ({}, {})
    earlier = sorted(merged.values(), key=lambda past: past.reported_at, reverse=True)
    shown = tuple(_show(past, numbers.get(past.incident_id, ""), past.incident_id in listed, now) for past in earlier)
    counted = JOINED if our_force().join_records else ALONE
    return KnownBefore(_heading(len(earlier), ppns), shown, counted, (*_facts(item, earlier), *_births(item, now)))


def _numbers(reader: Reader, incidents: Collection[str]) -> tuple[dict[str, str], dict[str, str]]:
    """Of these incidents the numbers of the reader's own items, and of all that may be told of."""
    listed = dict(items_for(reader).filter(incident_id__in=incidents).values_list("incident_id", "number"))
    elsewhere = Item.objects.filter(incident_id__in=incidents, restricted=False).values_list("incident_id", "number")
    return listed, {**dict(elsewhere), **listed}


def _of_the_children(item: Item, since: datetime) -> tuple[list[Past], int]:
    """The earlier incidents of the item's children, and how many PPNs answered for them."""
    people = [child.person_id for child in item.children.all() if child.person_id]
    rows = ChildIncident.objects.filter(person_id__in=people, reported_at__gte=since, reported_at__lt=item.reported_at)
    found = [
        Past(row.incident_id, row.reported_at, row.type, row.area, row.restricted, bool(row.ppn_id), of_child=True)
        for row in rows.select_related("area").order_by("reported_at", "ppn_id")
    ]
    return found, len({row.ppn_id for row in rows if row.ppn_id})


def _of_the_household(item: Item, since: datetime) -> Iterator[Past]:
    """The earlier items that share a child, a grown-up of the household or the address."""
    covered = Count("children", filter=Q(children__cover="certain", children__current=True))
    items = Item.objects.filter(
        pk__in=once(("sharing", item.pk), lambda: sharing(item)),
        reported_at__gte=since,
        reported_at__lt=item.reported_at,
    )
    for row in items.defer("log", "marks", "people").select_related("area").annotate(covered=covered):
        low = band_of(row.priority) == LOW
        yield Past(row.incident_id, row.reported_at, row.type, row.area, row.restricted, row.covered > 0, False, low)


def _with_low(past: Past, house: dict[str, Past]) -> Past:
    known = house.get(past.incident_id)
    return Past(
        past.incident_id, past.reported_at, past.type, past.area, past.restricted, past.has_ppn, True,
        known is not None and known.low,
    )  # fmt: skip


def _show(past: Past, number: str, mine: bool, now: datetime) -> Earlier:
    word = our_force().ppn_word
    hidden = past.restricted and not mine
    return Earlier(
        reported=tell_moment(past.reported_at, now),
        type="Restricted" if hidden else tell_type(past.type),
        area=past.area.name if past.area else POOL_NAME,
        ppn=word if past.has_ppn else f"No {word}",
        number="" if hidden else number,
        elsewhere=bool(number) and not mine,
        whose="this child" if past.of_child else "this household",
        exact=tell_exact(past.reported_at),
    )


def _heading(incidents: int, ppns: int) -> str:
    word = our_force().ppn_word
    if not incidents:
        return "Nothing earlier in 12 months"
    ppn_words = count_of(ppns, word) if ppns else f"no {word}"
    return f"{count_of(incidents, 'earlier incident')}, {ppn_words} in 12 months"


def _facts(item: Item, earlier: list[Past]) -> tuple[str, ...]:
    """What the last three months show, as facts: "Third incident in 3 months", "Three less urgent ones" (R22)."""
    lately = [past for past in earlier if past.reported_at >= item.reported_at - LATELY]
    facts = [f"{_ordinal(len(lately) + 1)} incident of this child or household in 3 months."] if len(lately) > 1 else []
    low = sum(past.low for past in lately) + (band_of(item.priority) == LOW)
    if low >= ENOUGH:
        facts.append(f"{low} of them were not urgent each by itself: read them together.")
    return tuple(facts)


def _births(item: Item, now: datetime) -> Iterator[str]:
    """That a child was known before its birth, and that what was sent for it then has ended (R53)."""
    word = our_force().ppn_word
    for child, before in unborn_before(item, [child for child in item.children.all() if child.current]):
        sent = (
            f"{name_ppn(word, before.ppn_id)} was for the unborn child and ended with it."
            if before.ppn_id
            else f"No {word} was sent then."
        )
        when = tell_both(before.item.reported_at, now)
        yield f"{child.label[:1].upper()}{child.label[1:]} was known before the birth ({when}). {sent}"


def _ordinal(number: int) -> str:
    return ORDINALS[number] if number < len(ORDINALS) else f"{number}th"
