"""The headings of a workbook's columns and how each is filled in, as shipped: changed by agreement of two (R42)."""

from __future__ import annotations

from datetime import datetime

from childtonotice.casework.in_force import Pairs, words_in_force

SHEET_ITEMS, SHEET_CHILDREN = "columns-worklist", "columns-children"
LONGEST_HEADING = 30
ITEM_COLUMNS: Pairs = (
    ("decision", "Decision: What you decide. Leave it empty and the row is left as it is."),
    ("reason", "Reason: Why, from the reasons of that decision."),
    ("words", "In one sentence: What in the record decides it: who was seen, when, by whom, and where it says so."),
    ("which", "Which: The PPN that is there already, the other incident, or who took it and when."),
    ("whom", "Ask or wait for: Whom you ask for advice, or what you wait for."),
    ("until", "Until: The day until which you wait."),
    ("risk", "Risk: The risk as you see it, where a PPN is needed."),
    ("categories", "Categories: The categories of risk, where a PPN is needed."),
    ("school", "School told: After a domestic incident: whether the child's school was told."),
    ("school-words", "School, why not: Why the school was not told."),
    ("officer_words", "Words to the officer: What the officer reads in the request for a PPN. Write no name."),
)
CHILD_COLUMNS: Pairs = (
    ("asked", "Ask for a PPN: Where you decide that a PPN is needed: whether it is for this child."),
    ("why", "If not, why: Why none is asked for a child whom no PPN covers."),
)
# Headings of the facts: nothing that is filled in may be called the same.
FACTS = frozenset(
    (
        "key", "our number", "reference", "read", "why", "covered", "state", "type", "reported", "place", "officer",
        "found by", "child", "who", "age", "number",
    )
)  # fmt: skip


def split_column(words: str) -> tuple[str, str]:
    """The heading of a column, and how it is filled in; either is empty where it is missing."""
    heading, _, meaning = words.partition(":")
    return heading.strip(), meaning.strip()


def find_column_fault(words: str) -> str:
    """What is wrong with a line that names a column; empty where nothing is."""
    heading, meaning = split_column(words)
    if not heading or not meaning:
        return "Write the heading, a colon, and how to fill the column in"
    if len(heading) > LONGEST_HEADING:
        return f"Keep the heading to {LONGEST_HEADING} letters"
    return "This is the heading of a fact: choose another" if heading.casefold() in FACTS else ""


def column_words(code: str, shipped: Pairs, at: datetime | None = None) -> dict[str, tuple[str, str]]:
    """Of each column that is filled in its heading and meaning, as they are or were at a moment."""
    said = dict(shipped) | dict(words_in_force(code, shipped, at))
    return {field: split_column(words) for field, words in said.items()}
