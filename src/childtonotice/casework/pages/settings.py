"""The settings: reasons, help, templates, targets and numbers, changed on a page and counted from then on."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from childtonotice.casework.access import Reader
from childtonotice.casework.actions import Conflict, Refused
from childtonotice.casework.actions.proposals import answer_proposal, propose_setting
from childtonotice.casework.actions.settings import change_setting, view_settings
from childtonotice.casework.days import read_day
from childtonotice.casework.lists.settings_page import SettingPage, setting_page, settings_list
from childtonotice.casework.pages.door import readers_only


@require_GET
@readers_only
def show_settings(request: HttpRequest, reader: Reader) -> HttpResponse:
    """Show every setting and who changed it last."""
    groups = settings_list(reader)
    view_settings(by=reader.user)
    return render(request, "casework/settings.html", {"title": "Settings", "groups": groups})


@require_GET
@readers_only
def show_setting(request: HttpRequest, reader: Reader, code: str) -> HttpResponse:
    """Show one setting, to be changed, with all its versions."""
    page = setting_page(reader, code)
    view_settings(by=reader.user, code=code)
    return draw_setting(request, page, {}, {}, page.seen)


@require_POST
@readers_only
def change(request: HttpRequest, reader: Reader, code: str) -> HttpResponse:
    """Write a new version; typed words survive every error."""
    page, post = setting_page(reader, code), request.POST
    write = propose_setting if page.setting.agreed else partial(change_setting, added=post.getlist("added"))
    outcome = write(
        by=reader.user,
        code=code,
        seen=int(seen) if (seen := post.get("seen", "")).isdigit() else 0,
        words={name.removeprefix("words-"): post[name] for name in post if name.startswith("words-")},
        why=post.get("why", ""),
        starts_on=read_day(post.get("starts_on", "")),
    )
    typed: dict[str, object] = {**post.dict(), "added": post.getlist("added")}
    if isinstance(outcome, Conflict):
        return draw_setting(request, page, typed, {"words": outcome.said}, outcome.version)
    if isinstance(outcome, Refused):
        return draw_setting(request, page, typed, dict(outcome.errors), page.seen)
    if page.setting.agreed:
        messages.success(request, f"Proposed: {page.setting.title}. It counts once another coordinator agrees.")
    else:
        messages.success(request, f"Saved: {page.setting.title}. Old decisions keep the words they were made with.")
    return redirect("setting", code=code)


@require_POST
@readers_only
def answer(request: HttpRequest, reader: Reader, code: str, proposal: int) -> HttpResponse:
    """Agree to another person's proposal, or lay it aside with a reason."""
    page, agree = setting_page(reader, code), request.POST.get("answer") == "agree"
    outcome = answer_proposal(by=reader.user, proposal=proposal, agree=agree, words=request.POST.get("words", ""))
    if isinstance(outcome, Refused):
        return draw_setting(request, page, {}, dict(outcome.errors), page.seen)
    said = "Agreed: it counts as proposed" if agree else "Laid aside: nothing changes"
    messages.success(request, f"{said}. {page.setting.title}.")
    return redirect("setting", code=code)


def draw_setting(
    request: HttpRequest, page: SettingPage, typed: Mapping[str, object], errors: Mapping[str, str], seen: int
) -> HttpResponse:
    """The page of one setting, with what was typed and what is to be put right."""
    added = typed.get("added")
    rows = list(added) if isinstance(added, list) else [""] * page.room
    lines = [(line, typed.get(f"words-{line.code}", line.words), errors.get(line.code, "")) for line in page.lines]
    known = {line.code: f"words-{line.code}" for line in page.lines}
    summary = [(known.get(field, {"words": "lines"}.get(field, field)), said) for field, said in errors.items()]
    context = {
        "title": page.setting.title, "page": page, "lines": lines, "rows": rows, "typed": typed, "errors": errors,
        "summary": summary, "seen": seen,
    }  # fmt: skip
    return render(request, "casework/setting.html", context)
