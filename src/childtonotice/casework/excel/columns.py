"""The columns of a workbook, declared once: written, locked, checked and explained from here."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from childtonotice.casework.force import our_force
from childtonotice.casework.in_force import Pairs, version_in_force, words_in_force
from childtonotice.casework.lists.sheet import ADVISORS, SCHOOL_TOLD
from childtonotice.casework.reasons import REASONS, risks_in_force
from childtonotice.casework.sheet_words import CHILD_COLUMNS, ITEM_COLUMNS, SHEET_CHILDREN, SHEET_ITEMS, column_words
from childtonotice.screening.circumstances import LONDON
from childtonotice.screening.tables import CATEGORIES

VERSION = 1
AGREED = "As first shipped, 22 November 2026"
HANDLING = "OFFICIAL-SENSITIVE"
WORKLIST, CHILDREN, HOW_TO, COLUMNS, LISTS = "Worklist", "Children", "How to fill this in", "Columns", "Lists"
LONGEST_WORDS, LONGEST_NAME = 1000, 200
KEY = "Key"
READ_TOO = (KEY, "Our number", "Child")
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


def worklist_columns(at: datetime | None = None) -> tuple[Column, ...]:
    """The columns of the sheet with one row an item, as they are or were at a moment: key, facts, what is filled in."""
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
        *typed_columns(at),
    )


def typed_columns(at: datetime | None = None) -> tuple[Column, ...]:
    """What a reader fills in for an item, with the headings that are or were agreed."""
    risks: Choices = tuple((code, words.partition(":")[0]) for code, words in risks_in_force())
    reasons = tuple(pair for code, _ in decision_choices() for pair in reason_choices(code))
    return _worded(SHEET_ITEMS, ITEM_COLUMNS, at, (
        Column("", "", 19, "decision", decision_choices()),
        Column("", "", 30, "reason", reasons),
        Column("", "", 40, "words", longest=LONGEST_WORDS),
        Column("", "", 18, "which", longest=LONGEST_NAME),
        Column("", "", 18, "whom", longest=LONGEST_NAME),
        Column("", "", 11, "until", is_date=True),
        Column("", "", 11, "risk", risks),
        Column("", "", 20, "categories", longest=LONGEST_NAME),
        Column("", "", 16, "school", SCHOOL_TOLD),
        Column("", "", 18, "school-words", longest=LONGEST_NAME),
        Column("", "", 30, "officer_words", longest=LONGEST_WORDS),
    ))  # fmt: skip


def _worded(code: str, shipped: Pairs, at: datetime | None, columns: tuple[Column, ...]) -> tuple[Column, ...]:
    """The columns with the heading, the meaning and the date that two people agreed on."""
    words = column_words(code, shipped, at)
    number, since = version_in_force(code, at)
    agreed = f"Agreed, {since.astimezone(LONDON):%d/%m/%Y}" if since else AGREED
    named = ((column, *words[column.field]) for column in columns)
    return tuple(
        replace(column, name=say(name), meaning=say(meaning), version=number + VERSION, agreed=agreed)
        for column, name, meaning in named
    )


def children_columns(at: datetime | None = None) -> tuple[Column, ...]:
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
        *_worded(SHEET_CHILDREN, CHILD_COLUMNS, at, (
            Column("", "", 16, "asked", YES_NO), Column("", "", 40, "why", longest=LONGEST_NAME),
        )),
    )  # fmt: skip


def advisor_words() -> str:
    """Whom one may ask for advice, in words."""
    return " or ".join(words for _, words in ADVISORS)
