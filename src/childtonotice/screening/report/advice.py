"""What a data manager should do first, in the order of what it costs a child."""

from __future__ import annotations

from collections.abc import Iterator

from childtonotice.screening.report.costs import GRAVE
from childtonotice.screening.report.facts import FileFacts, Report
from childtonotice.screening.report.unread import list_records

_MOST = 8
_DECIDING = frozenset({"role", "kind"})


def advise(report: Report) -> tuple[str, ...]:
    """The first things to do, each a sentence; none where nothing stands in the way."""
    return tuple(_every(report))[:_MOST]


def _every(report: Report) -> Iterator[str]:
    for kind in report.aside:
        if kind.with_child:
            which = f"{kind.file}, record {list_records(kind.records)}"
            yield f"{which}, set aside though {tell_of_child(kind.with_child)}: {kind.problem}. {kind.cure}"
    for loss in report.losses:
        if loss.cost.weight == GRAVE:
            yield f"{loss.what} {loss.cost.lost} Ask for it, or map it."
    yield from map(_tell_columns_apart, (file for file in report.files if file.repeated))
    for one in report.unread:
        if one.ours in _DECIDING:
            yield (f"{one.file}: {one.theirs} holds {one.shown} {count(len(one.records), 'time', 'times')} (record "
                   f"{list_records(one.records)}); {one.effect}. Give it a word in mapping.toml.")  # fmt: skip
    if report.silent_days:
        yield f"Nothing was reported on {say_days(report)}. Check that the export is whole."


def _tell_columns_apart(file: FileFacts) -> str:
    names = ", ".join(dict.fromkeys(file.repeated))
    return (
        f"{file.label}: several columns are called {names}, and only the first of each is read. Whoever the others "
        "tell of is missed: give each a name of its own in the export."
    )


def say_days(report: Report) -> str:
    """The days without a report, the first of them by date."""
    days = report.silent_days
    shown = ", ".join(f"{day.day} {day:%B %Y}" for day in days[:5])
    return f"{shown} and {len(days) - 5} other days" if len(days) > 5 else shown


def tell_of_child(number: int) -> str:
    """How many records tell of a child, as part of a sentence."""
    return "1 tells of a child" if number == 1 else f"{number:,} tell of a child"


def count(number: int, one: str, many: str) -> str:
    """A number with its noun."""
    return f"{number:,} {one if number == 1 else many}"


def headline(report: Report) -> str:
    """One sentence on the whole."""
    if report.with_child:
        many = report.with_child
        return (f"The extract can be screened, but {count(many, 'record that tells', 'records that tell')} of a child "
                f"{'was' if many == 1 else 'were'} set aside.")  # fmt: skip
    aside = sum(file.aside for file in report.files)
    if aside:
        return f"The extract can be screened; {count(aside, 'record was', 'records were')} set aside."
    return "The extract can be screened; no record was set aside."
