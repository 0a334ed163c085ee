"""Rows that point to other rows (contract: orphan links, unknown people)."""

from pathlib import Path

from tests.unit.read.extracts import HEADER, ONE, column, read_files, said, sentences

LINKS = "incident_id,person_id,role,age\n"
PEOPLE = "person_id,forename,date_of_birth\nP1,Ada,2014-06-02\nP2,Bo,1970-01-05\n"
BASE = {"incidents.csv": HEADER + ONE, "people.csv": PEOPLE}


def test_a_link_to_an_incident_nobody_holds_is_set_aside_and_its_person_read(tmp_path: Path) -> None:
    extract = read_files(
        tmp_path, BASE | {"involvements.csv": LINKS + "E1,P1,victim,\nE8,P1,victim,\nE8,P2,witness,\n"}
    )
    assert column(extract, "involvements", "incident_id") == ["E1"]
    assert column(extract, "people", "person_id") == ["P1", "P2"]
    assert [problem for *_, problem in said(extract)] == [
        "the link cannot be used: its incident is not in the extract; links a child",
        "the link cannot be used: its incident is not in the extract",
    ]


def test_the_store_may_hold_the_incident(tmp_path: Path) -> None:
    asked: list[set[str]] = []

    def known(ids: set[str]) -> set[str]:
        asked.append(ids)
        return ids & {"E7"}

    files = BASE | {"involvements.csv": LINKS + "E7,P1,victim,\nE8,P1,victim,\nE7,P99,witness,\n"}
    extract = read_files(tmp_path, files, known=known)
    assert asked == [{"E7", "E8"}]
    assert column(extract, "involvements", "incident_id") == ["E7", "E7"]
    assert "not in people" not in sentences(extract)


def test_a_link_to_an_incident_that_was_set_aside_says_so(tmp_path: Path) -> None:
    files = {"incidents.csv": HEADER + ONE + "E2,never,,,x\n", "involvements.csv": LINKS + "E2,P1,child,\n"}
    assert "its incident was set aside; links a child" in sentences(read_files(tmp_path, files))


def test_a_link_to_a_person_nobody_knows_is_accepted(tmp_path: Path) -> None:
    extract = read_files(tmp_path, BASE | {"involvements.csv": LINKS + "E1,P9,child,7\n"})
    assert column(extract, "involvements", "age") == ["7"]
    assert [(record, level) for record, _, level, _ in said(extract)] == [(1, "warning")]


def test_blanks_round_an_id_part_nobody_from_it(tmp_path: Path) -> None:
    files = {"incidents.csv": HEADER + " E1 ,2026-05-04,,,x\n" + "E2,2026-05-04,,,x\n",
             "involvements.csv": LINKS + "E1,P1,victim,\n E2 ,P1,victim,\n",
             "ppns.csv": "ppn_id,submitted_at,incident_id\nN1,2026-05-05,E1\n"}  # fmt: skip
    extract = read_files(tmp_path, files)
    assert column(extract, "incidents", "incident_id") == [" E1 ", "E2"]
    assert column(extract, "involvements", "incident_id") == [" E1 ", "E2"]
    assert column(extract, "ppns", "incident_id") == [" E1 "]


def test_blanks_alone_are_no_id(tmp_path: Path) -> None:
    files = {"incidents.csv": "incident_id,reported_at,officer_id\nE1,2026-05-04,   \nE2,2026-05-04, 0412 \n",
             "officers.csv": "officer_id,supervisor_id\n0412,  \n"}  # fmt: skip
    extract = read_files(tmp_path, files)
    assert column(extract, "incidents", "officer_id") == ["", "0412"]
    assert column(extract, "officers", "supervisor_id") == [""]


def test_a_subject_of_a_ppn_that_is_not_there_is_said(tmp_path: Path) -> None:
    files = BASE | {
        "ppns.csv": "ppn_id,submitted_at,kind\nN1,2026-05-05,child\n",
        "ppn_subjects.csv": "ppn_id,forename\nN1,Ada\nN2,Bo\n",
    }
    extract = read_files(tmp_path, files)
    assert [(record, problem) for record, _, _, problem in said(extract)] == [
        (2, "the PPN is not in ppns; the subject covers nobody")
    ]


def test_the_place_of_a_row_is_its_file_and_record(tmp_path: Path) -> None:
    extract = read_files(tmp_path, BASE)
    assert extract.place("people", ["P2"]) == {"P2": ("people.csv", 2)}
    assert extract.place("people", ["nobody"]) == {"nobody": ("people", 0)}


def test_an_id_written_otherwise_is_called_so(tmp_path: Path) -> None:
    """Capitals, zeros and a ".0" are not guessed away (ids are text), but whoever makes the export hears of them."""
    files = {
        "incidents.csv": "incident_id,reported_at\n0042,2026-05-04\nEa7,2026-05-04\n",
        "people.csv": "person_id,forename\nP1,Ada\n",
        "involvements.csv": LINKS + "42,P1,victim,\nEA 7,P1,victim,\n42.0,P1,victim,\n43,P1,victim,\nEa7,p1,child,\n",
        "ppns.csv": "ppn_id,submitted_at,incident_id\nN1,2026-05-05,42\nN2,2026-05-05,44\n",
        "ppn_subjects.csv": "ppn_id,forename\nn1,Ada\n",
    }
    extract = read_files(tmp_path, files)
    found = [(problem.file, problem.record) for problem in extract.problems if "written otherwise" in problem.problem]
    assert found == [("involvements.csv", 1), ("involvements.csv", 2), ("involvements.csv", 3), ("involvements.csv", 5),
                     ("ppn_subjects.csv", 1), ("ppns.csv", 1)]  # fmt: skip
    assert column(extract, "involvements", "incident_id") == ["Ea7"]


def test_a_link_to_an_incident_that_could_not_be_split_says_that_it_was_set_aside(tmp_path: Path) -> None:
    files = {"incidents.csv": HEADER + "E2,2026-05-04,Northvale,,son, aged 4,, hurt\n" + ONE,
             "involvements.csv": LINKS + "E2,P1,child,\n"}  # fmt: skip
    assert "its incident was set aside; links a child" in sentences(read_files(tmp_path, files))
