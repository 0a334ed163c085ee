"""Which area reads what the force's files put in another: the table of areas, by the day of the report (R11)."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from django.utils.text import slugify

from childtonotice.casework.access import POOL
from childtonotice.casework.dated import fold, lines_on
from childtonotice.casework.models import Area, DatedTable


def find_area(name: str, day: date, areas: Mapping[str, Area]) -> Area | None:
    """The area that the table gives for a name in the force's files on a day; None where it says nothing of it.

    ``areas``: every area by its folded name.
    """
    line = lines_on(DatedTable.AREAS, day).get(fold(name)) if name.strip() else None
    return areas.get(fold(line.says)) if line else None


def areas_by_name(day: date) -> dict[str, Area]:
    """Every area by its folded name, and by each name that the table gives it on a day."""
    own = {fold(area.name): area for area in Area.objects.all()}
    kept = {
        name: own[fold(line.says)] for name, line in lines_on(DatedTable.AREAS, day).items() if fold(line.says) in own
    }
    return own | kept


def draw_code(name: str) -> str:
    """A fixed code for a new area, made from its name; numbered where another area has it."""
    code = slugify(name)[:40] or "area"
    taken = code == POOL or Area.objects.filter(code=code).exists()
    return f"{code}-{Area.objects.count() + 1}" if taken else code
