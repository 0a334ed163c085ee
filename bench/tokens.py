"""Cutting the logs that pass stage one into words, once: the least that any reading of them in Python can cost."""

from __future__ import annotations

import re

import duckdb

from bench.data import Data
from bench.measure import Cost, take_median
from childtonotice.screening.text import STAGE_ONE


def list_hits(data: Data) -> list[str]:
    """The logs that pass stage one."""
    query = "SELECT log FROM read_parquet($path) WHERE regexp_matches(log, $rx, 'i')"
    found = duckdb.execute(query, {"path": str(data.extract / "incidents.parquet"), "rx": STAGE_ONE})
    return [log for (log,) in found.fetchall()]


def time_tokens(hits: list[str]) -> Cost:
    """What finding the words of these logs costs, the middle of three."""
    find = re.compile(r"\w+").findall
    return take_median(lambda: sum(len(find(log)) for log in hits))
