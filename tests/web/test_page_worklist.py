"""The worklist page: what it shows, to whom, and how many questions it asks the database."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from childtonotice.casework.models import AuditEvent, User

pytestmark = pytest.mark.shown

LIST = "/lists/northvale/to-read/"


@pytest.fixture
def now() -> datetime:
    """The moment of publishing is this one: pages read the clock themselves."""
    return datetime.now(UTC)


def test_the_front_page_leads_a_manager_to_their_list(manager: Client) -> None:
    assert manager.get("/", follow=True).redirect_chain[-1][0] == LIST


def test_the_most_urgent_is_on_top_with_why_in_words(manager: Client) -> None:
    # pages 4: order, why, cover; pages 5: no child's name, no house number
    words = manager.get(LIST).content.decode()
    first = words[words.index("app-row__order") : words.index("app-row__order", words.index("app-row__order") + 20)]
    assert "Read first" in first
    assert "1 of 3 covered" in first
    assert "Tanner&#x27;s Row, Thornwick" in first
    assert "14 Tanner" not in words
    assert "Ellie" not in words


def test_it_says_what_the_order_is_not(manager: Client) -> None:
    assert "not by a score of a child" in manager.get(LIST).content.decode()


def test_a_filter_narrows_the_list_and_says_how_to_widen_it(manager: Client) -> None:
    words = manager.get(LIST, {"found_by": "address"}).content.decode()
    assert "None match. 14 without filters." in words
    assert "Clear filters" in words


def test_htmx_gets_the_list_alone(manager: Client) -> None:
    part = manager.get(LIST, headers={"HX-Request": "true", "HX-Target": "list"}).content.decode()
    assert "app-row" in part
    assert "<html" not in part


def test_days_are_headings_only_when_sorted_by_day(manager: Client) -> None:
    assert "app-list__day" not in manager.get(LIST).content.decode()
    assert "app-list__day" in manager.get(LIST, {"sort": "day"}).content.decode()


def test_officers_are_headings_when_sorted_by_officer(manager: Client) -> None:
    words = manager.get(LIST, {"sort": "officer"}).content.decode()
    assert ">Officer 1184</th>" in words
    assert '<option value="officer" selected>By officer</option>' in words


def test_left_out_and_covered_by_name_are_one_click_away(manager: Client) -> None:
    # Contract ruling 14: a cover by name is never silent
    words = manager.get(LIST).content.decode()
    for tab in ("left-out", "covered-by-name"):
        assert f'href="/lists/northvale/{tab}/"' in words
        assert manager.get(f"/lists/northvale/{tab}/").content.decode().count("app-row__why") == 1


def test_a_record_that_could_not_be_read_is_a_row_until_somebody_checked_it(manager: Client) -> None:
    words = manager.get(LIST).content.decode()
    assert "1 record could not be read" in words
    address = re.search(r'action="(/records/\w+/checked/)"', words)
    assert address
    said = manager.post(address[1], {"words": "It was a lost dog", "back": LIST}, follow=True).content.decode()
    assert "Checked. The record has left this list." in said
    assert "could not be read" not in said


def test_seen_alone_is_no_finding(manager: Client) -> None:
    address = re.search(r'action="(/records/\w+/checked/)"', manager.get(LIST).content.decode())
    assert address
    said = manager.post(address[1], {"words": "seen", "back": LIST}, follow=True).content.decode()
    assert "Say what you found" in said
    assert "1 record could not be read" in said


def test_a_form_may_not_send_the_reader_elsewhere(manager: Client) -> None:
    assert manager.post("/account/keys/", {"back": "//elsewhere.example/"}).headers["Location"] == "/"
    assert manager.post("/account/keys/", {"back": LIST}).headers["Location"] == LIST


def test_the_wrong_verb_is_refused(manager: Client) -> None:
    assert manager.post(LIST).status_code == 405


def test_another_areas_list_looks_as_if_it_were_not_there(client: Client, users: dict[str, User]) -> None:
    client.force_login(users["other"])
    not_theirs, not_there = client.get(LIST), client.get("/lists/nowhere/to-read/")
    assert (not_theirs.status_code, not_there.status_code) == (404, 404)
    assert _without_token(not_theirs.content) == _without_token(not_there.content)


def _without_token(content: bytes) -> bytes:
    return re.sub(rb'name="csrfmiddlewaretoken" value="\w+"', b"", content)


def test_nobody_sees_it_without_signing_in(client: Client, users: dict[str, User]) -> None:
    assert client.get(LIST).headers["Location"].startswith("/sign-in/?next=")


def test_each_look_at_a_list_is_recorded_with_the_items_shown(manager: Client) -> None:
    manager.get(LIST)
    entry = AuditEvent.objects.filter(verb="list.view").latest("id")
    assert entry.subject == "area:northvale"
    assert entry.details.count(",") >= 13


def test_a_longer_list_asks_no_more_questions(
    manager: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_max_num_queries(36):
        manager.get(LIST)


def test_no_page_is_kept_in_a_shared_memory(manager: Client) -> None:
    response = manager.get(LIST)
    assert response.headers["Cache-Control"] == "no-store, private"
    assert "default-src 'none'" in response.headers["Content-Security-Policy"]


def test_a_list_can_be_handed_over_on_one_page(manager: Client, client: Client, users: dict[str, User]) -> None:
    # R43; pages 2
    words = manager.get("/lists/northvale/hand-over/").content.decode()
    assert "Hand over Northvale" in words
    assert "To be read, the most urgent first: 14" in words
    client.force_login(users["other"])
    assert client.get("/lists/northvale/hand-over/").status_code == 404
