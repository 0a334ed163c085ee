"""The audit log, for the auditor alone: codes and ids, newest first, and whether its chain is whole."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from childtonotice.casework.access import Reader
from childtonotice.casework.actions.looks import view_audit
from childtonotice.casework.lists import audit_page
from childtonotice.casework.pages.door import readers_only


@require_GET
@readers_only
def show_audit(request: HttpRequest, reader: Reader) -> HttpResponse:
    """Show a hundred rows, and the address of older ones."""
    before = request.GET.get("before", "")
    page = audit_page(reader, int(before) if before.isdigit() else None)
    view_audit(by=reader.user)
    return render(request, "casework/audit.html", {"title": "Audit log", "audit": page})
