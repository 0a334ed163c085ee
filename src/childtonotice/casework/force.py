"""The force whose lists these are: its words, areas, targets and numbers to call."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from functools import lru_cache
from pathlib import Path

from django.conf import settings

from childtonotice.casework.dated import lines_of
from childtonotice.casework.in_force import words_in_force
from childtonotice.casework.models import DatedTable
from childtonotice.casework.once import once
from childtonotice.screening.force import Force

TARGETS = "targets"
CONTACTS = "contacts"
STEPS = "steps"


@lru_cache(maxsize=4)
def _loaded(folder: str) -> Force:
    # Reading settings brings the whole engine in; a web process without a force folder stays small.
    from childtonotice.screening.read import load_force

    return load_force(Path(folder))


def our_force() -> Force:
    """The force of this installation as it is run now: its folder, with the targets and numbers set on the page."""
    return once("force", _put_together)


def _put_together() -> Force:
    force = shipped_force()
    changed: dict[str, object] = {
        name: int(words) for name, words in words_in_force(TARGETS, ()) if name in Force.__dataclass_fields__
    }
    steps = words_in_force(STEPS, ())
    if steps:
        changed["fed_steps"] = tuple(step for step, said in steps if said == "on")
    contacts = words_in_force(CONTACTS, ())
    if contacts:
        changed["contacts"] = tuple(split_contact(words) for _, words in contacts)
    free = _free_days()
    if free:
        changed["free_days"] = (*force.free_days, *free)
    return replace(force, **changed) if changed else force  # type: ignore[arg-type]


def _free_days() -> tuple[date, ...]:
    """The days that the data manager has added to the bank holidays; a line without a last day is one day."""
    days: list[date] = []
    for line in lines_of(DatedTable.FREE_DAYS):
        last = line.ends_on or line.starts_on
        days += [line.starts_on + timedelta(days=n) for n in range((last - line.starts_on).days + 1)]
    return tuple(days)


def split_contact(words: str) -> tuple[str, str]:
    """Whom to call and the number: "Control room: 101" in two."""
    name, _, number = words.partition(":")
    return name.strip(), number.strip()


def shipped_force() -> Force:
    """The force as its folder says, else the shipped policy: what is screened by, whatever targets were set."""
    folder = getattr(settings, "FORCE_DIR", None)
    return _loaded(str(folder)) if folder else Force()
