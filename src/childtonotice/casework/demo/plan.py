"""What a demo keeps of itself between starts: when it begins, the seed, and the throw-away password."""

from __future__ import annotations

import fcntl
import json
import os
import secrets
import shutil
from dataclasses import asdict, dataclass, replace
from datetime import date, datetime, time, timedelta
from pathlib import Path

from childtonotice.screening.errors import CannotStart

FILE = "demo.json"
PLAYED = 14
AHEAD = 14
RUNS_AT = time(6, 4)


@dataclass(frozen=True, slots=True)
class Plan:
    """One demo. ``days`` are written; those up to today are played."""

    start: date
    days: int = PLAYED + AHEAD
    seed: int = 1
    incidents_a_day: int = 260
    password: str = ""
    made: bool = False

    def note_made(self, data_dir: Path) -> Plan:
        """The same plan, with the force written."""
        plan = replace(self, made=True)
        write_plan(data_dir, plan)
        return plan


def last_morning(now: datetime) -> date:
    """The day of the last run that is due: today once the morning's run has been, else yesterday."""
    return now.date() if now.time() >= RUNS_AT else now.date() - timedelta(days=1)


def make_plan(data_dir: Path, today: date) -> Plan:
    """A new demo whose fourteenth morning is today. Raises CannotStart in a folder that holds something else."""
    if data_dir.is_dir() and any(data_dir.iterdir()):
        raise CannotStart(
            f"{data_dir} holds something that is not a demo, which the demo would mix with.",
            "Choose another folder with --data.",
        )
    plan = Plan(start=today - timedelta(days=PLAYED), password=secrets.token_urlsafe(9))
    write_plan(data_dir, plan)
    return plan


def read_plan(data_dir: Path) -> Plan | None:
    """The demo of this folder; None where there is none yet."""
    path = data_dir / FILE
    if not path.exists():
        return None
    try:
        kept = json.loads(path.read_text(encoding="utf-8"))
        return Plan(**{**kept, "start": date.fromisoformat(kept["start"])})
    except (ValueError, KeyError, TypeError) as error:
        raise CannotStart(f"{path} cannot be read.", "Start the demo anew with --reset (make demo RESET=1).") from error


def write_plan(data_dir: Path, plan: Plan) -> None:
    """Keep the plan, readable by its owner alone."""
    try:
        data_dir.mkdir(parents=True, exist_ok=True, mode=0o700)
        path = data_dir / FILE
        aside = path.with_suffix(".part")
        with os.fdopen(os.open(aside, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w", encoding="utf-8") as file:
            json.dump({**asdict(plan), "start": plan.start.isoformat()}, file)
        aside.replace(path)
    except OSError as error:
        raise CannotStart(
            f"{data_dir} cannot be written to: {error.strerror}.", "Choose another folder with --data."
        ) from error


def claim_folder(data_dir: Path) -> int:
    """Let one demo at a time live in a folder, from here until its web server ends; answers the lock.

    Whoever starts anew would otherwise throw away the database under a server that still answers. The lock lies beside
    the folder, which is thrown away, and goes on with the process as it becomes the server.
    """
    try:
        data_dir.parent.mkdir(parents=True, exist_ok=True)
        held = os.open(data_dir.with_name(f".{data_dir.name}.lock"), os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        raise CannotStart(
            f"{data_dir} cannot be written to: {error.strerror}.", "Choose another folder with --data."
        ) from error
    try:
        fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        os.close(held)
        raise CannotStart(
            f"The demo in {data_dir} is running already.",
            "Stop it with Ctrl+C where it was started, then start again; or choose another folder with --data.",
        ) from error
    os.set_inheritable(held, True)
    return held


def reset_folder(data_dir: Path) -> None:
    """Throw the old demo away; a folder that holds anything else is left alone. Raises CannotStart there."""
    if not data_dir.is_dir() or not any(data_dir.iterdir()):
        return
    if not (data_dir / FILE).exists():
        raise CannotStart(f"{data_dir} is not a demo: it is left as it is.", "Choose another folder with --data.")
    shutil.rmtree(data_dir)
