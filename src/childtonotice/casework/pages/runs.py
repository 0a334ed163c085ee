"""The daily runs: what came in, what came out, what could not be read, and what was left out."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from childtonotice.casework.access import Reader
from childtonotice.casework.actions.looks import view_run
from childtonotice.casework.govuk.times import say_day
from childtonotice.casework.lists import run_page, runs
from childtonotice.casework.pages.door import readers_only


@require_GET
@readers_only
def show_runs(request: HttpRequest, reader: Reader) -> HttpResponse:
    """Show the last runs, newest first."""
    rows = runs(reader)
    view_run(by=reader.user)
    return render(request, "casework/runs.html", {"title": "Daily runs", "runs": rows})


@require_GET
@readers_only
def show_run(request: HttpRequest, reader: Reader, number: str) -> HttpResponse:
    """Show one run."""
    page = run_page(reader, number)
    view_run(by=reader.user, number=number)
    return render(request, "casework/run.html", {"title": f"Run of {say_day(page.row.day)}", "run": page})
