"""Erase what is past its time; the daily run does so too."""

from __future__ import annotations

from typing import Any

from childtonotice.casework.actions.keeping import erase_old
from childtonotice.casework.management.ready import ReadyCommand

SAID = {"logs": "logs of closed items", "items": "items", "checks": "blind checks", "earlier": "earlier incidents"}


class Command(ReadyCommand):
    """Erase logs and items whose time is over, as the force's settings say."""

    help = "Erase what is past its time, as force.toml says (log_days_after_closing, keep_months)."

    def handle(self, *_args: Any, **_options: Any) -> None:
        """Erase, and say how much."""
        done = erase_old(by=None)
        self.stdout.write("Erased: " + ", ".join(f"{done[code]} {words}" for code, words in SAID.items()) + ".")
