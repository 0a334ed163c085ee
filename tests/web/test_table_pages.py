"""The pages of the dated tables, and who reads at the weekend: forms, pasting with a preview, ending, duty."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from childtonotice.casework.access import reader_of
from childtonotice.casework.actions.dated import Changed, add_lines
from childtonotice.casework.dated_tables import Draft
from childtonotice.casework.lists import areas_page, banners, worklist
from childtonotice.casework.models import AuditEvent, DatedLine, Item, User
from tests.web.answers import NOT_NEEDED, save

SATURDAY = datetime(2026, 3, 14, 9, 0, tzinfo=UTC)
MONDAY = datetime(2026, 3, 16, 7, 0, tzinfo=UTC)
TABLES = ("areas", "teams", "leave", "free-days", "councils", "duty")


@pytest.fixture
def manager(client: Client, users: dict[str, User]) -> Client:
    client.force_login(users["data"])
    return client


def page(client: Client, address: str, posted: dict[str, str] | None = None) -> str:
    answer = client.get(address) if posted is None else client.post(address, posted, follow=True)
    assert answer.status_code == 200
    return str(answer.content.decode())


def name_duty(users: dict[str, User], *areas: str) -> None:
    """The sergeant is on duty from Saturday to Sunday."""
    drafts = [
        Draft(area, users["sergeant"].username, "", SATURDAY.date(), SATURDAY.date() + timedelta(days=1))
        for area in areas
    ]
    assert isinstance(add_lines(by=users["data"], table="duty", drafts=drafts, now=SATURDAY), Changed)


@pytest.mark.parametrize("table", TABLES)
def test_each_table_says_what_it_is_for_and_how_to_paste(manager: Client, table: str) -> None:
    shown = page(manager, f"/tables/{table}/")
    assert "No line counts today" in shown
    assert "Paste many lines from a sheet" in shown
    assert AuditEvent.objects.filter(verb="tables.view", subject=f"table:{table}").count() == 1


def test_the_first_page_says_for_which_areas_nobody_is_on_duty(manager: Client) -> None:
    shown = page(manager, "/tables/")
    assert "Nobody is on duty on" in shown
    assert "Eastcliff, Northvale, Southmoor" in shown


def test_a_line_is_added_and_what_was_typed_stays_where_it_is_refused(manager: Client) -> None:
    typed = {"subject": "9999", "starts_on": "2026-04-02", "ends_on": "2026-04-12"}
    refused = page(manager, "/tables/leave/add/", typed)
    assert "Give the number of an officer on the force&#x27;s list" in refused
    assert 'value="9999"' in refused
    assert "Write the day as 14/03/2026" in page(manager, "/tables/leave/add/", typed | {"starts_on": "soon"})
    assert "Added: 1 line." in page(manager, "/tables/leave/add/", typed | {"subject": "1184"})


def test_lines_are_pasted_with_a_preview_and_kept_together(manager: Client) -> None:
    pasted = "Place\tCouncil\tFrom\nZZ10\tNorthvale Council\t01/04/2026\nZZ11\tMoor and Coast Council\t2026-04-01"
    shown = page(manager, "/tables/councils/paste/", {"lines": pasted})
    assert "What would be kept: 2 of 2" in shown
    assert not DatedLine.objects.exists()
    assert "Added: 2 lines." in page(manager, "/tables/councils/paste/", {"lines": pasted, "do": "keep"})


def test_a_pasted_line_that_is_wrong_keeps_all_from_being_kept(manager: Client) -> None:
    pasted = "1184; 02/04/2026; 12/04/2026\n9999; 02/04/2026"
    shown = page(manager, "/tables/leave/paste/", {"lines": pasted, "do": "keep"})
    assert "What would be kept: 1 of 2" in shown
    assert "Nothing is kept yet." in shown
    assert "9999; 02/04/2026</textarea>" in shown
    assert not DatedLine.objects.exists()


def test_nothing_pasted_is_said(manager: Client) -> None:
    assert "Paste at least one line" in page(manager, "/tables/leave/paste/", {"lines": " \n"})


def test_a_line_is_given_a_last_day_and_another_taken_back(manager: Client) -> None:
    page(manager, "/tables/leave/add/", {"subject": "1184", "starts_on": "2026-04-02"})
    first = DatedLine.objects.get()
    wrong = page(manager, f"/tables/leave/{first.pk}/end/", {f"ends-{first.pk}": "2026-04-01"})
    assert "Give a last day that is not before the first" in wrong
    assert "Given a last day: 1 line." in page(
        manager, f"/tables/leave/{first.pk}/end/", {f"ends-{first.pk}": "2026-04-03"}
    )
    second = DatedLine.objects.latest("id")
    assert "Taken back: 1 line." in page(manager, f"/tables/leave/{second.pk}/take-back/", {})
    assert "1184" not in page(manager, "/tables/leave/").split("Add a line")[0]


def test_who_may_read_at_the_weekend_is_chosen_from_those_who_decide_there(manager: Client) -> None:
    shown = page(manager, "/tables/duty/")
    assert "Joan Hall (Northvale)" in shown
    assert "Ines Rowe (all areas)" in shown
    assert "Lena Frost" not in shown


def test_at_the_weekend_an_area_without_duty_is_unread_since_friday(users: dict[str, User], now: datetime) -> None:
    item = Item.objects.get(incident_id="EX-1001")
    save(users["manager"], item, NOT_NEEDED, SATURDAY - timedelta(hours=17))
    reader = reader_of(users["manager"], SATURDAY)
    assert worklist(reader, "northvale", now=SATURDAY).heading.unread_since == "Fri 16:00"
    assert {row.name: row.unread_since for row in areas_page(reader, SATURDAY)}["Northvale"] == "Fri 16:00"
    name_duty(users, "Northvale")
    assert worklist(reader, "northvale", now=SATURDAY).heading.unread_since == ""
    # The duty reader read nothing either: on Monday it is said all the same.
    assert worklist(reader, "northvale", now=MONDAY).heading.unread_since == "Fri 16:00"


def test_the_duty_reader_is_told_how_much_is_to_be_read_first(users: dict[str, User]) -> None:
    Item.objects.filter(incident_id="EX-1001").update(priority=1)
    name_duty(users, "Northvale", "Eastcliff")
    reader = reader_of(users["sergeant"], SATURDAY)
    told = [banner.words for banner in banners(reader, now=SATURDAY) if banner.code == "duty"]
    assert told == ["You are on duty today: Eastcliff 0 to read first, Northvale 1 to read first."]
    assert not [banner for banner in banners(reader, now=MONDAY) if banner.code == "duty"]
    assert not [b for b in banners(reader_of(users["manager"], SATURDAY), now=SATURDAY) if b.code == "duty"]


def test_on_their_day_the_duty_reader_comes_to_what_is_read_first_there(
    client: Client, users: dict[str, User], monkeypatch: pytest.MonkeyPatch
) -> None:
    name_duty(users, "Southmoor")
    client.force_login(users["sergeant"])
    monkeypatch.setattr(timezone, "now", lambda: SATURDAY)
    assert client.get("/lists/")["Location"] == "/lists/southmoor/to-read/?band=read-first"
    monkeypatch.setattr(timezone, "now", lambda: MONDAY)
    assert client.get("/lists/")["Location"] == "/lists/eastcliff/to-read/"


def test_the_number_of_questions_does_not_grow_with_the_lines(
    manager: Client, users: dict[str, User], django_assert_max_num_queries: object
) -> None:
    drafts = [Draft(f"ZZ{n}", "Northvale Council", "", date(2026, 1, 1)) for n in range(1, 300)]
    add_lines(by=users["data"], table="councils", drafts=drafts)
    for address in ("/tables/", "/tables/councils/", "/tables/duty/"):
        with django_assert_max_num_queries(40):  # type: ignore[operator]
            page(manager, address)
