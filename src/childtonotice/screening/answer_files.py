"""The four files of an answer, written aside and renamed, run.json last: an older answer stands until then."""

from __future__ import annotations

import csv
import fcntl
import json
import os
import shutil
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from childtonotice.screening.circumstances import LONDON
from childtonotice.screening.errors import CannotStart, Failed
from childtonotice.screening.fingerprints import tell_rules
from childtonotice.screening.gather.packing import SENTENCES
from childtonotice.screening.gather.rows import as_utc, rows_of
from childtonotice.screening.parts import Answer
from childtonotice.screening.read import Extract, safe_cell, write_problems
from childtonotice.screening.report import Report, write_page, write_text

if TYPE_CHECKING:
    from childtonotice.screening.screen import Screening

SCREENING_COLUMNS = (
    "incident_id", "area", "reported_at", "status", "children", "categories", "priority", "reasons", "exclusion",
)  # fmt: skip
CHILD_COLUMNS = (
    "incident_id", "person_id", "name", "age", "found_by", "evidence", "evidence_start", "evidence_end", "ppn_id",
    "match", "cover",
)  # fmt: skip
RUN = "run.json"
ASIDE = ".ctn-"


def prepare_folder(folder: Path, extract: Path | None = None) -> None:
    """Makes the folder of the answer, and proves that it can be written to before any work is done.

    Raises CannotStart where it cannot, or where it is the folder of the extract, which is never written to.
    """
    if extract and folder.resolve() == extract.resolve():
        raise CannotStart(f"{folder} is the extract, which is never written to.", "Choose another folder with --out.")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.NamedTemporaryFile(dir=folder, prefix=ASIDE):
            pass
    except OSError as error:
        raise CannotStart(
            f"The answer cannot be written to {folder}: {error.strerror}.", "Choose another folder with --out."
        ) from None


def write_answer(screening: Screening, folder: Path, *, logs: bool) -> None:
    """Writes the answer; raises Failed, and leaves what stood there, where it cannot be finished."""
    prepare_folder(folder)
    answer = screening.answer
    with write_aside(folder) as aside:
        began = time.perf_counter()
        write_rows(aside / "screening.csv", SCREENING_COLUMNS, write_heads(answer))
        write_rows(aside / "children.csv", CHILD_COLUMNS, write_children(answer))
        write_problems(screening.problems, aside / "problems.csv")
        if logs:
            write_rows(aside / "logs.csv", ("incident_id", "log"), screening.logs)
        screening.durations["write"] = round(time.perf_counter() - began, 3)
        (aside / RUN).write_text(json.dumps(describe_run(screening), indent=2) + "\n", encoding="utf-8")


def write_report(extract: Extract, report: Report, folder: Path) -> None:
    """Writes problems.csv and the report, as text and as a page, of an extract that was only read.

    Raises Failed as ``write_answer`` does.
    """
    with write_aside(folder) as aside:
        write_problems(extract.problems, aside / "problems.csv")
        (aside / "report.txt").write_text(write_text(report), encoding="utf-8")
        (aside / "report.html").write_text(write_page(report), encoding="utf-8")


@contextmanager
def write_aside(folder: Path) -> Iterator[Path]:
    """A folder in which files are finished before they take their places; it is gone afterwards, whatever happens."""
    aside = None
    try:
        clear_abandoned(folder)
        aside = Path(tempfile.mkdtemp(dir=folder, prefix=ASIDE))
        held = os.open(aside, os.O_RDONLY)
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
            yield aside
            publish_files(aside, folder)
        finally:
            os.close(held)
    except OSError as error:
        raise Failed(
            f"The answer could not be written to {folder}: {error.strerror}.", "Free some space and run it again."
        ) from None
    finally:
        if aside:
            shutil.rmtree(aside, ignore_errors=True)


def clear_abandoned(folder: Path) -> None:
    """Removes what a killed screening left: a folder beside the answer that nobody holds any more."""
    for left in folder.glob(f"{ASIDE}*/"):
        held = os.open(left, os.O_RDONLY)
        try:
            fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
            shutil.rmtree(left, ignore_errors=True)
        except BlockingIOError:
            continue
        finally:
            os.close(held)


def publish_files(aside: Path, folder: Path) -> None:
    """Renames the finished files into place, run.json last."""
    names = sorted((path.name for path in aside.iterdir()), key=lambda name: (name == RUN, name))
    for name in names:
        os.replace(aside / name, folder / name)


def write_rows(path: Path, columns: Iterable[str], rows: Iterable[tuple[object, ...]]) -> None:
    """A CSV file as the contract has it: UTF-8, LF, a header row."""
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(columns)
        writer.writerows(rows)


def write_heads(answer: Answer) -> Iterator[tuple[object, ...]]:
    """The rows of screening.csv."""
    for row in (row for heads, _, _ in answer.batches() for row in rows_of(heads)):
        reported = as_utc(row["reported_at"])
        assert reported is not None
        yield (
            safe_cell(row["incident_id"]),
            safe_cell(row["area"]),
            reported.astimezone(LONDON).isoformat(),
            row["status"],
            row["children"],
            row["categories"],
            row["priority"],
            row["reasons"].replace(SENTENCES, ";"),
            row["exclusions"],
        )


def write_children(answer: Answer) -> Iterator[tuple[object, ...]]:
    """The rows of children.csv; evidence stands as it is in the log, every other cell is made harmless."""
    for row in (row for _, children, _ in answer.batches() for row in rows_of(children)):
        placed = row["start"] >= 0
        yield (
            safe_cell(row["incident_id"]),
            safe_cell(row["person_id"]),
            safe_cell(row["name"]),
            row["age"],
            row["found_by"],
            row["words"] if placed else safe_cell(row["words"]),
            row["start"] if placed else "",
            row["end"] if placed else "",
            safe_cell(row["ppn_id"]),
            row["match"],
            row["cover"],
        )


def describe_run(screening: Screening) -> dict[str, object]:
    """run.json: counts by file, statuses, the window, the three fingerprints, which rules, how long each part took."""
    window = {"from": say_moment(screening.scope.start), "to": say_moment(screening.scope.end)}
    counts = screening.counts
    return {
        "files": counts["files"],
        "statuses": counts["statuses"],
        "window": window,
        "fingerprints": screening.fingerprints,
        "rules": tell_rules(),
        "durations": screening.durations,
    }


def say_moment(moment: object) -> str | None:
    """A moment as London time with its offset, None where there is none."""
    return moment.astimezone(LONDON).isoformat() if hasattr(moment, "astimezone") else None
