"""The only writers of casework besides publishing: one file per verb.

Every action takes keywords alone, says ``by`` whom, is one transaction and leaves an audit row inside it; the
decorator sees to the last two, and a house test sees that no action lacks the decorator.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import ParamSpec, TypeVar

from django.db import transaction

from childtonotice.casework.audit import rows_written

P = ParamSpec("P")
R = TypeVar("R")


class UnauditedError(Exception):
    """An action changed something and left no audit row: a bug, and nothing of it is kept."""


@dataclass(frozen=True, slots=True)
class Refused:
    """Nothing was done. ``errors``: the field and the sentence for each thing to put right."""

    errors: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Conflict:
    """Nothing was done, since the item changed meanwhile; the typed words are the caller's to keep.

    ``said``: what happened in a sentence. ``version``: the item's version now.
    """

    said: str
    version: int


def action(function: Callable[P, R]) -> Callable[P, R]:
    """Make a function an action: one transaction, undone where it is refused, kept only with its audit row."""

    @wraps(function)
    def act(*args: P.args, **kwargs: P.kwargs) -> R:
        with transaction.atomic():
            before = rows_written()
            result = function(*args, **kwargs)
            if isinstance(result, Refused | Conflict):
                transaction.set_rollback(True)
            elif rows_written() == before:
                raise UnauditedError(function.__qualname__)
        return result

    act.__dict__["is_action"] = True
    return act
