"""Groups of a figure side by side: which of them a reader may know of, and which clearly differ from the rest."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from childtonotice.casework.reports.intervals import ENOUGH, stand_apart, tell_share
from childtonotice.casework.reports.values import Row
from childtonotice.casework.reports.view import FEWER, TOO_FEW, View

NO_GROUP = "No group clearly differs from the rest."
ONE_GROUP = "There is one group here, and no other to set beside it."
ALL_SMALL = "Too few in each group to tell one from the rest."


def show_groups(view: View, rows: Iterable[Row]) -> tuple[Row, ...]:
    """The rows of groups that come up by themselves. In fives only those of which a count may be shown.

    That there is a row of a type, a team or an ethnicity at all would tell that somebody is in it.
    """
    return tuple(row for row in rows if view.sight.exact or row.cells[0].number is not None)


def say_left_out(view: View) -> str:
    """What is said below groups: the same whether any was left out or not."""
    return "" if view.sight.exact else f"Groups with {FEWER} are left out."


def say_part(view: View, part: int, of: int, noun: str, words: str, nothing: str) -> str:
    """A part of so many in a sentence, with its share where that may be shown.

    ``words``: "Of {of} due {part} {were} in time", with the two counts where they stand, the first with its noun;
    ``nothing``: where there are too few of them to say anything.
    """
    if view.sight.see(of) is None or not of:
        return nothing
    share, were = view.see_share(part, of), "was" if view.sight.see(part) == 1 else "were"
    told = words.format(of=view.sight.count_of(of, noun), part=view.sight.count_part(part), were=were)
    return f"{told}: {share.words}." if share else f"{told}."


def compare_groups(view: View, labels: Sequence[str], parts: Sequence[int], wholes: Sequence[int], nothing: str) -> str:
    """Which groups clearly differ from the rest, which way and by how much, in a sentence that claims no more.

    The test takes the counts themselves, so that what is hidden is not taken for nought; shares are said as they are
    shown, and a group whose share is hidden is not named. ``nothing``: said where there is nothing to compare.
    """
    if not sum(wholes) and view.sight.exact:
        return nothing
    if view.sight.see(sum(wholes)) is None:
        return TOO_FEW
    if len(wholes) == 1:
        return ONE_GROUP
    seen = [view.sight.see(whole) or 0 for whole in wholes]
    if not any(ENOUGH <= whole <= sum(seen) - ENOUGH for whole in seen):
        return ALL_SMALL  # no group was asked: that none differs would be a claim
    told = []
    for place, apart in enumerate(stand_apart(parts, wholes)):
        here = view.see_share(parts[place], wholes[place])
        rest = view.see_share(sum(parts) - parts[place], sum(wholes) - wholes[place])
        if apart and here and rest and here.share != rest.share:
            side = "more" if here.share > rest.share else "less"
            shares = f"{tell_share(here.share)} against {tell_share(rest.share)} elsewhere"
            told.append(f"{labels[place]}, {side} often ({shares})")
    return f"Clearly different from the rest: {'; '.join(told)}." if told else NO_GROUP
