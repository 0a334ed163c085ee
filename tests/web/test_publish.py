"""Publishing adds, updates and reopens; it never writes a human decision, and twice changes nothing (R1, R8, R13)."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest
from django.apps import apps

from childtonotice.casework.actions.items import approve_rules, mark_back
from childtonotice.casework.derive import settle
from childtonotice.casework.models import Area, ChildIncident, Item, Review, ReviewChild, Run, State, User
from childtonotice.casework.publish import publish
from childtonotice.screening.findings import Cover, Status
from tests.web.answers import NEEDED, NOT_NEEDED, covered, republish, save
from tests.web.made_up import (
    AYO,
    COVERED_BY_NAME,
    FIRST,
    FORCE,
    LEFT_OUT,
    PPN_OF_TOM,
    SECOND,
    STORIES,
    explain,
    linked_child,
    publish_stories,
    text_child,
)

DAY = timedelta(days=1)
SEEN = {"casework.run", "casework.auditevent", "auth.permission", "contenttypes.contenttype"}


def snapshot() -> dict[str, list[dict[str, Any]]]:
    """Every row of casework but the runs and the audit log, which say that a second run took place."""
    models = [model for model in apps.get_models() if model._meta.label_lower not in SEEN]
    return {model._meta.label: list(model._default_manager.order_by("pk").values()) for model in models}


def state_of(reference: str) -> str:
    return Item.objects.get(incident_id=reference).state


def test_publishing_twice_changes_nothing(users: dict[str, User], now: datetime) -> None:
    """R1: the same findings again leave every row as it was."""
    before = snapshot()
    run = publish_stories(*STORIES, now=now)
    assert snapshot() == before
    assert Item.objects.count() == 16
    assert run.pk


def test_publishing_twice_changes_nothing_after_a_decision(users: dict[str, User], item: Item, now: datetime) -> None:
    save(users["manager"], item, NEEDED, now)
    before = snapshot()
    publish_stories(*STORIES, now=now)
    assert snapshot() == before


def test_a_finding_becomes_an_item_with_what_the_reader_is_shown(item: Item) -> None:
    assert (item.state, item.status, item.priority) == ("to-read", "part-covered", 1)
    assert item.why == "3 children: punched her in the face. 2 without a PPN."
    assert len(item.why.split()) <= 12
    assert [child.label for child in item.children.all()] == ["girl 7", "boy 4", "boy 15"]
    assert item.claims_ppn is False  # the PPN that the log speaks of is there
    assert item.ppns.get().ppn_id == PPN_OF_TOM.ppn_id
    assert item.log[item.children.all()[0].evidence_start :].startswith("ELLIE, 7,")


def test_a_covered_incident_is_no_item_unless_by_a_name(users: dict[str, User], now: datetime) -> None:
    """Ruling 14: a cover by name is never silent; a cover by reference needs no reader."""
    story = replace(SECOND, reference="EX-1099", status=Status.COVERED, priority=5)
    by_id = replace(story, children=(linked_child(AYO, "5", ppn_id="PPN-1", match="id", cover=Cover.CERTAIN),))
    publish_stories(by_id, now=now)
    assert not Item.objects.filter(incident_id="EX-1099").exists()
    assert ChildIncident.objects.get(incident_id="EX-1099").ppn_id == "PPN-1"
    assert state_of(COVERED_BY_NAME.reference) == State.COVERED
    assert state_of(LEFT_OUT.reference) == State.LEFT_OUT


BARE = tuple(child._replace(ppn_id="", match="", cover=Cover.NONE) for child in FIRST.children)
CHANGES = {
    "new-child": replace(FIRST, children=(*FIRST.children, text_child("baby", "0.5", ""))),
    "no-longer-covered": replace(FIRST, status=Status.NO_PPN, children=BARE),
}


@pytest.mark.parametrize("change", ["new-child", "no-longer-covered"])
def test_a_decided_item_reopens(users: dict[str, User], item: Item, now: datetime, change: str) -> None:
    save(users["manager"], item, NOT_NEEDED, now)
    republish(CHANGES[change], now + DAY, 24)
    item.refresh_from_db()
    assert (item.state, item.note) == ("to-read", change)
    assert item.listed_at == now + DAY
    assert item.events.filter(kind="reopened").get().details["codes"][0] == change


def test_a_higher_priority_reopens(users: dict[str, User], now: datetime) -> None:
    item = Item.objects.get(incident_id="EX-1002")
    save(users["manager"], item, NOT_NEEDED, now)
    republish(replace(SECOND, priority=1), now + DAY, 24)
    item.refresh_from_db()
    assert (item.state, item.note, item.priority) == ("to-read", "higher-priority", 1)


def test_a_longer_log_alone_reopens_nothing(users: dict[str, User], item: Item, now: datetime) -> None:
    save(users["manager"], item, NOT_NEEDED, now)
    republish(replace(FIRST, log=FIRST.log + "02:00 1184: statement taken\n"), now + DAY, 24)
    item.refresh_from_db()
    assert (item.state, item.note) == ("done", "log-grown")
    assert item.log.endswith("statement taken\n")


def test_an_exclusion_lifted_brings_the_item_to_the_list(users: dict[str, User], now: datetime) -> None:
    """R10: what was left out comes to be read once the marker is gone."""
    republish(replace(LEFT_OUT, status=Status.NO_PPN, exclusions=(), flags=(), priority=1), now + DAY, 24)
    item = Item.objects.get(incident_id=LEFT_OUT.reference)
    assert (item.state, item.events.last().kind) == ("to-read", "reopened")
    assert "exclusion-lifted" in item.events.last().details["codes"]


def test_a_marker_that_comes_later_takes_nothing_off_the_list(
    users: dict[str, User], item: Item, now: datetime
) -> None:
    """R13: the only move without a person is to "PPN found"."""
    republish(replace(FIRST, status=Status.EXCLUDED, exclusions=("marac",), flags=("MARAC",)), now + DAY, 24)
    item.refresh_from_db()
    assert (item.state, item.note) == ("to-read", "exclusion-added")


def test_a_ppn_for_every_child_moves_an_undecided_item(users: dict[str, User], item: Item, now: datetime) -> None:
    republish(covered(FIRST, "PPN-5001"), now + DAY, 24)
    item.refresh_from_db()
    assert item.state == "ppn-found"
    assert item.events.filter(kind="ppn-found").get().by is None
    mark_back(by=users["manager"], number=item.number, now=now + DAY)
    republish(covered(replace(FIRST, log=FIRST.log + "more"), "PPN-5001"), now + 2 * DAY, 48)
    item.refresh_from_db()
    assert item.state == "to-read", "what a person brought back is not taken away again by the same PPNs"


def test_a_perhaps_moves_nothing(users: dict[str, User], item: Item, now: datetime) -> None:
    """R8: an uncertain match is a person's to judge."""
    children = tuple(child._replace(ppn_id="PPN-1", match="name", cover=Cover.PERHAPS) for child in FIRST.children)
    republish(replace(FIRST, status=Status.CHECK_MATCH, children=children), now + DAY, 24)
    item.refresh_from_db()
    assert item.state == "to-read"


def test_a_ppn_answers_a_request(users: dict[str, User], item: Item, now: datetime) -> None:
    """R14: the recovery moves to submitted with the PPN and its time; the decision is as it was."""
    save(users["manager"], item, NEEDED, now)
    reviews = list(Review.objects.values()), list(ReviewChild.objects.values())
    republish(covered(FIRST, "PPN-5001"), now + DAY, 24)
    item.refresh_from_db()
    recovery = item.recoveries.get()
    assert (item.state, item.due_at) == ("submitted", None)
    assert recovery.submitted_at == now - timedelta(hours=26)
    assert {child.ppn_id for child in recovery.children.all()} == {"PPN-5001"}
    assert (list(Review.objects.values()), list(ReviewChild.objects.values())) == reviews


def test_a_request_half_answered_stays_open(users: dict[str, User], item: Item, now: datetime) -> None:
    save(users["manager"], item, NEEDED, now)
    first, second, third = FIRST.children
    half = replace(
        FIRST, children=(first._replace(ppn_id=PPN_OF_TOM.ppn_id, match="id", cover=Cover.CERTAIN), second, third)
    )
    republish(half, now + DAY, 24)
    item.refresh_from_db()
    assert item.state == "requested"
    assert sorted(child.ppn_id for child in item.recoveries.get().children.all()) == ["", PPN_OF_TOM.ppn_id]


def test_a_reopened_item_outlives_its_old_request(users: dict[str, User], item: Item, now: datetime) -> None:
    save(users["manager"], item, NEEDED, now)
    baby = text_child("baby", "0.5", "")
    republish(replace(FIRST, children=(*FIRST.children, baby)), now + DAY, 24)
    both = covered(FIRST, "PPN-5001")
    republish(replace(both, status=Status.PART_COVERED, children=(*both.children, baby)), now + 2 * DAY, 48)
    item.refresh_from_db()
    assert item.recoveries.get().submitted_at is not None
    assert item.state == "to-read"


def test_new_rules_reopen_nothing_until_a_coordinator_agrees(users: dict[str, User], item: Item, now: datetime) -> None:
    """R49: the same records judged otherwise wait for approval."""
    save(users["manager"], item, NOT_NEEDED, now)
    run = Run.objects.create(extract="x", day=now.date(), started_at=now, fingerprints={"code": "1" * 12})
    story = replace(FIRST, children=(*FIRST.children, text_child("baby", "", "")))
    publish(run, [explain(story, now)], force=FORCE, now=now)
    item.refresh_from_db()
    assert (item.state, item.note) == ("done", "rules-changed")
    assert approve_rules(by=users["coordinator"], numbers=[item.number], now=now) == 1
    item.refresh_from_db()
    assert item.state == "to-read"


def test_a_record_without_a_child_is_left_to_a_person(users: dict[str, User], item: Item, now: datetime) -> None:
    run = Run.objects.latest("id")
    publish(run, [], force=FORCE, now=now + DAY, gone=[item.incident_id])
    item.refresh_from_db()
    assert (item.state, item.note) == ("to-read", "no-sign")


def test_an_unknown_area_goes_to_the_shared_pool(users: dict[str, User], now: datetime) -> None:
    """R11: what cannot be routed never vanishes."""
    publish_stories(replace(FIRST, reference="EX-1200", area="Atlantis"), now=now)
    assert Item.objects.get(incident_id="EX-1200").area is None
    assert set(Area.objects.values_list("name", flat=True)) == {"Northvale", "Southmoor", "Eastcliff"}


def test_nothing_is_published_by_halves(users: dict[str, User], now: datetime, monkeypatch: pytest.MonkeyPatch) -> None:
    """The second of two items fails to be written: the first is not there either."""
    before, settled = snapshot(), []

    def fail_later(item: Item) -> object:
        settled.append(item)
        if len(settled) == 2:
            raise OSError(28, "No space left on device")
        return settle(item)

    monkeypatch.setattr("childtonotice.casework.publish.settle", fail_later)
    stories = [explain(replace(FIRST, reference=name), now) for name in ("EX-1300", "EX-1301")]
    with pytest.raises(OSError, match="No space"):
        publish(Run.objects.latest("id"), stories, force=FORCE, now=now)
    assert len(settled) == 2
    assert snapshot() == before
