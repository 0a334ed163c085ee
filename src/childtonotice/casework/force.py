"""The force whose lists these are: its words, areas, targets and numbers to call."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from django.conf import settings

from childtonotice.casework.in_force import words_in_force
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
    return replace(force, **changed) if changed else force  # type: ignore[arg-type]


def split_contact(words: str) -> tuple[str, str]:
    """Whom to call and the number: "Control room: 101" in two."""
    name, _, number = words.partition(":")
    return name.strip(), number.strip()


def shipped_force() -> Force:
    """The force as its folder says, else the shipped policy: what is screened by, whatever targets were set."""
    folder = getattr(settings, "FORCE_DIR", None)
    return _loaded(str(folder)) if folder else Force()
