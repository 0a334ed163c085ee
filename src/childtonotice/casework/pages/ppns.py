"""PPNs to be checked: the queue, and one PPN with the form of its check."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from childtonotice.casework.access import Reader
from childtonotice.casework.actions import Refused
from childtonotice.casework.actions.assessments import Judged, assess_ppn, mark_told, view_ppn, view_ppns
from childtonotice.casework.aware import CODES
from childtonotice.casework.force import our_force
from childtonotice.casework.lists.ppns import PpnPage, ppn_page, ppn_queue
from childtonotice.casework.pages.decision_form import Typed, keep_typed
from childtonotice.casework.pages.door import readers_only
from childtonotice.casework.wording import name_ppn


@require_GET
@readers_only
def show_ppns(request: HttpRequest, reader: Reader) -> HttpResponse:
    """Show the PPNs to be checked, those graded high first and then the oldest."""
    page = ppn_queue(reader, request.GET.get("tab", "to-check"))
    view_ppns(by=reader.user, numbers=[row.number for row in page.rows])
    word = our_force().ppn_word
    return render(request, "casework/ppns.html", {"title": f"{word}s to check", "page": page})


@require_GET
@readers_only
def show_gradings(request: HttpRequest, reader: Reader) -> HttpResponse:
    """Show how PPNs were graded, and what was asked for and not needed; no person is named."""
    # numpy comes with what figures count: a process that never shows them stays small and starts quickly.
    from childtonotice.casework.lists.gradings import gradings_page

    page = gradings_page(reader)
    view_ppns(by=reader.user)
    return render(request, "casework/gradings.html", {"title": "Gradings", "page": page})


@require_GET
@readers_only
def show_ppn(request: HttpRequest, reader: Reader, number: str) -> HttpResponse:
    """Show one PPN, recorded as viewed, with what our reading found already filled in."""
    page = ppn_page(reader, number)
    view_ppn(by=reader.user, number=number)
    return draw_ppn(request, page, fill_at_first(page), {})


def fill_at_first(page: PpnPage) -> Typed:
    """What is filled in before anybody typed: headings that our reading found, and the officer's own grading."""
    return {
        "seen": [page.stamp],
        "grading": [page.officer_grading] if not page.advice else [],
        **{f"heading-{heading.code}": [heading.suggested] for heading in page.headings},
    }


def draw_ppn(request: HttpRequest, page: PpnPage, typed: Typed, errors: dict[str, str]) -> HttpResponse:
    """The page of one PPN with what was typed and what is to be put right."""
    title = name_ppn(our_force().ppn_word, page.ppn_id)
    # Whoever comes back to the form answers what the PPN says now.
    shown = {"title": title, "page": page, "typed": {**typed, "seen": [page.stamp]}, "errors": errors}
    return render(request, "casework/ppn.html", shown)


def read_judged(posted: QueryDict) -> Judged:
    """What the form says, as the action wants it."""
    return Judged(
        seen=posted.get("seen", ""),
        outcome=posted.get("outcome", ""),
        headings={code: given for code in CODES if (given := posted.get(f"heading-{code}"))},
        grading=posted.get("grading", ""),
        grading_words=posted.get("grading-words", ""),
        rag=posted.get("rag", ""),
        unnecessary=posted.get("unnecessary") == "yes",
        words=posted.get("words", ""),
    )


@require_POST
@readers_only
def assess(request: HttpRequest, reader: Reader, number: str) -> HttpResponse:
    """Take the check and go to the next PPN; every word survives an error."""
    outcome = assess_ppn(by=reader.user, number=number, judged=read_judged(request.POST))
    page = ppn_page(reader, number)
    if isinstance(outcome, Refused):
        return draw_ppn(request, page, keep_typed(request.POST), dict(outcome.errors))
    messages.success(request, f"{name_ppn(our_force().ppn_word, page.ppn_id)}: {page.state.lower()}.")
    following = ppn_queue(reader).next_number if request.POST.get("go") == "next" else ""
    return redirect("ppn", number=following) if following else redirect("ppns")


@require_POST
@readers_only
def note_read(request: HttpRequest, reader: Reader, told: int) -> HttpResponse:
    """Take down that an officer or supervisor has read what was written on a PPN."""
    outcome = mark_told(by=reader.user, told=told)
    if isinstance(outcome, Refused):
        messages.error(request, f"{outcome.errors[0][1]}.")
    else:
        messages.success(request, "Thank you: noted as read.")
    return redirect("requests")
