"""The truth of a story by the default policy: which children count, which PPN covers whom, which status follows.

Nothing here reads a log or compares a name: the story says how its referral was written, and this module says
what rulings 11 to 16 of the extract contract make of that. It shares no line with the engine that it tests.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from childtonotice.screening.circumstances import LONDON
from childtonotice.synthetic.stories.story import Kid, Referral, Story

LEAVING_OUT = ("MARAC", "STRATEGY MEETING", "TEST", "DUPLICATE")
# How a subject is written, and what that is worth with this incident's id and without any (ruling 14).
WRITTEN = {
    "right": ("certain", "certain"),
    "person": ("certain", "certain"),
    "misspelt": ("certain", "certain"),
    "swapped": ("certain", "certain"),
    "no-birth-date": ("certain", "perhaps"),
    "initial": ("perhaps", "perhaps"),
    "near-birth-date": ("perhaps", "perhaps"),
    "either-twin": ("perhaps", "perhaps"),
    "nobody": ("perhaps", "none"),
    "variant": ("certain", "certain"),
    "default-birth-date": ("certain", "perhaps"),
    "other-surname": ("perhaps", "perhaps"),
}
BY_STRENGTH = ("none", "perhaps", "certain")


@dataclass(frozen=True, slots=True)
class Truth:
    """What a screening should answer for one incident, as known when the extract is taken."""

    status: str
    n_children: int
    found_by: str
    looked_at: bool


def known_by(kid: Kid, end: datetime) -> str:
    """The first of linked, text, code and address by which the child is known when the extract is taken."""
    if kid.aside:
        return ""
    if kid.linked_at is not None and kid.linked_at < end:
        return "linked"
    if kid.told:
        return "text"
    return "code" if kid.coded else "address" if kid.recorded else ""


def cover(story: Story, referral: Referral, kid: Kid, end: datetime) -> str:
    """How surely this referral answers for this child: certain, perhaps or none."""
    if not minute(story.slot.reported_at) <= minute(referral.submitted_at) or referral.submitted_at >= end:
        return "none"
    if referral.kind == "adult" or (kid not in referral.names and referral.manner != "nobody"):
        return "none"
    if referral.kind not in ("child", "domestic"):
        return "perhaps"
    with_id, without = WRITTEN[referral.manner]
    if referral.bears == story.slot.incident_id:
        return with_id
    if not within_week(story, referral):
        return "perhaps" if referral.tells else "none"
    if known_by(kid, end) in ("text", "code"):
        return cover_by_description(referral, kid)
    return without if referral.tells else "none"


def minute(moment: datetime) -> datetime:
    """The moment without its seconds: the same minute counts (ruling 13)."""
    return moment.replace(second=0, microsecond=0)


def within_week(story: Story, referral: Referral) -> bool:
    """Whether the referral came by the same London clock time seven days on (ruling 13)."""
    last = story.slot.reported_at.astimezone(LONDON).replace(tzinfo=None) + timedelta(days=7)
    return minute(referral.submitted_at.astimezone(LONDON).replace(tzinfo=None)) <= minute(last)


def cover_by_description(referral: Referral, kid: Kid) -> str:
    """Ruling 15: without the id, a child of the text needs a linked adult or the address on the PPN.

    A narrative that tells of the incident gives its address; one that does not may still fit a first name.
    """
    if referral.tells:
        return WRITTEN[referral.manner][0] if referral.manner != "nobody" else "perhaps"
    return "perhaps" if kid.told and referral.manner == "right" else "none"


def judge(story: Story, end: datetime) -> Truth:
    """Ruling 16, in its order; an incident without a child gives no row, whatever its flags."""
    kids = [kid for kid in story.kids if known_by(kid, end)]
    if not kids:
        return Truth("no-row", 0, "", False)
    ways = [known_by(kid, end) for kid in kids]
    found_by = ";".join(way for way in ("linked", "text", "code", "address") if way in ways)
    status = leaves_out(story, end) or status_of([best_cover(story, kid, end) for kid in kids])
    looked_at = status in ("no-ppn", "part-covered", "check-match")
    return Truth(status, sum(kid.number for kid in kids), found_by, looked_at)


def leaves_out(story: Story, end: datetime) -> str:
    """``excluded`` where a flag of the story is one of the four, as a whole item; else nothing."""
    if story.flagged_at is not None and story.flagged_at >= end:
        return ""
    flags = (flag.upper().split(" OF ")[0] for flag in story.flags)
    return "excluded" if any(flag in LEAVING_OUT for flag in flags) else ""


def best_cover(story: Story, kid: Kid, end: datetime) -> str:
    """The surest cover that any referral gives the child; a crowd is never covered by one name."""
    if kid.number > 1:
        return "none"
    covers = (cover(story, referral, kid, end) for referral in story.referrals)
    return max(covers, key=BY_STRENGTH.index, default="none")


def status_of(covers: list[str]) -> str:
    """The status that follows from the cover of each child."""
    if all(each == "certain" for each in covers):
        return "covered"
    if "certain" in covers:
        return "part-covered"
    return "check-match" if "perhaps" in covers else "no-ppn"
