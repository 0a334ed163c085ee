"""The parts of a made-up force: chance that repeats itself, mornings, slips of the hand, homes nobody shares."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from childtonotice.screening.circumstances import LONDON
from childtonotice.synthetic.calendar import Span, draw_reports, london
from childtonotice.synthetic.chance import Chance, Deck
from childtonotice.synthetic.errors import forms, misspell, near_birth_date, other_form
from childtonotice.synthetic.names import HUNDRED, draw_forename, draw_surname, forenames
from childtonotice.synthetic.officers import Officers
from childtonotice.synthetic.people import (
    Met,
    age_on,
    birthday,
    born_at,
    born_swappable,
    swap_day_and_month,
)
from childtonotice.synthetic.places import AREAS, Places

seeds = st.integers(0, 10_000)
days = st.dates(date(2024, 1, 1), date(2030, 12, 31))


@given(seeds, st.integers(1, 60), st.integers(0, 60))
def test_some_things_are_different_things(seed: int, many: int, number: int) -> None:
    drawn = Chance(seed).some(range(many), number)
    assert len(drawn) == len(set(drawn)) == min(number, many)


@given(seeds)
def test_a_deck_deals_every_card_before_any_comes_again(seed: int) -> None:
    deck = Deck(Chance(seed), [("a", 3), ("b", 1), ("c", 2)])
    for _ in range(3):
        assert sorted(deck.deal() for _ in range(6)) == ["a", "a", "a", "b", "c", "c"]


def test_counts_lie_round_their_mean() -> None:
    chance = Chance(1)
    for mean in (0.5, 4.0, 450.0):
        drawn = [chance.about(mean) for _ in range(2000)]
        assert abs(sum(drawn) / len(drawn) - mean) < 0.06 * mean + 0.05


def test_chance_is_the_same_on_every_machine() -> None:
    """A change here changes every made-up force: say so in the changelog."""
    chance = Chance(1)
    assert [chance.between(1, 1000) for _ in range(4)] == [479, 45, 118, 857]


@given(days, st.integers(1, 40), st.integers(0, 60 * 24 * 45))
def test_the_morning_of_a_moment_is_the_next_six_o_clock(start: date, number: int, minutes: int) -> None:
    span = Span(start, number)
    moment = london(start) + timedelta(minutes=minutes)
    morning = span.morning_of(moment)
    assert moment < london(morning, 6)
    assert morning == start + timedelta(days=1) or moment >= london(morning - timedelta(days=1), 6)


def test_the_extract_is_taken_at_six_on_the_last_morning() -> None:
    """Also where the clocks go back: six in London is six in London."""
    span = Span(date(2026, 10, 12), 14)
    assert span.end == datetime(2026, 10, 26, 6, tzinfo=UTC)
    assert Span(date(2026, 10, 11), 14).end == datetime(2026, 10, 25, 6, tzinfo=UTC)
    assert Span(date(2026, 10, 10), 14).end == datetime(2026, 10, 24, 5, tzinfo=UTC)
    assert span.mornings()[-1] == span.end.astimezone(LONDON).date()


@given(seeds, days)
def test_reports_of_a_day_are_in_order_and_of_that_day(seed: int, day: date) -> None:
    moments = draw_reports(Chance(seed), day, 80)
    assert all(first <= second for first, second in pairwise(moments))
    assert all(london(day) <= moment < london(day) + timedelta(hours=24) for moment in moments)


@given(seeds, st.integers(0, 90), days)
def test_dates_of_birth_give_the_age_and_are_never_new_year(seed: int, age: int, day: date) -> None:
    born = born_at(Chance(seed), age, day)
    assert age_on(born, day) == age
    assert (born.month, born.day) != (1, 1)
    swappable = born_swappable(Chance(seed), age, day)
    assert swap_day_and_month(swappable) != swappable
    assert swap_day_and_month(swap_day_and_month(swappable)) == swappable


@given(days, st.integers(1, 30))
def test_eighteen_on_the_day_and_seventeen_the_day_before(day: date, age: int) -> None:
    born = birthday(day, age)
    assert age_on(born, day) == age
    assert age_on(born, day - timedelta(days=2)) == age - 1


@given(seeds, st.sampled_from([name for origin in set(HUNDRED) for sex in "MF" for name in forenames(origin, sex)]))
def test_a_misspelling_stays_near(seed: int, name: str) -> None:
    """One sound or letter apart, and the first letter as it was: still the same person (ruling 14)."""
    wrong = misspell(Chance(seed), name)
    assert wrong[0] == name[0]
    assert OSA.distance(wrong, name) <= 2
    assert len(name) >= 5 or wrong == name


@given(seeds, days)
def test_a_near_date_of_birth_differs_in_its_day_alone(seed: int, born: date) -> None:
    near = near_birth_date(Chance(seed), born)
    assert (near.year, near.month) == (born.year, born.month)
    assert near.day != born.day
    assert (near.month, near.day) != (1, 1)


def test_other_forms_are_other_names() -> None:
    assert len(forms()) >= 60
    for name, others in forms().items():
        assert name not in others
        assert other_form(Chance(1), name) in others
    assert other_form(Chance(1), "Zebedee") == ""


@given(seeds)
def test_children_of_one_story_never_begin_alike(seed: int) -> None:
    chance, taken = Chance(seed), ()
    for _ in range(5):
        taken = (*taken, draw_forename(chance, "polish", "F", taken))
    assert len({name[:2] for name in taken}) == 5


@pytest.mark.parametrize("origin", sorted(set(HUNDRED)))
def test_every_origin_has_names(origin: str) -> None:
    chance = Chance(origin)
    assert len({draw_surname(chance, origin) for _ in range(200)}) >= 10
    assert all(len(forenames(origin, sex)) >= 10 for sex in "MF")


def test_no_home_is_given_twice() -> None:
    places = Places(Chance(1))
    homes = [places.new_home(AREAS[number % 3]) for number in range(30_000)]
    assert len({(home.number, home.street) for home in homes}) == len(homes)
    assert {home.area for home in homes} == set(AREAS)


def test_officers_have_supervisors_and_the_careless_are_a_quarter() -> None:
    officers = Officers(Chance(1))
    numbers = {officer.officer_id for officer in officers.everyone}
    assert all(officer.supervisor_id in numbers for officer in officers.everyone if officer.rank != "Insp")
    assert all(officer.email.endswith(".example") for officer in officers.everyone)
    missed = [officers.attending("Southmoor", missed=True) for _ in range(400)]
    careless = sum(officer in officers.careless["Southmoor"] for officer in missed)
    assert 0.55 <= careless / 400 <= 0.85


def test_a_person_is_met_for_the_first_time_once() -> None:
    met = Met()
    assert [met.first_time(name) for name in ("P400001", "P400003", "P400001", "P455555", "P400003")] == [
        True, True, False, True, False,
    ]  # fmt: skip
