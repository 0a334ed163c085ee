"""Retention: what will be erased soon, and asking that something be kept."""

from __future__ import annotations

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from childtonotice.casework.access import Reader
from childtonotice.casework.actions import Refused
from childtonotice.casework.actions.keeping import keep_item, view_keeping
from childtonotice.casework.lists.keeping import keeping_page
from childtonotice.casework.pages.door import readers_only


class KeepItem(forms.Form):
    """Which item, until when and why."""

    number = forms.CharField(
        label="Number of the item", max_length=8, error_messages={"required": "Type the number of the item"}
    )
    until = forms.DateField(
        label="Keep it until", widget=forms.DateInput(attrs={"type": "date"}),
        error_messages={"required": "Choose a day", "invalid": "Choose a day"},
    )  # fmt: skip
    words = forms.CharField(
        label="Why it has to be kept", max_length=500, help_text="An inquiry, a complaint, a court case",
        error_messages={"required": "Say why it has to be kept"},
    )  # fmt: skip


@require_GET
@readers_only
def show_keeping(request: HttpRequest, reader: Reader) -> HttpResponse:
    """Show what leaves within sixty days."""
    page = keeping_page(reader)
    view_keeping(by=reader.user, numbers=[row.number for row in page.leaving])
    return render(request, "casework/keeping.html", {"title": "Retention", "page": page, "form": KeepItem()})


@require_POST
@readers_only
def keep(request: HttpRequest, reader: Reader) -> HttpResponse:
    """Keep an item longer; typed words survive an error."""
    page, form = keeping_page(reader), KeepItem(request.POST)
    if form.is_valid():
        outcome = keep_item(by=reader.user, **form.cleaned_data)
        if not isinstance(outcome, Refused):
            messages.success(request, f"{form.cleaned_data['number']} is kept until the day you chose.")
            return redirect("keeping")
        form.add_error(*outcome.errors[0])
    return render(request, "casework/keeping.html", {"title": "Retention", "page": page, "form": form})
