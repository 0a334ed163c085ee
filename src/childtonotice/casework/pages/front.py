"""The front page: takes each reader to what they came for."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET

from childtonotice.casework.access import Reader, areas_for, may
from childtonotice.casework.duty import areas_on_duty
from childtonotice.casework.lists import banners, every_unreadable
from childtonotice.casework.matrix import Verb
from childtonotice.casework.pages.door import readers_only
from childtonotice.casework.readers import home_area

# The page that each reader sees first after signing in: that of the first thing they may do.
FIRST_PAGES = (
    (Verb.LIST, "lists"),
    (Verb.ASSESS, "ppns"),
    (Verb.RECOVER, "requests"),
    (Verb.AUDIT, "audit"),
    (Verb.RUNS, "runs"),
    (Verb.REPORTS, "figures"),
    (Verb.USERS, "users"),
)


@require_GET
@readers_only
def show_front(request: HttpRequest, reader: Reader) -> HttpResponse:
    """Send the reader to the page of their work; where they have none here, to their account."""
    first = next((page for verb, page in FIRST_PAGES if may(reader, verb)), "account")
    return redirect("areas" if first == "lists" and _oversees(reader) else first)


def _oversees(reader: Reader) -> bool:
    """Whether the reader begins with how the areas stand (R17): a coordinator, and who decides nothing.

    Whoever is on weekend duty today begins with what is to be read first.
    """
    if not may(reader, Verb.DECIDE):
        return True
    on_duty = areas_on_duty(reader.user.get_username(), areas_for(reader), timezone.now())
    return may(reader, Verb.UNDO_LATER) and not on_duty


@require_GET
@readers_only
def open_lists(request: HttpRequest, reader: Reader) -> HttpResponse:
    """Send the reader to the list of their own area; without an area, to the shared pool.

    Who is on weekend duty today comes to what is to be read first in the area of their duty.
    """
    now = timezone.now()
    on_duty = areas_on_duty(reader.user.get_username(), areas_for(reader), now)
    if on_duty:
        return redirect(f"{reverse('list', args=[on_duty[0].code, 'to-read'])}?band=read-first")
    area = home_area(reader, now)
    return redirect("list", area=area.code if area else "unknown", tab="to-read")


@require_GET
@readers_only
def show_notices(request: HttpRequest, reader: Reader) -> HttpResponse:
    """Show everything that stands above the pages, the worst first."""
    shown = {"title": "What you should know", "banners": banners(reader), "unreadable": every_unreadable(reader)}
    return render(request, "casework/notices.html", shown)
