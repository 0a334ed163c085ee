"""The signed link of a mailed request: it opens one page for 72 hours and takes one reply, without signing in.

The address holds a random number and its signature, and nothing of the incident. Without the installation's signing
key nobody can make one.
"""

from __future__ import annotations

from datetime import datetime, timedelta
from enum import StrEnum

from django.core.signing import BadSignature, Signer

from childtonotice.casework.models import Item, Recovery, ReplyLink

LASTS = timedelta(hours=72)
_SIGNER = Signer(salt="childtonotice.casework.reply", sep=".")


class LinkState(StrEnum):
    """What a link is still good for."""

    OPEN = "open"
    EXPIRED = "expired"
    REPLIED = "replied"
    ENDED = "ended"


def make_link(recovery: Recovery, now: datetime) -> str:
    """A new link for whoever is asked now; returns the token that stands in the address."""
    link = ReplyLink.objects.create(
        recovery=recovery, officer_id=recovery.asked_officer, made_at=now, expires_at=now + LASTS
    )
    return _SIGNER.sign(link.number)


def read_link(token: str) -> ReplyLink | None:
    """The link behind a token; None where we never made it."""
    try:
        number = _SIGNER.unsign(token)
    except BadSignature:
        return None
    links = ReplyLink.objects.select_related("recovery", "recovery__item", "recovery__review")
    return links.filter(number=number).first()


def hold_link(token: str) -> ReplyLink | None:
    """The link as it stands, and its item, which nobody else changes until the caller's transaction ends."""
    link = read_link(token)
    if link is None:
        return None
    item = Item.objects.select_for_update(of=("self",)).get(pk=link.recovery.item_id)
    link = read_link(token)  # a colleague may have ended the request while we waited
    if link is not None:
        link.recovery.item = item
    return link


def judge_link(link: ReplyLink, now: datetime) -> LinkState:
    """Whether a link may still take its reply. A reply through one link of a request uses up the others."""
    recovery = link.recovery
    used = ReplyLink.objects.filter(recovery=recovery, officer_id=link.officer_id).exclude(used_at=None)
    if used.exists():
        return LinkState.REPLIED
    withdrawn = hasattr(recovery.review, "withdrawn")
    if recovery.ended_at or recovery.submitted_at or withdrawn or recovery.asked_officer != link.officer_id:
        return LinkState.ENDED
    return LinkState.OPEN if now < link.expires_at else LinkState.EXPIRED
