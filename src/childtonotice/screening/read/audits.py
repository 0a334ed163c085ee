"""The checks of single rows. Each is one named function that finds the rows that break it, and says what to do.

A flag with severity "quarantined" sets the record aside; "warning" accepts it (contract, "Files that are not as they
should be"). No flag ever holds personal data: only codes of a closed list are repeated.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from itertools import chain

import numpy as np

from childtonotice.screening.read.arrow import Cells, pa, pc, pick
from childtonotice.screening.read.clean import Positions, rows_beginning
from childtonotice.screening.read.draft import Draft, Setting
from childtonotice.screening.read.kinds import Mark
from childtonotice.screening.read.ledger import QUARANTINED, WARNING
from childtonotice.screening.read.no_records import FOOTER, FOOTER_CURE, FOOTER_PROBLEM
from childtonotice.screening.tables import TABLES

LONGEST_LOG = 20_000
OLDEST_YEARS = 110
_FORMULA = r"^[=@]|^[+\-]\w*[(|!]"
_SHORTENED = r"^\d(\.\d+)?E\+\d+$"
_EARLIEST_REPORT = datetime(1990, 1, 1, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Flag:
    """Rows that break a check: ``problem`` is one sentence for all, or one a row."""

    rows: Positions
    column: str
    severity: str
    problem: str | Sequence[str]
    cure: str


def footer_rows(draft: Draft) -> Iterator[Flag]:
    """A total or other footer under the data is no record."""
    key = TABLES[draft.table].columns[0].name
    looks = pc.match_substring_regex(draft.rows[key], FOOTER).to_numpy()
    rows = [row for row in np.flatnonzero(looks).tolist() if _mostly_empty(draft, row)]
    yield Flag(np.array(rows, np.int64), key, QUARANTINED, FOOTER_PROBLEM, FOOTER_CURE)


def _mostly_empty(draft: Draft, row: int) -> bool:
    values = [draft.rows.column(at)[row].as_py() for at in range(draft.rows.num_columns)]
    return sum(value in (None, "", "unknown") for value in values) >= len(values) - 3


def ids_missing(draft: Draft) -> Iterator[Flag]:
    """A record needs each of its required ids and words; none is invented."""
    for column in TABLES[draft.table].columns:
        if column.required and column.kind != "time":
            empty = pc.equal(pc.utf8_trim_whitespace(draft.rows[column.name]), "").to_numpy()
            yield Flag(np.flatnonzero(empty), column.name, QUARANTINED, f"{column.name} is empty",
                       "Find the missing value in the force's system and send the record again.")  # fmt: skip


def required_times_missing(draft: Draft, setting: Setting) -> Iterator[Flag]:
    """Without its required time a record cannot be placed; no other date is used in its stead."""
    for column in TABLES[draft.table].columns:
        if not column.required or column.kind != "time":
            continue
        missing = np.flatnonzero(pc.is_null(draft.rows[column.name]).to_numpy())
        unreadable = _marked(draft, column.name, "unreadable")
        yield Flag(np.setdiff1d(missing, unreadable), column.name, QUARANTINED, f"{column.name} is empty",
                   "Fill in the time and send the record again.")  # fmt: skip
        yield Flag(unreadable, column.name, QUARANTINED, f"{column.name} is not a time that can be read",
                   _how_to_write(setting, "2026-09-28T14:05"))  # fmt: skip


def _how_to_write(setting: Setting, example: str) -> str:
    if setting.mapping.sources:
        return f"Write it in the format that mapping.toml states, or as {example}."
    return f"Write it as {example}, or state the format in mapping.toml."


def _marked(draft: Draft, column: str, kind: str) -> Positions:
    found = [mark.rows for mark in draft.marks if mark.column == column and mark.kind == kind]
    return np.concatenate([np.empty(0, np.int64), *found])


def optional_values_unreadable(draft: Draft) -> Iterator[Flag]:
    """A date, time, age or yes/no that cannot be read is taken as not recorded."""
    required = {column.name for column in TABLES[draft.table].columns if column.required}
    for mark in draft.marks:
        if mark.kind == "unreadable" and mark.column not in required:
            yield Flag(mark.rows, mark.column, WARNING, f"{mark.column} cannot be read and is taken as not recorded",
                       "Correct it in the force's system, or state its format in mapping.toml.")  # fmt: skip


def serial_dates(draft: Draft) -> Iterator[Flag]:
    """A bare Excel serial number in the place of a date is converted."""
    yield from _say(draft, "serial", "{} is a bare Excel serial number; it was converted to a date",
                    "Format the column as a date before exporting.")  # fmt: skip


def clock_changes(draft: Draft) -> Iterator[Flag]:
    """A time that the clocks jump over in spring moves forward by an hour."""
    yield from _say(draft, "moved", "{} falls in the hour that does not exist when the clocks go forward; it moved on",
                    "Check the clock of the system that wrote it.")  # fmt: skip


def control_characters(draft: Draft) -> Iterator[Flag]:
    """Control characters are taken out of text; nothing after them is lost."""
    yield from _say(draft, "control", "{} held control characters; they were taken out",
                    "Nothing to do; the source system may need cleaning.")  # fmt: skip


def garbled_text(draft: Draft) -> Iterator[Flag]:
    """Text that was read in the wrong encoding before it reached us is kept as it stands."""
    yield from _say(draft, "garbled", "{} was garbled by a wrong encoding before it was exported; it is kept as it is",
                    "Correct the name in the force's system; PPNs may not match it.")  # fmt: skip


def torn_text(draft: Draft) -> Iterator[Flag]:
    """Bytes that cannot be read become a replacement character."""
    yield from _say(draft, "torn", "{} held bytes that cannot be read; they became the character U+FFFD",
                    "Export the file as UTF-8, or name its encoding in mapping.toml.")  # fmt: skip


def _say(draft: Draft, kind: str, problem: str, cure: str) -> Iterator[Flag]:
    for mark in draft.marks:
        if mark.kind == kind:
            yield Flag(mark.rows, mark.column, WARNING, problem.format(mark.column), cure)


def formulas(draft: Draft) -> Iterator[Flag]:
    """A cell that a spreadsheet would run as a formula is kept as text, and made harmless wherever it is written."""
    for column in TABLES[draft.table].columns:
        if column.kind in ("id", "text", "log"):
            cells = draft.rows[column.name]
            rows = rows_beginning(cells, "=@+-")
            rows = rows[np.asarray(pc.match_substring_regex(pick(cells, rows), _FORMULA), np.bool_)]
            yield Flag(rows, column.name, WARNING, f"{column.name} begins like a formula; it is kept as plain text",
                       "Check who typed it; never open the raw export in a spreadsheet.")  # fmt: skip


def unlisted_words(draft: Draft) -> Iterator[Flag]:
    """A role, kind, grading or category that is not on its list is accepted as unknown."""
    for mark in draft.marks:
        if mark.kind == "unlisted":
            problems = [_unlisted(mark, word) for word in mark.words]
            yield Flag(mark.rows, mark.column, WARNING, problems,
                       "Correct it, or add the code to mapping.toml.")  # fmt: skip


def _unlisted(mark: Mark, word: str) -> str:
    effect = {"role": "; read as unknown", "kind": "; the PPN gives check-match at most"}.get(mark.column, "")
    return f"{mark.column}{show_code(word)} is not one of the known words{effect}"


def show_code(word: str) -> str:
    """A code for a message: shown only where it is too short and too plain to be anybody's name."""
    return f" {word}" if 0 < len(word) <= 3 and word.isalnum() and word.isascii() else ""


def kinds_missing(draft: Draft) -> Iterator[Flag]:
    """A PPN without a kind cannot cover for certain (ruling 12)."""
    if draft.table == "ppns":
        empty = np.flatnonzero(pc.equal(draft.rows["kind"], "").to_numpy())
        yield Flag(empty, "kind", WARNING, "kind is empty; the PPN gives check-match at most",
                   "Fill in child, adult or domestic.")  # fmt: skip


def areas_unknown(draft: Draft, setting: Setting) -> Iterator[Flag]:
    """With a force folder, an area that the force does not have goes to the pool "Area not known"."""
    if draft.table != "incidents" or not setting.force.areas:
        return
    areas = draft.rows["area"]
    odd = [name for name in pc.unique(areas).to_pylist() if name and not setting.force.area_named(name)]
    rows = np.flatnonzero(pc.is_in(areas, pa.array(odd, pa.string())).to_numpy())
    words = pick(areas, rows).to_pylist()
    problems = [
        f"area{show_code(word)} is not an area of the force; the incident goes to Area not known" for word in words
    ]
    yield Flag(
        rows, "area", WARNING, problems, "Correct the area, or add it to force.toml or to the codes of mapping.toml."
    )


def logs_too_long(draft: Draft) -> Iterator[Flag]:
    """A log longer than the contract says is read whole and reported, never cut."""
    if draft.table == "incidents":
        logs = draft.rows["log"]
        long = np.flatnonzero(pc.greater(pc.binary_length(logs), LONGEST_LOG).to_numpy())
        rows = [row for row in long.tolist() if len(logs[row].as_py()) > LONGEST_LOG]
        yield Flag(np.array(rows, np.int64), "log", WARNING,
                   f"log is longer than {LONGEST_LOG} characters; it was read whole",
                   "Nothing to do; check that the export does not cut such logs.")  # fmt: skip


def births_in_the_future(draft: Draft, setting: Setting) -> Iterator[Flag]:
    """A date of birth after the extract's last report is not used (ruling 1)."""
    if "date_of_birth" in draft.rows.column_names:
        late = pc.greater(draft.rows["date_of_birth"], pa.scalar(setting.today, pa.date32()))
        yield Flag(_where(late), "date_of_birth", WARNING, "date_of_birth is in the future and is not used",
                   "Correct it in the force's system.")  # fmt: skip


def births_too_long_ago(draft: Draft, setting: Setting) -> Iterator[Flag]:
    """A date of birth of 1900-01-01, or one that gives more than 110 years, is not used (ruling 1)."""
    if "date_of_birth" in draft.rows.column_names and setting.today < date.max:
        oldest = setting.today.replace(year=setting.today.year - OLDEST_YEARS - 1, day=min(setting.today.day, 28))
        early = pc.less(draft.rows["date_of_birth"], pa.scalar(oldest, pa.date32()))
        yield Flag(_where(early), "date_of_birth", WARNING, "date_of_birth gives more than 110 years and is not used",
                   "Correct it in the force's system, or leave it empty.")  # fmt: skip


def _where(mask: Cells) -> Positions:
    return np.flatnonzero(pc.fill_null(mask, False).to_numpy())


def reports_out_of_time(draft: Draft, setting: Setting) -> Iterator[Flag]:
    """A report long before the age of computers, or more than a year after the rest, is probably mistyped."""
    if draft.table != "incidents" or setting.today == date.max:
        return
    reported = draft.rows["reported_at"]
    late = datetime.combine(setting.today + timedelta(days=2), time.min, UTC)
    for mask, words in (
        (pc.greater(reported, pa.scalar(late)), "long after every other report"),
        (pc.less(reported, pa.scalar(_EARLIEST_REPORT)), f"before {_EARLIEST_REPORT.year}"),
    ):
        yield Flag(_where(mask), "reported_at", WARNING, f"reported_at is {words}; it may be mistyped",
                   "Check the date in the force's system.")  # fmt: skip


def ids_shortened(draft: Draft) -> Iterator[Flag]:
    """An id that Excel turned into a number such as 1.2E+11 has lost its digits."""
    for column in TABLES[draft.table].columns:
        if column.kind == "id":
            shortened = pc.match_substring_regex(draft.rows[column.name], _SHORTENED)
            yield Flag(_where(shortened), column.name, WARNING,
                       f"{column.name} looks like a number that Excel has shortened",
                       "Export the column as text.")  # fmt: skip


AUDITS = (
    ids_missing, optional_values_unreadable, serial_dates, clock_changes, control_characters, garbled_text, torn_text,
    formulas, unlisted_words, kinds_missing, logs_too_long, ids_shortened,
)  # fmt: skip
AUDITS_BY_SETTING = (
    required_times_missing, areas_unknown, births_in_the_future, births_too_long_ago, reports_out_of_time,
)  # fmt: skip


def audit_rows(draft: Draft, setting: Setting) -> Iterator[Flag]:
    """Every flag of every check of single rows; a footer is not checked further."""
    footers = list(footer_rows(draft))
    yield from footers
    flags = chain(*(audit(draft) for audit in AUDITS), *(audit(draft, setting) for audit in AUDITS_BY_SETTING))
    for flag in flags:
        kept = _leave_out(flag, np.concatenate([footer.rows for footer in footers]))
        if len(kept.rows):
            yield kept


def _leave_out(flag: Flag, footers: Positions) -> Flag:
    if not len(footers) or not len(flag.rows):
        return flag
    keep = ~np.isin(flag.rows, footers)
    problem = flag.problem
    if not isinstance(problem, str):
        problem = [words for words, kept in zip(problem, keep.tolist(), strict=True) if kept]
    return Flag(flag.rows[keep], flag.column, flag.severity, problem, flag.cure)
