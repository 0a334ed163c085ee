"""Answers as a reader would give them, and the small steps that many tests take."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

from childtonotice.casework.actions import Conflict, Refused
from childtonotice.casework.actions.answers import Answer
from childtonotice.casework.actions.decisions import Decided, decide
from childtonotice.casework.models import Item, User
from childtonotice.screening.findings import Cover, Status
from tests.web.made_up import Story, publish_stories

NEEDED = Answer(
    decision="ppn-needed", reason="no-referral", words="The children heard the assault from upstairs.", risk="high",
    categories=("domestic abuse",), officer_words="Please send a PPN for both.",
)  # fmt: skip
ASK_THE_OFFICER = Answer("ask-advice", "seen", "Was Ellie Tarnbrook awake, and who saw her?", whom="officer")
NOT_NEEDED = Answer(decision="ppn-not-needed", reason="seen-and-well", words="Both were seen asleep and well at 00:20.")


def save(user: User, item: Item, answer: Answer, now: datetime) -> Decided:
    """Decide the item as it stands; the answer has to be one that can be saved."""
    item.refresh_from_db()
    outcome = decide(by=user, number=item.number, version=item.version, answer=answer, now=now)
    assert isinstance(outcome, Decided), outcome
    return outcome


def errors_of(outcome: Decided | Refused | Conflict) -> dict[str, str]:
    """The fields that have to be put right, with their sentences."""
    assert isinstance(outcome, Refused), outcome
    return dict(outcome.errors)


def republish(story: Story, now: datetime, shift: float = 0) -> None:
    """Publish one more run with this story; its report stays where it was, ``shift`` hours earlier than the run."""
    publish_stories(replace(story, hours_ago=story.hours_ago + shift), now=now)


def covered(story: Story, ppn_id: str, match: str = "id") -> Story:
    """The story once every child of it is covered for certain by this PPN."""
    children = tuple(
        child if child.cover is Cover.CERTAIN else child._replace(ppn_id=ppn_id, match=match, cover=Cover.CERTAIN)
        for child in story.children
    )
    known = story.ppns[0]
    return replace(
        story, children=children, status=Status.COVERED, ppns=(known, replace(known, ppn_id=ppn_id)), priority=5
    )
