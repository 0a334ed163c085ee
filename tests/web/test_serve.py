"""Serving and the demo: one line where they cannot start, and a demo that can be trusted with a folder."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from datetime import date, datetime, timedelta
from pathlib import Path

import pytest
from django.core import wsgi

from childtonotice.casework import serve
from childtonotice.casework.demo.days import first_left, waiting_days
from childtonotice.casework.demo.habits import LEARNS, habit_of, misses
from childtonotice.casework.demo.plan import (
    Plan,
    claim_folder,
    last_morning,
    make_plan,
    read_plan,
    reset_folder,
    write_plan,
)
from childtonotice.casework.demo.work import answer_for
from childtonotice.casework.models import Item
from childtonotice.casework.serve import load_app, prepare, refuse_busy_port, server_settings
from childtonotice.cli import main
from childtonotice.screening.circumstances import LONDON
from childtonotice.screening.errors import CannotStart
from childtonotice.stopping import Stopped


def test_a_port_in_use_is_one_line_with_its_cure() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        with pytest.raises(CannotStart) as caught:
            refuse_busy_port("127.0.0.1", port)
    assert len(caught.value.lines) == 1
    assert str(port) in caught.value.lines[0]
    assert "--port" in caught.value.lines[0]


def test_a_data_folder_that_cannot_be_made_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(CannotStart) as caught:
        prepare(tmp_path / "file" / "data")
    assert str(tmp_path / "file" / "data") in caught.value.lines[0]


def test_who_read_what_stays_out_of_the_servers_log() -> None:
    assert server_settings("127.0.0.1", 8000)["accesslog"] is None
    assert server_settings("::1", 8000)["bind"] == "[::1]:8000"


def test_a_request_to_stop_waits_until_the_app_is_loaded(monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl+C just after the start ended in the traceback of a library that was being loaded."""
    held: list[set[signal.Signals]] = []
    monkeypatch.setattr(wsgi, "get_wsgi_application", lambda: held.append(signal.pthread_sigmask(signal.SIG_BLOCK, ())))
    before = signal.pthread_sigmask(signal.SIG_BLOCK, ())
    load_app()
    assert held[0] >= {signal.SIGINT, signal.SIGTERM, signal.SIGQUIT}
    assert signal.pthread_sigmask(signal.SIG_BLOCK, ()) == before


def test_a_sender_that_is_stopped_before_it_has_begun_says_nothing(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    def stop(_folder: Path) -> None:
        raise Stopped

    monkeypatch.setattr(serve, "prepare", stop)
    assert main(["send", "--every", "60", "--data", str(tmp_path)]) == 0
    assert main(["send", "--data", str(tmp_path)]) == 130
    assert capsys.readouterr().err.count("Stopped") == 1


def test_the_server_answers_and_stops_when_asked(tmp_path: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    code = (
        "from pathlib import Path; from childtonotice.casework.serve import serve; "
        f"serve(data_dir=Path({str(tmp_path)!r}), port={port})"
    )
    server = subprocess.Popen(
        [sys.executable, "-c", code], env={**os.environ, "CTN_DATA": ""}, text=True,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip
    try:
        assert server.stdout is not None
        assert f"http://127.0.0.1:{port}/" in server.stdout.readline()
        assert "Sign in" in _fetch(f"http://127.0.0.1:{port}/")
    finally:
        server.send_signal(signal.SIGTERM)
        _, alarms = server.communicate(timeout=30)
    # No process of it is taken down by what was loaded before it was forked.
    assert "SIG" not in alarms
    assert "terminate" not in alarms


def _fetch(address: str) -> str:
    for _ in range(100):
        try:
            with urllib.request.urlopen(address, timeout=10) as answer:
                return str(answer.read().decode())
        except OSError:
            time.sleep(0.2)
    raise AssertionError(address)


def test_a_demo_keeps_what_it_needs_to_go_on(tmp_path: Path) -> None:
    plan = make_plan(tmp_path / "demo", date(2026, 3, 15))
    assert plan.start == date(2026, 3, 1)
    assert re.fullmatch(r"[\w-]{12}", plan.password)
    assert read_plan(tmp_path / "demo") == plan
    assert plan.note_made(tmp_path / "demo").made
    assert read_plan(tmp_path / "nowhere") is None


def test_a_demo_never_touches_a_folder_that_is_none(tmp_path: Path) -> None:
    (tmp_path / "casework.sqlite3").write_text("a force's own")
    for touch in (lambda: make_plan(tmp_path, date(2026, 3, 15)), lambda: reset_folder(tmp_path)):
        with pytest.raises(CannotStart):
            touch()
    assert (tmp_path / "casework.sqlite3").read_text() == "a force's own"


def test_one_demo_at_a_time_lives_in_a_folder(tmp_path: Path) -> None:
    """Started anew while it is served, it would lose its database under the server's feet."""
    held = claim_folder(tmp_path / "demo")
    assert os.get_inheritable(held)
    with pytest.raises(CannotStart, match="is running already"):
        claim_folder(tmp_path / "demo")
    os.close(held)
    os.close(claim_folder(tmp_path / "demo"))


def test_reset_throws_a_demo_away_and_nothing_where_there_is_none(tmp_path: Path) -> None:
    write_plan(tmp_path / "demo", Plan(start=date(2026, 3, 1)))
    reset_folder(tmp_path / "demo")
    assert not (tmp_path / "demo").exists()
    reset_folder(tmp_path / "demo")


def test_a_plan_that_cannot_be_read_says_how_to_start_anew(tmp_path: Path) -> None:
    (tmp_path / "demo.json").write_text("{")
    with pytest.raises(CannotStart) as caught:
        read_plan(tmp_path)
    assert "RESET=1" in caught.value.lines[1]


@pytest.mark.parametrize(("hour", "day"), [(7, 15), (5, 14)])
def test_before_the_mornings_run_yesterday_is_the_last(hour: int, day: int) -> None:
    assert last_morning(datetime(2026, 3, 15, hour, tzinfo=LONDON)) == date(2026, 3, day)


def test_only_days_that_have_come_and_were_not_run_wait(tmp_path: Path, db: None) -> None:
    for day in (14, 15, 16):
        (tmp_path / "force" / "days" / f"2026-03-{day}").mkdir(parents=True)
    waiting = waiting_days(tmp_path, datetime(2026, 3, 15, 9, tzinfo=LONDON))
    assert [path.name for path in waiting] == ["2026-03-14", "2026-03-15"]


@pytest.mark.parametrize(
    ("known", "decision"),
    [({"ppn_needed": "yes"}, "ppn-needed"), ({"expected_status": "covered"}, "already-submitted"), ({}, "no-child")],
)
def test_the_demos_managers_decide_by_what_is_true(item: Item, known: dict[str, str], decision: str) -> None:
    answer = answer_for(item, {item.incident_id: known}, date(2026, 3, 11))
    assert answer.decision == decision
    assert answer == answer_for(item, {item.incident_id: known}, date(2026, 3, 11))


def test_the_lists_of_the_last_three_mornings_are_left_to_whoever_tries_it() -> None:
    """The demo's people read up to the morning before; all else goes on."""
    assert first_left(datetime(2026, 3, 15, 9, tzinfo=LONDON)) == date(2026, 3, 13)
    assert first_left(datetime(2026, 3, 15, 5, tzinfo=LONDON)) == date(2026, 3, 12)


def test_a_lenient_reader_lets_go_what_a_careful_one_asks_for(item: Item) -> None:
    """Made-up habits differ, so that second readers have something to disagree about."""
    truth = {item.incident_id: {"ppn_needed": "yes"}}
    days = [date(2026, 3, 1) + timedelta(days=n) for n in range(40)]
    asked = {
        name: sum(answer_for(item, truth, day, habit_of(name)).decision == "ppn-needed" for day in days)
        for name in ("manager.northvale", "manager.eastcliff")
    }
    assert asked["manager.northvale"] > 1.3 * asked["manager.eastcliff"] > 0


def test_a_team_that_learns_is_asked_less_in_its_second_week() -> None:
    start = date(2026, 3, 1)
    assert [misses(LEARNS, start + timedelta(days=n), start) for n in (0, 6, 7, 13)] == [True, True, False, False]
    assert not misses("Northvale Response C", start, start)


def test_no_pool_of_connections_is_left_for_the_web_servers_processes_to_share(
    db: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A pool that is forked has lost its threads, and two processes talk into one line until both wait for ever."""

    class Line:
        """A connection to PostgreSQL, as far as closing it goes."""

        vendor, closed = "postgresql", 0

        def close_pool(self) -> None:
            """Remember that it was asked for."""
            self.closed += 1

    line = Line()
    monkeypatch.setenv("CTN_DATA", str(tmp_path))
    monkeypatch.setattr("django.core.management.call_command", lambda *_args, **_more: None)
    monkeypatch.setattr("django.db.connections.close_all", lambda: None)
    monkeypatch.setattr("django.db.connections.all", lambda: [line])
    prepare(tmp_path)
    assert line.closed == 1
