"""Requests for a PPN: the reader's own, one request with all that came back, and what can be done with it."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from childtonotice.casework.access import Reader, may
from childtonotice.casework.actions import Refused
from childtonotice.casework.actions.looks import view_request, view_requests
from childtonotice.casework.actions.recoveries import record_submitted, refuse_match
from childtonotice.casework.actions.replies import Replied, Said, ask_another, give_reply, note_reply
from childtonotice.casework.lists import request_page, requests
from childtonotice.casework.matrix import Verb
from childtonotice.casework.pages.decision_form import Typed, keep_typed
from childtonotice.casework.pages.door import readers_only


@require_GET
@readers_only
def show_requests(request: HttpRequest, reader: Reader) -> HttpResponse:
    """Show the requests that are this reader's to follow, whoever does not answer on top; and feedback for them."""
    return draw_requests(request, reader)


def draw_requests(
    request: HttpRequest, reader: Reader, typed: Typed | None = None, errors: dict[str, str] | None = None
) -> HttpResponse:
    """The page of all requests, recorded as viewed, with whatever was typed into it."""
    page = requests(reader)
    view_requests(by=reader.user, numbers=[row.number for row in page.rows])
    shown = {"title": "Requests", "page": page, "typed": typed or {}, "errors": errors or {}}
    return render(request, "casework/requests.html", shown)


@require_GET
@readers_only
def show_request(request: HttpRequest, reader: Reader, number: str) -> HttpResponse:
    """Show one request, recorded as viewed."""
    view_request(by=reader.user, number=number)
    return draw_request(request, reader, number)


def draw_request(
    request: HttpRequest, reader: Reader, number: str, typed: Typed | None = None, errors: dict[str, str] | None = None
) -> HttpResponse:
    """The page of a request with whatever was typed into it; errors stand under the id of their field."""
    page = request_page(reader, number)
    shown = {"page": page, "place": page.area, "typed": typed or {}, "errors": errors or {}}
    return render(request, "casework/request.html", shown | {"title": f"Request for {page.reference}"})


def read_reply(posted: QueryDict) -> Said:
    """The reply that a form gives; each kind has its own box for words."""
    kind = posted.get("reply", "")
    words = posted.get("why" if kind == "not-needed" else "whose", "") if kind != "submitted" else ""
    return Said(kind, posted.get("ppn", ""), words)


@require_POST
@readers_only
def take_reply(request: HttpRequest, reader: Reader, number: str) -> HttpResponse:
    """Take the reply of whoever is asked; from a reader who decides, note what they were told by telephone."""
    by_telephone = may(reader, Verb.DECIDE)
    act = note_reply if by_telephone else give_reply
    outcome = act(by=reader.user, number=number, answer=read_reply(request.POST))
    return say_or_ask(request, reader, number, outcome)


@require_POST
@readers_only
def ask_someone_else(request: HttpRequest, reader: Reader, number: str) -> HttpResponse:
    """Ask another officer."""
    outcome = ask_another(by=reader.user, number=number, officer_id=request.POST.get("officer", ""))
    return say_or_ask(request, reader, number, outcome)


@require_POST
@readers_only
def note_found(request: HttpRequest, reader: Reader, number: str) -> HttpResponse:
    """Note that the PPN is there, which no run has found."""
    ppn, words = request.POST.get("found", ""), request.POST.get("how", "")
    outcome = record_submitted(by=reader.user, number=number, ppn_id=ppn, words=words)
    if isinstance(outcome, Refused):
        renamed = tuple(({"ppn": "found", "words": "how"}.get(field, field), said) for field, said in outcome.errors)
        return say_or_ask(request, reader, number, Refused(renamed))
    return say_or_ask(request, reader, number, Replied("Noted. The request has ended."))


@require_POST
@readers_only
def refuse(request: HttpRequest, reader: Reader, number: str) -> HttpResponse:
    """Say that the PPN that came is not the one."""
    ppn, words = request.POST.get("refused", ""), request.POST.get("not-it", "")
    outcome = refuse_match(by=reader.user, number=number, ppn_id=ppn, words=words)
    if isinstance(outcome, Refused):
        renamed = tuple(
            ({"words": "not-it", "ppn": "refused"}.get(field, field), said) for field, said in outcome.errors
        )
        return say_or_ask(request, reader, number, Refused(renamed))
    return say_or_ask(request, reader, number, Replied(f"It is asked for again. No later run takes {ppn} for it."))


def say_or_ask(request: HttpRequest, reader: Reader, number: str, outcome: Replied | Refused) -> HttpResponse:
    """Say what was done above the page; where something is missing, the page again with every word kept."""
    if isinstance(outcome, Refused):
        return draw_request(request, reader, number, keep_typed(request.POST), dict(outcome.errors))
    messages.success(request, outcome.said)
    gone = may(reader, Verb.LIST)
    return redirect("request", number=number) if gone else redirect("requests")
