"""What an officer is asked before anything is decided: the page of the mailed link, and an answer once signed in."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from childtonotice.casework.access import Reader
from childtonotice.casework.actions import Refused
from childtonotice.casework.actions.looks import view_question_link
from childtonotice.casework.actions.questions import answer_asked, answer_by_link
from childtonotice.casework.lists.officer_questions import question_link_page
from childtonotice.casework.pages.decision_form import Typed, keep_typed
from childtonotice.casework.pages.door import readers_only, words_typed
from childtonotice.casework.pages.requests import draw_requests

KEPT = "Your answer is kept, and whoever asked sees it on their list."


@require_http_methods(["GET", "POST"])
def show_asked(request: HttpRequest, token: str) -> HttpResponse:
    """Show what is asked and take the answer. Opening the page alone, as mail systems do, uses nothing up."""
    if request.method == "POST":
        outcome = answer_by_link(by=None, token=token, words=request.POST.get("answer", ""))
        if not isinstance(outcome, Refused):
            return render(request, "casework/replied.html", {"title": "Thank you", "said": KEPT})
        return draw_asked(request, token, keep_typed(request.POST), dict(outcome.errors))
    view_question_link(by=None, token=token)
    return draw_asked(request, token)


def draw_asked(
    request: HttpRequest, token: str, typed: Typed | None = None, errors: dict[str, str] | None = None
) -> HttpResponse:
    """The page of a link as it stands: open, expired, answered or no longer asked."""
    page = question_link_page(token)
    shown = {"title": "A question to you", "page": page, "token": token, "typed": typed or {}, "errors": errors or {}}
    # Where it ended while they typed, what was typed is given back.
    return render(request, "casework/asked.html", shown | {"words": words_typed(request)})


@require_POST
@readers_only
def answer(request: HttpRequest, reader: Reader, question: int) -> HttpResponse:
    """Keep the answer of an officer who signed in. Typed words are never lost."""
    words = request.POST.get("answer", "")
    outcome = answer_asked(by=reader.user, question_id=question, words=words)
    if isinstance(outcome, Refused):
        at, why = outcome.errors[0]
        field = f"answer-{question}"
        return draw_requests(request, reader, {field: [words]}, {field if at == "answer" else "questions": why})
    messages.success(request, KEPT)
    return redirect("requests")
