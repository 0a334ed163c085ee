"""Handing a list over: what whoever reads it next has to know, on one page that can be printed."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from childtonotice.casework.access import Reader
from childtonotice.casework.actions import Refused
from childtonotice.casework.actions.hand_overs import hand_over_list, take_list_back
from childtonotice.casework.actions.looks import view_list, view_load
from childtonotice.casework.days import read_day
from childtonotice.casework.lists import handing_page, load_page, worklist
from childtonotice.casework.pages.decision_form import keep_typed
from childtonotice.casework.pages.door import readers_only

HANDED_OVER = ("to-read", "waiting", "requested")


@require_GET
@readers_only
def show_hand_over(request: HttpRequest, reader: Reader, area: str) -> HttpResponse:
    """Show what is open in an area: to be read, waiting and requested; each list shown is recorded."""
    return draw_hand_over(request, reader, area, {})


def draw_hand_over(request: HttpRequest, reader: Reader, area: str, errors: dict[str, str]) -> HttpResponse:
    """The page of handing over, with whatever was typed and what is to be put right."""
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
        "handing": handing_page(reader, area),
        "errors": errors,
        "typed": keep_typed(request.POST),
    }
    return render(request, "casework/hand_over.html", page | {"reader": reader.name})


@require_POST
@readers_only
def give_list(request: HttpRequest, reader: Reader, area: str) -> HttpResponse:
    """Hand the list to a trained stand-in for the days given; typed words stay where something is missing."""
    to = request.POST.get("to", "")
    outcome = hand_over_list(
        by=reader.user,
        area_code=area,
        to=int(to) if to.isdigit() else 0,
        starts_on=read_day(request.POST.get("starts_on", "")),
        ends_on=read_day(request.POST.get("ends_on", "")),
        note=request.POST.get("note", ""),
    )
    if isinstance(outcome, Refused):
        return draw_hand_over(request, reader, area, dict(outcome.errors))
    messages.success(request, "Handed over. They see the list and your note from the first day.")
    return redirect("hand-over", area=area)


@require_POST
@readers_only
def take_back(request: HttpRequest, reader: Reader, area: str, hand_over: int) -> HttpResponse:
    """End a hand-over at once."""
    take_list_back(by=reader.user, area_code=area, hand_over_id=hand_over)
    messages.success(request, "The list is taken back. Their cover has ended.")
    return redirect("hand-over", area=area)


@require_GET
@readers_only
def show_load(request: HttpRequest, reader: Reader) -> HttpResponse:
    """Show how much each area has to read, and by how many."""
    page = load_page(reader)
    view_load(by=reader.user)
    return render(request, "casework/load.html", {"title": "Who reads how much today", "load": page})


TITLES = ("To be read, the most urgent first", "Waiting for someone", "Requests that are open")
