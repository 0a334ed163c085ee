"""The page of a mailed link: what is asked, by when, and three replies; no sign-in, no name, no log."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_http_methods

from childtonotice.casework.actions import Refused
from childtonotice.casework.actions.looks import view_link
from childtonotice.casework.actions.replies import reply_by_link
from childtonotice.casework.lists import link_page
from childtonotice.casework.pages.decision_form import Typed, keep_typed
from childtonotice.casework.pages.door import words_typed
from childtonotice.casework.pages.requests import read_reply


@require_http_methods(["GET", "POST"])
def show_reply(request: HttpRequest, token: str) -> HttpResponse:
    """Show what is asked and take the reply. Opening the page alone, as mail systems do, uses nothing up."""
    if request.method == "POST":
        outcome = reply_by_link(by=None, token=token, answer=read_reply(request.POST))
        if not isinstance(outcome, Refused):
            return render(request, "casework/replied.html", {"title": "Thank you", "said": outcome.said})
        return draw_link(request, token, keep_typed(request.POST), dict(outcome.errors))
    view_link(by=None, token=token)
    return draw_link(request, token)


def draw_link(
    request: HttpRequest, token: str, typed: Typed | None = None, errors: dict[str, str] | None = None
) -> HttpResponse:
    """The page of a link as it stands: open, expired, used or no longer asked for."""
    page = link_page(token)
    shown = {"title": "A request for you", "page": page, "token": token, "typed": typed or {}, "errors": errors or {}}
    # Where it ended while they typed, what was typed is given back.
    return render(request, "casework/reply.html", shown | {"words": words_typed(request)})
