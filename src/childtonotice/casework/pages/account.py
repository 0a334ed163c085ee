"""A reader's own account: who they are here, until when, and how they sign in."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


@login_required
def show_account(request: HttpRequest) -> HttpResponse:
    """Show the reader's roles and areas, and the ways to change password and second factor."""
    return render(request, "casework/account.html", {"title": "Your account"})
