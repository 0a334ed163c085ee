"""Signing in through the force's own directory: who set out from here, came back vouched for, and is known here.

The directory says who somebody is. What they may do stands here alone, as for whoever signs in with a password.
"""

from __future__ import annotations

import secrets
from typing import Any, NoReturn

from allauth.account.utils import get_next_redirect_url
from allauth.core.exceptions import ImmediateHttpResponse
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from allauth.socialaccount.providers.base import AuthError, AuthProcess
from allauth.socialaccount.providers.oauth2.views import OAuth2CallbackView
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from requests import RequestException

from childtonotice.casework.actions import sessions
from childtonotice.casework.directory import DIRECTORY, our_directory
from childtonotice.casework.pages.directory_tokens import DirectoryAdapter, DirectoryProvider, Distrusted
from childtonotice.casework.pages.sign_in import VOUCHED

# What the audit log calls it: the status and the sentence that the person reads.
REFUSALS = {
    "unknown": (403, "The directory knows you, but nobody here is tied to you there. Ask your administrator for it."),
    "closed": (403, "Your account here is closed. Ask your administrator if you should still have one."),
    "elsewhere": (403, "You signed in there as someone of another organisation. Sign out there, and use your force's."),
    "cancelled": (403, "You broke off signing in at the directory. Try again when you are ready."),
    "late": (403, "You took longer than ten minutes, or began in another window. Try again from here."),
    "answer": (
        403,
        "The directory's answer cannot be trusted. Try again; if it happens twice, tell your administrator.",
    ),
    "silent": (503, "The directory does not answer. Try again in some minutes, or tell your administrator."),
}


def set_out(request: HttpRequest) -> HttpResponse:
    """Lead to the directory. By a page of its own, since a form may be sent to nobody but us, nor be led elsewhere."""
    provider = DirectoryProvider(request)
    try:
        answer = provider.redirect(request, AuthProcess.LOGIN, next_url=get_next_redirect_url(request))
    except RequestException:
        return _show_refusal(request, "silent")
    except Distrusted as error:
        return _show_refusal(request, error.why)
    return render(request, "casework/to_directory.html", {"title": "Sign in", "address": answer["Location"]})


def come_back(request: HttpRequest) -> HttpResponse:
    """Read what the directory says of who comes back, and let them in where they are known here."""
    answer: HttpResponse = OAuth2CallbackView.adapter_view(DirectoryAdapter(request, DIRECTORY))(request)
    return answer


class DirectoryDoorkeeper(DefaultSocialAccountAdapter):  # type: ignore[misc]
    """Who of those that the directory vouches for may come in here."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:  # noqa: ARG002 (the package's)
        """Nobody gets an account by having one elsewhere."""
        return False

    def pre_social_login(self, request: HttpRequest, sociallogin: Any) -> None:
        """Refuse an answer to another question than ours, a stranger, and whoever was locked out here."""
        claims, asked = sociallogin.claims, str(sociallogin.state.get("nonce", ""))
        if not asked or not secrets.compare_digest(str(claims["nonce"]).encode(), asked.encode()):
            _refuse(request, "answer")
        if not sociallogin.is_existing:
            _refuse(request, "unknown")
        if not sociallogin.user.is_active:
            _refuse(request, "closed", sociallogin.user)
        ways = claims.get("amr")
        setattr(request, VOUCHED, our_directory().vouches or (isinstance(ways, list) and "mfa" in ways))

    def on_authentication_error(
        self, request: HttpRequest, provider: object, error: object = None,  # noqa: ARG002 (the package's signature)
        exception: Exception | None = None, extra_context: Any = None,
    ) -> None:  # fmt: skip
        """Say in a sentence why nobody was signed in; what the directory or the package says is not repeated."""
        if "state_id" in (extra_context or {}):
            # Anybody can ask for this address: what nobody here began leaves no row.
            raise ImmediateHttpResponse(_show_refusal(request, "late"))
        if error == AuthError.CANCELLED:
            _refuse(request, "cancelled")
        silent = "silent" if isinstance(exception, RequestException) else "answer"
        _refuse(request, exception.why if isinstance(exception, Distrusted) else silent)


def _refuse(request: HttpRequest, why: str, who: Any = None) -> NoReturn:
    sessions.directory_refused(by=who, why=why)
    raise ImmediateHttpResponse(_show_refusal(request, why))


def _show_refusal(request: HttpRequest, why: str) -> HttpResponse:
    status, words = REFUSALS[why]
    return render(
        request, "casework/directory_refused.html", {"title": "You are not signed in", "words": words}, status=status
    )
