"""What comes again: teams beside what they attended (R29), and places. For learning: no person, no league table."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
from django.utils import timezone
from django.utils.text import slugify

from childtonotice.casework.lists.attended import count_attended
from childtonotice.casework.lists.facts import Facts
from childtonotice.casework.lists.ppn_facts import NO_TEAM
from childtonotice.casework.officers import team_names
from childtonotice.casework.reports.behind import code_place
from childtonotice.casework.reports.intervals import tell_share
from childtonotice.casework.reports.narrowing import needed
from childtonotice.casework.reports.values import Cell, Curve, Figure, Row, Shape
from childtonotice.casework.reports.view import NOT_SHOWN, TOO_FEW, View

# One of one must not stand first: of a team that attended fewer nothing is shown.
ENOUGH = 20
FEWEST_AT_PLACE = 5
MOST_PLACES = 15
WITHIN, FAR = 0.95, 0.998
POINTS = 40


def compare_teams(view: View) -> Figure:
    """Which teams missed more than chance explains, beside the child incidents they attended? A funnel.

    Missed: items of the team's officers that needed a PPN. Attended: incidents with a child, listed or not. The inner
    limits hold 95 of 100 teams that are alike; the outer 998 of 1,000 (binomial). Teams go in the order of their names.
    """
    counts = count_by_team(view)
    # In fives by the rounded count: the very day on which a team came to twenty would tell its count.
    shown = {
        name: (missed, of) for name, (missed, of) in counts.items()
        if (view.sight.see(of) or 0) >= ENOUGH and name != NO_TEAM
    }  # fmt: skip
    missed, of = (sum(pair[place] for pair in shown.values()) for place in (0, 1))
    rate = missed / max(1, of)
    if not view.sight.exact and view.see_share(missed, of) is None:
        return Figure("teams", TITLE_TEAMS, TOO_FEW, COLUMNS, shape=Shape.FUNNEL, drawn=2, first="Team")
    rows = tuple(_team(view, name, *shown[name], rate) for name in sorted(shown))
    hidden = len(counts.keys() - shown.keys() - {NO_TEAM})
    note = f"{hidden} more attended fewer than {ENOUGH} and are not shown." if hidden else ""
    if not view.sight.exact:
        note = f"Teams that attended fewer than {ENOUGH} are not shown."
    return Figure(
        "teams", TITLE_TEAMS, _say(rows, rate), COLUMNS, rows, shape=Shape.FUNNEL,
        drawn=2, first="Team", note=note, lines=(("all teams", rate),),
        curves=draw_limits(max((row.cells[0].number or 0 for row in rows), default=0), rate),
    )  # fmt: skip


TITLE_TEAMS = "Missed by team, beside what it attended"
COLUMNS = ("Attended", "PPN needed", "Share", "Expected by chance", "Beside all teams")


def count_by_team(view: View) -> dict[str, tuple[int, int]]:
    """Of each team how many items needed a PPN, and how many child incidents it attended."""
    asked, teams = view.asked, team_names(timezone.localdate())
    attended = count_attended(view.reader, view.whole.mark, asked.start, asked.end, asked.area)
    found: dict[str, tuple[int, int]] = {}
    for officer, (missed, of) in count_by_officer(view.facts, attended).items():
        team = teams.get(officer, NO_TEAM)
        before = found.get(team, (0, 0))
        found[team] = before[0] + missed, before[1] + of
    return {name: (min(missed, of), of) for name, (missed, of) in found.items() if asked.team in ("", slugify(name))}


def count_by_officer(facts: Facts, attended: Mapping[str, int]) -> dict[str, tuple[int, int]]:
    """Of each officer how many of these items needed a PPN, beside the child incidents that they attended (R29)."""
    officers = facts.words.get("officer", ("",))
    counts = np.bincount(facts.officer[needed(facts)], minlength=len(officers)).tolist()
    missed = {officer: count for officer, count in zip(officers, counts, strict=True) if officer and count}
    return {officer: (missed.get(officer, 0), attended.get(officer, 0)) for officer in {**attended, **missed}}


def _team(view: View, name: str, missed: int, of: int, rate: float) -> Row:
    codes = {"team": slugify(name), "what": "needed"}
    # What was attended is mostly no item: there is nothing to open behind it.
    counts = view.number(of), view.number(missed, **codes)
    share = view.share(missed, of, codes)
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

    if not 0 < rate < 1:
        return rate, rate
    edges = []
    for tail in ((1 - level) / 2, (1 + level) / 2):
        # Between two whole numbers as far as the tail is between their chances (Spiegelhalter 2005): no jags.
        place = max(0, int(binom.ppf(tail, of, rate)))
        over = (float(binom.cdf(place, of, rate)) - tail) / float(binom.pmf(place, of, rate))
        edges.append(min(max((place - over) / of, 0.0), 1.0))
    return edges[0], edges[1]


def draw_limits(most: float, rate: float) -> tuple[Curve, ...]:
    """The edges of the funnel from the smallest team shown to the largest, each with its name."""
    sizes = sorted({int(size) for size in np.geomspace(ENOUGH, max(most, ENOUGH + 1), POINTS)})
    curves = []
    for level, words in ((WITHIN, "95 of 100"), (FAR, "998 of 1,000")):
        limits = [funnel_limits(size, rate, level) for size in sizes]
        for edge, name in ((1, words), (0, "")):
            curves.append(Curve(name, tuple((size, limit[edge]) for size, limit in zip(sizes, limits, strict=True))))
    return tuple(curves)


def _say(rows: tuple[Row, ...], rate: float) -> str:
    if not rows:
        return f"No team attended {ENOUGH} incidents with a child in this period."
    far = [row.label for row in rows if row.cells[4].words.startswith("far more")]
    more = [row.label for row in rows if row.cells[4].words.startswith("more")]
    told = f"All teams together: {tell_share(rate)}."
    if far:
        return f"{told} More than chance explains: {', '.join(far)}. Ask first what these teams attend, then why."
    told = f"{told} No team missed more than chance explains."
    return f"{told} {', '.join(more)}: above the inner limit, as one team in 40 is by chance." if more else told


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
        code = code_place(words[place])
        counts_here = view.number(of, place=code), view.number(part, place=code, what="needed")
        rows.append(Row(words[place], (*counts_here, view.share(part, of, {"place": code, "what": "needed"})), code))
    told = f"These had {FEWEST_AT_PLACE} items or more." if rows else f"No place had {FEWEST_AT_PLACE} items or more."
    return Figure("places", title, told, columns, tuple(rows), shape=Shape.BARS, first="Place")
