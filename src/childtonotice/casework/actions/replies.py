"""What comes back to a request: by the mailed link, by someone who signed in, or by telephone to a manager.

No reply decides anything. "It is submitted" waits for the run, or a reader, to find the PPN; "none is needed" sends the
item back to its reader with the words; "not mine" goes to the supervisor, else to the reader, who asks somebody else.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.utils import timezone

from childtonotice.casework.access import NotFound, item_numbered, reader_of
from childtonotice.casework.actions import Refused, action
from childtonotice.casework.audit import record
from childtonotice.casework.derive import Event, note_event, settle
from childtonotice.casework.matrix import Verb
from childtonotice.casework.models import MessageKind, Officer, Recovery, Reply, ReplyKind, ReplyLink, User
from childtonotice.casework.officers import tell_leave
from childtonotice.casework.outbox import put_off, stop_messages, write_request
from childtonotice.casework.reasons import say_nothing
from childtonotice.casework.recover import end_recovery, find_open, whom_above
from childtonotice.casework.reply_links import LinkState, hold_link, judge_link

# A run a day: by then one has looked for the PPN.
NEXT_RUN = timedelta(hours=26)
ANOTHER_ASKED = Refused((("reply", "Somebody else is asked for this now: it is theirs to reply"),))
NOBODY_ASKED = Refused((("reply", "Nobody is asked for this any more: there is nothing to reply to"),))


@dataclass(frozen=True, slots=True)
class Said:
    """One reply. ``ppn_id`` where it is submitted; ``words`` say why none is needed, or whose it is."""

    kind: str = ""
    ppn_id: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class Replied:
    """The reply is kept. ``said``: what happens now, in a sentence."""

    said: str


@action
def reply_by_link(*, by: None = None, token: str, answer: Said, now: datetime | None = None) -> Replied | Refused:
    """Take the single reply of a mailed link. NotFound where we made no such link; Refused where it has ended."""
    moment = now or timezone.now()
    link = hold_link(token)
    if link is None:
        raise NotFound
    if judge_link(link, moment) is not LinkState.OPEN:
        return NOBODY_ASKED
    errors = _find_errors(answer)
    if errors:
        return Refused(errors)
    link.used_at = moment
    link.save(update_fields=["used_at"])
    replied = _take(link.recovery, answer, by, moment, link)
    details = {"reply": answer.kind, "how": "link", "link": link.number}
    record("request.reply", by=by, subject=f"item:{link.recovery.item.number}", details=details, now=moment)
    return replied


@action
def give_reply(*, by: User, number: str, answer: Said, now: datetime | None = None) -> Replied | Refused:
    """Reply as the officer who is asked, or as their supervisor, having signed in."""
    moment = now or timezone.now()
    reader = reader_of(by, moment)
    item = item_numbered(reader, number, Verb.RECOVER, lock=True)
    recovery = find_open(item)
    if recovery is None:
        return NOBODY_ASKED
    if recovery.asked_officer not in reader.replies_for:
        return ANOTHER_ASKED
    errors = _find_errors(answer)
    if errors:
        return Refused(errors)
    replied = _take(recovery, answer, by, moment)
    details = {"reply": answer.kind, "how": "page"}
    record("request.reply", by=by, subject=f"item:{item.number}", details=details, now=moment)
    return replied


@action
def note_reply(*, by: User, number: str, answer: Said, now: datetime | None = None) -> Replied | Refused:
    """Note a reply that was given by telephone. What was said to be submitted still waits to be found (R46)."""
    moment = now or timezone.now()
    item = item_numbered(reader_of(by, moment), number, Verb.DECIDE, lock=True)
    recovery = find_open(item)
    if recovery is None:
        return NOBODY_ASKED
    errors = _find_errors(answer)
    if errors:
        return Refused(errors)
    replied = _take(recovery, answer, by, moment, phone=True)
    details = {"reply": answer.kind, "how": "telephone"}
    record("request.reply", by=by, subject=f"item:{item.number}", details=details, now=moment)
    return replied


def _find_errors(answer: Said) -> tuple[tuple[str, str], ...]:
    """What has to be put right in a reply before it can be kept."""
    if answer.kind not in ReplyKind.values:
        return (("reply", "Choose one of the three replies"),)
    if answer.kind == ReplyKind.SUBMITTED and not answer.ppn_id.strip():
        return (("ppn", "Give its number"),)
    if answer.kind == ReplyKind.NOT_NEEDED and say_nothing(answer.words):
        return (("why", "Say in one sentence why none is needed"),)
    return ()


def _take(
    recovery: Recovery, answer: Said, by: User | None, now: datetime, link: ReplyLink | None = None,
    *, phone: bool = False,
) -> Replied:  # fmt: skip
    item = recovery.item
    kind = ReplyKind(answer.kind)
    Reply.objects.create(
        recovery=recovery, kind=kind, officer_id=recovery.asked_officer, words=answer.words.strip()[:2000], phone=phone,
        ppn_id=answer.ppn_id.strip()[:200] if kind is ReplyKind.SUBMITTED else "", by=by, link=link, at=now,
    )  # fmt: skip
    details = {"officer": recovery.asked_officer, "phone": phone}
    note_event(item, EVENTS[kind], now, by=by, review=recovery.review, details=details)
    said = TAKES[kind](recovery, now)
    item.version += 1
    settle(item)
    return Replied(said)


def _wait_for_it(recovery: Recovery, now: datetime) -> str:
    """It is said to be submitted: no more reminders. The inspector's note waits for the next run to look for it."""
    stop_messages(recovery, now, but=MessageKind.ESCALATION)
    put_off(recovery, MessageKind.ESCALATION, now + NEXT_RUN)
    return "Thank you. The next list looks for it, and the request ends when it is found."


def _send_back(recovery: Recovery, now: datetime) -> str:
    end_recovery(recovery, now)
    recovery.item.note, recovery.item.noted_at = "said-not-needed", now
    return "Thank you. Whoever read the incident reads it again with your words, and decides."


def _pass_on(recovery: Recovery, now: datetime) -> str:
    above = whom_above(recovery.asked_officer, now)
    _move_request(recovery, above, "supervisor" if above else "nobody", now)
    if above:
        return "Thank you. Your supervisor is asked instead."
    return "Thank you. Whoever read the incident asks somebody else."


def _move_request(recovery: Recovery, officer_id: str, role: str, now: datetime) -> None:
    """Ask somebody else, at once; the time by which it is due stays."""
    stop_messages(recovery, now, but=MessageKind.ESCALATION)
    recovery.asked_officer, recovery.asked_role = officer_id, role
    recovery.save(update_fields=["asked_officer", "asked_role"])
    if officer_id:
        write_request(recovery, recovery.review.officer_words, now)


EVENTS = {
    ReplyKind.SUBMITTED: Event.SAID_SUBMITTED,
    ReplyKind.NOT_NEEDED: Event.SAID_NOT_NEEDED,
    ReplyKind.NOT_MINE: Event.SAID_NOT_MINE,
}
TAKES = {ReplyKind.SUBMITTED: _wait_for_it, ReplyKind.NOT_NEEDED: _send_back, ReplyKind.NOT_MINE: _pass_on}


@action
def ask_another(*, by: User, number: str, officer_id: str, now: datetime | None = None) -> Replied | Refused:
    """Ask another officer for the PPN: one who has left, is away or was never there does not answer."""
    moment = now or timezone.now()
    item = item_numbered(reader_of(by, moment), number, Verb.DECIDE, lock=True)
    recovery, wanted = find_open(item), officer_id.strip()
    if recovery is None:
        return NOBODY_ASKED
    if wanted == recovery.asked_officer or not Officer.objects.filter(officer_id=wanted).exists():
        said = "This officer is asked already" if wanted and wanted == recovery.asked_officer else NO_SUCH_OFFICER
        return Refused((("officer", said),))
    away = tell_leave(wanted, timezone.localdate(moment))
    if away:
        return Refused((("officer", f"Officer {wanted} is {away}: give another"),))
    _move_request(recovery, wanted, "officer", moment)
    details = {"officer": wanted}
    note_event(item, Event.ASKED_ANOTHER, moment, by=by, review=recovery.review, details=details)
    record("request.ask-another", by=by, subject=f"item:{item.number}", details=details, now=moment)
    return Replied(f"Officer {wanted} is asked now. The time by which it is due stays.")


NO_SUCH_OFFICER = "Give the number of an officer on the force's list"
