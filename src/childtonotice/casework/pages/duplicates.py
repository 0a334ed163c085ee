"""Several items that are the same as one other incident: ticked on the list, looked at once more, closed together."""

from __future__ import annotations

from collections.abc import Iterator

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from childtonotice.casework.access import Reader
from childtonotice.casework.actions import Refused
from childtonotice.casework.actions.duplicates import Closed, close_duplicates
from childtonotice.casework.actions.looks import view_list
from childtonotice.casework.govuk.numbers import count_of
from childtonotice.casework.lists import duplicates_preview
from childtonotice.casework.pages.decision_form import keep_typed
from childtonotice.casework.pages.door import readers_only


@require_POST
@readers_only
def close_ticked(request: HttpRequest, reader: Reader, area: str) -> HttpResponse:
    """Show what is ticked and ask for one reason; once that is given, close each item, and say which were left."""
    chosen = list(read_ticked(request.POST.getlist("ticked")))
    if request.POST.get("step") != "close":
        return preview(request, reader, area, chosen, {}) if chosen else go_back(request, area)
    outcome = close_duplicates(
        by=reader.user,
        area_code=area,
        chosen=chosen,
        which=request.POST.get("which", ""),
        reason=request.POST.get("reason", ""),
        words=request.POST.get("words", ""),
    )
    if isinstance(outcome, Refused):
        return preview(request, reader, area, chosen, dict(outcome.errors))
    say_closed(request, outcome)
    return redirect("list", area=area, tab="to-read")


def go_back(request: HttpRequest, area: str) -> HttpResponse:
    """Back to the list, where nothing was ticked."""
    messages.error(request, "Tick at least one item first, at the beginning of its row.")
    return redirect("list", area=area, tab="to-read")


def preview(
    request: HttpRequest, reader: Reader, area: str, chosen: list[tuple[str, int]], errors: dict[str, str]
) -> HttpResponse:
    """The items that are ticked, as rows, with the one question to answer for all of them."""
    page = duplicates_preview(reader, area, [number for number, _ in chosen])
    view_list(by=reader.user, area_code=area, tab="duplicates", numbers=[row.number for row in page.rows])
    if not page.rows and not errors:
        errors = {"chosen": "Tick at least one item on the list first"}
    versions = dict(chosen)
    shown = {
        "title": "Close as the same incident",
        "duplicates": page,
        "ticked": [(row, versions[row.number]) for row in page.rows],
        "area": area,
        "errors": errors,
        "typed": keep_typed(request.POST),
    }
    return render(request, "casework/duplicates.html", shown)


def read_ticked(values: list[str]) -> Iterator[tuple[str, int]]:
    """What is ticked: each item's number and the version that was seen, as "NUMBER-VERSION"."""
    for value in dict.fromkeys(values):
        number, _, version = value.partition("-")
        if number.isalnum() and version.isdigit():
            yield number, int(version)


def say_closed(request: HttpRequest, outcome: Closed) -> None:
    """Say above the list how many were closed, and name those that were left and why."""
    if outcome.references:
        said = f"Closed as the same incident: {count_of(len(outcome.references), 'item')}. Undo each on its own page."
        messages.success(request, said)
    for reference, why in outcome.left:
        messages.warning(request, f"{reference} was left as it is: {why}.")
