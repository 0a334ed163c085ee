"""Blind checks (R10, R33, features 41): read without knowing what the screening said, and measured."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.test import Client

from childtonotice.casework.access import NotFound, reader_of
from childtonotice.casework.actions import Refused
from childtonotice.casework.actions.checks import answer_check
from childtonotice.casework.lists import checks_page, worklist
from childtonotice.casework.models import AuditEvent, Item, Run, Sample, State, Stratum, User
from childtonotice.casework.publish import publish

WORDS = "The log says her little one was asleep next door."


@pytest.fixture
def now() -> datetime:
    """Pages read the clock themselves."""
    return datetime.now(UTC)


def draw(
    users: dict[str, User], now: datetime, stratum: Stratum = Stratum.UNLISTED, number: int = 1, **more: object
) -> Sample:
    run, area = Run.objects.get(), users["manager"].grants.get().areas.get()
    return Sample.objects.create(
        run=run, stratum=stratum, stratum_size=300, incident_id=f"EX-7{number:03}", area=area, reported_at=now,
        facts={"opening_code": "Noise", "flags": ["MARAC"]}, log="0110 loud music, little one next door", **more,
    )  # fmt: skip


def answer(by: User, sample: Sample, now: datetime, answer: str = "no-child", words: str = WORDS) -> object:
    return answer_check(by=by, number=sample.number, answer=answer, words=words, now=now)


def test_a_check_that_finds_a_child_goes_on_the_list_of_its_area(users: dict[str, User], now: datetime) -> None:
    assert answer(users["sergeant"], draw(users, now), now, "ppn-needed") is True
    rows = worklist(reader_of(users["manager"], now), "northvale", tab="to-read", now=now).rows
    found = next(row for row in rows if row.reference == "EX-7001")
    assert (found.state_words, found.band, found.covered) == ("Found by a blind check", "read-next", "Not covered")
    assert AuditEvent.objects.filter(verb="check.answer", subject__startswith="check:").count() == 1


def test_an_incident_that_is_already_an_item_is_brought_back(users: dict[str, User], now: datetime) -> None:
    item = Item.objects.get(state=State.LEFT_OUT)
    sample = draw(users, now, Stratum.EXCLUDED)
    Sample.objects.filter(pk=sample.pk).update(incident_id=item.incident_id)
    assert answer(users["sergeant"], sample, now, "ppn-needed") is True
    assert Item.objects.get(pk=item.pk).state == State.TO_READ


def test_no_run_takes_off_the_list_what_a_reader_found(users: dict[str, User], now: datetime) -> None:
    assert answer(users["sergeant"], draw(users, now), now, "ppn-needed") is True
    item = Item.objects.get(note="blind-check")
    from tests.web.made_up import FORCE

    publish(Run.objects.get(), [], force=FORCE, now=now, gone=[item.incident_id])
    again = Item.objects.get(pk=item.pk)
    assert (again.state, again.note) == (State.TO_READ, "blind-check")


def test_an_answer_needs_a_choice_and_words_and_is_given_once(users: dict[str, User], now: datetime) -> None:
    sample = draw(users, now)
    refused = answer(users["sergeant"], sample, now, "", "noted")
    assert isinstance(refused, Refused)
    assert [field for field, _ in refused.errors] == ["answer", "words"]
    assert answer(users["sergeant"], sample, now) is False
    with pytest.raises(NotFound):
        answer(users["sergeant"], sample, now)


@pytest.mark.parametrize("role", ["manager", "officer", "board", "data", "auditor"])
def test_only_the_coordinator_and_the_sergeants_check(
    client: Client, users: dict[str, User], now: datetime, role: str
) -> None:
    sample = draw(users, now)
    client.force_login(users[role])
    for address in ("/checks/", f"/checks/{sample.number}/"):
        assert client.get(address).status_code == 404
    assert client.post(f"/checks/{sample.number}/answer/").status_code == 404


def test_a_restricted_check_is_there_for_named_readers_alone(users: dict[str, User], now: datetime) -> None:
    sample = draw(users, now, restricted=True)
    with pytest.raises(NotFound):
        answer(users["sergeant"], sample, now)


def test_the_page_tells_nothing_of_what_the_screening_said(
    client: Client, users: dict[str, User], now: datetime
) -> None:
    sample = draw(users, now, Stratum.EXCLUDED)
    client.force_login(users["sergeant"])
    page = client.get(f"/checks/{sample.number}/").content.decode()
    assert "little one next door" in page
    for word in ("MARAC", "Left out by a rule", "Covered by", "app-mark"):
        assert word not in page
    assert client.get(f"/checks/{sample.number}/answer/").status_code == 405


def test_typed_words_survive_and_the_next_check_follows(client: Client, users: dict[str, User], now: datetime) -> None:
    first, second = sorted((draw(users, now, number=n) for n in (1, 2)), key=lambda sample: sample.number)
    client.force_login(users["sergeant"])
    again = client.post(f"/checks/{first.number}/answer/", {"words": "her little one"})
    assert again.status_code == 200
    assert "her little one</textarea>" in again.content.decode()
    assert "Choose an answer" in again.content.decode()
    saved = client.post(f"/checks/{first.number}/answer/", {"answer": "no-child", "words": WORDS})
    assert saved.headers["Location"] == f"/checks/{second.number}/"


def test_what_the_checks_show_is_a_share_with_its_interval(users: dict[str, User], now: datetime) -> None:
    # 1 of 39 (one more could not be told): Wilson's upper limit is 13.2 %, by hand from the formula.
    for number in range(40):
        choice = "ppn-needed" if number == 0 else "unclear" if number == 1 else "no-child"
        draw(users, now, number=number, answer=choice, answered_by=users["sergeant"], answered_at=now)
    shown = next(row for row in checks_page(reader_of(users["sergeant"], now), now).measured if row.drawn)
    share, z = 1 / 39, 1.959964
    centre, width = share + z**2 / 78, z * (share * (1 - share) / 39 + z**2 / (4 * 39**2)) ** 0.5
    upper = (centre + width) / (1 + z**2 / 39)
    assert shown.said == f"Of 39 read, 1 needed a PPN: at most {round(100 * upper)} in 100 of the rest."


def test_few_answers_are_said_to_tell_little(users: dict[str, User], now: datetime) -> None:
    answer(users["sergeant"], draw(users, now), now)
    shown = next(row for row in checks_page(reader_of(users["sergeant"], now), now).measured if row.drawn)
    assert "too few to rely on yet" in shown.said
