"""Sending what waits in the outbox: by ``ctn run`` at its end, by ``ctn serve`` every minute, by ``ctn send`` by hand.

A claim is kept before the mail server is spoken to. Where its answer is lost, by a dropped connection or a killed
process, the message is not certain and a person is asked; it is never sent again by itself.
"""

from __future__ import annotations

import os
import smtplib
import time
from collections import Counter
from collections.abc import Callable, Mapping
from contextlib import suppress
from datetime import datetime
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage, get_connection
from django.core.mail.backends.base import BaseEmailBackend
from django.db import connections
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils import timezone

from childtonotice.casework.actions import Refused
from childtonotice.casework.actions.outbox import Claimed, Fate, claim_message, note_lost, settle_message
from childtonotice.casework.clocks import tell_exact
from childtonotice.casework.force import our_force
from childtonotice.casework.govuk.numbers import count_of
from childtonotice.casework.models import MessageKind, MessageState, OutboxMessage

UNREACHABLE = "unreachable"
MOST_AT_ONCE = 500


def send_waiting(*, now: datetime | None = None, connection: BaseEmailBackend | None = None) -> Counter[str]:
    """Send all that is due; returns how many were sent, are for later, refused or lost, and whether nobody answered.

    ``now`` stands still during one call, for the demo and tests; otherwise the clock is read for each message.
    """
    done: Counter[str] = Counter()
    lost = note_lost(by=None, now=now)
    done[Fate.LOST] += 0 if isinstance(lost, Refused) else lost
    waiting = OutboxMessage.objects.filter(state=MessageState.WAITING, send_after__lte=now or timezone.now())
    if not waiting.exists():
        return +done
    server = connection or get_connection()
    if not _open(server):
        done[UNREACHABLE] += 1
        return +done
    try:
        for _ in range(MOST_AT_ONCE):
            claimed = claim_message(by=None, now=now)
            if isinstance(claimed, Refused):
                break
            if claimed.addresses:
                fate, why = hand_over(claimed, server)
                settle_message(by=None, claimed=claimed, fate=fate, why=why, now=now)
                done[fate] += 1
    finally:
        with suppress(OSError, smtplib.SMTPException):
            server.close()
    return +done


def send_and_tell(every: int, *, tell: Callable[[str], None]) -> None:
    """Send what is due and say what became of it: once, or (``every`` so many seconds) until asked to stop."""
    if not every:
        tell(describe_sent(send_waiting()))
        return
    # Being asked to stop is how this ends: no error, and nothing to say.
    with suppress(KeyboardInterrupt):
        send_again_and_again(max(every, 1), tell=tell)


def send_again_and_again(seconds: int, *, tell: Callable[[str], None]) -> None:
    """Send what is due, wait, and look again, until whoever started this is gone; a fault is said and tried again."""
    parent = os.getppid()
    while os.getppid() == parent:
        try:
            done = send_waiting()
        except Exception as error:  # whatever it is, the next minute's mails must not wait for it
            tell(f"Mails could not be sent ({type(error).__name__}). It is tried again.")
            done = Counter()
        if done:
            tell(describe_sent(done))
        connections.close_all()
        time.sleep(seconds)


def describe_sent(done: Mapping[str, int]) -> str:
    """What became of the mails, in a line."""
    if done.get(UNREACHABLE):
        return "The mail server does not answer. Nothing was sent and nothing is lost: it is tried again."
    told = [f"{done[fate]} {words}" for fate, words in FATES.items() if done.get(fate)]
    return f"Mails: {', '.join(told)}." if told else "No mail was due."


FATES = {
    Fate.SENT: "sent",
    Fate.LATER: "to be tried later",
    Fate.REFUSED: "refused: see the messages that need somebody",
    Fate.LOST: "not certain: see the messages that need somebody",
}


def _open(server: BaseEmailBackend) -> bool:
    """Whether the mail server can be spoken to. Nothing is claimed before, so nothing is lost where it cannot."""
    try:
        server.open()
    except (OSError, smtplib.SMTPException):
        return False
    return True


def hand_over(claimed: Claimed, server: BaseEmailBackend) -> tuple[Fate, str]:
    """Hand one message to the mail server: its fate, and a code of why it was not sent.

    An answer that says no is certain: later where it may pass, refused where it will not. No answer is not certain.
    """
    if not _open(server):
        return Fate.LATER, UNREACHABLE
    try:
        server.send_messages([write_mail(claimed, server)])
    except smtplib.SMTPRecipientsRefused as error:
        return _said_no(max(code for code, _ in error.recipients.values()))
    except smtplib.SMTPResponseException as error:
        return _said_no(error.smtp_code)
    except ValueError:
        return Fate.REFUSED, "bad-address"  # found before anything was sent
    except (OSError, smtplib.SMTPException):
        with suppress(OSError, smtplib.SMTPException):
            server.close()
        return Fate.LOST, "no-answer"
    return Fate.SENT, ""


def _said_no(code: int) -> tuple[Fate, str]:
    return (Fate.REFUSED, "refused") if code >= 500 else (Fate.LATER, "not-now")


def write_mail(claimed: Claimed, server: BaseEmailBackend) -> EmailMessage:
    """The mail: our number, when it is due, a link. No reference, no name, no word of the record."""
    force = our_force()
    shown = {
        "number": claimed.item_number,
        "word": force.ppn_word,
        "force": force.name,
        "due": tell_exact(claimed.due_at) if claimed.due_at else "",
        "link": settings.SITE_ADDRESS + reverse(LINKS.get(claimed.kind, "reply"), args=[claimed.token])
        if claimed.token
        else "",
        "site": settings.SITE_ADDRESS + reverse("front"),
        "area": claimed.area,
        "items": count_of(claimed.read_first, "item"),
        "lists": settings.SITE_ADDRESS + reverse("lists"),
    }
    subject = SUBJECTS[claimed.kind].format(**shown)
    body = render_to_string(f"casework/mail/{claimed.kind}.txt", shown)
    # Sent again, the same message bears the same id, so that a mail system may know it for what it is.
    host = urlsplit(settings.SITE_ADDRESS).hostname
    headers = {"Message-ID": f"<{claimed.number}@{host}>", "Auto-Submitted": "auto-generated"}
    return EmailMessage(subject, body, None, list(claimed.addresses), connection=server, headers=headers)


LINKS = {MessageKind.QUESTION: "asked"}
SUBJECTS = {
    MessageKind.REQUEST: "{word} asked for: our number {number}",
    MessageKind.REMINDER: "Reminder: {word} asked for, our number {number}",
    MessageKind.DUE: "Due now: {word} asked for, our number {number}",
    MessageKind.ESCALATION: "Overdue: {word} asked for, our number {number}",
    MessageKind.WITHDRAWAL: "No longer asked for: {word}, our number {number}",
    MessageKind.FEEDBACK: "Feedback for you: our number {number}",
    MessageKind.FEEDBACK_COPY: "Feedback to an officer of your team: our number {number}",
    MessageKind.PPN_RETURNED: "{word} returned to you: our number {number}",
    MessageKind.PPN_FEEDBACK: "Feedback on a {word} of yours: our number {number}",
    MessageKind.QUESTION: "A question to you: our number {number}",
    MessageKind.DUTY: "You are on duty: {items} to read first in {area}",
}
