"""Scores in words and tables for a terminal."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from childtonotice.synthetic.labels import STATUSES

if TYPE_CHECKING:
    from childtonotice.synthetic.score import Group, Scores, Share

NAME_WIDTH = 36


def tell_scores(scores: Scores) -> str:
    """All figures: the whole, the table of statuses, then every kind of case, the worst first."""
    lines = [
        f"Answer {scores.answer} against {scores.labels}: {scores.whole.incidents:,} incidents, "
        f"{scores.whole.look.recall.of:,} need a person to look.",
        "",
        *tell_whole(scores),
        "",
        *tell_confusion(scores),
    ]
    for title, groups in (
        ("By kind of case", scores.by_slice), ("By how the children came to notice", scores.by_notice),
        ("By failure planted", scores.by_failure),
    ):  # fmt: skip
        if groups:
            lines += ["", *tell_groups(title, groups)]
    lines += [f"Note: {number:,} {what}." for what, number in scores.notes.items()]
    return "\n".join(lines)


def tell_whole(scores: Scores) -> Iterator[str]:
    """The figures of the whole, one a line."""
    whole = scores.whole
    proven = "not checked: give the logs with --logs"
    for name, figure in (
        ("Needs a look, recall", tell_share(whole.look.recall)),
        ("Needs a look, precision", tell_share(whole.look.precision)),
        ("Child involved, F1", tell_number(whole.involved.f1)),
        ("Status right, all incidents", tell_share(whole.status)),
        ("Status right, where a row is due", tell_share(whole.status_of_rows)),
        ("Number of children right", tell_share(whole.number_right)),
        ("Children found", tell_share(whole.children_found)),
        ("Listed though covered", tell_share(whole.accused)),
        ("Evidence at its place", proven if scores.evidence is None else tell_share(scores.evidence)),
    ):
        yield f"{name:<{NAME_WIDTH}}{figure}"


def tell_share(share: Share) -> str:
    """A share in per cent with its interval and its counts."""
    if share.value is None or share.interval is None:
        return "     -   (none)"
    low, high = share.interval
    return f"{100 * share.value:6.2f} %  ({100 * low:.2f} to {100 * high:.2f}; {share.count:,} of {share.of:,})"


def tell_number(value: float | None) -> str:
    """A share in per cent, or a dash."""
    return "     -  " if value is None else f"{100 * value:6.2f} %"


def tell_confusion(scores: Scores) -> Iterator[str]:
    """Expected statuses down, answered statuses across."""
    others = sorted({got for _, got in scores.confusion} - set(STATUSES))
    columns = [*STATUSES, *others]
    yield "Expected (down), answered (across)"
    yield " " * 14 + "".join(f"{name[:12]:>14}" for name in columns)
    for expected in STATUSES:
        cells = (scores.confusion.get((expected, got), 0) for got in columns)
        yield f"{expected:<14}" + "".join(f"{number or '.':>14}" for number in cells)


def tell_groups(title: str, groups: dict[str, Group]) -> Iterator[str]:
    """One line a group, the worst status first."""
    heads = f"{'n':>8}{'status':>10}{'missed':>8}{'needless':>10}{'recall':>10}{'precision':>11}{'children':>10}"
    yield f"{title:<{NAME_WIDTH}}{heads}"
    for name, group in sorted(groups.items(), key=lambda item: (item[1].status.value or 0.0, item[0])):
        yield (
            f"{name[: NAME_WIDTH - 1]:<{NAME_WIDTH}}{group.incidents:>8}{tell_number(group.status.value):>10}"
            f"{group.look.missed:>8}{group.look.needless:>10}{tell_number(group.look.recall.value):>10}"
            f"{tell_number(group.look.precision.value):>11}{tell_number(group.number_right.value):>10}"
        )
