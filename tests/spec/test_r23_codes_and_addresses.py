"""Further examples of categories that name a child, and of children recorded at the address (rulings 7 and 8)."""

import pytest

from tests.spec.conftest import Spec


def test_find_child_category_without_a_log(spec: Spec) -> None:
    """A category that itself names a child counts one, even with an empty log; a corrected one counts none (F4, F5)."""
    spec.given("""
        incidents
        incident_id | opening_code | closing_codes | log
        OPENED   | MISSING CHILD      |                     |
        CLOSED   | Concern for Safety | Other; Child Protection |
        POWERS   | Police Protection - s46 |                |
        MISPER   | Missing Person     |                     |
        PLAIN    | Concern for Safety |                     |
        CRIME    | Child Cruelty and Neglect |              |
        ERROR    | Missing Child      |                     | 0904 opened as missing child in error, missing male is 52
        MISTAKEN | Lost Child         |                     | 0904 opened in error, a lady of 81 has turned up at the wrong ward
        WRONG    | Lost Child         |                     | 0904 wrong code, it is a lost dog
        LEFT     | Missing Child      |                     | 0904 caller will ring back with details
    """)
    spec.answers("""
        incident_id | status | children | found_by | evidence
        OPENED      | no-ppn | 1        | code     | MISSING CHILD
        CLOSED      | no-ppn | 1        | code     | Child Protection
        POWERS      | no-ppn | 1        | code     | Police Protection - s46
        MISPER      | no-row | 0        |          |
        PLAIN       | no-row | 0        |          |
        CRIME       | no-ppn | 1        | code     | Child Cruelty and Neglect
        ERROR       | no-row | 0        |          |
        MISTAKEN    | no-row | 0        |          |
        WRONG       | no-row | 0        |          |
        LEFT        | no-ppn | 1        | code     | Missing Child
    """)


HOME = """
    people
    person_id | forename | surname | date_of_birth | address
    P1        | Corin    | Oldroyd | 2014-04-09    | {address}
    P2        | Marguerite | Oldroyd | 1986-02-17  | {address}
"""


@pytest.mark.parametrize(
    "location, address, status",
    [
        ("FLAT 3, 27 KESTREL ROAD, MARNSEA", "Flat 3, 27 Kestrel Rd, Marnsea", "no-ppn"),
        ("Flat 4, 27 Kestrel Road, Marnsea", "Flat 3, 27 Kestrel Rd, Marnsea", "no-row"),
        ("27 Kestrel Road, Marnsea", "Flat 3, 27 Kestrel Road, Marnsea", "no-row"),
        ("8 Mill St. Marnsea", "8, MILL STREET, MARNSEA", "no-ppn"),
        ("8 Mill Street, Marnsea", "8a Mill Street, Marnsea", "no-row"),
        ("8 Mill Street, Marnsea", "18 Mill Street, Marnsea", "no-row"),
        ("8 Mill Lane, Marnsea", "8 Mill Street, Marnsea", "no-row"),
        ("5 St. Hild's Ave, Marnsea", "5 Saint Hilds Avenue, Marnsea", "no-ppn"),
        ("Mill Street, Marnsea", "Mill Street, Marnsea", "no-row"),
        ("3a 27 Kestrel Rd, Marnsea", "Flat 3A, 27 Kestrel Road, Marnsea", "no-ppn"),
        ("3B, 27 Kestrel Road, Marnsea", "Flat 3A, 27 Kestrel Road, Marnsea", "no-row"),
        ("Apartment 3, 27 Kestrel Road, Marnsea", "Flat 3, 27 Kestrel Road, Marnsea", "no-ppn"),
    ],
)
def test_find_household(spec: Spec, location: str, address: str, status: str) -> None:
    """Addresses agree after case, punctuation and standard abbreviations, flat number equal (R5)."""
    spec.given(f"""
        incidents
        incident_id | opening_code | location
        I1          | Domestic Incident | {location}
        {HOME.format(address=address)}
    """)
    spec.answers(f"""
        incident_id | status
        I1          | {status}
    """)


@pytest.mark.parametrize(
    "opening, closing, status",
    [
        ("Domestic", "", "no-ppn"),
        ("DRUGS - SUPPLY", "", "no-ppn"),
        ("Assault", "Concern for Safety", "no-ppn"),
        ("Missing Person", "", "no-ppn"),
        ("Burglary", "", "no-row"),
        ("Non-Domestic Burglary", "", "no-row"),
        ("Noise Nuisance", "Resolved", "no-row"),
    ],
)
def test_household_matters(spec: Spec, opening: str, closing: str, status: str) -> None:
    """Who is recorded at the address counts for kinds of incident in which the household matters."""
    spec.given(f"""
        incidents
        incident_id | opening_code | closing_codes | location
        I1          | {opening}    | {closing}     | 8 Mill Street, Marnsea
        {HOME.format(address="8 Mill Street, Marnsea")}
    """)
    spec.answers(f"""
        incident_id | status
        I1          | {status}
    """)


@pytest.mark.parametrize(
    "fourth, status, children",
    [("Quayle", "no-row", "0"), ("Oldroyd-Quayle", "no-ppn", "4"), ("OLDROYD", "no-ppn", "4")],
)
def test_count_surnames_at_a_shared_address(spec: Spec, fourth: str, status: str, children: str) -> None:
    """Under-18s of four or more surnames at one address give nobody; a shared part of a double barrel is one surname."""
    spec.given(f"""
        incidents
        incident_id | opening_code | location
        I1          | Domestic     | 8 Mill Street, Marnsea
        people
        person_id | forename | surname  | date_of_birth | address
        P1        | Corin    | Oldroyd  | 2014-04-09    | 8 Mill Street, Marnsea
        P2        | Edda     | Larwood  | 2012-04-09    | 8 Mill Street, Marnsea
        P3        | Beatrix  | Pinder   | 2010-04-09    | 8 Mill Street, Marnsea
        P4        | Ottoline | {fourth} | 2009-04-09    | 8 Mill Street, Marnsea
        P5        | Arno     | Zeller   | 1980-04-09    | 8 Mill Street, Marnsea
    """)
    spec.answers(f"""
        incident_id | status   | children
        I1          | {status} | {children}
    """)


def test_find_household_and_linked_once(spec: Spec) -> None:
    """One who is linked, in the log and recorded at the address is one child, found in the order linked, text, address."""
    spec.given("""
        incidents
        incident_id | opening_code | location               | log
        I1          | Domestic     | 8 Mill Street, Marnsea | 2204 row over money, CORIN 12 let us in
        people
        person_id | forename | surname | date_of_birth | address
        P1        | Corin    | Oldroyd | 2014-04-09    | 8 Mill Street, Marnsea
        P2        | Edda     | Oldroyd | 2019-04-09    | 8 Mill St, Marnsea
        P3        | Arno     | Oldroyd | 2008-09-28    | 8 Mill St, Marnsea
        involvements
        incident_id | person_id | role
        I1          | P1        | witness
    """)
    spec.answers("""
        incident_id | status | children | found_by                    | names
        I1          | no-ppn | 2        | linked+text+address address | Corin Oldroyd, Edda Oldroyd
    """)


@pytest.mark.parametrize(
    "log, children",
    [
        ("1911 verbal row over bills. CHN NOT PRESENT", 1),
        ("1911 verbal row over bills. 3 chn not present", 3),
        ("1911 verbal row over bills. NO CHN PRESENT", 1),
        ("1911 verbal row over bills. chn at her mother's", 2),
    ],
)
def test_find_children_not_present_beside_one_at_the_address(spec: Spec, log: str, children: int) -> None:
    """Children who are not present add nobody, unless counted, to the one recorded at the address (rulings 3 and 8)."""
    spec.given(f"""
        incidents
        incident_id | opening_code | location               | log
        I1          | Domestic     | 8 Mill Street, Marnsea | {log}
        people
        person_id | forename | surname | date_of_birth | address
        P1        | Corin    | Oldroyd | 2014-04-09    | 8 Mill Street, Marnsea
    """)
    spec.answers(f"""
        incident_id | status | children
        I1          | no-ppn | {children}
    """)
