"""How the people of a record feed people, links and the subjects of PPNs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from childtonotice.screening.propose.choices import Notebook, choose, describe_dates, plain
from childtonotice.screening.propose.fitting import Fit, assign
from childtonotice.screening.propose.formats import find_written
from childtonotice.screening.propose.groups import Group
from childtonotice.screening.propose.plans import Choice, TablePlan
from childtonotice.screening.propose.sorts import ARRESTS, MISSING, STOPS, Seen
from childtonotice.screening.propose.vocabulary import codes_of
from childtonotice.screening.read.full_names import part_birth
from childtonotice.screening.read.translate import fold_code

_PLAIN = ("forename", "surname", "date_of_birth", "sex", "ethnicity", "address", "looked_after")
_BORN = 0.3
_ROLE_OF_A_SORT = {STOPS: "suspect", ARRESTS: "arrested", MISSING: "missing"}
_SUBJECT_ROLE = {"child": "child", "parent": "adult", "adult": "adult"}


def plan_people(seen: Seen, group: Group, incident: Choice | None, notes: Notebook, beside: bool) -> TablePlan:
    """One person of each record as a row of people."""
    choices = [identify(group, incident), *_attributes(seen, group, "people", notes)]
    repeated = "person_id" not in group.columns or _repeats(seen, group.columns["person_id"][0])
    return TablePlan("people", tuple(choices), "person_id" if repeated or beside else "", _any_of(group, beside))


def _repeats(seen: Seen, name: str) -> bool:
    return seen.candidate(name).looks.distinct < 1


def _any_of(group: Group, beside: bool) -> tuple[str, ...]:
    """Where people stand side by side, or beside their incident, an empty place is nobody."""
    return tuple(group.theirs("person_id", "forename", "surname", "name", "date_of_birth", "age")) if beside else ()


def identify(group: Group, incident: Choice | None) -> Choice:
    """The id of a person: theirs, or one made of the name and the date of birth, or of the incident alone."""
    if "person_id" in group.columns:
        return plain("person_id", group.theirs("person_id"))
    apart = list(incident.sources) if incident else []
    if "date_of_birth" in group.columns and len(group.names) > 1:
        options: dict[str, object] = {"made": True} | ({"apart": apart} if apart else {})
        return Choice("person_id", tuple(group.names), options)
    sources = (*group.names, *apart)
    return Choice("person_id", sources or tuple(group.theirs("age", "sex")), {"made": True})


def _attributes(seen: Seen, group: Group, table: str, notes: Notebook) -> list[Choice]:
    """What is told of the person, column by column."""
    allowed = {"ppn_subjects": ("forename", "surname", "date_of_birth", "ethnicity")}.get(table, _PLAIN)
    found = []
    for ours in allowed:
        if ours in group.columns:
            theirs, worth = group.columns[ours]
            found.append(choose(seen, table, ours, Fit(ours, theirs, worth), notes))
        elif ours in ("forename", "surname") and "name" in group.columns:
            found.append(_part_of_name(group, ours))
        elif ours == "date_of_birth" and "name" in group.columns:
            found += _birth_in_name(seen, group.columns["name"][0], notes)
    return found


def _birth_in_name(seen: Seen, name: str, notes: Notebook) -> list[Choice]:
    """The date of birth behind a whole name: "SMITH, Jo (02/03/2014)"."""
    candidate = seen.candidate(name)
    if candidate.looks.share("born_name") < _BORN:
        return []
    written = find_written([part_birth(value)[1] for value in candidate.looks.values])
    behind = replace(candidate, looks=replace(candidate.looks, written=written))
    sources, options, doubts = describe_dates(seen, behind, "date", notes)
    return [Choice("date_of_birth", sources, {"part": "date_of_birth", **options}, tuple(doubts))]


def _part_of_name(group: Group, ours: str) -> Choice:
    """Forename or surname out of a whole name; where the other has a column of its own, the whole of this one."""
    theirs = group.theirs("name")
    other = "surname" if ours == "forename" else "forename"
    alone = other in group.columns
    return plain(ours, theirs) if alone else plain(ours, theirs, part=ours)


def plan_link(seen: Seen, group: Group, incident: Choice, notes: Notebook, beside: bool) -> TablePlan:
    """The part that one person had in the incident of the record."""
    role, skipped = _role(seen, group, notes)
    choices = [replace(incident, settle=()), identify(group, incident), role]
    age = _age(seen, group, notes)
    any_of = _any_of(group, beside)
    settle: tuple[str, ...] = ()
    blanks = _without_incident(seen, incident, skipped)
    if not beside and blanks:
        any_of = incident.sources
        settle = (f"{blanks} records have no {' '.join(incident.sources)!r}: their people are read, without a link",)
    return TablePlan("involvements", (*choices, *([age] if age else [])), "", any_of, skipped, settle)


def _age(seen: Seen, group: Group, notes: Notebook) -> Choice | None:
    """The recorded age, or a mark that somebody is under 18."""
    if "age" not in group.columns:
        return None
    theirs, worth = group.columns["age"]
    looks = seen.candidate(theirs).looks
    if looks.share("young") >= 0.7 and looks.share("age") < 0.7:
        notes.codes.meet("young", looks.values)
        return plain("age", [theirs], codes="young", band=True)
    return choose(seen, "involvements", "age", Fit("age", theirs, worth), notes)


def _role(seen: Seen, group: Group, notes: Notebook) -> tuple[Choice, dict[str, tuple[str, ...]]]:
    """The role and the words that mean "no link": from a column, from the names of columns, or from the file."""
    if "role" in group.columns:
        theirs, worth = group.columns["role"]
        choice = choose(seen, "involvements", "role", Fit("role", theirs, worth), notes)
        looks = seen.candidate(theirs).looks
        none = tuple(value for value in looks.values if fold_code(value) in codes_of("no_link"))
        options = dict(choice.options) | ({"if_empty": group.role or "involved"} if looks.empty else {})
        return Choice("role", choice.sources, options, choice.settle), ({theirs: none} if none else {})
    always = group.role or _ROLE_OF_A_SORT.get(seen.sort, "")
    if always:
        return plain("role", [], always=always), {}
    why = "no column says which part a person had; every one counts as involved"
    return Choice("role", (), {"always": "involved"}, (why,)), {}


def _without_incident(seen: Seen, incident: Choice, skipped: dict[str, tuple[str, ...]]) -> int:
    """How many records tell of a person but of no incident, besides those that say so."""
    cells = [seen.sheet.given(name).cells for name in incident.sources]
    told = [seen.sheet.given(name).cells for name in skipped]
    none = {value for values in skipped.values() for value in values}
    rows = range(seen.sheet.rows)
    blank = [row for row in rows if not any(column[row] for column in cells)]
    unsaid = [row for row in blank if not any(column[row] in none for column in told)]
    # A few without one are slips, and slips are reported; many are how the file is made.
    return len(unsaid) if len(unsaid) > max(3, 0.05 * len(rows)) else 0


def plan_subjects(seen: Seen, groups: Sequence[Group], ppn: Choice, notes: Notebook) -> list[TablePlan]:
    """Everybody who is named on a PPN."""
    plans = []
    for group in groups:
        own = [plain("person_id", group.theirs("person_id"))] if "person_id" in group.columns else []
        role = _subject_role(seen, group, notes)
        choices = [ppn, *own, *_attributes(seen, group, "ppn_subjects", notes), *([role] if role else [])]
        any_of = tuple(group.theirs("person_id", "forename", "surname", "name", "date_of_birth"))
        if any_of:
            plans.append(TablePlan("ppn_subjects", tuple(choices), "", any_of if len(groups) > 1 else ()))
    return plans


def _subject_role(seen: Seen, group: Group, notes: Notebook) -> Choice | None:
    if group.role:
        word = _SUBJECT_ROLE.get(group.label)
        return plain("role", [], always=word) if word else None
    taken = {fit.theirs for fit in seen.fits.values()} | group.used - set(group.theirs("role"))
    fits = assign("ppn_subjects", ["role"], [one for one in seen.candidates if one.name not in taken])
    if "role" not in fits:
        return None
    theirs = fits["role"].theirs
    looks = seen.candidate(theirs).looks
    options = {"codes": "subjects"} if notes.codes.meet("subjects", looks.values) else {}
    return Choice("role", (theirs,), options)
