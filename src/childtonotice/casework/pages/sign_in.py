"""Signing in and out: accounts are made by an administrator, never by the person who signs in."""

from __future__ import annotations

from allauth.account.adapter import DefaultAccountAdapter
from django.http import HttpRequest


class Doorkeeper(DefaultAccountAdapter):
    """What the sign-in package may do here."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Nobody makes their own account."""
        return False

    def add_message(self, *args: object, **kwargs: object) -> None:
        """No "you have signed in" above the worklist: the page itself says so."""
