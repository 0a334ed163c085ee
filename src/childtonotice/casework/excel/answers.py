"""The cells of a row as an answer: every value checked again, since what is pasted passes by the drop-downs."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time

from childtonotice.casework.actions.answers import Answer
from childtonotice.casework.excel.columns import (
    Choices,
    Column,
    children_columns,
    decision_choices,
    reason_choices,
    typed_columns,
)
from childtonotice.casework.excel.table import say_code
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


@dataclass(frozen=True, slots=True)
class Offered:
    """What a workbook offered, worked out once for all its rows. ``reasons``: by decision, the words of each code."""

    item: Mapping[str, Column]
    child: Mapping[str, Column]
    reasons: Mapping[str, Choices]
    known: Mapping[str, Mapping[str, str]]


def offer(made_at: datetime) -> Offered:
    """What was offered when the workbook was made, and is now: a reason that was reworded since is understood too."""
    item = {column.field: column for column in typed_columns(made_at)}
    child = {column.field: column for column in children_columns(made_at) if column.field}
    decisions = [code for code, _ in decision_choices()]
    reasons = {code: reason_choices(code) for code in decisions}
    known = {field: _by_words(column.choices) for field, column in (*item.items(), *child.items())}
    known |= {f"reason {code}": _by_words((*reason_choices(code, made_at), *reasons[code])) for code in decisions}
    return Offered(item, child, reasons, known | {"advisor": _by_words(ADVISORS)})


def _by_words(choices: Choices) -> dict[str, str]:
    plain = {code: code for code, _ in choices} | {words: code for code, words in choices}
    return plain | {say_code(words): code for code, words in choices}


def read_child(cells: Mapping[str, str], sure: bool, offered: Offered) -> Asked:
    """Whether a PPN is asked for this child, why not, and whether one covers them for certain."""
    asked = _code(cells, offered.child["asked"], offered.known["asked"])
    return asked == "yes", _words(cells, offered.child["why"]), sure


def read_row(cells: Mapping[str, str], children: Mapping[int, Asked], offered: Offered) -> Answer:
    """The answer that a row and its children give. Raises Wrong at the first cell that cannot be taken.

    What is missing is not said here: the action says it, as on the page.
    """
    columns, known = offered.item, offered.known
    decision = _code(cells, columns["decision"], known["decision"])
    if not decision:
        column = columns["decision"]
        raise Wrong(cells, column.name, "Something is filled in, and no decision is chosen", column.allowed)
    needed = decision == NEEDED
    return Answer(
        decision=decision,
        reason=_reason(cells, decision, offered),
        words=_words(cells, columns["words"]),
        officer_words=_words(cells, columns["officer_words"]) if needed else "",
        risk=_code(cells, columns["risk"], known["risk"]) if needed else "",
        categories=_categories(cells, columns["categories"]) if needed else (),
        children={pk: _answer(asked) for pk, asked in children.items()} if needed else {},
        child_reasons={pk: why for pk, (_, why, _) in children.items()} if needed else {},
        which=_words(cells, columns["which"]),
        whom=_whom(cells, decision, offered),
        until=_until(cells, columns["until"]),
        school=_code(cells, columns["school"], known["school"]) or "unknown",
        school_words=_words(cells, columns["school-words"]),
    )


def _answer(asked: Asked) -> str:
    yes, _, sure = asked
    return NEEDED if yes else SUBMITTED if sure else NOT_NEEDED


def _code(cells: Mapping[str, str], column: Column, known: Mapping[str, str], allowed: str = "") -> str:
    said = _known(cells[column.name], known)
    if said and said not in known:
        why = "This is not one of the values of the column"
        raise Wrong(cells, column.name, why, allowed or column.allowed)
    return known[said] if said else ""


def _known(said: str, known: Mapping[str, str]) -> str:
    """What was typed, as it is known: most is as it was offered."""
    return said if said in known else say_code(said)


def _reason(cells: Mapping[str, str], decision: str, offered: Offered) -> str:
    column, known = offered.item["reason"], offered.known[f"reason {decision}"]
    said = _known(cells[column.name], known)
    if said and said not in known:
        allowed = f"one of: {'; '.join(words for _, words in offered.reasons[decision])}"
        raise Wrong(cells, column.name, "This is not a reason of the decision chosen", allowed)
    return known[said] if said else ""


def _words(cells: Mapping[str, str], column: Column) -> str:
    said = cells[column.name]
    if len(said) > column.longest:
        raise Wrong(cells, column.name, f"These are {len(said)} letters", column.allowed)
    return said


def _categories(cells: Mapping[str, str], column: Column) -> tuple[str, ...]:
    said = [say_code(part) for part in cells[column.name].replace(",", ";").split(";")]
    chosen = tuple(dict.fromkeys(part for part in said if part))
    if not set(chosen) <= set(CATEGORIES):
        raise Wrong(cells, column.name, "One of these is no category", column.allowed)
    return chosen


def _whom(cells: Mapping[str, str], decision: str, offered: Offered) -> str:
    column = offered.item["whom"]
    if decision != ADVICE:
        return _words(cells, column)
    return _code(cells, column, offered.known["advisor"], f"one of: {'; '.join(words for _, words in ADVISORS)}")


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
