"""The fragments from which logs are written: enough of them, all fillable, and none that gives a child away."""

from __future__ import annotations

from datetime import UTC, date, datetime
from string import Formatter

import pytest

from childtonotice.synthetic.calendar import Span
from childtonotice.synthetic.logs.lines import GAPS, settings
from childtonotice.synthetic.people import age_on
from childtonotice.synthetic.stories.sights import (
    AGES_OF,
    Sight,
    draw_children,
    fill_gaps,
    sights,
    subject_sights,
    told,
)
from childtonotice.synthetic.stories.stage import Stage
from childtonotice.synthetic.stories.story import Slot
from childtonotice.synthetic.words import read_sections, read_table

CHILD_WORDS = (
    "child", "kid", "baby", "boy", "girl", "toddler", "infant", "teen", "youth", "juvenile", "minor", "pupil",
    "daughter", "grandson", "bairn", "newborn", "pregnan",
)  # fmt: skip
EVERY_SIGHT = [
    *((place, sight) for place in ("home", "outdoors") for sight in sights(place)),
    *((name, sight) for name in AGES_OF for sight in subject_sights(name)),
]
DAY = date(2026, 10, 3)


@pytest.fixture(scope="module")
def stage() -> Stage:
    return Stage(11, Span(date(2026, 9, 28), 7))


def gaps_in(words: str) -> set[str]:
    return {gap for _, gap, _, _ in Formatter().parse(words) if gap}


def test_children_can_be_told_of_in_more_than_150_ways() -> None:
    others = len(read_table("suspects")) + len(read_table("friends")) + len(read_table("unborn"))
    assert len({sight.words for _, sight in EVERY_SIGHT}) + others >= 300


def test_false_friends_are_more_than_120() -> None:
    assert len({row["text"] for row in read_table("false_friends")}) >= 200


@pytest.mark.parametrize("file", ["operator", "openings", "updates"])
def test_usual_lines_never_speak_of_a_child(file: str) -> None:
    for lines in read_sections(file).values():
        for line in lines:
            assert not [word for word in CHILD_WORDS if word in line.casefold()], line


@pytest.mark.parametrize("file", ["operator", "openings", "updates"])
def test_usual_lines_have_only_gaps_that_any_story_fills(file: str) -> None:
    known = {*GAPS, "unit", "unit2", "op", "town", "area", "adult1", "adult2", "surname"}
    for lines in read_sections(file).values():
        assert all(gaps_in(line) <= known for line in lines)


@pytest.mark.parametrize(
    "place, sight", EVERY_SIGHT, ids=lambda value: value if isinstance(value, str) else value.words[:40]
)
def test_children_fit_the_words(stage: Stage, place: str, sight: Sight) -> None:
    """Number, ages and sexes of the children are those that the words tell."""
    kind = settings()["domestic" if place == "home" else "asb" if place == "outdoors" else place]
    scene = stage.scene(Slot("EF-261003-0001", datetime(2026, 10, 3, 12, tzinfo=UTC)), kind)
    people = draw_children(stage, scene, sight)
    ages = [age_on(person.date_of_birth, DAY) for person in people if person.date_of_birth]
    assert len(people) == (sight.count if sight.count < 6 else 1)
    assert all(0 <= age <= 17 for age in ages)
    assert all(sight.low <= age <= sight.high for age in ages) or sight.must.isdigit()
    words = told(stage, scene, people, sight)
    assert "{" not in words
    for number, person in enumerate(people, 1):
        assert f"{{n{number}}}" not in sight.words or person.forename in words
    assert set(fill_gaps(scene, people)) >= {f"a{number}" for number in range(1, len(people) + 1)}


@pytest.mark.parametrize("name", sorted(settings()))
def test_every_kind_of_incident_can_be_told(name: str) -> None:
    setting = settings()[name]
    assert setting.opening
    assert setting.closing
    assert 1 <= setting.serious <= 5
    if setting.share:
        assert len(read_sections("openings")[name]) >= 4
    else:
        assert len(subject_sights(name)) >= 4
