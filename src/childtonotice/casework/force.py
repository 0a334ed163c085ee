"""The force whose lists these are: its words, areas, targets and numbers to call."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

from django.conf import settings

from childtonotice.screening.force import Force


@lru_cache(maxsize=4)
def _loaded(folder: str) -> Force:
    # Reading settings brings the whole engine in; a web process without a force folder stays small.
    from childtonotice.screening.read import load_force

    return load_force(Path(folder))


def our_force() -> Force:
    """The force of this installation: its folder in the settings, else the shipped policy."""
    folder = getattr(settings, "FORCE_DIR", None)
    return _loaded(str(folder)) if folder else Force()
