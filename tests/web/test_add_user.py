"""The command that adds a user: how the first administrator comes to be (R36)."""

from __future__ import annotations

import io
from datetime import datetime

import pytest
from django.core.management import CommandError, call_command
from django.db import connection

from childtonotice.casework.access import areas_for, reader_of
from childtonotice.casework.models import Area, AuditEvent, User


@pytest.fixture(autouse=True)
def typed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("a long made-up phrase\n"))


def test_a_user_with_a_role_in_an_area(users: dict[str, User], now: datetime) -> None:
    call_command("add_user", "k.ash", name="K Ash", role="performance-manager", area=["northvale"])
    user = User.objects.get(username="k.ash")
    assert [area.name for area in areas_for(reader_of(user))] == ["Northvale"]
    assert user.check_password("a long made-up phrase")
    assert list(AuditEvent.objects.order_by("-id").values_list("verb", flat=True)[:2]) == ["grant.give", "user.add"]


def test_the_first_administrator_needs_no_area(db: None) -> None:
    call_command("add_user", "root.admin", role="administrator")
    assert [role.value for role in reader_of(User.objects.get()).roles] == ["administrator"]


def test_a_wrong_area_adds_nobody(db: None) -> None:
    Area.objects.create(code="northvale", name="Northvale")
    with pytest.raises(CommandError, match=r"no area called Atlantis\. Areas: Northvale\."):
        call_command("add_user", "k.ash", role="inspector", area=["Atlantis"])
    assert not User.objects.exists()


def test_a_weak_password_adds_nobody(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("short\n"))
    with pytest.raises(CommandError, match="too short"):
        call_command("add_user", "k.ash", role="inspector")
    assert not User.objects.exists()


def test_a_name_that_is_taken_is_refused(users: dict[str, User]) -> None:
    with pytest.raises(CommandError, match="Someone has this user name already"):
        call_command("add_user", "joan.hall", role="inspector")


def test_without_a_database_it_says_what_to_do(db: None, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection.introspection, "table_names", list)
    with pytest.raises(CommandError, match="Start the web app once"):
        call_command("add_user", "root.admin", role="administrator")
