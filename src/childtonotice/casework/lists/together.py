"""Rows in reading order, those of one child, household or address side by side; and the group beside an item."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from django.db.models import Q, QuerySet
from django.utils import timezone

from childtonotice.casework.access import Reader, area_named, items_for
from childtonotice.casework.groups import Groups, find_groups, sharing, taken_out
from childtonotice.casework.lists.rows import MOST_ROWS, POOL_NAME, make_rows
from childtonotice.casework.lists.values import Choice, Row
from childtonotice.casework.matrix import Verb
from childtonotice.casework.models import OPEN, Decision, Item, State, Tie
from childtonotice.casework.once import once
from childtonotice.casework.order import gather, in_order, to_read
from childtonotice.casework.reasons import reasons_of


@dataclass(frozen=True, slots=True)
class GroupShown:
    """The other open items of an item's case. ``apart``: somebody has taken this item out of it."""

    heading: str
    rows: tuple[Row, ...]
    next: str = ""
    apart: bool = False


def read_together(items: QuerySet[Item], ids: list[int], now: datetime, user_id: int | None) -> tuple[Row, ...]:
    """The first two hundred of these items as rows, each of a group saying so; ``ids``: in the order of reading."""
    groups = find_groups(ids)
    shown = gather(ids, groups)[:MOST_ROWS]
    rows = {row.pk: row for row in make_rows(items.filter(pk__in=shown), now, user_id)}
    return tuple(_numbered([rows[pk] for pk in shown if pk in rows], groups))


def _numbered(rows: list[Row], groups: Groups) -> Iterator[Row]:
    """Each row of a group says so: "1 of 2 about one child"."""
    met: Counter[int] = Counter()
    for row in rows:
        group = groups.of.get(row.pk)
        if group is None:
            yield row
            continue
        met[group] += 1
        size = len(groups.fellows(row.pk)) + 1
        yield replace(row, group=f"{met[group]} of {size} about {Tie(groups.kind(row.pk)).label}")


def group_of(reader: Reader, item: Item, now: datetime) -> GroupShown | None:
    """The other open items about the item's child, household or address that this reader may see; None without any."""
    shared = once(("sharing", item.pk), lambda: sharing(item))
    if not shared:
        return None
    mine = items_for(reader, Verb.LIST).filter(Q(pk=item.pk) | Q(state__in=OPEN, pk__in=shared))
    groups = find_groups(list(mine.values_list("pk", flat=True)))
    fellows = groups.fellows(item.pk)
    if not fellows:
        apart = bool(taken_out({item.pk}))
        return GroupShown("This item was taken out of its group.", (), apart=True) if apart else None
    rows = make_rows(in_order(mine.filter(pk__in=fellows)), now, reader.user.pk)
    more = "1 more item" if len(rows) == 1 else f"{len(rows)} more items"
    following = next((row.number for row in rows if row.state == State.TO_READ), rows[0].number)
    return GroupShown(f"{more} about {Tie(groups.kind(item.pk)).label}", rows, following)


@dataclass(frozen=True, slots=True)
class Preview:
    """What is ticked to be closed together: the rows, the references to choose from, and the reasons."""

    area: str
    rows: tuple[Row, ...]
    reasons: tuple[Choice, ...]


def duplicates_preview(reader: Reader, area_code: str, numbers: Sequence[str], now: datetime | None = None) -> Preview:
    """The ticked items of one area that are still to be read; NotFound where the area is not the reader's to decide."""
    moment = now or timezone.now()
    area = area_named(reader, area_code, Verb.DECIDE)
    items = items_for(reader, Verb.DECIDE).filter(to_read(moment), area=area, number__in=list(numbers))
    reasons = tuple(Choice(code, words) for code, words in reasons_of(Decision.SAME))
    return Preview(area.name if area else POOL_NAME, make_rows(in_order(items), moment, reader.user.pk), reasons)
