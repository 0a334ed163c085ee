"""The people named on a referral, as its writer wrote them: right, or with the slips of a hurried hand."""

from __future__ import annotations

from datetime import date

from childtonotice.screening.circumstances import Subject
from childtonotice.synthetic.chance import Chance
from childtonotice.synthetic.errors import misspell, near_birth_date, other_form
from childtonotice.synthetic.people import swap_day_and_month
from childtonotice.synthetic.stories.story import Kid, Referral


def subjects_of(chance: Chance, referral: Referral) -> list[Subject]:
    """The people named on a referral, as its writer wrote them."""
    if referral.manner == "nobody":
        return [Subject(role="child")] if chance.yes(0.5) else []
    named = [write_child(chance, referral, kid) for kid in referral.names[: 1 if referral.once else None]]
    grown = [
        Subject(
            one.person.person_id, one.person.forename, one.person.surname, one.person.date_of_birth,
            one.person.ethnicity, "adult",
        )
        for one in referral.adults
    ]  # fmt: skip
    return grown + named if chance.yes(0.4) else named + grown


def write_child(chance: Chance, referral: Referral, kid: Kid) -> Subject:
    """One child as written: right, with the flaw that the story gives the referral."""
    person = kid.person
    subject = Subject(
        "", person.forename, person.surname, person.date_of_birth, ethnicity_of(chance, referral, kid), "child"
    )
    if referral.manner == "person":
        return subject._replace(person_id=person.person_id)
    if referral.manner == "right" and referral.bears and kid.linked_at is not None and chance.yes(0.6):
        subject = subject._replace(person_id=person.person_id)
    if chance.yes(0.12) and subject.date_of_birth is not None:
        subject = subject._replace(role="")  # a child by the date of birth (ruling 12)
    return WRITING[referral.written or referral.manner](chance, subject)


def ethnicity_of(chance: Chance, referral: Referral, kid: Kid) -> str:
    """The ethnicity on the form; blank where that is the flaw, and in one case of five anyway."""
    return "" if referral.flaw == "F9" or chance.yes(0.2) else kid.person.ethnicity


def as_is(_chance: Chance, subject: Subject) -> Subject:
    """Written as it should be."""
    return subject


def misspelt(chance: Chance, subject: Subject) -> Subject:
    """One of the two names written as heard."""
    if chance.yes(0.5):
        return subject._replace(forename=misspell(chance, subject.forename))
    return subject._replace(surname=misspell(chance, subject.surname))


def swapped(_chance: Chance, subject: Subject) -> Subject:
    """Day and month of birth the wrong way round."""
    assert subject.date_of_birth is not None
    return subject._replace(date_of_birth=swap_day_and_month(subject.date_of_birth))


def otherwise_written(chance: Chance, subject: Subject) -> Subject:
    """A short name, another spelling of the same name, the names turned round, or half a double surname."""
    first, _, last = subject.surname.partition("-")
    if last and chance.yes(0.7):
        return subject._replace(surname=chance.pick((first, last)))
    form = other_form(chance, subject.forename)
    if form:
        return subject._replace(forename=form)
    return subject._replace(forename=subject.surname, surname=subject.forename)


def default_birth_date(_chance: Chance, subject: Subject) -> Subject:
    """1 January of the right year, as a system fills it in: it counts as the year only (ruling 1)."""
    assert subject.date_of_birth is not None
    return subject._replace(date_of_birth=date(subject.date_of_birth.year, 1, 1), role="child")


def other_surname(_chance: Chance, subject: Subject) -> Subject:
    """Another surname altogether, as of a child who goes by a stepfather's (ruling 14)."""
    return subject._replace(surname="Ashdown" if subject.surname != "Ashdown" else "Kirkwood")


def without_birth_date(_chance: Chance, subject: Subject) -> Subject:
    """No date of birth."""
    return subject._replace(date_of_birth=None, role="child")


def initial(_chance: Chance, subject: Subject) -> Subject:
    """Only the first letter of the forename."""
    return subject._replace(forename=subject.forename[0])


def near(chance: Chance, subject: Subject) -> Subject:
    """A date of birth that is wrong in one part."""
    assert subject.date_of_birth is not None
    return subject._replace(date_of_birth=near_birth_date(chance, subject.date_of_birth))


def either_twin(_chance: Chance, subject: Subject) -> Subject:
    """Surname and date of birth only: twins share both."""
    return subject._replace(forename="")


WRITING = {
    "right": as_is, "misspelt": misspelt, "swapped": swapped, "no-birth-date": without_birth_date,
    "initial": initial, "near-birth-date": near, "either-twin": either_twin, "variant": otherwise_written,
    "default-birth-date": default_birth_date, "other-surname": other_surname,
}  # fmt: skip
