"""A run stops where the machine reads the test sentences otherwise than it should."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
import re2

from childtonotice.screening import screen
from childtonotice.screening.errors import CannotStart
from childtonotice.screening.gather import duckdb
from childtonotice.screening.text import prove_reading, selftest
from tests.spec.drawn import read_drawn, write_extract

DAY = """
incidents
incident_id | log
E1          | 2 kids upstairs
"""
ENOUGH_SECONDS = 0.25


@pytest.fixture(autouse=True)
def nothing_proven(monkeypatch: pytest.MonkeyPatch) -> None:
    """Each test is the first that asks in its process."""
    monkeypatch.setattr(selftest, "PROVEN", set())


def test_a_process_asks_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """The second screening of a process is not held up, and a test that failed is not taken for one that passed."""
    asked = []

    def ask(expressions: tuple[str, ...], logs: list[str]) -> list[bool]:
        asked.append(len(logs))
        return hits(expressions, logs) if len(asked) > 1 else [False] * len(logs)

    with pytest.raises(CannotStart):
        prove_reading(ask, "re2")
    prove_reading(ask, "re2")
    prove_reading(ask, "re2")
    assert len(asked) == 2


def hits(expressions: tuple[str, ...], logs: list[str]) -> list[bool]:
    """Which logs one of the expressions matches, as stage 1 is meant."""
    return [any(re2.search("(?i)" + each, log) for each in expressions) for log in logs]


def test_the_sentences_are_read_as_they_should_be() -> None:
    """On this machine nothing is amiss, with or without an engine's own matching; and it costs little."""
    prove_reading(hits, "re2")
    began = time.process_time()
    prove_reading()
    assert time.process_time() - began < ENOUGH_SECONDS


@pytest.mark.parametrize("broken", [
    pytest.param(lambda rxs, logs: hits(tuple(rx.replace(r"\b", "") for rx in rxs), logs), id="no word boundaries"),
    pytest.param(lambda rxs, logs: [any(re2.search(rx, log) for rx in rxs) for log in logs], id="small letters only"),
    pytest.param(lambda _rx, logs: [False] * len(logs), id="nothing matches"),
    pytest.param(lambda _rx, logs: [True] * len(logs), id="everything matches"),
    pytest.param(lambda rxs, logs: hits(rxs, [log.partition("\n")[0] for log in logs]), id="first line only"),
])  # fmt: skip
def test_another_dialect_stops_the_run(broken: selftest.Matches) -> None:
    """Whatever the engine gets wrong of the expression, the message says what, where and what to do."""
    with pytest.raises(CannotStart) as stopped:
        prove_reading(broken, "duckdb")
    assert "self-test" in stopped.value.lines[0]
    assert "duckdb" in stopped.value.lines[0]
    assert "Nothing was screened" in stopped.value.lines[-1]


@pytest.mark.parametrize("engine", ["duckdb", "memory"])
def test_reading_that_finds_nothing_stops_every_engine(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, engine: str
) -> None:
    """A screening never answers "no children" because the reading itself is broken."""
    extract = write_extract(read_drawn(DAY), tmp_path)
    monkeypatch.setattr(selftest, "count", lambda _sentence: 0)
    with pytest.raises(CannotStart):
        next(iter(screen(extract, engine=engine).findings))


def test_the_engine_itself_is_asked(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """DuckDB is asked with the very matching with which it screens."""
    extract = write_extract(read_drawn(DAY), tmp_path)
    monkeypatch.setattr(duckdb, "match_logs", lambda *asked: [True] * len(asked[-1]))
    with pytest.raises(CannotStart):
        next(iter(screen(extract).findings))
