"""The columns of a workbook, declared once: written, locked, checked and explained from here."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from childtonotice.casework.force import our_force
from childtonotice.casework.in_force import words_in_force
from childtonotice.casework.lists.sheet import ADVISORS, SCHOOL_TOLD
from childtonotice.casework.reasons import REASONS, risks_in_force
from childtonotice.screening.tables import CATEGORIES

VERSION = 1
AGREED = "As first shipped, 22 November 2026"
HANDLING = "OFFICIAL-SENSITIVE"
WORKLIST, CHILDREN, HOW_TO, COLUMNS, LISTS = "Worklist", "Children", "How to fill this in", "Columns", "Lists"
LONGEST_WORDS, LONGEST_NAME = 1000, 200
KEY = "Key"
READ_TOO = (KEY, "Our number", "Covered")
YES_NO = (("yes", "Yes"), ("no", "No"))

Choices = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Column:
    """One column. ``field``: the answer it fills, empty for a fact that is locked. ``width`` in characters.

    ``choices``: code and words of each value allowed; empty means free words of up to ``longest`` letters.
    """

    name: str
    meaning: str
    width: int
    field: str = ""
    choices: Choices = ()
    longest: int = 0
    is_date: bool = False
    version: int = VERSION
    agreed: str = AGREED

    @property
    def is_read(self) -> bool:
        """Whether its cells are read when the workbook comes back: answers, and what says whose they are."""
        return bool(self.field) or self.name in READ_TOO

    @property
    def allowed(self) -> str:
        """What may stand in a cell, in words."""
        if self.field == "reason":
            return "one of the reasons that the drop-down shows for the decision chosen"
        if self.field == "categories":
            return f"one or more of these, with ; between them: {', '.join(CATEGORIES)}"
        if self.choices:
            return f"one of: {'; '.join(words for _, words in self.choices)}"
        if self.is_date:
            return "a day, such as 24/11/2026"
        return f"words, up to {self.longest} letters" if self.field else "not to be changed"


def say(words: str) -> str:
    """Words with the force's own name of the referral in them."""
    return words.replace("PPN", our_force().ppn_word)


def decision_choices() -> Choices:
    """The decisions by code and words, in the order of the page."""
    return tuple((decision.value, say(decision.label)) for decision in REASONS)


def reason_choices(decision: str, at: datetime | None = None) -> Choices:
    """The reasons of one decision by code and words, in force now or at a moment; none where there is no such one."""
    shipped = next((reasons for known, reasons in REASONS.items() if known.value == decision), ())
    return tuple((code, say(words)) for code, words in words_in_force(f"reasons-{decision}", shipped, at))


def worklist_columns() -> tuple[Column, ...]:
    """The columns of the sheet with one row an item: the key, the facts, then what a reader fills in."""
    return (
        Column(KEY, "Hidden: which item and which version of it this row shows.", 4),
        Column("Our number", "The number under which the item is found on its page.", 11),
        Column("Reference", "The incident's reference in the force's own system.", 17),
        Column("Read", "What to read first. Ordered by what the record shows, not by a score of a child.", 10),
        Column("Why", say("Who, in what danger, and what is missing."), 38),
        Column("Covered", say("How many of the children a PPN covers."), 15),
        Column("State", "Where the item stood when the workbook was made.", 16),
        Column("Type", "The type of incident.", 16),
        Column("Reported", "When it was reported, London time.", 15),
        Column("Place", "Street and town; no house number.", 20),
        Column("Officer", "The officer's number.", 9),
        Column("Found by", "How the children came to notice.", 18),
        *typed_columns(),
    )


def typed_columns() -> tuple[Column, ...]:
    """What a reader fills in for an item."""
    risks: Choices = tuple((code, words.partition(":")[0]) for code, words in risks_in_force())
    return (
        Column("Decision", "What you decide. Leave it empty and the row is left as it is.", 19, "decision",
               decision_choices()),
        Column("Reason", "Why, from the reasons of that decision.", 30, "reason",
               tuple(pair for code, _ in decision_choices() for pair in reason_choices(code))),
        Column("In one sentence", "What in the record decides it: who was seen, when, by whom, and where it says so.",
               40, "words", longest=LONGEST_WORDS),
        Column("Which", say("The PPN that is there already, the other incident, or who took it and when."), 18, "which",
               longest=LONGEST_NAME),
        Column("Ask or wait for", "Whom you ask for advice, or what you wait for.", 18, "whom", longest=LONGEST_NAME),
        Column("Until", "The day until which you wait.", 11, "until", is_date=True),
        Column("Risk", say("The risk as you see it, where a PPN is needed."), 11, "risk", risks),
        Column("Categories", say("The categories of risk, where a PPN is needed."), 20, "categories",
               longest=LONGEST_NAME),
        Column("School told", "After a domestic incident: whether the child's school was told.", 16, "school",
               SCHOOL_TOLD),
        Column("School: why not", "Why the school was not told.", 18, "school-words", longest=LONGEST_NAME),
        Column("Words to the officer", say("What the officer reads in the request for a PPN. Write no name."), 30,
               "officer_words", longest=LONGEST_WORDS),
    )  # fmt: skip


def children_columns() -> tuple[Column, ...]:
    """The columns of the sheet with one row a child. No name: the item's page has it for whoever may see it."""
    return (
        Column(KEY, "Hidden: which child of which item this row shows.", 4),
        Column("Our number", "The item's number, as on the worklist.", 11),
        Column("Reference", "The incident's reference in the force's own system.", 17),
        Column("Child", "The child's number on the item's page.", 7),
        Column("Who", "The child as the record describes them, without a name.", 26),
        Column("Age", "The child's age, where it is known.", 9),
        Column("Covered", say("✓ a PPN covers the child, ✗ none does, ? one may: compare it on the item's page."), 13),
        Column("Number", say("The number of the PPN that covers or may cover the child."), 16),
        Column(say("Ask for a PPN"), say("Where you decide that a PPN is needed: whether it is for this child."), 16,
               "asked", YES_NO),
        Column("If not, why", say("Why none is asked for a child whom no PPN covers."), 40, "why",
               longest=LONGEST_NAME),
    )  # fmt: skip


def advisor_words() -> str:
    """Whom one may ask for advice, in words."""
    return " or ".join(words for _, words in ADVISORS)
