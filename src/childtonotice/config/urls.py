"""The addresses: fixed codes and our own random item numbers only, never a reference, a name or a search word."""

from __future__ import annotations

from allauth.account import views as account
from django.urls import include, path

from childtonotice.casework.pages import addresses, sign_in

urlpatterns = [
    path("", include(addresses)),
    path("sign-in/", account.login, name="account_login"),
    path("sign-out/", account.logout, name="account_logout"),
    path("sign-in/none/", account.signup, name="account_signup"),
    path("sign-in/again/", account.reauthenticate, name="account_reauthenticate"),
    path("sign-in/inactive/", account.account_inactive, name="account_inactive"),
    path("sign-in/directory/", sign_in.set_out, name="directory_set_out"),
    path("sign-in/directory/back/", sign_in.come_back, name="directory_come_back"),
    path("account/password/", account.password_change, name="account_change_password"),
    path("account/second-factor/", include("allauth.mfa.urls")),
]
handler400 = "childtonotice.casework.pages.errors.show_bad_request"
handler403 = "childtonotice.casework.pages.errors.show_not_allowed"
handler404 = "childtonotice.casework.pages.errors.show_not_found"
handler500 = "childtonotice.casework.pages.errors.show_broken"
