"""Saved views of the figures: kept under a name for a role, given another name, and taken away (R42)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime

from django.utils import timezone

from childtonotice.casework.access import NotFound, Reader, may, reader_of, require
from childtonotice.casework.actions import Refused, action
from childtonotice.casework.audit import record
from childtonotice.casework.figure_codes import PERIODS, Narrowing, read_narrowing
from childtonotice.casework.figure_parts import FIRST, PARTS
from childtonotice.casework.matrix import Verb, roles_with
from childtonotice.casework.models import SavedView, User
from childtonotice.casework.saved_views import standing_views
from childtonotice.screening.circumstances import LONDON

LONGEST_NAME = 60


@action
def view_saved_views(*, by: User, now: datetime | None = None) -> None:
    """Record that a user was shown the saved views that are theirs."""
    require(reader_of(by, now), Verb.REPORTS)
    record("figures.views", by=by, now=now)


@action
def save_view(
    *, by: User, name: str, role: str, asked: Mapping[str, str], own_area: bool = False, now: datetime | None = None
) -> SavedView | Refused:
    """Save what an address narrows the figures to, for a role or (empty) for all who see figures.

    A period that is offered and ends today moves on with the days. ``own_area``: each reader begins with their own.
    """
    moment = now or timezone.now()
    reader = reader_of(by, moment)
    require(reader, Verb.REPORTS)
    errors = _wrong_name(reader, name, role)
    if role and role not in {one.value for one in roles_with(Verb.REPORTS)}:
        errors.append(("role", "Choose for whom it is"))
    if errors:
        return Refused(tuple(errors))
    today = moment.astimezone(LONDON).date()
    narrowing = read_narrowing(asked, today)
    part = asked.get("part", FIRST)
    days = (narrowing.end - narrowing.start).days + 1
    row = SavedView.objects.create(
        name=_tidy(name), role=role, part=part if part in PARTS else FIRST,
        codes=_codes(narrowing, own_area=own_area),
        last=days if narrowing.end == today and days in dict(PERIODS) else 0, by=by, at=moment,
    )  # fmt: skip
    record("figures.save-view", by=by, subject=f"view:{row.pk}", details=_details(row), now=moment)
    return row


@action
def rename_view(*, by: User, view: int, name: str, now: datetime | None = None) -> SavedView | Refused:
    """Give a saved view another name; its maker may, and who keeps the settings. NotFound for anybody else."""
    moment = now or timezone.now()
    reader = reader_of(by, moment)
    known = _view_to_change(reader, view)
    errors = _wrong_name(reader, name, known.role, but=known.pk)
    if errors:
        return Refused(tuple((f"name-{view}", said) for _, said in errors))
    row = _follow(known, moment, name=_tidy(name))
    record("figures.rename-view", by=by, subject=f"view:{row.pk}", details={"was": known.pk}, now=moment)
    return row


@action
def remove_view(*, by: User, view: int, now: datetime | None = None) -> SavedView:
    """Take a saved view away; its maker may, and who keeps the settings. NotFound for anybody else."""
    moment = now or timezone.now()
    known = _view_to_change(reader_of(by, moment), view)
    row = _follow(known, moment, gone=True)
    record("figures.remove-view", by=by, subject=f"view:{known.pk}", now=moment)
    return row


def _tidy(name: str) -> str:
    return " ".join(name.split())


def _wrong_name(reader: Reader, name: str, role: str, but: int = 0) -> list[tuple[str, str]]:
    told = _tidy(name)
    if not told:
        return [("name", "Give it a name that your colleagues will understand")]
    if len(told) > LONGEST_NAME:
        return [("name", f"Use {LONGEST_NAME} letters or fewer")]
    taken = {view.name.casefold() for view in standing_views(reader) if view.role == role and view.pk != but}
    return [("name", "There is a view of this name: choose another")] if told.casefold() in taken else []


def _codes(narrowing: Narrowing, *, own_area: bool) -> str:
    """Its codes; "area=" says that all areas are meant, and no area that each reader begins with their own."""
    return replace(narrowing, area="").query if own_area else narrowing.address


def _details(view: SavedView) -> dict[str, object]:
    return {"role": view.role, "part": view.part, "codes": view.codes, "last": view.last}


def _follow(known: SavedView, now: datetime, *, name: str = "", gone: bool = False) -> SavedView:
    """A later row in the place of this one; whose it is does not change, and the audit log says who changed it."""
    row = SavedView(name=name or known.name, role=known.role, part=known.part, codes=known.codes, last=known.last)
    row.gone, row.by, row.at, row.replaces = gone, known.by, now, known
    row.save(force_insert=True)
    return row


def _view_to_change(reader: Reader, view: int) -> SavedView:
    """A view that this reader may change; else NotFound."""
    require(reader, Verb.REPORTS)
    known = next((one for one in standing_views(reader) if one.pk == view), None)
    if known is None or not (known.by_id == reader.user.pk or may(reader, Verb.SETTINGS)):
        raise NotFound("There is no such view for you to change.")
    return known
