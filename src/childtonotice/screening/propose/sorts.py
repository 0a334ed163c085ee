"""What sort of table a sheet is: incidents and people, PPNs, officers, stops or arrests."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass, replace

from childtonotice.screening.propose.fitting import Candidate, Fit, assign, score
from childtonotice.screening.propose.groups import Group, find_groups
from childtonotice.screening.propose.looks import look_at
from childtonotice.screening.propose.sheets import Sheet
from childtonotice.screening.propose.vocabulary import Words, fold_words
from childtonotice.screening.tables import TABLES

RECORDS, PPNS, OFFICERS, STOPS, ARRESTS, MISSING = "records", "ppns", "officers", "stops", "arrests", "missing"
_OF_PPNS = frozenset({"submit", "vat", "share", "acknowledge"})


@dataclass(frozen=True, slots=True)
class Seen:
    """A sheet with what was made of it: its sort, its columns, the people in it, and how ours would be filled."""

    sheet: Sheet
    sort: str
    candidates: tuple[Candidate, ...]
    groups: tuple[Group, ...]
    fits: dict[str, Fit]

    def candidate(self, name: str) -> Candidate:
        """The column of that name."""
        return next(candidate for candidate in self.candidates if candidate.name == name)

    def theirs(self, ours: str) -> str:
        """Their column for one of ours; empty where there is none."""
        return self.fits[ours].theirs if ours in self.fits else ""


def see(sheet: Sheet) -> Seen:
    """What sort of table it is, and which of its columns are which of ours."""
    named = [Candidate(column.name, fold_words(column.name), look_at(column)) for column in sheet.columns]
    candidates = tuple(_lend_looks(candidate, named) for candidate in named)
    sort = find_sort(sheet, candidates)
    table = {PPNS: "ppns", OFFICERS: "officers"}.get(sort, "incidents")
    told = [one for one in candidates if sort in (PPNS, OFFICERS) or not _tells_of_ppn(one)]
    groups = () if sort == OFFICERS else tuple(find_groups(told))
    if sort == PPNS:
        # "Type" is the PPN's there, and a subject's role is looked for apart.
        groups = tuple(Group(g.label, g.number, {k: v for k, v in g.columns.items() if k != "role"}) for g in groups)
    people = {name: worth for group in groups for name, worth in group.columns.values()}
    # What tells of a person tells of no incident; only an address or an id may be either.
    free = [one for one in told if one.name not in people or _may_be_either(table, one, people[one.name])]
    return Seen(sheet, sort, candidates, groups, assign(table, TABLES[table].names, free))


def _lend_looks(candidate: Candidate, others: Sequence[Candidate]) -> Candidate:
    """A counted column that is empty looks like its fellows: "Child 2 DoB" is written as "Child 1 DoB" is."""
    bare = [word for word in candidate.words if not word.isdigit()]
    if not candidate.looks.blank or len(bare) == len(candidate.words):
        return candidate
    alike = (one.looks for one in others if not one.looks.blank and [w for w in one.words if not w.isdigit()] == bare)
    return replace(candidate, looks=next(alike, candidate.looks))


def _may_be_either(table: str, candidate: Candidate, worth: float) -> bool:
    if {"address", "place", "line"} & set(candidate.words):
        return "home" not in candidate.words
    return any(
        score(table, ours, candidate) >= worth for ours in ("incident_id", "ppn_id") if ours in TABLES[table].names
    )


def find_people(one: Seen, feeds: bool) -> tuple[Group, ...]:
    """The people of a sheet without the columns that tell of its incident or PPN.

    In a table of incidents the one address is where it happened; in a list of people it is where they live.
    """
    kept = {"incident_id", "ppn_id"} if not feeds else set(one.fits)
    taken = {fit.theirs for ours, fit in one.fits.items() if ours in kept}
    groups = []
    for group in one.groups:
        own = {ours: pair for ours, pair in group.columns.items() if (group.label and feeds) or pair[0] not in taken}
        groups.append(Group(group.label, group.number, own))
    return tuple(group for group in groups if group.columns)


def find_sort(sheet: Sheet, candidates: Sequence[Candidate]) -> str:
    """The sort of a sheet, from the names of the file, the sheet and the columns."""
    title = set(fold_words(os.path.splitext(sheet.file)[0])) | set(fold_words(sheet.sheet))
    if sheet.sheet and set(fold_words(sheet.sheet)) & {"officer", "incident", "person", "ppn", "stop", "arrest"}:
        # A sheet that has a telling name of its own is not what its workbook is called.
        title = set(fold_words(sheet.sheet))
    words = [set(candidate.words) for candidate in candidates]
    if _is_of_officers(title, words):
        return OFFICERS
    if _is_of_ppns(title, words):
        return PPNS
    if {"stop", "search"} <= title or sum({"search"} <= own or {"stop"} <= own for own in words) >= 2:
        return STOPS
    if {"arrest", "custody"} & title or sum(bool({"arrest", "custody"} & own) for own in words) >= 2:
        return ARRESTS
    if "missing" in title or sum("missing" in own for own in words) >= 2:
        return MISSING
    return RECORDS


def _is_of_officers(title: set[str], words: Sequence[Words | set[str]]) -> bool:
    posts = sum(bool({"rank", "team", "supervisor", "email"} & set(own)) for own in words)
    people = any({"birth", "role", "age", "log"} & set(own) for own in words)
    return not people and (posts >= 2 or ("officer" in title and posts >= 1))


def _is_of_ppns(title: set[str], words: Sequence[set[str]]) -> bool:
    told = sum("ppn" in own for own in words)
    shown = sum(bool({*_OF_PPNS, "risk"} & own) or {"adult", "child"} <= own for own in words)
    incidents = any(({"log", "marker"} & own and "id" not in own) or {"open", "class"} <= own for own in words)
    incidents = incidents or sum("incident" in own and not {"id", "ppn"} & own for own in words) >= 2
    return not incidents and ("ppn" in title or told >= 2 or (told >= 1 and shown >= 1) or shown >= 2)


def _tells_of_ppn(candidate: Candidate) -> bool:
    return "ppn" in candidate.words
