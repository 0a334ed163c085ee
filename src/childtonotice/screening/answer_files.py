"""The four files of an answer, written aside and renamed, run.json last: an older answer stands until then."""

from __future__ import annotations

import csv
import fcntl
import json
import os
import shutil
import tempfile
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from childtonotice.screening.circumstances import LONDON
from childtonotice.screening.csv_lines import list_children, list_heads
from childtonotice.screening.errors import CannotStart, Failed
from childtonotice.screening.fingerprints import tell_rules
from childtonotice.screening.parts import Answer
from childtonotice.screening.read import Extract, write_problems
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

    Raises CannotStart where it cannot, or where it is or lies in the folder of the extract, which is never written to.
    """
    if extract and extract.is_dir() and folder.resolve().is_relative_to(extract.resolve()):
        where = "is" if folder.resolve() == extract.resolve() else "lies in"
        raise CannotStart(
            f"{folder} {where} the extract, which is never written to.", "Choose another folder with --out."
        )
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
        write_findings(answer, aside, screening.tell)
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


def write_findings(answer: Answer, folder: Path, tell: Callable[[str, int, int], None]) -> None:
    """screening.csv and children.csv, some thousand findings at a time."""
    with (
        (folder / "screening.csv").open("w", encoding="utf-8", newline="") as incidents,
        (folder / "children.csv").open("w", encoding="utf-8", newline="") as persons,
    ):
        incidents.write(",".join(SCREENING_COLUMNS) + "\n")
        persons.write(",".join(CHILD_COLUMNS) + "\n")
        written = 0
        for heads, children, _ in answer.batches():
            written += len(heads)
            tell("Writing the answer", written, len(answer))
            incidents.writelines(f"{line}\n" for line in list_heads(heads))
            persons.writelines(f"{line}\n" for line in list_children(children))


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
