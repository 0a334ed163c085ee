"""An item's state is folded from its events and from nothing else; no run reaches a final state (R13)."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from childtonotice.casework.actions.decisions import undo
from childtonotice.casework.actions.items import mark_back
from childtonotice.casework.derive import DECIDED, standing_of
from childtonotice.casework.models import Decision, Item, Review, State
from childtonotice.screening.findings import Status
from tests.web.answers import NEEDED, NOT_NEEDED, covered, save
from tests.web.made_up import FIRST, make_user, publish_stories, text_child

START = datetime(2026, 3, 11, 7, 0, tzinfo=UTC)
FINAL = {State.DONE, State.REQUESTED}
BABY = text_child("baby", "0.5", "")
STORIES = {
    "same": FIRST,
    "longer": replace(FIRST, log=FIRST.log + "03:00 1184: off scene\n"),
    "baby": replace(FIRST, children=(*FIRST.children, BABY)),
    "found": covered(FIRST, "PPN-77"),
    "left-out": replace(FIRST, status=Status.EXCLUDED, exclusions=("test",), flags=("TEST",)),
    "urgent": replace(FIRST, priority=1, reasons=("More urgent.",)),
}
STEPS = st.lists(st.sampled_from([*STORIES, "decide-needed", "decide-not", "undo", "back"]), min_size=1, max_size=7)


def test_every_decision_has_a_state() -> None:
    assert set(DECIDED) == set(Decision)


class Histories(TestCase):
    """Any history of runs and people."""

    @hypothesis_settings(max_examples=25)
    @given(steps=STEPS)
    def test_the_columns_repeat_what_the_events_say(self, steps: list[str]) -> None:
        """The stored state equals the folded one after each step, and only a person's step makes it final."""
        publish_stories(FIRST, now=START)
        user = make_user("reader", "coordinator")
        for number, step in enumerate(steps, start=1):
            before = Item.objects.get().state
            _take(step, user, START + timedelta(hours=number))
            item = Item.objects.get()
            assert item.state == standing_of(item).state
            if step in STORIES:
                assert item.state == before or item.state not in FINAL


def _take(step: str, user: object, now: datetime) -> None:
    item = Item.objects.get()
    if step in STORIES:
        story = STORIES[step]
        publish_stories(replace(story, hours_ago=story.hours_ago + (now - START) / timedelta(hours=1)), now=now)
    elif step.startswith("decide") and item.state in (State.TO_READ, State.WAITING):
        needed = step == "decide-needed" and item.status != Status.COVERED
        save(user, item, NEEDED if needed else NOT_NEEDED, now)  # type: ignore[arg-type]
    elif step == "undo":
        review = standing_of(item).review
        if review:
            undo(by=user, review_id=review.pk, reason="It was the wrong item.", now=now)  # type: ignore[arg-type]
    elif step == "back":
        mark_back(by=user, number=item.number, now=now)  # type: ignore[arg-type]


@pytest.mark.django_db
def test_a_run_writes_no_review() -> None:
    publish_stories(*STORIES.values(), now=START)
    assert not Review.objects.exists()
