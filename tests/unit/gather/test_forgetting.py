"""Workers forget what they kept by the way, and nothing that was made of the shipped lists."""

from __future__ import annotations

from functools import lru_cache
from itertools import count

import pytest

from childtonotice.screening.gather import forgetting


@lru_cache(maxsize=5000)
def look_up(name: str) -> str:
    """An answer that grows with the data."""
    return name.upper()


@lru_cache(maxsize=8)
def load_list() -> list[str]:
    """What is made once."""
    return []


def test_every_so_many_tasks_a_worker_forgets(monkeypatch: pytest.MonkeyPatch) -> None:
    """Not before; and the answers are the same."""
    monkeypatch.setattr(forgetting, "batches", count(1))
    monkeypatch.setattr(forgetting, "ENGINE", __name__)
    made = load_list()
    for number in range(1, forgetting.BATCHES):
        assert forgetting.work_and_forget(look_up, f"nell {number}") == f"NELL {number}"
        assert look_up.cache_info().currsize == number
    assert forgetting.work_and_forget(look_up, "rafe") == "RAFE"
    assert look_up.cache_info().currsize == 0
    assert load_list() is made


def test_every_cache_of_the_engine_is_found() -> None:
    """Those that keep names, dates and narratives are among them."""
    found = {kept.__qualname__ for kept in forgetting.find_caches()}
    assert {"compare_names", "read_narrative", "london_date"} <= found
