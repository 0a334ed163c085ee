"""How the areas stand, how a team does, who has feedback: counts beside exposure, and no score of anybody."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from childtonotice.casework import lists
from childtonotice.casework.access import NotFound, reader_of
from childtonotice.casework.actions import Refused
from childtonotice.casework.actions.feedback import Draft, acknowledge, send_feedback
from childtonotice.casework.actions.recoveries import record_submitted
from childtonotice.casework.figure_codes import Narrowing
from childtonotice.casework.lessons import LESSONS
from childtonotice.casework.lists.ppn_facts import NO_TEAM
from childtonotice.casework.models import (
    Attendance,
    AuditEvent,
    DatedLine,
    DatedTable,
    Feedback,
    Item,
    Officer,
    OutboxMessage,
    User,
)
from childtonotice.casework.reports.figures.repeats import count_by_team
from childtonotice.casework.reports.team import team_page
from childtonotice.casework.reports.view import FEWER, open_view
from tests.web.answers import NEEDED, save

HOUR = timedelta(hours=1)
WORDS = "PC read it out by phone: it names both."


@pytest.fixture
def now() -> datetime:
    """The moment of publishing is this one: pages read the clock themselves."""
    return datetime.now(UTC)


@pytest.fixture
def ended(users: dict[str, User], item: Item, now: datetime) -> Item:
    """An item whose request has ended: the PPN came."""
    save(users["manager"], item, NEEDED, now - HOUR)
    record_submitted(by=users["manager"], number=item.number, ppn_id="PPN-9", words=WORDS, now=now)
    return item


def write(item: Item, by: User, now: datetime, **more: str) -> Feedback | Refused:
    """Feedback as the template has it, but for what is given."""
    lesson = LESSONS[0]
    draft = {"template": lesson.code, "officer_id": "1184", "words": lesson.words, "rule": lesson.rule, **more}
    return send_feedback(by=by, number=item.number, draft=Draft(**draft), now=now)


def test_feedback_goes_to_the_officer_and_a_copy_to_the_supervisor(
    users: dict[str, User], ended: Item, now: datetime
) -> None:
    """R28: kind, specific, with the rule; the supervisor has a copy; acknowledged."""
    given = write(ended, users["manager"], now)
    assert isinstance(given, Feedback)
    told = OutboxMessage.objects.filter(kind__startswith="feedback").order_by("pk")
    assert [(one.kind, one.officer_id, one.words) for one in told] == [
        ("feedback", "1184", ""),
        ("feedback-copy", "77", ""),
    ]
    assert acknowledge(by=users["officer"], number=given.number, now=now) is None
    given.refresh_from_db()
    assert given.acknowledged_by == users["officer"]
    assert isinstance(acknowledge(by=users["supervisor"], number=given.number, now=now), Refused)
    kinds = list(ended.events.values_list("kind", flat=True))
    assert kinds[-2:] == ["feedback", "acknowledged"]


@pytest.mark.parametrize("more", [{"words": "noted"}, {"rule": ""}, {"officer_id": "9"}, {"template": "scold"}])
def test_feedback_without_words_rule_or_officer_is_refused(
    users: dict[str, User], ended: Item, now: datetime, more: dict[str, str]
) -> None:
    assert isinstance(write(ended, users["manager"], now, **more), Refused)


def test_feedback_waits_until_the_request_has_ended(users: dict[str, User], item: Item, now: datetime) -> None:
    save(users["manager"], item, NEEDED, now)
    assert isinstance(write(item, users["manager"], now), Refused)


def test_nobody_else_reads_or_acknowledges_feedback(users: dict[str, User], ended: Item, now: datetime) -> None:
    given = write(ended, users["manager"], now)
    assert isinstance(given, Feedback)
    User.objects.filter(pk=users["officer"].pk).update(officer_id="9")
    for role in ("officer", "other", "board"):
        user = User.objects.get(pk=users[role].pk)
        with pytest.raises(NotFound):
            acknowledge(by=user, number=given.number, now=now)
    with pytest.raises(NotFound):
        write(ended, users["other"], now)


def test_no_template_blames_and_every_one_has_rule_and_example() -> None:
    for lesson in LESSONS:
        assert "thank" in lesson.words.lower()
        assert lesson.rule
        assert lesson.example
        assert not re.search(r"\b(fail|failed|failure|wrong|bad|must)\b", lesson.words, re.IGNORECASE)


def test_the_page_fills_the_template_in_and_keeps_typed_words(
    client: Client, users: dict[str, User], ended: Item
) -> None:
    client.force_login(users["manager"])
    address = f"/items/{ended.number}/feedback/"
    first = client.get(address).content.decode()
    assert "no PPN had been sent" in first
    assert f'<a class="govuk-back-link" href="/items/{ended.number}/">' in first
    assert "Supervisor 77 has a copy" in first
    other = client.get(address, {"template": "good-ppn"}).content.decode()
    assert "I read your PPN today" in other
    typed = {"template": "good-ppn", "officer": "1184", "words": "ok", "rule": "My own rule."}
    again = client.post(address, typed).content.decode()
    assert "Write what you want to tell the officer" in again
    assert "My own rule." in again
    typed["words"] = "Thank you, it names every child."
    assert "Sent to officer 1184" in client.post(address, typed, follow=True).content.decode()


def test_the_officer_reads_it_on_their_page(client: Client, users: dict[str, User], ended: Item, now: datetime) -> None:
    write(ended, users["manager"], now)
    client.force_login(users["officer"])
    words = client.get("/requests/").content.decode()
    assert "Thank you for what you did at this incident" in words
    address = re.search(r'action="(/feedback/\w+/read/)"', words)
    assert address
    assert "sees that it was read" in client.post(address[1], follow=True).content.decode()


def attend(officer: str, count: int, now: datetime) -> None:
    """An officer who attended so many incidents with a child."""
    Attendance.objects.bulk_create(
        Attendance(incident_id=f"{officer}-{number}", officer_id=officer, reported_at=now - HOUR)
        for number in range(count)
    )


def test_every_incident_with_a_child_counts_as_attended(users: dict[str, User]) -> None:
    """R29: the rate is per child incidents attended, listed or not."""
    assert Attendance.objects.filter(officer_id="1184").count() == Item.objects.count()


def test_one_of_one_says_nothing(users: dict[str, User], item: Item, now: datetime) -> None:
    """R29: 1 of 1 must not rank first; under twenty incidents nothing is shown."""
    Officer.objects.create(officer_id="1190", team="Response A", supervisor_id="77")
    attend("1190", 1, now)
    save(users["manager"], item, NEEDED, now)
    attend("1184", 30, now)
    page = team_page(reader_of(users["supervisor"]), now)
    assert page.by_officer
    rows = {row.name: row for row in page.rows}
    assert list(rows) == ["1184", "1190"]
    assert (rows["1190"].attended, rows["1190"].asked) == ("fewer than 20", "")
    assert (rows["1184"].asked, rows["1184"].share) == (FEWER, "too few to say anything")


def test_the_total_gives_no_hidden_number_away(users: dict[str, User], now: datetime) -> None:
    Officer.objects.create(officer_id="1190", team="Response A", supervisor_id="77")
    attend("1190", 30, now)
    for number in list(Item.objects.filter(state="to-read").values_list("number", flat=True))[:6]:
        save(users["manager"], Item.objects.get(number=number), NEEDED, now)
    attend("1184", 30, now)
    page = team_page(reader_of(users["supervisor"]), now)
    assert [row.asked for row in page.rows] == ["6", FEWER]
    assert (page.whole.asked, page.whole.share) == ("", "")


def test_managers_see_teams_and_no_officers(users: dict[str, User], now: datetime) -> None:
    page = team_page(reader_of(users["manager"]), now)
    assert (page.by_officer, [row.name for row in page.rows]) == (False, ["Response A"])
    for role in ("officer", "board", "sergeant", "auditor"):
        with pytest.raises(NotFound):
            team_page(reader_of(users[role]), now)


def test_teams_are_counted_as_the_funnel_counts_them(users: dict[str, User], now: datetime) -> None:
    """One place computes each figure, whoever kept the teams; who attended and missed nothing is in the team too."""
    Officer.objects.create(officer_id="1190", team="Response A", supervisor_id="77")
    Officer.objects.create(officer_id="1191", team="Response A", supervisor_id="77")
    attend("1190", 30, now)
    attend("1191", 25, now)
    line = {"table": DatedTable.TEAMS, "subject": "1191", "by": users["coordinator"], "at": now}
    DatedLine.objects.create(says="Response B", starts_on=date(2026, 1, 1), **line)
    for number in list(Item.objects.filter(state="to-read").values_list("number", flat=True))[:6]:
        save(users["manager"], Item.objects.get(number=number), NEEDED, now)
    reader = reader_of(users["coordinator"])
    told = {row.name: (row.asked, row.attended) for row in team_page(reader, now).rows}
    today = timezone.localdate(now)
    view = open_view(reader, Narrowing(today - timedelta(days=89), today), now)
    counted = {name: pair for name, pair in count_by_team(view).items() if name != NO_TEAM}
    assert counted == {"Response A": (6, 30 + Item.objects.count()), "Response B": (0, 25)}
    assert told == {name: (str(missed) if missed else FEWER, str(of)) for name, (missed, of) in counted.items()}


def test_each_area_says_how_old_and_how_late_it_is(users: dict[str, User], item: Item, now: datetime) -> None:
    """R17: oldest, over 24 and 48 hours and 7 days, requests overdue and chased; high risk past its target."""
    save(users["manager"], item, NEEDED, now - 40 * HOUR)
    late = next(
        row for row in lists.areas_page(reader_of(users["inspector"]), now + 6 * HOUR) if row.name == "Northvale"
    )
    assert (late.requested, late.overdue, late.chased) == (1, 1, 1)
    assert late.to_read == 13
    assert late.older[0] >= late.older[1] >= late.older[2]
    assert [row.name for row in lists.areas_page(reader_of(users["manager"]), now)] == ["Northvale", "Area not known"]
    with pytest.raises(NotFound):
        lists.areas_page(reader_of(users["officer"]), now)


@pytest.mark.shown
@pytest.mark.parametrize(
    ("role", "address", "questions"),
    [("manager", "/areas/", 36), ("supervisor", "/team/", 37), ("manager", "/requests/", 44),
     ("manager", "/messages/", 34),
     ("officer", "/requests/", 27)],
)  # fmt: skip
def test_each_page_works_is_recorded_and_asks_no_more_questions_as_it_grows(
    client: Client, users: dict[str, User], now: datetime, role: str, address: str, questions: int,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:  # fmt: skip
    for number in list(Item.objects.filter(state="to-read").values_list("number", flat=True)):
        save(users["manager"], Item.objects.get(number=number), NEEDED, now - 30 * HOUR)
    client.force_login(users[role])
    rows = AuditEvent.objects.count()
    with django_assert_max_num_queries(questions):
        assert client.get(address).status_code == 200
    assert AuditEvent.objects.count() == rows + 1
    assert client.post(address).status_code == 405


def test_a_request_has_a_page_of_its_own(
    client: Client, users: dict[str, User], item: Item, now: datetime,
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:  # fmt: skip
    save(users["manager"], item, NEEDED, now)
    client.force_login(users["manager"])
    address = f"/items/{item.number}/request/"
    with django_assert_max_num_queries(45):
        words = client.get(address).content.decode()
    for part in ("Officer 1184 sends it or replies.", "Were you told by telephone?", "Ask somebody else"):
        assert part in words
    missing = client.post(f"{address}found/", {"found": "PPN-9", "how": "ok"}).content.decode()
    assert "Say how you know that it is the one" in missing
    assert 'value="PPN-9"' in missing
    assert "No officer" not in client.post(f"{address}ask/", {"officer": "77"}, follow=True).content.decode()
    assert "Officer 77 sends it or replies." in client.get(address).content.decode()
    ended = client.post(f"{address}found/", {"found": "PPN-9", "how": WORDS}, follow=True).content.decode()
    assert "Write feedback" in ended
    refused = client.post(f"{address}refuse/", {"refused": "PPN-9", "not-it": "It is about another boy."}, follow=True)
    assert "It is asked for again." in refused.content.decode()


def test_the_item_says_how_its_request_stands_and_why_it_came_back(
    client: Client, users: dict[str, User], item: Item, now: datetime
) -> None:
    save(users["manager"], item, NEEDED, now)
    client.force_login(users["manager"])
    assert "Officer 1184 sends it or replies." in client.get(f"/items/{item.number}/").content.decode()
    said = {"reply": "not-needed", "why": "They live two counties away."}
    client.post(f"/items/{item.number}/request/reply/", said)
    words = client.get(f"/items/{item.number}/").content.decode()
    assert "the officer says none is needed: “They live two counties away.”" in words


def test_a_mail_that_may_not_have_arrived_is_settled_on_a_page(
    client: Client, users: dict[str, User], item: Item, now: datetime
) -> None:
    save(users["manager"], item, NEEDED, now)
    OutboxMessage.objects.filter(kind="request").update(state="uncertain", trouble="no-answer", claimed_at=now)
    client.force_login(users["manager"])
    assert "1 mail may not have arrived" in client.get("/notices/").content.decode()
    words = client.get("/messages/").content.decode()
    assert "The mail server&#x27;s answer was lost" in words
    address = re.search(r'action="(/messages/\w+/settled/)"', words)
    assert address
    assert "Noted: they know." in client.post(address[1], {"became": "arrived"}, follow=True).content.decode()
    client.force_login(users["officer"])
    assert client.get("/messages/").status_code == 404


def test_an_officer_is_spoken_to_and_their_manager_is_told_to_chase(
    users: dict[str, User], item: Item, now: datetime
) -> None:
    save(users["manager"], item, NEEDED, now - 30 * HOUR)
    officer, manager = (lists.requests(reader_of(users[role], now), now).rows[0] for role in ("officer", "manager"))
    assert (officer.chase, officer.owner) == (False, "You: submit it, or open this and say why not.")
    assert manager.chase
    assert manager.owner.startswith("Officer 1184 has not replied, and the inspector was told: ring them")
