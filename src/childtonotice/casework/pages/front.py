"""The front page: takes each reader to what they came for."""

from __future__ import annotations

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


@login_required
def show_front(request: HttpRequest) -> HttpResponse:
    """Send the reader to their worklist, or to the page of their role."""
    return render(request, "casework/front.html", {"title": "Front page"})
