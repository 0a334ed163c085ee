"""A log from its opening to its closing: what is told of a child stands among what every log holds."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta

from childtonotice.synthetic.logs.lines import Gaps, opening_lines, update_lines
from childtonotice.synthetic.stories.stage import Scene, Stage
from childtonotice.synthetic.stories.story import Line
from childtonotice.synthetic.words import read_sections

LAST_MINUTE = 330  # six hours lie between the last midnight and the extract: every log is done by then


def tell(
    stage: Stage,
    scene: Scene,
    gaps: Gaps,
    *,
    opening: str = "",
    early: Iterable[str] = (),
    by_officer: Iterable[str] = (),
    last: Iterable[str] = (),
) -> tuple[Line, ...]:
    """The lines of a log: the report, what follows at once, what officers find, what is said at the end.

    ``opening`` replaces the usual first line. The words of ``early``, ``by_officer`` and ``last`` are
    finished; every other line is drawn from what control rooms and patrols write.
    """
    chance, usual = stage.chance, read_sections("operator")
    first = opening or chance.pick(opening_lines(scene.setting))
    report = [first if opening else first.format_map(gaps), *early]
    on_the_way = [chance.pick(usual["assign"])] + [chance.pick(usual["noise"]) for _ in range(chance.between(4, 9))]
    there = [chance.pick(usual["scene"]) for _ in range(chance.between(2, 4))]
    news = chance.some(update_lines(scene.setting), chance.between(1, 3))
    end = [chance.pick(usual["close"]) for _ in range(chance.between(1, 2))]
    drawn = [[line.format_map(gaps) for line in group] for group in (on_the_way, there, news, end)]
    words = [*report, *drawn[0], *drawn[1], *by_officer, *drawn[2], *last, *drawn[3]]
    return (*spaced(stage, words), *next_day(stage, scene, gaps))


def spaced(stage: Stage, words: list[str]) -> list[Line]:
    """The lines with a minute each, close together at first and further apart as the log goes on."""
    reach = stage.chance.between(60, LAST_MINUTE)
    total = len(words)
    return [Line(reach * (number / total) ** 1.8, text) for number, text in enumerate(words)]


def next_day(stage: Stage, scene: Scene, gaps: Gaps) -> list[Line]:
    """In one log of fifteen somebody adds a line a day or more later, which tells nothing new of a child."""
    if not stage.chance.yes(0.066):
        return []
    minutes = stage.chance.between(1000, 5000)
    if scene.slot.reported_at + timedelta(minutes=minutes) >= stage.span.end:
        return []
    line = stage.chance.pick(read_sections("operator")["close"])
    return [Line(minutes, line.format_map(gaps))]
