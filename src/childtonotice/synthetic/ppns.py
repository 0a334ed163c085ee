"""Referrals of a made-up force: who writes what of whom, when, and what becomes of it."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from childtonotice.screening.circumstances import LONDON
from childtonotice.synthetic.chance import Chance
from childtonotice.synthetic.stories.draft import Draft
from childtonotice.synthetic.stories.stage import Stage, soon
from childtonotice.synthetic.stories.story import Kid, Referral
from childtonotice.synthetic.words import read_sections

GRADES = ("standard", "standard", "medium", "medium", "high")
GRADE_OF = {1: "high", 2: "medium", 3: "medium", 4: "standard", 5: "standard"}


def refer(
    stage: Stage,
    draft: Draft,
    names: Sequence[Kid],
    *,
    hours: tuple[float, float] = (1, 20),
    own_id: bool = True,
    bears: str = "",
    kind: str = "",
    manner: str = "right",
    tells: bool = True,
    adults: bool | None = None,
    flaw: str = "",
) -> Referral:
    """A referral for some children of the story, submitted so many hours after the report."""
    scene, chance = draft.scene, stage.chance
    kind = kind or ("domestic" if scene.setting.name == "domestic" and chance.yes(0.45) else "child")
    with_adults = (kind != "child" or chance.yes(0.25)) if adults is None else adults
    grade = GRADE_OF[scene.setting.serious] if chance.yes(0.7) else chance.pick(GRADES)
    return Referral(
        ppn_id=stage.new_ppn_id(), kind=kind, submitted_at=soon(stage.chance, scene.slot, *hours),
        bears=(scene.slot.incident_id if own_id else "") or bears, names=tuple(names), manner=manner,
        adults=tuple(adult for adult in scene.adults if adult.linked) if with_adults else (), tells=tells,
        grading=grade, narrative=narrative(stage, draft, names, tells), flaw=flaw,
    )  # fmt: skip


def narrative(stage: Stage, draft: Draft, names: Sequence[Kid], tells: bool) -> str:
    """What the officer writes: plainly of this incident with its day, address and people, or next to nothing."""
    words = read_sections("narratives")
    scene = draft.scene
    local = scene.slot.reported_at.astimezone(LONDON)
    if not tells:
        return stage.chance.pick(words["vague"]).format(town=scene.location.rsplit(", ", 1)[-1].title())
    who = " and ".join(kid.person.forename for kid in names) or "the child"
    what = stage.chance.pick(words[scene.setting.name if scene.setting.name in words else "any"])
    first = scene.adults[0].name if scene.adults else "the caller"
    gaps = {
        "who": who, "date": local.strftime("%d/%m/%Y"), "at": local.strftime("%H:%M"), "place": scene.home.address
        if scene.setting.place == "home" else scene.location, "adult": first,
        "seen": stage.chance.pick(words["seen"]), "grade": stage.chance.pick(words["ending"]),
    }  # fmt: skip
    return what.format_map(gaps)


def row_of(chance: Chance, referral: Referral, officer_id: str, categories: tuple[str, ...]) -> tuple[object, ...]:
    """The referral as first submitted, as a row of the ppns table."""
    few = tuple(chance.some(categories, chance.between(1, 2)))
    return (
        referral.ppn_id, referral.submitted_at, referral.bears, referral.officer_id or officer_id, referral.kind,
        referral.grading, ";".join(few), referral.narrative, "", "", None, "", None, None, "", None, None,
    )  # fmt: skip


def assessed(chance: Chance, row: tuple[object, ...], referral: Referral, area: str) -> tuple[object, ...]:
    """The same row once the vulnerability assessment team and a partner have dealt with it."""
    hours = chance.between(300, 420) if referral.flaw == "F16" else chance.between(2, 30)
    at = referral.submitted_at + timedelta(hours=hours)
    wrong = referral.flaw == "F10" or chance.yes(0.2)
    others = [grade for grade in ("standard", "medium", "high", "high") if grade != referral.grading]
    grading = chance.pick(others) if wrong else referral.grading
    north, coast = "Northvale Council", "Moor and Coast Council"
    near, far = (north, coast) if area == "Northvale" else (coast, north)
    partner = near if chance.yes(0.95) else far  # a few children live elsewhere
    shared = at + timedelta(minutes=chance.between(20, 300))
    read = None if referral.flaw == "F17" else shared + timedelta(hours=chance.between(1, 24))
    outcome = "" if read is None else "no further action" if referral.flaw == "F19" else chance.pick(PARTNER_OUTCOMES)
    decided = read + timedelta(hours=chance.between(2, 30)) if read and outcome else None
    return (
        *row[:8], grading, "returned" if chance.yes(0.06) else "accepted", at, partner, shared, read, outcome,
        decided, chance.yes(0.7),
    )  # fmt: skip


PARTNER_OUTCOMES = (
    "no further action", "no further action", "early help offered", "assessment", "already open", "strategy discussion",
)  # fmt: skip


def other_event(stage: Stage, draft: Draft, moment: datetime) -> str:
    """The narrative of a referral about something else, on its own day and at a place of its own."""
    words = stage.chance.pick(read_sections("narratives")["other event"])
    who = draft.kids[0].person.forename
    day = moment.astimezone(LONDON)
    return words.format(who=who, date=day.strftime("%d/%m/%Y"), school=stage.chance.pick(stage.places.schools))
