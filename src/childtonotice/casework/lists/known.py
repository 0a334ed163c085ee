"""What was known before: earlier incidents and PPNs of the same children. Counts, never a label (features 15)."""

from __future__ import annotations

from datetime import datetime, timedelta

from childtonotice.casework.access import Reader, items_for
from childtonotice.casework.clocks import tell_moment
from childtonotice.casework.force import our_force
from childtonotice.casework.lists.item_values import Earlier, KnownBefore
from childtonotice.casework.lists.rows import POOL_NAME
from childtonotice.casework.models import ChildIncident, Item

MONTHS_BACK = timedelta(days=365)
ALONE = "Counted by person number. What is recorded of a child under a second number is not in it."
JOINED = "Counted over all person numbers that were joined as one child's."


def known_before(reader: Reader, item: Item, now: datetime) -> KnownBefore:
    """The earlier incidents of the item's children in twelve months, newest first; elsewhere by date, type and area."""
    people = [child.person_id for child in item.children.all() if child.person_id]
    since = item.reported_at - MONTHS_BACK
    rows = ChildIncident.objects.filter(person_id__in=people, reported_at__gte=since, reported_at__lt=item.reported_at)
    by_incident = {row.incident_id: row for row in rows.select_related("area").order_by("reported_at")}
    by_incident.pop(item.incident_id, None)
    ppns = {row.ppn_id for row in rows if row.ppn_id}
    listed = dict(items_for(reader).filter(incident_id__in=by_incident).values_list("incident_id", "number"))
    elsewhere = Item.objects.filter(incident_id__in=by_incident, restricted=False).values_list("incident_id", "number")
    numbers = {**dict(elsewhere), **listed}
    earlier = tuple(
        _show(row, numbers.get(row.incident_id, ""), row.incident_id in listed, now)
        for row in reversed(by_incident.values())
    )
    return KnownBefore(_heading(len(earlier), len(ppns)), earlier, JOINED if our_force().join_records else ALONE)


def _show(row: ChildIncident, number: str, mine: bool, now: datetime) -> Earlier:
    word = our_force().ppn_word
    return Earlier(
        reported=tell_moment(row.reported_at, now),
        type="Restricted" if row.restricted else row.type,
        area=row.area.name if row.area else POOL_NAME,
        ppn=word if row.ppn_id else f"No {word}",
        number="" if row.restricted and not mine else number,
        elsewhere=bool(number) and not mine,
    )


def _heading(incidents: int, ppns: int) -> str:
    word = our_force().ppn_word
    if not incidents:
        return "Nothing earlier in 12 months"
    incident_words = "1 earlier incident" if incidents == 1 else f"{incidents} earlier incidents"
    ppn_words = f"{ppns or 'no'} {word}" if ppns <= 1 else f"{ppns} {word}s"
    return f"{incident_words}, {ppn_words} in 12 months"
