"""One column of ours: from which of theirs it comes, how it is written there, and what is doubtful about it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from childtonotice.screening.propose.codes import Registry
from childtonotice.screening.propose.fitting import Candidate, Fit
from childtonotice.screening.propose.formats import Written, turn
from childtonotice.screening.propose.looks import Looks, find_separator, show_shapes
from childtonotice.screening.propose.plans import Choice
from childtonotice.screening.propose.sorts import Seen
from childtonotice.screening.propose.vocabulary import codes_of
from childtonotice.screening.read.translate import fold_code, split_items
from childtonotice.screening.tables import TABLES

# Which of our columns are translated by which list of codes.
_LISTS = {
    "role": "roles", "kind": "kinds", "grading": "gradings", "vat_grading": "gradings", "response_grade": "grades",
    "attended": "attended", "ethnicity": "ethnicity", "flags": "markers", "opening_code": "classes",
    "closing_codes": "classes", "categories": "categories", "area": "areas",
}  # fmt: skip
_NUMBERS = ("officer_id", "supervisor_id")
_READ_AS_YES_OR_NO = frozenset({"y", "n", "yes", "no", "true", "false", "t", "f", "1", "0"})
_MOSTLY = 0.9
_LONGEST_CELL, _LONGEST_AREA_CODE = 80, 3


@dataclass(slots=True)
class Notebook:
    """What is known of the whole export while it is drafted.

    ``order``: which comes first in its dates, "day" or "month", where any column proves it; ``files``: the same by
    file; ``width``: of an officer's number with its zeros.
    """

    codes: Registry = field(default_factory=Registry)
    order: str = ""
    files: dict[str, str] = field(default_factory=dict)
    width: int = 0


def prepare_notebook(seen: Iterable[Seen], areas: tuple[str, ...] = ()) -> Notebook:
    """What the columns prove together: the order of day and month, and how wide an officer's number is."""
    orders: Counter[str] = Counter()
    by_file: dict[str, Counter[str]] = {}
    widths: Counter[int] = Counter()
    for one in seen:
        for candidate in one.candidates:
            written = candidate.looks.written
            if written and written.order:
                orders[written.order] += 1
                by_file.setdefault(one.sheet.file, Counter())[written.order] += 1
        for ours in _NUMBERS:
            widths.update(_widths(one, ours))
    files = {name: counts.most_common(1)[0][0] for name, counts in by_file.items()}
    order = orders.most_common(1)[0][0] if orders else ""
    return Notebook(Registry(areas=areas), order, files, max(widths, default=0))


def _widths(seen: Seen, ours: str) -> Iterable[int]:
    """The widths of numbers that begin with a zero: a file that lost its zeros gets them back."""
    name = seen.theirs(ours)
    values = seen.candidate(name).looks.values if name else ()
    return [len(value) for value in values if value.isdigit() and value.startswith("0")]


def choose(seen: Seen, table: str, ours: str, fit: Fit, notes: Notebook) -> Choice:
    """The choice for one of our columns: its format, its codes, its separator, and its doubts."""
    candidate = seen.candidate(fit.theirs)
    kind = next(column.kind for column in TABLES[table].columns if column.name == ours)
    doubts = list(_doubts_of_fit(fit, candidate))
    if kind in ("time", "date"):
        sources, options, more = describe_dates(seen, candidate, kind, notes)
        return Choice(ours, sources, options, (*doubts, *more))
    if ours == "flags" and _half_markers(candidate.looks):
        doubts.append("some markers hold the word MARAC or TEST among others: they leave nothing out (ruling 11)")
    if (
        ours == "area"
        and not notes.codes.areas
        and all(len(value) <= _LONGEST_AREA_CODE for value in candidate.looks.values)
    ):
        doubts.append("it holds codes; write the areas in force.toml and their codes in a list [codes.areas]")
    if ours == "opening_code" and candidate.looks.share("bare_code") > _MOSTLY:
        doubts.append("its codes have no words: write them in a list [codes.classes] and codes = \"classes\" here, "
                      "else no category can name a child or a household (rulings 7 and 8)")  # fmt: skip
    options = _options(ours, kind, candidate.looks, notes)
    return Choice(ours, (fit.theirs,), options, tuple(doubts))


def _half_markers(looks: Looks) -> bool:
    """Whether a marker says more than the word that would leave an incident out: "MARAC nominal"."""
    items = _items(looks.values, find_separator(looks.values) or ";")
    return any(
        fold_code(item) not in codes_of("flag") and {"marac", "test"} & set(re.findall(r"[a-z]+", item.casefold()))
        for item in items
    )


def _doubts_of_fit(fit: Fit, candidate: Candidate) -> Iterable[str]:
    if not fit.others and fit.score >= 0.5 and not candidate.looks.blank:
        return
    if candidate.looks.blank:
        yield f"{fit.theirs!r} is empty throughout; only its name says what it is"
    elif fit.others:
        yield f"it could also be {' or '.join(map(repr, fit.others[:3]))}"
    else:
        yield f"only a guess: the name {fit.theirs!r} says little (it looks like {show_shapes(candidate.looks.values)})"


def _options(ours: str, kind: str, looks: Looks, notes: Notebook) -> dict[str, object]:
    options: dict[str, object] = {}
    items = looks.values
    if kind == "list":
        sign = find_separator(looks.values)
        if sign and sign != ";":
            options["split"] = sign
        items = _items(looks.values, sign or ";")
    if ours in _LISTS and _needs_list(ours, items) and notes.codes.meet(_LISTS[ours], items):
        options["codes"] = _LISTS[ours]
    if ours == "flags" and (beginning := _beginnings(items)):
        options["prefix"] = beginning
    if kind == "age" and looks.share("band") > 0:
        options["band"] = True
    if ours in _NUMBERS and notes.width and any(v.isdigit() and len(v) < notes.width for v in looks.values):
        options["pad"] = notes.width
    return options


def _items(values: Mapping[str, int], sign: str) -> Counter[str]:
    items: Counter[str] = Counter()
    for value, count in values.items():
        for item in split_items(value, sign):
            items[item] += count
    return items


def _needs_list(ours: str, values: Mapping[str, int]) -> bool:
    if ours == "attended":
        return any(value.casefold() not in _READ_AS_YES_OR_NO for value in values)
    return all(len(value) <= _LONGEST_CELL for value in values)


def _beginnings(items: Iterable[str]) -> dict[str, str]:
    """How this force begins a marker of a duplicate, behind which the other number stands."""
    found: dict[str, str] = {}
    for item in items:
        for beginning in ("duplicate of", "dup of", "dupe of", "dup log", "dupl", "dup"):
            rest = item[len(beginning) :]
            if item.casefold().startswith(beginning) and any(sign.isdigit() for sign in rest):
                if beginning != "duplicate of":
                    found[item[: len(beginning)].upper()] = "DUPLICATE OF"
                break
    return found


def describe_dates(
    seen: Seen, candidate: Candidate, kind: str, notes: Notebook
) -> tuple[tuple[str, ...], dict[str, object], list[str]]:
    """The columns of a date or time, its formats, and what is doubtful: the order of day and month, the year."""
    written = candidate.looks.written
    if written is None:
        return (candidate.name,), {}, []
    written, doubts = _settle_order(seen.sheet.file, written, notes)
    sources: tuple[str, ...] = (candidate.name,)
    formats = list(written.formats)
    hours = _find_hours(seen, candidate) if kind == "time" and not written.timed else None
    if hours:
        sources = (candidate.name, hours.name)
        formats = [f"{day} {hours.looks.time_of_day}" for day in formats] + (formats if hours.looks.empty else [])
    elif kind == "time" and not written.timed:
        doubts.append("it holds dates without a time of day: each counts as midnight")
    options: dict[str, object] = {}
    if formats:
        options["dates"] = formats[0] if len(formats) == 1 else formats
    if written.short_year and kind == "date":
        options["century"] = "past"
    if written.share < 0.9:
        doubts.append(f"{1 - written.share:.0%} of its cells cannot be read as dates")
    return sources, options, doubts


def _settle_order(file: str, written: Written, notes: Notebook) -> tuple[Written, list[str]]:
    """Whether the day or the month comes first, where the column itself does not say."""
    if not written.swapped:
        return written, []
    order = notes.files.get(file) or notes.order
    shown = written.formats[0]
    first = "day" if shown.index("%d") < shown.index("%m") else "month"
    settled = written.turned() if order and order != first else written
    other = turn(settled.formats[0])
    if notes.files.get(file):
        return settled, []
    why = "other files of this export are written so" if order else "nothing in the export shows which"
    return settled, [f"day and month could stand the other way round ({other}); {why}"]


def _find_hours(seen: Seen, candidate: Candidate) -> Candidate | None:
    """The column with the time of day that belongs to a column of dates: of a like name, or the next one."""
    taken = {fit.theirs for fit in seen.fits.values()}
    hours = [other for other in seen.candidates if other.looks.time_of_day and other.name not in taken]
    bare = set(candidate.words) - {"date", "time", "moment"}
    alike = [other for other in hours if set(other.words) - {"date", "time", "moment"} == bare]
    names = [other.name for other in seen.candidates]
    after = [other for other in hours if names.index(other.name) == names.index(candidate.name) + 1]
    return next(iter([*alike, *after]), None)


def plain(ours: str, theirs: Sequence[str], **options: object) -> Choice:
    """A choice without doubts."""
    return Choice(ours, tuple(theirs), options)
