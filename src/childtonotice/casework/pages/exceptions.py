"""Exceptions: requests that are put off for a planned warrant, each with a supervisor and a time to look again."""

from __future__ import annotations

from datetime import datetime

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.dateparse import parse_datetime
from django.views.decorators.http import require_GET, require_POST

from childtonotice.casework.access import Reader, may
from childtonotice.casework.actions import Refused
from childtonotice.casework.actions.deferrals import put_off, put_off_no_longer, view_exceptions
from childtonotice.casework.lists.exceptions import deferral_form, exceptions_page
from childtonotice.casework.matrix import Verb
from childtonotice.casework.pages.decision_form import Typed, keep_typed
from childtonotice.casework.pages.door import readers_only


@require_GET
@readers_only
def show_exceptions(request: HttpRequest, reader: Reader) -> HttpResponse:
    """Show all that is put off, and how often that happens."""
    page = exceptions_page(reader)
    view_exceptions(by=reader.user, numbers=[row.number for row in page.rows])
    return render(request, "casework/exceptions.html", {"title": "Exceptions", "page": page})


@require_GET
@readers_only
def show_form(request: HttpRequest, reader: Reader, number: str) -> HttpResponse:
    """Show the form by which one request is put off."""
    view_exceptions(by=reader.user, numbers=[number])
    return draw_form(request, reader, number)


@require_POST
@readers_only
def defer(request: HttpRequest, reader: Reader, number: str) -> HttpResponse:
    """Put a request off; typed words survive an error."""
    post = request.POST
    outcome = put_off(
        by=reader.user,
        number=number,
        supervisor=post.get("supervisor", ""),
        review_at=_moment(post.get("review_at", "")),
        words=post.get("words", ""),
    )
    if isinstance(outcome, Refused):
        return draw_form(request, reader, number, keep_typed(post), dict(outcome.errors))
    messages.success(request, "Put off. No clock stops; it is red here from the time when it should be looked at.")
    return redirect("exceptions")


@require_POST
@readers_only
def end_deferral(request: HttpRequest, reader: Reader, number: str) -> HttpResponse:
    """Say that a request is no longer put off."""
    outcome = put_off_no_longer(by=reader.user, number=number, words=request.POST.get("ended", ""))
    if isinstance(outcome, Refused):
        return draw_form(request, reader, number, keep_typed(request.POST), dict(outcome.errors))
    messages.success(request, "It is no longer put off: the officer should send it now.")
    # A screening sergeant decides and follows no request: to the item then.
    return redirect("request" if may(reader, Verb.RECOVER) else "item", number=number)


def _moment(typed: str) -> datetime | None:
    """The time that was typed, in London; None where it is none."""
    try:
        at = parse_datetime(typed)
    except ValueError:
        return None
    return timezone.make_aware(at) if at and timezone.is_naive(at) else at


def draw_form(
    request: HttpRequest, reader: Reader, number: str, typed: Typed | None = None, errors: dict[str, str] | None = None
) -> HttpResponse:
    """The form with what was typed and what is to be put right."""
    page = deferral_form(reader, number)
    shown = {"page": page, "place": page.area, "typed": typed or {}, "errors": errors or {}}
    return render(request, "casework/put_off.html", shown | {"title": f"Put off {page.reference}"})
