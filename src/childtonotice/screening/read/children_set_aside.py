"""Records that could not be read but tell of a child: they are marked, so that somebody looks for them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from datetime import date

import numpy as np

from childtonotice.screening.read.arrow import Frame, pa, pick
from childtonotice.screening.read.clean import clean_log
from childtonotice.screening.read.draft import Draft, Setting
from childtonotice.screening.read.ledger import Ledger
from childtonotice.screening.read.raw import Raw
from childtonotice.screening.text import read_log

_TEXTS = {"incidents": "log", "ppns": "narrative"}
_FIRST_BIRTH = date(1900, 1, 2)
Place = tuple[str, int]


def find_children(
    drafts: Sequence[Draft], raws: Iterable[Raw], people: Frame, ledger: Ledger, setting: Setting
) -> dict[Place, str]:
    """For each record set aside that tells of a child, the words that say so; none repeats what the text says."""
    said: dict[Place, str] = {}
    births = None
    for draft in drafts:
        rows = _rows_aside(draft, ledger)
        if len(rows) and draft.table in _TEXTS:
            said |= dict.fromkeys(_with_child_in_text(draft, rows, setting), "mentions a child")
        elif len(rows) and draft.table == "involvements":
            births = births if births is not None else _births(people)
            said |= dict.fromkeys(_with_child_linked(draft, rows, births, setting), "links a child")
    texts = {(raw.label, spoilt.number): spoilt.text for raw in raws for spoilt in raw.spoilt}
    said |= {place: "mentions a child" for place, text in texts.items() if tells_of_child(text, setting)}
    return said


def tells_of_child(text: str, setting: Setting) -> bool:
    """Whether the words of a log show a child."""
    if not text:
        return False
    day = setting.today if setting.today.year < 9999 else date(2000, 1, 1)
    return bool(read_log(clean_log(text), day, setting.force.phrases).mentions)


def _rows_aside(draft: Draft, ledger: Ledger) -> list[int]:
    # A repeat says nothing that the record it repeats does not say: its child is not lost.
    aside = {n for n in ledger.aside.get(draft.label, ()) if (draft.label, n) not in ledger.repeats}
    return np.flatnonzero(np.isin(draft.numbers, np.fromiter(aside, np.int64, len(aside)))).tolist()


def _with_child_in_text(draft: Draft, rows: Sequence[int], setting: Setting) -> Iterator[Place]:
    texts = pick(draft.rows[_TEXTS[draft.table]], rows).to_pylist()
    shown: dict[str, bool] = {}
    for row, text in zip(rows, texts, strict=True):
        if text not in shown:
            shown[text] = tells_of_child(text, setting)
        if shown[text]:
            yield draft.label, int(draft.numbers[row])


def _births(people: Frame) -> dict[str, date]:
    pairs = zip(people["person_id"].to_pylist(), people["date_of_birth"].to_pylist(), strict=True)
    return {person: born for person, born in pairs if born}


def _with_child_linked(draft: Draft, rows: Sequence[int], births: dict[str, date], setting: Setting) -> Iterator[Place]:
    links = draft.rows.take(pa.array(rows)).to_pylist()
    for row, link in zip(rows, links, strict=True):
        if _is_child(link["role"], link["age"], births.get(link["person_id"]), setting.today):
            yield draft.label, int(draft.numbers[row])


def _is_child(role: str, age: str, born: date | None, today: date) -> bool:
    """A role of child, a recorded age that may be under 18, or a usable date of birth that gives one."""
    if born and _FIRST_BIRTH <= born <= today and today.year < 9999:
        return (today.year - born.year) - ((today.month, today.day) < (born.month, born.day)) < 18
    if age.startswith("<"):
        return True
    lowest = age.rstrip("+").split("-")[0]
    return role == "child" or (lowest != "" and float(lowest) < 18)
