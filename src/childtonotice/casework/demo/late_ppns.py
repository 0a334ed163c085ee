"""What the demo's officers send when asked: a PPN that stands in the next morning's files, as a real one would."""

from __future__ import annotations

import csv
import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from childtonotice.casework.models import Item, ItemChild, Recovery
from childtonotice.casework.reasons import GRADES

NARRATIVES = (
    "{names} were in the house while this went on. I spoke to them in the kitchen, away from the adults; they were "
    "fed and in nightclothes. {names} said they had heard the shouting. School to be told.",
    "Sent late, I am sorry. {names} slept in the next room. I looked in and saw them asleep; the room was warm and "
    "tidy. Mum says they stay with their gran at weekends.",
    "{names} was with the caller when we came, upset but not hurt. Asked what they wanted: to go to their dad's. "
    "Health visitor is known to the family.",
)


@dataclass(frozen=True, slots=True)
class LatePpn:
    """One PPN that an officer sent after being asked, and when."""

    ppn_id: str
    item: Item
    children: Sequence[ItemChild]
    grading: str
    at: datetime


def late_ppn(recovery: Recovery, ppn_id: str, at: datetime) -> LatePpn:
    """The PPN that answers a request: of its children, graded by the officer, who now and then sees less risk."""
    chance = random.Random(f"{recovery.item.incident_id} graded")
    asked = recovery.review.risk or GRADES[1]
    lower = GRADES[max(0, GRADES.index(asked) - 1)]
    children = [each.child for each in recovery.children.select_related("child").order_by("child__position")]
    return LatePpn(ppn_id, recovery.item, children, lower if chance.random() < 0.3 else asked, at)


def hand_in(folder: Path, ppns: Iterable[LatePpn]) -> None:
    """Add PPNs to a morning's files; a folder that is not there yet takes none."""
    sent = list(ppns)
    if not folder.is_dir() or not sent:
        return
    _append(folder / "ppns.csv", (_ppn_row(ppn) for ppn in sent))
    _append(folder / "ppn_subjects.csv", (_subject(ppn, child) for ppn in sent for child in ppn.children))


def _append(path: Path, rows: Iterable[Mapping[str, str]]) -> None:
    with path.open(encoding="utf-8", newline="") as file:
        columns = next(csv.reader(file))
    with path.open("a", encoding="utf-8", newline="") as file:
        csv.DictWriter(file, columns, restval="").writerows(rows)


def _ppn_row(ppn: LatePpn) -> dict[str, str]:
    names = " and ".join(child.name.split(" ")[0] or child.label for child in ppn.children[:2]) or "The child"
    words = random.Random(f"{ppn.item.incident_id} told").choice(NARRATIVES)
    at = (ppn.at - timedelta(minutes=20)).astimezone(UTC)
    return {
        "ppn_id": ppn.ppn_id, "submitted_at": at.isoformat("T", "seconds"),
        "incident_id": ppn.item.incident_id, "officer_id": ppn.item.officer_id, "kind": "child",
        "grading": ppn.grading, "categories": ";".join(ppn.item.categories), "narrative": words.format(names=names),
    }  # fmt: skip


def _subject(ppn: LatePpn, child: ItemChild) -> dict[str, str]:
    forename, _, surname = child.name.partition(" ")
    return {
        "ppn_id": ppn.ppn_id, "person_id": child.person_id, "forename": forename, "surname": surname,
        "date_of_birth": child.born.isoformat() if child.born else "", "ethnicity": child.ethnicity, "role": "child",
    }  # fmt: skip
