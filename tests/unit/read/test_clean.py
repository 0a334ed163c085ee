"""Control characters, line ends and garbled text (contract, "The answer as files")."""

from datetime import date
from pathlib import Path

import numpy as np
import pyarrow as pa
import pyarrow.compute as pc
import pytest
from hypothesis import given
from hypothesis import strategies as st

from childtonotice.screening.read.clean import (
    change_rows,
    clean_cell,
    clean_log,
    holds_control,
    looks_garbled,
    map_unique,
    odd_rows,
    rows_beginning,
    suspect_rows,
)
from childtonotice.screening.read.raw import fill_empty
from tests.unit.read.extracts import HEADER, column, read_files

TEXTS = st.lists(st.text(alphabet=st.sampled_from("ab\x00\x07\r\n\t\x7f\x92é€Ã±"), max_size=8), max_size=8)


@pytest.mark.parametrize(
    "written, read",
    [("a\r\nb", "a\nb"), ("a\rb", "a\nb"), ("LIT\x00TLE ON\x07ES", "LITTLE ONES"), ("tab\tstays", "tab\tstays"),
     ("\x7fdel\x85", "del"), ("£ and é stay", "£ and é stay")],
)  # fmt: skip
def test_a_log_loses_its_control_characters_and_keeps_its_lines(written: str, read: str) -> None:
    assert clean_log(written) == read


def test_a_short_text_stands_on_one_line() -> None:
    assert clean_cell(" Flat 2\r\n4 Mill\x00 Row\t ") == "Flat 2 4 Mill Row"


@pytest.mark.parametrize("garbled", ["MuÃ±ez", "JosÃ©", "itâ€™s", "Â£20", "BjÃ¶rn"])
def test_text_read_in_the_wrong_encoding_is_recognised(garbled: str) -> None:
    assert looks_garbled(garbled)


@pytest.mark.parametrize("right", ["Muñez", "José", "Ângela", "SÃO PAULO", "£20", "it’s", "Zoë"])
def test_a_name_with_accents_is_not_garbled(right: str) -> None:
    assert not looks_garbled(right)


@given(TEXTS, TEXTS)
def test_odd_rows_are_found_whatever_the_pieces(first: list[str], second: list[str]) -> None:
    cells = pa.chunked_array([pa.array(["x", *first], pa.string()).slice(1), pa.array(second, pa.string())])
    control, beyond = odd_rows(cells)
    every = first + second
    assert control.tolist() == [
        at for at, text in enumerate(every) if any(ord(c) < 32 and c not in "\n\t" for c in text)
    ]
    assert beyond.tolist() == [at for at, text in enumerate(every) if any(ord(c) >= 127 for c in text)]


@given(TEXTS)
def test_changing_rows_touches_no_other_row(texts: list[str]) -> None:
    cells = pa.chunked_array([pa.array(texts, pa.string())])
    control, beyond = odd_rows(cells)
    rows = sorted({*control.tolist(), *beyond.tolist()})
    changed = change_rows(cells, pa.array(rows, pa.int64()).to_numpy(), clean_log).to_pylist()
    assert changed == [clean_log(text) for text in texts]
    assert map_unique(cells, clean_log).to_pylist() == changed


@given(st.lists(st.text(alphabet=st.sampled_from("ab\x07\r\n\t\x7f\x92é€ÃÂâï±»¿"), max_size=5), max_size=8))
def test_no_log_with_something_to_say_of_it_is_passed_over(texts: list[str]) -> None:
    """What is asked of all logs at once leaves out none that is changed or warned of by itself."""
    cells = pa.chunked_array([pa.array(texts, pa.string())])
    suspect = suspect_rows(cells, np.arange(len(texts))).tolist()
    asked = (holds_control, looks_garbled, lambda text: clean_log(text) != text)
    assert {at for at, text in enumerate(texts) if any(ask(text) for ask in asked)} <= set(suspect)


@given(TEXTS, TEXTS)
def test_rows_are_told_by_their_first_letter(first: list[str], second: list[str]) -> None:
    cells = pa.chunked_array([pa.array(["x", *first], pa.string()).slice(1), pa.array(second, pa.string())])
    found = rows_beginning(cells, "b\t").tolist()
    assert found == [at for at, text in enumerate(first + second) if text[:1] in ("b", "\t")]


@given(st.lists(st.none() | st.text(max_size=3), max_size=8), st.integers(0, 3))
def test_missing_text_is_empty_text_however_it_lies_in_memory(texts: list[str | None], start: int) -> None:
    plain = pa.array(texts, pa.string()).slice(start)
    hidden = pc.if_else(pa.array([text is None for text in texts], pa.bool_()), "x", pa.array(texts, pa.string()))
    masked = pa.Array.from_buffers(
        pa.string(), len(texts), [pa.array(texts, pa.string()).buffers()[0], *hidden.buffers()[1:]]
    )
    for cells in (plain, masked.slice(start)):
        expected = ["" if text is None else text for text in texts[start:]]
        assert fill_empty(pa.chunked_array([cells])).to_pylist() == expected


def test_signs_without_width_part_no_cell_from_what_it_says(tmp_path: Path) -> None:
    """Windows puts a mark of direction before a date that is copied from it; a link still meets its incident."""
    mark = "\u200e"
    files = {
        "incidents.csv": HEADER + f"E1,{mark}2026-05-04T10:00,Northvale,TEST{mark},x\n",
        "people.csv": f"person_id,forename,date_of_birth\nP1,Am\u200by,{mark}2015-01-02\n",
        "involvements.csv": f"incident_id,person_id,role,age\nE1{mark},P1,victim{mark},{mark}11\n",
    }
    extract = read_files(tmp_path, files)
    assert not extract.problems
    assert column(extract, "incidents", "flags") == ["TEST"]
    assert column(extract, "people", "date_of_birth") == [date(2015, 1, 2)]
    assert column(extract, "people", "forename") == ["Amy"]
    assert column(extract, "involvements", "role") == ["victim"]
