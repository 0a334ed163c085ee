"""What a reader sees when a page cannot be shown. Not allowed and not existing look the same."""

from __future__ import annotations

import logging
import secrets

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from childtonotice.casework.pages.door import page_before, words_typed

logger = logging.getLogger(__name__)

# Without letters and digits that are easily confused when read out over the telephone.
QUOTABLE = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"

# Addresses that stand in mails; whoever opens one may have no sign-in.
MAILED = "/reply/"


def show_not_found(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """There is no such thing in the reader's areas, or no such page."""
    # An item may have moved to another area, or a role ended, while somebody typed (pages 28).
    mailed = request.path.startswith(MAILED)
    words = words_typed(request) if request.user.is_authenticated or mailed else []
    template = "casework/broken_link.html" if mailed else "casework/not_found.html"
    return render(request, template, {"title": "Not found", "words": words}, status=404)


def show_not_allowed(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The same page as for something that does not exist, so that nobody learns which it was."""
    return show_not_found(request, exception)


def show_form_too_old(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The page was open so long, or in another session, that what it sent cannot be trusted."""
    shown = {"title": "This page is too old", "words": words_typed(request), "page": page_before(request)}
    return render(request, "casework/form_too_old.html", shown, status=403)


def show_bad_request(request: HttpRequest, exception: Exception | None = None) -> HttpResponse:
    """The browser sent something that is no request of ours."""
    return render(
        request, "casework/broken.html", {"title": "Something went wrong", "code": _quote("bad request")}, status=400
    )


def show_broken(request: HttpRequest) -> HttpResponse:
    """Something went wrong on our side; the code stands in our log beside the place of the fault."""
    return render(
        request, "casework/broken.html", {"title": "Something went wrong", "code": _quote("fault")}, status=500
    )


def _quote(kind: str) -> str:
    code = "".join(secrets.choice(QUOTABLE) for _ in range(4))
    logger.error("%s quoted as %s", kind, code)
    return code
