"""Delimited text into records: one broken record never swallows the next (contract, "never stops the day")."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from childtonotice.screening.read.records import Record, Shape, split_loosely, split_records

CELL = st.text(alphabet=st.sampled_from('ab",;\n\r \x00é'), max_size=6)


def split(text: str, width: int = 3, delimiter: str = ",") -> list[Record]:
    return list(split_records(io.StringIO(text, newline=""), Shape(delimiter, width)))


def cells(records: list[Record]) -> list[list[str]]:
    return [record.cells for record in records]


def test_line_breaks_and_doubled_quotes_inside_a_text_belong_to_it() -> None:
    assert cells(split('1,a,"x\ny ""z"""\n2,b,c\n')) == [["1", "a", 'x\ny "z"'], ["2", "b", "c"]]


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
def test_any_line_end_ends_a_record(ending: str) -> None:
    assert cells(split(f"1,a,b{ending}{ending}2,c,d{ending}")) == [["1", "a", "b"], ["2", "c", "d"]]


def test_empty_cells_behind_the_last_column_are_no_surplus() -> None:
    assert cells(split("1,a,b,,\n")) == [["1", "a", "b"]]


@pytest.mark.parametrize(
    "broken",
    [
        '2,b,"never closed\n', '2,"b,c\n', '"2,b,c\n', '"2","b","never closed\n', '2,b,"two\nlines, open\n',
        "2,b,c,d,e\n", "2,b\n", "TOTAL\n",
    ],
)  # fmt: skip
@pytest.mark.parametrize("style", [0, 1])
def test_a_broken_record_costs_itself_only(broken: str, style: int) -> None:
    around = ("1,a,b\n", "3,c,d\n", '4,"e\nf",g\n') if style else ('1,a,"b"\n', '3,"c","d ""e"" f"\n', '"4","e","g"\n')
    records = split(around[0] + broken + around[1] + around[2])
    assert [record.cells[:1] for record in records] == [["1"], [], ["3"], ["4"]]
    assert records[1].broken
    assert records[1].text.startswith(broken[:4])


def test_every_record_with_an_open_quote_is_a_record_of_its_own() -> None:
    records = split('1,a,"b\n2,a,"b\n3,a,"b\n4,a,b\n')
    assert [bool(record.broken) for record in records] == [True, True, True, False]


def test_a_file_cut_inside_a_text_ends_with_a_broken_record() -> None:
    records = split('1,a,b\n2,c,"half a te')
    assert cells(records) == [["1", "a", "b"], []]
    assert "cut" in records[1].broken


def test_quotes_that_are_not_doubled_are_read_as_they_stand_and_said() -> None:
    records = split('1,a,"he said "wait, here" twice"\n2,b,c\n')
    assert cells(records) == [["1", "a", 'he said "wait, here" twice'], ["2", "b", "c"]]
    assert records[0].text
    assert not records[1].text


def test_lines_of_a_text_without_quotes_stay_together() -> None:
    records = split("1,a,first\nsecond line\nthird line\n2,b,c\n")
    assert [(record.cells, record.text.count("\n")) for record in records] == [
        (["1", "a", "first"], 0), ([], 2), (["2", "b", "c"], 0),
    ]  # fmt: skip


def test_in_a_wide_table_a_well_formed_line_ends_a_broken_record() -> None:
    records = split('1,a,b,c,"open\nx,a,b,"c" d,e\nodd id,a,b,c,"e"\n', 5)
    assert [record.cells[:1] for record in records] == [[], ["odd id"]]
    assert "not closed" in records[0].broken


def test_a_misplaced_quote_that_swallows_a_record_in_good_form_is_noticed() -> None:
    records = split('E1,a,"open\nE2,b,c\nE3,"",d\n')
    assert [record.cells[:1] for record in records] == [[], ["E2"], ["E3"]]


@given(st.lists(st.lists(CELL, min_size=2, max_size=2), max_size=6), st.sampled_from(",;"))
def test_what_was_written_properly_comes_back(texts: list[list[str]], delimiter: str) -> None:
    rows = [[f"E{at}", *pair] for at, pair in enumerate(texts)]
    text = io.StringIO(newline="")
    csv.writer(text, delimiter=delimiter, quoting=csv.QUOTE_ALL).writerows(rows)
    assert cells(split(text.getvalue(), 3, delimiter)) == rows


@given(st.lists(st.tuples(st.integers(), st.booleans()), max_size=8), st.text(alphabet='",\nab', max_size=12))
def test_no_rubbish_between_costs_a_later_record(good: list[tuple[int, bool]], rubbish: str) -> None:
    after = "".join(f'{number},1,2,3,"t"\n' if quoted else f"{number},1,2,3,t\n" for number, quoted in good)
    found = cells(split(f"{rubbish}\n{after}", 5))
    expected = [[str(number), "1", "2", "3", "t"] for number, _ in good]
    assert found[len(found) - len(expected) :] == expected


@given(st.text(alphabet='",\nab\x00', max_size=40))
def test_splitting_ends_and_loses_no_line(text: str) -> None:
    records = split(text)
    assert sum(1 for record in records if record.cells or record.broken) == len(records)
    assert split_loosely(text, ",")[0]
