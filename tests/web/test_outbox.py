"""The outbox: what is due goes once, what is no longer true is stopped, and what is not certain waits for a person."""

from __future__ import annotations

import re
import smtplib
from datetime import datetime, timedelta

import pytest
from django.core import mail
from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend
from hypothesis import given, settings
from hypothesis import strategies as st

from childtonotice.casework.access import NotFound
from childtonotice.casework.actions import Refused
from childtonotice.casework.actions.outbox import claim_message, settle_by_hand
from childtonotice.casework.actions.recoveries import record_submitted
from childtonotice.casework.models import AuditEvent, Item, MessageState, Officer, OutboxMessage, User
from childtonotice.casework.sending import describe_sent, send_waiting
from tests.web.answers import NEEDED, save

MINUTES_10 = timedelta(minutes=10)
HOURS = timedelta(hours=1)


class Server(BaseEmailBackend):
    """A mail server that does as it is told: each message is taken, or met by one of these faults."""

    def __init__(self, *faults: Exception | None, closed: bool = False) -> None:
        super().__init__()
        self.faults, self.closed, self.taken = list(faults), closed, []

    def open(self) -> None:
        """Refuse to be spoken to, where it is closed."""
        if self.closed:
            raise ConnectionRefusedError

    def send_messages(self, messages: list[EmailMessage]) -> int:
        """Take them, or break down."""
        fault = self.faults.pop(0) if self.faults else None
        if fault:
            raise fault
        self.taken += messages
        return len(messages)


@pytest.fixture
def asked(users: dict[str, User], item: Item, now: datetime) -> Item:
    """An item for which a PPN is asked."""
    save(users["manager"], item, NEEDED, now)
    return item


def kinds() -> list[str]:
    """What has been sent, oldest first."""
    sent = OutboxMessage.objects.filter(state=MessageState.SENT).order_by("sent_at", "pk")
    return [str(message.kind) for message in sent]


def test_a_mail_quotes_our_number_and_nothing_of_the_record(asked: Item, now: datetime) -> None:
    """Mail quotes our number; no reference, name or word of the log."""
    assert send_waiting(now=now + MINUTES_10) == {"sent": 1}
    letter = mail.outbox[0]
    text = f"{letter.subject}\n{letter.body}"
    assert letter.to == ["officer1184@example.test"]
    assert asked.number in text
    assert re.search(r"http\S+/reply/\w{8}\.\S+/", text)
    assert "Thursday 12 March 2026, 07:00" in text
    for word in ("EX-1001", "Ellie", "Tarnbrook", "Thornwick", "1184", "Please send a PPN"):
        assert word not in text


def test_reminders_and_the_inspector_follow_at_their_hours(users: dict[str, User], asked: Item, now: datetime) -> None:
    """R14: four hours before it is due, when it is due, and two hours later to the inspector; seven days a week."""
    User.objects.filter(pk=users["inspector"].pk).update(email="inspector@example.test")
    hours = {}
    for quarter in range(4 * 30):
        at = now + timedelta(minutes=15 * quarter)
        before = len(mail.outbox)
        send_waiting(now=at)
        hours.update({len(mail.outbox): (at - now) / HOURS} if len(mail.outbox) > before else {})
    assert list(hours.values()) == [0.25, 20, 24, 26]
    assert kinds() == ["request", "reminder", "due", "escalation"]
    assert mail.outbox[-1].to == ["inspector@example.test"]
    told = [event.details["kind"] for event in asked.events.filter(kind="mailed")]
    assert told == kinds()


def test_nothing_more_goes_once_the_ppn_is_in(users: dict[str, User], asked: Item, now: datetime) -> None:
    send_waiting(now=now + MINUTES_10)
    words = "PC read it out by phone: it names both."
    record_submitted(by=users["manager"], number=asked.number, ppn_id="PPN-9", words=words, now=now + HOURS)
    assert send_waiting(now=now + 40 * HOURS) == {}
    assert kinds() == ["request"]


def test_after_a_weekend_without_mail_only_the_newest_reminder_goes(asked: Item, now: datetime) -> None:
    send_waiting(now=now + 25 * HOURS)
    assert kinds() == ["request", "due"]


def test_a_closed_server_loses_nothing(asked: Item, now: datetime) -> None:
    assert send_waiting(now=now + MINUTES_10, connection=Server(closed=True)) == {"unreachable": 1}
    assert OutboxMessage.objects.get(kind="request").state == MessageState.WAITING
    send_waiting(now=now + 2 * MINUTES_10)
    assert kinds() == ["request"]


def test_a_server_that_asks_to_wait_is_tried_later_and_later(asked: Item, now: datetime) -> None:
    busy = smtplib.SMTPResponseException(451, b"later")
    at, tries = now + MINUTES_10, []
    for _ in range(4):
        assert send_waiting(now=at, connection=Server(busy)) == {"later": 1}
        again = OutboxMessage.objects.get(kind="request").send_after
        tries.append((again - at) / timedelta(minutes=1))
        at = again
    assert tries == [2, 4, 8, 16]
    send_waiting(now=at)
    assert kinds() == ["request"]


@pytest.mark.parametrize("fault", [TimeoutError(), smtplib.SMTPServerDisconnected(), ConnectionResetError()])
def test_a_lost_answer_is_not_certain_and_is_never_sent_again_by_itself(
    users: dict[str, User], asked: Item, now: datetime, fault: Exception
) -> None:
    assert send_waiting(now=now + MINUTES_10, connection=Server(fault)) == {"lost": 1}
    send_waiting(now=now + HOURS)
    message = OutboxMessage.objects.get(kind="request")
    assert (message.state, mail.outbox) == (MessageState.UNCERTAIN, [])
    with pytest.raises(NotFound):
        settle_by_hand(by=users["other"], number=message.number, arrived=True)
    settle_by_hand(by=users["manager"], number=message.number, arrived=False, now=now + HOURS)
    assert send_waiting(now=now + HOURS) == {"sent": 1}
    assert isinstance(settle_by_hand(by=users["manager"], number=message.number, arrived=True), Refused)


def test_somebody_may_say_that_it_arrived(users: dict[str, User], asked: Item, now: datetime) -> None:
    send_waiting(now=now + MINUTES_10, connection=Server(TimeoutError()))
    message = OutboxMessage.objects.get(kind="request")
    settle_by_hand(by=users["manager"], number=message.number, arrived=True, now=now + HOURS)
    message.refresh_from_db()
    assert (message.state, message.sent_at, message.settled_by) == ("sent", now + MINUTES_10, users["manager"])
    assert send_waiting(now=now + 2 * HOURS) == {}


def test_an_officer_without_an_address_needs_a_person(asked: Item, now: datetime) -> None:
    Officer.objects.update(email="")
    assert send_waiting(now=now + MINUTES_10) == {}
    message = OutboxMessage.objects.get(kind="request")
    assert (message.state, message.trouble) == ("unsent", "no-address")


def test_a_refused_address_needs_a_person(asked: Item, now: datetime) -> None:
    nobody = smtplib.SMTPRecipientsRefused({"officer1184@example.test": (550, b"no such user")})
    assert send_waiting(now=now + MINUTES_10, connection=Server(nobody)) == {"refused": 1}
    assert OutboxMessage.objects.get(kind="request").state == MessageState.UNSENT


def test_a_sender_killed_between_claim_and_answer_leaves_it_to_a_person(asked: Item, now: datetime) -> None:
    claim_message(by=None, now=now + MINUTES_10)
    assert send_waiting(now=now + 2 * MINUTES_10) == {}
    assert send_waiting(now=now + 2 * MINUTES_10 + timedelta(seconds=1)) == {"lost": 1}
    assert OutboxMessage.objects.get(kind="request").state == MessageState.UNCERTAIN
    assert mail.outbox == []


def test_each_step_of_a_message_is_in_the_audit_log_without_an_address(asked: Item, now: datetime) -> None:
    send_waiting(now=now + MINUTES_10)
    rows = AuditEvent.objects.filter(verb__startswith="message").order_by("id")
    assert [row.verb for row in rows] == ["message.claim", "message.sent"]
    assert not any("@" in row.details + row.subject for row in rows)


@settings(max_examples=50)
@given(st.dictionaries(st.sampled_from(["sent", "later", "refused", "lost", "unreachable"]), st.integers(1, 9)))
def test_what_became_of_the_mails_is_one_plain_line(done: dict[str, int]) -> None:
    told = describe_sent(done)
    assert told.endswith(".")
    assert "\n" not in told
