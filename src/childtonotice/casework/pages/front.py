"""The front page: takes each reader to what they came for."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET

from childtonotice.casework.access import Kind, Reader, first_page, home_area
from childtonotice.casework.lists import banners, every_unreadable
from childtonotice.casework.pages.door import readers_only

FIRST = {
    Kind.LISTS: "lists",
    Kind.AREAS: "areas",
    Kind.FIGURES: "figures",
    Kind.PPNS: "ppns",
    Kind.REQUESTS: "requests",
    Kind.RUNS: "runs",
    Kind.AUDIT: "audit",
    Kind.USERS: "users",
}


@require_GET
@readers_only
def show_front(request: HttpRequest, reader: Reader) -> HttpResponse:
    """Send the reader to the page of their work; where they have none here, to their account."""
    return redirect(FIRST.get(first_page(reader), "account"))


@require_GET
@readers_only
def open_lists(request: HttpRequest, reader: Reader) -> HttpResponse:
    """Send the reader to the list of their own area; without an area, to the shared pool."""
    area = home_area(reader, timezone.now())
    return redirect("list", area=area.code if area else "unknown", tab="to-read")


@require_GET
@readers_only
def show_notices(request: HttpRequest, reader: Reader) -> HttpResponse:
    """Show everything that stands above the pages, the worst first."""
    shown = {"title": "What you should know", "banners": banners(reader), "unreadable": every_unreadable(reader)}
    return render(request, "casework/notices.html", shown)
