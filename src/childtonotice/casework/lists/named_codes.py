"""What areas and teams are called, for the codes that addresses and saved views carry."""

from __future__ import annotations

from django.utils import timezone
from django.utils.text import slugify

from childtonotice.casework.access import every_area
from childtonotice.casework.officers import team_names
from childtonotice.casework.once import once


def names_by_code() -> dict[str, str]:
    """The name of each area and team by its code: "northvale" is "Northvale"."""
    return once("names by code", _read)


def _read() -> dict[str, str]:
    teams = sorted(set(team_names(timezone.localdate()).values()))
    return {slugify(team): team for team in teams} | {area.code: area.name for area in every_area()}
