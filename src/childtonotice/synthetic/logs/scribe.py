"""Typing a log: entries with times, in one hand's capitals or another's, with the slips of a busy room."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime, timedelta

from childtonotice.screening.circumstances import LONDON
from childtonotice.synthetic.chance import Chance
from childtonotice.synthetic.stories.story import Line, Story

PREFIXES: tuple[Callable[[datetime], str], ...] = (
    lambda at: at.strftime("%H:%M "),
    lambda at: at.strftime("%H:%M "),
    lambda at: at.strftime("%H%M "),
    lambda at: at.strftime("%H%Mhrs "),
    lambda at: at.strftime("%H:%M - "),
    lambda at: at.strftime("[%H:%M] "),
    lambda at: at.strftime("%d/%m %H:%M: "),
)
HANDS: tuple[Callable[[str], str], ...] = (str.upper, str.upper, str.upper, str, str, str, str.lower)
SLIPS = (
    ("children", "chidlren"), ("daughter", "daugther"), ("toddler", "todder"), ("asleep", "alseep"),
    ("upstairs", "upsatirs"), ("crying", "cryign"), ("school", "shcool"), ("years", "yeras"),
    ("bedroom", "bedrrom"), ("partner", "patrner"), ("attending", "attneding"),
)  # fmt: skip


def type_log(chance: Chance, story: Story) -> list[tuple[datetime, str]]:
    """The entries of a story's log with the moment (UTC) of each, in the order typed."""
    prefix, hand = chance.pick(PREFIXES), chance.pick(HANDS)
    local_zero = story.slot.reported_at.astimezone(LONDON)
    wall = local_zero.replace(tzinfo=None)
    slipping = chance.yes(0.2)
    entries = []
    for line in sorted(story.lines, key=by_time):
        words = slip(chance, line) if slipping else line.words
        passed = timedelta(minutes=line.minutes)
        entries.append((story.slot.reported_at + passed, prefix(wall + passed) + hand(words)))
    return entries


def by_time(line: Line) -> float:
    """Where a line stands in its log."""
    return line.minutes


def slip(chance: Chance, line: Line) -> str:
    """The words with a slip of the fingers now and then; names and numbers stay as they are."""
    if chance.yes(0.5):
        return line.words
    right, wrong = chance.pick(SLIPS)
    return line.words.replace(right, wrong).replace(right.upper(), wrong.upper())
