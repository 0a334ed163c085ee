"""Children whom no referral covers: linked, named, counted, inferred, coded or only recorded at the address."""

from __future__ import annotations

from datetime import timedelta

from childtonotice.screening.circumstances import LONDON, Person
from childtonotice.synthetic.logs.lines import settings
from childtonotice.synthetic.ppns import refer
from childtonotice.synthetic.stories.draft import Draft, begin, claim, finish
from childtonotice.synthetic.stories.sights import fill_gaps
from childtonotice.synthetic.stories.stage import Stage
from childtonotice.synthetic.stories.story import Kid, Line, Slot, Story
from childtonotice.synthetic.words import read_sections, read_table

GLOSSES = {
    "missing": ("F6", "gloss"), "exploitation": ("F14", ""), "detained": ("F14", ""), "burglary": ("F15", ""),
    "crisis": ("F15", ""), "protection": ("F21", ""), "online": ("F7", ""), "sexual": ("F20", "encompass"),
}  # fmt: skip
WAYS_TO_MISS = (
    ("F11", "promised"), ("F11", "promised"), ("F3", "deferred"), ("F5", "held"), ("F8", "booklet"),
    ("F20", "encompass"), ("", "refused"), ("", ""), ("", ""), ("F11", "done"), ("F1", ""), ("F5", ""), ("F18", ""),
)  # fmt: skip


def why_missed(stage: Stage, draft: Draft) -> tuple[str, tuple[str, ...]]:
    """How the referral came to be missed, and what the log says of it."""
    failure, heading = GLOSSES.get(draft.scene.setting.name, ("", ""))
    if not failure or stage.chance.yes(0.35):
        failure, heading = stage.dealt("missed", WAYS_TO_MISS)
    return failure, (claim(stage, heading),) if heading else ()


def missed(stage: Stage, draft: Draft, slice_name: str, note: str = "") -> Story:
    """The story of a draft for which nobody submits anything."""
    failure, last = why_missed(stage, draft)
    return finish(
        stage, draft, slice_name, last=last, failure=failure, note=note, missed=True, late_sight=failure == "F15"
    )


def home_already(stage: Stage, slot: Slot) -> Story:
    """A missing child who was home before anybody wrote it down: closed as something else, and no PPN (F4)."""
    draft = begin(stage, slot, setting=settings()["missing"], link=stage.chance.yes(0.8))
    told = (claim(stage, "home already"),)
    slice_name = "linked" if draft.kids[0].linked_at else "text-only"
    return finish(
        stage, draft, slice_name, last=told, failure="F4", missed=True, note="closed as concern for safety",
        opening_code="Concern for Safety", closing_codes=("Concern for Safety - Dealt With",),
    )  # fmt: skip


def linked(stage: Stage, slot: Slot) -> Story:
    """One child, linked, and no PPN."""
    return missed(stage, begin(stage, slot, silent=0.25), "linked")


def linked_sibling(stage: Stage, slot: Slot) -> Story:
    """Brothers and sisters, all linked, and no PPN."""
    return missed(stage, begin(stage, slot, low=2, high=4, silent=0.3), "linked-sibling")


def text_only(stage: Stage, slot: Slot) -> Story:
    """One child whom only the log tells of; one such story in four has a referral by this incident's id."""
    draft = begin(stage, slot, link=False, subject=0.3)
    if draft.sight is not None and draft.sight.telling and stage.chance.yes(0.35):
        referral = refer(stage, draft, draft.kids, manner="right")
        return finish(stage, draft, "text-only", referrals=(referral,), note="PPN with the id")
    return missed(stage, draft, "text-only", "nobody linked")


def text_only_count(stage: Stage, slot: Slot) -> Story:
    """Several children of whom only the log tells, sometimes a crowd; a referral may name one of them."""
    draft = begin(stage, slot, low=2, high=20, link=False)
    crowd = draft.kids[0].number > 1
    if crowd or not stage.chance.yes(0.3):
        return missed(stage, draft, "text-only-count", "counted in the log")
    named = draft.kids if stage.chance.yes(0.6) else draft.kids[:1]
    if not (draft.sight and draft.sight.telling):
        named = draft.kids
    return finish(stage, draft, "text-only-count", referrals=(refer(stage, draft, named, adults=True),), failure="F2")


def code_only(stage: Stage, slot: Slot) -> Story:
    """A category that names a child, and a log that says next to nothing (ruling 7): it counts one."""
    words = read_sections("categories")
    scene = stage.scene(slot, settings()["protection"])
    person = stage.register.new_child(scene.family, 9, slot.reported_at.date(), scene.taken)
    draft = Draft(scene, None, (person,), (Kid(person, coded=True),), "-", True)
    return finish(
        stage, draft, "code-only", failure="F21", missed=True,
        opening_code=stage.chance.pick(words["opening"]), closing_codes=(), lines=few_words(stage), adults=(),
    )  # fmt: skip


def few_words(stage: Stage) -> tuple[Line, ...]:
    """A log of one line that says nothing, or an empty one."""
    words = stage.chance.pick(("", *read_sections("categories")["log"]))
    return (Line(1, words),) if words else ()


def address_only(stage: Stage, slot: Slot) -> Story:
    """A child whom only the register knows, at the address of a domestic incident and its like (ruling 8)."""
    kind = settings()[stage.chance.pick(("domestic", "domestic", "drugs", "concern"))]
    scene = stage.scene(slot, kind)
    day = slot.reported_at.astimezone(LONDON).date()
    people: list[Person] = []
    for _ in range(stage.chance.pick((1, 1, 2))):
        taken = (*scene.taken, *(person.forename for person in people))
        people.append(stage.register.new_child(scene.family, stage.chance.between(1, 16), day, taken))
    draft = Draft(scene, None, tuple(people), tuple(Kid(person, recorded=True) for person in people))
    denied = (claim(stage, "absent"),) if stage.chance.yes(0.3) else ()
    return finish(
        stage, draft, "address-only", last=denied, failure="F1", missed=True,
        opening_code=opening_of(kind.name), note="recorded at the address, not in the log",
    )  # fmt: skip


def opening_of(kind: str) -> str:
    """A category that says outright of which kind the incident is."""
    return {"domestic": "Domestic Incident", "drugs": "Drugs - Possession", "concern": "Concern for Safety"}[kind]


def age_only(stage: Stage, slot: Slot) -> Story:
    """A linked child without a date of birth: the age recorded on the day decides (ruling 1)."""
    draft = begin(stage, slot, silent=1.0, subject=0)
    person = draft.people[0]
    age = stage.chance.pick(("15", "13-15", "<18", "16-19", "9", "4-6", "10-17", "17"))
    blank = person._replace(date_of_birth=None)
    at = slot.reported_at + timedelta(minutes=40)
    kid = Kid(person, linked_at=at, role="involved", age=age, on_record=blank)
    return finish(stage, draft, "age-only", kids=(kid,), missed=True, failure="F13", note=f"age {age}")


def unborn(stage: Stage, slot: Slot) -> Story:
    """A pregnancy at risk: an unborn child, without a name or a date of birth (ruling 6)."""
    scene = stage.scene(slot, settings()["domestic"])
    row = stage.chance.pick(read_table("unborn"))
    person = Person(stage.register.new_id())
    gaps = stage.gaps(fill_gaps(scene, []))
    kid = Kid(person, told=True, unborn=True)
    draft = Draft(scene, None, (), (kid,), row["text"].format_map(gaps))
    return finish(stage, draft, "unborn", failure="F1", missed=True)


def suspects_own(stage: Stage, slot: Slot) -> Story:
    """A suspect's own children, or children he has access to, as the log says (ruling 4)."""
    setting = settings()[stage.chance.pick(("drugs", "warrant", "assault", "harassment"))]
    scene = stage.scene(slot, setting)
    row = stage.chance.pick(read_table("suspects"))
    ages = sorted(stage.chance.some(range(3, 13), 2), reverse=True)
    fixed = {"x1": str(ages[0]), "x2": str(ages[1])}
    fixed |= fill_gaps(scene, [])
    kids = tuple(Kid(Person(stage.register.new_id()), told=True) for _ in range(int(row["count"])))
    draft = Draft(scene, None, (), kids)
    words = row["text"].format_map(stage.gaps(fixed))
    return finish(stage, draft, "suspect-own-children", more=(words,), failure="F7", missed=True)


def friend_named(stage: Stage, slot: Slot) -> Story:
    """A linked child with a referral of its own, and friends whom the log names or counts (ruling 5)."""
    draft = begin(stage, slot, silent=0, subject=1.0)
    row = stage.chance.pick(read_table("friends"))
    day = slot.reported_at.astimezone(LONDON).date()
    taken = (*draft.scene.taken, draft.people[0].forename)
    family = stage.register.new_family(draft.scene.home)
    ages = stage.chance.some(range(9, 17), 2)
    others = [stage.register.new_child(family, ages[0], day, taken, row["must"])]
    others.append(stage.register.new_child(family, ages[1], day, (*taken, others[0].forename)))
    fixed = {"x": others[0].forename, "z": others[1].forename, "xa": str(ages[0]), "za": str(ages[1])}
    fixed["town"] = draft.scene.home.town
    fixed |= {"his1": "his" if draft.people[0].sex == "M" else "her", "n1": draft.people[0].forename}
    words = row["text"].format_map(stage.gaps({**fixed, "him1": "him" if draft.people[0].sex == "M" else "her"}))
    friends = tuple(Kid(person, told=True) for person in others[: int(row["count"])])
    referrals = (refer(stage, draft, draft.kids),) if stage.chance.yes(0.6) else ()
    return finish(
        stage, draft, "friend-named", kids=(*draft.kids, *friends), referrals=referrals, more=(words,), failure="F2"
    )
