"""What became of the demo's requests: officers who answer by mail or telephone, or not at all, and what they learnt.

One area is slow: its officers answer seldom. Each request goes the same way on every machine.
"""

from __future__ import annotations

import random
import re
from collections.abc import Sequence
from datetime import date, datetime, time, timedelta

from django.core.mail import EmailMessage
from django.core.mail.backends.base import BaseEmailBackend

from childtonotice.casework.actions.feedback import Draft, acknowledge, send_feedback
from childtonotice.casework.actions.outbox import settle_by_hand
from childtonotice.casework.actions.recoveries import record_submitted
from childtonotice.casework.actions.replies import Said, reply_by_link
from childtonotice.casework.demo.late_ppns import LatePpn, late_ppn
from childtonotice.casework.demo.people import sign_in_of
from childtonotice.casework.force import our_force
from childtonotice.casework.lessons import BY_CODE
from childtonotice.casework.models import Feedback, Item, OutboxMessage, Recovery, State, User
from childtonotice.casework.recover import open_recoveries
from childtonotice.casework.sending import send_waiting
from childtonotice.screening.circumstances import LONDON

EARLY, NOON, EVENING = time(6, 15), time(13, 0), time(18, 0)
SLOW = "Southmoor"
LINK = re.compile(r"/reply/([^/\s]+)/")
NUMBER = re.compile(r"our number (\w{8})")
# How a request goes, and how often of a hundred; of the slow area, where more stay silent.
WAYS = {"telephone": 52, "sent": 14, "not-needed": 10, "not-mine": 8, "silent": 16}
WAYS_SLOW = {"telephone": 30, "sent": 10, "not-needed": 8, "not-mine": 6, "silent": 46}
# How many of those who ring do so on the day they are asked.
SAME_DAY = 0.6
WHY_NOT = (
    "The children were with their grandmother in another town; I saw them on a video call.",
    "The boy is the neighbour's and had gone home before we came; nothing happened while he was there.",
)


class PostBox(BaseEmailBackend):
    """Keeps what would be mailed: the newest link for each of our numbers."""

    def __init__(self) -> None:
        super().__init__()
        self.links: dict[str, str] = {}
        self.hangs_up = False

    def send_messages(self, email_messages: Sequence[EmailMessage]) -> int:
        """Take the mails; hang up on the first one where told to, so that a person has to ask whether it arrived."""
        for letter in email_messages:
            number, link = NUMBER.search(str(letter.subject)), LINK.search(str(letter.body))
            if number and link:
                self.links[number[1]] = link[1]
        if self.hangs_up:
            self.hangs_up = False
            raise TimeoutError
        return len(email_messages)

    def deliver(self, day: date, at: time) -> None:
        """Send what is due at this hour of a day."""
        send_waiting(now=datetime.combine(day, at, LONDON), connection=self)


def follow_requests(day: date, post: PostBox) -> list[LatePpn]:
    """An afternoon: officers reply to what was mailed, managers note what they were told and write feedback.

    Returns the PPNs that officers sent, which the next morning's files will hold.
    """
    moment = datetime.combine(day, time(15), LONDON)
    waiting = open_recoveries().select_related("item", "item__area", "review").order_by("pk")
    found = [_answer(recovery, post, _rung_at(recovery, moment)) for recovery in waiting]
    for message in OutboxMessage.objects.filter(state="uncertain", made_at__lt=moment - timedelta(days=2)):
        manager = _manager(message.item) if message.item else None
        if manager:
            settle_by_hand(by=manager, number=message.number, arrived=True, now=moment)
    _give_feedback(moment)
    return [ppn for ppn in found if ppn]


def _rung_at(recovery: Recovery, middle: datetime) -> datetime:
    """When this request's officer comes to it: some time between a quarter past one and a quarter to five."""
    return middle + timedelta(minutes=random.Random(f"{recovery.item.incident_id} rung").randrange(-105, 105))


def _manager(item: Item) -> User | None:
    return User.objects.filter(grants__areas=item.area, grants__role="performance-manager").first()


def _answer(recovery: Recovery, post: PostBox, now: datetime) -> LatePpn | None:
    """What this request's officer does by this afternoon; the PPN, where one is sent."""
    item = recovery.item
    chance = random.Random(f"{item.incident_id} asked {recovery.asked_role}")
    ways = WAYS_SLOW if item.area and item.area.name == SLOW else WAYS
    way = chance.choices(list(ways), weights=list(ways.values()))[0]
    old = now - recovery.requested_at > timedelta(hours=20)
    said = recovery.replies.exists() and recovery.asked_role == "officer"
    ppn = f"T-{chance.randrange(10_000, 99_999)}"
    rings = way == "telephone" and (old or chance.random() < SAME_DAY)
    if rings and item.state == State.REQUESTED and (manager := _manager(item)):
        words = "The officer rang: it was sent just now under this number."
        record_submitted(by=manager, number=item.number, ppn_id=ppn, words=words, now=now)
        return late_ppn(recovery, ppn, now)
    if way in ("sent", "not-needed", "not-mine") and not said and item.number in post.links:
        answers = {"sent": Said("submitted", ppn_id=ppn), "not-mine": Said("not-mine")}
        answer = answers.get(way) or Said("not-needed", words=chance.choice(WHY_NOT))
        reply_by_link(by=None, token=post.links[item.number], answer=answer, now=now)
        # Some say that they have sent it, and no list ever shows it.
        return late_ppn(recovery, ppn, now) if way == "sent" and chance.random() < 0.8 else None
    return None


def _give_feedback(now: datetime) -> None:
    """Of most requests that ended, the manager tells the officer what was learnt."""
    ended = Recovery.objects.filter(submitted_at__lt=now - timedelta(hours=20), item__feedback=None)
    for recovery in ended.select_related("item", "review").order_by("pk"):
        manager, chance = _manager(recovery.item), random.Random(f"{recovery.item.incident_id} feedback")
        if manager is None or chance.random() > 0.7:
            continue
        lesson = BY_CODE["good-ppn" if chance.random() < 0.2 else "child-not-referred"]
        words = {name: getattr(lesson, name).replace("{word}", our_force().ppn_word) for name in BOXES}
        draft = Draft(template=lesson.code, officer_id=recovery.item.officer_id, **words)
        send_feedback(by=manager, number=recovery.item.number, draft=draft, now=now)


BOXES = ("words", "rule", "example")


def acknowledge_some(before: date, password: str, since: date) -> None:
    """Most officers have read what they were told before this day; one in four has not come to it."""
    told = Feedback.objects.filter(acknowledged_at=None, at__lt=datetime.combine(before, time(0), LONDON))
    for given in told:
        user = sign_in_of(given.officer_id, password, since)
        # Whoever is shown around as the officer has read theirs, and their supervisor knows.
        reads = user is not None and (user.username == "officer" or int(given.officer_id) % 4)
        if user is not None and reads:
            acknowledge(by=user, number=given.number, now=given.at + timedelta(hours=20))
