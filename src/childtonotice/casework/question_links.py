"""The signed link of a mailed question: it opens one page for 72 hours and takes one answer, without signing in.

The address holds the random number of its message, signed; nothing of the incident and nothing of what is asked.
"""

from __future__ import annotations

from datetime import datetime

from django.core.signing import BadSignature, Signer

from childtonotice.casework.asking import is_open
from childtonotice.casework.models import MessageKind, OutboxMessage
from childtonotice.casework.reply_links import LASTS, LinkState

_SIGNER = Signer(salt="childtonotice.casework.question", sep=".")


def sign_question(number: str) -> str:
    """The token that stands in the address of this message's link."""
    return _SIGNER.sign(number)


def read_question(token: str) -> OutboxMessage | None:
    """The message behind a token, with its question; None where we never made it."""
    try:
        number = _SIGNER.unsign(token)
    except BadSignature:
        return None
    messages = OutboxMessage.objects.filter(kind=MessageKind.QUESTION, number=number)
    return messages.select_related("item", "question__item", "question__review__withdrawn", "question__advice").first()


def judge_question(message: OutboxMessage, now: datetime) -> LinkState:
    """Whether the link may still take its answer."""
    question = message.question
    if question is None or not is_open(question):
        answered = question is not None and hasattr(question, "advice")
        return LinkState.REPLIED if answered else LinkState.ENDED
    return LinkState.OPEN if now < (message.claimed_at or now) + LASTS else LinkState.EXPIRED
