"""Signs without width hide nothing: what is told, and where, is what a reader sees (rulings 3 and 5; positions)."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from childtonotice.screening.gather.duckdb import match_logs
from childtonotice.screening.text import read_log, stage_one_parts
from childtonotice.screening.text.unseen import holds_unseen

ON = date(2026, 9, 30)
SIGNS = "\u00ad\u200b\u200d\u200e\u200f\u202b\u2060\ufeff"
LOGS = (
    "Caller's boy is 8 years old, he sat on the stairs",
    "two kids (5, 7) at the address; no denial of anything",
    "NO CHILDREN PRESENT. DAUGHTER AGED 14 AT NANS",
    "quiet night, nothing seen",
)


@given(st.sampled_from(LOGS), st.lists(st.tuples(st.integers(0, 60), st.sampled_from(SIGNS)), min_size=1, max_size=6))
def test_they_change_nothing_that_is_told(log: str, signs: list[tuple[int, str]]) -> None:
    strewn = log
    for at, sign in signs:
        strewn = strewn[:at] + sign + strewn[at:]
    plain, told = read_log(log, ON), read_log(strewn, ON)
    assert [(m.rule, m.age_low, m.count) for m in told.mentions] == [
        (m.rule, m.age_low, m.count) for m in plain.mentions
    ]
    for shown, meant in zip((*told.mentions, *told.said), (*plain.mentions, *plain.said), strict=True):
        seen = "".join(letter for letter in strewn[shown.start : shown.end] if letter not in SIGNS)
        assert seen == log[meant.start : meant.end]
        assert strewn[shown.start] not in SIGNS
    assert all(strewn[mention.start : mention.end] == mention.words for mention in told.mentions)


@pytest.mark.parametrize("sign", SIGNS)
def test_every_engine_reads_such_a_log(sign: str) -> None:
    """Stage 1 cannot look through them, so it passes the log."""
    assert match_logs(stage_one_parts(), [f"a ch{sign}ild", "a quiet night"]) == [True, False]


def test_accents_and_dashes_are_seen() -> None:
    assert not holds_unseen("Zoë – é ½ 😀")
