"""The daily management sheet: one page for the morning meeting, the gravest first."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date, datetime

from childtonotice.casework.access import POOL, Reader
from childtonotice.casework.clocks import tell_moment
from childtonotice.casework.force import our_force
from childtonotice.casework.govuk.numbers import count_of
from childtonotice.casework.govuk.times import say_date
from childtonotice.casework.lists.areas import AreaRow
from childtonotice.casework.lists.feed import banners, feed_state
from childtonotice.casework.lists.overnight import Overnight, overnight
from childtonotice.casework.reports.papers.asked import Asked, put_together, say_place
from childtonotice.casework.reports.papers.document import Block, Grid, Heading, Paper, Words
from childtonotice.casework.wording import join_words
from childtonotice.screening.circumstances import LONDON

# So many fit on one page beside the areas; the lists on the screen have them all.
MOST_NIGHT, MOST_OVERDUE, MOST_WARNINGS = 14, 6, 4


def daily_sheet(reader: Reader, asked: Asked, now: datetime) -> Paper:
    """One A4 page of what was reported overnight at high risk, missed, overdue and unread, by area.

    NotFound where the area asked for is not the reader's.
    """
    place = say_place(reader, asked)
    found = overnight(reader, now)
    names = {row.name for row in found.areas if row.code == asked.area} if asked.area else None
    found = _only(found, names) if names is not None else found
    here = now.astimezone(LONDON)
    shown = (*(row.number for row in found.night[:MOST_NIGHT]), *(row.number for row in found.overdue[:MOST_OVERDUE]))
    subtitle = f"{place[:1].upper()}{place[1:]}, {here:%A} {say_date(here)}, as it stood at {here:%H:%M}"
    return put_together(
        reader,
        "Daily management sheet",
        subtitle,
        (*_warn(reader, now), *_blocks(found, now)),
        now,
        dense=True,
        items=shown,
    )


def _warn(reader: Reader, now: datetime) -> Iterator[Block]:
    """What stands above every page stands above this one: a child in danger, a file that has not come (R17)."""
    if feed_state(now).run is None:
        yield Words(NO_LIST, red=True)
    found = [banner for banner in banners(reader, now=now) if banner.code in WARNINGS]
    yield from (Words(banner.words, red=banner.colour == "red") for banner in found[:MOST_WARNINGS])
    yield from _more(len(found), MOST_WARNINGS)


WARNINGS = ("danger", "feed-late", "run-failed", "feed-short", "unreadable")
NO_LIST = "No list has come yet. Nothing was screened: this sheet is not an all-clear."


def _only(found: Overnight, names: set[str]) -> Overnight:
    return Overnight(
        start=found.start, end=found.end, night=tuple(row for row in found.night if row.area in names),
        areas=tuple(row for row in found.areas if row.name in names),
        overdue=tuple(row for row in found.overdue if row.area in names), missed=found.missed, unread=found.unread,
    )  # fmt: skip


def _blocks(found: Overnight, now: datetime) -> Iterator[Block]:
    word = our_force().ppn_word
    yield Words(say_first(found), strong=True)
    unread = say_unread(found)
    if unread:
        yield Words(unread, red=True)
    yield Heading("Overnight, high risk")
    yield Words(
        f"Reported from {tell_moment(found.start, now)} to {tell_moment(found.end, now)} and to be read first: ordered "
        "by what the record shows, not by a score of a child.",
        small=True,
    )
    yield _night(found)
    yield from _more(len(found.night), MOST_NIGHT)
    yield Heading("By area")
    yield _areas(found)
    yield Heading(f"{word}s overdue")
    yield _overdue(found)
    yield from _more(len(found.overdue), MOST_OVERDUE)


def say_unread(found: Overnight) -> str:
    """Which lists nobody has read for too long, and since when; empty where somebody has read all of them."""
    told = [f"{row.name}: unread since {row.unread_since}" for row in found.areas if row.unread_since]
    return f"{'; '.join(told)}. Nobody has decided there since then." if told else ""


def say_first(found: Overnight) -> str:
    """The whole sheet in a few words."""
    word = our_force().ppn_word
    bare = sum(row.covered not in ("Covered", "All covered") for row in found.night)
    told = f"{count_of(len(found.night), 'item')} of high risk overnight, {bare} with a child whom no {word} covers."
    if not found.night:
        told = "Nothing of high risk overnight."
    overdue = f"{count_of(len(found.overdue), word)} asked for and overdue." if found.overdue else "Nothing overdue."
    unread_by_day: Counter[date] = sum((found.unread.get(_code(row), Counter()) for row in found.areas), Counter())
    unread = unread_by_day.total()
    if not unread:
        return f"{told} {overdue} Nothing of earlier days waits to be read."
    oldest = min(unread_by_day)
    return f"{told} {overdue} {count_of(unread, 'item')} of earlier days unread, since {oldest:%A} {oldest.day}."


def _code(row: AreaRow) -> str:
    return "" if row.code == POOL else row.code


def _night(found: Overnight) -> Grid:
    rows = tuple(
        (row.reported, row.area, row.type, row.why, row.covered, row.state, row.reference)
        for row in found.night[:MOST_NIGHT]
    )
    head = ("Reported", "Area", "Type", "Why", "Covered", "Stands", "Reference")
    return Grid("", head, rows or _none("None.", head), (1.1, 1.1, 1.5, 3.4, 1.3, 1.1, 1.6), small=True)


def _areas(found: Overnight) -> Grid:
    word = our_force().ppn_word
    head = (
        "Area",
        "To read",
        "Read first",
        "Past target",
        f"{word} needed since then",
        "Asked for",
        "Overdue",
        "Unread from earlier days",
    )
    rows = tuple(_area(row, found) for row in found.areas)
    return Grid("", head, rows, (1.6, 0.8, 0.8, 0.8, 1.1, 0.8, 0.8, 3), frozenset(range(1, 7)), small=True)


def _area(row: AreaRow, found: Overnight) -> tuple[str, ...]:
    days = sorted(found.unread.get(_code(row), {}).items())
    unread = join_words([f"{day:%a} {day.day}: {count}" for day, count in days[-7:]])
    counts = (row.to_read, row.read_first, row.late, found.missed[_code(row)], row.requested, row.overdue)
    return (row.name, *(f"{count:,}" for count in counts), unread or "none")


def _overdue(found: Overnight) -> Grid:
    head = ("Reference", "Area", "Why", "Waits for", "How late")
    rows = tuple((row.reference, row.area, row.why, row.waits_for, row.late) for row in found.overdue[:MOST_OVERDUE])
    return Grid("", head, rows or _none("None.", head), (1.5, 1.1, 3.4, 2, 1.2), small=True)


def _none(words: str, head: Sequence[str]) -> tuple[tuple[str, ...], ...]:
    return ((words, *([""] * (len(head) - 1))),)


def _more(count: int, most: int) -> Iterator[Block]:
    if count > most:
        yield Words(f"And {count - most} more, on the lists.", small=True)
