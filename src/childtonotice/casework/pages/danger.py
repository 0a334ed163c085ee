"""A child may be in danger now: who was told and when; and the confirmation that somebody acted."""

from __future__ import annotations

import re
from datetime import datetime, time, timedelta

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone
from django.views.decorators.http import require_POST

from childtonotice.casework.access import Reader
from childtonotice.casework.actions import Refused
from childtonotice.casework.actions.dangers import confirm_danger, raise_danger
from childtonotice.casework.force import our_force
from childtonotice.casework.lists import item_page
from childtonotice.casework.pages.decision_form import fill_at_first, keep_typed
from childtonotice.casework.pages.door import readers_only
from childtonotice.casework.pages.item import draw_item, say_outcome

CLOCK = re.compile(r"(\d{1,2}) ?[:.h]? ?(\d{2})(?: ?(?:hrs|hours))?", re.IGNORECASE)


@require_POST
@readers_only
def record_danger(request: HttpRequest, reader: Reader, number: str) -> HttpResponse:
    """Record who was told and when; it adds to the decision and does not replace it."""
    told, words = request.POST.get("told", ""), request.POST.get("words", "")
    outcome = raise_danger(
        by=reader.user, number=number, told=told, told_at=read_clock(request.POST.get("told_at", "")), words=words
    )
    if isinstance(outcome, Refused):
        page = item_page(reader, number)
        return draw_item(
            request,
            page,
            typed=fill_at_first(page, our_force().ppn_word),
            danger_typed=keep_typed(request.POST),
            danger_errors=dict(outcome.errors),
        )
    messages.success(request, "Recorded. It stays red on the front page until someone confirms that somebody acted.")
    return redirect("item", number=number)


@require_POST
@readers_only
def confirm(request: HttpRequest, reader: Reader, number: str, danger: int) -> HttpResponse:
    """Confirm that somebody acted, and say what was done."""
    outcome = confirm_danger(by=reader.user, danger_id=danger, words=request.POST.get("words", ""))
    say_outcome(request, outcome, "Confirmed. It is no longer red on the front page.")
    return redirect("item", number=number)


def read_clock(typed: str) -> datetime | None:
    """A time of today in London as people type it: "07:40", "0740", "7.40"; None where it is none."""
    read = CLOCK.fullmatch(typed.strip())
    if read is None:
        return None
    hour, minute = int(read[1]), int(read[2])
    if hour > 23 or minute > 59:
        return None
    at = datetime.combine(timezone.localdate(), time(hour, minute), timezone.get_current_timezone())
    # Shortly after midnight "23:50" was yesterday.
    return at - timedelta(days=1) if at - timezone.now() > timedelta(hours=12) else at
