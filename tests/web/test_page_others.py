"""Requests, runs, audit log, search, account and the pages shown when something is wrong."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest
from django.test import Client

from childtonotice.casework.models import AuditEvent, Item, Run, User
from childtonotice.casework.templatetags.casework import read_undo


@pytest.fixture
def now() -> datetime:
    """The moment of publishing is this one: pages read the clock themselves."""
    return datetime.now(UTC)


def visit(client: Client, user: User, address: str) -> str:
    """The page of this address as the user sees it."""
    client.force_login(user)
    response = client.get(address, follow=True)
    assert response.status_code == 200
    return str(response.content.decode())


@pytest.mark.parametrize(
    ("role", "first"),
    [("manager", "/lists/northvale/to-read/"), ("sergeant", "/lists/eastcliff/to-read/"), ("officer", "/requests/"),
     ("data", "/runs/"), ("auditor", "/audit/"), ("board", "/figures/"),
     ("coordinator", "/areas/"), ("inspector", "/areas/")],
)  # fmt: skip
def test_each_role_begins_where_its_work_is(client: Client, users: dict[str, User], role: str, first: str) -> None:
    client.force_login(users[role])
    assert client.get("/", follow=True).redirect_chain[-1][0] == first


def test_a_run_says_what_came_in_and_what_was_left_out(client: Client, users: dict[str, User]) -> None:
    # Features 4, 51; issue: counts in, out, quarantined, excluded, covered by name
    words = visit(client, users["manager"], f"/runs/{Run.objects.get().number}/")
    for part in ("What came in", "414", "1 record could not be read", "Left out by a rule: 1", "Covered by name: 1"):
        assert part in words
    assert "May concern a child" in words


def test_the_daily_runs_begin_with_what_to_do_about_the_last_file(client: Client, users: dict[str, User]) -> None:
    """Rows read with doubt are no rows that could not be read, and a run that failed says nothing of its file."""
    run = Run.objects.get()
    Run.objects.update(problems_count=9, files={"incidents.csv": {"read": 414, "accepted": 412, "quarantined": 2}})
    assert "2 records of the last file could not be read" in visit(client, users["data"], "/runs/")
    Run.objects.update(files={})
    assert "Every record of the last file could be read" in visit(client, users["data"], "/runs/")
    for status, said in (("failed", "The last run changed no list"), ("started", "A run is under way")):
        Run.objects.filter(pk=run.pk).update(status=status)
        assert said in visit(client, users["data"], "/runs/")


def test_whoever_may_see_runs_but_no_items_sees_counts_alone(client: Client, users: dict[str, User]) -> None:
    words = visit(client, users["data"], f"/runs/{Run.objects.get().number}/")
    assert "414" in words
    assert "EX-1090" not in words


def test_the_audit_log_is_the_auditors(client: Client, users: dict[str, User]) -> None:
    words = visit(client, users["auditor"], "/audit/")
    assert "The chain is whole" in words
    client.force_login(users["manager"])
    assert client.get("/audit/").status_code == 404


def test_search_is_posted_opens_a_single_find_and_is_recorded_without_its_words(
    client: Client, users: dict[str, User], item: Item
) -> None:
    client.force_login(users["manager"])
    assert client.get("/search/", {"words": "EX-1001"}).status_code == 405
    assert client.post("/search/", {"words": "EX-1001"}).headers["Location"] == f"/items/{item.number}/"
    entry = AuditEvent.objects.filter(verb="search").latest("id")
    assert "EX-1001" not in entry.details
    assert "Nothing found in your areas" in client.post("/search/", {"words": "EX-9999"}).content.decode()


def test_an_officer_sees_only_what_they_were_asked_for(client: Client, users: dict[str, User]) -> None:
    assert "No request is open" in visit(client, users["officer"], "/requests/")


def test_the_account_page_says_who_one_is_here(client: Client, users: dict[str, User]) -> None:
    words = visit(client, users["manager"], "/account/")
    assert "Performance manager. Areas: Northvale." in words


def test_the_keys_can_be_switched_off(client: Client, users: dict[str, User]) -> None:
    # pages 23; WCAG 2.1.4
    assert "keys.js" in visit(client, users["manager"], "/lists/northvale/to-read/")
    client.post("/account/keys/", {"back": "/lists/northvale/to-read/"})
    assert "keys.js" not in visit(client, users["manager"], "/account/")
    page = client.get("/lists/northvale/to-read/").content.decode()
    assert "keys.js" not in page
    assert "Switch the shortcut keys on" in page


def test_signing_in_and_out_is_recorded(client: Client, users: dict[str, User]) -> None:
    client.post("/sign-in/", {"login": "joan.hall", "password": "not the right one"})
    client.post("/sign-in/", {"login": "joan.hall", "password": "a long made-up phrase"})
    client.post("/sign-out/")
    verbs = list(AuditEvent.objects.filter(verb__startswith="session").order_by("id").values_list("verb", flat=True))
    assert verbs == ["session.refused", "session.in", "session.out"]


def test_a_refused_sign_in_says_what_to_do_and_not_which_half_was_wrong(client: Client, users: dict[str, User]) -> None:
    said = [
        client.post("/sign-in/", {"login": name, "password": "wrong"}).content.decode()
        for name in ("joan.hall", "nobody")
    ]
    assert all("The username or the password is not right." in words for words in said)


def test_nobody_makes_their_own_account(client: Client, db: None) -> None:
    assert "Accounts are made by your administrator" in client.get("/sign-in/none/").content.decode()


def test_the_second_factor_can_be_switched_on(client: Client, users: dict[str, User]) -> None:
    client.post("/sign-in/", {"login": "joan.hall", "password": "a long made-up phrase"})
    assert "Switch it on" in client.get("/account/second-factor/").content.decode()
    asked = client.get("/account/second-factor/totp/activate/", follow=True)
    assert "Type your password once more" in asked.content.decode()
    again = client.post(asked.redirect_chain[-1][0], {"password": "a long made-up phrase"}, follow=True)
    assert "Scan this picture" in again.content.decode()


def test_an_old_page_is_refused_in_plain_words(users: dict[str, User]) -> None:
    strict = Client(enforce_csrf_checks=True)
    strict.force_login(users["manager"])
    response = strict.post("/search/", {"words": "EX-1001"})
    assert response.status_code == 403
    assert "This page was open too long" in response.content.decode()


def test_a_fault_says_what_to_quote_and_nothing_of_the_record(
    client: Client, users: dict[str, User], monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    # pages 28
    def break_down(*args: object, **kwargs: object) -> None:
        raise RuntimeError("Ellie Tarnbrook, 14 Tanner's Row")

    monkeypatch.setattr("childtonotice.casework.pages.runs.runs", break_down)
    client.raise_request_exception = False
    client.force_login(users["manager"])
    response = client.get("/runs/")
    words = response.content.decode()
    assert response.status_code == 500
    code = re.search(r"Quote ([2-9A-Z]{4})", words)
    assert code
    assert code[1] in caplog.text
    assert "Tarnbrook" not in words


def test_the_undo_beside_a_message_names_its_review() -> None:
    assert read_undo("undo BCDFGHJK 12") == {"address": "undo", "number": "BCDFGHJK", "review": "12"}
    assert read_undo("hand-back BCDFGHJK") == {"address": "hand-back", "number": "BCDFGHJK", "review": ""}
