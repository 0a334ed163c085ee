"""Labels and answers read for scoring: what each incident should have got, and what it got."""

from __future__ import annotations

import csv
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from childtonotice.screening.errors import CannotStart
from childtonotice.screening.findings import Status
from childtonotice.screening.read.clean import clean_log

NO_ROW = "no-row"
STATUSES = (*(status.value for status in Status), NO_ROW)
LABEL_COLUMNS = ("incident_id", "expected_status", "n_children", "found_by", "slice")
csv.field_size_limit(sys.maxsize)


@dataclass(frozen=True, slots=True)
class Label:
    """What one incident should get. ``found_by``: the ways its children came to notice, joined by ``;``."""

    incident_id: str
    status: str
    children: int
    found_by: str
    slice: str
    failure: str = ""


@dataclass(frozen=True, slots=True)
class Evidence:
    """The words that an answer quotes of a log for a child found in its text; -1 where it gives no place."""

    incident_id: str
    words: str
    start: int
    end: int


@dataclass(slots=True)
class Answers:
    """What a screening answered: status and children by incident, evidence, and what was odd about the files."""

    statuses: dict[str, str] = field(default_factory=dict)
    children: Counter[str] = field(default_factory=Counter)
    evidence: dict[str, list[Evidence]] = field(default_factory=lambda: defaultdict(list))
    notes: Counter[str] = field(default_factory=Counter)


def read_labels(path: Path) -> dict[str, Label]:
    """The labels by incident.

    Raises CannotStart where there are none, an incident has two, or a status or a number cannot be read.
    """
    labels: dict[str, Label] = {}
    for record, row in enumerate(read_csv(path, LABEL_COLUMNS), start=1):
        label = read_label(path, record, row)
        if label.incident_id in labels:
            raise CannotStart(f"{path}, record {record}: a second label for one incident.", "Keep one row an incident.")
        labels[label.incident_id] = label
    if not labels:
        raise CannotStart(f"{path} has a header and no labels.", "Give a file with a row for each incident.")
    return labels


def read_label(path: Path, record: int, row: dict[str, str]) -> Label:
    """One label, checked."""
    status, number = row["expected_status"], row["n_children"] or "0"
    if status not in STATUSES:
        raise CannotStart(
            f"{path}, record {record}: expected_status is not one of {', '.join(STATUSES)}.", "Correct the label."
        )
    if not number.isdecimal():
        raise CannotStart(f"{path}, record {record}: n_children is not a whole number.", "Correct the label.")
    # The few words that recur are kept once: there may be a million labels.
    found_by, kind, failure = (sys.intern(row.get(name, "")) for name in ("found_by", "slice", "failure"))
    return Label(row["incident_id"], sys.intern(status), int(number), found_by or "none", kind or "no slice", failure)


def read_answers(folder: Path, known: dict[str, Label]) -> Answers:
    """An answer's folder: screening.csv, and children.csv where it is there; rows without a label are counted apart."""
    if not folder.is_dir():
        raise CannotStart(f"There is no folder {folder}.", "Give the folder that ctn screen wrote its answer to.")
    answers = Answers()
    for row in read_csv(folder / "screening.csv", ("incident_id", "status")):
        take_status(answers, undo_apostrophe(row["incident_id"], known), row, known)
    if (folder / "children.csv").exists():
        answers.children.clear()
        for row in read_csv(folder / "children.csv", ("incident_id", "found_by", "evidence")):
            take_child(answers, undo_apostrophe(row["incident_id"], known), row)
    return answers


def take_status(answers: Answers, incident_id: str, row: dict[str, str], known: dict[str, Label]) -> None:
    """One row of screening.csv; the first row of an incident is the one that counts."""
    if incident_id not in known:
        answers.notes["rows for incidents without a label, not scored"] += 1
    elif incident_id in answers.statuses:
        answers.notes["second rows for one incident, not scored"] += 1
    else:
        answers.statuses[incident_id] = row["status"]
        answers.children[incident_id] = int(number) if (number := row.get("children", "")).isdecimal() else 0
        answers.notes["statuses that the contract does not have, scored as wrong"] += row["status"] not in STATUSES


def take_child(answers: Answers, incident_id: str, row: dict[str, str]) -> None:
    """One row of children.csv, with its evidence where it was found in the text."""
    answers.children[incident_id] += 1
    if "text" in row["found_by"].split(";"):
        start, end = row.get("evidence_start", ""), row.get("evidence_end", "")
        placed = start.isdecimal() and end.isdecimal()
        place = (int(start), int(end)) if placed else (-1, -1)
        answers.evidence[incident_id].append(Evidence(incident_id, row["evidence"], *place))


def undo_apostrophe(text: str, known: dict[str, Label]) -> str:
    """An id as it was before it was made harmless for a spreadsheet."""
    return text[1:] if text.startswith("'") and text not in known else text


def read_logs(path: Path) -> Iterator[tuple[str, str]]:
    """Each incident's log as positions count in it: cleaned as a screening cleans it."""
    for row in read_csv(path, ("incident_id", "log"), strip=False):
        yield row["incident_id"].strip(), clean_log(row["log"])


def read_csv(path: Path, needed: tuple[str, ...], *, strip: bool = True) -> Iterator[dict[str, str]]:
    """The rows of a CSV file as text, blanks cut off; stops where it cannot be read or lacks a column."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as file:
            reader = csv.DictReader(file, restval="")
            missing = [name for name in needed if name not in (reader.fieldnames or ())]
            if missing:
                raise CannotStart(
                    f"{path} has no column {', '.join(missing)}.", "Give another file, or add the column."
                )
            for row in reader:
                yield {key: value.strip() if strip else value for key, value in row.items() if isinstance(key, str)}
    except FileNotFoundError:
        raise CannotStart(f"There is no file {path}.", "Check the name, or screen the extract first.") from None
    except OSError as error:
        raise CannotStart(
            f"{path} cannot be read: {error.strerror}.", "Check that it is a file that you may read."
        ) from None
    except (UnicodeDecodeError, csv.Error):
        raise CannotStart(f"{path} is not a CSV file in UTF-8.", "Save it as CSV, UTF-8.") from None
