"""Saved views of the figures: codes alone under a name, shared by role, changed by whoever may, each step audited."""

from __future__ import annotations

from datetime import date, datetime, timedelta

import pytest
from django.test import Client

from childtonotice.casework.access import NotFound, reader_of
from childtonotice.casework.actions import Refused
from childtonotice.casework.actions.saved_views import remove_view, rename_view, save_view
from childtonotice.casework.figure_codes import read_narrowing
from childtonotice.casework.lists.saved_views import link_views, views_page
from childtonotice.casework.models import AuditEvent, SavedView, User
from childtonotice.casework.saved_views import address_of_view, read_codes, standing_views

LAST_WEEK = {
    "part": "missed",
    "start": "2026-03-05",
    "end": "2026-03-11",
    "area": "northvale",
    "decision": "ppn-needed",
}


def saved(
    by: User, now: datetime, name: str = "Misses", role: str = "performance-manager", **more: object
) -> SavedView:
    """A view that was saved."""
    view = save_view(by=by, name=name, role=role, asked=LAST_WEEK, now=now, **more)  # type: ignore[arg-type]
    assert isinstance(view, SavedView)
    return view


def names(user: User, now: datetime) -> list[str]:
    """The names of the views that stand for somebody."""
    return [view.name for view in standing_views(reader_of(user, now))]


def test_a_view_moves_on_with_the_days_and_keeps_its_codes(users: dict[str, User], now: datetime) -> None:
    view = saved(users["manager"], now)
    assert view.last == 7
    later = read_codes(address_of_view(view, date(2026, 4, 2)))
    assert later == {**LAST_WEEK, "start": "2026-03-27", "end": "2026-04-02"}


def test_days_of_the_past_stay_as_they_were(users: dict[str, User], now: datetime) -> None:
    asked = {"start": "2026-02-01", "end": "2026-02-28"}
    view = save_view(by=users["board"], name="February", role="", asked=asked, now=now)
    assert isinstance(view, SavedView)
    assert read_codes(address_of_view(view, date(2026, 5, 1))) == {**asked, "part": "overview", "area": ""}


def test_a_view_is_there_for_its_role_alone(users: dict[str, User], now: datetime) -> None:
    saved(users["manager"], now)
    saved(users["board"], now, "For everybody", "")
    assert names(users["other"], now) == ["For everybody", "Misses"]
    assert names(users["board"], now) == ["For everybody"]
    assert names(users["coordinator"], now) == ["For everybody", "Misses"]  # who keeps the settings sees all


def test_each_reader_may_begin_with_their_own_area(users: dict[str, User], now: datetime) -> None:
    view = saved(users["manager"], now, own_area=True)
    assert "area" not in read_codes(address_of_view(view, now.date()))
    row = views_page(reader_of(users["other"], now), {}, now).rows[0]
    assert row.told.endswith("each reader's own area")


def test_what_is_no_code_is_not_kept(users: dict[str, User], now: datetime) -> None:
    asked = {**LAST_WEEK, "team": "O'Brien <b>", "who": "somebody", "part": "nothing"}
    view = save_view(by=users["board"], name="Mine", role="board", asked=asked, now=now)
    assert isinstance(view, SavedView)
    assert "Brien" not in view.codes
    assert "somebody" not in view.codes
    assert view.part == "overview"


@pytest.mark.parametrize("name", ["", "   ", "x" * 61, "misses"])
def test_a_name_has_to_say_something_and_be_its_own(users: dict[str, User], now: datetime, name: str) -> None:
    saved(users["manager"], now)
    refused = save_view(by=users["other"], name=name, role="performance-manager", asked=LAST_WEEK, now=now)
    assert isinstance(refused, Refused)
    assert SavedView.objects.count() == 1


def test_a_view_is_for_a_role_that_sees_figures(users: dict[str, User], now: datetime) -> None:
    assert isinstance(save_view(by=users["board"], name="A", role="officer", asked={}, now=now), Refused)


def test_its_maker_and_the_coordinator_may_change_it_and_nobody_else(users: dict[str, User], now: datetime) -> None:
    view = saved(users["manager"], now)
    for stranger in ("other", "board"):
        with pytest.raises(NotFound):
            rename_view(by=users[stranger], view=view.pk, name="Taken", now=now)
        with pytest.raises(NotFound):
            remove_view(by=users[stranger], view=view.pk, now=now)
    renamed = rename_view(by=users["coordinator"], view=view.pk, name="Missed at weekends", now=now)
    assert isinstance(renamed, SavedView)
    assert names(users["manager"], now) == ["Missed at weekends"]
    remove_view(by=users["manager"], view=renamed.pk, now=now)
    assert names(users["manager"], now) == []
    with pytest.raises(NotFound):
        rename_view(by=users["manager"], view=view.pk, name="Again", now=now)


def test_each_step_is_audited_with_codes_and_never_with_the_name(users: dict[str, User], now: datetime) -> None:
    view = saved(users["manager"], now, "Zephaniah")
    renamed = rename_view(by=users["manager"], view=view.pk, name="Quillfeather", now=now)
    assert isinstance(renamed, SavedView)
    remove_view(by=users["manager"], view=renamed.pk, now=now)
    rows = list(AuditEvent.objects.filter(verb__contains="-view", verb__startswith="figures.").order_by("id"))
    assert [row.verb for row in rows] == ["figures.save-view", "figures.rename-view", "figures.remove-view"]
    assert "decision=ppn-needed" in rows[0].details
    assert not any("Zephaniah" in row.details or "Quillfeather" in row.details for row in rows)


def test_the_view_that_is_looked_at_is_marked(users: dict[str, User], now: datetime) -> None:
    saved(users["manager"], now)
    reader, today = reader_of(users["manager"], now), now.date()
    here = link_views(reader, "missed", read_narrowing(LAST_WEEK, today), today)
    assert [link.chosen for link in here] == [True]
    assert not link_views(reader, "overview", read_narrowing(LAST_WEEK, today), today)[0].chosen
    tomorrow = today + timedelta(days=1)
    assert not link_views(reader, "missed", read_narrowing(LAST_WEEK, tomorrow), tomorrow)[0].chosen


def test_the_pages_save_rename_and_take_away(client: Client, users: dict[str, User]) -> None:
    client.force_login(users["manager"])
    form = {"codes": "part=missed&decision=ppn-needed&area=", "name": "What we missed", "role": "performance-manager"}
    empty = client.post("/figures/views/save/", {**form, "name": ""}).content.decode()
    assert "Give it a name that your colleagues will understand" in empty
    assert "decision ppn needed" in empty
    assert client.post("/figures/views/save/", form, follow=True).content.decode().count("What we missed") == 2
    view = SavedView.objects.get()
    wrong = client.post(f"/figures/views/{view.pk}/rename/", {f"name-{view.pk}": ""}).content.decode()
    assert f'href="#name-{view.pk}"' in wrong
    answer = client.post(f"/figures/views/{view.pk}/rename/", {f"name-{view.pk}": "All missed"}, follow=True)
    assert "All missed" in answer.content.decode()
    last = SavedView.objects.latest("pk")
    assert "Taken away: All missed" in client.post(f"/figures/views/{last.pk}/remove/", follow=True).content.decode()
    assert AuditEvent.objects.filter(verb="figures.views").exists()
