"""The door to every page: who is asking, and how what they see is kept out of shared memory."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any
from urllib.parse import urlsplit

from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.http import url_has_allowed_host_and_scheme

from childtonotice.casework.access import Reader, reader_of

Page = Callable[..., HttpResponse]
# Fields whose choices are words.
CHOSEN = ("categories", "partner-", "template")


def readers_only(page: Page) -> Page:
    """Make a function a page for those who have signed in; it gets their reader after the request."""

    @wraps(page)
    def open_door(request: HttpRequest, **address: Any) -> HttpResponse:
        if not request.user.is_authenticated:
            return _ask_to_sign_in(request)
        return page(request, reader_behind(request), **address)

    return open_door


def _ask_to_sign_in(request: HttpRequest) -> HttpResponse:
    """Lead to signing in and back. Whoever was signed out while they typed is shown their words first (pages 28)."""
    if request.method != "POST":
        return redirect_to_login(request.get_full_path())
    words, page = words_typed(request), page_before(request)
    if not words:
        return redirect_to_login(page)
    shown = {"title": "You are no longer signed in", "words": words, "page": page}
    return render(request, "casework/signed_out.html", shown, status=403)


def words_typed(request: HttpRequest) -> list[str]:
    """What a person typed into a form that cannot be saved: every value of more than one word, each once.

    What is chosen from a list is none of it, and a password is never given back.
    """
    names = [name for name in request.POST if not name.startswith(CHOSEN) and "password" not in name]
    # The reader's own sentence first: the words to an officer begin from a template.
    names.sort(key=lambda name: name != "words")
    values = (value.strip() for name in names for value in request.POST.getlist(name))
    return list(dict.fromkeys(value for value in values if len(value.split()) > 1))


def page_before(request: HttpRequest) -> str:
    """The page of ours from which a form was sent; the front page where the browser does not say."""
    came = urlsplit(request.headers.get("Referer", ""))
    ours = came.netloc == request.get_host() and url_has_allowed_host_and_scheme(came.path, allowed_hosts=None)
    return came.path if ours else "/"


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
