"""The report of an extract: what a data manager is told, as text and as a page that needs nothing else."""

import re
from pathlib import Path

import pytest

from childtonotice.cli import main
from childtonotice.screening.read import load_force, read_extract
from childtonotice.screening.report import Report, gather_facts, write_page, write_text
from childtonotice.screening.report.advice import advise, headline
from childtonotice.screening.report.costs import COSTS, name_rulings
from childtonotice.screening.tables import TABLES
from tests.unit.read.extracts import HEADER, ONE, TWO, write_files
from tests.unit.read.mini_export import write_mini_export


def report_of(folder: Path, files: dict[str, str], force: Path | None = None) -> Report:
    return gather_facts(read_extract(write_files(folder, files), load_force(force), keep_files=True))


@pytest.fixture(scope="module")
def foreign(tmp_path_factory: pytest.TempPathFactory) -> Report:
    """The report of an export with one bad row of each kind."""
    folder = write_mini_export(tmp_path_factory.mktemp("export"))
    return gather_facts(read_extract(folder, load_force(Path("forces/wolds-and-dales")), keep_files=True))


def test_each_file_says_what_it_feeds_and_how_much_was_read(foreign: Report) -> None:
    assert [(file.label, file.tables, file.read, file.aside) for file in foreign.files] == [
        ("occurrences_wk19.csv", ("incidents",), 10, 4),
        ("nominal_links_wk19.csv", ("people", "involvements"), 11, 2),
        ("vuln_referrals_wk19.xlsx#Referrals", ("ppns", "ppn_subjects"), 5, 2),
        ("vuln_referrals_wk19.xlsx#Staff", ("officers",), 1, 0),
    ]


def test_records_that_tell_of_a_child_come_first(foreign: Report) -> None:
    """A child in a record that was set aside is on no worklist: somebody must look for it."""
    assert foreign.with_child == 6
    assert "6 records that tell of a child were set aside" in headline(foreign)
    assert "set aside though 1 tells of a child" in advise(foreign)[0]


def test_what_is_missing_is_said_with_what_it_costs(tmp_path: Path) -> None:
    report = report_of(tmp_path, {"incidents.csv": "incident_id,reported_at\nE1,2026-05-04\nE2,2026-05-05\n"})
    text = write_text(report)
    assert "There are no involvements. Nobody is linked to an incident" in text
    assert "incidents: log is not in the export. Children known only from the words of a log are not found." in text
    assert "(Rulings 3, 4, 5, 6 and 15.)" in text
    assert [loss.cost.weight for loss in report.losses] == sorted(loss.cost.weight for loss in report.losses)
    assert "PPN names anybody" not in text


def test_a_column_that_is_there_but_hardly_filled_is_as_good_as_missing(tmp_path: Path) -> None:
    people = (
        "person_id,forename,surname,date_of_birth\n"
        + "".join(f"P{at},A,B,\n" for at in range(3))
        + "P9,A,B,2015-01-02\n"
    )
    report = report_of(tmp_path, {"incidents.csv": HEADER + ONE, "people.csv": people})
    assert "people: date_of_birth is empty in 75% of the rows." in [loss.what for loss in report.losses]
    facts = {(fact.table, fact.column): fact for fact in report.columns}
    assert facts["people", "date_of_birth"].blank == 0.75
    assert str(facts["people", "date_of_birth"].first) == "2015-01-02"


def test_rows_that_stand_alone_are_counted(tmp_path: Path) -> None:
    report = report_of(tmp_path, {
        "incidents.csv": HEADER + ONE + TWO,
        "people.csv": "person_id,date_of_birth\nP1,2015-01-02\nP2,\nP3,\n",
        "involvements.csv": "incident_id,person_id,role,age\nE1,P1,child,\nE1,P2,witness,\nE1,P8,witness,40\n",
        "ppns.csv": "ppn_id,submitted_at,incident_id,kind\nN1,2026-05-04T12:00,,child\nN2,2026-05-04T12:00,E9,child\n",
        "ppn_subjects.csv": "ppn_id,person_id,forename\nN1,P1,Ann\n",
    })  # fmt: skip
    assert {fact.what: (fact.count, fact.of) for fact in report.loose} == {
        "people who are linked to no incident and named on no PPN": (1, 3),
        "links to a person who is not among the people": (1, 3),
        "incidents without any linked person": (1, 2),
        "linked people with neither a date of birth nor a recorded age": (1, 3),
        "PPNs without the number of an incident": (1, 2),
        "PPNs with the number of an incident that is not here": (1, 2),
        "PPNs that name nobody": (1, 2),
    }


def test_codes_without_a_word_are_shown_where_they_can_be_nobodys_name(foreign: Report) -> None:
    shown = {(one.theirs, one.shown): one.records for one in foreign.unread}
    assert shown["Role", "QQ"] == (11,)
    assert not any("NLK" in code for _, code in shown)
    assert all(len(code) <= 3 or "form" in code for _, code in shown)


def test_a_long_code_is_told_by_its_form(tmp_path: Path) -> None:
    links = "incident_id,person_id,role\nE1,P1,Quillfeather\nE1,P2,Quillfeather\n"
    report = report_of(tmp_path, {"incidents.csv": HEADER + ONE, "involvements.csv": links})
    assert [(one.shown, one.records) for one in report.unread] == [("a word of the form Aaaaaaaaaaaa", (1, 2))]
    assert "Quillfeather" not in write_text(report) + write_page(report)


def test_days_without_a_report_are_named(tmp_path: Path) -> None:
    rows = "E1,2026-05-04T10:00,,,a\nE2,2026-05-05T23:30,,,b\nE3,2026-05-08T01:00,,,c\n"
    report = report_of(tmp_path, {"incidents.csv": HEADER + rows})
    assert "Nothing was reported on 6 May 2026, 7 May 2026. Check that the export is whole." in advise(report)


def test_columns_and_files_that_nothing_reads_are_listed(tmp_path: Path) -> None:
    files = {"incidents.csv": "incident_id,reported_at,beat,weather\nE1,2026-05-04,x,y\n", "notes.txt": "x"}
    text = write_text(report_of(tmp_path, files))
    assert "incidents.csv: beat, weather." in text
    assert "Files left alone: notes.txt." in text


def test_the_text_counts_and_names_what_is_wrong(tmp_path: Path) -> None:
    text = write_text(report_of(tmp_path, {"incidents.csv": HEADER + ONE + TWO + ONE * 8 + ",2026-05-04,,,x\n"}))
    assert "Set aside: 9" in text
    assert "record 3, 4, 5, 6, 7, ...: the same as record 1" in text
    assert "record 11: incident_id is empty" in text


def test_a_long_text_ends_with_what_it_leaves_out(tmp_path: Path) -> None:
    rows = "".join(f"E{at},2026-05-04,,,{words}\n" for words in "xy" for at in range(50))
    assert "and 10 other kinds" in write_text(report_of(tmp_path, {"incidents.csv": HEADER + rows}))


def test_a_clean_extract_says_so(tmp_path: Path) -> None:
    report = report_of(tmp_path, {"incidents.csv": HEADER + ONE})
    assert "No problem was found." in write_text(report)
    assert headline(report) == "The extract can be screened; no record was set aside."


def test_the_page_needs_nothing_from_elsewhere_and_can_be_read_aloud(foreign: Report) -> None:
    page = write_page(foreign)
    assert '<html lang="en">' in page
    assert not re.search(r"(?i)(src|href)=\"(?!#)|url\(|@import|<script|<link", page)
    assert page.count("<table>") == page.count("<caption>") == page.count('<tbody>\n<tr><th scope="row">')
    assert page.count("<h1>") == 1
    targets = set(re.findall(r'href="#([^"]+)"', page))
    assert targets <= set(re.findall(r'id="([^"]+)"', page))


def test_what_comes_from_the_extract_is_never_markup(tmp_path: Path) -> None:
    files = {"incidents.csv": "incident_id,reported_at,<b>x</b>\nE1,2026-05-04,y\n", "a&<i>.txt": "x"}
    page = write_page(report_of(tmp_path, files))
    assert "<b>" not in page
    assert "<i>" not in page
    assert "&lt;b&gt;x&lt;/b&gt;" in page


def test_every_cost_names_a_column_that_we_have() -> None:
    for cost in COSTS:
        assert not cost.column or cost.column in TABLES[cost.table].names
        assert all(1 <= ruling <= 16 for ruling in cost.rulings)
    assert name_rulings((8,)) == "Ruling 8"
    assert name_rulings(()) == ""


def test_the_command_writes_the_report_in_both_forms(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    write_files(tmp_path / "in", {"incidents.csv": HEADER + ONE})
    assert main(["check", str(tmp_path / "in"), "--out", str(tmp_path / "out")]) == 0
    assert {path.name for path in (tmp_path / "out").iterdir()} == {"problems.csv", "report.txt", "report.html"}
    assert capsys.readouterr().out.startswith("The extract can be screened")


def test_columns_of_one_name_are_among_the_first_things_to_do(tmp_path: Path) -> None:
    report = report_of(tmp_path, {"incidents.csv": HEADER.strip() + ",log\n" + ONE.strip() + ",boy of 8 here\n"})
    assert any("several columns are called log, and only the first of each is read" in each for each in advise(report))
