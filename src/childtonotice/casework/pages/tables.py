"""The data manager's tables: areas, teams, leave, free days, councils and weekend duty, each line from and to a day."""

from __future__ import annotations

from collections.abc import Mapping

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from childtonotice.casework.access import Reader
from childtonotice.casework.actions import Refused
from childtonotice.casework.actions.dated import Changed, add_lines, end_line, take_line_back, view_tables
from childtonotice.casework.dated_tables import Draft
from childtonotice.casework.days import read_day
from childtonotice.casework.govuk.numbers import count_of
from childtonotice.casework.lists.tables import Pasted, TablePage, read_pasted, table_page, tables_page
from childtonotice.casework.pages.door import readers_only


@require_GET
@readers_only
def show_tables(request: HttpRequest, reader: Reader) -> HttpResponse:
    """Show every table and what is missing in them."""
    rows, warnings = tables_page(reader)
    view_tables(by=reader.user)
    return render(request, "casework/tables.html", {"title": "Tables", "rows": rows, "warnings": warnings})


@require_GET
@readers_only
def show_table(request: HttpRequest, reader: Reader, code: str) -> HttpResponse:
    """Show one table, to be added to by a form or by pasting."""
    page = table_page(reader, code)
    view_tables(by=reader.user, table=code)
    return draw_table(request, page, {}, {})


@require_POST
@readers_only
def add_line(request: HttpRequest, reader: Reader, code: str) -> HttpResponse:
    """Add one line; typed words survive every error."""
    page, typed = table_page(reader, code), request.POST.dict()
    draft, unread = _read_form(page, typed)
    outcome = add_lines(by=reader.user, table=code, drafts=[draft]) if not unread else Refused(unread)
    if isinstance(outcome, Refused):
        return draw_table(request, page, typed, dict(outcome.errors))
    return _done(request, code, outcome, "Added")


def _read_form(page: TablePage, typed: Mapping[str, object]) -> tuple[Draft, tuple[tuple[str, str], ...]]:
    """The line of the form, and what of its days cannot be read."""
    words = {name: str(typed.get(name, "")).strip() for name, _ in page.dated.columns}
    days = {name: read_day(words.get(name, "")) for name in ("starts_on", "ends_on")}
    unread = tuple(
        (name, "Write the day as 14/03/2026") for name, day in days.items() if words.get(name) and day is None
    )
    subject, says, more = (words.get(name, "") for name in ("subject", "says", "more"))
    return Draft(subject, says, more, days["starts_on"], days["ends_on"]), unread


def _done(request: HttpRequest, code: str, changed: Changed, word: str) -> HttpResponse:
    moved = f" {count_of(changed.moved, 'open item')} moved to another list." if changed.moved else ""
    messages.success(request, f"{word}: {count_of(changed.lines, 'line')}.{moved}")
    return redirect("table", code=code)


@require_POST
@readers_only
def paste_lines(request: HttpRequest, reader: Reader, code: str) -> HttpResponse:
    """Take lines from a sheet: shown as they would be kept first, kept once somebody has looked at them."""
    page, pasted = table_page(reader, code), request.POST.get("lines", "")
    lines = read_pasted(reader, code, pasted)
    errors = {} if lines else {"lines": "Paste at least one line"}
    if request.POST.get("do") == "keep" and lines and not any(line.wrong for line in lines):
        outcome = add_lines(by=reader.user, table=code, drafts=[line.draft for line in lines])
        if not isinstance(outcome, Refused):
            return _done(request, code, outcome, "Added")
        errors = dict(outcome.errors)
    return draw_table(request, page, {"lines": pasted}, errors, lines)


@require_POST
@readers_only
def end(request: HttpRequest, reader: Reader, code: str, line: int) -> HttpResponse:
    """Give a line its last day."""
    page, typed = table_page(reader, code), request.POST.dict()
    outcome = end_line(by=reader.user, table=code, line=line, ends_on=read_day(request.POST.get(f"ends-{line}", "")))
    if isinstance(outcome, Refused):
        return draw_table(request, page, typed, dict(outcome.errors))
    return _done(request, code, outcome, "Given a last day")


@require_POST
@readers_only
def take_back(request: HttpRequest, reader: Reader, code: str, line: int) -> HttpResponse:
    """Take back a line that was a slip of the hand."""
    return _done(request, code, take_line_back(by=reader.user, table=code, line=line), "Taken back")


def draw_table(
    request: HttpRequest,
    page: TablePage,
    typed: Mapping[str, object],
    errors: Mapping[str, str],
    lines: tuple[Pasted, ...] = (),
) -> HttpResponse:
    """The page of one table, with what was typed and what is to be put right."""
    fields = [(name, title, typed.get(name, ""), errors.get(name, ""), page.choices.get(name, ()))
              for name, title in page.dated.columns]  # fmt: skip
    shown = {
        "title": page.dated.title, "page": page, "fields": fields, "typed": typed, "errors": errors, "lines": lines,
        "good": sum(not line.wrong for line in lines),
        "widths": len(page.dated.columns) + 1,
    }  # fmt: skip
    return render(request, "casework/table.html", shown)
