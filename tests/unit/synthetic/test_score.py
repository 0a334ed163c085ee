"""The scores of a small answer, every figure worked out by hand."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from childtonotice.screening.errors import CannotStart
from childtonotice.synthetic.score import Hits, Share, describe, score

LABELS = """incident_id,expected_status,n_children,found_by,slice,note,failure
I1,no-ppn,2,linked,plain,,F1
I2,no-ppn,1,text,hidden,,F1
I3,part-covered,3,linked;text,plain,,F2
I4,covered,1,linked,ppn,,
I5,covered,1,text,ppn,,
I6,excluded,1,text,left-out,,
I7,no-row,0,,plain,,
I8,no-row,0,,plain,,
I9,check-match,1,linked,ppn,,F13
=I10,covered,1,linked,ppn,,
"""
SCREENING = """incident_id,status,children
I1,no-ppn,2
I3,check-match,2
I4,covered,1
I5,no-ppn,1
I6,excluded,1
I7,no-ppn,1
I9,check-match,1
'=I10,covered,1
"""
CHILDREN = """incident_id,found_by,evidence,evidence_start,evidence_end
I1,linked,,,
I1,linked;text,KIDS,4,8
I3,text,TWINS,0,5
I3,linked,,,
I4,linked,,,
I5,text,BABY,6,10
I6,text,GIRL,,
I7,text,LAD,0,3
I9,linked,,,
'=I10,linked,,,
"""
LOGS = 'incident_id,log\nI1,"TWO\nKIDS HERE"\nI3,THE TWINS\nI5,CRYING BABY\nI6,A GIRL\nI7,LAD AGED 30\n'


@pytest.fixture
def case(tmp_path: Path) -> Path:
    """A folder with the small answer, its labels and its logs."""
    (tmp_path / "answer").mkdir()
    (tmp_path / "labels.csv").write_text(LABELS)
    (tmp_path / "answer" / "screening.csv").write_text(SCREENING)
    (tmp_path / "answer" / "children.csv").write_text(CHILDREN)
    (tmp_path / "logs.csv").write_text(LOGS)
    return tmp_path


def test_whole_figures(case: Path) -> None:
    """Needs a look: I1, I3, I9 found, I2 missed, I5 and I7 needless; a child involved: I2 missed, I7 needless."""
    whole = score(case / "answer", case / "labels.csv").whole
    assert whole.look == Hits(found=3, missed=1, needless=2)
    assert whole.involved == Hits(found=7, missed=1, needless=1)
    assert whole.look.recall.value == 0.75
    assert whole.look.precision.value == 0.6
    assert whole.involved.f1 == pytest.approx(14 / 16)
    assert (whole.status.count, whole.status.of) == (6, 10)
    assert (whole.status_of_rows.count, whole.status_of_rows.of) == (5, 8)
    assert (whole.number_right.count, whole.number_right.of) == (6, 8)
    assert (whole.children_found.count, whole.children_found.of) == (9, 11)
    assert (whole.accused.count, whole.accused.of) == (1, 3)


def test_figures_by_group(case: Path) -> None:
    """By slice, by how the children came to notice, and by failure planted."""
    scores = score(case / "answer", case / "labels.csv")
    assert list(scores.by_slice) == ["hidden", "left-out", "plain", "ppn"]
    assert scores.by_slice["plain"].look == Hits(found=2, missed=0, needless=1)
    assert scores.by_slice["hidden"].look.recall == Share(0, 1)
    assert list(scores.by_notice) == ["linked", "linked;text", "none", "text"]
    assert scores.by_notice["text"].children_found == Share(2, 3)
    assert scores.by_notice["none"].status == Share(1, 2)
    assert list(scores.by_failure) == ["F1", "F13", "F2"]
    assert scores.by_failure["F1"].look.recall == Share(1, 2)


def test_confusion(case: Path) -> None:
    """An incident without a row counts as no-row."""
    confusion = score(case / "answer", case / "labels.csv").confusion
    assert confusion[("no-ppn", "no-row")] == 1
    assert confusion[("part-covered", "check-match")] == 1
    assert confusion[("covered", "covered")] == 2
    assert sum(confusion.values()) == 10


def test_evidence_is_proven_against_the_logs(case: Path) -> None:
    """Of five children found in a text two stand at their place."""
    scores = score(case / "answer", case / "labels.csv", logs=case / "logs.csv")
    # I1 and I7 are right; I3 says 0 to 5, where "THE T" stands; I5 is one place early; I6 gives no place.
    assert scores.evidence == Share(2, 5)
    assert score(case / "answer", case / "labels.csv").evidence is None


@pytest.mark.parametrize("count, of, low, high", [(3, 4, 0.3006, 0.9544), (0, 10, 0.0, 0.2775), (10, 10, 0.7225, 1.0)])
def test_wilson_interval(count: int, of: int, low: float, high: float) -> None:
    """The interval by its formula: (p + z2/2n +- z sqrt(p(1-p)/n + z2/4n2)) / (1 + z2/n), z 1.96."""
    assert Share(count, of).interval == pytest.approx((low, high), abs=5e-4)
    assert Share(0, 0).interval is None
    assert Share(0, 0).value is None


def test_words_and_json_say_the_same(case: Path) -> None:
    """The terminal shows recall with its interval; the JSON holds the same figures and can be read again."""
    scores = score(case / "answer", case / "labels.csv", logs=case / "logs.csv")
    text = describe(scores)
    assert "10 incidents, 4 need a person to look" in text
    assert "75.00 %  (30.06 to 95.44; 3 of 4)" in text
    assert "Evidence at its place" in text
    data = json.loads(json.dumps(scores.as_json()))
    assert data["needs_a_look"]["recall"]["value"] == 0.75
    assert data["by_slice"]["plain"]["needs_a_look"]["needless"] == 1
    assert data["confusion"]["covered"] == {"covered": 2, "no-ppn": 1}


def test_odd_rows_are_noted_and_scored_as_wrong(case: Path) -> None:
    """A row without a label, a second row and an unknown status are said; an unknown status is read by a person."""
    with (case / "answer" / "screening.csv").open("a") as file:
        file.write("I99,no-ppn,1\nI1,covered,2\nI2,maybe,1\n")
    scores = score(case / "answer", case / "labels.csv")
    assert scores.notes == {
        "rows for incidents without a label, not scored": 1,
        "second rows for one incident, not scored": 1,
        "statuses that the contract does not have, scored as wrong": 1,
    }
    assert scores.whole.look == Hits(found=4, missed=0, needless=2)
    assert scores.whole.status.count == 6
    assert "maybe" in describe(scores)


def test_without_a_children_file_the_numbers_come_from_the_rows(case: Path) -> None:
    """screening.csv gives the number of children too."""
    (case / "answer" / "children.csv").unlink()
    assert score(case / "answer", case / "labels.csv").whole.number_right == Share(6, 8)


@pytest.mark.parametrize(
    "name, text, said",
    [
        ("labels.csv", "incident_id,expected_status\n", "has no column n_children, found_by, slice"),
        ("labels.csv", "incident_id,expected_status,n_children,found_by,slice\n", "no labels"),
        ("labels.csv", LABELS + "I1,no-ppn,1,text,x,,\n", "record 11: a second label"),
        ("labels.csv", LABELS + "I11,maybe,1,text,x,,\n", "record 11: expected_status"),
        ("labels.csv", LABELS + "I11,no-ppn,some,text,x,,\n", "record 11: n_children"),
        ("labels.csv", b"\xff\xfe\x00bad", "not a CSV file in UTF-8"),
        ("answer/screening.csv", None, "There is no file"),
        ("answer/screening.csv", "id,status\n", "has no column incident_id"),
        ("logs.csv", "incident_id,log\n", "no logs"),
        ("labels.csv", None, "There is no file"),
    ],
)
def test_bad_input_says_what_where_and_what_to_do(case: Path, name: str, text: str | bytes | None, said: str) -> None:
    """Exit status 2, one to five lines; never a traceback, never what a cell holds."""
    path = case / name
    if text is None:
        path.unlink()
    else:
        path.write_bytes(text if isinstance(text, bytes) else text.encode())
    with pytest.raises(CannotStart) as caught:
        score(case / "answer", case / "labels.csv", logs=case / "logs.csv")
    assert said in " ".join(caught.value.lines)
    assert path.name in caught.value.lines[0]
    assert len(caught.value.lines) == 2


def test_a_missing_answer_folder(case: Path) -> None:
    """A folder that is not there is named."""
    with pytest.raises(CannotStart, match="no folder"):
        score(case / "nowhere", case / "labels.csv")
