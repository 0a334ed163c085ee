"""Blind checks: incidents that nobody was asked to read, read without knowing what the screening said."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from childtonotice.casework.access import Reader
from childtonotice.casework.actions import Refused
from childtonotice.casework.actions.checks import answer_check, view_checks
from childtonotice.casework.lists import check_page, checks_page
from childtonotice.casework.pages.door import readers_only


@require_GET
@readers_only
def show_checks(request: HttpRequest, reader: Reader) -> HttpResponse:
    """Show how many checks wait and what the answered ones show."""
    page = checks_page(reader)
    view_checks(by=reader.user)
    return render(request, "casework/checks.html", {"title": "Blind checks", "page": page})


@require_GET
@readers_only
def show_check(request: HttpRequest, reader: Reader, number: str) -> HttpResponse:
    """Show one incident to be read blind."""
    page = check_page(reader, number)
    view_checks(by=reader.user, number=number)
    return draw_check(request, page, {}, {})


@require_POST
@readers_only
def take_answer(request: HttpRequest, reader: Reader, number: str) -> HttpResponse:
    """Take the answer and go to the next check; typed words survive an error."""
    answer, words = request.POST.get("answer", ""), request.POST.get("words", "")
    page = check_page(reader, number)
    outcome = answer_check(by=reader.user, number=number, answer=answer, words=words)
    if isinstance(outcome, Refused):
        return draw_check(request, page, {"answer": answer, "words": words}, dict(outcome.errors))
    messages.success(request, "Saved. It is now on its area’s list." if outcome else "Saved.")
    following = checks_page(reader).next_number
    return redirect("check", number=following) if following else redirect("checks")


def draw_check(request: HttpRequest, page: object, typed: dict[str, str], errors: dict[str, str]) -> HttpResponse:
    """The page of one check, with what was typed and what is to be put right."""
    context = {"title": "Blind check", "page": page, "typed": typed, "errors": errors}
    return render(request, "casework/check.html", context)
