"""What a new finding changes in an item that people may already have decided.

It reopens on a new child, a child no longer covered, an exclusion lifted or a higher priority. A log that has only
grown says so. A change of rules reopens nothing until a coordinator has approved it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from childtonotice.casework.models import Item, ItemChild
from childtonotice.casework.shown import Shown
from childtonotice.screening.findings import Cover, Status

REOPENING = ("new-child", "no-longer-covered", "exclusion-lifted", "higher-priority")
CERTAIN = Cover.CERTAIN.value


@dataclass(frozen=True, slots=True)
class Change:
    """What changed. ``codes`` in the order of weight; ``new`` and ``bared`` are keys of children."""

    codes: tuple[str, ...]
    new: tuple[str, ...] = ()
    bared: tuple[str, ...] = ()
    rules_only: bool = False

    @property
    def reopens(self) -> bool:
        """Whether a decided item comes back to the list."""
        return not self.rules_only and any(code in REOPENING for code in self.codes)

    @property
    def note(self) -> str:
        """The one code that the list shows."""
        would_reopen = any(code in REOPENING for code in self.codes)
        return "rules-changed" if self.rules_only and would_reopen else next(iter(self.codes), "")


def compare(item: Item, children: Mapping[str, ItemChild], shown: Shown, fingerprint: str) -> Change:
    """What differs between the item as it stands and what is to be shown now, judged under these rules.

    The rules alone have changed where they are others than the item's and the force's records are the same: a PPN
    that went to another incident changes a finding too, without a word changed here.
    """
    new = tuple(row["key"] for row in shown.children if not _is_there(children, row))
    bared = tuple(row["key"] for row in shown.children if _is_bared(children, row))
    now = Status(shown.item["status"])
    found = {
        "new-child": bool(new) and now.needs_a_look,
        "no-longer-covered": bool(bared) and now.needs_a_look,
        "exclusion-lifted": item.status == Status.EXCLUDED and now.needs_a_look,
        "higher-priority": now.needs_a_look and shown.item["priority"] < item.priority,
        "exclusion-added": now is Status.EXCLUDED and item.status != Status.EXCLUDED,
        "ppn-perhaps": _perhaps(item, now),
        "log-grown": shown.item["log"] != item.log,
    }
    codes = tuple(code for code, is_so in found.items() if is_so)
    same_records = shown.source_digest == item.source_digest
    return Change(codes, new, bared, rules_only=same_records and fingerprint != item.fingerprint)


def _is_there(children: Mapping[str, ItemChild], row: Mapping[str, Any]) -> bool:
    known = children.get(row["key"])
    return known is not None and known.current


def _is_bared(children: Mapping[str, ItemChild], row: Mapping[str, Any]) -> bool:
    known = children.get(row["key"])
    return known is not None and known.cover == CERTAIN and row["cover"] != CERTAIN


def _perhaps(item: Item, now: Status) -> bool:
    return now is Status.CHECK_MATCH and item.status != Status.CHECK_MATCH
