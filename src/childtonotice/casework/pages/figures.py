"""How the areas' lists stand, and how a team does: counts for whoever has to act on them, and no score of anybody."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from childtonotice.casework.access import Reader
from childtonotice.casework.actions.looks import view_areas, view_cases, view_figures, view_team
from childtonotice.casework.lists import areas_page
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
    # numpy comes with the figures: a process that never shows them stays small and starts quickly.
    from childtonotice.casework.reports.team import team_page

    page = team_page(reader)
    view_team(by=reader.user)
    title = "Your team" if page.by_officer else "Teams"
    return render(request, "casework/team.html", {"title": title, "page": page})


@require_GET
@readers_only
def show_figures(request: HttpRequest, reader: Reader) -> HttpResponse:
    """Show the dashboard: a part of the figures, narrowed by fixed codes, without persons."""
    from childtonotice.casework.reports.dashboard import open_dashboard

    page = open_dashboard(reader, request.GET.dict(), timezone.now())
    view_figures(by=reader.user, part=page.part, codes=page.query)
    return render(request, "casework/figures.html", {"title": "Figures", "page": page})


@require_GET
@readers_only
def show_cases(request: HttpRequest, reader: Reader) -> HttpResponse:
    """Show the items behind one number, as far as the reader may open them."""
    from childtonotice.casework.reports.cases import open_cases

    page = open_cases(reader, request.GET.dict(), timezone.now())
    numbers = [row.number for row in page.rows] + [ppn.number for ppn in page.ppns]
    view_cases(by=reader.user, codes=page.query, numbers=numbers)
    return render(request, "casework/figure_cases.html", {"title": "Behind a figure", "page": page})
