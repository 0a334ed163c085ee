"""Saving a decision, and undoing one. Typed words are never lost."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.views.decorators.http import require_POST

from childtonotice.casework.access import Reader
from childtonotice.casework.actions import Conflict, Refused
from childtonotice.casework.actions.decisions import decide, undo
from childtonotice.casework.actions.opinions import give_opinion
from childtonotice.casework.lists import item_page
from childtonotice.casework.pages.decision_form import keep_typed, place_errors, read_answer
from childtonotice.casework.pages.door import readers_only
from childtonotice.casework.pages.item import draw_item, go_to_next


@require_POST
@readers_only
def take_decision(request: HttpRequest, reader: Reader, number: str) -> HttpResponse:
    """Save the decision on the version that was seen; else show the page again with every word kept."""
    page = item_page(reader, number)
    version = request.POST.get("version", "")
    outcome = decide(
        by=reader.user,
        number=number,
        version=int(version) if version.isdigit() else 0,
        answer=read_answer(request.POST, page),
    )
    if isinstance(outcome, Refused):
        errors = place_errors(outcome.errors, request.POST.get("decision", ""))
        return draw_item(request, page, typed=keep_typed(request.POST), errors=errors)
    if isinstance(outcome, Conflict):
        return draw_item(request, item_page(reader, number), typed=keep_typed(request.POST), conflict=outcome.said)
    onward = request.POST.get("then") == "next"
    # On the next item it is said of which the message speaks.
    said = f"{outcome.said} ({page.reference})" if onward else outcome.said
    messages.success(request, said, extra_tags=f"undo {number} {outcome.review_id}")
    if not onward:
        return redirect("item", number=number)
    return go_to_next(request, reader, page.area_code, first=page.next)


@require_POST
@readers_only
def add_opinion(request: HttpRequest, reader: Reader, number: str) -> HttpResponse:
    """Keep a second opinion beside the decision that stands; typed words stay where something is missing."""
    review = request.POST.get("review", "")
    outcome = give_opinion(
        by=reader.user,
        number=number,
        review_id=int(review) if review.isdigit() else 0,
        agrees=request.POST.get("opinion") == "agree",
        words=request.POST.get("words", ""),
    )
    if isinstance(outcome, Refused):
        typed = keep_typed(request.POST)
        return draw_item(request, item_page(reader, number), typed=typed, conflict=f"{outcome.errors[0][1]}.")
    messages.success(request, "Your opinion stands beside the decision.")
    return redirect("item", number=number)


@require_POST
@readers_only
def undo_decision(request: HttpRequest, reader: Reader, number: str) -> HttpResponse:
    """Withdraw a decision: its decider until midnight, then the coordinator with a reason."""
    review = request.POST.get("review", "")
    outcome = undo(
        by=reader.user, review_id=int(review) if review.isdigit() else 0, reason=request.POST.get("words", "")
    )
    if isinstance(outcome, Refused):
        messages.error(request, f"{outcome.errors[0][1]}.")
    else:
        messages.success(request, outcome.said)
    return redirect("item", number=number)
