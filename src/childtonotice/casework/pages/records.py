"""Rows of the extract that could not be read: someone looks on the force's own system and says what they found."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.views.decorators.http import require_POST

from childtonotice.casework.access import Reader
from childtonotice.casework.actions import Refused
from childtonotice.casework.actions.items import check_unreadable
from childtonotice.casework.pages.door import readers_only, way_back


@require_POST
@readers_only
def mark_checked(request: HttpRequest, reader: Reader, number: str) -> HttpResponse:
    """Take a row that could not be read off the list, with what was found."""
    outcome = check_unreadable(by=reader.user, number=number, words=request.POST.get("words", ""))
    if isinstance(outcome, Refused):
        messages.error(request, f"{outcome.errors[0][1]}.")
    else:
        messages.success(request, "Checked. The record has left this list.")
    return HttpResponseRedirect(way_back(request))
