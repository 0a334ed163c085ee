"""An area's worklist: what to read first on top, each row with why in words."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from childtonotice.casework.access import Reader, may
from childtonotice.casework.actions.looks import view_list
from childtonotice.casework.lists import read_filters, worklist
from childtonotice.casework.matrix import Verb
from childtonotice.casework.pages.door import readers_only
from childtonotice.casework.pages.frame import KNOWN_BANNERS


@require_GET
@readers_only
def show_list(request: HttpRequest, reader: Reader, area: str, tab: str) -> HttpResponse:
    """Show one tab of one area's list. NotFound where the area or the tab is not the reader's."""
    sort = request.GET.get("sort", "")
    page = worklist(reader, area, tab=tab, filters=read_filters(request.GET.dict()), sort=sort)
    view_list(by=reader.user, area_code=area, tab=tab, numbers=[row.number for row in page.rows])
    swapped = request.headers.get("HX-Target") == "list"
    template = "casework/parts/list.html" if swapped else "casework/worklist.html"
    setattr(request, KNOWN_BANNERS, page.banners)
    may_decide = may(reader, Verb.DECIDE)
    shown = {"list": page, "place": page.heading.area, "has_keys": True, "can_decide": may_decide, "swapped": swapped}
    return render(request, template, shown | {"can_hand_on": tab == "to-read" and may_decide})
