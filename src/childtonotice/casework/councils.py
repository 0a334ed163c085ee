"""Which council receives a child's referral: by the address where the child lives, as the table of councils has it.

A line names a postcode or the beginning of one, or a place; the longest that fits counts (R11, R54).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date

from childtonotice.casework.dated import Line, lines_on
from childtonotice.casework.models import DatedTable, ItemChild, SubmittedPpn

WORD = re.compile(r"[a-z0-9]+")
POSTCODE = re.compile(r"\b([a-z]{1,2})([0-9][a-z0-9]?) ?([0-9])([a-z]{2})\b")


def council_at(address: str, day: date) -> str:
    """The council of an address on a day; empty where no line of the table fits."""
    return _fit(address, lines_on(DatedTable.COUNCILS, day).values()) if address else ""


def _fit(address: str, lines: Iterable[Line]) -> str:
    words = WORD.findall(address.casefold())
    postcodes = _beginnings(address)
    best, length = "", 0
    for line in lines:
        wanted = WORD.findall(line.subject.casefold())
        size = sum(map(len, wanted))
        if size > length and (" ".join(wanted) in postcodes or _holds(words, wanted)):
            best, length = line.says, size
    return best


def _beginnings(address: str) -> set[str]:
    """Each postcode of an address by its letters, its first half, its sector and whole: "yo", "yo10", "yo10 4"."""
    found = set()
    for letters, district, sector, unit in POSTCODE.findall(address.casefold()):
        first = f"{letters}{district}"
        found |= {letters, first, f"{first} {sector}", f"{first} {sector}{unit}", f"{first}{sector}{unit}"}
    return found


def _holds(words: list[str], wanted: list[str]) -> bool:
    """Whether the words of a place stand in the address, whole and one after the other."""
    return any(words[at : at + len(wanted)] == wanted for at in range(len(words) - len(wanted) + 1))


def councils_of(ppns: Iterable[SubmittedPpn]) -> dict[int, tuple[str, ...]]:
    """The councils where the children of each PPN live, by the PPN's row; asked of the database once for all."""
    wanted = list(ppns)
    homes: dict[str, list[tuple[str, str]]] = {}
    rows = ItemChild.objects.filter(item__incident_id__in={ppn.incident_id for ppn in wanted if ppn.incident_id})
    for incident, person, home in rows.exclude(home="").values_list("item__incident_id", "person_id", "home"):
        homes.setdefault(incident, []).append((person, home))
    return {ppn.pk: _councils(ppn, homes.get(ppn.incident_id, [])) for ppn in wanted}


def _councils(ppn: SubmittedPpn, homes: list[tuple[str, str]]) -> tuple[str, ...]:
    named = {subject.get("person_id") for subject in ppn.subjects}
    day = ppn.submitted_at.date()
    found = [council_at(home, day) for person, home in homes if person in named]
    return tuple(dict.fromkeys(council for council in found if council))
