"""Which saved views of the figures stand for a reader: their roles' own, and those of all who see figures."""

from __future__ import annotations

from datetime import date, timedelta
from urllib.parse import parse_qsl, urlencode

from childtonotice.casework.access import Reader, may, require
from childtonotice.casework.matrix import Verb
from childtonotice.casework.models import SavedView


def standing_views(reader: Reader) -> list[SavedView]:
    """The views that this reader may open, by name; who keeps the settings sees those of every role."""
    require(reader, Verb.REPORTS)
    rows = SavedView.objects.filter(replaced=None, gone=False).select_related("by")
    whose, every = {"", *(role.value for role in reader.roles)}, may(reader, Verb.SETTINGS)
    mine = [row for row in rows if every or row.role in whose or row.by_id == reader.user.pk]
    return sorted(mine, key=lambda row: (row.name.casefold(), row.pk))


def address_of_view(view: SavedView, today: date) -> str:
    """The codes that open a view today: where its period moves on, so many days up to today."""
    codes = read_codes(view.codes)
    if view.last:
        codes |= {"start": (today - timedelta(days=view.last - 1)).isoformat(), "end": today.isoformat()}
    return urlencode({"part": view.part, **codes})


def read_codes(address: str) -> dict[str, str]:
    """The codes of an address by name; an empty one is there too."""
    return dict(parse_qsl(address, keep_blank_values=True))
