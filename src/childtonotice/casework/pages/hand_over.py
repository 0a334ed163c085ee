"""Handing a list over: what whoever reads it next has to know, on one page that can be printed."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from childtonotice.casework.access import Reader
from childtonotice.casework.actions.looks import view_list
from childtonotice.casework.lists import worklist
from childtonotice.casework.pages.door import readers_only

HANDED_OVER = ("to-read", "waiting", "requested")


@require_GET
@readers_only
def show_hand_over(request: HttpRequest, reader: Reader, area: str) -> HttpResponse:
    """Show what is open in an area: to be read, waiting and requested; each list shown is recorded."""
    lists = {tab: worklist(reader, area, tab=tab) for tab in HANDED_OVER}
    for tab, shown in lists.items():
        view_list(by=reader.user, area_code=area, tab=tab, numbers=[row.number for row in shown.rows])
    heading = lists["to-read"].heading
    parts = [(words, lists[tab].rows) for tab, words in zip(HANDED_OVER, TITLES, strict=True)]
    page = {
        "title": f"Hand over {heading.area}",
        "place": heading.area,
        "heading": heading,
        "parts": parts,
        "area": area,
    }
    return render(request, "casework/hand_over.html", page | {"reader": reader.name})


TITLES = ("To be read, the most urgent first", "Waiting for someone", "Requests that are open")
