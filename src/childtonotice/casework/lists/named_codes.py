"""What areas and teams are called, for the codes that addresses and saved views carry."""

from __future__ import annotations

from django.utils.text import slugify

from childtonotice.casework.access import every_area
from childtonotice.casework.models import Officer
from childtonotice.casework.once import once


def names_by_code() -> dict[str, str]:
    """The name of each area and team by its code: "northvale" is "Northvale"."""
    return once("names by code", _read)


def _read() -> dict[str, str]:
    teams = Officer.objects.exclude(team="").values_list("team", flat=True).distinct().order_by()
    return {slugify(team): team for team in teams} | {area.code: area.name for area in every_area()}
