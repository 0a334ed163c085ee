"""Items of one child, household or address are read as one case and never merged (features 26, 27)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from django.db.models import QuerySet
from hypothesis import given, settings
from hypothesis import strategies as st

from childtonotice.casework.access import NotFound, reader_of
from childtonotice.casework.actions import Refused
from childtonotice.casework.actions.items import part_group
from childtonotice.casework.groups import Groups, draw_ties, find_groups
from childtonotice.casework.lists import item_page, worklist
from childtonotice.casework.models import GroupChange, Item, ItemTie, User
from childtonotice.casework.order import gather
from childtonotice.screening.circumstances import Person
from childtonotice.screening.force import Force
from tests.web.made_up import FIRST, SECOND, publish_stories
from tests.web.stories import linked_child, text_child

HOUR = timedelta(hours=1)
NELL = Person("P-301", "Nell", "Ashdown", date(1990, 5, 5), "female")
KIT = Person("P-302", "Kit", "Ashdown", date(2015, 5, 5), "male")
QUIET = {"ppns": (), "priority": 4, "area": "Southmoor", "log": "10:00 CALLER: [child 1|BOY] CRYING"}
CHILD = replace(
    FIRST, reference="G-1", children=(linked_child(KIT, "10"),), people=((KIT, "child"),), place="", **QUIET
)
SAME_CHILD = replace(CHILD, reference="G-2", hours_ago=50, kind="Missing person")
SAME_HOUSE = replace(
    CHILD, reference="G-3", children=(text_child("son", "10", "male"),), people=((NELL, "victim"),),
    place="4 Gull Street, Thornwick",
)  # fmt: skip
SAME_MOTHER = replace(SAME_HOUSE, reference="G-4", place="")
SAME_ADDRESS = replace(SAME_HOUSE, reference="G-5", people=(), place="4 GULL ST, THORNWICK")
OTHER_TOWN = replace(SAME_ADDRESS, reference="G-6", place="4 Gull Street, Harrowby")


def ties_of(*references: str) -> Groups:
    return find_groups(ids(*references))


def items_of(*references: str) -> QuerySet[Item]:
    return Item.objects.filter(incident_id__in=references)


def ids(*references: str) -> list[int]:
    return [Item.objects.get(incident_id=reference).pk for reference in references]


@pytest.mark.parametrize(
    "stories, kind",
    [
        ((CHILD, SAME_CHILD), "child"),
        ((SAME_HOUSE, SAME_MOTHER), "household"),
        ((SAME_HOUSE, SAME_ADDRESS), "address"),
        ((SAME_ADDRESS, OTHER_TOWN), ""),
        ((CHILD, SAME_HOUSE), ""),
        ((replace(SAME_HOUSE, people=((NELL, "informant"),)), replace(SAME_MOTHER, people=((NELL, "informant"),))), ""),
    ],
)
def test_what_makes_a_group(users: dict[str, User], now: datetime, stories: tuple, kind: str) -> None:
    publish_stories(*stories, now=now)
    first, second = ids(*(story.reference for story in stories))
    groups = ties_of(*(story.reference for story in stories))
    assert groups.kind(first) == groups.kind(second) == kind
    assert groups.fellows(first) == ([second] if kind else [])


def test_an_address_that_the_force_shares_makes_none() -> None:
    force = Force(shared_addresses=("The Laurels, 7 Mill Lane, Thornwick",))
    assert draw_ties((), (), "THE LAURELS, 7 MILL LANE, THORNWICK", force) == set()
    assert draw_ties((), (), "9 Mill Lane, Thornwick", force)


def test_a_place_of_many_items_is_no_household(users: dict[str, User], now: datetime) -> None:
    many = [replace(SAME_ADDRESS, reference=f"G-{10 + number}") for number in range(9)]
    publish_stories(*many, now=now)
    assert ties_of(*(story.reference for story in many)).of == {}


def test_ties_follow_the_record(users: dict[str, User], now: datetime) -> None:
    publish_stories(SAME_HOUSE, SAME_ADDRESS, now=now)
    publish_stories(replace(SAME_ADDRESS, place="12 Gull Street, Thornwick"), now=now + HOUR)
    assert ties_of("G-3", "G-5").of == {}
    assert ItemTie.objects.filter(item__incident_id="G-5").count() == 1


def test_a_group_stands_together_where_its_most_urgent_stands(users: dict[str, User], now: datetime) -> None:
    urgent = replace(SECOND, reference="G-7", area="Southmoor", priority=3)
    publish_stories(CHILD, SAME_CHILD, urgent, now=now)
    rows = worklist(reader_of(users["other"], now), "southmoor", now=now).rows
    assert [(row.reference, row.group) for row in rows] == [
        ("G-7", ""),
        ("G-2", "1 of 2 about one child"),
        ("G-1", "2 of 2 about one child"),
    ]
    by_day = worklist(reader_of(users["other"], now), "southmoor", sort="day", now=now).rows
    assert not any(row.group for row in by_day)


def test_the_item_names_the_others_and_the_next(users: dict[str, User], now: datetime) -> None:
    publish_stories(CHILD, SAME_CHILD, now=now)
    page = item_page(reader_of(users["other"], now), Item.objects.get(incident_id="G-1").number, now=now)
    assert page.group is not None
    assert page.group.heading == "1 more item about one child"
    assert page.group.next == Item.objects.get(incident_id="G-2").number


def test_a_group_never_shows_what_is_not_the_readers(users: dict[str, User], now: datetime) -> None:
    publish_stories(CHILD, replace(SAME_CHILD, area="Eastcliff"), now=now)
    page = item_page(reader_of(users["other"], now), Item.objects.get(incident_id="G-1").number, now=now)
    assert page.group is None
    assert item_page(reader_of(users["sergeant"], now), page.number, now=now).group is not None


def test_an_item_is_taken_out_and_put_back(users: dict[str, User], now: datetime) -> None:
    publish_stories(CHILD, SAME_CHILD, now=now)
    number = Item.objects.get(incident_id="G-1").number
    assert part_group(by=users["other"], number=number, apart=True, now=now) is None
    assert ties_of("G-1", "G-2").of == {}
    page = item_page(reader_of(users["other"], now), number, now=now)
    assert page.group is not None
    assert page.group.apart
    assert "Taken out of its group" in [step.title for step in page.timeline]
    assert isinstance(part_group(by=users["other"], number=number, apart=True, now=now), Refused)
    assert part_group(by=users["other"], number=number, apart=False, now=now) is None
    assert ties_of("G-1", "G-2").of
    assert GroupChange.objects.count() == 2
    with pytest.raises(NotFound):
        part_group(by=users["manager"], number=number, apart=True, now=now)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.integers(1, 30), unique=True), st.dictionaries(st.integers(1, 30), st.integers(1, 5)))
def test_gathering_loses_none_and_keeps_each_group_together(order: list[int], groups: dict[int, int]) -> None:
    """Law: the same items, each once; those of a group side by side in their own order, where the first stood."""
    gathered = gather(order, Groups(groups, {}))
    assert sorted(gathered) == sorted(order)
    assert gathered[:1] == order[:1]
    for group in set(groups.values()):
        places = [at for at, pk in enumerate(gathered) if groups.get(pk) == group]
        assert places == list(range(places[0], places[0] + len(places))) if places else True
        members = [pk for pk in gathered if groups.get(pk) == group]
        assert members == [pk for pk in order if groups.get(pk) == group]
