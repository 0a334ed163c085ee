"""What figures count is read ahead in each process: the first look waits for nothing, and nothing is read twice."""

from __future__ import annotations

from datetime import datetime, timedelta

import pytest
from django.db import DatabaseError

from childtonotice.casework import lists
from childtonotice.casework.access import reader_of
from childtonotice.casework.actions.answers import Answer
from childtonotice.casework.lists import gently, warm
from childtonotice.casework.lists.fact_rows import STATES, Vocabulary, read_rows
from childtonotice.casework.lists.facts import read_facts, warm_facts
from childtonotice.casework.lists.ppn_facts import known_ppns
from childtonotice.casework.models import Item, User
from childtonotice.casework.serve import server_settings, warm_worker
from tests.web.answers import NEEDED, save


def test_warming_twice_reads_marks_alone(
    users: dict[str, User], item: Item, django_assert_max_num_queries: object
) -> None:
    warm.warm_up()
    with django_assert_max_num_queries(7):  # type: ignore[operator]
        warm.warm_up()


def test_warming_follows_what_happens(users: dict[str, User], item: Item, now: datetime) -> None:
    warm.warm_up()
    before = warm_facts()
    save(users["manager"], item, NEEDED, now)
    warm.warm_up()
    assert known_ppns.mark == warm_facts() != before


def test_a_process_keeps_warm_also_where_the_records_cannot_be_read(monkeypatch: pytest.MonkeyPatch) -> None:
    tries: list[int] = []

    def fail() -> None:
        tries.append(1)
        raise DatabaseError

    def sleep(_seconds: float) -> None:
        if len(tries) > 2:
            raise KeyboardInterrupt

    monkeypatch.setattr(warm, "begin_gently", lambda: None)
    monkeypatch.setattr(warm, "warm_up", fail)
    monkeypatch.setattr(warm.time, "sleep", sleep)
    monkeypatch.setattr(warm.connections, "close_all", lambda: None)
    with pytest.raises(KeyboardInterrupt):
        warm.keep_warm()
    assert len(tries) == 3


def test_each_worker_begins_with_it(monkeypatch: pytest.MonkeyPatch) -> None:
    begun: list[bool] = []
    monkeypatch.setattr(warm, "keep_warm", lambda: begun.append(True))
    assert server_settings("127.0.0.1", 8000)["post_worker_init"] is warm_worker
    warm_worker(None)
    thread = warm.start_warming()
    thread.join(5)
    assert thread.daemon
    assert len(begun) == 2


@pytest.fixture
def reading_ahead(monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """This thread reads ahead, and each pause is noted instead of waited for."""
    paused: list[float] = []
    monkeypatch.setattr(gently._thread, "gentle", True, raising=False)
    monkeypatch.setattr(gently.time, "sleep", paused.append)
    monkeypatch.setattr(gently._process, "asked_at", 0.0)
    return paused


def test_reading_ahead_gives_way_to_a_page_and_to_nothing_else(reading_ahead: list[float]) -> None:
    rows = range(gently.EVERY + 1)
    assert list(gently.gently(rows)) == list(rows)
    assert reading_ahead == []
    gently._note_asked()
    assert list(gently.gently(rows)) == list(rows)
    assert 0 < len(reading_ahead) <= gently.MOST_PAUSES


def test_whoever_waits_for_figures_is_not_kept_waiting(reading_ahead: list[float]) -> None:
    gently._note_asked()
    gently._thread.gentle = False
    with gently.waited_for():
        gently._thread.gentle = True
        gently.give_way()
        assert reading_ahead == []
    gently.give_way()
    assert reading_ahead


def test_a_slice_at_a_time_gives_what_all_at_once_gives(
    users: dict[str, User], item: Item, now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    save(users["manager"], item, NEEDED, now)
    whole = read_rows(Item.objects.all(), Vocabulary())
    monkeypatch.setattr("childtonotice.casework.lists.fact_rows.EVERY", 3)
    sliced = read_rows(Item.objects.all(), Vocabulary())
    assert len(whole["pk"]) > 6
    assert {name: column.tolist() for name, column in whole.items()} == {
        name: column.tolist() for name, column in sliced.items()
    }
    some = whole["pk"].tolist()[::4]
    assert read_rows(Item.objects.all(), Vocabulary(), some)["pk"].tolist() == some


def test_the_figures_count_as_to_be_read_what_the_list_has(users: dict[str, User], item: Item, now: datetime) -> None:
    """What has waited long enough is on the list again, and among the figures too."""
    reader = reader_of(users["manager"], now)
    wait = Answer("wait", "officer", "The officer is asked.", whom="PC 1184", until=now + timedelta(hours=5))
    save(users["manager"], item, wait, now)

    def counted(at: datetime) -> list[int]:
        unread = read_facts(reader, at).state == STATES.index("to-read")
        return [int(unread.sum()), lists.worklist(reader, "northvale", now=at).heading.to_read]

    (before, listed), (after, listed_later) = counted(now), counted(now + timedelta(hours=6))
    assert (after - before, listed_later - listed) == (1, 1)
