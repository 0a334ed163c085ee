"""The cells of a row as an answer: every value checked again, since what is pasted passes by the drop-downs."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, time

from childtonotice.casework.actions.answers import Answer
from childtonotice.casework.excel.columns import Choices, Column, children_columns, reason_choices, typed_columns
from childtonotice.casework.lists.sheet import ADVISORS
from childtonotice.screening.circumstances import LONDON
from childtonotice.screening.tables import CATEGORIES

NEEDED, NOT_NEEDED, SUBMITTED, ADVICE = "ppn-needed", "ppn-not-needed", "already-submitted", "ask-advice"
DAYS = ("%d/%m/%Y", "%Y-%m-%d", "%d.%m.%Y", "%d/%m/%y")


class Wrong(Exception):
    """A cell that cannot be taken: of which row and column, why, and what is allowed there."""

    def __init__(self, cells: Mapping[str, str], column: str, why: str, allowed: str) -> None:
        super().__init__(why)
        self.cells, self.column, self.why, self.allowed = cells, column, why, allowed


Asked = tuple[bool, str, bool]


def read_child(cells: Mapping[str, str]) -> Asked:
    """Whether a PPN is asked for this child, why not, and whether one covers them for certain."""
    by_field = {column.field: column for column in children_columns() if column.field}
    asked = _code(cells, by_field["asked"])
    return asked == "yes", _words(cells, by_field["why"]), cells["Covered"].startswith("✓")


def read_row(cells: Mapping[str, str], children: Mapping[int, Asked], made_at: datetime | None = None) -> Answer:
    """The answer that a row and its children give. Raises Wrong at the first cell that cannot be taken.

    ``made_at``: when the workbook was made; what was offered then is understood, also where it was reworded since.

    What is missing is not said here: the action says it, as on the page.
    """
    columns = {column.field: column for column in typed_columns()}
    decision = _code(cells, columns["decision"])
    if not decision:
        column = columns["decision"]
        raise Wrong(cells, column.name, "Something is filled in, and no decision is chosen", column.allowed)
    needed = decision == NEEDED
    return Answer(
        decision=decision,
        reason=_reason(cells, columns["reason"], decision, made_at),
        words=_words(cells, columns["words"]),
        officer_words=_words(cells, columns["officer_words"]) if needed else "",
        risk=_code(cells, columns["risk"]) if needed else "",
        categories=_categories(cells, columns["categories"]) if needed else (),
        children={pk: _answer(asked) for pk, asked in children.items()} if needed else {},
        child_reasons={pk: why for pk, (_, why, _) in children.items()} if needed else {},
        which=_words(cells, columns["which"]),
        whom=_whom(cells, columns["whom"], decision),
        until=_until(cells, columns["until"]),
        school=_code(cells, columns["school"]) or "unknown",
        school_words=_words(cells, columns["school-words"]),
    )


def _answer(asked: Asked) -> str:
    yes, _, sure = asked
    return NEEDED if yes else SUBMITTED if sure else NOT_NEEDED


def _code(cells: Mapping[str, str], column: Column, choices: Choices | None = None) -> str:
    said = cells[column.name]
    if not said:
        return ""
    known = {words.casefold(): code for code, words in (column.choices if choices is None else choices)}
    if said.casefold() not in known:
        raise Wrong(cells, column.name, "This is not one of the values of the column", column.allowed)
    return known[said.casefold()]


def _reason(cells: Mapping[str, str], column: Column, decision: str, made_at: datetime | None) -> str:
    choices = reason_choices(decision)
    try:
        return _code(cells, column, (*reason_choices(decision, made_at), *choices))
    except Wrong as wrong:
        allowed = f"one of: {'; '.join(words for _, words in choices)}"
        raise Wrong(cells, column.name, "This is not a reason of the decision chosen", allowed) from wrong


def _words(cells: Mapping[str, str], column: Column) -> str:
    said = cells[column.name]
    if len(said) > column.longest:
        raise Wrong(cells, column.name, f"These are {len(said)} letters", column.allowed)
    return said


def _categories(cells: Mapping[str, str], column: Column) -> tuple[str, ...]:
    said = [part.strip().casefold() for part in cells[column.name].replace(",", ";").split(";")]
    chosen = tuple(dict.fromkeys(part for part in said if part))
    if not set(chosen) <= set(CATEGORIES):
        raise Wrong(cells, column.name, "One of these is no category", column.allowed)
    return chosen


def _whom(cells: Mapping[str, str], column: Column, decision: str) -> str:
    return _code(cells, column, ADVISORS) if decision == ADVICE else _words(cells, column)


def _until(cells: Mapping[str, str], column: Column) -> datetime | None:
    """The last minute of the day named, in London."""
    said = cells[column.name]
    if not said:
        return None
    for shape in DAYS:
        try:
            day = datetime.strptime(said, shape).date()  # noqa: DTZ007
        except ValueError:
            continue
        return datetime.combine(day, time(23, 59), LONDON)
    raise Wrong(cells, column.name, "This is no day", column.allowed)
