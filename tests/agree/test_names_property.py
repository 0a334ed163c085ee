"""Laws of names, dates and addresses, over names bent in every way that ruling 14 lets a name differ."""

from datetime import date

import pyarrow as pa
from hypothesis import example, given
from hypothesis import strategies as st

from childtonotice.screening.gather.places import key_addresses
from childtonotice.screening.link.addresses import address_key, read_address, same_address
from childtonotice.screening.link.compare import WHOLE, Identity, compare, judge_identity
from childtonotice.screening.link.dates import compare_birth_dates
from childtonotice.screening.link.names import NameMatch, compare_names, fold, forename_forms, name_keys, same_forename

MEETING = ("same", "variant", "swapped", "part", "forename-only")
FORENAMES = (
    "William", "Billy", "Bill", "Liz", "Betty", "Elizabeth", "Lily-Mae", "Lily", "Mohammed", "Muhammad Yusuf", "Yusuf",
    "Oluwaseun", "Seun", "Siobhán", "Shivaun", "Aleksander", "Alex", "Alexandra", "Zoë", "Jon", "Joan", "Ava", "Mia",
    "Krzysztof", "Chidiebere", "Thi Mai", "Xiao Ming", "Tlalia", "Brunhilde-Ash", "Qadira", "C", "J P", "", "unknown",
    "Baby", "Evangelica", "Padma", "Ffrancon", "Marguerita",
)  # fmt: skip
SURNAMES = (
    "Smith", "Smyth", "Garside-Wren", "Wren", "O'Connor", "Connor", "van der Berg", "Mc Donald", "MacDonald",
    "Kowalska",
    "Kowalski", "Nováková", "Novak", "Nguyen", "Al-Hassan", "Hassan", "Singh", "Kaur Gill", "Featherwick", "Okonkwo",
    "Braithwhistle", "Li", "B", "", "Unknown", "Child", "Petrauskaite", "Ivanov", "Hill", "Hall",
)  # fmt: skip
SLIPS = ("drop", "double", "change", "exchange")


def bend(name: str, kind: str, at: int) -> str:
    """A name with one slip of the keyboard at a place."""
    if len(name) < 2:
        return name
    at %= len(name) - 1
    bent = {
        "drop": name[:at] + name[at + 1 :],
        "double": name[:at] + name[at] * 2 + name[at + 1 :],
        "change": name[:at] + "w" + name[at + 1 :],
        "exchange": name[:at] + name[at + 1] + name[at] + name[at + 2 :],
    }
    return bent[kind]


@st.composite
def bent_names(draw: st.DrawFn, names: tuple[str, ...]) -> str:
    """A name from the list as it stands, or with one slip, or two."""
    name = draw(st.sampled_from(names))
    for _ in range(draw(st.sampled_from((0, 0, 1, 2)))):
        name = bend(name, draw(st.sampled_from(SLIPS)), draw(st.integers(0, 30)))
    return draw(st.sampled_from((name, name.upper(), name.replace("-", " "))))


@st.composite
def name_pairs(draw: st.DrawFn) -> tuple[str, str, str, str]:
    """Two whole names, often of one person, sometimes with forename and surname exchanged."""
    forenames = (draw(st.sampled_from(FORENAMES)),) if draw(st.booleans()) else FORENAMES
    surnames = (draw(st.sampled_from(SURNAMES)),) if draw(st.booleans()) else SURNAMES
    forename_a, surname_a = draw(bent_names(forenames)), draw(bent_names(surnames))
    forename_b, surname_b = draw(bent_names(forenames)), draw(bent_names(surnames))
    if draw(st.sampled_from((False, False, True))):
        forename_b, surname_b = surname_b, forename_b
    return forename_a, surname_a, forename_b, surname_b


@given(name_pairs())
@example(("Brunhidle", "Featherwikc", "Brunhilde", "Featherwick"))
@example(("Featherwick", "Qadira", "Qadiar", "Fetherwick"))
@example(("Bilyl", "Smith", "William", "Braithwhistle"))
def test_names_that_may_be_one_persons_share_a_key(names: tuple[str, str, str, str]) -> None:
    """No join by keys loses a pair that the comparison would keep (ruling 14)."""
    if compare_names(*names).level in MEETING:
        assert set(name_keys(*names[:2])) & set(name_keys(*names[2:]))


@given(name_pairs())
def test_comparing_is_the_same_both_ways(names: tuple[str, str, str, str]) -> None:
    """Whether two names are one person's does not hang on which comes first."""
    assert compare_names(*names).level == compare_names(*names[2:], *names[:2]).level
    assert same_forename(names[0], names[2]) == same_forename(names[2], names[0])


@given(bent_names(FORENAMES), bent_names(SURNAMES))
def test_a_name_agrees_with_itself_in_any_writing(forename: str, surname: str) -> None:
    """Case and hyphens change nothing; a name is never another's than its own."""
    level = compare_names(forename, surname, forename.upper(), surname.lower().replace("-", " ")).level
    assert level in ("same", "variant", "part", "blank")
    assert name_keys(forename, surname) == name_keys(forename.upper(), surname.lower())


@given(st.text(max_size=30), st.text(max_size=30))
def test_any_text_can_be_compared(a: str, b: str) -> None:
    """No name, however strange, stops a screening; folding twice is folding once."""
    assert fold(fold(a)) == fold(a)
    assert compare_names(a, b, b, a).level
    assert all(form == fold(form) for form in forename_forms(a))
    assert same_address(a, b) in (True, False)


@given(st.dates(date(1990, 1, 1), date(2026, 12, 31)), st.dates(date(1990, 1, 1), date(2026, 12, 31)))
def test_dates_agree_both_ways_and_with_themselves(a: date, b: date) -> None:
    """Equal is same, but for 1 January, which is the year only (ruling 1)."""
    assert compare_birth_dates(a, b) == compare_birth_dates(b, a)
    assert compare_birth_dates(a, a) == ("year-only" if (a.month, a.day) == (1, 1) else "same")


@given(name_pairs(), st.sampled_from(("", "P1", "P2")), st.sampled_from(("", "P2")), st.booleans())
def test_no_one_is_cleared_on_another_birth_date(
    names: tuple[str, str, str, str], id_a: str, id_b: str, with_id: bool
) -> None:
    """Without the same person id, a date of birth that differs by more than a swap never gives the same person."""
    a = Identity(id_a, *names[:2], date(2014, 3, 7))
    b = Identity(id_b, *names[2:], date(2014, 3, 9))
    verdict = compare(a, b, with_incident_id=with_id).verdict
    assert verdict != "same" or (id_a and id_a == id_b)


STREETS = ("14 High Street", "14 HIGH ST.", "14, high street", "Flat 2, 14 High St", "2 The Green", "12b Mill Ln",
           "Flat B 12 Mill Lane", "26 Beckside", "4 St John's Rd", "4 Saint Johns Road", "Ivy Cottage, Mill Lane",
           "Flat 6, Swale House", "Near Mill Lane", "", "Unit 3, Dock Yard", "21-25 Fossgate")  # fmt: skip
TOWNS = ("", ", Norbury", " Norbury", ", Norbury NB1 2CD", ", Long Marden, North Yorkshire", ", Norbury, NB1 9ZZ")


@given(st.sampled_from(STREETS), st.sampled_from(TOWNS), st.sampled_from(STREETS), st.sampled_from(TOWNS))
def test_addresses_that_agree_share_a_key(street_a: str, town_a: str, street_b: str, town_b: str) -> None:
    """The key by which addresses are joined loses no pair that agrees (ruling 8); agreeing goes both ways."""
    a, b = street_a + town_a, street_b + town_b
    assert same_address(a, b) == same_address(b, a)
    if same_address(a, b):
        assert address_key(a) == address_key(b) != ""


ODD_STREETS = (
    "9 Saint Ann Street", "3 over 5 Mill Row", "7a lower  Mead", "0 Mill Lane", "8 Flat Row", "6 Nfa Way",
    "11 High, Norbury", "12a High Street Norbury", "5 An Hill",
)  # fmt: skip


@given(st.sampled_from((*STREETS, *ODD_STREETS)), st.sampled_from(TOWNS))
@example("4 St John", "")
def test_plain_addresses_have_the_key_of_all_others(street: str, town: str) -> None:
    """Addresses looked at all at once get the key that each gets by itself, and its street (ruling 8)."""
    texts = [street + town, (street + town).upper(), street]
    found = key_addresses(pa.chunked_array([texts]))
    assert found["address_key"].to_pylist() == [address_key(text) for text in texts]
    assert [each.split() for each in found["street"].to_pylist()] == [[*read_address(text).street] for text in texts]


@given(st.sampled_from((*STREETS, *ODD_STREETS)), st.sampled_from(TOWNS), st.sampled_from(STREETS))
@example("14 High", ", Street", "14 High Street")
def test_of_addresses_that_agree_one_street_begins_the_other(street_a: str, town: str, street_b: str) -> None:
    """What the join of homes and incidents asks beside the key (ruling 8)."""
    texts = [street_a + town, street_b]
    if same_address(*texts):
        a, b = key_addresses(pa.chunked_array([texts]))["street"].to_pylist()
        assert a.startswith(b) or b.startswith(a)


def test_two_doubts_are_another_person() -> None:
    """What the joins rest on (ruling 14): without the incident's id, a doubtful date of birth asks for a whole name.

    A missing one asks for a whole name or an initial beside the surname.
    """
    levels = ("same", "variant", "swapped", "part", "forename-only", "surname-only", "blank", "differs")
    for level in set(levels) - set(WHOLE):
        name = NameMatch(level, "", "near", "same")
        for birth in ("one-part", "near", "blank", "year-only"):
            assert judge_identity(name, birth, with_incident_id=False) == "different"
