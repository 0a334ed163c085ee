"""Children for whom somebody did submit a referral: right, flawed, late, too early, or for the wrong people."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

from childtonotice.screening.circumstances import LONDON, Person
from childtonotice.synthetic.people import age_on, born_swappable
from childtonotice.synthetic.places import Home
from childtonotice.synthetic.ppns import refer
from childtonotice.synthetic.stories.draft import Draft, begin, claim, finish
from childtonotice.synthetic.stories.stage import Stage
from childtonotice.synthetic.stories.story import Referral, Slot, Story

AFTERMATH = ("", "", "", "", "", "F9", "F10", "F10", "F16", "F17", "F19", "F20")
# How subjects are written where the incident's id leaves no doubt: one in eight with a slip.
HANDS = ("right",) * 42 + ("misspelt",) * 3 + ("no-birth-date",) * 2 + ("default-birth-date",)
FLAGS = ("MARAC", "MARAC", "STRATEGY MEETING", "TEST", "strategy meeting", "Marac")


def several(stage: Stage, slot: Slot, **how: float) -> Draft:
    """Linked children, one in two cases of three."""
    count = stage.chance.pick((1, 1, 2, 2, 3)) if stage.chance.yes(0.55) else 1
    return begin(stage, slot, low=count, high=count, silent=how.get("silent", 0.25))


def done(stage: Stage, draft: Draft, slice_name: str, referral: Referral, note: str = "", failure: str = "") -> Story:
    """The story of a draft with its referral, of which the log may speak."""
    last = (claim(stage, "done"),) if stage.chance.yes(0.5) else ()
    more = (claim(stage, "checked"),) if draft.words and stage.chance.yes(0.2) else ()
    return finish(
        stage, draft, slice_name, referrals=(referral,), last=last, more=more,
        failure=failure or referral.flaw, note=note,
    )  # fmt: skip


def covered_id(stage: Stage, slot: Slot) -> Story:
    """A referral for this incident that names every child (ruling 13)."""
    draft = several(stage, slot)
    flaw = stage.chance.pick(AFTERMATH)
    manner = stage.chance.pick(HANDS)
    note = "" if manner == "right" else f"slip: {manner}"
    return done(stage, draft, "covered-id", refer(stage, draft, draft.kids, flaw=flaw, manner=manner), note)


def covered_person(stage: Stage, slot: Slot) -> Story:
    """A referral without an incident id, with the numbers of the children."""
    draft = several(stage, slot)
    hours = (1, 20) if stage.chance.yes(0.7) else (24, 166)
    referral = refer(stage, draft, draft.kids, own_id=False, manner="person", hours=hours)
    return done(stage, draft, "covered-person", referral)


def covered_name(stage: Stage, slot: Slot) -> Story:
    """A referral without any id: names and dates of birth agree (ruling 14)."""
    draft = several(stage, slot)
    return done(stage, draft, "covered-name", refer(stage, draft, draft.kids, own_id=False))


def misspelt(stage: Stage, slot: Slot) -> Story:
    """A referral with a name written as heard (ruling 14)."""
    draft = several(stage, slot)
    manner = "misspelt" if stage.chance.yes(0.6) else "variant"
    referral = refer(stage, draft, draft.kids, own_id=stage.chance.yes(0.5), manner=manner)
    return done(stage, draft, "misspelt", referral, failure="F13")


def dob_swapped(stage: Stage, slot: Slot) -> Story:
    """A referral with day and month of birth the wrong way round, or wrong in one part (ruling 14)."""
    draft = begin(stage, slot, silent=1.0, subject=0)
    day = slot.reported_at.astimezone(LONDON).date()
    person = replace(draft.people[0], date_of_birth=born_swappable(stage.chance, stage.chance.between(4, 16), day))
    kid = replace(draft.kids[0], person=person)
    draft = replace(draft, people=(person,), kids=(kid,))
    manner = "swapped" if stage.chance.yes(0.6) else "near-birth-date"
    referral = refer(stage, draft, draft.kids, own_id=stage.chance.yes(0.4), manner=manner)
    return done(stage, draft, "dob-swapped", referral, manner, "F13")


def missing_dob(stage: Stage, slot: Slot) -> Story:
    """A referral or a register without a real date of birth: no doubt with this incident's id and the whole
    name, check-match without the id (ruling 14)."""
    draft = begin(stage, slot, silent=0.5)
    manner = stage.chance.pick(("no-birth-date", "no-birth-date", "initial", "default-birth-date"))
    own = stage.chance.yes(0.5)
    if stage.chance.yes(0.6):
        referral = refer(stage, draft, draft.kids, own_id=own, manner=manner)
        return done(stage, draft, "missing-dob", referral, manner, "F13")
    kid = draft.kids[0]
    age = str(years(kid.person, slot))
    kid = replace(
        kid, age=age, on_record=replace(kid.person, date_of_birth=stage.chance.pick((None, date(1900, 1, 1))))
    )
    draft = replace(draft, kids=(kid,))
    referral = replace(refer(stage, draft, draft.kids, own_id=own), manner="no-birth-date", written="right")
    return done(stage, draft, "missing-dob", referral, "none on the register", "F13")


def years(person: Person, slot: Slot) -> int:
    """The age of someone on the day of the report."""
    assert person.date_of_birth is not None
    return age_on(person.date_of_birth, slot.reported_at.astimezone(LONDON).date())


def wrong_id(stage: Stage, slot: Slot) -> Story:
    """A referral with the id of nothing, or of an incident in which no child was: as if it had none (ruling 13)."""
    draft = several(stage, slot)
    other = stage.chance.pick(list(stage.childless)) if stage.childless and stage.chance.yes(0.5) else ""
    bears = other or slot.incident_id[:-2] + "XX"
    manner = "person" if stage.chance.yes(0.6) else "right"
    referral = refer(stage, draft, draft.kids, own_id=False, bears=bears, manner=manner)
    return done(stage, draft, "wrong-id", referral, failure="F12")


def late_ppn(stage: Stage, slot: Slot) -> Story:
    """A referral days after the report: it covers with this incident's id; without it, later than seven days,
    it is check-match where its narrative is plainly this event (ruling 13)."""
    draft = several(stage, slot)
    own = stage.chance.yes(0.5)
    hours = (30, 400) if own else (170, 320)
    referral = refer(stage, draft, draft.kids, hours=hours, own_id=own, manner="person")
    return done(stage, draft, "late-ppn", referral, "with the id" if own else "no id, after seven days", "F18")


def adult_ppn(stage: Stage, slot: Slot) -> Story:
    """A referral for the grown-ups only: adult, or a domestic one that names no child (ruling 12)."""
    draft = several(stage, slot)
    kind = "domestic" if draft.scene.setting.name == "domestic" and stage.chance.yes(0.6) else "adult"
    draft = with_everyone_linked(draft)
    referral = refer(stage, draft, (), kind=kind, adults=True)
    last = (claim(stage, "adult" if kind == "adult" else "done"),)
    return finish(stage, draft, "adult-ppn", referrals=(referral,), last=last, failure="F2", missed=True)


def with_everyone_linked(draft: Draft) -> Draft:
    """The draft with every grown-up linked, so that a referral can name one."""
    adults = tuple(replace(adult, linked=True) for adult in draft.scene.adults)
    return replace(draft, scene=replace(draft.scene, adults=adults))


def earlier_ppn(stage: Stage, slot: Slot) -> Story:
    """A referral submitted before the report, some with this incident's id: it never covers (ruling 13)."""
    draft = begin(stage, slot, silent=0.2)
    referral = refer(stage, draft, draft.kids, own_id=stage.chance.yes(0.4), manner="person", tells=False)
    earlier = slot.reported_at - timedelta(minutes=stage.chance.between(5, 3000))
    return finish(
        stage, draft, "earlier-ppn", referrals=(replace(referral, submitted_at=earlier),), missed=True, failure="F11"
    )


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
    people = tuple(replace(person, date_of_birth=born) for person in draft.people)
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
    late = stage.soon(slot, 8, 60) if flag != "TEST" and stage.chance.yes(0.4) else None
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


def covered_text(stage: Stage, slot: Slot) -> Story:
    """A child of the text only, and a referral without the id: certain where it tells of this incident, a
    perhaps where only the first name fits (ruling 15)."""
    while True:
        draft = begin(stage, slot, link=False, telling=True, subject=0.5)
        if draft.sight is not None and draft.sight.named and "{a1}" in draft.sight.words:
            break
    draft = with_everyone_linked(draft)
    tells = stage.chance.yes(0.6)
    referral = refer(stage, draft, draft.kids, own_id=False, kind="child", adults=tells, tells=tells, hours=(1, 30))
    return done(stage, draft, "vague-ppn", referral, "tells of this event" if tells else "first name fits")
