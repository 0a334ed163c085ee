"""Stories on the edge of a ruling: a minute, a week, a flat number, a role, a surname, another kind of form."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, timedelta

from childtonotice.screening.circumstances import LONDON, Person
from childtonotice.synthetic.logs.lines import settings
from childtonotice.synthetic.ppns import refer
from childtonotice.synthetic.stories.childless import without_child
from childtonotice.synthetic.stories.covered import done
from childtonotice.synthetic.stories.draft import Draft, begin, claim, finish
from childtonotice.synthetic.stories.sights import fill_gaps
from childtonotice.synthetic.stories.stage import Stage
from childtonotice.synthetic.stories.story import Kid, Slot, Story
from childtonotice.synthetic.words import read_table

# Minutes from the report, then what the referral bears; the truth follows from the moment alone (ruling 13).
EDGES = ((0, True), (-1, True), (1, False), (7 * 1440, False), (7 * 1440 + 1, False), (7 * 1440 - 1, False))


def on_the_minute(stage: Stage, slot: Slot) -> Story:
    """A referral in the very minute of the report, the minute before, or a week later to the minute."""
    draft = begin(stage, slot, silent=0.3, subject=0)
    minutes, own = stage.chance.pick(EDGES)
    referral = refer(stage, draft, draft.kids, own_id=own, manner="person")
    wall = slot.reported_at.astimezone(LONDON).replace(second=0) + timedelta(minutes=minutes)
    draft = replace(draft, kids=tuple(replace(kid, linked_at=slot.reported_at) for kid in draft.kids))
    referral = replace(referral, submitted_at=wall.astimezone(UTC), names=draft.kids)
    return done(stage, draft, "boundary-time", referral, f"{minutes} minutes after the report", "F18")


def other_surname(stage: Stage, slot: Slot) -> Story:
    """A referral with another surname, whose forename, date of birth and narrative fit: check-match (ruling 14)."""
    draft = begin(stage, slot, silent=0.4)
    referral = refer(stage, draft, draft.kids, own_id=stage.chance.yes(0.4), manner="other-surname")
    return done(stage, draft, "other-surname", referral, "surname differs", "F13")


def unknown_kind(stage: Stage, slot: Slot) -> Story:
    """A referral of a kind that is not on the list names the child: check-match at most (ruling 12)."""
    draft = begin(stage, slot, silent=0.4)
    kind = stage.chance.pick(("vulnerable", "missing", "public protection"))
    return done(stage, draft, "unknown-kind", refer(stage, draft, draft.kids, kind=kind), kind)


def role_only(stage: Stage, slot: Slot) -> Story:
    """The role child on a grown-up, or on somebody of no known age where nothing else shows a child: no row."""
    scene = stage.scene(slot, stage.kind("outdoors"))
    first = scene.adults[0]
    blank = stage.chance.yes(0.5)
    person = first.person._replace(date_of_birth=None) if blank else first.person
    adults = (replace(first, person=person, role="child", linked=True), *scene.adults[1:])
    note = "no age at all" if blank else "a grown-up"
    return finish(stage, without_child(replace(scene, adults=adults)), "role-only", note=note)


def other_flat(stage: Stage, slot: Slot) -> Story:
    """A child recorded in another flat of the same building gives nobody (ruling 8)."""
    scene = stage.scene(slot, settings()["domestic"])
    mine, theirs = (replace(scene.home, number=f"Flat {flat}, {scene.home.number}") for flat in (1, 4))
    family = replace(scene.family, home=theirs)
    neighbour = Kid(stage.register.new_child(family, 9, slot.reported_at.date()), recorded=True, aside=True)
    adults = tuple(replace(one, person=one.person._replace(address=mine.address)) for one in scene.adults)
    moved = replace(scene, home=mine, location=mine.address, adults=adults)
    return finish(
        stage, without_child(moved), "address-other-flat", kids=(neighbour,), opening_code="Domestic Incident",
        note="the child lives in flat 4",
    )  # fmt: skip


def access_today(stage: Stage, slot: Slot) -> Story:
    """Abuse long ago of someone now adult, whose suspect has children round him today (ruling 9)."""
    scene = stage.scene(slot, settings()["harassment"])
    row = stage.chance.pick(read_table("access"))
    kids = tuple(unnamed(stage) for _ in range(int(row["count"])))
    words = row["text"].format_map(stage.gaps(fill_gaps(scene, [])))
    draft = Draft(scene, None, (), kids)
    last = (claim(stage, "refused"),) if stage.chance.yes(0.4) else ()
    return finish(stage, draft, "historic-access", more=(words,), last=last, failure="F7", missed=True)


def unnamed(stage: Stage) -> Kid:
    """A child of whom the log says no more than that there is one."""
    return Kid(Person(stage.register.new_id()), told=True)
