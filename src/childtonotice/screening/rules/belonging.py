"""To which incident does a PPN belong? By its id, else by its time, its narrative and the nearest report before it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime, timedelta
from enum import StrEnum
from functools import lru_cache

from childtonotice.screening.circumstances import LONDON, Circumstances, Ppn, Scene
from childtonotice.screening.findings import Cover
from childtonotice.screening.force import Force
from childtonotice.screening.link.compare import Identity
from childtonotice.screening.rules.exclusions import is_flag
from childtonotice.screening.rules.narrative import Fit, fit_narrative
from childtonotice.screening.rules.subjects import COVERING, identify_subject, is_same, pick_child_subjects

CLEARLY = 3
MINUTE = timedelta(minutes=1)


class Standing(StrEnum):
    """How a PPN stands to an incident by its id and its time."""

    HERE = "here"
    LOOSE = "loose"
    LATE = "late"
    OUT = "out"


def find_standing(ppn: Ppn, circumstances: Circumstances, force: Force) -> Standing:
    """A PPN is submitted at or after the report, to the minute; with this incident's id it covers however late.

    Ruling 13, F12, F18. Without an id, or with one that does not exist, it covers up to 7 days after: the same London
    clock time seven days on, inclusive. An adult PPN covers nobody (ruling 12).
    """
    incident = circumstances.scene.incident
    opens, closes = find_span(incident.reported_at, force.cover_days)
    if ppn.kind == "adult" or ppn.submitted_at < opens:
        return Standing.OUT
    if ppn.incident_id and ppn.incident_id == incident.incident_id:
        return Standing.HERE
    if ppn.submitted_at < closes:
        return Standing.LOOSE
    return Standing.LATE if ppn.submitted_at < find_span(incident.reported_at, force.context_days)[1] else Standing.OUT


@lru_cache(maxsize=65536)
def find_span(reported_at: datetime, days: int) -> tuple[datetime, datetime]:
    """The minute of a report, and the end of the same minute so many days on."""
    reported = to_minute(reported_at)
    return reported, add_days(reported, days) + MINUTE


def to_minute(moment: datetime) -> datetime:
    """The minute in which a moment lies."""
    return moment.replace(second=0, microsecond=0)


def add_days(moment: datetime, days: int) -> datetime:
    """A limit of days ends at the same London clock time, right across the change of clocks (R2)."""
    local = moment.astimezone(LONDON)
    return (local.replace(tzinfo=None) + timedelta(days=days)).replace(tzinfo=LONDON).astimezone(moment.tzinfo)


def find_rivals(ppn: Ppn, circumstances: Circumstances) -> Iterator[Scene]:
    """The other incidents to which a PPN may belong."""
    return (scene for scene in circumstances.rivals_of(ppn) if scene is not circumstances.scene)


def find_rivals_of(child: Identity, ppn: Ppn, circumstances: Circumstances) -> Iterator[Scene]:
    """Those in which a child may have had a part: by id, or by a date of birth as alike as ``is_same`` asks."""
    found = circumstances.rivals_of(ppn).involving(child.person_id, child.date_of_birth)
    return (scene for scene in found if scene is not circumstances.scene)


def find_named_rival(ppn: Ppn, circumstances: Circumstances) -> Scene | None:
    """The other incident whose id a PPN bears, where it is one to which the PPN may belong."""
    named = circumstances.rivals_of(ppn).named(ppn.incident_id)
    return None if named is circumstances.scene else named


def is_left_out(scene: Scene, force: Force) -> bool:
    """An excluded incident is no rival (ruling 13)."""
    if not scene.incident.flags:
        return False
    words = [word for name, group in force.exclusions if name not in force.rules_off for word in group]
    return any(is_flag(flag, word) for flag in scene.incident.flags for word in words)


def had_part(child: Identity, scene: Scene) -> str:
    """Whether a child had a part in an incident: "surely", "by name" (of another record), or empty."""
    if child.person_id and child.person_id in scene.person_ids:
        return "surely"
    return "by name" if any(is_same(child, other) for other in scene.everyone) else ""


def settle_rivals(
    ppn: Ppn, child: Identity, named: Identity, circumstances: Circumstances, force: Force, fit: Fit
) -> Cover:
    """A PPN without a usable id goes to the incident its narrative tells of, then to the nearest before it.

    Ruling 13, decided pairwise among the child's incidents from seven days before the PPN to the PPN. NONE where
    another fits better; PERHAPS where a namesake's incident fits as well (ruling 14); else CERTAIN.
    ``named``: whom the PPN names, who may be another child of much the same name with an incident of their own.
    """
    ours, answer = circumstances.scene, Cover.CERTAIN
    for rival in find_rivals_of(child, ppn, circumstances):
        if not is_in_time(ppn, rival, force) or is_left_out(rival, force):
            continue
        part = had_part(child, rival) or ("namesake" if had_part(named, rival) else "")
        if not part:
            continue
        lead = fit.score - fit_narrative(ppn, rival).score
        if lead <= -CLEARLY or (lead < CLEARLY and part != "namesake" and is_nearer(rival, ours)):
            return Cover.NONE
        if part != "surely" and lead < CLEARLY:
            answer = Cover.PERHAPS
    return answer


def is_in_time(ppn: Ppn, scene: Scene, force: Force) -> bool:
    """Whether an incident was reported in the seven days before a PPN."""
    opens, closes = find_span(scene.incident.reported_at, force.cover_days)
    return opens <= ppn.submitted_at < closes


def is_nearer(rival: Scene, ours: Scene) -> bool:
    """Whether a rival was reported after ours, and so is nearer before the PPN; the id settles a tie."""
    a, b = rival.incident, ours.incident
    return (a.reported_at, a.incident_id) > (b.reported_at, b.incident_id)


def is_spoken_for(ppn: Ppn, circumstances: Circumstances, force: Force) -> bool:
    """A PPN that covers another incident for certain is no candidate for a child known only from the text.

    Ruling 15.
    """
    if ppn.kind not in COVERING:
        return False
    for rival in find_rivals_of_subjects(ppn, circumstances):
        claimed = ppn.incident_id == rival.incident.incident_id
        if not claimed and not is_in_time(ppn, rival, force):
            continue
        named = pick_child_subjects(ppn, rival.incident.reported_on)
        if any(had_part(identify_subject(subject, rival.incident.reported_on), rival) for subject in named):
            return True
    return False


def find_rivals_of_subjects(ppn: Ppn, circumstances: Circumstances) -> Iterator[Scene]:
    """The other incidents in which anyone named on a PPN may have had a part."""
    for subject in ppn.subjects:
        yield from find_rivals_of(Identity(subject.person_id, "", "", subject.date_of_birth), ppn, circumstances)
