"""The item page: every child, the log with its evidence, and who may see it."""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from childtonotice.casework.lists.item_values import Entry, Part
from childtonotice.casework.models import AuditEvent, Hold, Item, User
from childtonotice.casework.pages.item import find_evidence, fold_log
from tests.web.answers import ASK_THE_OFFICER, NOT_NEEDED, save
from tests.web.made_up import FIRST, publish_stories, text_child

pytestmark = pytest.mark.shown


@pytest.fixture
def now() -> datetime:
    """The moment of publishing is this one: pages read the clock themselves."""
    return datetime.now(UTC)


@pytest.fixture
def words(client: Client, users: dict[str, User], item: Item) -> str:
    """The page of the first item as its manager sees it."""
    client.force_login(users["manager"])
    return client.get(f"/items/{item.number}/").content.decode()


def test_every_child_has_a_tick_or_a_gap(words: str) -> None:
    # Feature 76; pages 11
    children = words[words.index('class="app-children"') : words.index("</ol>", words.index('class="app-children"'))]
    assert re.findall(r"app-child--(\w+)", children) == ["none", "none", "certain"]
    assert "Ellie Tarnbrook" in children
    assert children.count("<strong>No PPN found</strong>") == 2
    assert "by this reference" in children


def test_every_time_on_the_item_has_its_date_beside_it(
    client: Client, users: dict[str, User], item: Item, now: datetime
) -> None:
    # Issue: dates as people say them, with the exact time always beside them on the item and in print
    save(users["manager"], item, NOT_NEEDED, now)
    publish_stories(
        replace(FIRST, children=(*FIRST.children, text_child("baby", "0.5", ""))), now=now + timedelta(hours=1)
    )
    client.force_login(users["manager"])
    words = re.sub(r"<[^>]+>", "", client.get(f"/items/{item.number}/").content.decode())
    said = re.findall(r"(?:Mon|Tue|Wed|Thu|Fri|Sat|Sun) \d\d:\d\d(.{0,20})", words)
    assert len(said) >= 10
    assert [after for after in said if not re.match(r" \(\w", after)] == []


def test_the_evidence_is_marked_and_names_its_child(words: str) -> None:
    # pages 14: never by colour alone
    assert re.search(
        r'app-mark--child"[^>]*>ELLIE, 7,<span class="app-mark__label">.*?evidence for child </span>1', words
    )
    assert 'app-mark--denial"' in words
    assert "says none present" in words
    assert 'app-mark--claim"' in words
    assert "app-entry--risk" in words


def test_a_ppn_that_may_be_the_one_stands_beside_the_child_field_by_field(
    client: Client, users: dict[str, User]
) -> None:
    # Feature 18; contract ruling 14
    client.force_login(users["manager"])
    other = Item.objects.get(incident_id="EX-1002")
    words = client.get(f"/items/{other.number}/").content.decode()
    assert "may be this child: compare" in words
    assert re.search(r"Surname</th><td>Fennimore</td><td>Fenimore</td><td><span[^>]*>same: another spelling", words)
    assert re.search(r"Forename</th><td>Ayo</td><td>Ayo</td><td><span[^>]*>same", words)
    assert f'value="{other.ppns.get().ppn_id}"' in words


def test_every_decision_is_there_with_its_key(words: str) -> None:
    assert [int(key) for key in re.findall(r"radios__label\"[^>]*><kbd>(\d)</kbd>", words)] == [1, 2, 3, 4, 5, 6, 7]


def test_children_without_a_ppn_are_ticked_and_the_covered_one_is_not(words: str) -> None:
    ticked = re.findall(r'name="child" value="\d+"( checked)?', words)
    assert ticked == [" checked", " checked", ""]


def test_the_danger_link_stands_above_the_decisions(words: str) -> None:
    assert words.index("A child may be in danger now") < words.index("What do you decide?")
    assert "Control room" in words


def test_opening_is_recorded_and_holds_the_item(client: Client, users: dict[str, User], item: Item) -> None:
    client.force_login(users["manager"])
    words = client.get(f"/items/{item.number}/").content.decode()
    assert "Yours until" in words
    assert AuditEvent.objects.filter(verb="item.view", subject=f"item:{item.number}").count() == 1
    assert Hold.objects.get(item=item).by == users["manager"]


def test_a_hold_by_someone_else_is_said_and_can_be_taken_over(
    client: Client, users: dict[str, User], item: Item
) -> None:
    soon = timezone.now() + timedelta(minutes=9)
    Hold.objects.create(item=item, by=users["sergeant"], since=timezone.now(), until=soon)
    client.force_login(users["manager"])
    assert "Being read by Ines Rowe" in client.get(f"/items/{item.number}/").content.decode()
    client.post(f"/items/{item.number}/take-over/")
    assert Hold.objects.get(item=item).by == users["manager"]


def test_leaving_lets_go_of_the_item(client: Client, users: dict[str, User], item: Item) -> None:
    client.force_login(users["manager"])
    client.get(f"/items/{item.number}/")
    assert client.post(f"/items/{item.number}/leave/").headers["Location"] == "/lists/northvale/to-read/"
    assert not Hold.objects.filter(item=item).exists()


def test_handing_on_hides_the_item_from_whoever_knows_someone_in_it(
    client: Client, users: dict[str, User], item: Item
) -> None:
    client.force_login(users["manager"])
    client.post(f"/items/{item.number}/hand-on/")
    assert client.get(f"/items/{item.number}/").status_code == 404


def test_an_item_covered_by_name_comes_back_with_one_click(client: Client, users: dict[str, User]) -> None:
    covered = Item.objects.get(incident_id="EX-1090")
    client.force_login(users["manager"])
    assert "Put it back on the list" in client.get(f"/items/{covered.number}/").content.decode()
    client.post(f"/items/{covered.number}/put-back/")
    assert Item.objects.get(pk=covered.pk).state == "to-read"


@pytest.mark.parametrize("role", ["other", "auditor", "data", "board"])
def test_not_theirs_and_not_there_look_the_same(client: Client, users: dict[str, User], item: Item, role: str) -> None:
    # pages 28
    client.force_login(users[role])
    for number in (item.number, "BCDFGHJK"):
        response = client.get(f"/items/{number}/")
        assert response.status_code == 404
        assert "There is no such item in your areas" in response.content.decode()


def test_a_look_outside_ones_area_is_a_deliberate_click_and_recorded(
    client: Client, users: dict[str, User], item: Item
) -> None:
    # R36; pages 15: the reason is asked and never forced
    client.force_login(users["other"])
    asked = client.get(f"/items/{item.number}/outside/").content.decode()
    assert "is recorded" in asked
    assert "Ellie Tarnbrook" not in asked
    shown = client.post(f"/items/{item.number}/outside/", {"reason": ""}, follow=True).content.decode()
    assert "Ellie Tarnbrook" in shown
    assert "What do you decide?" not in shown
    assert AuditEvent.objects.filter(verb="item.look-outside", subject=f"item:{item.number}").count() == 1


@pytest.mark.parametrize("verb", ["decide", "undo", "leave", "take-over", "put-back", "hand-on", "danger"])
def test_what_changes_something_is_posted(client: Client, users: dict[str, User], item: Item, verb: str) -> None:
    client.force_login(users["manager"])
    assert client.get(f"/items/{item.number}/{verb}/").status_code == 405


@pytest.mark.parametrize("verb", ["decide", "leave", "take-over", "put-back", "hand-on", "danger"])
def test_nobody_changes_another_areas_item(client: Client, users: dict[str, User], item: Item, verb: str) -> None:
    client.force_login(users["other"])
    assert client.post(f"/items/{item.number}/{verb}/", {"version": "1"}).status_code == 404
    assert Item.objects.get(pk=item.pk).version == item.version


def test_an_item_asks_a_bounded_number_of_questions(
    client: Client, users: dict[str, User], item: Item, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client.force_login(users["manager"])
    with django_assert_max_num_queries(54):
        client.get(f"/items/{item.number}/")


def entry(number: int, *, marked: bool) -> Entry:
    """An entry of a log, with evidence or without."""
    return Entry(number, "10:00", "", (Part("words", "child" if marked else ""),))


def test_what_is_missing_is_said_on_top_of_the_deciding_whatever_was_sent(
    client: Client, users: dict[str, User], item: Item, now: datetime
) -> None:
    """pages 28: a summary that leads to the field, for danger and for an answer taken by telephone too."""
    client.force_login(users["manager"])
    danger = client.post(f"/items/{item.number}/danger/", {}).content.decode()
    assert '<a href="#danger-told">Say who was told</a>' in danger
    assert danger.index("govuk-error-summary") < danger.index('class="app-danger"')
    save(users["manager"], item, ASK_THE_OFFICER, now)
    address = f"/items/{item.number}/questions/{item.questions.get().pk}/"
    answer = client.post(address, {"advice": "ok"}).content.decode()
    assert '<a href="#advice">Write down what the officer said</a>' in answer
    assert answer.index("govuk-error-summary") < answer.index('id="questions"')


def test_an_item_that_waits_shows_the_decisions_before_undoing(
    client: Client, users: dict[str, User], item: Item, now: datetime
) -> None:
    """pages 9: what decides is in sight; that a question was asked is said once, in the question."""
    save(users["manager"], item, ASK_THE_OFFICER, now)
    client.force_login(users["manager"])
    shown = client.get(f"/items/{item.number}/").content.decode()
    assert shown.index("What do you decide?") < shown.index("Undo this decision")
    assert shown.count("Undo this decision") == 1


def test_the_first_entry_that_shows_a_child_is_quoted_before_any_other_evidence() -> None:
    """pages 9: what the reader came for is on the first screen, however the log begins."""
    risk = replace(entry(5, marked=False), parts=(Part("knife", "risk"),))
    child = replace(entry(9, marked=False), parts=(Part("boy 6", "child", child=1),))
    assert find_evidence((entry(1, marked=False), risk, child)) == child
    assert find_evidence((risk,)) == risk
    assert find_evidence((entry(1, marked=False),)) is None


def test_a_log_of_forty_entries_is_shown_whole() -> None:
    entries = tuple(entry(number, marked=False) for number in range(40))
    assert [block.folded for block in fold_log(entries, whole=False)] == [False]
    assert fold_log((), whole=False) == ()


def test_a_longer_log_folds_what_holds_no_evidence_and_loses_nothing() -> None:
    # pages 13
    entries = tuple(entry(number, marked=number in (3, 4, 30)) for number in range(41))
    blocks = fold_log(entries, whole=False)
    assert [block.folded for block in blocks] == [True, False, True, False, True]
    assert tuple(one for block in blocks for one in block.entries) == entries
    assert fold_log(entries, whole=True)[0].entries == entries


def test_a_ppn_that_answers_for_none_of_the_children_says_so(
    client: Client, users: dict[str, User], now: datetime
) -> None:
    # A reader who sees "No PPN" and a PPN beside it must not look for the difference: both places say it
    ellie = replace(FIRST, reference="EX-7001", children=FIRST.children[:1])
    publish_stories(ellie, now=now)
    client.force_login(users["manager"])
    for reference, times in (("EX-7001", 2), ("EX-1001", 0)):
        words = client.get(f"/items/{Item.objects.get(incident_id=reference).number}/").content.decode()
        assert "PPN 4470" in words
        assert words.count("answers for none of these children") == times
