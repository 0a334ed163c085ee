"""What the demo's coordinator did besides: put two requests off for a planned warrant, and write a reason anew."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from childtonotice.casework.actions.deferrals import put_off
from childtonotice.casework.actions.settings import change_setting
from childtonotice.casework.models import Deferral, Role, SettingVersion, State, User
from childtonotice.casework.recover import open_recoveries
from childtonotice.screening.circumstances import LONDON

EVENING, MORNING = time(17), time(7, 10)
SUPERVISORS = ("DI Wilf Aske", "DS Ines Rowe")
WORDS = "A search is planned; a referral now would tell the household of it. The child is not there meanwhile."


def keep_exceptions(day: date) -> None:
    """On the eve of a day one request is put off, which nobody looks at again in time, and one on its morning."""
    coordinator = User.objects.filter(grants__role=Role.COORDINATOR).order_by("pk").first()
    if coordinator is None or Deferral.objects.exists() or SettingVersion.objects.exists():
        return
    eve = datetime.combine(day - timedelta(days=1), EVENING, LONDON)
    morning = datetime.combine(day, MORNING, LONDON)
    change_setting(
        by=coordinator, code="reasons-ppn-not-needed", seen=0, now=eve,
        words={"below-threshold": "Below the threshold of our policy (say which sentence)"},
        why="Second readers could not tell which sentence of the policy was meant.",
    )  # fmt: skip
    asked = open_recoveries().filter(requested_at__lt=eve, item__state=State.REQUESTED, item__restricted=False)
    moments = ((eve, morning - timedelta(hours=1)), (morning, morning + timedelta(hours=20)))
    for recovery, (now, review_at), supervisor in zip(asked.order_by("-id")[:2], moments, SUPERVISORS, strict=False):
        number = recovery.item.number
        put_off(by=coordinator, number=number, supervisor=supervisor, review_at=review_at, words=WORDS, now=now)
