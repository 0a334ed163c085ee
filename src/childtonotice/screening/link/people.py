"""One key per real person: the records of one child under several ids, found by Splink and held to our own rules."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from childtonotice.screening.link.compare import Identity, compare
from childtonotice.screening.link.dates import says_year_only
from childtonotice.screening.link.register_model import Likely, predict_pairs

Together = Mapping[str, frozenset[str]]
SLIPS_OF_DATE = ("one-part", "near")


def find_keys(records: Sequence[Identity], together: Together, per_cent: int) -> dict[str, str]:
    """The records of children who have another: each id with the key it shares, the lowest id of its person.

    ``together``: for an id those that stand beside it on one incident or PPN, who are therefore others.
    ``per_cent``: how likely Splink must find it that two records are one person's. Raises CannotStart without Splink.
    """
    told = [record for record in records if record.date_of_birth and not says_year_only(record.date_of_birth)]
    named = [(each.person_id, each.forename, each.surname, each.date_of_birth) for each in told if each.forename]
    known = {record.person_id: record for record in told}
    return join_best(predict_pairs(named, per_cent / 100), known, together)


def join_best(pairs: Iterable[Likely], known: Mapping[str, Identity], together: Together) -> dict[str, str]:
    """Each record joined with the likeliest other, the likeliest pairs first, where nobody so joined is against it.

    A record has one best; a third record of the same person comes in by its own best.
    """
    groups: dict[str, frozenset[str]] = {}
    tried: dict[str, str] = {}
    for a, b, _ in pairs:
        best = tried.setdefault(a, b) == b, tried.setdefault(b, a) == a
        ours, theirs = groups.get(a, frozenset((a,))), groups.get(b, frozenset((b,)))
        if any(best) and ours != theirs and all(may_join(known[x], known[y], together) for x in ours for y in theirs):
            groups |= dict.fromkeys(ours | theirs, ours | theirs)
    return {person_id: min(group) for person_id, group in sorted(groups.items())}


def may_join(a: Identity, b: Identity, together: Together) -> bool:
    """Whether our own rules let two records be one person's: name and date of birth agree as ruling 14 asks.

    An equal name beside a slip of the date will do as well. Twins, brothers and sisters never; nor any two who stand
    beside each other on an incident or a PPN, since an officer saw two.
    """
    if b.person_id in together.get(a.person_id, frozenset()):
        return False
    comparison = compare(a._replace(person_id=""), b._replace(person_id=""), with_incident_id=False)
    if comparison.verdict == "same":
        return True
    return comparison.verdict == "perhaps" and comparison.name.level == "same" and comparison.birth in SLIPS_OF_DATE


def list_together(rows: Iterable[tuple[str, str]]) -> Together:
    """For each person those who stand beside them: ``rows`` are of an incident or PPN and a person on it."""
    groups: dict[str, set[str]] = defaultdict(set)
    for place, person_id in rows:
        if person_id:
            groups[place].add(person_id)
    beside: dict[str, set[str]] = defaultdict(set)
    for group in groups.values():
        for person_id in group:
            beside[person_id] |= group - {person_id}
    return {person_id: frozenset(others) for person_id, others in beside.items() if others}
