"""The access matrix as data: for each role, how far each verb reaches. docs/access.md is generated from it."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from childtonotice.casework.models import Role


class Reach(StrEnum):
    """How far a role reaches."""

    NONE = "no"
    OWN = "own requests"
    TEAM = "team's requests"
    REQUESTS = "all requests"
    AREA = "own areas"
    ALL = "all"

    @property
    def meaning(self) -> str:
        """The sentence that explains the word."""
        return REACH_MEANINGS[self]


REACH_MEANINGS = {
    Reach.NONE: "not at all; it looks as if it did not exist.",
    Reach.OWN: "items for which this officer was asked for a PPN.",
    Reach.TEAM: "items for which an officer whom they supervise was asked for a PPN.",
    Reach.REQUESTS: "every item for which a PPN was asked.",
    Reach.AREA: "items of the areas named in the grant, and those whose area is not known.",
    Reach.ALL: "everything of this kind in the force.",
}


class Verb(StrEnum):
    """What one may do; the order is that of the columns of docs/access.md."""

    LIST = "list"
    ITEM = "item"
    LOG = "log"
    NAMES = "names"
    DECIDE = "decide"
    ANSWER = "answer"
    RECOVER = "recover"
    FEEDBACK = "feedback"
    ASSESS = "assess"
    PARTNERS = "partners"
    UNDO_LATER = "undo-later"
    LOOK_OUTSIDE = "look-outside"
    CONFIRM_DANGER = "confirm-danger"
    OFFICER_FIGURES = "officer-figures"
    REPORTS = "reports"
    RUNS = "runs"
    PROBLEMS = "problems"
    CHECKS = "checks"
    AUDIT = "audit"
    TABLES = "tables"
    SETTINGS = "settings"
    USERS = "users"

    @property
    def heading(self) -> str:
        """The heading of its column."""
        return VERBS[self][0]

    @property
    def meaning(self) -> str:
        """The sentence that explains the column."""
        return VERBS[self][1]


VERBS = {
    Verb.LIST: ("List", "see worklists and search."),
    Verb.ITEM: ("Item", "open an item: its facts, children without names, and what happened to it."),
    Verb.LOG: ("Log", "read the incident log."),
    Verb.NAMES: ("Names", "see the names of people."),
    Verb.DECIDE: ("Decide", "hold and decide, and undo one's own decision until midnight."),
    Verb.ANSWER: ("Answer", "answer what readers ask when they are not sure."),
    Verb.RECOVER: ("Recover", "follow a request for a PPN until it is submitted."),
    Verb.FEEDBACK: ("Feedback", "send an officer feedback, with a copy to the supervisor."),
    Verb.ASSESS: ("Assess", "check submitted PPNs, accept or return them, and see how they were graded."),
    Verb.PARTNERS: ("Partners", "note what went to partners and what came back, and chase them."),
    Verb.UNDO_LATER: ("Undo later", "undo anyone's decision later, with a reason; approve what new rules reopen."),
    Verb.LOOK_OUTSIDE: ("Look outside", "open an item of another area; recorded, and the reason is asked."),
    Verb.CONFIRM_DANGER: ("Confirm danger", "confirm that a child who may be in danger now was acted for."),
    Verb.OFFICER_FIGURES: ("Officer figures", "see figures by officer and team, for learning."),
    Verb.REPORTS: ("Reports", "see the force's figures; cells under 5 are not shown without item rights."),
    Verb.RUNS: ("Runs", "see the daily runs: what came in, what could not be read, what was left out."),
    Verb.PROBLEMS: ("Unreadable rows", "mark a row that could not be read as checked on the force's own system."),
    Verb.CHECKS: ("Blind checks", "answer blind checks, and see how they came out."),
    Verb.AUDIT: ("Audit", "read the audit log and check its chain."),
    Verb.TABLES: ("Tables", "keep areas, teams, leave, free days, councils and weekend duty, from and to a day."),
    Verb.SETTINGS: ("Settings", "change reasons, help, templates of feedback, targets and numbers to call."),
    Verb.USERS: ("Users", "give and withdraw roles."),
}

_READ = (Verb.ITEM, Verb.LOG, Verb.NAMES)
_WORK = (Verb.LIST, *_READ)


def _reach(reach: Reach, *verbs: Verb) -> dict[Verb, Reach]:
    return dict.fromkeys(verbs, reach)


MATRIX: dict[Role, dict[Verb, Reach]] = {
    Role.PERFORMANCE_MANAGER: {
        **_reach(Reach.AREA, *_WORK, Verb.DECIDE, Verb.RECOVER, Verb.CONFIRM_DANGER, Verb.OFFICER_FIGURES),
        **_reach(Reach.AREA, Verb.FEEDBACK),
        **_reach(Reach.AREA, Verb.PROBLEMS),
        **_reach(Reach.ALL, Verb.LOOK_OUTSIDE, Verb.REPORTS, Verb.RUNS),
    },
    Role.SCREENING_SERGEANT: _reach(
        Reach.ALL, *_WORK, Verb.DECIDE, Verb.ANSWER, Verb.CONFIRM_DANGER, Verb.REPORTS, Verb.RUNS, Verb.PROBLEMS,
        Verb.CHECKS, Verb.ASSESS, Verb.PARTNERS,
    ),
    Role.COORDINATOR: _reach(
        Reach.ALL, *_WORK, Verb.DECIDE, Verb.ANSWER, Verb.RECOVER, Verb.UNDO_LATER, Verb.CONFIRM_DANGER,
        Verb.OFFICER_FIGURES, Verb.FEEDBACK, Verb.REPORTS, Verb.RUNS, Verb.PROBLEMS, Verb.CHECKS,
        Verb.TABLES, Verb.SETTINGS, Verb.PARTNERS,
    ),
    Role.VAT: {
        **_reach(Reach.REQUESTS, *_READ, Verb.RECOVER, Verb.FEEDBACK),
        **_reach(Reach.ALL, Verb.ASSESS, Verb.PARTNERS),
    },
    Role.OFFICER: _reach(Reach.OWN, *_READ, Verb.RECOVER),
    Role.SUPERVISOR: _reach(Reach.TEAM, *_READ, Verb.RECOVER, Verb.OFFICER_FIGURES),
    Role.INSPECTOR: {
        **_reach(Reach.AREA, *_WORK, Verb.RECOVER, Verb.CONFIRM_DANGER, Verb.OFFICER_FIGURES),
        **_reach(Reach.ALL, Verb.REPORTS, Verb.RUNS),
    },
    Role.DATA_MANAGER: _reach(Reach.ALL, Verb.REPORTS, Verb.RUNS, Verb.PROBLEMS, Verb.TABLES),
    Role.BOARD: _reach(Reach.ALL, Verb.REPORTS),
    Role.AUDITOR: _reach(Reach.ALL, Verb.AUDIT, Verb.RUNS),
    Role.ADMINISTRATOR: _reach(Reach.ALL, Verb.USERS),
}  # fmt: skip

# What an administrator chooses from.
ROLES = tuple(Role.choices)


def roles_with(verb: Verb) -> tuple[Role, ...]:
    """The roles that reach anything for this verb."""
    return tuple(role for role in Role if MATRIX[role].get(verb, Reach.NONE) is not Reach.NONE)


def describe_access() -> str:
    """The access matrix as a page of the manual (docs/access.md), generated so that it cannot be wrong."""
    lines = ["# Who may see and do what", "", *INTRODUCTION, ""]
    lines += _table([["Role", *(verb.heading for verb in Verb)]] + [_row(role) for role in Role])
    lines += ["", "## What the words mean", ""]
    lines += [f"- **{reach.value}**: {reach.meaning}" for reach in Reach]
    lines += ["", "## What each column is", ""]
    lines += [f"- **{verb.heading}**: {verb.meaning}" for verb in Verb]
    return "\n".join(lines) + "\n"


INTRODUCTION = (
    "Generated from `casework/matrix.py` by `make docs`; do not edit.",
    "",
    "A grant gives one role, for some areas or all, from one day to another. Cover is a grant of performance manager",
    "that has an end and a day of training. RESTRICTED incidents are there for named readers alone; others in the area",
    "see that there are some and how many, and no words. Not allowed and not existing look the same.",
)


def _row(role: Role) -> list[str]:
    return [role.label, *(MATRIX[role].get(verb, Reach.NONE).value for verb in Verb)]


def _table(rows: Iterable[list[str]]) -> list[str]:
    head, *body = [f"| {' | '.join(row)} |" for row in rows]
    return [head, "|" + " --- |" * (head.count("|") - 1), *body]
