"""The papers: which there are, and each as Word or PDF for the days, area or cases asked for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from childtonotice.casework.access import NotFound, Reader, areas_for
from childtonotice.casework.actions.papers import view_papers
from childtonotice.casework.days import read_day
from childtonotice.casework.lists.cases import MOST_CASES
from childtonotice.casework.pages.door import readers_only
from childtonotice.casework.reports.papers.asked import Asked
from childtonotice.casework.reports.papers.kinds import BY_CODE, FORMATS, kinds_for
from childtonotice.casework.reports.papers.take import take_paper

WHICH = re.compile(r"[A-Z0-9]{6,8}")


@require_GET
@readers_only
def show_papers(request: HttpRequest, reader: Reader) -> HttpResponse:
    """Show the papers that this reader may take; recorded."""
    view_papers(by=reader.user)
    return draw_papers(request, reader)


def draw_papers(
    request: HttpRequest, reader: Reader, kind: str = "", errors: Mapping[str, str] | None = None
) -> HttpResponse:
    """The page of all papers; ``kind``: the one whose form is shown again, with what is to be put right."""
    typed = request.POST.dict() if kind else {}
    page: dict[str, Any] = {
        "title": "Papers", "kinds": kinds_for(reader), "areas": areas_for(reader), "forms": FORMATS.items(),
        "again": kind, "errors": errors or {}, "typed": typed, "most": MOST_CASES,
    }  # fmt: skip
    return render(request, "casework/papers.html", page)


@require_POST
@readers_only
def take(request: HttpRequest, reader: Reader, kind: str) -> HttpResponse:
    """Hand out one paper; recorded with the items on it."""
    form = request.POST.get("form", "docx")
    if kind not in BY_CODE or form not in FORMATS or BY_CODE[kind] not in kinds_for(reader):
        raise NotFound("There is no such paper.")
    asked = read_asked(request.POST)
    errors = dict(find_errors(kind, asked, request.POST))
    if errors:
        return draw_papers(request, reader, kind, errors)
    now = timezone.now()
    try:
        content = take_paper(reader, kind, form, asked, now)
    except Http404 as missing:
        return draw_papers(request, reader, kind, {"numbers" if asked.numbers else "draw": str(missing)})
    name = f"{kind}-{timezone.localdate(now):%Y-%m-%d}.{form}"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type=FORMATS[form][1], headers=headers)


def read_asked(typed: Mapping[str, str]) -> Asked:
    """What the form asks for; what cannot be read is left out and said as an error."""
    draw = typed.get("draw", "")
    return Asked(
        start=read_day(typed.get("start", "")),
        end=read_day(typed.get("end", "")),
        area=typed.get("area", ""),
        numbers=tuple(dict.fromkeys(WHICH.findall(typed.get("numbers", "").upper()))),
        draw=int(draw) if draw.isascii() and draw.isdigit() else 0,
    )


def find_errors(kind: str, asked: Asked, typed: Mapping[str, str]) -> Iterator[tuple[str, str]]:
    """What is to be put right before the paper can be made."""
    for name in ("start", "end"):
        if typed.get(name) and getattr(asked, name) is None:
            yield name, "Choose a day"
    if asked.start and asked.end and asked.end < asked.start:
        yield "end", "Choose a last day that is not before the first"
    if kind == "inspection":
        if not asked.numbers and not asked.draw:
            yield "numbers", "Name the cases by our numbers, or say how many to draw"
        if max(len(asked.numbers), asked.draw) > MOST_CASES:
            yield "draw", f"Choose {MOST_CASES} cases at most"
