"""Each check finds the rows that break it, says what to do, and repeats nobody's data."""

from pathlib import Path

import pytest

from childtonotice.screening.force import Area, Force
from childtonotice.screening.read.audits import show_code
from tests.unit.read.extracts import HEADER, ONE, TWO, column, incidents, read_files, said, sentences

FORCE = Force(areas=(Area("Northvale"), Area("Southmoor")))
PEOPLE = "person_id,forename,surname,date_of_birth\n"


def warned(extract: object, words: str) -> list[tuple[int, str]]:
    return [
        (record, name)
        for record, name, severity, problem in said(extract)
        if words in problem and severity == "warning"
    ]


def set_aside(extract: object, words: str) -> list[tuple[int, str]]:
    return [
        (record, name) for record, name, level, problem in said(extract) if words in problem and level == "quarantined"
    ]


def test_a_record_without_its_id_or_time_is_set_aside(tmp_path: Path) -> None:
    extract = incidents(tmp_path, ONE + ",2026-05-04,,,x\n   ,2026-05-04,,,x\nE3,,,,x\nE4,31/02/2026,,,x\n")
    assert set_aside(extract, "is empty") == [(2, "incident_id"), (3, "incident_id"), (4, "reported_at")]
    assert set_aside(extract, "not a time that can be read") == [(5, "reported_at")]
    assert extract.counts["incidents.csv"] == {"read": 5, "accepted": 1, "quarantined": 4}


@pytest.mark.parametrize("footer", ["TOTAL,55", "Grand total:,2", "2 records,", "End of report,", "Total 2,"])
def test_a_footer_is_no_record_and_is_said(tmp_path: Path, footer: str) -> None:
    extract = incidents(tmp_path, ONE + footer + ",,,\n")
    assert set_aside(extract, "footer") == [(2, "incident_id")]
    assert len(extract.problems) == 1


def test_a_footer_is_not_checked_further(tmp_path: Path) -> None:
    ppns = "ppn_id,submitted_at,kind\nN1,2026-05-05,odd\nTOTAL,2,odd\n"
    extract = read_files(tmp_path, {"incidents.csv": HEADER + ONE, "ppns.csv": ppns})
    assert [record for record, *_ in said(extract)] == [1, 2]


def test_an_id_that_only_looks_like_a_footer_is_a_record(tmp_path: Path) -> None:
    extract = incidents(tmp_path, "TOTAL,2026-05-04T10:00,Northvale,DA,child seen\nTOTALLY-1,2026-05-04,,,x\n")
    assert column(extract, "incidents", "incident_id") == ["TOTAL", "TOTALLY-1"]


def test_an_optional_value_that_cannot_be_read_is_taken_as_not_recorded(tmp_path: Path) -> None:
    extract = read_files(tmp_path, {"incidents.csv": "incident_id,reported_at,closed_at,attended\n"
                                    "E1,2026-05-04,soon,perhaps\n",
                                    "people.csv": PEOPLE + "P1,A,B,31/02/2014\n"})  # fmt: skip
    assert warned(extract, "not recorded") == [(1, "closed_at"), (1, "attended"), (1, "date_of_birth")]
    assert column(extract, "people", "date_of_birth") == [None]


def test_control_characters_are_taken_out_and_nothing_after_them_is_lost(tmp_path: Path) -> None:
    rows = "E1,2026-05-04,,,WEE\x00 ON\x07ES AT HOME\n" + TWO + "E3,2026-05-04,,,\x7fthi\x85rd\x01\n"
    extract = incidents(tmp_path, rows)
    assert column(extract, "incidents", "log") == ["WEE ONES AT HOME", "second call", "third"]
    assert warned(extract, "control characters") == [(1, "log"), (3, "log")]


def test_garbled_names_are_kept_and_flagged(tmp_path: Path) -> None:
    extract = read_files(tmp_path, {"incidents.csv": HEADER + ONE, "people.csv": PEOPLE + "P1,BjÃ¶rn,Vik,1980-02-02\n"})
    assert column(extract, "people", "forename") == ["BjÃ¶rn"]
    assert warned(extract, "garbled") == [(1, "forename")]


def test_formulas_stay_text_and_are_flagged(tmp_path: Path) -> None:
    row = 'P1,Al,"=HYPERLINK(""http://x.example"")",1980-02-02\nP2,-,@SUM(A1),\nP3,+44 7700,-Smith,\n'
    extract = read_files(tmp_path, {"incidents.csv": HEADER + ONE, "people.csv": PEOPLE + row})
    assert warned(extract, "formula") == [(1, "surname"), (2, "surname")]
    assert column(extract, "people", "surname")[0].startswith("=HYPERLINK")


def test_words_that_are_on_no_list_are_accepted_as_unknown(tmp_path: Path) -> None:
    extract = read_files(tmp_path, {
        "incidents.csv": HEADER + ONE,
        "involvements.csv": "incident_id,person_id,role,age\nE1,P1,ZZ,\nE1,P2,Great Aunt,\nE1,P3, VICTIM ,old\n",
        "ppns.csv": "ppn_id,submitted_at,kind,grading,categories\n"
                    "N1,2026-05-05,Other,gold,neglect; moon\nN2,2026-05-05,,High,\n",
        "ppn_subjects.csv": "ppn_id,role\nN1,pet\n",
    })  # fmt: skip
    assert column(extract, "involvements", "role") == ["unknown", "unknown", "victim"]
    assert column(extract, "ppns", "kind") == ["other", ""]
    assert column(extract, "ppns", "grading") == ["gold", "high"]
    assert column(extract, "ppns", "categories") == ["neglect;moon", ""]
    assert column(extract, "ppn_subjects", "role") == [""]
    assert "role ZZ is not one" in sentences(extract)
    assert "Great Aunt" not in sentences(extract)
    assert warned(extract, "check-match at most") == [(1, "kind"), (2, "kind")]


def test_a_code_is_repeated_only_where_it_can_be_no_name() -> None:
    assert [show_code(code) for code in ("ZZ", "X9", "Mary", "é", "")] == [" ZZ", " X9", "", "", ""]


def test_an_unknown_area_is_written_empty_with_a_force_and_stands_without(tmp_path: Path) -> None:
    rows = "E1,2026-05-04,northvale,,x\nE2,2026-05-04,X9,,x\nE3,2026-05-04,,,x\n"
    extract = read_files(tmp_path / "a", {"incidents.csv": HEADER + rows}, FORCE)
    assert column(extract, "incidents", "area") == ["Northvale", "", ""]
    assert warned(extract, "Area not known") == [(2, "area")]
    assert column(incidents(tmp_path / "b", rows), "incidents", "area") == ["northvale", "X9", ""]


def test_a_log_longer_than_the_contract_says_is_read_whole(tmp_path: Path) -> None:
    extract = incidents(tmp_path, f"E1,2026-05-04,,,{'é' * 20_000}\nE2,2026-05-04,,,{'x' * 39_000} end\n")
    assert warned(extract, "longer than 20000") == [(2, "log")]
    assert column(extract, "incidents", "log")[1].endswith(" end")


def test_dates_of_birth_that_cannot_be_are_flagged_and_kept(tmp_path: Path) -> None:
    """Ruling 1: a usable date of birth is not in the future and gives 110 years or fewer."""
    rows = "P1,A,B,2031-03-14\nP2,A,B,1900-01-01\nP3,A,B,1930-01-01\nP4,A,B,2026-05-04\n"
    extract = read_files(tmp_path, {"incidents.csv": HEADER + ONE, "people.csv": PEOPLE + rows})
    assert warned(extract, "in the future") == [(1, "date_of_birth")]
    assert warned(extract, "more than 110 years") == [(2, "date_of_birth")]


def test_a_report_far_from_all_others_is_flagged_and_makes_nobody_older(tmp_path: Path) -> None:
    rows = ONE + TWO + "E3,2106-05-04,,,x\nE4,1926-05-04,,,x\n"
    extract = read_files(tmp_path, {"incidents.csv": HEADER + rows, "people.csv": PEOPLE + "P1,A,B,2031-03-14\n"})
    assert warned(extract, "mistyped") == [(3, "reported_at"), (4, "reported_at")]
    assert warned(extract, "in the future") == [(1, "date_of_birth")]


def test_the_last_years_of_a_long_history_are_no_slip_of_the_pen(tmp_path: Path) -> None:
    reports = "".join(f"E{n},{2016 + n // 12}-{1 + n % 12:02}-04,,,x\n" for n in range(120))
    people = PEOPLE + "P1,A,B,2025-11-14\nP2,A,B,2031-03-14\n"
    extract = read_files(tmp_path, {"incidents.csv": HEADER + reports, "people.csv": people})
    assert warned(extract, "mistyped") == []
    assert warned(extract, "in the future") == [(2, "date_of_birth")]


@pytest.mark.parametrize("reports", [ONE + "E3,2106-05-04,,,x\n", "E3,2106-05-04,,,x\n" + ONE])
def test_of_two_reports_far_apart_the_earlier_is_believed(tmp_path: Path, reports: str) -> None:
    assert len(warned(incidents(tmp_path, reports), "mistyped")) == 1


def test_an_id_that_excel_shortened_is_flagged(tmp_path: Path) -> None:
    assert warned(incidents(tmp_path, "1.2E+11,2026-05-04,,,x\n"), "shortened") == [(1, "incident_id")]


def test_clock_changes_are_flagged(tmp_path: Path) -> None:
    extract = incidents(tmp_path, "E1,2026-03-29T01:30,,,x\nE2,2026-10-25T01:30,,,x\n")
    assert warned(extract, "does not exist") == [(1, "reported_at")]


def test_columns_that_are_not_ours_are_kept_out_and_said(tmp_path: Path) -> None:
    extract = incidents(tmp_path, "E1,2026-05-04,x,y\n", "incident_id,reported_at,log,colour\n")
    assert warned(extract, "kept out: colour") == [(0, "")]
    assert "colour" in "\n".join(extract.notes)


def test_what_is_missing_is_said_and_officers_may_be_missing_in_silence(tmp_path: Path) -> None:
    notes = "\n".join(incidents(tmp_path, ONE).notes)
    assert "There are no people" in notes
    assert "There are no PPNs" in notes
    assert "officers" not in notes
    empty = read_files(tmp_path, {"people.csv": PEOPLE, "ppns.csv": "ppn_id,submitted_at\n"})
    assert "people.csv holds no people" in "\n".join(empty.notes)
