"""The questions of those who are not sure: the queue of the screening sergeants and the coordinator, and an answer."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from childtonotice.casework.access import Reader, may
from childtonotice.casework.actions import Refused
from childtonotice.casework.actions.looks import view_questions, view_resting
from childtonotice.casework.actions.questions import give_advice
from childtonotice.casework.lists import item_page, questions_page, resting
from childtonotice.casework.matrix import Verb
from childtonotice.casework.pages.decision_form import keep_typed
from childtonotice.casework.pages.door import readers_only
from childtonotice.casework.pages.item import draw_item


@require_GET
@readers_only
def show_questions(request: HttpRequest, reader: Reader) -> HttpResponse:
    """Show the open questions, the one due first on top."""
    page = questions_page(reader)
    view_questions(by=reader.user, numbers=[question.number for question in page.open])
    return render(request, "casework/questions.html", {"title": "Questions", "questions": page})


@require_GET
@readers_only
def show_resting(request: HttpRequest, reader: Reader) -> HttpResponse:
    """Show all that waits, in every area of the reader's."""
    register = resting(reader)
    view_resting(by=reader.user, numbers=[row.number for row in register.rows])
    return render(request, "casework/resting.html", {"title": "All that waits", "register": register})


@require_POST
@readers_only
def answer_question(request: HttpRequest, reader: Reader, number: str, question: int) -> HttpResponse:
    """Keep an answer; the item goes back to the list of whoever asked. Typed words are never lost."""
    outcome = give_advice(by=reader.user, number=number, question_id=question, words=request.POST.get("advice", ""))
    if isinstance(outcome, Refused):
        typed = keep_typed(request.POST)
        return draw_item(request, item_page(reader, number), typed=typed, errors=dict(outcome.errors))
    if not may(reader, Verb.ANSWER):
        messages.success(request, "Noted: what the officer said stands on the item, which is to be read again.")
        return redirect("item", number=number)
    messages.success(request, "Your advice stands on the item. It is on the list again, for whoever asked.")
    return redirect("questions")
