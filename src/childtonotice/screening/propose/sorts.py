"""What sort of table a sheet is: incidents and people, PPNs, officers, stops or arrests."""

from __future__ import annotations

import os
from collections.abc import Sequence
from dataclasses import dataclass

from childtonotice.screening.propose.fitting import Candidate, Fit, assign
from childtonotice.screening.propose.groups import Group, find_groups
from childtonotice.screening.propose.looks import look_at
from childtonotice.screening.propose.sheets import Sheet
from childtonotice.screening.propose.vocabulary import Words, fold_words
from childtonotice.screening.tables import TABLES

RECORDS, PPNS, OFFICERS, STOPS, ARRESTS = "records", "ppns", "officers", "stops", "arrests"
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
    candidates = tuple(Candidate(column.name, fold_words(column.name), look_at(column)) for column in sheet.columns)
    sort = find_sort(sheet, candidates)
    groups = () if sort == OFFICERS else tuple(find_groups(candidates))
    table = {PPNS: "ppns", OFFICERS: "officers"}.get(sort, "incidents")
    people = {name for group in groups for name in group.used - set(group.theirs("person_id"))}
    # What tells of a person tells of no incident; only an address or an id may be either.
    free = [candidate for candidate in candidates if candidate.name not in people or _may_be_either(candidate)]
    fits = assign(table, TABLES[table].names, free)
    return Seen(sheet, sort, candidates, _without(groups, fits, sort), fits)


def _may_be_either(candidate: Candidate) -> bool:
    return bool({"address", "place", "line"} & set(candidate.words)) and "home" not in candidate.words


def _without(groups: Sequence[Group], fits: dict[str, Fit], sort: str) -> tuple[Group, ...]:
    """The groups without what is the incident's: one address in a table of incidents is where it happened."""
    taken = {fit.theirs for fit in fits.values()}
    kept = []
    for group in groups:
        own = {
            ours: pair for ours, pair in group.columns.items() if pair[0] not in taken or (group.label and sort != PPNS)
        }
        kept.append(Group(group.label, group.number, own))
    return tuple(group for group in kept if group.columns)


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
    return RECORDS


def _is_of_officers(title: set[str], words: Sequence[Words | set[str]]) -> bool:
    posts = sum(bool({"rank", "team", "supervisor", "email"} & set(own)) for own in words)
    people = any({"birth", "role", "age", "log"} & set(own) for own in words)
    return not people and (posts >= 2 or ("officer" in title and posts >= 1))


def _is_of_ppns(title: set[str], words: Sequence[set[str]]) -> bool:
    told = sum("ppn" in own for own in words)
    shown = sum(bool(_OF_PPNS & own) or {"adult", "child"} <= own for own in words)
    incidents = any({"log", "marker"} & own or {"open", "class"} <= own or {"close"} <= own for own in words)
    return ("ppn" in title and not incidents) or (told >= 1 and shown >= 1) or (shown >= 2 and not incidents)


def words_of(names: Sequence[str]) -> Words:
    """The words of several names together."""
    return tuple(word for name in names for word in fold_words(name))
