"""Notices to schools: what nobody knows yet, noted row by row; and the short notice itself, to be printed."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from childtonotice.casework.access import NotFound, Reader
from childtonotice.casework.actions.school import view_school_notice, view_schools
from childtonotice.casework.lists.school_notices import notice_page, schools_page
from childtonotice.casework.pages.door import readers_only


@require_GET
@readers_only
def show_school(request: HttpRequest, reader: Reader) -> HttpResponse:
    """Show the incidents of which nobody knows yet whether the school was told."""
    page = schools_page(reader)
    view_schools(by=reader.user, numbers=[row.number for row in page.rows])
    return render(request, "casework/schools.html", {"title": "School notices", "page": page})


@require_GET
@readers_only
def show_notice(request: HttpRequest, reader: Reader, number: str) -> HttpResponse:
    """Show the notice for the school of one incident; that it was shown is recorded."""
    page = notice_page(reader, number)
    if page is None:
        raise NotFound
    view_school_notice(by=reader.user, number=number)
    return render(
        request, "casework/school_notice.html", {"title": f"Notice for the school, {page.reference}", "page": page}
    )
