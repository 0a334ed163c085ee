"""Users and their roles: the administrator's pages. Nobody makes their own account, and nobody lifts themselves."""

from __future__ import annotations

import secrets
from typing import Any

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from childtonotice.casework.access import Reader, every_area
from childtonotice.casework.actions import Refused
from childtonotice.casework.actions.users import (
    add_user,
    change_mail,
    give_role,
    lock_out,
    reset_password,
    reset_second_factor,
    view_users,
    withdraw_grant,
)
from childtonotice.casework.lists.users import UserPage, user_page, users_page
from childtonotice.casework.matrix import ROLES
from childtonotice.casework.pages.door import readers_only

DAY = forms.DateInput(attrs={"type": "date"})


class AddUser(forms.Form):
    """Who is to sign in; what they may do is given on the next page."""

    username = forms.RegexField(
        r"^[A-Za-z0-9._-]+$", label="Username", max_length=150, help_text="Letters, digits and dots: j.hall",
        error_messages={"required": "Type a username", "invalid": "Use letters, digits and dots only"},
    )  # fmt: skip
    display_name = forms.CharField(
        label="Name that colleagues see", max_length=150,
        error_messages={"required": "Type the name that colleagues see"},
    )  # fmt: skip
    officer_id = forms.CharField(
        label="Officer’s number", max_length=100, required=False,
        help_text="For officers and supervisors: as in the force’s files",
    )  # fmt: skip
    email = forms.EmailField(
        label="Mail address", required=False, help_text="For people on no list of officers, such as an inspector",
        error_messages={"invalid": "Type a mail address, such as j.hall@police.example"},
    )  # fmt: skip


class GiveMail(forms.Form):
    """Where mails go; empty for the address of the force's list of officers."""

    email = AddUser.base_fields["email"]


class GiveRole(forms.Form):
    """A role, where and from when to when."""

    role = forms.ChoiceField(label="Role", choices=ROLES)
    areas = forms.MultipleChoiceField(
        label="Areas", required=False, widget=forms.CheckboxSelectMultiple, help_text="None ticked means all areas"
    )
    starts_on = forms.DateField(label="First day", widget=DAY, required=False, help_text="Today if left empty")
    ends_on = forms.DateField(label="Last day", widget=DAY, required=False, help_text="Cover always has one")
    cover = forms.BooleanField(label="This is cover for someone who is away", required=False)
    trained_on = forms.DateField(label="Trained on", widget=DAY, required=False, help_text="For cover")
    names_restricted = forms.BooleanField(label="Named reader of restricted incidents", required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        choice: Any = self.fields["areas"]
        choice.choices = [(area.code, area.name) for area in every_area()]


@require_GET
@readers_only
def show_users(request: HttpRequest, reader: Reader) -> HttpResponse:
    """Show every user with their roles."""
    rows = users_page(reader)
    view_users(by=reader.user)
    return render(request, "casework/users.html", {"title": "Users", "rows": rows, "form": AddUser()})


@require_POST
@readers_only
def add(request: HttpRequest, reader: Reader) -> HttpResponse:
    """Add a user with a first password that is shown once; they may do nothing until a role is given."""
    rows, form = users_page(reader), AddUser(request.POST)
    if form.is_valid():
        password = secrets.token_urlsafe(15)
        added = add_user(by=reader.user, password=password, **form.cleaned_data)
        if not isinstance(added, Refused):
            return draw_user(request, user_page(reader, added.pk), GiveRole(), password)
        form.add_error("username", added.errors[0][1])
    return render(request, "casework/users.html", {"title": "Users", "rows": rows, "form": form})


@require_http_methods(["GET", "POST"])
@readers_only
def show_user(request: HttpRequest, reader: Reader, user: int) -> HttpResponse:
    """Show one user; posted, give them a role."""
    page, form = user_page(reader, user), GiveRole(request.POST or None)
    if request.method == "GET":
        view_users(by=reader.user, user_id=user)
    elif form.is_valid():
        given = give_role(by=reader.user, user_id=user, **form.cleaned_data)
        if not isinstance(given, Refused):
            messages.success(request, f"{page.row.name} has the role from the day you chose.")
            return redirect("user", user=user)
        field, words = given.errors[0]
        form.add_error(field if field in form.fields else None, words)
    return draw_user(request, page, form)


def draw_user(
    request: HttpRequest, page: UserPage, form: GiveRole, password: str = "", mail: GiveMail | None = None
) -> HttpResponse:
    """The page of one user. A new password stands on this answer alone: it is kept nowhere."""
    mail = mail or GiveMail(initial={"email": page.email})
    shown = {"title": page.row.name, "page": page, "form": form, "password": password, "mail": mail}
    return render(request, "casework/user.html", shown)


@require_POST
@readers_only
def withdraw(request: HttpRequest, reader: Reader, user: int, given: int) -> HttpResponse:
    """Withdraw a role at once."""
    withdraw_grant(by=reader.user, user_id=user, grant_id=given)
    messages.success(request, "The role is withdrawn from now on.")
    return redirect("user", user=user)


@require_POST
@readers_only
def give_password(request: HttpRequest, reader: Reader, user: int) -> HttpResponse:
    """Give a user a new password, shown once."""
    password = secrets.token_urlsafe(15)
    reset_password(by=reader.user, user_id=user, password=password)
    return draw_user(request, user_page(reader, user), GiveRole(), password)


@require_POST
@readers_only
def give_mail(request: HttpRequest, reader: Reader, user: int) -> HttpResponse:
    """Give a user another mail address, or none."""
    form = GiveMail(request.POST)
    if not form.is_valid():
        return draw_user(request, user_page(reader, user), GiveRole(), mail=form)
    change_mail(by=reader.user, user_id=user, email=form.cleaned_data["email"])
    messages.success(request, "Mails go to this address from now on.")
    return redirect("user", user=user)


@require_POST
@readers_only
def take_factor_away(request: HttpRequest, reader: Reader, user: int) -> HttpResponse:
    """Take a user's second factor away, where the telephone is lost."""
    reset_second_factor(by=reader.user, user_id=user)
    messages.success(request, "They sign in with the password alone until they set up a second factor again.")
    return redirect("user", user=user)


@require_POST
@readers_only
def bar(request: HttpRequest, reader: Reader, user: int) -> HttpResponse:
    """Lock a user out at once, or let them in again."""
    out = request.POST.get("out") == "yes"
    outcome = lock_out(by=reader.user, user_id=user, out=out)
    if isinstance(outcome, Refused):
        messages.error(request, f"{outcome.errors[0][1]}.")
    else:
        messages.success(request, "Locked out, from every page at once." if out else "They may sign in again.")
    return redirect("user", user=user)
