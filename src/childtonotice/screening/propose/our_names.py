"""Files that have our names already: one needs a mapping only where its cells are not written as ours are."""

from __future__ import annotations

import os

from childtonotice.screening.propose.choices import Notebook, choose
from childtonotice.screening.propose.fitting import Fit
from childtonotice.screening.propose.plans import Choice, TablePlan
from childtonotice.screening.propose.sheets import Sheet
from childtonotice.screening.propose.sorts import Seen
from childtonotice.screening.read.folder import FORMATS
from childtonotice.screening.read.header import fold_name
from childtonotice.screening.tables import TABLES, Column

# Texts that forces write in codes: they are looked at as dates and lists are.
_CODED = frozenset({"area", "opening_code", "response_grade", "ethnicity"})


def has_our_names(sheet: Sheet) -> bool:
    """Whether a file has the name of one of our tables, and the names of the columns that the table needs."""
    stem, ending = os.path.splitext(sheet.file.casefold())
    if stem not in TABLES or ending not in FORMATS:
        return False
    names = {fold_name(column.name, canonical=True) for column in sheet.columns}
    return all(column.name in names for column in TABLES[stem].columns if column.required)


def plan_ours(one: Seen, notes: Notebook) -> TablePlan | None:
    """How such a file feeds its table; None where its dates, codes and lists are written as ours are."""
    table = os.path.splitext(one.sheet.file.casefold())[0]
    theirs = {fold_name(column.name, canonical=True): column.name for column in reversed(one.sheet.columns)}
    columns = [column for column in TABLES[table].columns if column.name in theirs]
    choices = [_choose_own(one, table, column, theirs[column.name], notes) for column in columns]
    needed = any(_is_read_otherwise(*pair) for pair in zip(columns, choices, strict=True))
    return TablePlan(table, tuple(choices)) if needed else None


def _is_read_otherwise(column: Column, choice: Choice) -> bool:
    """Whether a column would be misread as it stands: other dates, another separator, codes where the words are fixed.

    Codes of a text ("DA" for a category) are no reason by themselves: ours may be written short as well.
    """
    fixed = bool(column.values) or column.kind == "yesno"
    return bool({"dates", "split", "prefix"} & set(choice.options)) or (fixed and "codes" in choice.options)


def _choose_own(one: Seen, table: str, column: Column, theirs: str, notes: Notebook) -> Choice:
    looks = one.candidate(theirs).looks
    if looks.blank or (column.kind in ("id", "text") and column.name not in _CODED):
        return Choice(column.name, (theirs,))
    if (table, column.name) == ("ppn_subjects", "role"):
        options = {"codes": "subjects"} if notes.codes.meet("subjects", looks.values) else {}
        return Choice(column.name, (theirs,), options)
    chosen = choose(one, table, column.name, Fit(column.name, theirs, 1.0), notes)
    return chosen if chosen.options else Choice(column.name, (theirs,))
