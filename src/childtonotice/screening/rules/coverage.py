"""Which PPN answers for which child of an incident: rulings 12 to 15."""

from __future__ import annotations

from datetime import date

from childtonotice.screening.circumstances import Circumstances, Ppn, Subject
from childtonotice.screening.findings import Cover
from childtonotice.screening.force import Force
from childtonotice.screening.link.compare import Comparison, Identity, can_be_one, compare
from childtonotice.screening.link.names import same_forename
from childtonotice.screening.link.naming import names_no_one
from childtonotice.screening.rules.answers import NOTHING, STRENGTH, Answer, better
from childtonotice.screening.rules.belonging import (
    Standing,
    find_rivals,
    find_standing,
    identify_child,
    is_claimed_by_id,
    settle_rivals,
)
from childtonotice.screening.rules.described import cover_described
from childtonotice.screening.rules.narrative import Fit, fit_narrative
from childtonotice.screening.rules.noticed import Noticed
from childtonotice.screening.rules.subjects import COVERING, identify_subject, pick_child_subjects

AGREES = ("same", "variant")
EQUAL_DATES = ("same", "swapped")
NO_CONFLICT = (*EQUAL_DATES, "year-only", "one-part", "near", "blank")


def cover_children(children: list[Noticed], circumstances: Circumstances, force: Force) -> list[Answer]:
    """For each child of the incident, the PPN that covers it, or that may.

    Rulings 12 to 15, R7, R8, F2. One answer a child, in the same order. A child on record is matched as a person; a
    child known only from the log or a category by its description, with the subjects that no other child has taken.
    """
    answers, taken = cover_recorded(children, circumstances, force)
    answers = cover_described(children, answers, taken, circumstances, force)
    return [offer_nameless(answer, circumstances, force) for answer in answers]


def cover_recorded(
    children: list[Noticed], circumstances: Circumstances, force: Force
) -> tuple[list[Answer], dict[str, list[Subject]]]:
    """The answers for the children on record, and for each PPN the subjects that they took."""
    answers = [NOTHING] * len(children)
    taken: dict[str, list[Subject]] = {}
    on = circumstances.scene.incident.reported_on
    for ppn in circumstances.ppns:
        standing = find_standing(ppn, circumstances, force)
        if standing is Standing.OUT or not can_better(children, answers, ppn, standing, on):
            continue
        for position, subject, answer in match_persons(children, ppn, standing, circumstances, force):
            answers[position] = better(answers[position], answer)
            taken.setdefault(ppn.ppn_id, []).append(subject)
    return answers, taken


def match_persons(
    children: list[Noticed], ppn: Ppn, standing: Standing, circumstances: Circumstances, force: Force
) -> list[tuple[int, Subject, Answer]]:
    """Which child on record is which subject of a PPN: each subject is one child, the best match first.

    Ruling 14: where a subject may as well be the twin or namesake, neither is covered for certain.
    """
    pairs = []
    subjects = pick_child_subjects(ppn, circumstances.scene.incident.reported_on)
    for position, child in enumerate(children):
        if not child.is_on_record:
            continue
        for number, subject in enumerate(subjects):
            answer = match_person(child, subject, ppn, standing, circumstances, force)
            if answer is not NOTHING:
                pairs.append((answer, position, number))
    return [(position, subjects[number], answer) for answer, position, number in choose_pairs(pairs)]


def choose_pairs(pairs: list[tuple[Answer, int, int]]) -> list[tuple[Answer, int, int]]:
    """Each child and each subject once, the strongest pair first; equals share a subject, but only perhaps."""
    chosen: list[tuple[Answer, int, int]] = []
    children: set[int] = set()
    subjects: set[int] = set()
    ordered = sorted(pairs, key=lambda pair: (tuple(-part for part in pair[0].rank), pair[1], pair[2]))
    for answer, child, subject in ordered:
        equals = [p for p in ordered if p[2] == subject and p[0].rank == answer.rank and p[1] not in children]
        if child in children or subject in subjects:
            continue
        if len(equals) > 1:
            chosen += [(pair[0].at_most(Cover.PERHAPS), pair[1], subject) for pair in equals]
            children |= {pair[1] for pair in equals}
        else:
            chosen.append((answer, child, subject))
            children.add(child)
        subjects.add(subject)
    return chosen


def match_person(
    child: Noticed,
    subject: Subject,
    ppn: Ppn,
    standing: Standing,
    circumstances: Circumstances,
    force: Force,
) -> Answer:
    """Whether a subject of a PPN is this child, and the PPN belongs to this incident."""
    here, on = standing is Standing.HERE, circumstances.scene.incident.reported_on
    answer, verdict = compare_persons(child, subject, ppn, standing, on)
    if answer is NOTHING or here:
        return answer
    identity = identify_child(child, on)
    if is_claimed(ppn, identity, subject, circumstances):
        return NOTHING
    fit = fit_narrative(ppn, circumstances.scene)
    if verdict == "different" and not (fit.is_plain and is_free(ppn)):
        return NOTHING
    return answer.at_most(judge_belonging(ppn, identity, standing, fit, circumstances, force))


def compare_persons(child: Noticed, subject: Subject, ppn: Ppn, standing: Standing, on: date) -> tuple[Answer, str]:
    """What a PPN says at best for a child by who the two are, whichever incident it belongs to; and the verdict."""
    here = standing is Standing.HERE
    identity, named = identify_child(child, on), identify_subject(subject, on)
    if not can_be_one(identity, named):
        return NOTHING, "different"
    comparison = compare(identity, named, with_incident_id=here)
    cover = read_comparison(comparison, child, subject, NO_CONFLICT if here else EQUAL_DATES)
    if cover is Cover.NONE:
        return NOTHING, comparison.verdict
    match = "id" if here else ("person" if comparison.how == "person" else "name")
    return Answer(cover, match, ppn.ppn_id, comparison.weight).at_most(cap_kind(ppn)), comparison.verdict


def can_better(children: list[Noticed], answers: list[Answer], ppn: Ppn, standing: Standing, on: date) -> bool:
    """Whether a PPN could answer better than those before it; of a crowd of one name only the first are weighed.

    Asked only where every child is on record: a subject taken matters to a child known from the text.
    """
    if not all(child.is_on_record and answer.ppn_id for child, answer in zip(children, answers, strict=True)):
        return True
    return any(
        better(answer, compare_persons(child, subject, ppn, standing, on)[0]) is not answer
        for child, answer in zip(children, answers, strict=True)
        for subject in pick_child_subjects(ppn, on)
    )


def is_free(ppn: Ppn) -> bool:
    """Whether a PPN bears no id, or one of no incident that we hold."""
    return not ppn.incident_id or not ppn.incident_known


def is_claimed(ppn: Ppn, child: Identity, subject: Subject, circumstances: Circumstances) -> bool:
    """Whether the child, or the one whom the PPN names, had a part in another incident whose id the PPN bears."""
    return any(is_claimed_by_id(ppn, identity, circumstances) for identity in (child, identify_subject(subject)))


def read_comparison(comparison: Comparison, child: Noticed, subject: Subject, dates: tuple[str, ...]) -> Cover:
    """The same person covers; a doubt is a match to check; another surname too, where the narrative fits as well.

    Ruling 14, R8, F13. ``dates``: how dates of birth may agree beside another surname.
    """
    if comparison.verdict == "same":
        return Cover.CERTAIN
    if comparison.verdict == "perhaps":
        return Cover.PERHAPS
    if same_forename(child.forename, subject.forename) in AGREES and comparison.birth in dates:
        return Cover.PERHAPS
    return Cover.NONE


def judge_belonging(
    ppn: Ppn, child: Identity, standing: Standing, fit: Fit, circumstances: Circumstances, force: Force
) -> Cover:
    """How surely a PPN without this incident's id belongs to it.

    Ruling 13. Late: perhaps, where the narrative is plainly this event. An id that we cannot look up: perhaps.
    A narrative that names another day, place or event: perhaps if in doubt, else not at all.
    """
    if standing is Standing.LATE:
        in_question = fit.is_plain and settle_rivals(ppn, child, circumstances, force, fit) is not Cover.NONE
        return Cover.PERHAPS if in_question else Cover.NONE
    if len(fit.against) > 1:
        return Cover.NONE
    cover = settle_rivals(ppn, child, circumstances, force, fit)
    unsure = bool(fit.against) or (bool(ppn.incident_id) and not ppn.incident_known and not circumstances.complete)
    return Cover.PERHAPS if unsure and cover is Cover.CERTAIN else cover


def cap_kind(ppn: Ppn) -> Cover:
    """Any word but child, adult and domestic is an unknown kind of PPN: at most a match to check (contract, ppns)."""
    return Cover.CERTAIN if ppn.kind in COVERING else Cover.PERHAPS


def offer_nameless(answer: Answer, circumstances: Circumstances, force: Force) -> Answer:
    """A child or domestic PPN that names no one never covers, but the reader sees it.

    Ruling 12: where it bears this incident's id, or has none and its narrative fits.
    """
    if STRENGTH[answer.cover] > STRENGTH[Cover.NONE]:
        return answer
    for ppn in circumstances.ppns:
        if ppn.kind == "adult" or not names_no_one(ppn):
            continue
        standing = find_standing(ppn, circumstances, force)
        if standing is Standing.HERE:
            return Answer(Cover.PERHAPS, "id", ppn.ppn_id)
        fit = fit_narrative(ppn, circumstances.scene)
        if standing is Standing.LOOSE and is_free(ppn) and fit.is_plain and leads_all(ppn, fit, circumstances):
            return Answer(Cover.PERHAPS, "", ppn.ppn_id)
    return answer


def leads_all(ppn: Ppn, fit: Fit, circumstances: Circumstances) -> bool:
    """Whether no other incident fits the narrative better, or as well and nearer before it."""
    ours = circumstances.scene.incident
    for rival in find_rivals(ppn, circumstances):
        theirs, other = fit_narrative(ppn, rival).score, rival.incident
        if theirs > fit.score or (theirs == fit.score and other.reported_at > ours.reported_at):
            return False
    return True
