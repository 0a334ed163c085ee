"""Ages as officers write them (contract, involvements: n, lo-hi, <n, n+)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from childtonotice.screening.read.ages import read_age


@pytest.mark.parametrize(
    "written, read",
    [
        ("", ""), ("15", "15"), (" 15 ", "15"), ("15.0", "15"), ("0", "0"), ("approx 12", "12"), ("12 yrs", "12"),
        ("12yoa", "12"), ("aged 9", "9"), ("9 years old", "9"), ("10-17", "10-17"), ("10 - 17", "10-17"),
        ("10 to 17", "10-17"), ("16–18", "16-18"), ("18-24 yrs", "18-24"), ("<18", "<18"), ("under 10", "<10"),
        ("U18", "<18"), ("u/16", "<16"), ("up to 9", "<10"), ("18+", "18+"), ("65 and over", "65+"),
        (">=18", "18+"), ("over 17", "18+"), ("6 months", "0.5"), ("9 mths", "0.75"), ("18 mths old", "1.5"),
        ("26 weeks", "0.5"), ("newborn", "0"),
    ],
)  # fmt: skip
def test_an_age_or_band_keeps_its_low_and_its_high(written: str, read: str) -> None:
    assert read_age(written) == read


@pytest.mark.parametrize("written", ["abc", "17-10", "200", "under 0", "-5", "12/05/2012", "child", "1-2-3", "150+"])
def test_what_is_no_age_is_not_guessed(written: str) -> None:
    assert read_age(written) is None


@given(st.text(max_size=20))
def test_reading_never_fails_and_is_stable(text: str) -> None:
    read = read_age(text)
    assert read is None or read_age(read) == read


@given(st.integers(0, 60), st.integers(0, 60))
def test_a_band_is_read_whole(low: int, more: int) -> None:
    assert read_age(f"{low}-{low + more}") == f"{low}-{low + more}"
