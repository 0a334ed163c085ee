"""Search: the words are posted, never in an address, and are recorded as a keyed hash."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from childtonotice.casework.access import Reader
from childtonotice.casework.actions.looks import search as record_search
from childtonotice.casework.lists import search
from childtonotice.casework.pages.door import readers_only

LONGEST = 80


@require_POST
@readers_only
def show_found(request: HttpRequest, reader: Reader) -> HttpResponse:
    """Show what was found; a single find is opened at once."""
    words = request.POST.get("words", "").strip()[:LONGEST]
    found = search(reader, words)
    record_search(by=reader.user, words=words, numbers=[row.number for row in found.rows])
    if len(found.rows) == 1:
        return redirect("item", number=found.rows[0].number)
    return render(request, "casework/found.html", {"title": "Search", "found": found})
