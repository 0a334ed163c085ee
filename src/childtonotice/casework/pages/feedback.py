"""Feedback to an officer: written from a template, changed to fit, and sent by a person."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from childtonotice.casework.access import Reader
from childtonotice.casework.actions import Refused
from childtonotice.casework.actions.feedback import Draft, acknowledge, send_feedback
from childtonotice.casework.lists import feedback_draft
from childtonotice.casework.pages.decision_form import keep_typed
from childtonotice.casework.pages.door import readers_only


@require_http_methods(["GET", "POST"])
@readers_only
def write_feedback(request: HttpRequest, reader: Reader, number: str) -> HttpResponse:
    """Show the template that was chosen, ready to be changed; send what was made of it."""
    page = feedback_draft(reader, number, request.POST.get("template") or request.GET.get("template", ""))
    shown = {"title": f"Feedback on {page.reference}", "page": page, "errors": {}, "typed": page.typed}
    if request.method == "POST":
        outcome = send_feedback(by=reader.user, number=number, draft=read_draft(request))
        if not isinstance(outcome, Refused):
            copy = " The supervisor has a copy." if outcome.supervisor_id else ""
            messages.success(request, f"Sent to officer {outcome.officer_id}.{copy}")
            return redirect("request", number=number) if page.has_request else redirect("item", number=number)
        shown |= {"errors": dict(outcome.errors), "typed": keep_typed(request.POST)}
    return render(request, "casework/feedback.html", shown)


def read_draft(request: HttpRequest) -> Draft:
    """What was written."""
    fields = {"template": "template", "officer": "officer_id", "words": "words", "rule": "rule", "example": "example"}
    return Draft(**{name: request.POST.get(field, "") for field, name in fields.items()})


@require_POST
@readers_only
def mark_read(request: HttpRequest, reader: Reader, number: str) -> HttpResponse:
    """Keep that feedback was read."""
    outcome = acknowledge(by=reader.user, number=number)
    if isinstance(outcome, Refused):
        messages.error(request, f"{outcome.errors[0][1]}.")
    else:
        messages.success(request, "Thank you. Whoever wrote it sees that it was read.")
    return redirect("requests")
