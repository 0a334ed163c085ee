"""A reader's own account: who they are here, and how they sign in."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_POST

from childtonotice.casework.access import Reader, areas_for
from childtonotice.casework.pages.door import readers_only, way_back
from childtonotice.casework.pages.frame import KEYS_OFF


@require_GET
@readers_only
def show_account(request: HttpRequest, reader: Reader) -> HttpResponse:
    """Show the reader's roles and areas, and the ways to change password and second factor."""
    shown = {
        "title": "Your account",
        "roles": [role.label for role in reader.roles],
        "areas": [area.name for area in areas_for(reader)],
        "restricted": reader.named_for_restricted,
    }
    return render(request, "casework/account.html", shown)


@require_POST
@readers_only
def switch_keys(request: HttpRequest, reader: Reader) -> HttpResponse:
    """Switch the shortcut keys off, or on again, until the reader signs out."""
    request.session[KEYS_OFF] = not request.session.get(KEYS_OFF, False)
    return HttpResponseRedirect(way_back(request))
