"""Children for whom somebody did submit a referral: right, flawed, late, too early, or for the wrong people."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from childtonotice.screening.circumstances import LONDON, Person
from childtonotice.synthetic.people import age_on, born_swappable
from childtonotice.synthetic.ppns import refer
from childtonotice.synthetic.stories.draft import Draft, begin, claim, finish
from childtonotice.synthetic.stories.stage import Stage
from childtonotice.synthetic.stories.story import Referral, Slot, Story

AFTERMATH = ("", "", "", "", "", "F9", "F10", "F10", "F16", "F17", "F19", "F20")
# How subjects are written where the incident's id leaves no doubt: one in eight with a slip.
HANDS = ("right",) * 42 + ("misspelt",) * 3 + ("no-birth-date",) * 2 + ("default-birth-date",)


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
    flaw = stage.dealt("aftermath", AFTERMATH)
    manner = stage.dealt("hands", HANDS)
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
    person = draft.people[0]._replace(date_of_birth=born_swappable(stage.chance, stage.chance.between(4, 16), day))
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
        kid, age=age, on_record=kid.person._replace(date_of_birth=stage.chance.pick((None, date(1900, 1, 1))))
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


def with_everyone_linked(draft: Draft) -> Draft:
    """The draft with every grown-up linked, so that a referral can name one."""
    adults = tuple(replace(adult, linked=True) for adult in draft.scene.adults)
    return replace(draft, scene=replace(draft.scene, adults=adults))


def covered_text(stage: Stage, slot: Slot) -> Story:
    """A child of the text only, and a referral without the id: certain where it tells of this incident, a
    perhaps where only the first name fits (ruling 15)."""
    while True:
        draft = begin(stage, slot, link=False, telling=True, subject=0.5)
        if draft.sight is not None and draft.sight.named and "{a1}" in draft.sight.words:
            break
    draft = with_everyone_linked(draft)
    tells = stage.chance.yes(0.6)
    referral = refer(
        stage, draft, draft.kids, own_id=False, kind="child", adults=tells, tells=tells, hours=(1, 30 if tells else 5)
    )
    return done(stage, draft, "vague-ppn", referral, "tells of this event" if tells else "first name fits")
