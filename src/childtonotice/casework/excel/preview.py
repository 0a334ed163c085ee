"""A workbook before it is saved: what changes, what conflicts, what is not allowed and where, what stays."""

from __future__ import annotations

from dataclasses import dataclass, fields, replace
from datetime import datetime, timedelta
from typing import Any

from django.core import signing

from childtonotice.casework.access import Reader
from childtonotice.casework.actions.answers import Answer
from childtonotice.casework.actions.sheets import Filled, Judged, Outcome, preview_sheet
from childtonotice.casework.excel.columns import decision_choices, typed_columns
from childtonotice.casework.excel.returned import Problem, Returned
from childtonotice.screening.gather.collector import collector_paused

_SALT = "childtonotice.casework.excel.preview"
KEPT_FOR = timedelta(hours=1)
_ANSWERED = tuple(field.name for field in fields(Answer))


@dataclass(frozen=True, slots=True)
class Change:
    """A row that can be saved: its item, and the decision in words."""

    place: str
    number: str
    reference: str
    decision: str


@dataclass(frozen=True, slots=True)
class Preview:
    """What saving a workbook would come to. ``made_for``: whom it was made for, where that is somebody else."""

    area: str
    made_for: str
    changes: tuple[Change, ...]
    conflicts: tuple[Problem, ...]
    invalid: tuple[Problem, ...]
    saved: int
    untouched: int
    notes: tuple[str, ...]
    filled: tuple[Filled, ...]

    @property
    def said(self) -> str:
        """The whole in one sentence."""
        return (
            f"{len(self.changes)} to save, {len(self.conflicts)} decided or changed since, {len(self.invalid)} not "
            f"allowed, {self.saved} saved already, {self.untouched} left as they are."
        )


@collector_paused()
def preview(reader: Reader, returned: Returned, now: datetime) -> Preview:
    """What saving this workbook as this reader would come to; the look is recorded."""
    origin = returned.origin
    judged = preview_sheet(by=reader.user, area_code=origin.area, filled=returned.filled, now=now)
    decisions = dict(decision_choices())
    changes = [row for row in judged if row.outcome is Outcome.CHANGES]
    conflicts = [row for row in judged if row.outcome is Outcome.CONFLICT]
    invalid = [row for row in judged if row.outcome is Outcome.INVALID]
    return Preview(
        area=origin.area,
        made_for="" if origin.made_for == reader.name else origin.made_for,
        changes=tuple(
            Change(row.filled.place, row.filled.number, row.reference, decisions[row.filled.answer.decision])
            for row in changes
        ),
        conflicts=tuple(Problem(row.filled.place, row.errors[0][1], number=row.filled.number) for row in conflicts),
        invalid=(*returned.problems, *(problem for row in invalid for problem in _problems(row, returned))),
        saved=sum(row.outcome is Outcome.SAVED for row in judged),
        untouched=returned.untouched,
        notes=returned.notes,
        filled=tuple(row.filled for row in judged if row.outcome is not Outcome.SAVED),
    )


def _problems(row: Judged, returned: Returned) -> list[Problem]:
    allowed = {column.field: column.allowed for column in typed_columns()}
    at = row.filled.place.rpartition(" ")[2]
    found = []
    for field, why in row.errors:
        cell = returned.cells.get(field, "")
        place = cell if " " in cell else row.filled.place.replace(f"row {at}", f"{cell}{at}") if cell else ""
        found.append(Problem(place or row.filled.place, why, allowed.get(field, ""), row.filled.number))
    return found


@collector_paused()
def pack(preview: Preview, reader: Reader) -> str:
    """What was previewed, signed, for the form that saves it: nothing of it is kept here meanwhile."""
    rows = [_packed(row) for row in preview.filled]
    kept = {"by": reader.user.pk, "area": preview.area, "problems": len(preview.invalid), "rows": rows}
    return signing.dumps(kept, salt=_SALT, compress=True)


def _packed(row: Filled) -> dict[str, Any]:
    answer = {name: getattr(row.answer, name) for name in _ANSWERED}
    answer["until"] = row.answer.until.isoformat() if row.answer.until else None
    return {"place": row.place, "number": row.number, "version": row.version, "answer": answer}


def unpack(word: str, reader: Reader, area: str) -> tuple[Filled, ...] | None:
    """The rows that this reader previewed for this area within the hour; None where it is no such thing."""
    try:
        kept = signing.loads(word, salt=_SALT, max_age=KEPT_FOR)
    except signing.BadSignature:
        return None
    if (kept["by"], kept["area"]) != (reader.user.pk, area):
        return None
    return tuple(_filled(row) for row in kept["rows"])


def _filled(row: dict[str, Any]) -> Filled:
    answer = Answer(**row["answer"])
    answer = replace(
        answer,
        categories=tuple(answer.categories),
        added=tuple(answer.added),
        children={int(pk): given for pk, given in answer.children.items()},
        child_reasons={int(pk): why for pk, why in answer.child_reasons.items()},
        until=datetime.fromisoformat(str(answer.until)) if answer.until else None,
    )
    return Filled(row["place"], row["number"], row["version"], answer)
