"""Why a list is empty, and the banners: an empty screen is never a false all-clear (features 51, 75)."""

from __future__ import annotations

import io
from datetime import datetime, timedelta

import openpyxl
import pytest
from django.test import Client

from childtonotice.casework import lists
from childtonotice.casework.access import reader_of
from childtonotice.casework.actions.dangers import Raised, confirm_danger, raise_danger
from childtonotice.casework.actions.items import check_unreadable
from childtonotice.casework.excel.out import take_out
from childtonotice.casework.lists.values import Filters, Worklist
from childtonotice.casework.models import Item, Run, User
from tests.web.answers import NEEDED, NOT_NEEDED, save
from tests.web.made_up import make_user

HOUR = timedelta(hours=1)


def open_list(user: User, now: datetime, area: str = "southmoor", filters: Filters | None = None) -> Worklist:
    return lists.worklist(reader_of(user, now), area, filters=filters, now=now)


def why(page: Worklist) -> tuple[str, str]:
    assert page.empty is not None
    return page.empty.code, page.empty.words


def codes(user: User, now: datetime) -> list[str]:
    return [banner.code for banner in lists.banners(reader_of(user, now), now=now)]


def test_none_found_says_what_was_read(users: dict[str, User], now: datetime) -> None:
    code, words = why(open_list(users["other"], now))
    assert code == "none-found"
    assert words == (
        "412 incidents from Sun 07:00 to Wed 07:00 were read: "
        "38 with a child, 20 covered, 1 left out, none without a PPN."
    )


def test_all_done_says_when_and_what_is_open(users: dict[str, User], now: datetime) -> None:
    items = list(Item.objects.filter(state="to-read"))
    for number, item in enumerate(items):
        save(users["manager"], item, NEEDED if number == 0 else NOT_NEEDED, now + HOUR)
    code, words = why(open_list(users["manager"], now + 2 * HOUR, "northvale"))
    assert code == "done"
    assert words == (
        "All 14 read at 08:00. 1 request is open, due by tomorrow, 08:00. The next list comes tomorrow at 06:00."
    )


@pytest.mark.parametrize(
    ("needed", "told"),
    [
        (1, "1 request is open and was due Tue 18:00 (10 Mar 2026)."),
        (2, "2 requests are open; the first was due Tue 18:00 (10 Mar 2026)."),
    ],
)
def test_a_request_that_was_due_is_not_said_to_be_to_come(
    users: dict[str, User], now: datetime, needed: int, told: str
) -> None:
    items = list(Item.objects.filter(state="to-read"))
    for number, item in enumerate(items):
        save(users["manager"], item, NEEDED if number < needed else NOT_NEEDED, now + HOUR)
    Item.objects.filter(state="requested").update(due_at=now - 13 * HOUR)
    assert told in why(open_list(users["manager"], now + 2 * HOUR, "northvale"))[1]


def test_a_filter_is_not_an_empty_list(users: dict[str, User], now: datetime) -> None:
    page = open_list(users["manager"], now, "northvale", Filters(day="1999-01-01"))
    assert why(page) == ("filtered", "None match. 14 without filters.")


def test_a_late_file_is_said_in_red_and_is_no_all_clear(users: dict[str, User], now: datetime) -> None:
    late = now + timedelta(days=1)
    code, words = why(open_list(users["other"], late))
    assert code == "feed-late"
    assert words == (
        "Thursday's file has not come. This list ends Wed 07:00. It is not an all-clear. Tell the data manager."
    )
    assert codes(users["other"], late)[0] == "feed-late"
    assert codes(users["board"], late) == ["feed-late"]
    assert "feed-late" not in codes(users["other"], now + 23 * HOUR)  # 06:00, before the half hour of grace


def test_a_short_file_is_said(users: dict[str, User], now: datetime) -> None:
    counts = {"incidents": 96, "usual": [400, 470]}
    Run.objects.update(feed="short", counts=counts)
    code, words = why(open_list(users["other"], now))
    assert code == "feed-short"
    assert words.startswith("Only 96 incidents, usually 400 to 470: some children may be missing from this list.")


def test_before_the_first_run_there_is_nothing(db: None, now: datetime) -> None:
    code, _ = why(open_list(make_user("first", "coordinator"), now, "unknown"))
    assert code == "no-run"


def test_a_wrong_folder_typed_alarms_nobody(users: dict[str, User], now: datetime) -> None:
    Run.objects.create(status="not-started", extract="x", day=now.date(), started_at=now)
    assert "run-failed" not in codes(users["manager"], now)


def test_a_run_that_broke_off_is_said(users: dict[str, User], now: datetime) -> None:
    Run.objects.create(status="failed", extract="x", day=now.date(), started_at=now)
    assert "run-failed" in codes(users["manager"], now)


def test_unreadable_rows_are_in_the_list_until_checked(users: dict[str, User], now: datetime) -> None:
    page = open_list(users["manager"], now, "northvale")
    row = page.unreadable[0]
    assert row.words == "Record 214 of incidents.csv could not be read"
    assert row.may_hold_child
    unreadable = next(banner for banner in page.banners if banner.code == "unreadable")
    assert unreadable.words == "1 record could not be read; 1 may concern a child: check on the force's system."
    assert open_list(users["other"], now).unreadable == ()
    words = "It is a parking complaint, no child."
    assert check_unreadable(by=users["manager"], number=row.number, words=words, now=now) is None
    assert open_list(users["manager"], now, "northvale").unreadable == ()


def test_danger_stays_red_until_someone_confirms(users: dict[str, User], item: Item, now: datetime) -> None:
    raised = raise_danger(
        by=users["manager"], number=item.number, told="Control room", told_at=now, words="Line still open.", now=now
    )
    assert isinstance(raised, Raised)
    first = lists.banners(reader_of(users["sergeant"], now), now=now)[0]
    assert (first.code, first.colour, first.number) == ("danger", "red", item.number)
    assert first.words.endswith("Joan Hall told Control room at 07:00; not yet confirmed.")
    assert "danger" not in codes(users["other"], now)
    confirm_danger(by=users["sergeant"], danger_id=raised.danger_id, words="Unit with them at 07:20.", now=now)
    assert "danger" not in codes(users["manager"], now)
    shown = lists.item_page(reader_of(users["manager"], now), item.number, now=now).dangers[0]
    assert shown.confirmed_words == "Ines Rowe confirmed: Unit with them at 07:20."


@pytest.mark.parametrize(
    ("told", "minutes", "field"), [("", 0, "told"), ("Control room", None, "told_at"), ("Control room", 5, "told_at")]
)
def test_who_was_told_and_when_has_to_be_said(
    users: dict[str, User], item: Item, now: datetime, told: str, minutes: int | None, field: str
) -> None:
    at = None if minutes is None else now + timedelta(minutes=minutes)
    outcome = raise_danger(by=users["manager"], number=item.number, told=told, told_at=at, now=now)
    assert not isinstance(outcome, Raised)
    assert [name for name, _ in outcome.errors] == [field]


def test_the_page_of_notices_says_which_records_could_not_be_read(client: Client, users: dict[str, User]) -> None:
    """pages 26: "See which" leads to the records themselves, for those who may see that area's list."""
    client.force_login(users["manager"])
    assert "Record 214 of incidents.csv could not be read" in client.get("/notices/").content.decode()
    client.force_login(users["other"])
    assert "Record 214" not in client.get("/notices/").content.decode()


def test_a_workbook_of_nothing_says_why_and_is_no_all_clear(users: dict[str, User], now: datetime) -> None:
    """R17: as the page of an empty list does; a late file is said above a full one too."""
    late = now + timedelta(days=1)
    titles = {}
    for name, at in (("other", now), ("manager", now), ("other-late", late), ("manager-late", late)):
        content, _ = take_out(
            reader_of(users[name.removesuffix("-late")], at), "southmoor" if "other" in name else "northvale", at
        )
        book = openpyxl.load_workbook(io.BytesIO(content))
        titles[name] = [
            " ".join(str(cell.value or "") for cell in book[sheet][1]) for sheet in ("Worklist", "Children")
        ]
    assert all("412 incidents from Sun 07:00 to Wed 07:00 were read" in title for title in titles["other"])
    assert all(
        "Thursday's file has not come." in title for name in ("other-late", "manager-late") for title in titles[name]
    )
    assert not any("incidents" in title or "file" in title for title in titles["manager"])
