"""The page of papers and the command: made for the one who asks, wrong days said in words, recorded, else not there."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from childtonotice.casework.models import AuditEvent, Item, User
from childtonotice.casework.reports.papers.asked import Asked
from childtonotice.casework.reports.papers.take import write_report
from childtonotice.screening.errors import CannotStart
from tests.web import answers

PAGE = "/papers/"


@pytest.fixture
def now() -> datetime:
    """The moment of publishing is this one: pages read the clock themselves."""
    return datetime.now(UTC)


def test_the_page_offers_what_the_reader_may_have_and_costs_the_same(
    manager: Client, users: dict[str, User], django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    manager.get(PAGE)
    with django_assert_num_queries(16 + (connection.vendor == "postgresql")):
        words = manager.get(PAGE).content.decode()
    assert [title in words for title in ("Daily management sheet", "Inspection pack")] == [True, True]
    manager.force_login(users["board"])
    words = manager.get(PAGE).content.decode()
    assert "Monthly performance report" in words
    assert "Inspection pack" not in words
    assert AuditEvent.objects.filter(verb="papers.view").count() == 3


def test_a_paper_is_downloaded_and_recorded(manager: Client) -> None:
    answer = manager.post(f"{PAGE}daily/take/", {"form": "pdf"})
    assert answer.headers["Content-Disposition"].startswith('attachment; filename="daily-')
    assert answer.headers["Cache-Control"] == "no-store, private"
    assert answer.content.startswith(b"%PDF")
    assert AuditEvent.objects.get(verb="paper.export").subject == "paper:daily"


@pytest.mark.parametrize(
    ("kind", "typed", "said"),
    [
        ("monthly", {"start": "2026-03-09", "end": "2026-03-01"}, "Choose a last day that is not before the first"),
        ("monthly", {"start": "the ninth"}, "Choose a day"),
        ("inspection", {}, "Name the cases by our numbers, or say how many to draw"),
        ("inspection", {"draw": "31"}, "Choose 30 cases at most"),
        ("inspection", {"draw": "5"}, "There is no decided case to put into a pack."),
        ("inspection", {"numbers": "ZZZZZZZZ"}, "There is no such item in your areas."),
    ],
)
def test_what_is_wrong_is_said_and_what_was_typed_stays(
    manager: Client, kind: str, typed: dict[str, str], said: str
) -> None:
    answer = manager.post(f"{PAGE}{kind}/take/", typed)
    words = answer.content.decode()
    assert said in words
    assert all(value in words for value in typed.values() if value != "the ninth")
    assert not AuditEvent.objects.filter(verb="paper.export").exists()


def test_cases_are_found_however_their_numbers_are_typed(
    manager: Client, users: dict[str, User], now: datetime
) -> None:
    item = Item.objects.get(incident_id="EX-1001")
    answers.save(users["manager"], item, answers.NOT_NEEDED, now)
    typed = {"numbers": f" {item.number.lower()}, {item.number}\n", "form": "docx"}
    assert manager.post(f"{PAGE}inspection/take/", typed).content.startswith(b"PK")
    assert AuditEvent.objects.get(verb="paper.export").details.count(item.number) == 1


@pytest.mark.parametrize("path", ["daily/take/", "inspection/take/", "nothing/take/"])
def test_what_is_not_yours_is_not_there(client: Client, users: dict[str, User], path: str) -> None:
    client.force_login(users["board"])
    assert client.post(f"{PAGE}{path}", {"form": "pdf", "draw": "3"}).status_code == 404
    client.force_login(users["officer"])
    assert client.get(PAGE).status_code == 404
    client.force_login(users["manager"])
    assert client.post(f"{PAGE}daily/take/", {"form": "exe"}).status_code == 404
    assert client.post(f"{PAGE}monthly/take/", {"form": "pdf", "area": "southmoor"}).status_code == 200
    assert not AuditEvent.objects.filter(verb="paper.export").exists()


def test_the_command_writes_it_and_refuses_in_words(users: dict[str, User], tmp_path: Path) -> None:
    path = tmp_path / "sheet.pdf"
    told = write_report(path, "daily", Asked(), username=users["manager"].username)
    assert str(path) in told
    assert path.read_bytes().startswith(b"%PDF")
    for kind, asked, name, said in (
        ("daily", Asked(), "nobody", "There is no user nobody"),
        ("daily", Asked(), users["board"].username, "This user has no such paper"),
        ("inspection", Asked(), users["coordinator"].username, "No case was named"),
    ):
        with pytest.raises(CannotStart, match=said):
            write_report(path, kind, asked, username=name)
    with pytest.raises(CannotStart, match="cannot be written"):
        write_report(tmp_path / "none" / "x.pdf", "daily", Asked(), username=users["manager"].username)
