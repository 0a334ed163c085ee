"""The same children more than once: which incident a referral answers for (ruling 13)."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from childtonotice.synthetic.logs.lines import settings
from childtonotice.synthetic.ppns import refer
from childtonotice.synthetic.stories.draft import Draft, begin, finish
from childtonotice.synthetic.stories.stage import Stage
from childtonotice.synthetic.stories.story import Kid, Slot, Story


def first_of_two(stage: Stage, slot: Slot) -> Story:
    """A child for whom nothing was raised, though the next incident's referral came within the week."""
    draft = begin(stage, slot, silent=0.3, subject=0)
    hours = stage.chance.between(14, 60)

    def second(stage_then: Stage, slot_then: Slot) -> Story:
        return second_of_two(stage_then, slot_then, draft)

    stage.later(slot.reported_at + timedelta(hours=hours), second)
    return finish(stage, draft, "better-belongs", failure="F12", missed=True, note="a later PPN is about a later event")


def second_of_two(stage: Stage, slot: Slot, first: Draft) -> Story:
    """The later incident of the same child, out of doors, whose referral bears no id and tells of it."""
    setting = settings()[stage.chance.pick(("asb", "assault", "publicorder"))]
    scene = replace(stage.scene(slot, setting), family=first.scene.family)
    kids = tuple(
        replace(kid, linked_at=slot.reported_at + timedelta(minutes=45), role="involved", told=False)
        for kid in first.kids
    )
    draft = Draft(scene, None, first.people, kids)
    manner = "person" if stage.chance.yes(0.6) else "right"
    referral = refer(stage, draft, kids, own_id=False, manner=manner, hours=(1, 10))
    return finish(stage, draft, "better-belongs", referrals=(referral,), note="the nearer of two incidents")


def again_and_again(stage: Stage, slot: Slot) -> Story:
    """A household to which officers go three times in a fortnight, always low, never referred."""
    return one_of_many(stage, slot, begin(stage, slot, silent=0.2, subject=0, setting=settings()["domestic"]), 3)


def one_of_many(stage: Stage, slot: Slot, draft: Draft, left: int) -> Story:
    """One of the incidents of a household, and the promise of the next."""

    def following(stage_then: Stage, slot_then: Slot) -> Story:
        again = replace(draft, scene=replace(draft.scene, slot=slot_then), kids=relinked(draft.kids, slot_then))
        return one_of_many(stage_then, slot_then, again, left - 1)

    if left > 1:
        stage.later(slot.reported_at + timedelta(hours=stage.chance.between(30, 110)), following)
    return finish(stage, draft, "repeat-household", failure="F16", missed=True, note=f"{left - 1} more to come")


def relinked(kids: tuple[Kid, ...], slot: Slot) -> tuple[Kid, ...]:
    """The same children linked to another incident."""
    return tuple(replace(kid, linked_at=slot.reported_at + timedelta(minutes=50)) for kid in kids)
