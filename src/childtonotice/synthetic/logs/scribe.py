"""Typing a log: entries with times, in one hand's capitals or another's, with the slips of a busy room."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from childtonotice.screening.circumstances import LONDON
from childtonotice.synthetic.chance import Chance
from childtonotice.synthetic.stories.story import Line, Story

PREFIXES = (
    "%02d:%02d ", "%02d:%02d ", "%02d%02d ", "%02d%02dhrs ", "%02d:%02d - ", "[%02d:%02d] ", "%d.%02d ",
    "%02d:%02dhrs: ",
)  # fmt: skip
HANDS: tuple[Callable[[str], str], ...] = (str.upper, str.upper, str.upper, str, str, str, str.lower)
SLIPS = (
    ("children", "chidlren"), ("daughter", "daugther"), ("toddler", "todder"), ("asleep", "alseep"),
    ("upstairs", "upsatirs"), ("crying", "cryign"), ("school", "shcool"), ("years", "yeras"),
    ("bedroom", "bedrrom"), ("partner", "patrner"), ("attending", "attneding"),
)  # fmt: skip


def type_log(chance: Chance, story: Story) -> list[tuple[int, str]]:
    """The entries of a story's log with the minutes since the report, in the order typed."""
    prefix, hand = chance.pick(PREFIXES), chance.pick(HANDS)
    local = story.slot.reported_at.astimezone(LONDON)
    zero = local.hour * 60 + local.minute
    lines: Sequence[Line] = story.lines
    if chance.yes(0.2):
        lines = [Line(line.minutes, slip(chance, line.words)) for line in lines]
    return [(passed, prefix % divmod((zero + passed) % 1440, 60) + hand(words)) for passed, words in lines]


def slip(chance: Chance, words: str) -> str:
    """The words with a slip of the fingers now and then; names and numbers stay as they are."""
    if chance.yes(0.5):
        return words
    right, wrong = chance.pick(SLIPS)
    return words.replace(right, wrong).replace(right.upper(), wrong.upper())
