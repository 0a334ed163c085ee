"""One item: why it is read, every child, the log with its evidence, and the decision beside it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import groupby

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from childtonotice.casework.access import NotFound, Reader, item_numbered
from childtonotice.casework.actions import Refused
from childtonotice.casework.actions.holds import Held, open_item, release, take_next, take_over
from childtonotice.casework.actions.items import hand_back, hand_on, mark_back, part_group
from childtonotice.casework.actions.looks import look_outside, view_change
from childtonotice.casework.actions.school import tell_school_notice
from childtonotice.casework.actions.unborn import name_mother
from childtonotice.casework.force import our_force
from childtonotice.casework.govuk.times import say_clock
from childtonotice.casework.lists import item_page, outside_summary
from childtonotice.casework.lists.item_values import Entry, HoldShown, ItemPage
from childtonotice.casework.pages.decision_form import Typed, fill_at_first
from childtonotice.casework.pages.door import readers_only, way_back
from childtonotice.casework.reasons import PROMPT_ANSWERS

FOLDED_ABOVE = 40
# The ids of the fields in which somebody writes down whom they told.
DANGER_FIELDS = {"told": "danger-told", "told_at": "danger-at", "words": "danger-words"}


@dataclass(frozen=True, slots=True)
class Block:
    """Entries of the log that are shown, or folded away, together."""

    folded: bool
    entries: tuple[Entry, ...]


def fold_log(entries: tuple[Entry, ...], *, whole: bool) -> tuple[Block, ...]:
    """A log of up to 40 entries is shown whole; of a longer one, runs of entries without evidence are folded."""
    if whole or len(entries) <= FOLDED_ABOVE:
        return (Block(False, entries),) if entries else ()
    return tuple(_blocks(entries))


def find_evidence(entries: tuple[Entry, ...]) -> Entry | None:
    """The first entry that shows a child, else that has any evidence: quoted above a log that begins otherwise."""
    marked = [entry for entry in entries if entry.marked]
    shows = (entry for entry in marked if any(part.kind == "child" for part in entry.parts))
    return next(shows, next(iter(marked), None))


def _blocks(entries: tuple[Entry, ...]) -> Iterator[Block]:
    for marked, group in groupby(entries, key=lambda entry: entry.marked):
        yield Block(not marked, tuple(group))


@require_GET
@readers_only
def show_item(request: HttpRequest, reader: Reader, number: str) -> HttpResponse:
    """Show an item, recorded as viewed, and hold it for whoever may decide it."""
    held = open_item(by=reader.user, number=number)
    page = item_page(reader, number)
    page = keep_hold(page, held) if held else page
    return draw_item(request, page, typed=fill_at_first(page, our_force().ppn_word))


def keep_hold(page: ItemPage, held: Held) -> ItemPage:
    """The page with the hold that has just begun or gone on; another's hold is on it already."""
    if not held.mine:
        return page
    return replace(page, hold=HoldShown(f"Yours until {say_clock(held.until)}", True, held.who, held.until))


def draw_item(
    request: HttpRequest, page: ItemPage, *, typed: Typed, errors: dict[str, str] | None = None, conflict: str = "",
    danger_typed: Typed | None = None, danger_errors: dict[str, str] | None = None,
) -> HttpResponse:  # fmt: skip
    """The item page with whatever was typed into it; errors stand under the id of their field."""
    whole = request.GET.get("log") == "whole"
    shown = {
        "page": page,
        "place": page.area,
        "log": fold_log(page.log, whole=whole),
        "first": find_evidence(page.log),
        "folded": len(page.log) > FOLDED_ABOVE and not whole,
        "typed": typed,
        "errors": errors or {},
        "summary": {**(errors or {}), **{DANGER_FIELDS[name]: why for name, why in (danger_errors or {}).items()}},
        "conflict": conflict,
        "danger_typed": danger_typed or {},
        "danger_errors": danger_errors or {},
        "prompt_answers": PROMPT_ANSWERS,
        "has_keys": True,
    }
    return render(request, "casework/item.html", shown)


@require_GET
@readers_only
def show_meanwhile(request: HttpRequest, reader: Reader, number: str, version: int) -> HttpResponse:
    """What an open page asks now and then: nothing where the item is as it was seen, else what came, in a sentence."""
    if item_numbered(reader, number).version == version:
        return HttpResponse(status=204)
    said = view_change(by=reader.user, number=number)
    return render(request, "casework/parts/item_meanwhile.html", {"said": said, "number": number})


@require_POST
@readers_only
def leave_item(request: HttpRequest, reader: Reader, number: str) -> HttpResponse:
    """Let go of an item without deciding, and go back to its list."""
    page = item_page(reader, number)
    release(by=reader.user, number=number)
    return redirect("list", area=page.area_code, tab="to-read")


@require_POST
@readers_only
def take_item_over(request: HttpRequest, reader: Reader, number: str) -> HttpResponse:
    """Take an item over from whoever holds it."""
    take_over(by=reader.user, number=number)
    return redirect("item", number=number)


@require_POST
@readers_only
def put_back(request: HttpRequest, reader: Reader, number: str) -> HttpResponse:
    """Bring an item back to the list that a PPN, a name match or a rule had taken away."""
    say_outcome(request, mark_back(by=reader.user, number=number), "It is on the list again, to be read.")
    return redirect("item", number=number)


@require_POST
@readers_only
def hand_item_on(request: HttpRequest, reader: Reader, number: str) -> HttpResponse:
    """Hand an item on: the reader knows someone in this, and does not see it again."""
    page = item_page(reader, number)
    hand_on(by=reader.user, number=number)
    said = "Handed on. Somebody else reads it, and you do not see it again."
    messages.success(request, said, extra_tags=f"hand-back {number}")
    return redirect("list", area=page.area_code, tab="to-read")


@require_POST
@readers_only
def hand_item_back(request: HttpRequest, reader: Reader, number: str) -> HttpResponse:
    """Take back that the reader knows someone in this."""
    hand_back(by=reader.user, number=number)
    messages.success(request, "Taken back: the item is on your list again.")
    return redirect("item", number=number)


@require_POST
@readers_only
def note_school_notice(request: HttpRequest, reader: Reader, number: str) -> HttpResponse:
    """Keep whether the school was told, apart from a decision."""
    told, words = request.POST.get("school", ""), request.POST.get("school-words", "")
    outcome = tell_school_notice(by=reader.user, number=number, told=told, words=words)
    if isinstance(outcome, Refused):
        typed = {name: list(values) for name, values in request.POST.lists()}
        return draw_item(request, item_page(reader, number), typed=typed, errors=dict(outcome.errors))
    messages.success(request, "Noted. It stands on the item and in its timeline.")
    return redirect(way_back(request, reverse("item", args=[number])))


@require_POST
@readers_only
def say_mother(request: HttpRequest, reader: Reader, number: str, child: int) -> HttpResponse:
    """Name the mother of an unborn child."""
    outcome = name_mother(by=reader.user, number=number, child=child, person=request.POST.get(f"mother-{child}", ""))
    say_outcome(request, outcome, "Noted: later incidents with her are told beside this one.")
    return redirect("item", number=number)


@require_POST
@readers_only
def part_from_group(request: HttpRequest, reader: Reader, number: str) -> HttpResponse:
    """Take the item out of its group."""
    said = "Taken out: this item is read for itself. You can put it back."
    say_outcome(request, part_group(by=reader.user, number=number, apart=True), said)
    return redirect("item", number=number)


@require_POST
@readers_only
def join_group(request: HttpRequest, reader: Reader, number: str) -> HttpResponse:
    """Put the item back into its group."""
    said = "Put back: it is read together with the others again."
    say_outcome(request, part_group(by=reader.user, number=number, apart=False), said)
    return redirect("item", number=number)


@require_POST
@readers_only
def review_next(request: HttpRequest, reader: Reader, area: str) -> HttpResponse:
    """Hold the next item for this reader and open it."""
    return go_to_next(request, reader, area, first="")


def go_to_next(request: HttpRequest, reader: Reader, area: str, first: str) -> HttpResponse:
    """To the heading of the next item that nobody else reads, ``first`` before all; to the list where none is left."""
    held = take_next(by=reader.user, area_code=area, first=first)
    if held is None:
        messages.info(request, "Nothing is left here for you: all is read, or somebody reads it now.")
        return redirect("list", area=area, tab="to-read")
    # After a decision the focus goes to the heading of the next item; from the list its page begins at the top.
    return HttpResponseRedirect(reverse("item", args=[held.number]) + ("#item-heading" if first else ""))


def open_outside(request: HttpRequest, reader: Reader, number: str) -> HttpResponse:
    """Show an item of another area once the look is recorded; before that, say so and ask why."""
    if request.method == "POST":
        look_outside(by=reader.user, number=number, reason=request.POST.get("reason", ""))
        return redirect("outside", number=number)
    try:
        page = item_page(reader, number, outside=True)
    except NotFound:
        return ask_why(request, reader, number)
    return draw_item(request, page, typed={})


def ask_why(request: HttpRequest, reader: Reader, number: str) -> HttpResponse:
    """Ask why the reader looks outside their areas; the reason may stay empty. An item of their own opens at once."""
    said = outside_summary(reader, number)
    if not said:
        return redirect("item", number=number)
    return render(
        request, "casework/outside.html", {"title": "Look outside your areas", "number": number, "said": said}
    )


look_outside_areas = require_http_methods(["GET", "POST"])(readers_only(open_outside))


def say_outcome(request: HttpRequest, outcome: Refused | None, said: str) -> None:
    """Say above the next page what was done, or why it was not."""
    if isinstance(outcome, Refused):
        messages.error(request, f"{outcome.errors[0][1]}.")
    else:
        messages.success(request, said)
