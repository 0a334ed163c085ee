"""The report of an extract as plain text: on the screen, and as report.txt."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from childtonotice.screening.report.advice import advise, count, headline, say_days, tell_of_child
from childtonotice.screening.report.costs import name_rulings
from childtonotice.screening.report.facts import ColumnFacts, Kind, Report
from childtonotice.screening.report.unread import list_records

_MOST_KINDS, _MOST_NAMES = 40, 12


def write_text(report: Report) -> str:
    """The whole report, one section under the other; a section with nothing to say is left out."""
    parts = [headline(report), *_numbered("Do first", advise(report)), *_files(report), *report.notes]
    parts += _section("Missing, and what it costs", _losses(report))
    parts += _kinds("Set aside", report.aside)
    parts += _kinds("Accepted, but look", report.doubts)
    parts += _section("Codes and words that are not understood", _unread(report))
    parts += _section("Rows that stand alone", _loose(report))
    parts += _section("Not used", _unused(report))
    parts += _section("How far each column is filled", _columns(report))
    if report.silent_days:
        parts += ["", f"Days without any report: {say_days(report)}."]
    if not report.aside and not report.doubts:
        parts += ["", "No problem was found."]
    return "\n".join(parts) + "\n"


def _numbered(title: str, lines: Iterable[str]) -> list[str]:
    return _section(title, [f"{number}. {line}" for number, line in enumerate(lines, start=1)])


def _section(title: str, lines: Iterable[str]) -> list[str]:
    said = [f"  {line}" for line in lines]
    return ["", title, *said] if said else []


def _files(report: Report) -> list[str]:
    width = max((len(file.label) for file in report.files), default=4)
    lines = ["", f"{'File':<{width}}  {'read':>9}  {'accepted':>9}  {'set aside':>9}  feeds"]
    for file in report.files:
        feeds = ", ".join(name.replace("_", " ") for name in file.tables)
        lines.append(f"{file.label:<{width}}  {file.read:>9,}  {file.accepted:>9,}  {file.aside:>9,}  {feeds}")
    rows = ", ".join(f"{number:,} {name.replace('_', ' ')}" for name, number in report.rows.items())
    return [*lines, f"Accepted rows: {rows}."]


def _losses(report: Report) -> Iterator[str]:
    for loss in report.losses:
        rulings = name_rulings(loss.cost.rulings)
        yield f"{loss.what} {loss.cost.lost}{f' ({rulings}.)' if rulings else ''}"


def _kinds(title: str, kinds: tuple[Kind, ...]) -> list[str]:
    """One line a kind of problem, with the first records that show it."""
    lines = [f"{kind.file}, record {list_records(kind.records)}: {kind.problem}{_with_child(kind)}. {kind.cure}"
             for kind in kinds[:_MOST_KINDS]]  # fmt: skip
    if len(kinds) > _MOST_KINDS:
        lines.append(f"and {len(kinds) - _MOST_KINDS} other kinds; all are in problems.csv (--out).")
    return _section(f"{title}: {sum(kind.count for kind in kinds):,}", lines)


def _with_child(kind: Kind) -> str:
    return f" ({tell_of_child(kind.with_child)})" if kind.with_child else ""


def _unread(report: Report) -> Iterator[str]:
    for one in report.unread:
        often = count(len(one.records), "time", "times")
        yield (f"{one.file}, {one.theirs} ({one.ours}): {one.shown}, {often}, record {list_records(one.records)}; "
               f"{one.effect}.")  # fmt: skip


def _loose(report: Report) -> Iterator[str]:
    for fact in report.loose:
        yield f"{fact.count:,} of {fact.of:,} {fact.what}. {fact.effect}"


def _unused(report: Report) -> Iterator[str]:
    for file in report.files:
        if file.unused:
            yield f"{file.label}: {list_names(file.unused)}."
    if report.left:
        yield f"Files left alone: {list_names(report.left)}."


def list_names(names: tuple[str, ...]) -> str:
    """Names of columns or files, the first dozen."""
    shown = ", ".join(name[:40] for name in names[:_MOST_NAMES])
    return f"{shown} and {len(names) - _MOST_NAMES} more" if len(names) > _MOST_NAMES else shown


def _columns(report: Report) -> Iterator[str]:
    for fact in report.columns:
        if report.rows[fact.table]:
            yield f"{fact.table}.{fact.column}: {say_filled(fact)}{say_range(fact)}"


def say_filled(fact: ColumnFacts) -> str:
    """How far a column is filled, in words."""
    if not fact.given:
        return "not in the export"
    return "all filled" if fact.blank == 0 else f"{fact.blank:.1%} empty"


def say_range(fact: ColumnFacts) -> str:
    """From when to when the dates of a column go; empty for any other column."""
    if not fact.first or not fact.last:
        return ""
    return f", {fact.first.day} {fact.first:%B %Y} to {fact.last.day} {fact.last:%B %Y}"
