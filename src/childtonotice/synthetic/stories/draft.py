"""Beginning and finishing a story: children in a scene, then the record of it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from childtonotice.screening.circumstances import Person
from childtonotice.synthetic.logs.telling import tell
from childtonotice.synthetic.places import Home
from childtonotice.synthetic.stories.sights import (
    CROWD,
    Sight,
    draw_children,
    fill_gaps,
    sights_counting,
    subject_sights,
    told,
)
from childtonotice.synthetic.stories.stage import Scene, Stage
from childtonotice.synthetic.stories.story import Kid, Referral, Setting, Slot, Story
from childtonotice.synthetic.words import read_sections


@dataclass(frozen=True, slots=True)
class Draft:
    """A story half made: the scene, the children, and the words that tell of them (none: the log is silent)."""

    scene: Scene
    sight: Sight | None
    people: tuple[Person, ...]
    kids: tuple[Kid, ...]
    words: str = ""
    about_child: bool = False

    @property
    def slot(self) -> Slot:
        """The incident about to happen."""
        return self.scene.slot


def draw_sight(stage: Stage, low: int, high: int, place: str, telling: bool) -> Sight:
    """A way to speak of so many children; a telling one names or ages each of them."""
    while True:
        sight = stage.chance.pick(sights_counting(place, low, high))
        if sight.telling or not telling:
            return sight


def begin(
    stage: Stage,
    slot: Slot,
    *,
    low: int = 1,
    high: int = 1,
    link: bool = True,
    silent: float = 0.0,
    subject: float = 0.35,
    telling: bool = False,
    setting: Setting | None = None,
    home: Home | None = None,
) -> Draft:
    """Children in a scene: linked soon after the report or known from the words only.

    ``silent``: the share of logs that say nothing of linked children. ``subject``: the share of reports about
    the child itself. ``telling``: the words must name or age each child.
    """
    about_child = high == 1 and stage.chance.yes(subject) and setting is None
    kind = setting or stage.kind(("subject" if about_child else "home") if stage.chance.yes(0.8) else "outdoors")
    about_child = kind.share == 0
    place = "home" if kind.place == "home" else "outdoors"
    sight = (
        stage.chance.pick(subject_sights(kind.name)) if about_child else draw_sight(stage, low, high, place, telling)
    )
    scene = stage.scene(slot, kind, home)
    people = draw_children(stage, scene, sight)
    quiet = link and not about_child and sight.count < CROWD and stage.chance.yes(silent)
    words = "" if quiet else told(stage, scene, people, sight)
    kids = tuple(as_kid(stage, slot, kind, person, sight, link=link, told_of=not quiet) for person in people)
    return Draft(scene, sight, tuple(people), kids, words, about_child)


def as_kid(
    stage: Stage, slot: Slot, setting: Setting, person: Person, sight: Sight, *, link: bool, told_of: bool
) -> Kid:
    """A child of the story, linked when the first paperwork is done, or days later in one case of twelve."""
    number = sight.count if sight.count >= CROWD else 1
    at = linked_when(stage, slot, told_of) if link else None
    return Kid(person, number=number, linked_at=at, role=stage.chance.pick(setting.child_roles), told=told_of)


def linked_when(stage: Stage, slot: Slot, told_of: bool) -> datetime:
    """When the link is made; a late one only where the log tells of the child meanwhile, and where the extract
    is not taken before it, so that a child of the text alone is always one whom nobody ever links."""
    late = slot.reported_at + timedelta(minutes=stage.chance.between(1440, 7200))
    if told_of and stage.chance.yes(0.14) and late < stage.span.end:
        return late
    return slot.reported_at + timedelta(minutes=stage.chance.between(5, 240))


def finish(
    stage: Stage,
    draft: Draft,
    slice_name: str,
    *,
    kids: Sequence[Kid] | None = None,
    referrals: Sequence[Referral] = (),
    more: Sequence[str] = (),
    last: Sequence[str] = (),
    failure: str = "",
    note: str = "",
    flags: tuple[str, ...] = (),
    late_sight: bool = False,
    missed: bool = False,
    **recorded: object,
) -> Story:
    """The whole story. ``more``: further words about children; ``last``: what the log says of a referral.

    ``late_sight``: the children turn up only when officers are there. ``recorded`` overrides what the record says.
    """
    scene = draft.scene
    gaps = stage.gaps(fill_gaps(scene, list(draft.people)))
    ending = tuple(line.format_map(gaps) for line in last)
    words = (draft.words,) if draft.words else ()
    late = late_sight or (may_be_late(draft) and stage.chance.yes(0.35))
    more = tuple(line.format_map(gaps) for line in (*more, *echo(stage, draft)))
    lines = tell(
        stage, scene, gaps,
        opening=draft.words if draft.about_child else "",
        early=() if draft.about_child else mistaken(stage, draft) if late else words,
        by_officer=(*(words if late and not draft.about_child else ()), *more),
        last=ending,
    )  # fmt: skip
    story = Story(
        slot=draft.slot, slice=slice_name, setting=scene.setting, area=scene.area, home=scene.home,
        location=scene.location, officer=stage.officers.attending(scene.area, missed=missed),
        adults=scene.adults, kids=tuple(draft.kids if kids is None else kids), referrals=tuple(referrals),
        lines=lines, opening_code=stage.chance.pick(scene.setting.opening),
        closing_codes=closing_codes(stage, scene.setting), flags=flags or usual_flags(stage, scene.setting),
        failure=failure, note=note, serious=scene.setting.serious,
    )  # fmt: skip
    return replace(story, **recorded) if recorded else story  # type: ignore[arg-type]


def may_be_late(draft: Draft) -> bool:
    """Whether the words may come from officers, hours after the report: not those of the call itself."""
    if not (draft.people and draft.words) or draft.about_child:
        return False
    return not draft.words.casefold().startswith(("caller", "line answered", "it was", "prank"))


def echo(stage: Stage, draft: Draft) -> tuple[str, ...]:
    """A second word about the same children, which makes them no more; only where the log tells of them."""
    number = sum(kid.number for kid in draft.kids)
    if not (draft.words and draft.people) or number >= CROWD or not stage.chance.yes(0.25):
        return ()
    return (claim(stage, "echo one" if number == 1 else "echo several"),)


def mistaken(stage: Stage, draft: Draft) -> tuple[str, ...]:
    """What a caller gets wrong before officers see the children."""
    return (claim(stage, "mistaken"),) if draft.people and stage.chance.yes(0.15) else ()


def closing_codes(stage: Stage, setting: Setting) -> tuple[str, ...]:
    """One or two final categories."""
    return tuple(stage.chance.some(setting.closing, stage.chance.between(1, 2)))


def usual_flags(stage: Stage, setting: Setting) -> tuple[str, ...]:
    """Markers that leave nothing out, some of which look as if they might."""
    if setting.name == "domestic":
        return ("DA",) if stage.chance.yes(0.8) else ("DA", "MARAC REFERRAL")
    if stage.chance.yes(0.05):
        return (stage.chance.pick(("TEST PURCHASE", "REPEAT CALLER", "MH", "RESTRICTED", "WEAPONS", "HATE")),)
    return ()


def claim(stage: Stage, heading: str) -> str:
    """A sentence that the log says of a referral."""
    return stage.chance.pick(read_sections("claims")[heading])
