"""The demo's days: each morning a run, and on working days the managers read their lists."""

from __future__ import annotations

import csv
from collections.abc import Callable
from datetime import date, datetime, timedelta
from pathlib import Path

from childtonotice.casework.demo.advice import answer_questions, go_on_leave
from childtonotice.casework.demo.checks import check_ppns, hear_from_partners
from childtonotice.casework.demo.exceptions import keep_exceptions
from childtonotice.casework.demo.late_ppns import LatePpn, hand_in
from childtonotice.casework.demo.people import keep_officers
from childtonotice.casework.demo.plan import RUNS_AT, Plan, last_morning
from childtonotice.casework.demo.replies import EARLY, EVENING, NOON, PostBox, acknowledge_some, follow_requests
from childtonotice.casework.demo.second import hand_one_on, look_again
from childtonotice.casework.demo.tables import go_away, keep_tables
from childtonotice.casework.demo.work import Truth, read_lists, read_on_duty
from childtonotice.casework.force import shipped_force
from childtonotice.casework.models import Run, RunStatus
from childtonotice.casework.run import run_daily
from childtonotice.screening.circumstances import LONDON

LEFT, WEEKEND = 3, 5


def live_through(data_dir: Path, plan: Plan, now: datetime, say: Callable[[str], None]) -> None:
    """Run every day that has come and was not run yet; lists are read as people do, but those of the last three days.

    Everything else goes on through these days: officers reply, PPNs are checked, partners answer.
    """
    truth = read_truth(data_dir / "force" / "truth.csv")
    days = waiting_days(data_dir, now)
    post = PostBox()
    keep_tables(plan.start, last_morning(now))
    for number, folder in enumerate(days, start=1):
        day = date.fromisoformat(folder.name)
        say(f"Day {number} of {len(days)}: {day:%A} {day.day} {day:%B}.")
        run_daily(folder, shipped_force(), data_dir=data_dir, now=datetime.combine(day, RUNS_AT, LONDON))
        post.hangs_up = post.hangs_up or number == len(days) - 3  # until the next mail
        post.deliver(day, EARLY)
        if folder != days[-1]:
            sent = spend_day(day, truth, post, left=first_left(now), start=plan.start)
            hand_in(folder.with_name((day + timedelta(days=1)).isoformat()), sent)
        if day + timedelta(days=3) > last_day(days) and day.weekday() < WEEKEND and folder != days[-1]:
            go_on_leave(day)
    keep_officers(plan.password, plan.start)
    go_away(last_morning(now))
    acknowledge_some(first_left(now), plan.password, plan.start)
    keep_exceptions(last_morning(now))
    if days:
        hand_one_on(last_morning(now))
    if not days and not has_day(data_dir, now):
        say("The made-up days have all been played. Start anew with RESET=1.")


def spend_day(day: date, truth: Truth, post: PostBox, *, left: date, start: date) -> list[LatePpn]:
    """What everybody does on one day, with the PPNs that it brings; at the weekend, what whoever is on duty does.

    ``left``: what comes to a list from this day on, and what is asked then, is left as it is; ``start``: the first day.
    """
    if day.weekday() >= WEEKEND:
        read_on_duty(day, truth, left, start)
        return []
    if day < left:
        answer_questions(day, all_of_them=True)
    read_lists(day, truth, left, start)
    look_again(day, truth)
    post.deliver(day, NOON)
    sent = follow_requests(day, post)
    if day < left:
        answer_questions(day, all_of_them=False)
    check_ppns(day)
    hear_from_partners(day)
    post.deliver(day, EVENING)
    return sent


def first_left(now: datetime) -> date:
    """The first of the three mornings whose lists are left to be reviewed by whoever tries the demo."""
    return last_morning(now) - timedelta(days=LEFT - 1)


def waiting_days(data_dir: Path, now: datetime) -> list[Path]:
    """The folders of the days that have come, without those already run, in order."""
    done = set(Run.objects.filter(status=RunStatus.PUBLISHED).values_list("extract", flat=True))
    last = last_morning(now)
    folders = sorted(path for path in (data_dir / "force" / "days").iterdir() if path.is_dir())
    return [path for path in folders if date.fromisoformat(path.name) <= last and path.name not in done]


def last_day(folders: list[Path]) -> date:
    """The day of the last folder."""
    return date.fromisoformat(folders[-1].name)


def has_day(data_dir: Path, now: datetime) -> bool:
    """Whether a day is left after this one."""
    return any(path.name > now.date().isoformat() for path in (data_dir / "force" / "days").iterdir())


def read_truth(path: Path) -> Truth:
    """What the made-up incidents truly are, by incident."""
    with path.open(encoding="utf-8", newline="") as file:
        return {row["incident_id"]: row for row in csv.DictReader(file)}
