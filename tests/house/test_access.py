"""The access matrix: complete, written into the manual, and enforced as written."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from django.test import Client

from childtonotice.casework.access import items_for, may, reader_of, rights_on
from childtonotice.casework.actions.users import grant, withdraw_grant
from childtonotice.casework.matrix import MATRIX, REACH_MEANINGS, VERBS, Reach, Verb, describe_access
from childtonotice.casework.models import Area, Grant, Item, Role, User
from tests.web.made_up import FIRST, publish_stories

NOW = datetime(2026, 3, 11, 7, 0, tzinfo=UTC)


def test_every_role_verb_and_reach_is_described() -> None:
    assert set(MATRIX) == set(Role)
    assert set(VERBS) == set(Verb)
    assert set(REACH_MEANINGS) == set(Reach)


def test_the_manual_says_what_the_door_does(root: Path) -> None:
    """docs/access.md is what ``make docs`` writes."""
    assert (root / "docs" / "access.md").read_text(encoding="utf-8") == describe_access()


def test_the_page_of_the_manual_has_a_row_for_each_role() -> None:
    rows = [line for line in describe_access().splitlines() if line.startswith("| ")]
    assert len(rows) == 2 + len(Role)
    assert {row.count("|") for row in rows} == {2 + len(Verb)}
    assert "| Board | no | no | no | no | no | no |" in describe_access()


@pytest.mark.parametrize("role", list(Role))
def test_an_administrator_alone_gives_roles_and_no_one_who_reads_incidents_does(role: Role) -> None:
    """Users and settings only: who gives rights reads no child's record; who reads records gives no rights."""
    gives = MATRIX[role].get(Verb.USERS, Reach.NONE) is not Reach.NONE
    assert gives is (role is Role.ADMINISTRATOR)
    assert not gives or set(MATRIX[role]) == {Verb.USERS}


REACHES = {
    Reach.NONE: (False, False, False),
    Reach.OWN: (False, False, False),
    Reach.TEAM: (False, False, False),
    Reach.REQUESTS: (False, False, False),
    Reach.AREA: (True, False, True),
    Reach.ALL: (True, True, True),
}


@pytest.mark.django_db
@pytest.mark.parametrize("role", list(Role))
@pytest.mark.parametrize("verb", [Verb.LIST, Verb.ITEM, Verb.LOG, Verb.NAMES, Verb.DECIDE, Verb.CONFIRM_DANGER])
def test_the_door_does_what_the_matrix_says(role: Role, verb: Verb) -> None:
    """R36: for each role and verb, an item of the own area, of another, and of the shared pool."""
    items = _three_items()
    reader = reader_of(_user(role, "Northvale"), NOW)
    expected = REACHES[MATRIX[role].get(verb, Reach.NONE)]
    assert tuple(may(reader, verb, item) for item in items) == expected
    assert set(items_for(reader, verb)) == {item for item, yes in zip(items, expected, strict=True) if yes}


def _user(role: Role, *areas: str) -> User:
    user = User.objects.create(username=f"some.{role}")
    chosen = list(Area.objects.filter(name__in=areas)) if areas else None
    grant(by=None, user=user, role=role, areas=chosen, starts_on=date(2020, 1, 1))
    return user


def _three_items() -> list[Item]:
    areas = {"T-1": "Northvale", "T-2": "Southmoor", "T-3": "nowhere"}
    publish_stories(*(replace(FIRST, reference=name, area=area) for name, area in areas.items()), now=NOW)
    return [Item.objects.get(incident_id=name) for name in areas]


@pytest.mark.django_db
def test_a_grant_counts_from_its_first_day_to_its_last() -> None:
    """R43: cover is dated and trained, and ends by itself."""
    user = _cover(date(2026, 3, 9), date(2026, 3, 13))
    days = {day: may(reader_of(user, datetime(2026, 3, day, 12, tzinfo=UTC)), Verb.DECIDE) for day in (8, 9, 13, 14)}
    assert days == {8: False, 9: True, 13: True, 14: False}


def _cover(start: date, end: date) -> User:
    user = User.objects.create(username="stand.in")
    Area.objects.create(code="northvale", name="Northvale")
    grant(
        by=None, user=user, role=Role.PERFORMANCE_MANAGER, areas=list(Area.objects.all()), starts_on=start, ends_on=end,
        cover=True, trained_on=date(2026, 2, 2),
    )  # fmt: skip
    return user


@pytest.mark.django_db
def test_cover_without_training_or_end_is_refused() -> None:
    user = User.objects.create(username="stand.in")
    refused = grant(by=None, user=user, role=Role.PERFORMANCE_MANAGER, cover=True)
    assert not isinstance(refused, Grant)
    assert not Grant.objects.exists()


@pytest.mark.django_db
def test_a_grant_withdrawn_counts_no_more() -> None:
    user, administrator = _cover(date(2026, 3, 9), date(2026, 3, 13)), _user(Role.ADMINISTRATOR)
    withdraw_grant(by=administrator, user_id=user.pk, grant_id=user.grants.get().pk, now=NOW)
    assert not may(reader_of(user, NOW), Verb.LIST)
    assert Grant.objects.get(user=user).withdrawn_by == administrator


@pytest.mark.django_db
def test_someone_who_left_may_do_nothing() -> None:
    user = _user(Role.COORDINATOR)
    User.objects.filter(pk=user.pk).update(is_active=False)
    user.refresh_from_db()
    assert not may(reader_of(user, NOW), Verb.LIST)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("role", "kind"),
    [
        (Role.PERFORMANCE_MANAGER, "lists"), (Role.INSPECTOR, "areas"), (Role.OFFICER, "requests"),
        (Role.VAT, "ppns"),
        (Role.DATA_MANAGER, "runs"), (Role.AUDITOR, "audit"), (Role.BOARD, "figures"), (Role.ADMINISTRATOR, "users"),
    ],
)  # fmt: skip
def test_each_role_begins_on_its_own_page(client: Client, role: Role, kind: str) -> None:
    client.force_login(_user(role))
    assert client.get("/")["Location"] == f"/{kind}/"


@pytest.mark.django_db
@pytest.mark.parametrize("role", list(Role))
def test_all_rights_at_once_are_those_asked_one_by_one(role: Role) -> None:
    """R36: the page of an item asks once, and is told what the door would have said to each question."""
    reader = reader_of(_user(role, "Northvale"), NOW)
    for item in _three_items():
        assert rights_on(reader, item) == {verb for verb in Verb if may(reader, verb, item)}
