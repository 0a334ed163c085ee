"""Which page answers which address."""

from __future__ import annotations

from django.urls import path

from childtonotice.casework.pages import account, front

urlpatterns = [
    path("", front.show_front, name="front"),
    path("account/", account.show_account, name="account"),
]
