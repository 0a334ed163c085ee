"""Signing in and out: accounts are made by an administrator, never by the person who signs in."""

from __future__ import annotations

from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.account.authentication import get_authentication_records
from allauth.account.forms import LoginForm
from allauth.core import context
from allauth.decorators import rate_limit
from allauth.mfa.adapter import DefaultMFAAdapter
from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.views.decorators.http import require_GET, require_POST

from childtonotice.casework.actions import sessions
from childtonotice.casework.directory import our_directory

VOUCHED = "directory_vouched"


class Doorkeeper(DefaultAccountAdapter):  # type: ignore[misc]
    """What the sign-in package may do here, and what it has to tell the audit log."""

    error_messages = DefaultAccountAdapter.error_messages | {
        "username_password_mismatch": "The username or the password is not right. Type both again.",
        "too_many_login_attempts": "Too many tries. Wait five minutes, then try again.",
        "no_passwords": "Passwords are not taken here. Use the button that signs you in through your directory.",
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:  # noqa: ARG002 (the package's signature)
        """Nobody makes their own account."""
        return False

    def add_message(self, *args: object, **kwargs: object) -> None:
        """No "you have signed in" above the worklist: the page itself says so."""

    def login(self, request: HttpRequest, user: Any) -> None:
        """Sign the user in and record it."""
        super().login(request, user)
        ways = [each["method"] for each in get_authentication_records(request, user) if each["method"] != "mfa"]
        sessions.signed_in(by=user, directory=ways[-1:] == ["socialaccount"])

    def logout(self, request: HttpRequest) -> None:
        """Record who leaves, then sign them out."""
        if request.user.is_authenticated:
            sessions.signed_out(by=request.user)
        super().logout(request)

    def pre_authenticate(self, request: HttpRequest, **credentials: Any) -> None:
        """Take no password where the force lets people in through its directory alone."""
        if settings.DIRECTORY and not settings.DIRECTORY.passwords:
            raise self.validation_error("no_passwords")
        super().pre_authenticate(request, **credentials)

    def authentication_failed(self, request: HttpRequest, **credentials: Any) -> None:
        """Record a sign-in that was refused."""
        super().authentication_failed(request, **credentials)
        sessions.sign_in_refused(name=str(credentials.get("username", "")))


class SignIn(LoginForm):  # type: ignore[misc]
    """Name and password, with labels and without words inside the boxes."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field, label in (("login", "Username"), ("password", "Password")):
            self.fields[field].label = label
            self.fields[field].widget.attrs.pop("placeholder", None)
            self.fields[field].error_messages["required"] = f"Type your {label.lower()}"


class SecondFactor(DefaultMFAAdapter):  # type: ignore[misc]
    """Our own second factor, which is not asked for where the directory has asked for one."""

    def is_mfa_enabled(self, user: Any, types: Any = None) -> bool:
        """Whether a code is asked for, of whoever has set one up here."""
        if getattr(context.request, VOUCHED, False):
            return False
        return bool(super().is_mfa_enabled(user, types=types))


@rate_limit(action="login")  # type: ignore[untyped-decorator]
@require_POST
def set_out(request: HttpRequest) -> HttpResponse:
    """Lead to the force's directory, where there is one."""
    our_directory()
    # What speaks to a directory is a third of a second to load: only where there is one.
    from childtonotice.casework.pages import directory

    return directory.set_out(request)


@require_GET
def come_back(request: HttpRequest) -> HttpResponse:
    """Let those in who come back from the force's directory and are known here.

    Tries are counted where one sets out: whoever did not set out from here is turned away before anybody is asked.
    """
    our_directory()
    from childtonotice.casework.pages import directory

    return directory.come_back(request)
