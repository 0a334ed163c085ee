"""Keeping figures at hand: a process reads what they count before anybody asks, and again where a day's run has been.

Without this, whoever looks first in a process would wait for several seconds.
"""

from __future__ import annotations

import logging
import time
from threading import Thread

from django.db import DatabaseError, connections

from childtonotice.casework.dated import forget_lines
from childtonotice.casework.lists.attended import known_attended
from childtonotice.casework.lists.child_facts import known_children
from childtonotice.casework.lists.facts import warm_facts
from childtonotice.casework.lists.gently import begin_gently, give_way, listen
from childtonotice.casework.lists.ppn_facts import known_ppns

EVERY = 60


def warm_up() -> None:
    """Read what figures count as the records stand now; what has not changed is not read again."""
    forget_lines()  # no request begins in this thread
    mark = warm_facts()
    for kept in (known_ppns, known_children, known_attended):
        kept.as_of(mark)


def load_tools() -> None:
    """Load what figures compute with, which takes seconds the first time."""
    import statsmodels.genmod.generalized_linear_model
    import statsmodels.stats.inter_rater
    import statsmodels.stats.proportion  # noqa: F401


def keep_warm(every: float = EVERY) -> None:
    """Warm up now and every so many seconds, for as long as the process lives; pages that are asked for go first."""
    begin_gently()
    listen()
    give_way()
    load_tools()
    while True:
        try:
            warm_up()
        except DatabaseError:
            # The next page that needs it reads it itself, and says what is wrong.
            logging.getLogger(__name__).warning(
                "Figures could not be read ahead; they are read when they are asked for."
            )
        finally:
            connections.close_all()
        time.sleep(every)


def start_warming() -> Thread:
    """Begin to keep warm beside what else the process does; it ends with the process."""
    thread = Thread(target=keep_warm, name="keep-figures-warm", daemon=True)
    thread.start()
    return thread
