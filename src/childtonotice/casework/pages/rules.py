"""New rules: which decided items come back to the lists is a coordinator's to say."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from childtonotice.casework.access import Reader
from childtonotice.casework.actions.items import approve_rules, view_rules
from childtonotice.casework.govuk.numbers import count_of
from childtonotice.casework.lists.rules import judged_otherwise
from childtonotice.casework.pages.door import readers_only


@require_GET
@readers_only
def show_rules(request: HttpRequest, reader: Reader) -> HttpResponse:
    """Show the decided items that the new rules would judge otherwise."""
    rows = judged_otherwise(reader)
    view_rules(by=reader.user, numbers=[row.number for row in rows])
    return render(request, "casework/rules.html", {"title": "New rules", "rows": rows})


@require_POST
@readers_only
def approve(request: HttpRequest, reader: Reader) -> HttpResponse:
    """Bring the ticked ones back to the lists."""
    rows = judged_otherwise(reader)
    ticked = request.POST.getlist("number")
    if not ticked:
        errors = {"rows": "Tick at least one item"}
        return render(request, "casework/rules.html", {"title": "New rules", "rows": rows, "errors": errors})
    count = approve_rules(by=reader.user, numbers=ticked)
    messages.success(request, f"{count_of(count, 'item')} came back to the lists.")
    return redirect("rules")
