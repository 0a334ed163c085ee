"""Every look, search, export and hold leaves a row in the audit log, with codes and ids only (R35)."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest

from childtonotice.casework.access import NotFound
from childtonotice.casework.actions import looks, sessions
from childtonotice.casework.actions.holds import open_item, release, take_over
from childtonotice.casework.audit import verify_chain
from childtonotice.casework.models import AuditEvent, Hold, Item, User

Act = Callable[[dict[str, User], Item], object]
ACTS: list[tuple[str, str, Act]] = [
    ("session.in", "", lambda users, item: sessions.signed_in(by=users["manager"])),
    ("session.out", "", lambda users, item: sessions.signed_out(by=users["manager"])),
    ("session.refused", "", lambda users, item: sessions.sign_in_refused(name="joan.hall")),
    ("item.view", "item", lambda users, item: open_item(by=users["inspector"], number=item.number)),
    ("list.view", "area:northvale", lambda users, item: looks.view_list(
        by=users["manager"], area_code="northvale", tab="to-read", numbers=[item.number])),
    ("requests.view", "", lambda users, item: looks.view_requests(by=users["officer"], numbers=[])),
    ("run.view", "runs", lambda users, item: looks.view_run(by=users["data"])),
    ("audit.view", "", lambda users, item: looks.view_audit(by=users["auditor"])),
    ("search", "", lambda users, item: looks.search(
        by=users["manager"], words="Ellie Tarnbrook", numbers=[item.number])),
    ("export", "worklist", lambda users, item: looks.export(
        by=users["manager"], what="worklist", numbers=[item.number])),
    ("item.take-over", "item", lambda users, item: take_over(by=users["manager"], number=item.number)),
    ("item.release", "item", lambda users, item: release(by=users["manager"], number=item.number)),
]  # fmt: skip


@pytest.mark.parametrize(("verb", "subject", "act"), ACTS, ids=[verb for verb, _, _ in ACTS])
def test_a_look_leaves_one_row(users: dict[str, User], item: Item, verb: str, subject: str, act: Act) -> None:
    before = AuditEvent.objects.count()
    act(users, item)
    event = AuditEvent.objects.latest("id")
    assert AuditEvent.objects.count() == before + 1
    assert (event.verb, event.subject) == (verb, f"item:{item.number}" if subject == "item" else subject)
    assert verify_chain().whole


def test_the_log_names_nobody(users: dict[str, User], item: Item) -> None:
    """Codes and ids only: no name, user name, search word, reference or word of a log."""
    for _, _, act in ACTS:
        act(users, item)
    told = "\n".join(json.dumps(row, default=str) for row in AuditEvent.objects.values())
    for word in ("Ellie", "ellie", "Tarnbrook", "joan", "Joan", "EX-1001", "CALLER"):
        assert word not in told


@pytest.mark.parametrize(
    "act",
    [
        lambda users, item: looks.view_list(by=users["other"], area_code="northvale", tab="to-read"),
        lambda users, item: looks.view_run(by=users["board"]),
        lambda users, item: looks.view_run(by=users["data"], number="22222222"),
        lambda users, item: looks.view_audit(by=users["manager"]),
        lambda users, item: looks.search(by=users["data"], words="x"),
        lambda users, item: looks.export(by=users["board"], what="worklist"),
        lambda users, item: open_item(by=users["other"], number=item.number),
    ],
)
def test_what_is_not_yours_is_not_there(users: dict[str, User], item: Item, act: Act) -> None:
    before = AuditEvent.objects.count()
    with pytest.raises(NotFound):
        act(users, item)
    assert AuditEvent.objects.count() == before


def test_who_may_decide_holds_what_they_open_and_both_are_recorded(users: dict[str, User], item: Item) -> None:
    before = AuditEvent.objects.count()
    assert open_item(by=users["inspector"], number=item.number) is None
    assert open_item(by=users["manager"], number=item.number) is not None
    verbs = AuditEvent.objects.order_by("id").values_list("verb", flat=True)[before:]
    assert list(verbs) == ["item.view", "item.view", "item.hold"]
    Item.objects.filter(pk=item.pk).update(state="done")
    assert open_item(by=users["sergeant"], number=item.number) is None, "what is decided is held by nobody"


def test_a_hold_advises_and_may_be_taken_over(users: dict[str, User], item: Item, now: datetime) -> None:
    first = open_item(by=users["manager"], number=item.number, now=now)
    assert first
    assert (first.mine, first.until) == (True, now + timedelta(minutes=15))
    second = open_item(by=users["sergeant"], number=item.number, now=now + timedelta(minutes=5))
    assert second
    assert (second.mine, second.who) == (False, "Joan Hall")
    taken = take_over(by=users["sergeant"], number=item.number, now=now + timedelta(minutes=6))
    assert (taken.mine, Hold.objects.get().by) == (True, users["sergeant"])
    release(by=users["manager"], number=item.number, now=now)
    assert Hold.objects.exists(), "another's hold is not let go"
    release(by=users["sergeant"], number=item.number, now=now)
    assert not Hold.objects.exists()


def test_a_hold_that_ended_is_free(users: dict[str, User], item: Item, now: datetime) -> None:
    open_item(by=users["manager"], number=item.number, now=now)
    held = open_item(by=users["sergeant"], number=item.number, now=now + timedelta(minutes=16))
    assert held
    assert held.mine
