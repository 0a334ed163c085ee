"""A small made-up force with one morning's list and a user for each role, for the tests of casework."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from childtonotice.casework.actions.users import add_user, grant
from childtonotice.casework.models import Area, Officer, Role, Run, RunProblem, User
from childtonotice.casework.publish import publish
from childtonotice.screening.force import Area as ForceArea
from childtonotice.screening.force import Force
from tests.web.stories import (
    AYO,
    COVERED_BY_NAME,
    ELLIE,
    FIRST,
    LEFT_OUT,
    MAREK,
    PPN_LIKE_AYO,
    PPN_OF_TOM,
    SARAH,
    SECOND,
    STORIES,
    TOM,
    Story,
    explain,
    linked_child,
    more_stories,
    read_marks,
    text_child,
)

__all__ = [
    "AYO",
    "COVERED_BY_NAME",
    "ELLIE",
    "FIRST",
    "LEFT_OUT",
    "MAREK",
    "PPN_LIKE_AYO",
    "PPN_OF_TOM",
    "SARAH",
    "SECOND",
    "STORIES",
    "TOM",
    "Story",
    "explain",
    "linked_child",
    "more_stories",
    "read_marks",
    "text_child",
]

PASSWORD = "a long made-up phrase"
FORCE = Force(
    name="Example Police",
    short_name="Example",
    areas=(ForceArea("Northvale"), ForceArea("Southmoor"), ForceArea("Eastcliff")),
    contacts=(("Control room", "101, option 9"), ("Emergency duty team", "see the duty sheet")),
)


def make_user(name: str, role: Role, *areas: str, restricted: bool = False, officer_id: str = "") -> User:
    """Someone who signs in, with one role in these areas; in all where none is named."""
    user = add_user(
        by=None, username=name, password=PASSWORD, display_name=name.replace(".", " ").title(), officer_id=officer_id
    )
    assert isinstance(user, User)
    chosen = list(Area.objects.filter(name__in=areas)) if areas else None
    grant(by=None, user=user, role=role, areas=chosen, names_restricted=restricted, starts_on=date(2020, 1, 1))
    return user


def publish_stories(*stories: Story, now: datetime, problems: bool = False) -> Run:
    """One published run of these stories, as of ``now``."""
    counts = {"incidents": 412, "with-child": 38, "covered": 20, "excluded": 1, "no-ppn": len(stories)}
    run = Run.objects.create(
        status="published",
        feed="good",
        extract="2026-01-01",
        day=now.date(),
        started_at=now - timedelta(minutes=4),
        ended_at=now,
        published_at=now,
        window_from=now - timedelta(days=3),
        window_to=now,
        counts=counts,
        files={"incidents.csv": {"read": 414, "accepted": 412, "quarantined": 2}},
        problems_count=2 if problems else 0,
        fingerprints={"code": "0" * 12},
        durations={"screen": 1.2},
    )
    publish(run, [explain(story, now) for story in stories], force=FORCE, now=now)
    if problems:
        RunProblem.objects.create(
            run=run,
            file="incidents.csv",
            record=214,
            column="reported_at",
            severity="quarantined",
            problem="The time is none; mentions a child",
            cure="Correct it on the force's system",
            area=Area.objects.get(name="Northvale"),
            may_hold_child=True,
        )
    return run


def make_officers() -> None:
    """The officers whom the stories name."""
    Officer.objects.create(
        officer_id="1184", name="D Okafor", rank="PC", team="Response A", area="Northvale", supervisor_id="77",
        email="officer1184@example.test",
    )  # fmt: skip
    Officer.objects.create(
        officer_id="77", name="R Lindqvist", rank="PS", team="Response A", area="Northvale",
        email="officer77@example.test",
    )  # fmt: skip


def make_force(now: datetime, *stories: Story) -> dict[str, User]:
    """The force with its list and a user for each role; returns the users by role."""
    make_officers()
    publish_stories(*(stories or STORIES), now=now, problems=True)
    return {
        "manager": make_user("joan.hall", Role.PERFORMANCE_MANAGER, "Northvale"),
        "other": make_user("piet.marsh", Role.PERFORMANCE_MANAGER, "Southmoor"),
        "sergeant": make_user("ines.rowe", Role.SCREENING_SERGEANT),
        "coordinator": make_user("abel.kerr", Role.COORDINATOR),
        "officer": make_user("d.okafor", Role.OFFICER, officer_id="1184"),
        "supervisor": make_user("r.lindqvist", Role.SUPERVISOR, officer_id="77"),
        "inspector": make_user("wilf.aske", Role.INSPECTOR, "Northvale"),
        "data": make_user("mina.shaw", Role.DATA_MANAGER),
        "auditor": make_user("theo.blake", Role.AUDITOR),
        "board": make_user("lena.frost", Role.BOARD),
    }
