"""A log from its opening to its closing: what is told of a child stands among what every log holds."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import timedelta
from functools import cache

from childtonotice.synthetic.logs.lines import Gaps, opening_lines, update_lines
from childtonotice.synthetic.stories.stage import Scene, Stage
from childtonotice.synthetic.stories.story import Line
from childtonotice.synthetic.words import read_sections

# Five hours lie between midnight and the extract where the clocks go forward: every log is done by then.
LAST_MINUTE = 290


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
    chance, kind = stage.chance, scene.setting
    first = opening or chance.pick(opening_lines(kind)).format_map(gaps)

    def drawn(lines: tuple[str, ...], low: int, high: int) -> list[str]:
        return [line.format_map(gaps) for line in chance.some(lines, chance.between(low, high))]

    words = [
        first, *early, *drawn(usual("assign", kind.place), 1, 3), *drawn(usual("noise", kind.place), 6, 13),
        *drawn(usual("scene", kind.place), 2, 4), *by_officer, *drawn(update_lines(kind), 2, 3), *last,
        *drawn(usual("close", kind.place), 1, 2),
    ]  # fmt: skip
    return (*spaced(stage, joined(stage, words)), *next_day(stage, scene, gaps))


@cache
def usual(part: str, place: str) -> tuple[str, ...]:
    """The lines of a part of any log, and those that fit this sort of place."""
    sections = read_sections("operator")
    return (*sections[part], *sections.get(f"{part} {place}", ()))


def joined(stage: Stage, words: list[str]) -> list[str]:
    """The same words, now and then two entries typed as one."""
    for _ in range(stage.chance.between(0, 5)):
        place = stage.chance.between(2, len(words) - 1)
        if len(words[place - 1]) < 160 and len(words) > 4:
            words[place - 1] += stage.chance.pick((". ", ". ", " - ", " // ")) + words.pop(place)
    return words


def spaced(stage: Stage, words: list[str]) -> list[Line]:
    """The lines with a minute each, close together at first and further apart as the log goes on."""
    reach = stage.chance.between(60, LAST_MINUTE)
    total = len(words)
    return [Line(int(reach * (number / total) ** 1.8), text) for number, text in enumerate(words)]


def next_day(stage: Stage, scene: Scene, gaps: Gaps) -> list[Line]:
    """In one log of fifteen somebody adds a line a day or more later, which tells nothing new of a child."""
    if not stage.chance.yes(0.066):
        return []
    minutes = stage.chance.between(1000, 5000)
    if scene.slot.reported_at + timedelta(minutes=minutes) >= stage.span.end:
        return []
    line = stage.chance.pick(read_sections("operator")["close"])
    return [Line(minutes, line.format_map(gaps))]
