"""What is asked of the database once in a request, and forgotten with it: who reads, which areas, our targets.

Outside a request nothing is kept, and a change of what is kept forgets it at once.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from contextvars import ContextVar
from typing import Any, TypeVar

from django.core.signals import request_finished, request_started
from django.db.models.signals import m2m_changed, post_save

from childtonotice.casework.models import Area, Grant, Officer, Recusal, User

T = TypeVar("T")
_kept: ContextVar[dict[Hashable, Any] | None] = ContextVar("asked_in_this_request", default=None)


def once(key: Hashable, ask: Callable[[], T]) -> T:
    """The answer to a question that this request has asked before; asked anew where it has not, or outside one."""
    kept = _kept.get()
    if kept is None:
        return ask()
    if key not in kept:
        kept[key] = ask()
    answer: T = kept[key]
    return answer


def begin(**_signal: object) -> None:
    """A request begins: keep what it asks."""
    _kept.set({})


def end(**_signal: object) -> None:
    """The request is over: keep nothing."""
    _kept.set(None)


def forget(**_signal: object) -> None:
    """Something changed on which answers rest: ask anew."""
    if _kept.get() is not None:
        _kept.set({})


def listen() -> None:
    """Have requests begin and end, and changes of grants, users, officers, areas and what was handed on forgotten."""
    request_started.connect(begin, dispatch_uid="asked once, begin")
    request_finished.connect(end, dispatch_uid="asked once, end")
    for model in (Area, Grant, Officer, Recusal, User):
        post_save.connect(forget, sender=model, dispatch_uid=f"asked once, {model.__name__}")
    m2m_changed.connect(forget, sender=Grant.areas.through, dispatch_uid="asked once, areas of a grant")
