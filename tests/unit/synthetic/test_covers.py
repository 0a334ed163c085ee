"""What the stories say of coverage, ruling by ruling: the referral's making alone decides (rulings 11 to 16)."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from childtonotice.screening.circumstances import Person
from childtonotice.synthetic.logs.lines import settings
from childtonotice.synthetic.officers import Officer
from childtonotice.synthetic.places import Home
from childtonotice.synthetic.stories.covers import WRITTEN, judge, known_by, status_of
from childtonotice.synthetic.stories.story import Kid, Referral, Slot, Story

REPORTED = datetime(2026, 10, 3, 12, 30, 45, tzinfo=UTC)
END = datetime(2026, 10, 20, 5, tzinfo=UTC)
ANN = Kid(Person("P1", "Ann"), linked_at=REPORTED)
BEN = Kid(Person("P2", "Ben"), linked_at=REPORTED)
HOME = Home("7", "Any Street", "Anytown", "Northvale")
NOBODY = Officer("1", "", "PC", "", "Northvale", "", "")


def story(*kids: Kid, referrals: tuple[Referral, ...] = (), flags: tuple[str, ...] = ()) -> Story:
    return Story(
        Slot("EF-1", REPORTED), "test", settings()["domestic"], "Northvale", HOME, "", NOBODY,
        kids=kids, referrals=referrals, flags=flags,
    )  # fmt: skip


def ppn(*names: Kid, after: timedelta = timedelta(hours=3), bears: str = "EF-1", **how: object) -> Referral:
    return replace(Referral("N1", "child", REPORTED + after, bears, names), **how)  # type: ignore[arg-type]


def status(*kids: Kid, referral: Referral) -> str:
    return judge(story(*kids, referrals=(referral,)), END).status


@pytest.mark.parametrize(
    "after, expected",
    [
        (timedelta(seconds=-45), "covered"),
        (timedelta(seconds=-46), "no-ppn"),
        (timedelta(days=12), "covered"),
        (timedelta(days=40), "no-ppn"),
    ],
)
def test_this_incidents_id_covers_from_the_same_minute_however_late(after: timedelta, expected: str) -> None:
    """Ruling 13; what comes after the extract was taken is not known yet."""
    assert status(ANN, referral=ppn(ANN, after=after)) == expected


@pytest.mark.parametrize(
    "after, expected",
    [
        (timedelta(days=7), "covered"),
        (timedelta(days=7, seconds=14), "covered"),
        (timedelta(days=7, seconds=15), "check-match"),
        (timedelta(days=9), "check-match"),
    ],
)
@pytest.mark.parametrize("bears", ["", "EF-9"])
def test_no_id_or_a_wrong_one_covers_for_a_week(after: timedelta, expected: str, bears: str) -> None:
    """Ruling 13: the same London clock time seven days on, inclusive, by the minute."""
    assert status(ANN, referral=ppn(ANN, after=after, bears=bears, manner="person")) == expected


def test_a_week_across_the_clock_change_is_a_week_of_clock_time() -> None:
    """Ruling 13: reported on 20 October at 13:30 in London, the clocks go back on the 25th."""
    later = replace(story(ANN), slot=Slot("EF-1", datetime(2026, 10, 20, 12, 30, tzinfo=UTC)))
    end = END + timedelta(days=20)
    for minute, expected in ((30, "covered"), (31, "check-match")):
        at = datetime(2026, 10, 27, 13, minute, tzinfo=UTC)
        referral = Referral("N1", "child", at, "", (ANN,), "person")
        assert judge(replace(later, referrals=(referral,)), end).status == expected


@pytest.mark.parametrize(
    "kind, expected",
    [("child", "covered"), ("domestic", "covered"), ("adult", "no-ppn"), ("vulnerable", "check-match")],
)
def test_kinds(kind: str, expected: str) -> None:
    """Ruling 12, and the contract on unknown kinds."""
    assert status(ANN, referral=ppn(ANN, kind=kind)) == expected


@pytest.mark.parametrize("manner", sorted(WRITTEN))
def test_every_hand_is_worth_no_more_without_the_id(manner: str) -> None:
    """Ruling 14."""
    order = ("no-ppn", "check-match", "covered")
    with_id, without = (status(ANN, referral=ppn(ANN, bears=bears, manner=manner)) for bears in ("EF-1", ""))
    assert order.index(without) <= order.index(with_id)


def test_a_child_left_off_makes_it_part_covered() -> None:
    """Ruling 16."""
    assert status(ANN, BEN, referral=ppn(ANN)) == "part-covered"
    assert status(ANN, BEN, referral=ppn(ANN, BEN)) == "covered"
    assert status(ANN, BEN, referral=ppn(ANN, BEN, manner="either-twin")) == "check-match"


def test_a_referral_for_another_event_is_none() -> None:
    """Rulings 13 and 15."""
    assert status(ANN, referral=ppn(ANN, bears="", tells=False)) == "no-ppn"
    ann = replace(ANN, linked_at=None, told=True)
    assert status(ann, referral=ppn(ann, bears="", tells=False)) == "check-match"
    assert status(ann, referral=ppn(ann, bears="")) == "covered"


def test_a_crowd_is_not_covered_by_a_name() -> None:
    """Ruling 15: where the log counts more than the PPN names, the rest are not covered."""
    crowd = Kid(Person("P3"), number=20, told=True)
    truth = judge(story(crowd, referrals=(ppn(crowd),)), END)
    assert (truth.status, truth.n_children, truth.found_by) == ("no-ppn", 20, "text")


@pytest.mark.parametrize(
    "kid, expected",
    [
        (ANN, "linked"),
        (replace(ANN, linked_at=END), ""),
        (replace(ANN, linked_at=END, told=True), "text"),
        (Kid(Person("P4"), told=True, coded=True), "text"),
        (Kid(Person("P4"), coded=True, recorded=True), "code"),
        (Kid(Person("P4"), recorded=True), "address"),
        (Kid(Person("P4"), recorded=True, aside=True), ""),
    ],
)
def test_each_child_counts_once_by_the_first_way(kid: Kid, expected: str) -> None:
    assert known_by(kid, END) == expected
    assert judge(story(kid), END).n_children == (1 if expected else 0)


@pytest.mark.parametrize(
    "flag, expected",
    [
        ("MARAC", "excluded"),
        ("marac", "excluded"),
        ("TEST", "excluded"),
        ("TEST PURCHASE", "no-ppn"),
        ("MARAC REFERRAL", "no-ppn"),
        ("DUPLICATE OF EF-2", "excluded"),
        ("Strategy Meeting", "excluded"),
    ],
)
def test_flags_are_whole_items(flag: str, expected: str) -> None:
    """Ruling 11: a flagged incident without a child gives no row."""
    assert judge(story(ANN, flags=("DA", flag)), END).status == expected
    assert judge(story(flags=("DA", flag)), END).status == "no-row"
    late = replace(story(ANN, flags=(flag,)), flagged_at=END)
    assert judge(late, END).status == "no-ppn"


@pytest.mark.parametrize(
    "covers, expected",
    [
        (["certain", "certain"], "covered"),
        (["certain", "perhaps"], "part-covered"),
        (["certain", "none"], "part-covered"),
        (["perhaps", "none"], "check-match"),
        (["none"], "no-ppn"),
    ],
)
def test_statuses(covers: list[str], expected: str) -> None:
    """Ruling 16."""
    assert status_of(covers) == expected
