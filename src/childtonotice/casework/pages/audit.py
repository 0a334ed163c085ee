"""The audit log, for the auditor alone: narrowed, checked as a whole, and taken out as a sheet of codes and ids."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from typing import cast
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, QueryDict, StreamingHttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET, require_POST

from childtonotice.casework.access import Reader
from childtonotice.casework.actions.audit import take_log_out, verify_log
from childtonotice.casework.actions.looks import view_audit
from childtonotice.casework.lists import audit_page
from childtonotice.casework.lists.audit_page import Narrowed, audit_lines, tell_verdict
from childtonotice.casework.pages.door import readers_only

FIELDS = ("verb", "who", "subject", "since", "until")


def read_narrowed(given: QueryDict) -> Narrowed:
    """What the rows are narrowed by."""
    return Narrowed(**{name: given.get(name, "").strip()[:100] for name in FIELDS})


@require_GET
@readers_only
def show_audit(request: HttpRequest, reader: Reader) -> HttpResponse:
    """Show a hundred rows, and the address of older ones."""
    return draw_audit(request, reader)


@require_POST
@readers_only
def verify(request: HttpRequest, reader: Reader) -> HttpResponse:
    """Walk the whole chain and say what was found."""
    verdict = verify_log(by=reader.user, head=request.POST.get("head", ""))
    return draw_audit(request, reader, tell_verdict(verdict, verdict.rows), whole=verdict.whole)


def draw_audit(request: HttpRequest, reader: Reader, checked: str = "", *, whole: bool = True) -> HttpResponse:
    """The page of the log, and above it what a check of the whole found."""
    before, narrowed = request.GET.get("before", ""), read_narrowed(request.GET)
    page = audit_page(reader, int(before) if before.isdigit() else None, narrowed)
    view_audit(by=reader.user)
    shown = {"audit": page, "narrowed": narrowed.as_words(), "same": urlencode(narrowed.as_words())}
    return render(request, "casework/audit.html", shown | {"title": "Audit log", "checked": checked, "whole": whole})


class _Echo:
    """Gives back each line that is written to it, so that a sheet of any length is sent as it is made."""

    def write(self, line: str) -> str:
        """The line itself."""
        return line


@require_GET
@readers_only
def export(request: HttpRequest, reader: Reader) -> HttpResponse:
    """Send the narrowed rows as a sheet; taking it out is recorded first, and so stands in it."""
    narrowed = read_narrowed(request.GET)
    take_log_out(by=reader.user, narrowed=narrowed.as_words())
    writer = csv.writer(_Echo())
    lines: Iterator[str] = (writer.writerow(line) for line in audit_lines(reader, narrowed))
    answer = StreamingHttpResponse(lines, content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = 'attachment; filename="audit-log.csv"'
    return cast(HttpResponse, answer)  # the door looks at its headers alone
