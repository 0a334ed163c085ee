"""Does a PPN's subject name someone? "Unknown", a dash or a bare role names no one (ruling 12)."""

from __future__ import annotations

from functools import lru_cache

from childtonotice.screening.circumstances import Ppn, Subject
from childtonotice.screening.link.folding import fold
from childtonotice.screening.link.tokens import NO_NAME, SURNAMES_TOO

FEMALE_WORDS = ("girl", "she", "her", "daughter", "sister", "niece", "granddaughter")
SAYS_LITTLE = frozenset({"the", "road", "street", "flat"})
# "Unknown Baby": a role, and no name. An unborn child has no other one, and is told by it.
BORN_UNNAMED = frozenset(("baby", "baby boy", "baby girl", "newborn", "infant"))
MALE_WORDS = ("boy", "he", "his", "him", "son", "brother", "nephew", "grandson")


def name_parts(subject: Subject) -> tuple[str, str]:
    """Forename and surname folded, empty where they only say that nothing is known."""
    return fold_name(subject.forename, subject.surname)


@lru_cache(maxsize=65536)
def fold_name(forename: str, surname: str) -> tuple[str, str]:
    """The halves of a name folded, empty where they only say that nothing is known."""
    forename, surname = fold(forename), fold(surname)
    forename = "" if forename in NO_NAME else forename
    # Child is a surname too: beside a forename it is one.
    no_surname = NO_NAME - SURNAMES_TOO if forename else NO_NAME | BORN_UNNAMED
    return forename, "" if surname in no_surname else surname


def names_someone(subject: Subject) -> bool:
    """A subject with a name, or with a person id alone, names someone; "unknown" or a bare role names no one.

    Ruling 12.
    """
    return bool(subject.person_id) or any(name_parts(subject))


@lru_cache(maxsize=16384)
def names_no_one(ppn: Ppn) -> bool:
    """A child or domestic PPN without a named subject, or with a child on it that has no name, never covers.

    Ruling 12: the reader sees it as a match to check.
    """
    unnamed = [subject for subject in ppn.subjects if not names_someone(subject)]
    return len(unnamed) == len(ppn.subjects) or any(subject.role == "child" for subject in unnamed)
