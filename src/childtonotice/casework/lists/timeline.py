"""What happened to an item: reported, listed, decided, requested, submitted; who, when and how late (R15)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from childtonotice.casework.clocks import decide_by, tell_due, tell_lateness, tell_moment
from childtonotice.casework.derive import Event
from childtonotice.casework.force import our_force
from childtonotice.casework.lists.earlier import earlier_steps
from childtonotice.casework.lists.item_values import Step
from childtonotice.casework.lists.ppn_steps import ppn_steps
from childtonotice.casework.models import Decision, Item, ItemEvent, MessageKind
from childtonotice.casework.wording import NOTES, name_ppn

TITLES = {
    Event.LISTED: "Listed",
    Event.LEFT_OUT: "Left out by a rule",
    Event.COVERED: "Covered by a name match",
    Event.CHANGED: "Record changed",
    Event.REOPENED: "Came back to the list",
    Event.PPN_FOUND: "PPN found",
    Event.PPN_CAME: "A PPN came",
    Event.BROUGHT_BACK: "Brought back to the list",
    Event.WITHDRAWN: "Decision withdrawn",
    Event.SUBMITTED: "PPN submitted",
    Event.DEFERRED: "Put off for a planned warrant",
    Event.DEFERRAL_ENDED: "No longer put off",
    Event.DANGER: "Said that a child may be in danger now",
    Event.DANGER_CONFIRMED: "Danger acted on, confirmed",
    Event.HANDED_ON: "Handed on unseen",
    Event.HANDED_BACK: "Taken back after handing on",
    Event.SECOND_OPINION: "Second opinion",
    Event.ADVICE: "Advice came",
    Event.APART: "Taken out of its group",
    Event.TOGETHER: "Put back into its group",
    Event.SCHOOL: "School notice noted",
    Event.MAILED: "Mailed",
    Event.ASKED_ANOTHER: "Another officer asked",
    Event.SAID_SUBMITTED: "Reply: it is submitted",
    Event.SAID_NOT_NEEDED: "Reply: none is needed",
    Event.SAID_NOT_MINE: "Reply: it is not mine",
    Event.MATCH_REFUSED: "PPN refused: it is not the one asked for",
    Event.FEEDBACK: "Feedback sent",
    Event.ACKNOWLEDGED: "Feedback acknowledged",
    Event.MOTHER: "Mother of the unborn child named",
    Event.MOVED_AREA: "Moved to another area's list",
}


def show_timeline(item: Item, now: datetime, *, events: Iterable[ItemEvent], names: bool = True) -> tuple[Step, ...]:
    """The steps of an item, oldest first, each PPN among them at the time when it was submitted.

    ``events``: those of the item, in order; ``names``: whether words are shown that were written elsewhere, where
    nobody kept names out.
    """
    steps = [Step("Reported", "", tell_moment(item.reported_at, now), item.reported_at)]
    listed = item.reported_at
    for event in events:
        if event.kind == Event.RETURNED:
            continue  # told where the team's check is told
        if event.kind in (Event.LISTED, Event.REOPENED, Event.BROUGHT_BACK):
            listed = event.at
        steps.append(_step(item, event, listed, now))
    steps += _submissions(item, now)
    steps += ppn_steps(item, now)
    steps += earlier_steps(item, now, names=names)
    return tuple(sorted(steps, key=lambda step: step.at))


def _step(item: Item, event: ItemEvent, listed: datetime, now: datetime) -> Step:
    kind, word = Event(event.kind), our_force().ppn_word
    who = _tell_who(kind, event)
    when = tell_moment(event.at, now)
    if kind is Event.REVIEWED and event.review:
        priority = event.details.get("priority", item.priority)
        late = tell_lateness(decide_by(listed, priority, our_force()), event.at)
        title = f"Decided: {Decision(event.review.decision).label}".replace("PPN", word)
        return Step(title, who, when, event.at, late, event.review.words)
    late = _late_submission(event) if kind is Event.SUBMITTED else ""
    codes = event.details.get("codes", ())
    words = "; ".join(NOTES[code] for code in codes if code in NOTES)
    if kind is Event.DEFERRED and event.details.get("review"):
        words = f"To be looked at again {tell_due(datetime.fromisoformat(event.details['review']), now)}"
    answered = kind is Event.ADVICE and event.details.get("officer")
    title = "The officer answered" if answered else TITLES.get(kind, kind.value).replace("PPN", word)
    if kind is Event.MAILED:
        title = f"{title}: {MessageKind(event.details['kind']).label.lower()}"
    return Step(title, who, when, event.at, late, words)


def _tell_who(kind: Event, event: ItemEvent) -> str:
    """Who did it: a person, an officer by the mailed link, the outbox, or the daily run."""
    officer = event.details.get("officer", "")
    if kind is Event.MAILED:
        return f"To officer {officer}" if officer else "To the area's inspector"
    if event.by is None:
        return f"Officer {officer}, by the mailed link" if officer else "The daily run"
    return f"{event.by.shown_name}, told by telephone" if event.details.get("phone") else event.by.shown_name


def _late_submission(event: ItemEvent) -> str:
    recovery = getattr(event.review, "recovery", None)
    done = recovery.submitted_at if recovery else None
    return tell_lateness(recovery.due_at, done) if recovery and done else ""


def _submissions(item: Item, now: datetime) -> list[Step]:
    word = our_force().ppn_word
    answering = {child.ppn_id for child in item.children.all()}
    return [
        Step(
            f"{name_ppn(word, ppn.ppn_id)} submitted", ppn.officer_id, tell_moment(ppn.submitted_at, now),
            ppn.submitted_at, words="" if ppn.ppn_id in answering else "It answers for none of these children.",
        )
        for ppn in item.ppns.all()
    ]  # fmt: skip
