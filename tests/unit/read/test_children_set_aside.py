"""A record set aside that tells of a child says so (contract, problems.csv)."""

from pathlib import Path

import pytest

from tests.unit.read.extracts import HEADER, ONE, incidents, read_files, said

LINKS = "incident_id,person_id,role,age\n"


def endings(extract: object) -> list[str]:
    return [
        problem.rsplit("; ", 1)[1] if "; " in problem else ""
        for *_, level, problem in said(extract)
        if level == "quarantined"
    ]


@pytest.mark.parametrize(
    "row",
    [
        ",2026-05-04,,,caller says a boy of 8 is alone in the flat\n",
        'E5,never,,,"ON SCENE\n2 KIDS IN THE HOUSE"\n',
        "E5,2026-05-04,,,loud music; her girl aged 4 crying, door open, again\n",
        'E5,2026-05-04,,,"her 3 year old is with her\n',
    ],
)
def test_a_text_that_could_not_be_read_in_is_searched_for_a_child(tmp_path: Path, row: str) -> None:
    assert endings(incidents(tmp_path, ONE + row)) == ["mentions a child"]


def test_a_text_without_a_child_says_nothing(tmp_path: Path) -> None:
    assert endings(incidents(tmp_path, ",2026-05-04,,,male shouting in the street\n")) == [""]


def test_a_repeat_loses_no_child_and_says_nothing(tmp_path: Path) -> None:
    row = "E5,2026-05-04,,,two children seen\n"
    assert endings(incidents(tmp_path, row + row)) == [""]


def test_the_narrative_of_a_ppn_counts_too(tmp_path: Path) -> None:
    ppns = "ppn_id,submitted_at,kind,narrative\nN1,saturday,child,son aged 6 saw the assault\n"
    assert endings(read_files(tmp_path, {"incidents.csv": HEADER + ONE, "ppns.csv": ppns})) == ["mentions a child"]


@pytest.mark.parametrize(
    "link, ending",
    [("E9,P1,victim,", "links a child"), ("E9,P2,victim,", ""), ("E9,P9,child,", "links a child"),
     ("E9,P9,victim,<18", "links a child"), ("E9,P9,victim,10-17", "links a child"), ("E9,P9,victim,40", ""),
     ("E9,P2,child,", ""), ("E1,,child,4", "links a child"), ("E9,P9,witness,16-20", "links a child")],
)  # fmt: skip
def test_a_link_that_cannot_be_used_says_whether_it_links_a_child(tmp_path: Path, link: str, ending: str) -> None:
    people = "person_id,date_of_birth\nP1,2014-06-02\nP2,1970-06-02\n"
    files = {"incidents.csv": HEADER + ONE, "people.csv": people, "involvements.csv": LINKS + link + "\n"}
    assert endings(read_files(tmp_path, files)) == [ending]
