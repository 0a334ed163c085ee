"""How dates are written is found by trying: every usual way, the American order, and what cannot be known."""

from datetime import datetime, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from childtonotice.screening.propose.formats import find_time_of_day, find_written, holds_serials
from childtonotice.screening.read.moments import read_moment
from tests.unit.propose.story import at

FORMATS = (
    "%d/%m/%Y %H:%M", "%d/%m/%y %H%M", "%m/%d/%Y %I:%M %p", "%d-%b-%Y %H:%M:%S", "%d %B %Y %H:%M", "%Y-%m-%d %H:%M",
    "%Y-%m-%dT%H:%M:%S", "%H:%M %d/%m/%Y", "%d.%m.%Y %H:%M", "%a %d %b %Y %H:%M", "%b %d, %Y %H:%M", "%Y%m%d%H%M",
    "%d%b%y %H:%M", "%d/%m/%Y at %H:%M", "%Y/%m/%d %H:%M", "%d-%m-%Y, %H.%M",
)  # fmt: skip
MOMENTS = st.lists(
    st.datetimes(at("2001-01-01"), at("2030-12-31")).map(lambda when: when.replace(second=0, microsecond=0)),
    min_size=20, max_size=40, unique=True,
)  # fmt: skip


@pytest.mark.parametrize("pattern", FORMATS)
@settings(max_examples=8, deadline=None)
@given(moments=MOMENTS)
def test_what_was_written_is_read_back(pattern: str, moments: list[datetime]) -> None:
    """A law: dates written in a usual way are read as the dates they were, unless day and month cannot be told apart."""
    moments = [*moments, at("2026-06-23 14:05")]
    cells = [moment.strftime(pattern) for moment in moments]
    written = find_written(cells)
    assert written is not None
    assert written.share == 1
    assert not written.swapped
    epoch = at("1970-01-01")
    read = [read_moment(cell, written.formats) for cell in cells]
    assert [epoch + timedelta(microseconds=found.micros) for found in read if found] == moments


@pytest.mark.parametrize("cells, order", [
    (["25/12/2026", "01/02/2026"], "day"), (["12/25/2026", "01/02/2026"], "month"), (["01/02/2026", "03/04/2026"], ""),
    (["2026-12-25"], ""), (["25 Dec 2026"], ""),
])  # fmt: skip
def test_which_comes_first_is_known_only_where_a_date_shows_it(cells: list[str], order: str) -> None:
    written = find_written(cells)
    assert written is not None
    assert written.order == order
    assert written.swapped == (order == "" and "/" in cells[0])


def test_turned_round_a_format_reads_the_other_way() -> None:
    written = find_written(["01/02/2026 10:00"])
    assert written is not None
    assert written.turned().formats == ("%m/%d/%Y %H:%M",)


def test_a_few_slips_do_not_hide_how_the_rest_is_written() -> None:
    written = find_written([f"{day:02}/06/2026" for day in range(1, 31)] + ["31/06/2026", "not known yet"])
    assert written is not None
    assert written.formats == ("%d/%m/%Y",)
    assert written.share < 1


@pytest.mark.parametrize(
    "cells", [[], ["12170128773"], ["PC 0417", "PC 0088"], ["3", "44"], ["26/004501", "26/004502"]]
)
def test_what_is_no_date_is_none(cells: list[str]) -> None:
    assert find_written(cells) is None


@pytest.mark.parametrize("cells, pattern", [
    (["09:15", "23:59"], "%H:%M"), (["0915", "2359"], "%H%M"), (["9:15 AM"], "%I:%M %p"), (["0417", "0088"], ""), ([], ""),
])  # fmt: skip
def test_a_time_of_day_alone_is_known(cells: list[str], pattern: str) -> None:
    assert find_time_of_day(cells) == pattern


def test_bare_numbers_of_a_spreadsheet_are_known() -> None:
    assert holds_serials(["46188.903", "46189.5"])
    assert not holds_serials(["417", "88"])
