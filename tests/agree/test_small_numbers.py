"""No small number can be worked out by whoever may not open items, from all that they may see taken together (R36).

Rounding alone does not keep that: two areas with "fewer than 5" beside a total of 10 had four each, and whoever sets
periods and filters against each other finds more. So the law is another: two forces with different small numbers look
the same to such a reader, page by page, whatever is asked. Then no reckoning of any kind tells the one from the other.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta

import numpy as np
import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pytest_django.plugin import DjangoDbBlocker

from childtonotice.casework.access import Reader, reader_of
from childtonotice.casework.drawn import SHARE_DRAWN, is_drawn
from childtonotice.casework.figure_codes import WHATS, Narrowing
from childtonotice.casework.figure_parts import PARTS
from childtonotice.casework.lists import ppn_facts
from childtonotice.casework.lists.facts import Facts, read_facts
from childtonotice.casework.models import User
from childtonotice.casework.reports import cases, dashboard, view
from childtonotice.casework.reports.papers.asked import Asked
from childtonotice.casework.reports.papers.kinds import make_paper
from childtonotice.casework.reports.sight import STEP, Sight
from tests.agree.simulated_year import STATUSES, Year, live_a_year

# Asks for the tables: they are made for tests with this mark alone.
pytestmark = [pytest.mark.django_db, pytest.mark.shown]

YEAR = Year(days=60, a_day=4, seed=5)
# Days without a reader are counted in days and said of an area; they are the one thing told of all items.
OF_DAYS = "unread-days"


@pytest.fixture(scope="module")
def people(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[dict[str, User]]:
    """A small force, written once for all of these tests, and taken back after them."""
    with django_db_blocker.unblock(), transaction.atomic():
        yield live_a_year(YEAR)
        transaction.set_rollback(True)


def add_unseen(facts: Facts, chance: np.random.Generator) -> Facts:
    """Another force: with some items more that were not drawn, each like one there is, and without some such."""
    stays = (facts.drawn == 1) | (chance.random(len(facts)) < 0.5)
    copied = chance.integers(0, len(facts), 40)
    columns = {name: np.concatenate((column[stays], column[copied])) for name, column in facts.columns.items()}
    columns["pk"][-40:] = facts.pk.max() + 1 + np.arange(40)
    columns["drawn"][-40:] = 0
    return Facts(columns, facts.words, facts.areas, facts.exact, facts.everywhere, facts.mark)


def look_at_everything(reader: Reader, asked: dict[str, str]) -> dict[str, str]:
    """All that a reader sees at these codes: each figure with its chart, titles and links, the tiles, the cases."""
    seen = {}
    for part in PARTS:
        page = dashboard.open_dashboard(reader, {**asked, "part": part}, YEAR.now)
        seen |= {drawn.figure.code: str(drawn) for drawn in page.figures if drawn.figure.code != OF_DAYS}
        seen[part] = f"{page.tiles} {page.filters} {page.views} {page.also}"
    for what in ("", *WHATS, "ppn", "ppn-asked"):
        found = cases.open_cases(reader, {**asked, "what": what}, YEAR.now)
        seen[f"cases {what}"] = f"{found.said} {len(found.rows)}"
    return seen


def find_differences(one: dict[str, str], other: dict[str, str]) -> dict[str, tuple[str, str]]:
    """Where the two looks differ, and how."""
    assert one.keys() == other.keys()
    return {key: (one[key], other[key]) for key in one if one[key] != other[key]}


@st.composite
def narrowings(draw: st.DrawFn) -> dict[str, str]:
    """Any filters in any combination, down to one hour of one day."""
    start = YEAR.start + timedelta(days=draw(st.integers(0, YEAR.days - 1)))
    end = start + timedelta(days=draw(st.integers(0, YEAR.days)))
    found = {"start": start.isoformat(), "end": end.isoformat()}
    offered = {
        "area": ("northvale", "southmoor", "eastcliff", "unknown", ""), "team": ("response-a", "roads", "none"),
        "status": STATUSES, "category": ("neglect", "missing", "sexual"), "found_by": ("linked", "text"),
        "decision": ("ppn-needed", "no-child", "none"), "weekday": ("0", "5"), "hour": ("7", "23"),
        "grading": ("high", "none"), "vat": ("medium", "none"), "response": ("priority", "none"),
    }  # fmt: skip
    for name in draw(st.sets(st.sampled_from(sorted(offered)), max_size=4)):
        found[name] = draw(st.sampled_from(offered[name]))
    return found


@pytest.mark.parametrize("who", ["board", "manager"])
@given(asked=narrowings(), seed=st.integers(0, 2**16))
@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_forces_with_other_small_numbers_look_the_same(
    people: dict[str, User], who: str, asked: dict[str, str], seed: int
) -> None:
    reader = reader_of(people[who], YEAR.now)
    if who == "manager" and asked.get("area", "northvale") == "northvale":
        asked = {**asked, "area": "southmoor"}  # of their own they see everything
    facts = read_facts(reader, YEAR.now)
    other = add_unseen(facts, np.random.default_rng(seed))
    here = look_at_everything(reader, asked)
    with pytest.MonkeyPatch.context() as patch:
        for module in (dashboard, view):
            patch.setattr(module, "read_facts", lambda *_: other)
        assert not find_differences(here, look_at_everything(reader, asked))


def test_whoever_sees_exactly_tells_these_forces_apart(people: dict[str, User]) -> None:
    reader = reader_of(people["coordinator"], YEAR.now)
    facts = read_facts(reader, YEAR.now)
    asked = Narrowing(YEAR.start, YEAR.end)
    other = view.open_view(reader, asked, YEAR.now, add_unseen(facts, np.random.default_rng(1)))
    assert len(other.facts) != len(view.open_view(reader, asked, YEAR.now, facts).facts)


def test_papers_for_the_board_are_made_of_the_same(people: dict[str, User]) -> None:
    reader, month = reader_of(people["board"], YEAR.now), Asked(YEAR.start, YEAR.end)
    other = add_unseen(read_facts(reader, YEAR.now), np.random.default_rng(2))
    here = [make_paper(reader, kind, month, YEAR.now) for kind in ("monthly", "evaluation")]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(view, "read_facts", lambda *_: other)
        there = [make_paper(reader, kind, month, YEAR.now) for kind in ("monthly", "evaluation")]
    days = ("Days that nobody read", "In 3 areas there were such days.", "In 4 areas there were such days.")
    for one, another in zip(here, there, strict=True):
        differ = [pair for pair in zip(one.blocks, another.blocks, strict=False) if pair[0] != pair[1]]
        assert not [pair for pair in differ if not any(word in str(pair) for word in (*days, "Which"))]


def test_ppns_that_were_not_drawn_are_in_no_figure_of_the_board(people: dict[str, User]) -> None:
    reader = reader_of(people["board"], YEAR.now)
    facts = read_facts(reader, YEAR.now)
    known = ppn_facts.known_ppns.as_of(facts.mark)
    here = look_at_everything(reader, {"start": YEAR.start.isoformat(), "end": YEAR.end.isoformat()})
    more = {f"{key}-more": replace(ppn, drawn=False) for key, ppn in known.items()}
    kept, ppn_facts.known_ppns.value = known, {**known, **more}
    try:
        there = look_at_everything(reader, {"start": YEAR.start.isoformat(), "end": YEAR.end.isoformat()})
    finally:
        ppn_facts.known_ppns.value = kept
    assert not find_differences(here, there)


def test_about_nine_in_ten_are_drawn_and_always_the_same() -> None:
    drawn = [is_drawn(f"EX-{number}") for number in range(4000)]
    assert sum(drawn) / 4000 == pytest.approx(SHARE_DRAWN, abs=0.02)
    assert drawn == [is_drawn(f"EX-{number}") for number in range(4000)]


def test_rounding_alone_would_give_small_numbers_away() -> None:
    """Why there is a lot: of counts that are rounded and no more, some follow from the others and their total."""
    seen, told = {}, set()
    for pair in itertools.product(range(STEP), repeat=2):
        seen.setdefault(STEP * round(sum(pair) / STEP), set()).add(pair)
    for pairs in seen.values():
        told |= pairs if len(pairs) == 1 else set()
    assert told == {(4, 4)}


@given(st.integers(0, 4000))
@settings(max_examples=100, deadline=None)
def test_a_count_under_five_is_never_shown(count: int) -> None:
    """What is shown was drawn five times at least, so that there are five at least."""
    seen = Sight(exact=False).see(count)
    assert (seen is None) == (count < STEP)
    assert seen is None or seen % STEP == 0
