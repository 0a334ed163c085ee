"""A list in Excel: taken out as a workbook, and taken back through a preview."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

from django.contrib import messages
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from childtonotice.casework.access import Reader, area_named, may, require
from childtonotice.casework.actions import Refused
from childtonotice.casework.actions.sheets import take_sheet
from childtonotice.casework.days import read_day
from childtonotice.casework.excel.out import take_out
from childtonotice.casework.excel.preview import pack, preview, unpack
from childtonotice.casework.excel.read import read_workbook
from childtonotice.casework.excel.returned import Returned
from childtonotice.casework.excel.safety import MOST_BYTES
from childtonotice.casework.govuk.numbers import count_of
from childtonotice.casework.lists.rows import POOL_NAME
from childtonotice.casework.matrix import Verb
from childtonotice.casework.pages.door import readers_only
from childtonotice.screening.errors import CannotStart

WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
LABEL = "This file"


@require_GET
@readers_only
def show_excel(request: HttpRequest, reader: Reader, area: str) -> HttpResponse:
    """Show how a list is taken out and back. NotFound where the area is not the reader's."""
    return draw_page(request, reader, area, {})


def draw_page(request: HttpRequest, reader: Reader, area: str, errors: dict[str, str]) -> HttpResponse:
    """The page of both ways, with what is to be put right."""
    known = area_named(reader, area)
    name = known.name if known else POOL_NAME
    page = {"title": f"{name} in Excel", "place": name, "area": area, "errors": errors}
    return render(request, "casework/workbook.html", page | {"can_decide": may(reader, Verb.DECIDE)})


@require_POST
@readers_only
def take_workbook(request: HttpRequest, reader: Reader, area: str) -> HttpResponse:
    """Hand out the workbook of a list; recorded with the items on it."""
    period = {name: read_day(request.POST.get(name, "")) for name in ("start", "end")}
    if period["start"] and period["end"] and period["start"] > period["end"]:
        return draw_page(request, reader, area, {"end": "Choose a last day that is not before the first"})
    now = timezone.now()
    content, _ = take_out(reader, area, now, start=period["start"], end=period["end"])
    name = f"worklist-{area}-{timezone.localdate(now):%Y-%m-%d}.xlsx"
    headers = {"Content-Disposition": f'attachment; filename="{name}"'}
    return HttpResponse(content, content_type=WORKBOOK, headers=headers)


@require_POST
@readers_only
def preview_workbook(request: HttpRequest, reader: Reader, area: str) -> HttpResponse:
    """Show what a workbook would change before anything is saved."""
    require(reader, Verb.DECIDE)
    area_named(reader, area)
    file = request.FILES.get("workbook")
    if file is None:
        return draw_page(request, reader, area, {"workbook": "Choose the workbook that you filled in"})
    try:
        returned = read_upload(file, area)
    except CannotStart as refused:
        return draw_page(request, reader, area, {"workbook": " ".join(refused.lines)})
    found = preview(reader, returned, timezone.now())
    page: dict[str, Any] = {"title": "What this workbook changes", "area": area, "preview": found}
    return render(request, "casework/workbook_preview.html", page | {"packed": pack(found, reader)})


def read_upload(file: UploadedFile, area: str) -> Returned:  # type: ignore[type-arg]
    """What an uploaded workbook holds; no copy of it stays here. Raises CannotStart where it is refused."""
    if (file.size or 0) > MOST_BYTES:
        raise CannotStart(f"{LABEL} is larger than any workbook we hand out.", "Take the list out anew.")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "workbook.xlsx"
        path.write_bytes(file.read())
        return read_workbook(path, LABEL, area, timezone.now())


@require_POST
@readers_only
def save_workbook(request: HttpRequest, reader: Reader, area: str) -> HttpResponse:
    """Save what was previewed: all rows or none, or the good ones, as the person chose."""
    filled = unpack(request.POST.get("packed", ""), reader, area)
    if filled is None:
        return draw_page(request, reader, area, {"workbook": "The preview is older than an hour: choose the file anew"})
    whole = request.POST.get("which") != "good"
    outcome = take_sheet(by=reader.user, area_code=area, filled=filled, whole=whole)
    if isinstance(outcome, Refused):
        said = "; ".join(words for _, words in outcome.errors[:5])
        return draw_page(request, reader, area, {"workbook": f"Nothing was saved. {said}"})
    messages.success(request, f"Saved from the workbook: {count_of(outcome.saved, 'decision')}.")
    if outcome.left:
        messages.warning(request, f"Left as they are: {count_of(len(outcome.left), 'row')}.")
    return redirect("list", area=area, tab="to-read")
