"""Ruling 14 in small: which names, dates of birth and identities are one person's, on each side of each edge."""

from __future__ import annotations

from datetime import date

import pytest

from childtonotice.screening.link.compare import Identity, compare, explain
from childtonotice.screening.link.names import compare_names, same_forename, same_surname

BORN = date(2014, 3, 7)


@pytest.mark.parametrize(
    "a, b",
    [
        ("Billy", "William"), ("Bill", "Will"), ("Kit", "Christopher"), ("Peggy", "Margaret"), ("Bob", "Robert"),
        ("Ted", "Edward"), ("Maisie", "Maisy"), ("Zoe", "Zoë"), ("Chloë", "CHLOE"), ("Seán", "Shaun"),
        ("Siobhan", "Shivaun"), ("Caoimhe", "Keeva"), ("Tadhg", "Tim"), ("Oisín", "Osheen"), ("Dafydd", "Dai"),
        ("Angharad", "Hari"), ("Gwenllian", "Gwen"), ("Mohammed", "Muhammad"), ("Mohamad", "Muhammed"),
        ("Md", "Mohammed"), ("Yusuf", "Youssef"), ("Hussein", "Husain"), ("Aisha", "Ayesha"), ("Zainab", "Zaynab"),
        ("Abdul Rahman", "Abdulrahman"), ("Ibrahim", "Ebrahim"), ("Harpreet", "Harry"), ("Jaspreet", "Jas"),
        ("Aleksander", "Alexander"), ("Katarzyna", "Kasia"), ("Małgorzata", "Gosia"), ("Krzysztof", "Krzysiek"),
        ("Łukasz", "Lukas"), ("Zofia", "Sophia"), ("Oluwaseun", "Seun"), ("Oluwatobi", "Tobi"), ("Babatunde", "Tunde"),
        ("Chukwuemeka", "Emeka"), ("Kwabena", "Kobi"), ("Thanh Mai", "Mai Thanh"), ("Xiaoming", "Xiao Ming"),
        ("Ellie-Mae", "Ellie Mae"), ("Ellie-Mae", "Ellie"), ("Lillymae", "Lily-Mae"), ("Jaack", "Jack"),
        ("Charlote", "Charlotte"), ("Kayleigh", "Kaylee"), ("Stephen", "Steven"), ("Филип", "Philip"),
        ("Jack James", "Jack"), ("Jack J", "Jack James"), ("Master Jack", "Jack"), ("JosÃ©", "José"),
        ("Ioana", "Joana"), ("Mya", "Mia"), ("Zach", "Zak"), ("Aidan", "Ayden"), ("Qadiraa", "Qadira"), ("Tlalo", "Tlalu"),
    ],
)  # fmt: skip
def test_forenames_that_are_one_name(a: str, b: str) -> None:
    """A forename may differ by short name, spelling, accent, transliteration, a slip, or part of a double name (F13)."""
    assert same_forename(a, b) in ("same", "variant")
    assert same_forename(b, a) == same_forename(a, b)


@pytest.mark.parametrize(
    "a, b",
    [
        ("Ava", "Eva"), ("Jon", "Jan"), ("John", "Joan"), ("Jade", "Jake"), ("Jayden", "Hayden"), ("Leah", "Lee"),
        ("Alexander", "Alexandra"), ("Daniel", "Danielle"), ("Simon", "Simone"), ("Louis", "Louise"), ("Paul",
        "Paula"),
        ("Christian", "Christine"), ("Carl", "Carol"), ("Kylie", "Kelly"), ("Mohammed", "Mahmood"),
        ("Hassan", "Hussein"), ("Kai", "Katie"), ("Jack", "Jake"),
        ("Ellie-Mae", "Ellie-Rose"), ("Mohammed Yusuf", "Mohammed Ibrahim"), ("Oliver", "Olivia"), ("Ali", "Abu"),
        ("Tunde", "Tinashe"), ("Megan", "Morgan"), ("Luke", "Lucy"), ("Amandeep", "Amanpreet"), ("Ayomide", "Olamide"), ("Marika", "Sarina"),
        ("Denis", "Denisa"), ("Bilal", "Hilal"), ("Minh", "Manh"), ("Hari", "Harini"),
        ("Hana", "Hina"), ("Abdul Rahim", "Abdul Karim"), ("Mohammed Ayaan", "Mohammed Rayyan"),
    ],
)  # fmt: skip
def test_forenames_that_are_two_names(a: str, b: str) -> None:
    """Names as like as a brother's and a sister's, or two twins', are two names, however few letters differ."""
    assert same_forename(a, b) == same_forename(b, a) == "differs"


@pytest.mark.parametrize(
    "a, b, level",
    [
        ("C", "Callum", "initial"), ("C.", "Callum", "initial"), ("K", "Callum", "differs"), ("", "Callum", "blank"),
        ("unknown", "Callum", "blank"), ("Unborn baby", "Callum", "blank"), ("Liz", "Betty", "near"),
        ("Jack Thomas", "Jack James", "near"), ("Arwn", "Arwyn", "variant"), ("Tlal", "Tlaw", "near"), ("Ali", "Alo", "near"),
        ("Evie", "Eva", "near"), ("Amelia", "Emilia", "near"), ("Kai", "Kay", "near"), ("Mohammed Hassan", "Mohammed Hussain", "near"),
        ("Theo", "Thea", "near"), ("Eliza", "Elise", "near"), ("Ilan", "Ilat", "near"),
    ],
)  # fmt: skip
def test_forenames_that_are_in_doubt(a: str, b: str, level: str) -> None:
    """An initial, a blank, or two names of which one may be the other misspelt: never beyond doubt."""
    assert same_forename(a, b) == level


@pytest.mark.parametrize(
    "a, b, level",
    [
        ("Smith-Jones", "Jones", "variant"), ("Smith-Jones", "JONES SMITH", "variant"), ("Smyth", "Smith", "variant"),
        ("Reid", "Read", "variant"), ("O'Connor", "O Connor", "same"), ("O’Connor", "Connor", "variant"),
        ("Mc Donald", "McDonald", "same"), ("McDonald", "MacDonald", "variant"), ("van der Berg", "Vanderberg",
        "same"),
        ("Al-Hassan", "Hassan", "same"), ("Kowalski", "Kowalska", "variant"), ("Kowalczyk", "Kovalchik", "variant"),
        ("Nováková", "Novák", "variant"), ("Petrauskaitė", "Petrauskas", "variant"), ("Łęcki", "LECKI", "same"),
        ("Nguyễn", "Ngyuen", "variant"), ("Chowdhury", "Choudhry", "variant"), ("Dunning", "Duning", "variant"),
        ("Featherwick", "Fetherwik", "variant"), ("Walker", "Waller", "near"), ("Hirst", "Hist", "variant"), ("Tlal", "Tlaw", "near"), ("Smith-Jones", "Smith-Brown", "near"),
        ("Cismaan", "Osman", "variant"), ("Rafique", "Rafiq", "variant"), ("St Clair", "Saint Clair", "same"),
        ("Fairclough", "Faircluff", "variant"),
        ("Hill", "Hall", "differs"), ("Lowe", "Love", "differs"), ("Wilson", "Watson", "differs"),
        ("Ward", "Wood", "differs"), ("Singh", "Kaur", "differs"), ("Khan", "Kane", "differs"), ("A", "Ashby",
        "initial"),
        ("", "Ashby", "blank"), ("Child", "Childs", "variant"),
    ],
)  # fmt: skip
def test_surnames(a: str, b: str, level: str) -> None:
    """A surname may differ by misspelling, accent, transliteration or part of a double barrel; another is another."""
    assert same_surname(a, b) == same_surname(b, a) == level


@pytest.mark.parametrize(
    "names, level",
    [
        (("Kit", "Marlow", "Kit", "Marlow"), "same"), (("Kit", "Marlow", "Christopher", "Marlowe"), "variant"),
        (("Osei", "Bonsu", "Bonsu", "Osei"), "swapped"), (("Kit", "Marlow", "Marlowe", "Christopher"), "swapped"),
        (("Harpreet", "Kaur Gill", "Harpreet Kaur", "Gill"), "variant"), (("Minh", "Tran Van", "Tran",
        "Van Minh"), "swapped"),
        (("K", "Marlow", "Kit", "Marlow"), "part"), (("", "Marlow", "Kit", "Marlow"), "part"),
        (("Kit", "", "Kit", "Marlow"), "part"), (("Kit", "Marlow", "Kit", "Ferris"), "forename-only"),
        (("Kit", "Marlow", "Ann", "Marlow"), "surname-only"), (("", "", "Kit", "Marlow"), "blank"),
        (("Kit", "Marlow", "Ann", "Ferris"), "differs"), (("K", "M", "Kit", "Marlow"), "blank"),
        (("Ann", "Child", "Ann", "Child"), "same"), (("Lola", "May", "Lola-May", "Stone"), "forename-only"),
    ],
)  # fmt: skip
def test_whole_names(names: tuple[str, str, str, str], level: str) -> None:
    """Forename and surname together: alone or together, in either order; an initial or half a name is a part."""
    assert compare_names(*names).level == level


def judge(
    other: tuple[str, str, date | None], *, here: bool = False, ids: tuple[str, str] = ("", ""), sexes: str = "  "
) -> str:
    """The verdict on William Harker-Lyle, born 7 March 2014, and another."""
    ours = Identity(ids[0], "William", "Harker-Lyle", BORN, sexes[0].strip())
    return compare(ours, Identity(ids[1], *other, sexes[1].strip()), with_incident_id=here).verdict


@pytest.mark.parametrize(
    "other, loose, here",
    [
        (("William", "Harker-Lyle", BORN), "same", "same"),
        (("Billy", "Lyle", date(2014, 7, 3)), "same", "same"),
        (("Harker-Lyle", "Will", BORN), "same", "same"),
        (("William", "Harker-Lyle", None), "perhaps", "same"),
        (("Billy", "Harker", None), "perhaps", "same"),
        (("William", "Harker-Lyle", date(2014, 1, 1)), "perhaps", "same"),
        (("William", "Harker-Lyle", date(2012, 1, 1)), "different", "different"),
        (("William", "Harker-Lyle", date(1900, 1, 1)), "perhaps", "same"),
        (("William", "Harker-Lyle", date(2014, 3, 8)), "perhaps", "perhaps"),
        (("William", "Harker-Lyle", date(2012, 3, 7)), "perhaps", "perhaps"),
        (("William", "Harker-Lyle", date(1989, 3, 7)), "different", "different"),
        (("William", "Harker-Lyle", date(2014, 9, 22)), "different", "different"),
        (("W", "Harker-Lyle", BORN), "perhaps", "perhaps"),
        (("William", "", BORN), "perhaps", "perhaps"),
        (("William", "", None), "different", "perhaps"),
        (("W", "Harker-Lyle", date(2014, 3, 8)), "different", "perhaps"),
        (("Thomas", "Harker-Lyle", BORN), "different", "different"),
        (("William", "Ferris", BORN), "different", "different"),
        (("Thomas", "Ferris", BORN), "different", "different"),
        (("", "", BORN), "different", "different"),
    ],
)  # fmt: skip
def test_verdict(other: tuple[str, str, date | None], loose: str, here: str) -> None:
    """Name and date of birth that agree are the same person; with the incident's id a missing date is no doubt (F13).

    Brothers, namesakes and a father of the same name are another person; what differs in one part is in doubt.
    """
    assert (judge(other), judge(other, here=True)) == (loose, here)


@pytest.mark.parametrize(
    "other, ids, verdict",
    [
        (("Thomas", "Ferris", None), ("P1", "P1"), "same"),
        (("William", "Harker-Lyle", BORN), ("P1", "P2"), "same"),
        (("Billy", "Harker-Lyle", BORN), ("P1", "P2"), "perhaps"),
        (("William", "Harker-Lyle", date(2014, 7, 3)), ("P1", "P2"), "perhaps"),
        (("William", "Harker-Lyle", date(2014, 3, 8)), ("P1", "P2"), "perhaps"),
        (("William", "Harker-Lyle", None), ("P1", "P2"), "different"),
        (("W", "Harker-Lyle", BORN), ("P1", "P2"), "different"),
        (("William", "Harker-Lyle", BORN), ("P1", ""), "same"),
    ],
)  # fmt: skip
def test_verdict_with_person_ids(other: tuple[str, str, date | None], ids: tuple[str, str], verdict: str) -> None:
    """The same person id is the same person; two ids are one only where name and date of birth agree entirely."""
    assert judge(other, ids=ids) == verdict


@pytest.mark.parametrize("sexes, verdict", [("MM", "same"), ("MF", "perhaps"), ("M ", "same"), ("MX", "same")])
def test_verdict_with_two_sexes(sexes: str, verdict: str) -> None:
    """A short name beside another sex may be a twin of like name: in doubt."""
    assert judge(("Billie", "Harker-Lyle", BORN), sexes=sexes) == verdict


@pytest.mark.parametrize(
    "ours, other, verdict",
    [
        (("Max", "M"), "Maxine", "perhaps"), (("Max", "F"), "Maxine", "same"), (("Max", ""), "Maxine", "same"),
        (("Francis", "M"), "Frances", "perhaps"), (("George", "M"), "Georgie-Rose", "perhaps"),
        (("Charlotte", "F"), "Charlie", "same"), (("Alexander", "M"), "Alex", "same"),
    ],
)  # fmt: skip
def test_a_forename_of_the_other_sex_is_in_doubt(ours: tuple[str, str], other: str, verdict: str) -> None:
    """Where only the record gives a sex, a full forename of the other sex leaves a doubt; a short name for both none.

    Ruling 14: a twin may bear the like name.
    """
    mine = Identity("", ours[0], "Harker", BORN, ours[1])
    assert compare(mine, Identity("", other, "Harker", BORN), with_incident_id=False).verdict == verdict


def test_a_name_turned_round_tells_no_sex() -> None:
    """A surname that stands in the column of forenames says nothing of the sex (Roberts, Isobel)."""
    mine = Identity("", "Isobel", "Roberts", BORN, "F")
    assert compare(mine, Identity("", "Roberts", "Isobel", BORN), with_incident_id=False).verdict == "same"


def test_explanation_names_every_field_and_no_one() -> None:
    """The reader sees what agrees, is in doubt, differs or is blank, without anyone's name or date of birth (R8)."""
    ours = Identity("P1", "William", "Harker", BORN, "M", "14 High St, Norbury")
    other = Identity("", "Billy", "Harker", date(2014, 3, 8), "F", "14 High Street")
    sentence = explain(compare(ours, other, with_incident_id=False))
    assert sentence == (
        "May be the same person: check. Agree: forename (a short name or another spelling), surname, address; "
        "in doubt: date of birth (one part differs); differ: sex; not recorded: person number."
    )
