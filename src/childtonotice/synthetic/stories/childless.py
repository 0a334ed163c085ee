"""Incidents without a child, many of which sound as if there were one: the right answer is no row."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from functools import cache

from childtonotice.screening.circumstances import LONDON
from childtonotice.synthetic.people import birthday
from childtonotice.synthetic.stories.draft import Draft, finish
from childtonotice.synthetic.stories.sights import fill_gaps
from childtonotice.synthetic.stories.stage import Plot, Scene, Stage
from childtonotice.synthetic.stories.story import Kid, Slot, Story
from childtonotice.synthetic.words import read_sections, read_table


@cache
def false_friends(slice_name: str) -> tuple[tuple[str, str], ...]:
    """Place and words of every false friend of one sort."""
    return tuple((row["place"], row["text"]) for row in read_table("false_friends") if row["slice"] == slice_name)


def without_child(scene: Scene) -> Draft:
    """A draft without a child in it."""
    return Draft(scene, None, (), ())


def plain(stage: Stage, slot: Slot) -> Story:
    """Nothing of a child, in word or record."""
    stage.childless.append(slot.incident_id)
    return finish(stage, without_child(stage.scene(slot, stage.kind("any"))), "plain")


def sounding(slice_name: str) -> Plot:
    """A plot in which the log holds one false friend of this sort, and no child."""

    def plot(stage: Stage, slot: Slot) -> Story:
        place, words = stage.chance.pick(false_friends(slice_name))
        scene = stage.scene(slot, stage.kind("home" if place == "home" else "outdoors"))
        gaps = stage.gaps(fill_gaps(scene, []))
        before, _, after = words.format_map(gaps).partition(" // ")
        draft = without_child(scene) if not after else replace(without_child(scene), words=before)
        return finish(stage, draft, slice_name, more=(after or before,))

    return plot


def excluded_no_child(stage: Stage, slot: Slot) -> Story:
    """An incident that a flag would leave out, but no child is in it: no row (ruling 11)."""
    flag = stage.chance.pick(("MARAC", "TEST", "STRATEGY MEETING", f"DUPLICATE OF {slot.incident_id}9"))
    scene = stage.scene(slot, stage.kind("home" if flag != "TEST" else "any"))
    words = ("TEST LOG DO NOT DEPLOY",) if flag == "TEST" else ()
    return finish(stage, without_child(scene), "excluded-no-child", more=words, flags=(flag,))


def just_grown_up(stage: Stage, slot: Slot) -> Story:
    """Someone whose eighteenth birthday is the day of the report: adult on the day (ruling 1)."""
    return on_birthday(stage, slot, 18, 0, "18 on the London day of the report")


def nearly_grown_up(stage: Stage, slot: Slot) -> Story:
    """Someone who turns eighteen the day after the report: a child still (ruling 1)."""
    return on_birthday(stage, slot, 18, 1, "18 the day after the report")


def on_birthday(stage: Stage, slot: Slot, age: int, days: int, note: str) -> Story:
    """Someone linked who reaches this age so many days after the report; the log says nothing of an age."""
    scene = stage.scene(slot, stage.kind("outdoors"))
    day = slot.reported_at.astimezone(LONDON).date() + timedelta(days=days)
    person = stage.register.new_child(scene.family, 17, day, scene.taken)
    person = person._replace(date_of_birth=birthday(day, age))
    at = slot.reported_at + timedelta(minutes=30)
    role = stage.chance.pick(("suspect", "victim", "witness"))
    kids = (Kid(person, linked_at=at, role=role, aside=days == 0),)
    return finish(stage, without_child(scene), "boundary-age", kids=kids, note=note, failure="" if days == 0 else "F23")


def wrong_category(stage: Stage, slot: Slot) -> Story:
    """A category that names a child, which the log corrects (ruling 7): no row."""
    scene = stage.scene(slot, stage.kind("home"))
    words = stage.chance.pick(read_sections("categories")["corrected"])
    return finish(
        stage, without_child(scene), "category-corrected", more=(words.format_map(stage.gaps(fill_gaps(scene, []))),),
        opening_code="Missing Child", closing_codes=("Missing Person - Located",),
    )  # fmt: skip
