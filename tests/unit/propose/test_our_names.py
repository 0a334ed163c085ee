"""Files with our names whose dates, codes and lists are written otherwise: a mapping says how, and for those alone."""

from pathlib import Path

from childtonotice.screening.propose.placing import place_proposal
from tests.unit.propose.test_shapes import screen_export
from tests.unit.read.extracts import write_files

PEOPLE = "person_id,forename,surname,date_of_birth\nP1,Wesley,Tolland,28/05/2020\nP2,Marisa,Tolland,14/03/1991\n"
FILES = {
    "incidents.csv": "incident_id,reported_at,closing_codes,log\nE1,15/06/2026 21:40,Domestic|Resolved,loud voices\n"
    "E2,16/06/2026 21:40,Theft|Filed,a bicycle taken\n",
    "people.csv": PEOPLE,
    "involvements.csv": "incident_id,person_id,role\nE1,P1,CHD\nE1,P2,VIC\nE2,P2,VIC\n",
    "ppns.csv": "ppn_id,submitted_at,incident_id,kind\nR1,2026-06-16T09:10,E1,CYP\n",
    "ppn_subjects.csv": "ppn_id,person_id,role\nR1,P1,child\n",
}


def test_our_names_with_other_dates_and_codes_are_mapped(tmp_path: Path) -> None:
    write_files(tmp_path / "export", FILES)
    placed = place_proposal(tmp_path / "export", tmp_path / "force")
    assert screen_export(tmp_path / "export", tmp_path / "force", tmp_path / "answer") == {"E1": "covered"}
    assert placed.proposal.own == ("ppn_subjects.csv",)
    text = placed.mapping.read_text()
    assert 'reported_at = { from = "reported_at", dates = "%d/%m/%Y %H:%M" }' in text
    assert 'closing_codes = { from = "closing_codes", split = "|" }' in text
    assert not [why for why in placed.settle if "guess" in why]


def test_our_names_written_as_ours_need_no_mapping(tmp_path: Path) -> None:
    ours = FILES | {
        "incidents.csv": "incident_id,reported_at,opening_code,log\nE1,2026-06-15T21:40,DA - Verbal,loud voices\n",
        "people.csv": PEOPLE.replace("28/05/2020", "2020-05-28").replace("14/03/1991", "1991-03-14"),
        "involvements.csv": "incident_id,person_id,role,age\nE1,P1,child,<6\nE1,P2,victim,30-40\n",
        "ppns.csv": "ppn_id,submitted_at,kind\nR1,2026-06-16T09:10,child\n",
    }
    write_files(tmp_path / "export", ours)
    placed = place_proposal(tmp_path / "export", tmp_path / "force")
    assert placed.proposal.own == tuple(sorted(ours))
    assert not placed.proposal.sources
    assert not placed.settle
