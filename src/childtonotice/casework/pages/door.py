"""The door to every page: who is asking, and how what they see is kept out of shared memory."""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse


def keep_pages_private(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[[HttpRequest], HttpResponse]:
    """Tell browsers and proxies to keep no copy of any page; static files are served before this."""

    def respond(request: HttpRequest) -> HttpResponse:
        response = get_response(request)
        response.headers.setdefault("Cache-Control", "no-store, private")
        return response

    return respond
