"""Referrals that leave somebody out: for the wrong people, too early, for some of them, or for no one; and
incidents that a flag leaves out.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

from childtonotice.synthetic.places import Home
from childtonotice.synthetic.ppns import other_event, refer
from childtonotice.synthetic.stories.covered import done, several, with_everyone_linked
from childtonotice.synthetic.stories.draft import Draft, begin, claim, finish
from childtonotice.synthetic.stories.stage import Stage, soon
from childtonotice.synthetic.stories.story import Referral, Slot, Story


def adult_ppn(stage: Stage, slot: Slot) -> Story:
    """A referral for the grown-ups only: adult, or a domestic one that names no child (ruling 12)."""
    draft = several(stage, slot)
    kind = "domestic" if draft.scene.setting.name == "domestic" and stage.chance.yes(0.6) else "adult"
    draft = with_everyone_linked(draft)
    referral = refer(stage, draft, (), kind=kind, adults=True)
    last = (claim(stage, "adult" if kind == "adult" else "done"),)
    return finish(stage, draft, "adult-ppn", referrals=(referral,), last=last, failure="F2", missed=True)


def earlier_ppn(stage: Stage, slot: Slot) -> Story:
    """A referral submitted before the report, some with this incident's id: it never covers (ruling 13)."""
    draft = begin(stage, slot, silent=0.2)
    referral = refer(stage, draft, draft.kids, own_id=stage.chance.yes(0.4), manner="person", tells=False)
    earlier = slot.reported_at - timedelta(minutes=stage.chance.between(5, 3000))
    referral = replace(referral, submitted_at=earlier, narrative=other_event(stage, draft, earlier))
    return finish(stage, draft, "earlier-ppn", referrals=(referral,), missed=True, failure="F11")


def left_off(stage: Stage, slot: Slot) -> Story:
    """A referral that names some of the children and forgets the others (ruling 16)."""
    draft = begin(stage, slot, low=2, high=4, silent=0.3, telling=True)
    named = draft.kids[: stage.chance.between(1, len(draft.kids) - 1)]
    referral = refer(stage, draft, named, own_id=stage.chance.yes(0.8), manner="person")
    return done(stage, draft, "left-off", referral, "not every child named", "F2")


def twins(stage: Stage, slot: Slot) -> Story:
    """Twins with one referral: for one by name, or for whichever of the two (rulings 14 and 16)."""
    draft = begin(stage, slot, low=2, high=2, silent=1.0)
    born = draft.people[0].date_of_birth
    people = tuple(person._replace(date_of_birth=born) for person in draft.people)
    kids = tuple(replace(kid, person=person) for kid, person in zip(draft.kids, people, strict=True))
    draft = replace(draft, people=people, kids=kids)
    if stage.chance.yes(0.5):
        referral = refer(stage, draft, kids[:1])
        return done(stage, draft, "twins", referral, "one twin named", "F2")
    referral = refer(stage, draft, kids, manner="either-twin")
    return done(stage, draft, "twins", only_once(referral), "either twin", "F13")


def only_once(referral: Referral) -> Referral:
    """The referral with one subject line that may be either child."""
    return replace(referral, once=True)


def names_nobody(stage: Stage, slot: Slot) -> Story:
    """A child referral with this incident's id that names no one: check-match (ruling 12)."""
    draft = begin(stage, slot)
    referral = refer(stage, draft, draft.kids, kind="child", manner="nobody", adults=False)
    return done(stage, draft, "names-nobody", referral, "no subject on the PPN", "F13")


def excluded(stage: Stage, slot: Slot) -> Story:
    """An incident that a flag leaves out although a child is in it (ruling 11)."""
    flag = stage.chance.pick(
        ("MARAC", "MARAC", "STRATEGY MEETING", "TEST", "strategy meeting", "Marac", f"DUPLICATE OF {slot.incident_id}8")
    )
    draft = begin(stage, slot, link=flag != "TEST", silent=0.2)
    flags = ("DA", flag) if stage.chance.yes(0.4) else (flag,)
    late = soon(stage.chance, slot, 8, 60) if flag != "TEST" and stage.chance.yes(0.4) else None
    return finish(stage, draft, "excluded", flags=flags, flagged_at=late, note=flag + (", added later" if late else ""))


def duplicated(stage: Stage, slot: Slot) -> Story:
    """A second caller's log of the same thing, flagged as a duplicate, comes soon after the first (ruling 11)."""
    draft = several(stage, slot)
    home = draft.scene.home

    def second(stage_then: Stage, slot_then: Slot) -> Story:
        return duplicate(stage_then, slot_then, draft, home)

    stage.later(slot.reported_at + timedelta(minutes=2), second)
    return done(stage, draft, "covered-id", refer(stage, draft, draft.kids))


def duplicate(stage: Stage, slot: Slot, first: Draft, home: Home) -> Story:
    """The duplicate of a story, told by somebody else of the same children."""
    draft = replace(first, scene=replace(first.scene, slot=slot))
    kids = tuple(
        replace(kid, linked_at=slot.reported_at + timedelta(minutes=20) if kid.linked_at else None)
        for kid in first.kids
    )
    return finish(
        stage, draft, "excluded", kids=kids, flags=(f"DUPLICATE OF {first.slot.incident_id}",),
        note=f"duplicate, {home.area}",
    )  # fmt: skip
