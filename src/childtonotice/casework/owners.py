"""Who must act next on an item: each state has an owner, and nothing is anybody's in general (features, risk 1)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from childtonotice.casework.asking import WHOM
from childtonotice.casework.clocks import add_hours, tell_moment, tell_to_come
from childtonotice.casework.force import our_force
from childtonotice.casework.models import Deferral, Item, Recovery, Reply, ReplyKind, Role, State
from childtonotice.casework.officers import tell_leave
from childtonotice.casework.recover import find_deferral, find_open
from childtonotice.casework.wording import name_ppn


@dataclass(frozen=True, slots=True)
class Owner:
    """Who acts next. ``words``: what they have to do, in a sentence; ``short``: the same in the few words of a row.

    ``chase``: silence past a target, said in red.
    """

    role: Role
    words: str
    officer_id: str = ""
    chase: bool = False
    short: str = ""


def owner_of(item: Item, now: datetime) -> Owner:
    """Who must act next on this item."""
    if item.state != State.REQUESTED:
        return _RESTING[State(item.state)] if item.state != State.WAITING else _waits(item)
    recovery = find_open(item)
    last = recovery.replies.order_by("-id").first() if recovery else None
    return owner_of_request(recovery, last, now)


_RESTING = {
    State.TO_READ: Owner(Role.PERFORMANCE_MANAGER, "The area's performance manager reads it."),
    State.SUBMITTED: Owner(Role.VAT, "The vulnerability assessment team checks it."),
    State.DONE: Owner(Role.COORDINATOR, "Decided. Nobody has to act; the coordinator may undo it."),
    State.PPN_FOUND: Owner(
        Role.PERFORMANCE_MANAGER, "Taken off the list by a run; the area's manager may bring it back."
    ),
    State.COVERED: Owner(Role.COORDINATOR, "Covered by a name match; the coordinator checks a sample."),
    State.LEFT_OUT: Owner(Role.COORDINATOR, "Left out by a rule; the coordinator checks a sample."),
}


# Whoever is asked for advice acts next; for all else that waits, the manager does.
ADVISES = {words: Role(advisor.value) for advisor, words in WHOM.items()}


def _waits(item: Item) -> Owner:
    whom = item.waits_for or "somebody"
    words = f"{whom[:1].upper()}{whom[1:]} has to answer; the area's performance manager sees that they do."
    return Owner(ADVISES.get(whom, Role.PERFORMANCE_MANAGER), words)


def owner_of_request(recovery: Recovery | None, last: Reply | None, now: datetime) -> Owner:
    """Who must act next on a request. ``last``: its newest reply."""
    if recovery is None:
        return Owner(Role.PERFORMANCE_MANAGER, "The request is no longer open: read the item again.")
    if recovery.asked_role == "nobody":
        return Owner(
            Role.PERFORMANCE_MANAGER, "Nobody is asked: choose an officer.", chase=True, short="Nobody is asked"
        )
    if last is not None and last.kind == ReplyKind.SUBMITTED:
        return _said_submitted(recovery, last, now)
    deferral = find_deferral(recovery)
    if deferral is not None:
        return _put_off(deferral, now)
    whom = f"{recovery.asked_role.capitalize()} {recovery.asked_officer}"
    away = tell_leave(recovery.asked_officer, timezone.localdate(now))
    if away:
        words = f"{whom} is {away}: ask somebody else."
        return Owner(Role.PERFORMANCE_MANAGER, words, recovery.asked_officer, chase=True, short=f"{whom} is away")
    if now >= add_hours(recovery.due_at, our_force().escalate_after_hours):
        words = f"{whom} has not replied, and the inspector was told: ring them, then note the reply."
        return Owner(Role.INSPECTOR, words, recovery.asked_officer, chase=True, short=f"Ring {whom.lower()}")
    role = Role.OFFICER if recovery.asked_role == "officer" else Role.SUPERVISOR
    if now > recovery.due_at:
        words = f"{whom} has not replied: ring them, then note the reply."
        return Owner(role, words, recovery.asked_officer, chase=True, short=f"Ring {whom.lower()}")
    return Owner(role, f"{whom} sends it or replies.", recovery.asked_officer, short=f"{whom} is asked")


def _put_off(deferral: Deferral, now: datetime) -> Owner:
    """Nobody is rung for what waits for a planned warrant, until it is to be looked at again."""
    manager = Role.PERFORMANCE_MANAGER
    if deferral.review_at is None or deferral.review_at <= now:
        words = "Put off for a planned warrant, and to be looked at again now: put it off anew, or ask for it."
        return Owner(manager, words, chase=True, short="Put off: look again")
    until = tell_to_come(deferral.review_at, now)
    words = f"Put off for a planned warrant until {until}; {deferral.supervisor} answers for it."
    return Owner(manager, words, short=f"Put off until {until}")


def _said_submitted(recovery: Recovery, last: Reply, now: datetime) -> Owner:
    said = f"{name_ppn(our_force().ppn_word, last.ppn_id)} is said to be sent ({tell_moment(last.at, now)})"
    manager, short = Role.PERFORMANCE_MANAGER, "Said to be sent"
    if now > recovery.due_at:
        return Owner(
            manager, f"{said}, and no run has found it: look for it.", chase=True, short=f"{short}: look for it"
        )
    return Owner(manager, f"{said}. The next list looks for it.", short=short)
