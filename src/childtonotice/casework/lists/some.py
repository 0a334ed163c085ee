"""Some items by their keys, as rows of a list, within what the reader may open."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from childtonotice.casework.access import Reader, items_for, may
from childtonotice.casework.lists.rows import MOST_ROWS, make_rows
from childtonotice.casework.lists.values import Row
from childtonotice.casework.matrix import Verb

# So many keys are asked for at once: a database takes only so many values in one question.
AT_ONCE = 500


def rows_of(reader: Reader, keys: Sequence[int], now: datetime) -> tuple[int, tuple[Row, ...]]:
    """How many of these items the reader may open, and the newest two hundred of them as rows."""
    if not may(reader, Verb.ITEM):
        return 0, ()
    mine = items_for(reader, Verb.ITEM)
    found: list[tuple[datetime, int]] = []
    for start in range(0, len(keys), AT_ONCE):
        part = mine.filter(pk__in=keys[start : start + AT_ONCE])
        found += part.order_by().values_list("reported_at", "pk")
    newest = [pk for _, pk in sorted(found, reverse=True)[:MOST_ROWS]]
    items = mine.filter(pk__in=newest).order_by("-reported_at", "-pk")
    return len(found), make_rows(items, now, reader.user.pk)
