"""The items behind one number of a figure: those that the reader may open, and how many there are beside them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from childtonotice.casework.access import Reader
from childtonotice.casework.figure_codes import (
    BOTH,
    EARLIEST,
    OF_A_MARK,
    SEVERAL,
    Narrowing,
    read_narrowing,
    say_period,
    tell_codes,
)
from childtonotice.casework.force import our_force
from childtonotice.casework.lists.named_codes import names_by_code
from childtonotice.casework.lists.ppns import PpnRow
from childtonotice.casework.lists.rows import MOST_ROWS
from childtonotice.casework.lists.some import rows_of
from childtonotice.casework.lists.values import Row
from childtonotice.casework.reports.ppn_cases import is_ppn_code, open_ppns, read_kind
from childtonotice.casework.reports.sight import Sight
from childtonotice.casework.reports.view import open_view
from childtonotice.screening.circumstances import LONDON


@dataclass(frozen=True, slots=True)
class Cases:
    """The items or PPNs behind a number. ``told``: to what it was narrowed. ``said``: how many, and if any is hidden.

    ``back``: the codes of the figures without those of the one mark, since no filter there would show these.
    ``of_ppns``: the number counts PPNs.
    """

    rows: tuple[Row, ...]
    ppns: tuple[PpnRow, ...]
    said: str
    told: tuple[str, ...]
    query: str
    back: str
    of_ppns: bool = False


def open_cases(reader: Reader, asked: Mapping[str, str], now: datetime) -> Cases:
    """What these codes leave, newest first; NotFound for whoever sees no figures."""
    narrowing = read_narrowing(asked, now.astimezone(LONDON).date())
    view = open_view(reader, narrowing, now)
    # A filter of the page holds one code: the one that was chosen there.
    alone = {name: getattr(narrowing, name).split(BOTH)[0] for name in SEVERAL}
    back = replace(narrowing.having(**dict.fromkeys(OF_A_MARK, "")), **alone).address
    if is_ppn_code(narrowing.what):
        count, ppns = open_ppns(reader, narrowing, view.whole.mark, now)
        said = _say("PPN", view.sight.say(count), len(ppns), count, view.sight)
        return Cases((), ppns, _word(said), _tell(narrowing, "submitted"), narrowing.address, back, True)
    count, rows = rows_of(reader, view.facts.pk.tolist(), now)
    said = _say("item", view.sight.say(len(view.facts)), count, len(view.facts), view.sight)
    return Cases(rows, (), said, _tell(narrowing, "reported"), narrowing.address, back)


def _word(said: str) -> str:
    return said.replace("PPN", our_force().ppn_word)


def _tell(asked: Narrowing, verb: str) -> tuple[str, ...]:
    told = [*tell_codes(asked, names_by_code()), *([read_kind(asked.what)[0]] if is_ppn_code(asked.what) else [])]
    # What waits now, or was decided in a week, is counted whenever it was reported.
    always = asked.start <= EARLIEST
    period = [] if always else [f"{verb} {say_period(asked.start, asked.end)}"]
    return tuple(_word(words) for words in (*period, *told))


def _say(noun: str, counted: str, count: int, of: int, sight: Sight) -> str:
    told = f"{counted} {noun}s are counted." if counted != "1" else f"1 {noun} is counted."
    if count > MOST_ROWS:
        return f"{told} The newest {MOST_ROWS} are shown: narrow the figures to see the others."
    # In fives it is not said whether any are hidden: that there is one would tell of somebody.
    if sight.exact and count >= min(of, MOST_ROWS):
        return told
    return f"{told} {'Those that are yours to open are shown' if count else 'None of them is yours to open'}."
