"""Mails that may not have arrived, and mails that could not be sent: a person says what became of them."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_POST

from childtonotice.casework.access import Reader
from childtonotice.casework.actions import Refused
from childtonotice.casework.actions.looks import view_messages
from childtonotice.casework.actions.outbox import settle_by_hand
from childtonotice.casework.lists import messages_page
from childtonotice.casework.pages.door import readers_only, way_back


@require_GET
@readers_only
def show_messages(request: HttpRequest, reader: Reader) -> HttpResponse:
    """Show the messages that need a person, the oldest on top."""
    found = messages_page(reader)
    view_messages(by=reader.user, numbers=[message.number for message in found])
    return render(request, "casework/messages.html", {"title": "Messages that need you", "found": found})


@require_POST
@readers_only
def settle(request: HttpRequest, reader: Reader, number: str) -> HttpResponse:
    """Say that a message is with the officer, or send it again."""
    arrived = request.POST.get("became") == "arrived"
    outcome = settle_by_hand(by=reader.user, number=number, arrived=arrived)
    if isinstance(outcome, Refused):
        messages.error(request, f"{outcome.errors[0][1]}.")
    else:
        messages.success(request, "Noted: they know." if arrived else "It goes again within a minute or so.")
    return HttpResponseRedirect(way_back(request, reverse("messages")))
