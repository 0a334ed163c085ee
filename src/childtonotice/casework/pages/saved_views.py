"""Saved views of the figures: what one looks at often, under a name that colleagues of a role share."""

from __future__ import annotations

from collections.abc import Mapping

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from childtonotice.casework.access import Reader
from childtonotice.casework.actions import Refused
from childtonotice.casework.actions.saved_views import remove_view, rename_view, save_view, view_saved_views
from childtonotice.casework.lists.saved_views import views_page
from childtonotice.casework.pages.door import readers_only
from childtonotice.casework.saved_views import read_codes


@require_GET
@readers_only
def show_views(request: HttpRequest, reader: Reader) -> HttpResponse:
    """Show the saved views, and save what the figures are narrowed to now."""
    answer = draw_views(request, reader, request.GET.dict(), {}, {})
    view_saved_views(by=reader.user)
    return answer


@require_POST
@readers_only
def save(request: HttpRequest, reader: Reader) -> HttpResponse:
    """Save what the figures are narrowed to under a name; typed words survive every error."""
    typed = request.POST.dict()
    asked = read_codes(typed.get("codes", ""))
    outcome = save_view(
        by=reader.user,
        name=typed.get("name", ""),
        role=typed.get("role", ""),
        asked=asked,
        own_area=typed.get("own_area") == "yes",
    )
    if isinstance(outcome, Refused):
        return draw_views(request, reader, asked, typed, dict(outcome.errors))
    messages.success(request, f"Saved: {outcome.name}. It stands at the top of the figures.")
    return redirect(f"{reverse('figures')}?{typed.get('codes', '')}")


@require_POST
@readers_only
def rename(request: HttpRequest, reader: Reader, view: int) -> HttpResponse:
    """Give a saved view another name."""
    typed = request.POST.dict()
    outcome = rename_view(by=reader.user, view=view, name=typed.get(f"name-{view}", ""))
    if isinstance(outcome, Refused):
        return draw_views(request, reader, read_codes(typed.get("codes", "")), typed, dict(outcome.errors))
    messages.success(request, f"Its name is now {outcome.name}.")
    return _back(typed)


@require_POST
@readers_only
def remove(request: HttpRequest, reader: Reader, view: int) -> HttpResponse:
    """Take a saved view away."""
    gone = remove_view(by=reader.user, view=view)
    messages.success(request, f"Taken away: {gone.name}. The figures themselves are as they were.")
    return _back(request.POST.dict())


def _back(typed: Mapping[str, str]) -> HttpResponse:
    return redirect(f"{reverse('figure-views')}?{typed.get('codes', '')}")


def draw_views(
    request: HttpRequest, reader: Reader, asked: Mapping[str, str], typed: Mapping[str, str], errors: Mapping[str, str]
) -> HttpResponse:
    """The page of saved views, with what was typed and what is to be put right."""
    page = views_page(reader, asked, timezone.now())
    context = {"title": "Saved views of the figures", "page": page, "typed": typed, "errors": errors}
    return render(request, "casework/figure_views.html", {**context, "role": typed.get("role", page.role)})
