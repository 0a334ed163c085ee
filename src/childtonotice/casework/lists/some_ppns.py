"""Some PPNs by their ids, as rows, within what the reader may open."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from childtonotice.casework.access import Reader, may, ppns_for
from childtonotice.casework.lists.ppns import MOST, PpnRow, show_ppn
from childtonotice.casework.matrix import Verb

# So many ids are asked for at once: a database takes only so many values in one question.
AT_ONCE = 500


def ppn_rows_of(reader: Reader, ids: Sequence[str], now: datetime) -> tuple[PpnRow, ...]:
    """The newest of these PPNs that the reader may open; none for whoever checks none."""
    if not may(reader, Verb.ASSESS):
        return ()
    mine, found = ppns_for(reader), list[tuple[datetime, int]]()
    for start in range(0, len(ids), AT_ONCE):
        found += mine.filter(ppn_id__in=ids[start : start + AT_ONCE]).order_by().values_list("submitted_at", "pk")
    newest = [pk for _, pk in sorted(found, reverse=True)[:MOST]]
    ppns = mine.filter(pk__in=newest).order_by("-submitted_at", "-pk")
    return tuple(show_ppn(ppn, now) for ppn in ppns.select_related("area").prefetch_related("assessments"))
