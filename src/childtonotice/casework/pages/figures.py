"""How the areas' lists stand, and how a team does: counts for whoever has to act on them, and no score of anybody."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from childtonotice.casework.access import Reader
from childtonotice.casework.actions.looks import view_areas, view_figures, view_team
from childtonotice.casework.lists import areas_page, team_page
from childtonotice.casework.lists.figures import figures_page
from childtonotice.casework.pages.door import readers_only


@require_GET
@readers_only
def show_areas(request: HttpRequest, reader: Reader) -> HttpResponse:
    """Show how old and how late each area's list is."""
    rows = areas_page(reader)
    view_areas(by=reader.user)
    return render(request, "casework/areas.html", {"title": "How the areas stand", "rows": rows})


@require_GET
@readers_only
def show_team(request: HttpRequest, reader: Reader) -> HttpResponse:
    """Show how a supervisor's team does, or the teams of the reader's areas, for learning."""
    page = team_page(reader)
    view_team(by=reader.user)
    title = "Your team" if page.by_officer else "Teams"
    return render(request, "casework/team.html", {"title": title, "page": page})


@require_GET
@readers_only
def show_figures(request: HttpRequest, reader: Reader) -> HttpResponse:
    """Show the figures of a finished week, without persons."""
    page = figures_page(reader, request.GET.get("week", ""))
    view_figures(by=reader.user, week=page.week)
    return render(request, "casework/figures.html", {"title": "Figures", "page": page})
