"""The item page: every child with a tick or a gap, the log marked, people, what was known, and what happened."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

import pytest

from childtonotice.casework import lists
from childtonotice.casework.access import NotFound, reader_of
from childtonotice.casework.actions import holds
from childtonotice.casework.actions.decisions import undo
from childtonotice.casework.actions.looks import look_outside
from childtonotice.casework.lists.item_values import ItemPage
from childtonotice.casework.models import Item, OutsideLook, User
from tests.web.answers import NEEDED, NOT_NEEDED, covered, republish, save
from tests.web.made_up import FIRST, PPN_LIKE_AYO, PPN_OF_TOM, SECOND, make_user, publish_stories, text_child

pytestmark = pytest.mark.shown

DAY = timedelta(days=1)


def open_item(user: User, item: Item, now: datetime, **more: Any) -> ItemPage:
    return lists.item_page(reader_of(user, now), item.number, now=now, **more)


def test_the_children_are_a_check_list(users: dict[str, User], item: Item, now: datetime) -> None:
    """R7, feature 76: each child with a tick or a gap, and the PPN that answers for them."""
    page = open_item(users["manager"], item, now)
    assert page.children_heading == "1 of 3 covered"
    told = [(child.sign, child.name, child.age, child.role, child.cover_words) for child in page.children]
    assert told[:2] == [
        ("✗", "Ellie Tarnbrook", "7", "child", "No PPN found"),
        ("✗", "", "4", "son", "No PPN found"),
    ]
    assert told[2][:4] == ("✓", "Tom Tarnbrook", "15", "witness")
    assert told[2][4] == f"PPN {PPN_OF_TOM.ppn_id}, Tue 05:00 (10 Mar 2026), by this reference"
    assert [child.found_by for child in page.children] == ["named person", "log words", "named person"]


def test_a_possible_ppn_is_compared_field_by_field(users: dict[str, User], now: datetime) -> None:
    """R8, style 18: same, in doubt, differs or blank, why, and what it comes to."""
    page = open_item(users["manager"], Item.objects.get(incident_id="EX-1002"), now)
    child = page.children[0]
    assert (child.sign, child.ppn_id) == ("?", PPN_LIKE_AYO.ppn_id)
    assert child.cover_words.endswith("may be this child: compare")
    assert {line.field: line.outcome for line in child.compared} == {
        "Person number": "blank",
        "Forename": "same",
        "Surname": "same: another spelling",
        "Date of birth": "blank",
        "Incident reference": "blank",
        "Taken together": "May be the same person: check",
    }
    assert [line.look for line in child.compared] == ["blank", "same", "same", "blank", "blank", "verdict"]


def test_the_people_have_role_and_age_on_the_day(users: dict[str, User], item: Item, now: datetime) -> None:
    """R39."""
    people = {
        person.name: (person.role, person.age, person.child) for person in open_item(users["manager"], item, now).people
    }
    assert people["Sarah Tarnbrook"] == ("victim", "33", False)
    assert people["Ellie Tarnbrook"] == ("child", "7", True)


def test_the_log_shows_its_marks(users: dict[str, User], item: Item, now: datetime) -> None:
    page = open_item(users["manager"], item, now)
    marked = [(part.text, part.kind, part.child) for entry in page.log for part in entry.parts if part.kind]
    assert ("ELLIE, 7,", "child", 1) in marked
    assert {kind for _, kind, _ in marked} >= {"child", "denial", "risk"}
    assert page.log[0].time == "23:41"


def test_the_page_says_where_it_is_in_the_list(users: dict[str, User], item: Item, now: datetime) -> None:
    page = open_item(users["manager"], item, now)
    rows = lists.worklist(reader_of(users["manager"], now), "northvale", now=now).rows
    assert (page.place_in_list, page.previous, page.next) == ("1 of 14", "", rows[1].number)
    last = open_item(users["manager"], Item.objects.get(number=rows[-1].number), now)
    assert (last.place_in_list, last.next) == ("14 of 14", "")


def test_what_was_known_before_is_counted_and_not_judged(users: dict[str, User], item: Item, now: datetime) -> None:
    """Feature 15: earlier incidents and PPNs of the same children; elsewhere by date, type and area alone."""
    earlier = replace(FIRST, reference="EX-0900", hours_ago=31 + 24 * 20)
    elsewhere = replace(FIRST, reference="EX-0800", hours_ago=31 + 24 * 40, area="Southmoor")
    long_ago = replace(FIRST, reference="EX-0100", hours_ago=31 + 24 * 400)
    publish_stories(earlier, elsewhere, long_ago, now=now)
    known = open_item(users["manager"], item, now).known
    assert known.heading == "2 earlier incidents, 1 PPN in 12 months"
    assert known.counted == "Counted by person number. What is recorded of a child under a second number is not in it."
    assert [(entry.area, entry.elsewhere, entry.ppn) for entry in known.earlier] == [
        ("Northvale", False, "PPN"),
        ("Southmoor", True, "PPN"),
    ]
    alone = open_item(users["manager"], Item.objects.get(incident_id="EX-1013"), now).known
    assert alone.heading == "Nothing earlier in 12 months"


def test_a_look_outside_the_area_is_recorded_first(users: dict[str, User], now: datetime) -> None:
    """R36: with a reason that is asked and never forced; restricted incidents never."""
    elsewhere = replace(SECOND, reference="EX-1800", area="Southmoor")
    publish_stories(elsewhere, replace(elsewhere, reference="EX-1801", flags=("Restricted",)), now=now)
    item, restricted = Item.objects.get(incident_id="EX-1800"), Item.objects.get(incident_id="EX-1801")
    manager = users["manager"]
    for outside in (False, True):
        with pytest.raises(NotFound):
            open_item(manager, item, now, outside=outside)
    assert "is recorded" in lists.outside_summary(reader_of(manager, now), item.number)
    look_outside(by=manager, number=item.number, reason="", now=now)
    page = open_item(manager, item, now, outside=True)
    assert (page.log_shown, page.can_decide, page.outside) == (True, False, True)
    assert OutsideLook.objects.get().words == ""
    with pytest.raises(NotFound):
        open_item(manager, item, now + timedelta(minutes=16), outside=True)
    with pytest.raises(NotFound):
        look_outside(by=manager, number=restricted.number, now=now)


def test_the_timeline_says_who_when_and_how_late(users: dict[str, User], item: Item, now: datetime) -> None:
    """R15: reported, listed, decided, submitted, each with time, actor and lateness."""
    save(users["manager"], item, NEEDED, now + timedelta(hours=7))
    republish(covered(FIRST, "5001"), now + 3 * DAY, 72)
    steps = [(step.title, step.who, step.late) for step in open_item(users["manager"], item, now + 3 * DAY).timeline]
    assert steps[0] == ("Reported", "", "")
    assert ("Listed", "The daily run", "") in steps
    assert ("Decided: PPN needed", "Joan Hall", "3 hours late") in steps  # read first: four hours
    assert [title for title, _, _ in steps].count("PPN submitted") == 1
    assert [step.at for step in open_item(users["manager"], item, now).timeline] == sorted(
        step.at for step in open_item(users["manager"], item, now).timeline
    )


def test_a_change_since_a_decision_comes_first(users: dict[str, User], item: Item, now: datetime) -> None:
    save(users["manager"], item, NOT_NEEDED, now)
    republish(replace(FIRST, children=(*FIRST.children, text_child("baby", "0.5", ""))), now + DAY, 24)
    page = open_item(users["manager"], item, now + DAY)
    decided = "Joan Hall decided on Wed 07:00 (11 Mar 2026), PPN not needed"
    assert page.changed == f"Changed since {decided}: new child on the record."
    assert [child.is_new for child in page.children] == [False, False, False, True]
    assert (page.reviews[0].stands, page.can_decide) == (False, True)


def test_a_hold_is_said(users: dict[str, User], item: Item, now: datetime) -> None:
    holds.open_item(by=users["sergeant"], number=item.number, now=now)
    theirs, mine = open_item(users["manager"], item, now).hold, open_item(users["sergeant"], item, now).hold
    assert theirs is not None
    assert mine is not None
    assert (theirs.words, mine.words) == ("Being read by Ines Rowe until 07:15", "Yours until 07:15")
    later = now + timedelta(minutes=20)
    assert open_item(users["manager"], item, later).hold is None
    ended = open_item(users["sergeant"], item, later).hold
    assert ended is not None
    assert ended.words == "Your hold ended at 07:15. Nobody took it: you can still save."


def test_only_those_who_may_see_the_undo(users: dict[str, User], item: Item, now: datetime) -> None:
    decided = save(users["manager"], item, NOT_NEEDED, now)
    assert open_item(users["manager"], item, now).reviews[0].can_undo
    assert not open_item(users["sergeant"], item, now).reviews[0].can_undo
    assert open_item(users["coordinator"], item, now).reviews[0].can_undo
    undo(by=users["manager"], review_id=decided.review_id, now=now)
    assert not open_item(users["manager"], item, now).reviews[0].can_undo


def test_an_inspector_reads_and_does_not_decide(users: dict[str, User], item: Item, now: datetime) -> None:
    page = open_item(make_user("the.inspector", "inspector", "Northvale"), item, now)
    assert (page.can_decide, page.can_return, page.log_shown, page.can_confirm_danger) == (False, False, True, True)


@pytest.mark.parametrize("role", ["other", "data", "auditor", "board", "officer"])
def test_an_item_that_is_not_yours_is_not_there(users: dict[str, User], item: Item, now: datetime, role: str) -> None:
    with pytest.raises(NotFound, match=r"There is no such item in your areas\."):
        open_item(users[role], item, now)


def test_a_page_costs_few_queries(
    users: dict[str, User], item: Item, now: datetime, django_assert_max_num_queries: Any
) -> None:
    save(users["manager"], item, NEEDED, now)
    reader = reader_of(users["manager"], now)
    with django_assert_max_num_queries(41):
        lists.item_page(reader, item.number, now=now)
