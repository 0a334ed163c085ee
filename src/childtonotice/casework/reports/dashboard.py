"""The page that a manager and a board open first: what it is narrowed to, which part of it, and its figures."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from django.utils.safestring import SafeString

from childtonotice.casework.access import NotFound, Reader
from childtonotice.casework.figure_codes import (
    NONE,
    OF_A_MARK,
    PERIODS,
    Narrowing,
    read_narrowing,
    say_period,
    tell_codes,
)
from childtonotice.casework.figure_parts import FIRST, PARTS
from childtonotice.casework.force import our_force
from childtonotice.casework.govuk.numbers import count_of
from childtonotice.casework.lists.fact_rows import DECISION_WORDS, NOTICES
from childtonotice.casework.lists.facts import Facts, read_facts
from childtonotice.casework.lists.filters import STATUSES
from childtonotice.casework.lists.saved_views import ViewLink, link_views
from childtonotice.casework.reasons import GRADES
from childtonotice.casework.reports.catalogue import compute
from childtonotice.casework.reports.charts import draw_large, draw_small, shade
from childtonotice.casework.reports.figures.change import day_of_change
from childtonotice.casework.reports.narrowing import coded
from childtonotice.casework.reports.values import Cell, Figure, Shape
from childtonotice.casework.reports.view import View, open_view
from childtonotice.casework.wording import FOUND_BY
from childtonotice.screening.circumstances import LONDON


@dataclass(frozen=True, slots=True)
class Drawn:
    """One figure with its drawing. ``lines``: each row with its small drawing and the cells with their shade."""

    figure: Figure
    large: SafeString | str
    lines: tuple[tuple[str, SafeString | str, tuple[tuple[Cell, int], ...]], ...]
    small: bool


@dataclass(frozen=True, slots=True)
class Tile:
    """One number at the top, and another ``below`` it with words. ``sign``: in a word, where somebody has to act.

    ``cases`` and ``more`` open the items behind the one and the other.
    """

    words: str
    number: str
    below: str
    cases: str = ""
    more: str = ""
    sign: str = ""


@dataclass(frozen=True, slots=True)
class Filter:
    """One thing to narrow by: its code, its title, and what may be chosen."""

    code: str
    title: str
    chosen: str
    choices: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Dashboard:
    """The whole page. ``exact``: counts stand as they are, else in fives. ``query``: its own codes.

    ``also``: to what an address narrows besides the filters; ``only``: to what the filters do, for print.
    """

    part: str
    parts: tuple[tuple[str, str], ...]
    period: str
    start: str
    end: str
    periods: tuple[tuple[str, str, bool], ...]
    filters: tuple[Filter, ...]
    narrowed: bool
    tiles: tuple[Tile, ...]
    figures: tuple[Drawn, ...]
    exact: bool
    query: str
    change: str
    also: str = ""
    only: str = ""
    views: tuple[ViewLink, ...] = ()


def open_dashboard(reader: Reader, asked: Mapping[str, str], now: datetime) -> Dashboard:
    """The dashboard as an address asks for it; NotFound for whoever sees no figures, or a part that there is not."""
    part = asked.get("part", "") or FIRST
    if part not in PARTS:
        raise NotFound("There is no such part of the figures.")
    facts = read_facts(reader, now)
    today = now.astimezone(LONDON).date()
    narrowing = read_narrowing(asked, today)
    if not narrowing.area and "area" not in asked:
        narrowing = replace(narrowing, area=_home(facts))
    view = open_view(reader, narrowing, now, facts)
    filters = tuple(_filters(facts, narrowing))
    return Dashboard(
        part=part,
        parts=tuple((code, words) for code, (words, _) in PARTS.items()),
        period=say_period(narrowing.start, narrowing.end),
        start=narrowing.start.isoformat(),
        end=narrowing.end.isoformat(),
        periods=tuple(_periods(narrowing, today)),
        filters=filters,
        narrowed=any(getattr(narrowing, code) for code in (*FILTERED, *OF_A_MARK)),
        tiles=_tiles(view) if part == FIRST else (),
        figures=tuple(draw(compute(code, view)) for code in PARTS[part][1]),
        exact=view.sight.exact,
        query=narrowing.address,
        also=_tell_also(narrowing),
        only=_tell_only(filters),
        change=day_of_change(narrowing).isoformat() if part == "change" else "",
        views=link_views(reader, part, narrowing, today),
    )  # fmt: skip


def _tell_only(filters: tuple[Filter, ...]) -> str:
    """To what the filters narrow, in words: a printed page has no filters to look at."""
    told = ((each.title, dict(each.choices).get(each.chosen, each.chosen)) for each in filters if each.chosen)
    return "; ".join(f"{title[:1].lower()}{title[1:]} {words}" for title, words in told)


def _tell_also(asked: Narrowing) -> str:
    """What an address narrows to besides the filters, in words: no figure may be narrowed unseen."""
    only = Narrowing(asked.start, asked.end).having(**{code: getattr(asked, code) for code in OF_A_MARK})
    return "; ".join(tell_codes(only)).replace("PPN", our_force().ppn_word)


def _home(facts: Facts) -> str:
    """Whoever may open the items of one area alone begins with it; others with the whole force."""
    own = sorted(facts.exact - {len(facts.areas) - 1})
    return facts.areas[own[0]][0] if len(own) == 1 and not facts.everywhere else ""


def _periods(asked: Narrowing, today: date) -> Iterator[tuple[str, str, bool]]:
    for days, words in PERIODS:
        start = today - timedelta(days=days - 1)
        chosen = (asked.start, asked.end) == (start, today)
        yield replace(asked, start=start, end=today).address, words, chosen


FILTERED = ("area", "team", "status", "decision", "category", "grading", "vat", "found_by", "response")


def _filters(facts: Facts, asked: Narrowing) -> Iterator[Filter]:
    graded = (*((code, code.capitalize()) for code in GRADES), (NONE, "Not graded"))
    words: dict[str, tuple[str, tuple[tuple[str, str], ...]]] = {
        "area": ("Area", facts.areas),
        "team": ("Team", _words(facts, "team", "No team known")),
        "status": ("Screening", tuple(STATUSES.items())),
        "decision": ("Decision", (*DECISION_WORDS.items(), (NONE, "None stands"))),
        "category": ("Category", _words(facts, "risk", "")),
        "grading": ("Officer's grading", graded),
        "vat": ("Team's grading", graded),
        "found_by": ("Child found by", tuple((code, FOUND_BY[code]) for code in NOTICES)),  # type: ignore[index]
        "response": ("Response grade", _words(facts, "response", "None")),
    }
    for code in FILTERED:
        title, choices = words[code]
        yield Filter(
            code, title, getattr(asked, code), tuple((each, say[:1].upper() + say[1:]) for each, say in choices)
        )


def _words(facts: Facts, column: str, empty: str) -> tuple[tuple[str, str], ...]:
    words = facts.words.get(column, ())
    return tuple(
        sorted(((code, words[place] or empty) for code, place in coded(words).items()), key=lambda pair: pair[1])
    )


def _tiles(view: View) -> tuple[Tile, ...]:
    items, share = compute("items", view).rows[0].cells, compute("yield", view).rows[0].cells[2]
    asked, waiting = compute("recoveries", view).total, compute("ages", view).total
    cells, ages = (asked.cells if asked else ()), (waiting.cells if waiting else ())
    missed, _, interval = share.words.partition(" (")
    within = f"{interval.rstrip(')')}, of those decided" if interval else "of those decided"
    oldest = "" if ages[6].number is None else f"oldest: {count_of(int(ages[6].number), 'day')}"
    first = f"{ages[5].words} of them read first"
    word = view.force.ppn_word
    late, behind = bool(cells[4].number), bool(ages[5].number)
    return (
        Tile("Items reported", items[0].words, f"{items[1].words} decided", items[0].cases, items[1].cases),
        Tile("Missed rate", missed, within, share.cases, items[1].cases),
        Tile(f"{word}s asked for", cells[0].words, f"{cells[1].words} came in time", cells[0].cases, cells[1].cases),
        Tile("Overdue requests", cells[4].words, "of this period", cells[4].cases, sign="Act" if late else ""),
        Tile("To read now", ages[0].words, oldest, ages[0].cases),
        Tile("Past target, now", ages[4].words, first, ages[4].cases, ages[5].cases, "Act" if behind else ""),
    )


def draw(figure: Figure) -> Drawn:
    """A figure with its drawings."""
    most = max((cell.number or 0 for row in figure.rows for cell in row.cells), default=0)
    shaded = figure.shape in (Shape.HEAT, Shape.MATRIX)
    lines = tuple(
        (row.label, draw_small(figure, row), tuple((cell, shade(cell, most) if shaded else 0) for cell in row.cells))
        for row in figure.rows
    )
    if figure.total:
        lines = (*lines, (figure.total.label, "", tuple((cell, 0) for cell in figure.total.cells)))
    return Drawn(figure, draw_large(figure), lines, figure.shape in (Shape.BARS, Shape.SHARES) and not figure.empty)
