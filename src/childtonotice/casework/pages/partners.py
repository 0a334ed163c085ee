"""PPNs with partners: a table in which many steps are noted with one save, and pasted lines with a preview."""

from __future__ import annotations

from datetime import datetime

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from childtonotice.casework.access import Reader, require
from childtonotice.casework.actions import Refused
from childtonotice.casework.actions.assessments import view_ppns
from childtonotice.casework.actions.partners import note_steps, withdraw_step
from childtonotice.casework.govuk.numbers import count_of
from childtonotice.casework.lists.partner_lines import read_lines
from childtonotice.casework.lists.partners import PartnersPage, partners_page
from childtonotice.casework.matrix import Verb
from childtonotice.casework.pages.decision_form import Typed, keep_typed
from childtonotice.casework.pages.door import readers_only
from childtonotice.casework.partners import Note

LOCAL = "%Y-%m-%dT%H:%M"


@require_GET
@readers_only
def show_partners(request: HttpRequest, reader: Reader) -> HttpResponse:
    """Show what waits to go to partners or for their answer; whoever is past the target on top."""
    page = partners_page(reader)
    view_ppns(by=reader.user, verb=Verb.PARTNERS, numbers=[row.number for row in page.rows])
    return draw_partners(request, page, {"at": [f"{timezone.localtime():{LOCAL}}"]}, {})


def draw_partners(request: HttpRequest, page: PartnersPage, typed: Typed, errors: dict[str, str]) -> HttpResponse:
    """The page with what was typed and what is to be put right."""
    shown = {"title": "Partners", "page": page, "typed": typed, "errors": errors}
    return render(request, "casework/partners.html", shown)


def read_time(words: str) -> datetime | None:
    """A time as the form gives it, in London; None where it is none."""
    try:
        return timezone.make_aware(datetime.fromisoformat(words[:16]))
    except ValueError:
        return None


@require_POST
@readers_only
def note(request: HttpRequest, reader: Reader) -> HttpResponse:
    """Note what was chosen in the rows, all with the one time; nothing is noted where one row has to be put right."""
    page = partners_page(reader)
    at = read_time(request.POST.get("at", ""))
    if at is None:
        errors = {"at": "Give the day and the time at which it happened"}
        return draw_partners(request, page, keep_typed(request.POST), errors)
    outcome = note_steps(by=reader.user, notes=[*_notes(request, page, at)])
    if isinstance(outcome, Refused):
        return draw_partners(request, page, keep_typed(request.POST), dict(outcome.errors))
    messages.success(request, f"Noted for {count_of(outcome, 'PPN')}.")
    return redirect("partners")


def _notes(request: HttpRequest, page: PartnersPage, at: datetime) -> list[Note]:
    """What was chosen: in the row itself, else once for all rows that are ticked."""
    notes, ticked = [], set(request.POST.getlist("ticked"))
    for row in page.rows:
        of_all = request.POST.get("step-of-ticked", "") if row.number in ticked else ""
        step, _, answer = (request.POST.get(f"step-{row.number}", "") or of_all).partition(":")
        if step:
            partner = request.POST.get(f"partner-{row.number}", "") or row.partner
            notes.append(Note(row.number, step, at, partner, answer))
    return notes


@require_http_methods(["GET", "POST"])
@readers_only
def paste(request: HttpRequest, reader: Reader) -> HttpResponse:
    """Take lines from a sheet: shown as they would be noted first, noted once somebody has looked at them."""
    require(reader, Verb.PARTNERS)
    pasted = request.POST.get("lines", "")
    lines = read_lines(reader, pasted)
    errors: dict[str, str] = {}
    if request.method == "POST" and not lines:
        errors = {"lines": "Paste at least one line"}
    notes = [line.note for line in lines if line.note]
    if request.POST.get("do") == "note" and notes and len(notes) == len(lines):
        outcome = note_steps(by=reader.user, notes=notes)
        if not isinstance(outcome, Refused):
            messages.success(request, f"Noted: {count_of(outcome, 'step')}.")
            return redirect("partners")
        errors = dict(outcome.errors)
    shown = {"title": "Paste what partners sent", "lines": lines, "good": len(notes), "pasted": pasted}
    return render(request, "casework/partner_lines.html", shown | {"errors": errors})


@require_POST
@readers_only
def take_back(request: HttpRequest, reader: Reader, step: int) -> HttpResponse:
    """Take back what was noted by a slip of the hand."""
    outcome = withdraw_step(by=reader.user, step=step)
    if isinstance(outcome, Refused):
        messages.error(request, f"{outcome.errors[0][1]}.")
    else:
        messages.success(request, "Taken back.")
    return redirect("partners")
