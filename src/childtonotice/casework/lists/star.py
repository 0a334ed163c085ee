"""The rows of the star that a reader may take away: those of the items that they may open, by area."""

from __future__ import annotations

from collections.abc import Iterator

from django.db import connection

from childtonotice.casework.access import NotFound, Reader, items_for, may
from childtonotice.casework.matrix import Verb
from childtonotice.casework.models.star import VERSION, VIEWS, StarView, full_name

Row = tuple[object, ...]
AT_ONCE = 5000

__all__ = ["VERSION", "VIEWS", "StarView", "items_of", "rows_of_view"]


def items_of(reader: Reader, area_code: str = "") -> frozenset[str]:
    """The numbers of the items whose facts this reader may take; NotFound for whoever reads no list.

    ``area_code``: of one area alone, "unknown" for items without one.
    """
    if not may(reader, Verb.LIST):
        raise NotFound("There is nothing here that you may take.")
    items = items_for(reader, Verb.ITEM)
    if area_code:
        items = items.filter(area=None) if area_code == "unknown" else items.filter(area__code=area_code)
    return frozenset(items.order_by().values_list("number", flat=True).iterator())


def rows_of_view(view: StarView, items: frozenset[str]) -> Iterator[Row]:
    """The rows of one view: of these items alone where a row belongs to an item."""
    names = ", ".join(column.name for column in view.columns)
    with connection.cursor() as cursor:
        order = ", ".join(str(place) for place in range(1, min(3, len(view.columns)) + 1))
        cursor.execute(f"SELECT {names} FROM {full_name(view, connection.vendor)} ORDER BY {order}")
        while rows := cursor.fetchmany(AT_ONCE):
            yield from (row for row in rows if not view.by_item or row[0] in items)
