"""What comes again: teams beside what they attended (R29), and places. For learning: no person, no league table."""

from __future__ import annotations

import numpy as np
from django.utils.text import slugify

from childtonotice.casework.lists.attended import count_attended
from childtonotice.casework.lists.ppn_facts import NO_TEAM
from childtonotice.casework.reports.intervals import share_of, tell_share
from childtonotice.casework.reports.narrowing import needed
from childtonotice.casework.reports.values import Cell, Figure, Row, Shape
from childtonotice.casework.reports.view import NOT_SHOWN, View

# One of one must not stand first: of a team that attended fewer nothing is shown.
ENOUGH = 20
FEWEST_AT_PLACE = 5
MOST_PLACES = 15
WITHIN, FAR = 0.95, 0.998


def compare_teams(view: View) -> Figure:
    """Which teams missed more than chance explains, beside the child incidents they attended? A funnel.

    Missed: items of the team's officers that needed a PPN. Attended: incidents with a child, listed or not. The inner
    limits hold 95 of 100 teams that are alike; the outer 998 of 1,000 (binomial). Teams go in the order of their names.
    """
    counts = count_by_team(view)
    shown = {name: (missed, of) for name, (missed, of) in counts.items() if of >= ENOUGH and name != NO_TEAM}
    seen = [(view.sight.see(missed) or 0, view.sight.see(of) or 0) for missed, of in shown.values()]
    rate = sum(missed for missed, _ in seen) / max(1, sum(of for _, of in seen))
    rows = tuple(_team(view, name, *shown[name], rate) for name in sorted(shown))
    hidden = len(counts.keys() - shown.keys() - {NO_TEAM})
    note = f"{hidden} more attended fewer than {ENOUGH} and are not shown." if hidden else ""
    return Figure(
        "teams", "Missed by team, beside what it attended", _say(rows, rate), COLUMNS, rows, shape=Shape.FUNNEL,
        drawn=2, first="Team", note=note, lines=(("all teams", rate),),
    )  # fmt: skip


COLUMNS = ("Attended", "PPN needed", "Share", "Expected by chance", "Beside all teams")


def count_by_team(view: View) -> dict[str, tuple[int, int]]:
    """Of each team how many items needed a PPN, and how many child incidents it attended."""
    facts = view.facts
    officers, teams = facts.words.get("officer", ("",)), facts.words.get("team", ("",))
    unit = {officer: teams[place] or NO_TEAM for officer, place in _units(view).items()}
    attended = count_attended(view.reader, view.whole.mark, view.asked.start, view.asked.end, view.asked.area)
    found: dict[str, list[int]] = {}
    for officer, count in attended.items():
        found.setdefault(unit.get(officer, NO_TEAM), [0, 0])[1] += count
    for place, count in enumerate(np.bincount(facts.officer[needed(facts)], minlength=len(officers)).tolist()):
        if count and officers[place]:
            found.setdefault(unit.get(officers[place], NO_TEAM), [0, 0])[0] += count
    wanted = view.asked.team
    return {name: (min(missed, of), of) for name, (missed, of) in found.items() if wanted in ("", slugify(name))}


def _units(view: View) -> dict[str, int]:
    whole = view.whole
    officers = whole.words.get("officer", ("",))
    teams = np.zeros(len(officers), np.int64)
    teams[whole.officer] = whole.team
    return dict(zip(officers, teams.tolist(), strict=True))


def _team(view: View, name: str, missed: int, of: int, rate: float) -> Row:
    counts = view.number(of), view.number(missed)
    share = view.share(missed, of)
    if share.number is None:
        return Row(name, (*counts, share, Cell(""), Cell(NOT_SHOWN)), slugify(name))
    low, high = funnel_limits(of, rate, WITHIN)
    expected = Cell(f"{tell_share(low)} to {tell_share(high)}", rate, low, high)
    return Row(name, (*counts, share, expected, Cell(_stand(share.number, of, rate))), slugify(name))


def _stand(share: float, of: int, rate: float) -> str:
    low, high = funnel_limits(of, rate, WITHIN)
    if low <= share <= high:
        return "as chance would have it"
    least, most = funnel_limits(of, rate, FAR)
    side = "more" if share > high else "less"
    return f"far {side} than chance explains" if not least <= share <= most else f"{side} than usual"


def funnel_limits(of: int, rate: float, level: float) -> tuple[float, float]:
    """Between which shares so many incidents fall at this level, where the true rate is that of all (binomial)."""
    from scipy.stats import binom  # takes a second to load: only when it is used

    low, high = binom.interval(level, of, rate) if 0 < rate < 1 else (of * rate, of * rate)
    return float(low) / of, float(high) / of


def _say(rows: tuple[Row, ...], rate: float) -> str:
    if not rows:
        return f"No team attended {ENOUGH} incidents with a child in this period."
    apart = [row.label for row in rows if row.cells[4].words.startswith(("far", "more"))]
    told = f"All teams together: {tell_share(rate)}."
    if not apart:
        return f"{told} No team missed more than chance explains."
    return f"{told} More than chance explains: {', '.join(apart)}. Ask first what these teams attend, then why."


def find_places(view: View) -> Figure:
    """At which places do items come again that needed a PPN? Street and town, never a house or a person.

    Only for readers who may open the items, and only places with five or more.
    """
    title, columns = "Places that come again", ("Items", "PPN needed", "Missed rate")
    if not view.sight.exact:
        return Figure("places", title, "Shown only to those who may open the items.", columns, first="Place")
    facts, words = view.facts, view.facts.words.get("place", ("",))
    counts = np.bincount(facts.place, minlength=len(words))
    counts[0] = 0
    common = [
        int(place) for place in np.argsort(-counts, kind="stable")[:MOST_PLACES] if counts[place] >= FEWEST_AT_PLACE
    ]
    need = needed(facts)
    rows = []
    for place in common:
        here = facts.place == place
        of, part = int(np.count_nonzero(here)), int(np.count_nonzero(here & need))
        share = share_of(part, of)
        rows.append(
            Row(
                words[place],
                (Cell(f"{of:,}", of), Cell(f"{part:,}", part), Cell(share.words, share.share, share.low, share.high)),
            )
        )
    told = f"These had {FEWEST_AT_PLACE} items or more." if rows else f"No place had {FEWEST_AT_PLACE} items or more."
    return Figure("places", title, told, columns, tuple(rows), shape=Shape.BARS, first="Place")
