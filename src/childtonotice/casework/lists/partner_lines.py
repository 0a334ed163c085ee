"""Lines pasted from a sheet, as they would be noted: each understood, or with what is wrong with it."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from childtonotice.casework.access import Reader, ppns_for
from childtonotice.casework.clocks import tell_exact
from childtonotice.casework.matrix import Verb
from childtonotice.casework.models import PartnerAnswer, Step, SubmittedPpn
from childtonotice.casework.partners import MOST, Note

TIMES = ("%d/%m/%Y %H:%M", "%Y-%m-%d %H:%M", "%Y-%m-%dT%H:%M", "%d/%m/%Y", "%Y-%m-%d")
SAID = {
    **{step.value: step for step in Step},
    "sent": Step.SHARED, "received": Step.ACKNOWLEDGED, "decided": Step.ANSWERED, "decision": Step.ANSWERED,
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Line:
    """One pasted line. ``said``: what would be noted, or what is wrong; ``note`` is none where something is."""

    place: int
    ppn_id: str
    said: str
    note: Note | None


def read_lines(reader: Reader, pasted: str) -> tuple[Line, ...]:
    """The lines of a paste: PPN, what happened, when, and whom it went to or what they decided."""
    rows = [line for line in pasted.splitlines() if line.strip()][:MOST]
    cells = [[cell.strip() for cell in _cut(line)] for line in rows]
    mine = ppns_for(reader, Verb.PARTNERS).filter(ppn_id__in=[row[0] for row in cells])
    known = {ppn.ppn_id: ppn for ppn in mine}
    read = [_read(place, row, known) for place, row in enumerate(cells, start=1)]
    # The first line of a sheet often names its columns.
    return tuple(read[1:] if read and read[0].ppn_id.casefold() in ("ppn", "ppn_id", "number") else read)


def _cut(line: str) -> list[str]:
    mark = "\t" if "\t" in line else ";" if ";" in line else ","
    return [*next(csv.reader([line], delimiter=mark)), "", "", ""]


def _read(place: int, cells: list[str], known: dict[str, SubmittedPpn]) -> Line:
    ppn_id, what, when, more = cells[:4]
    step, at, ppn = SAID.get(what.casefold()), read_moment(when), known.get(ppn_id)
    wrong = ""
    if ppn is None:
        wrong = "There is no such PPN for you"
    elif step is None:
        wrong = f"Write one of: {', '.join(step.value for step in Step)}"
    elif at is None:
        wrong = "Write the time as 11/03/2026 09:15"
    answer = _read_answer(more) if step is Step.ANSWERED else ""
    if not wrong and step is Step.ANSWERED and not answer:
        wrong = f"Write one of: {', '.join(answer.label for answer in PartnerAnswer)}"
    if wrong or ppn is None or step is None or at is None:
        return Line(place, ppn_id, wrong, None)
    partner = "" if step is Step.ANSWERED else more
    told = PartnerAnswer(answer).label if answer else partner
    said = f"{step.label}{f': {told}' if told else ''}, {tell_exact(at)}"
    return Line(place, ppn_id, said, Note(ppn.number, step.value, at, partner, answer, row=f"line-{place}"))


def _read_answer(words: str) -> str:
    folded = words.casefold()
    return next((one.value for one in PartnerAnswer if folded in (one.value, one.label.casefold())), "")


def read_moment(words: str) -> datetime | None:
    """A time as a sheet has it, in London; a day alone is its noon. None where it is none."""
    for shape in TIMES:
        try:
            found = datetime.strptime(words, shape)  # noqa: DTZ007 - made aware below, in London
        except ValueError:
            continue
        return timezone.make_aware(found if "%H" in shape else found.replace(hour=12))
    return None
