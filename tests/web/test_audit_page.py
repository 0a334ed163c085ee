"""The auditor's page: the log narrowed, checked as a whole and taken out, without any way into casework."""

from __future__ import annotations

import csv
from datetime import datetime, timedelta
from itertools import pairwise

import pytest
from django.test import Client

from childtonotice.casework.access import NotFound, reader_of
from childtonotice.casework.actions.audit import take_log_out, verify_log
from childtonotice.casework.audit import record, verify_chain
from childtonotice.casework.lists.audit_page import Narrowed, audit_lines, audit_page
from childtonotice.casework.models import AuditEvent, Item, User
from tests.web.answers import NOT_NEEDED, save


@pytest.fixture
def decided(users: dict[str, User], item: Item, now: datetime) -> Item:
    save(users["manager"], item, NOT_NEEDED, now)
    return item


def test_rows_are_narrowed_by_verb_user_thing_and_days(users: dict[str, User], decided: Item, now: datetime) -> None:
    auditor, manager = reader_of(users["auditor"], now), users["manager"].pk

    def count(**by: str) -> int:
        return len(audit_page(auditor, None, Narrowed(**by)).rows)

    assert count(verb="item.decide") == 1
    assert count(verb="item.decide", who=str(manager), subject=decided.number) == 1
    assert count(verb="item.decide", who=str(users["auditor"].pk)) == 0
    today, before = f"{now:%Y-%m-%d}", f"{now - timedelta(days=1):%Y-%m-%d}"
    assert count(verb="item.decide", since=today, until=today) == 1
    assert count(verb="item.decide", until=before) == 0
    assert count(since="no day") == count()


def test_the_whole_log_is_checked_and_a_lost_fingerprint_is_told(users: dict[str, User], decided: Item) -> None:
    head = verify_chain().head
    assert verify_log(by=users["auditor"], head=head).whole
    assert not verify_log(by=users["auditor"], head="f" * 64).whole
    assert AuditEvent.objects.filter(verb="audit.verify").count() == 2


def test_a_page_narrows_checks_and_sends_a_sheet(client: Client, users: dict[str, User], decided: Item) -> None:
    client.force_login(users["auditor"])
    assert "item.decide" in client.get("/audit/?verb=item.decide").content.decode()
    assert "No row matches" in client.get("/audit/?verb=nothing-of-the-kind").content.decode()
    assert "Checked the whole log. The chain is whole" in client.post("/audit/verify/", {"head": ""}).content.decode()
    lost = client.post("/audit/verify/", {"head": "f" * 64}).content.decode()
    assert "That fingerprint is not in the log" in lost
    sent = client.get("/audit/sheet/?verb=item.decide")
    rows = list(csv.DictReader(b"".join(sent).decode().splitlines()))
    assert [row["subject"] for row in rows] == [f"item:{decided.number}"]
    assert AuditEvent.objects.get(verb="audit.export").details == '{"verb":"item.decide"}'


def test_the_sheet_holds_the_whole_chain(users: dict[str, User], decided: Item, now: datetime) -> None:
    record("test", by=None)
    head, *rows = audit_lines(reader_of(users["auditor"], now), Narrowed())
    assert head[-2:] == ("previous", "hash")
    assert len(rows) == AuditEvent.objects.count()
    assert all(after[-2] == before[-1] for before, after in pairwise(rows))


@pytest.mark.parametrize("role", ["manager", "coordinator", "board"])
def test_nobody_else_may(client: Client, users: dict[str, User], role: str) -> None:
    client.force_login(users[role])
    assert client.post("/audit/verify/").status_code == client.get("/audit/sheet/").status_code == 404
    with pytest.raises(NotFound):
        take_log_out(by=users[role], narrowed={})


def test_the_auditor_reaches_no_casework(client: Client, users: dict[str, User], decided: Item) -> None:
    client.force_login(users["auditor"])
    for address in (f"/items/{decided.number}/", "/lists/northvale/to-read/", "/requests/", "/exceptions/"):
        assert client.get(address).status_code == 404
