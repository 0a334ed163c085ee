"""Addresses agree after case, punctuation and usual abbreviations, with the flat number equal (ruling 8)."""

import pytest

from childtonotice.screening.link.addresses import address_key, same_address


@pytest.mark.parametrize(
    "a, b",
    [
        ("14 High Street, Norbury", "14 HIGH ST."), ("14, High Street", "14 high street, Norbury"),
        ("Flat 2, 14 High St", "14 High Street, Flat 2, Norbury"), ("Flat 2/14 High St", "Flat 02, 14 High Street"),
        ("Apt 2 14 High St", "FLAT 2 14 HIGH STREET NORBURY"), ("12b Mill Lane", "Flat B, 12 Mill Ln"),
        ("26 Beckside Norbury", "26 Beckside, Norbury"), ("14/2 High Street", "14 / 2 HIGH ST"),
        ("4 St John's Rd", "4 Saint Johns Road, Norbury"),
        ("9 Church Cl", "9 Church Close"), ("9 Priory Cres", "9 Priory Crescent"), ("9 Priory Gdns",
        "9 priory gardens"),
        ("9 Sea Vw", "9 Sea View"), ("9 West Pk", "9 West Park"), ("9 The Sq", "9 The Square"), ("9 Ash Gr",
        "9 Ash Grove"),
        ("9 Elm Ct", "9 Elm Court"), ("9 Elm Ter", "9 Elm Terrace"), ("9 Elm Pl", "9 Elm Place"), ("9 Elm Dr",
        "9 Elm Drive"),
        ("9 Elm Ave", "9 Elm Av."), ("Ivy Cottage, Mill Lane, Norbury", "IVY COTTAGE, NORBURY"),
        ("Crag End, Mill Lane, Norbury", "Crag End, Mill Ln, Norbury"), ("Room 7, Block D, Marl Hall",
        "Block D Room 7, Marl Hall"),
        ("Ground Floor Flat, 3 Elm Road", "3 Elm Rd, ground floor flat"), ("No. 3 Elm Road", "3 Elm Road"),
        ("21-25 Fossgate", "21 - 25 Fossgate, Norbury"), ("14 High Street, NB1 2CD",
        "14 High Street, Norbury NB1 9ZZ"),
        ("14 High Street, Long Marden, Norbury", "14 High Street, Norbury, North Yorkshire"),
    ],
)  # fmt: skip
def test_addresses_that_are_one_dwelling(a: str, b: str) -> None:
    """Writing apart they are one, both ways round, and share the key by which they are joined."""
    assert same_address(a, b)
    assert same_address(b, a)
    assert address_key(a) == address_key(b)


@pytest.mark.parametrize(
    "a, b",
    [
        ("14 High Street", "Flat 2, 14 High Street"), ("Flat 1, 14 High Street", "Flat 2, 14 High Street"),
        ("14 High Street", "15 High Street"), ("14 High Street", "14 High Road"), ("14a High Street",
        "14 High Street"),
        ("14 High Street, Norbury", "14 High Street, Long Marden"), ("21-25 Fossgate", "21 Fossgate"),
        ("14 High Street, NB1 2CD", "14 High Street, NB7 2CD"), ("Ivy Cottage, Norbury", "Holly Cottage, Norbury"),
        ("Ivy Cottage, Mill Lane, Norbury", "Ivy Cottage, Church Lane, Norbury"), ("Flat 6, Swale House",
        "Flat 6, Wharfe House"),
        ("2 Mill Lane Cottages", "2 Mill Lane"), ("14/2 High Street", "14/3 High Street"),
        ("14/2 High Street", "14 High Street"),
    ],
)  # fmt: skip
def test_addresses_that_are_two_dwellings(a: str, b: str) -> None:
    """Another number, flat, street, house or town is another dwelling."""
    assert not same_address(a, b)
    assert not same_address(b, a)


@pytest.mark.parametrize(
    "vague",
    [
        "", "  ", "Norbury", "High Street, Norbury", "High Street", "A64 near Marden", "A170 Norbury", "M62 J24",
        "Near 14 High Street", "Outside 9 Mill Lane", "Junction of Mill Lane and High Street", "Rear of 21 Fossgate",
        "High Street (address not known)", "Unknown", "NFA", "No fixed abode", "14 and 16 High Street", "B1257",
    ],
)  # fmt: skip
def test_vague_places_agree_with_nothing(vague: str) -> None:
    """An address that does not say which dwelling is nobody's home, not even its own."""
    assert not same_address(vague, vague)
    assert address_key(vague) == ""
