"""The demo: a made-up force with two weeks behind it, ready to be worked on."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from datetime import datetime
from pathlib import Path
from typing import NoReturn

import childtonotice
from childtonotice.casework.demo.plan import Plan, claim_folder, last_morning, make_plan, read_plan, reset_folder
from childtonotice.casework.serve import prepare, refuse_busy_port
from childtonotice.screening.circumstances import LONDON

Say = Callable[[str], None]
SHIPPED_FORCE = Path(childtonotice.__file__).resolve().parents[2] / "forces" / "example"


def demo(
    *, data_dir: Path, port: int = 8000, reset: bool = False, host: str = "127.0.0.1", say: Say | None = None
) -> None:
    """Make the demo where there is none yet, carry on where it stands, and serve it until stopped.

    Raises CannotStart where the port is in use, the demo runs already, or the folder holds anything that is no demo.
    """
    tell = say or _print
    refuse_busy_port(host, port)
    claim_folder(data_dir)
    plan = prepare_demo(data_dir, reset=reset, now=datetime.now(LONDON), say=tell)
    from childtonotice.casework.demo.people import describe_sign_ins

    tell(describe_sign_ins(plan.password))
    become_server(data_dir, host, port)


def become_server(data_dir: Path, host: str, port: int) -> NoReturn:
    """Go on as `ctn serve`, in this process and with nothing of what was loaded.

    Playing the days leaves threads of the engine behind. A web server that is forked from a process with threads may
    crash when it ends.
    """
    sys.stdout.flush()
    command = [sys.executable, "-m", "childtonotice.cli", "serve", "--data", str(data_dir), "--host", host]
    os.execv(sys.executable, [*command, "--port", str(port)])


def prepare_demo(data_dir: Path, *, reset: bool, now: datetime, say: Say) -> Plan:
    """The made-up force, its runs up to this morning, its users, and the lists worked up to yesterday."""
    if reset:
        reset_folder(data_dir)
    plan = read_plan(data_dir) or make_plan(data_dir, last_morning(now))
    if not plan.made:
        plan = make_force(data_dir, plan, say)
    if SHIPPED_FORCE.is_dir():
        os.environ.setdefault("CTN_FORCE", str(SHIPPED_FORCE))
    prepare(data_dir)
    # Only now is Django set up, which the rest needs.
    from childtonotice.casework.demo.days import live_through
    from childtonotice.casework.demo.people import keep_people

    keep_people(plan.password, plan.start)
    live_through(data_dir, plan, now, say)
    return plan


def make_force(data_dir: Path, plan: Plan, say: Say) -> Plan:
    """Write the made-up force's files, some days more than are played, so that the demo can go on tomorrow."""
    from childtonotice.synthetic.simulate import simulate

    say("Making up a force of three areas.")
    simulate(
        data_dir / "force",
        days=plan.days,
        incidents_per_day=plan.incidents_a_day,
        seed=plan.seed,
        by_day=True,
        start=plan.start,
    )
    return plan.note_made(data_dir)


def _print(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


__all__ = ["demo", "prepare_demo"]
