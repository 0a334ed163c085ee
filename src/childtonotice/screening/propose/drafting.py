"""A mapping drafted for a whole export: every sheet by itself first, then what they prove about one another."""

from __future__ import annotations

import os
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from fnmatch import fnmatchcase
from pathlib import Path

from childtonotice.screening.errors import CannotStart
from childtonotice.screening.propose.beside_ppns import plan_beside
from childtonotice.screening.propose.choices import Notebook, choose, plain, prepare_notebook
from childtonotice.screening.propose.fitting import Fit
from childtonotice.screening.propose.groups import holds_several
from childtonotice.screening.propose.looks import find_separator
from childtonotice.screening.propose.our_names import has_our_names, plan_ours
from childtonotice.screening.propose.people_plans import plan_link, plan_people, plan_subjects
from childtonotice.screening.propose.places import join_places
from childtonotice.screening.propose.plans import Choice, CodeList, Proposal, SourcePlan, TablePlan
from childtonotice.screening.propose.sheets import open_export
from childtonotice.screening.propose.sorts import (
    ARRESTS,
    MISSING,
    OFFICERS,
    PPNS,
    STOPS,
    Seen,
    find_people,
    see,
)
from childtonotice.screening.propose.texts import join_texts
from childtonotice.screening.propose.ticks import tick_lists
from childtonotice.screening.propose.vocabulary import unknown_words
from childtonotice.screening.read.translate import fold_code
from childtonotice.screening.tables import TABLES

_TELLING = frozenset({"log", "opening_code", "closing_codes", "flags", "response_grade", "location", "attended"})
_KIND_OF_A_SORT = {STOPS: "Stop and search", ARRESTS: "Arrest", MISSING: "Missing person"}
_CHANGES = re.compile(
    r"(?i)(?:w(?:ee)?k[ _-]?\d+|\d{1,2}[-_ ]?(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*[-_ ]?\d{2,4}|"
    r"\d{4}[-_. ]?\d{2}[-_. ]?\d{2}|\d{2}[-_. ]?\d{2}[-_. ]?\d{4}|\d{4}[-_. ]\d{2}|\d{6,}|"
    r"(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec)[a-z]*[-_ ]?\d{2,4}|\d{2,4}[-_ ]?(?:jan|feb|mar|apr|may|jun|"
    r"jul|aug|sept?|oct|nov|dec)[a-z]*)(?![a-z])"
)
_COVERED = 0.6


def propose(folder: Path, areas: tuple[str, ...] = ()) -> Proposal:
    """A mapping for the export in a folder; raises CannotStart where nothing in it could hold incidents.

    ``areas``: the names of the force's areas, where they are known, for codes such as Y1 to be guessed from.
    """
    export = open_export(folder)
    named = tuple(sheet.file for sheet in export.sheets if has_our_names(sheet))
    ours = [see(sheet) for sheet in export.sheets if has_our_names(sheet)]
    seen = [see(sheet) for sheet in export.sheets if sheet.file not in named]
    notes = prepare_notebook([*ours, *seen], areas)
    feeding = find_incidents(seen)
    if not feeding and not any(name.casefold().startswith("incidents.") for name in named):
        raise _no_incidents(seen, export.left)
    planned = [(one, plan_ours(one, notes)) for one in ours]
    own = tuple(one.sheet.file for one, plan in planned if plan is None)
    seen = [_point(one, feeding) for one in seen]
    feeding = [one for one in seen if any(one.sheet is other.sheet for other in feeding)]
    drafted: list[tuple[Seen, tuple[TablePlan, ...]]] = [(one, (plan,)) for one, plan in planned if plan]
    drafted += [(one, _plan_sheet(one, one in feeding, notes)) for one in seen]
    patterns = _patterns([one.sheet.file for one, _ in drafted])
    sources = tuple(SourcePlan(one.sheet, patterns[one.sheet.file], tables) for one, tables in drafted if tables)
    nothing = tuple((one.sheet.label, "it is not clear what it holds") for one, tables in drafted if not tables)
    return Proposal(
        _without_strange_ids(_with_keys(sources)),
        _lists_in_use(sources, notes),
        _unknown(sources),
        (*export.left, *nothing),
        own,
    )


def _lists_in_use(sources: Iterable[SourcePlan], notes: Notebook) -> tuple[CodeList, ...]:
    """The lists of codes that a column is read by."""
    used = {choice.options.get("codes") for source in sources for table in source.tables for choice in table.choices}
    return tuple(codes for codes in notes.codes.lists() if codes.name in used)


def _no_incidents(seen: Sequence[Seen], left: Sequence[tuple[str, str]]) -> CannotStart:
    looked = ", ".join([*(one.sheet.label for one in seen), *(name for name, _ in left)][:8]) or "nothing"
    return CannotStart(
        "No file of the folder looks like a table of incidents: one needs a time of report and a text, a category or "
        "a place.",
        f"Looked at: {looked}.",
        "Give the folder of the export, or write mapping.toml by hand (docs/mapping.md).",
    )


def find_incidents(seen: Sequence[Seen]) -> list[Seen]:
    """The sheets that feed incidents: those that tell when something was reported, and what.

    One whose incidents another sheet tells in full (a list of links with the date repeated) feeds none.
    """
    likely = [one for one in seen if one.sort not in (PPNS, OFFICERS) and _tells_of_incidents(one)]
    found: list[Seen] = []
    for one in sorted(likely, key=_weight, reverse=True):
        known = {value for other in found for value in _values(other, other.theirs("incident_id"))}
        if not any(_overlap(_values(one, name), known) >= _COVERED for name in _pointers(one)):
            found.append(one)
    return found


def _tells_of_incidents(one: Seen) -> bool:
    return (
        "reported_at" in one.fits
        and bool(_TELLING & set(one.fits))
        and ("incident_id" in one.fits or one.sort in _KIND_OF_A_SORT)
    )


def _weight(one: Seen) -> tuple[bool, int]:
    return "log" in one.fits, len(one.fits)


def _values(one: Seen, name: str) -> set[str]:
    return set(one.candidate(name).looks.values) if name else set()


def _pointers(one: Seen) -> list[str]:
    """Columns that may hold ids of incidents."""
    return [
        c.name for c in one.candidates if not c.looks.written and c.looks.share("id") + c.looks.share("digits") > 0.5
    ]


def _overlap(values: set[str], known: set[str]) -> float:
    return len(values & known) / len(values) if len(values) > 1 and known else 0.0


def _point(one: Seen, feeding: Sequence[Seen]) -> Seen:
    """The sheet with its columns for incidents set right by what stands in them: ids prove themselves."""
    if one.sort == OFFICERS or any(one.sheet is other.sheet for other in feeding):
        return one
    known = {value for other in feeding for value in _values(other, other.theirs("incident_id"))}
    shares = {name: _overlap(_values(one, name), known) for name in _pointers(one)}
    best = max(shares, key=lambda name: shares[name], default="")
    now = one.theirs("incident_id")
    if not best or best == now or shares[best] < 0.3 or (now and shares.get(now, 0) >= 0.5 * shares[best]):
        return one
    fits = {ours: fit for ours, fit in one.fits.items() if fit.theirs != best}
    return replace(one, fits=fits | {"incident_id": Fit("incident_id", best, 1.0)})


def _plan_sheet(one: Seen, feeds: bool, notes: Notebook) -> tuple[TablePlan, ...]:
    if one.sort == OFFICERS:
        return _plan_plain(one, "officers", notes)
    if one.sort == PPNS:
        return _plan_ppns(one, notes)
    return _plan_records(one, feeds, notes)


def _plan_plain(one: Seen, table: str, notes: Notebook) -> tuple[TablePlan, ...]:
    choices = [choose(one, table, ours, one.fits[ours], notes) for ours in TABLES[table].names if ours in one.fits]
    needed = {column.name for column in TABLES[table].columns if column.required}
    if not needed <= {choice.ours for choice in choices}:
        return ()
    return (TablePlan(table, tuple(choices)),)


def _plan_ppns(one: Seen, notes: Notebook) -> tuple[TablePlan, ...]:
    """PPNs and everybody named on them."""
    if "ppn_id" not in one.fits:
        return ()
    ppn = choose(one, "ppns", "ppn_id", one.fits["ppn_id"], notes)
    subjects = plan_subjects(one, find_people(one, feeds=False), ppn, notes)
    used = {name for plan in subjects for name in plan.used} - set(ppn.sources)
    fits = {ours: fit for ours, fit in one.fits.items() if fit.theirs not in used}
    own = _plan_plain(replace(one, fits=fits), "ppns", notes)
    if own:
        own = (tick_lists(one, join_texts(one, own[0], "narrative"), "categories", used),)
    return (*own, *subjects)


def _plan_records(one: Seen, feeds: bool, notes: Notebook) -> tuple[TablePlan, ...]:
    """Incidents and the people in them, or people and links alone."""
    one = replace(one, groups=find_people(one, feeds))
    incident = _incident_id(one, feeds)
    beside = feeds or len(one.groups) > 1 or any(group.label for group in one.groups)
    tables = [_plan_incidents(one, incident, notes)] if feeds and incident else []
    for group in one.groups:
        tables.append(plan_people(one, group, incident, notes, beside))
        if incident:
            tables.append(plan_link(one, group, incident, notes, beside))
    if feeds and incident:
        tables += plan_beside(one, incident, notes)
    return tuple(table for table in tables if _is_whole(table))


def _is_whole(table: TablePlan) -> bool:
    """Whether it fills what its table needs, and somebody can be told from somebody else."""
    return all(choice.sources or choice.options for choice in table.choices)


def _incident_id(one: Seen, feeds: bool) -> Choice | None:
    if "incident_id" in one.fits:
        fit = one.fits["incident_id"]
        also = f"it could also be {' or '.join(map(repr, fit.others[:3]))}: what stands here is what readers see"
        return Choice("incident_id", (fit.theirs,), {}, (also,) if feeds and fit.others else ())
    if not feeds:
        return None
    sources = [fit.theirs for ours, fit in one.fits.items() if ours != "log"]
    sources += [name for group in one.groups for name in group.used]
    why = "the file has no reference; one is made of these columns, so two records alike in all of them count as one"
    return Choice("incident_id", tuple(dict.fromkeys(sources)), {"made": True}, (why,))


def _plan_incidents(one: Seen, incident: Choice, notes: Notebook) -> TablePlan:
    names = [ours for ours in TABLES["incidents"].names if ours in one.fits and ours != "incident_id"]
    choices = [incident, *(choose(one, "incidents", ours, one.fits[ours], notes) for ours in names)]
    if "flags" not in one.fits and (marked := _find_markers(one)):
        choices.append(marked)
    choices = _name_the_kind(one, choices)
    looks = one.candidate(incident.sources[0]).looks
    repeated = bool(incident.options) or looks.distinct < 0.95
    several = [f"{c.name!r} names several people in one cell, which makes nobody a person: ask for a file with a "
               "row for each" for c in one.candidates if holds_several(c)]  # fmt: skip
    plan = TablePlan("incidents", tuple(choices), "incident_id" if repeated else "", settle=tuple(several))
    used = {name for group in one.groups for name in group.used}
    return tick_lists(one, join_places(one, join_texts(one, plan, "log"), used), "flags", used)


def _name_the_kind(one: Seen, choices: list[Choice]) -> list[Choice]:
    """The choices with the category that the file itself gives; what a search was for and led to closes it."""
    kind = _KIND_OF_A_SORT.get(one.sort)
    if not kind or (one.sort != STOPS and "opening_code" in one.fits):
        return choices
    kept = [choice for choice in choices if choice.ours != "opening_code"]
    kept.append(Choice("opening_code", (), {"always": kind}))
    ends = [c.name for c in one.candidates if c.words in (("search", "object"), ("object", "search"), ("result",))]
    if one.sort == STOPS and ends:
        kept = [choice for choice in kept if choice.ours != "closing_codes"] + [plain("closing_codes", ends)]
    return kept


def _find_markers(one: Seen) -> Choice | None:
    """A column that is called otherwise but holds markers which leave an incident out (ruling 11)."""
    holding = [candidate for candidate in one.candidates if candidate.looks.share("flag") >= 0.05]
    if not holding:
        return None
    best = max(holding, key=lambda candidate: candidate.looks.share("flag"))
    sign = find_separator(best.looks.values)
    options: dict[str, object] = {"split": sign} if sign and sign != ";" else {}
    return Choice("flags", (best.name,), options, (f"{best.name!r} holds words such as MARAC or TEST that leave an "
                                                   "incident out",))  # fmt: skip


def _with_keys(sources: tuple[SourcePlan, ...]) -> tuple[SourcePlan, ...]:
    """Where several files or places tell of people, one id is one person."""
    fed = Counter(table.table for source in sources for table in source.tables)

    def key(table: TablePlan) -> TablePlan:
        own = TABLES[table.table].key
        several = fed[table.table] > 1 and table.table in ("people", "officers")
        return replace(table, key=own[0]) if several and not table.key else table

    return tuple(replace(source, tables=tuple(map(key, source.tables))) for source in sources)


def _without_strange_ids(sources: tuple[SourcePlan, ...]) -> tuple[SourcePlan, ...]:
    """Where the people of incidents have no number, that of a PPN's subject would part them from themselves."""
    people = [choice for source in sources for table in source.tables if table.table == "people"
              and (choice := table.choice("person_id"))]  # fmt: skip
    if not people or not all(choice.options.get("made") for choice in people):
        return sources

    def without(table: TablePlan) -> TablePlan:
        if table.table != "ppn_subjects" or not {"forename", "surname"} & {choice.ours for choice in table.choices}:
            return table
        return replace(table, choices=tuple(choice for choice in table.choices if choice.ours != "person_id"))

    return tuple(replace(source, tables=tuple(map(without, source.tables))) for source in sources)


def _patterns(files: Iterable[str]) -> dict[str, str]:
    """The names of files with a star where a date or a week stands, as far as each still means one file."""
    names = list(dict.fromkeys(files))
    starred = {name: _star(name) for name in names}
    return {name: name if _fits_another(pattern, name, names) else pattern for name, pattern in starred.items()}


def _fits_another(pattern: str, own: str, names: Iterable[str]) -> bool:
    return any(fnmatchcase(name.casefold(), pattern.casefold()) for name in names if name != own)


def _star(name: str) -> str:
    stem, ending = os.path.splitext(name)
    return _CHANGES.sub("*", stem) + ending


def _unknown(sources: Iterable[SourcePlan]) -> tuple[str, ...]:
    """The words for "not recorded" that stand in the columns used, each as it is written there first."""
    known = unknown_words()
    found: dict[str, str] = {}
    for source in sources:
        used = {name for table in source.tables for name in table.used}
        for name in sorted(used):
            for cell in source.sheet.given(name).cells:
                if len(cell) <= 20 and fold_code(cell) in known:
                    found.setdefault(fold_code(cell), cell)
    return tuple(found[word] for word in sorted(found))
