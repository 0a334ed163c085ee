"""Retention (R37): logs leave some days after an item closed, whole items after some months, unless someone keeps them.

The audit log keeps that something was erased, its number and a hash; never what it said.
"""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Mapping, Sequence
from datetime import date, datetime, timedelta

from django.utils import timezone

from childtonotice.casework.access import item_numbered, reader_of, require
from childtonotice.casework.actions import Refused, action
from childtonotice.casework.audit import record
from childtonotice.casework.force import our_force
from childtonotice.casework.keeping import closed_before, start_of_keeping
from childtonotice.casework.matrix import Verb
from childtonotice.casework.models import ChildIncident, EarlierReview, Item, Keep, PpnState, Sample, SubmittedPpn, User
from childtonotice.casework.reasons import say_nothing
from childtonotice.screening.force import Force

LONGEST_KEEP = 731


@action
def keep_item(*, by: User, number: str, until: date, words: str, now: datetime | None = None) -> Refused | None:
    """Keep an item longer, until a day and for a reason; who may undo decisions may ask for it."""
    moment = now or timezone.now()
    item = item_numbered(reader_of(by, moment), number, Verb.UNDO_LATER, lock=True)
    today = timezone.localdate(moment)
    if not today < until <= today + timedelta(days=LONGEST_KEEP):
        return Refused((("until", "Choose a day within the next two years"),))
    if say_nothing(words):
        return Refused((("words", "Say why it has to be kept"),))
    Keep.objects.create(item=item, by=by, at=moment, until=until, words=words.strip())
    record("item.keep", by=by, subject=f"item:{item.number}", details={"until": until.isoformat()}, now=moment)
    return None


@action
def view_keeping(*, by: User, numbers: Sequence[str] = (), now: datetime | None = None) -> None:
    """Record that a user was shown what leaves soon."""
    require(reader_of(by, now), Verb.UNDO_LATER)
    record("keeping.view", by=by, details={"items": list(numbers)}, now=now)


@action
def erase_old(*, by: User | None, now: datetime | None = None, force: Force | None = None) -> Mapping[str, int]:
    """Erase what is past its time: logs of closed items, then whole items, blind checks, PPNs and earlier incidents.

    Returns how many of each. ``by`` is None for the daily run and the command.
    """
    moment, settings = now or timezone.now(), force or our_force()
    last = moment - timedelta(days=settings.log_days_after_closing)
    before = start_of_keeping(moment, settings)
    done = Counter(logs=0, items=0)
    for item in closed_before(last, moment).exclude(log=""):
        _erase_log(item, by, moment)
        done["logs"] += 1
    for item in closed_before(before, moment):
        _erase_item(item, by, moment)
        done["items"] += 1
    done["ppns"] = _erase_ppns(last, before)
    done["checks"] = _erase_checks(last, before)
    done["earlier"] = ChildIncident.objects.filter(reported_at__lt=before).delete()[0]
    done["earlier-reviews"] = EarlierReview.objects.filter(told_on__lt=timezone.localdate(before)).delete()[0]
    record("retention.erase", by=by, details=dict(done), now=moment)
    return done


def _erase_log(item: Item, by: User | None, now: datetime) -> None:
    item.log_hash = hashlib.sha256(item.log.encode()).hexdigest()
    item.log, item.marks, item.log_erased_at = "", [], now
    item.save(update_fields=["log", "marks", "log_hash", "log_erased_at"])
    item.ppns.update(narrative="")
    item.children.update(home="", born=None)
    record("item.erase-log", by=by, subject=f"item:{item.number}", details={"hash": item.log_hash}, now=now)


def _erase_item(item: Item, by: User | None, now: datetime) -> None:
    details = {"hash": item.log_hash or item.digest}
    record("item.erase", by=by, subject=f"item:{item.number}", details=details, now=now)
    item.delete()


def _erase_ppns(assessed_before: datetime, submitted_before: datetime) -> int:
    """A PPN loses its text as a log does, once it is accepted; whole it leaves with the items of its time."""
    SubmittedPpn.objects.filter(state=PpnState.ACCEPTED, assessed_at__lt=assessed_before).update(narrative="")
    return SubmittedPpn.objects.filter(submitted_at__lt=submitted_before).delete()[0]


def _erase_checks(answered_before: datetime, drawn_before: datetime) -> int:
    """Blind checks lose their log with the listed incidents; the answer counts on until the months are over."""
    Sample.objects.filter(answered_at__lt=answered_before).exclude(log="").update(log="", facts={})
    return Sample.objects.filter(run__started_at__lt=drawn_before).delete()[0]
