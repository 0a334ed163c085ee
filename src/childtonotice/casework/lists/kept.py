"""What a process keeps of the records from one look at the figures to the next, so that it reads only what changed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from threading import Lock
from typing import Generic, TypeVar

import numpy as np

from childtonotice.casework.lists.fact_rows import Mark, Table
from childtonotice.casework.lists.gently import waited_for

T = TypeVar("T")


@dataclass(slots=True)
class Kept(Generic[T]):
    """One thing that is kept. ``catch_up``: what is known and up to where, and up to where the records go now."""

    catch_up: Callable[[T | None, Mark | None, Mark], T]
    value: T | None = None
    mark: Mark | None = None
    lock: Lock = field(default_factory=Lock)

    def as_of(self, now: Mark) -> T:
        """The thing as the records stand at this mark."""
        with waited_for(), self.lock:
            if self.value is None or self.mark != now:
                self.value, self.mark = self.catch_up(self.value, self.mark, now), now
            return self.value


def replace_rows(columns: Table, fresh: Table, key: str, gone: list[int]) -> Table:
    """The columns with fresh rows in the place of those of the same key, and without those that are ``gone``."""
    stays = ~np.isin(columns[key], np.array(gone, np.int64))
    joined = {name: np.concatenate((column[stays], fresh[name])) for name, column in columns.items()}
    order = np.argsort(joined[key], kind="stable")
    return {name: column[order] for name, column in joined.items()}
