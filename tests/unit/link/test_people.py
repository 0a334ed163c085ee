"""One key per real person: what Splink proposes, held to our own rules, and never two children made one."""

from __future__ import annotations

from datetime import date, timedelta

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from bench.linking.records import make_register
from childtonotice.screening.link.compare import Identity, compare
from childtonotice.screening.link.people import find_keys, join_best, list_together, may_join
from childtonotice.screening.link.register_model import load_model, scale_settings

BORN = date(2014, 3, 9)
TWINS = (
    ("Jayden", "Kayden"), ("Ella", "Bella"), ("Aisha", "Alisha"), ("Ethan", "Nathan"), ("Poppy", "Molly"),
    ("Mohammed Yusuf", "Mohammed Ibrahim"), ("Ellie-Mae", "Ellie-Rose"), ("Daniel", "Danielle"), ("Jack", "Jake"),
    ("Amandeep", "Amanpreet"), ("Alexander", "Alexandra"), ("Kai", "Kian"), ("Caiden", "Aiden"), ("Lexi", "Lacey"),
)  # fmt: skip
SURNAMES = ("Quill", "Garside-Wren", "Iqbal", "Kowalska", "O'Dowd", "Singh")


def name(person_id: str, forename: str, surname: str = "Quill", born: date | None = BORN, sex: str = "") -> Identity:
    """A record of a child."""
    return Identity(person_id, forename, surname, born, sex)


def join(
    pairs: list[tuple[str, str, float]], *records: Identity, together: tuple[tuple[str, str], ...] = ()
) -> dict[str, str]:
    """What is joined of some pairs that Splink proposes."""
    return join_best(pairs, {record.person_id: record for record in records}, list_together(together))


def test_each_record_is_joined_with_its_best() -> None:
    """Three records of one child are one; the key is the lowest id."""
    records = name("3", "William"), name("1", "Billy"), name("2", "William", born=BORN.replace(day=3, month=9))
    assert join([("1", "3", 0.999), ("1", "2", 0.995)], *records) == {"1": "1", "2": "1", "3": "1"}


def test_nobody_is_joined_whom_our_rules_tell_apart() -> None:
    """A record that fits one of two joined ones but not the other stays alone (ruling 14)."""
    records = name("1", "Nell"), name("2", "Nellie"), name("3", "Nell", born=BORN + timedelta(days=1))
    assert join([("1", "2", 0.999), ("1", "3", 0.995)], *records) == {"1": "1", "2": "1"}
    assert join([("1", "3", 0.999), ("1", "2", 0.995)], *records) == {"1": "1", "3": "1"}


def test_two_on_one_incident_are_two() -> None:
    """An officer who linked two records to one incident saw two children."""
    records = name("1", "Nell"), name("2", "Nell")
    assert join([("1", "2", 0.9999)], *records, together=(("I1", "1"), ("I1", "2"))) == {}
    assert join([("1", "2", 0.9999)], *records, together=(("I1", "1"), ("I2", "2"))) == {"1": "1", "2": "1"}


@given(st.sampled_from(TWINS), st.sampled_from(SURNAMES), st.booleans(), st.sampled_from(("", "F", "M")))
def test_twins_are_never_joined(names: tuple[str, str], surname: str, turned: bool, sex: str) -> None:
    """Same surname and day of birth beside another forename are twins, in either order and with any sex."""
    first, second = reversed(names) if turned else names
    twins = name("1", first, surname, sex=sex), name("2", second, surname)
    assert not may_join(*twins, {})
    for known in ("", "2"):
        other = twins[1]._replace(person_id=known)
        assert all(compare(twins[0], other, with_incident_id=here).verdict != "same" for here in (False, True))


@given(st.integers(1, 60 * 365), st.sampled_from(SURNAMES), st.sampled_from(("Rhys", "Iqra", "Tomasz")))
def test_namesakes_fathers_and_sons_are_never_joined(days: int, surname: str, forename: str) -> None:
    """The same name on another day is joined only where the day is a slip of the other: a part, or a few days."""
    other = BORN - timedelta(days=days)
    assume((other.month, other.day) != (1, 1))
    if may_join(name("1", forename, surname), name("2", forename, surname, other), {}):
        parts = (BORN.year != other.year) + (BORN.month != other.month) + (BORN.day != other.day)
        assert days <= 7 or parts == 1 or (BORN.day, BORN.month) == (other.month, other.day)
        assert days < 14 * 366


@settings(max_examples=3)
@given(st.integers(1, 1000))
def test_a_made_up_register_is_joined_rightly(seed: int) -> None:
    """Of children written down twice most come together, and no two children do."""
    records = make_register(200, seed)
    identities = [
        Identity(f"{place:04}", each.forename, each.surname, each.date_of_birth)
        for place, each in enumerate(records.identities)
    ]
    keys = find_keys(identities, {}, 99)
    half = len(identities) // 2
    assert all(int(person_id) % half == int(key) for person_id, key in keys.items())
    assert len(keys) > half
    assert find_keys(list(reversed(identities)), {}, 99) == keys


def test_the_odds_are_scaled_to_the_register() -> None:
    """The larger the register, the less likely that any two records of it are one person's; the model tells its age."""
    model = load_model()
    small, large = (scale_settings(model, size)["probability_two_random_records_match"] for size in (100, 100_000))
    assert 900 < small / large < 1100
    assert date.fromisoformat(model["trained"]) >= date(2026, 11, 22)
    assert "made-up" in model["how"]
    assert model["version"] == 1
    assert find_keys([], {}, 99) == {}
