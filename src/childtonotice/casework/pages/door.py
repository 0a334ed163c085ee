"""The door to every page: who is asking, and how what they see is kept out of shared memory."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_required
from django.http import HttpRequest, HttpResponse
from django.utils.http import url_has_allowed_host_and_scheme

from childtonotice.casework.access import Reader, reader_of

Page = Callable[..., HttpResponse]


def readers_only(page: Page) -> Page:
    """Make a function a page for those who have signed in; it gets their reader after the request."""

    @login_required
    @wraps(page)
    def open_door(request: HttpRequest, **address: Any) -> HttpResponse:
        return page(request, reader_behind(request), **address)

    return open_door


def reader_behind(request: HttpRequest) -> Reader:
    """The reader who asks, looked up once a request."""
    known = getattr(request, "known_reader", None)
    if known is None:
        known = reader_of(request.user)  # type: ignore[arg-type]
        request.known_reader = known  # type: ignore[attr-defined]
    return known


def way_back(request: HttpRequest, otherwise: str = "/") -> str:
    """The page of ours that a form names to return to; anything else leads to the front page."""
    back = request.POST.get("back", "")
    return back if back.startswith("/") and url_has_allowed_host_and_scheme(back, allowed_hosts=None) else otherwise


def keep_pages_private(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Tell browsers and proxies to keep no copy of any page; static files are served before this."""

    def respond(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.headers.setdefault("Cache-Control", "no-store, private")
        return response

    return respond
