"""Which PPN answers for which child of an incident: rulings 12 to 15."""

from __future__ import annotations

from datetime import date

from childtonotice.screening.circumstances import Circumstances, Ppn, Subject
from childtonotice.screening.findings import Cover
from childtonotice.screening.force import Force
from childtonotice.screening.link.compare import EQUAL_DATES, Comparison, Identity
from childtonotice.screening.link.names import forenames_agree
from childtonotice.screening.link.naming import names_no_one
from childtonotice.screening.rules.answers import NOTHING, Answer, better
from childtonotice.screening.rules.belonging import (
    Standing,
    find_named_rival,
    find_rivals,
    find_standing,
    had_part,
    settle_rivals,
)
from childtonotice.screening.rules.described import cover_described
from childtonotice.screening.rules.narrative import Fit, fit_narrative
from childtonotice.screening.rules.noticed import Noticed
from childtonotice.screening.rules.recorded import Recorded, Roll, call_roll, pair_persons
from childtonotice.screening.rules.subjects import COVERING, identify_subject

NO_CONFLICT = (*EQUAL_DATES, "year-only", "one-part", "near", "blank")


def cover_children(children: list[Noticed], circumstances: Circumstances, force: Force) -> list[Answer]:
    """Each child of the incident has a PPN that covers it, one that may, or none.

    Rulings 12 to 15, R7, R8, F2. One answer a child, in the same order. A child on record is matched as a person; a
    child known only from the log or a category by its description, with the subjects that no other child has taken.
    """
    answers = [NOTHING] * len(children)
    if not circumstances.ppns:
        return answers
    on = circumstances.scene.incident.reported_on
    roll = call_roll(children, on)
    taken = cover_recorded(roll, answers, circumstances, force) if roll.everyone else []
    if len(roll.everyone) < len(children):
        answers = cover_described(children, answers, taken, circumstances, force)
    return offer_nameless(answers, circumstances, force)


def cover_recorded(roll: Roll, answers: list[Answer], circumstances: Circumstances, force: Force) -> list[Subject]:
    """Fills in the answers for the children on record; the subjects that they took.

    The PPNs that bear this incident's id go first, since no other answers better than one of them that is certain.
    """
    taken: list[Subject] = []
    on = circumstances.scene.incident.reported_on
    hopeless: set[tuple[bool, str, tuple[Subject, ...]]] = set()
    for standing, ppn in order_ppns(circumstances, force):
        # Of PPNs that name the same a later one says no more than the first; answers only grow better.
        says = (standing is Standing.HERE, ppn.kind, ppn.subjects)
        if says in hopeless or not can_better(roll, answers, ppn, standing, on):
            hopeless.add(says)
            continue
        for position, subject, answer in match_persons(roll, ppn, standing, circumstances, force):
            answers[position] = better(answers[position], answer)
            taken.append(subject)
    return taken


def order_ppns(circumstances: Circumstances, force: Force) -> list[tuple[Standing, Ppn]]:
    """The PPNs that came in time with how each stands to the incident, those that bear its id first."""
    standings = [(find_standing(ppn, circumstances, force), ppn) for ppn in circumstances.ppns]
    here = [pair for pair in standings if pair[0] is Standing.HERE]
    return here + [pair for pair in standings if pair[0] in (Standing.LOOSE, Standing.LATE)]


def match_persons(
    roll: Roll, ppn: Ppn, standing: Standing, circumstances: Circumstances, force: Force
) -> list[tuple[int, Subject, Answer]]:
    """Each subject of a PPN is one child on record, the best match first.

    Ruling 14: where a subject may as well be the twin or namesake, neither is covered for certain.
    """
    pairs, subjects = [], {}
    for ours, number, subject, named in pair_persons(roll, ppn, circumstances.scene.incident.reported_on):
        answer = match_person(ours, subject, named, ppn, standing, circumstances, force)
        if answer is not NOTHING:
            pairs.append((answer, ours.position, number))
            subjects[number] = subject
    return [(position, subjects[number], answer) for answer, position, number in choose_pairs(pairs)]


def choose_pairs(pairs: list[tuple[Answer, int, int]]) -> list[tuple[Answer, int, int]]:
    """Each child and each subject once, the strongest pair first; equals share a subject, but only perhaps."""
    if len({pair[1] for pair in pairs}) == len(pairs) == len({pair[2] for pair in pairs}):
        return pairs  # nobody is in question twice, so that nothing has to be weighed
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
    ours: Recorded,
    subject: Subject,
    named: Identity,
    ppn: Ppn,
    standing: Standing,
    circumstances: Circumstances,
    force: Force,
) -> Answer:
    """Whether a subject of a PPN is this child, and the PPN belongs to this incident."""
    here = standing is Standing.HERE
    if not here and is_claimed(ppn, ours.identity, subject, circumstances):
        return NOTHING
    answer, verdict = compare_persons(ours, subject, named, ppn, standing)
    if answer is NOTHING or here:
        return answer
    fit = fit_narrative(ppn, circumstances.scene)
    if verdict == "different" and not (fit.is_plain and is_free(ppn)):
        return NOTHING
    return answer.at_most(judge_belonging(ppn, ours.identity, named, standing, fit, circumstances, force))


def compare_persons(
    ours: Recorded, subject: Subject, named: Identity, ppn: Ppn, standing: Standing
) -> tuple[Answer, str]:
    """What a PPN says at best for a child by who the two are, whichever incident it belongs to; and the verdict."""
    here = standing is Standing.HERE
    comparison = ours.compare(named, here=here)
    cover = read_comparison(comparison, ours.child, subject, NO_CONFLICT if here else EQUAL_DATES)
    if cover is Cover.NONE:
        return NOTHING, comparison.verdict
    match = "id" if here else ("person" if comparison.how == "person" else "name")
    return Answer(cover, match, ppn.ppn_id, comparison).at_most(cap_kind(ppn)), comparison.verdict


def can_better(roll: Roll, answers: list[Answer], ppn: Ppn, standing: Standing, on: date) -> bool:
    """Whether a PPN could answer better than those before it; of a crowd of one name only the first are weighed.

    Asked only where every child is on record: a subject taken matters to a child known from the text.
    """
    if len(roll.everyone) < len(answers) or not all(answer.ppn_id for answer in answers):
        return True
    return any(
        better(answers[ours.position], compare_persons(ours, subject, named, ppn, standing)[0])
        is not answers[ours.position]
        for ours, _, subject, named in pair_persons(roll, ppn, on)
        if standing is Standing.HERE or not answers[ours.position].is_by_id
    )


def is_free(ppn: Ppn) -> bool:
    """Whether a PPN bears no id, or one of no incident that we hold."""
    return not ppn.incident_id or not ppn.incident_known


def is_claimed(ppn: Ppn, child: Identity, subject: Subject, circumstances: Circumstances) -> bool:
    """Bearing the id of another incident in which the child, or whom it names, had a part, a PPN covers that alone.

    Ruling 13.
    """
    claimant = find_named_rival(ppn, circumstances) if ppn.incident_known else None
    if claimant is None:
        return False
    return bool(had_part(child, claimant) or had_part(identify_subject(subject), claimant))


def read_comparison(comparison: Comparison, child: Noticed, subject: Subject, dates: tuple[str, ...]) -> Cover:
    """The same person covers; a doubt is a match to check; another surname too, where the narrative fits as well.

    Ruling 14, R8, F13. ``dates``: how dates of birth may agree beside another surname.
    """
    if comparison.verdict == "same":
        return Cover.CERTAIN
    if comparison.verdict == "perhaps":
        return Cover.PERHAPS
    if comparison.birth in dates and forenames_agree(child.forename, subject.forename):
        return Cover.PERHAPS
    return Cover.NONE


def judge_belonging(
    ppn: Ppn,
    child: Identity,
    named: Identity,
    standing: Standing,
    fit: Fit,
    circumstances: Circumstances,
    force: Force,
) -> Cover:
    """A PPN without this incident's id belongs to it for certain, perhaps, or not at all.

    Ruling 13. Late: perhaps, where the narrative is plainly this event. An id that we cannot look up: perhaps.
    A narrative that names another day, place or event: perhaps if in doubt, else not at all.
    """
    if standing is Standing.LATE:
        in_question = fit.is_plain and settle_rivals(ppn, child, named, circumstances, force, fit) is not Cover.NONE
        return Cover.PERHAPS if in_question else Cover.NONE
    if len(fit.against) > 1:
        return Cover.NONE
    cover = settle_rivals(ppn, child, named, circumstances, force, fit)
    unsure = fit.is_doubtful or (bool(ppn.incident_id) and not ppn.incident_known and not circumstances.complete)
    return Cover.PERHAPS if unsure and cover is Cover.CERTAIN else cover


def cap_kind(ppn: Ppn) -> Cover:
    """Any word but child, adult and domestic is an unknown kind of PPN: at most a match to check (contract, ppns)."""
    return Cover.CERTAIN if ppn.kind in COVERING else Cover.PERHAPS


def offer_nameless(answers: list[Answer], circumstances: Circumstances, force: Force) -> list[Answer]:
    """A child or domestic PPN that names no one never covers, but the reader sees it where nothing else answers.

    Ruling 12: where it bears this incident's id, or has none and its narrative fits.
    """
    nameless = [ppn for ppn in circumstances.ppns if ppn.kind != "adult" and names_no_one(ppn)]
    if not nameless or all(answer.cover is not Cover.NONE for answer in answers):
        return answers
    offers = (offer_match(ppn, circumstances, force) for ppn in nameless)
    offer = next((answer for answer in offers if answer is not NOTHING), NOTHING)
    return [offer if answer.cover is Cover.NONE else answer for answer in answers]


def offer_match(ppn: Ppn, circumstances: Circumstances, force: Force) -> Answer:
    """A PPN that names no one as a match to check, whichever child it may mean."""
    standing = find_standing(ppn, circumstances, force)
    if standing is Standing.HERE:
        return Answer(Cover.PERHAPS, "id", ppn.ppn_id)
    if standing is not Standing.LOOSE or not is_free(ppn):
        return NOTHING
    fit = fit_narrative(ppn, circumstances.scene)
    return Answer(Cover.PERHAPS, "", ppn.ppn_id) if fit.is_plain and leads_all(ppn, fit, circumstances) else NOTHING


def leads_all(ppn: Ppn, fit: Fit, circumstances: Circumstances) -> bool:
    """Whether no other incident fits the narrative better, or as well and nearer before it."""
    ours = circumstances.scene.incident
    for rival in find_rivals(ppn, circumstances):
        theirs, other = fit_narrative(ppn, rival).score, rival.incident
        if theirs > fit.score or (theirs == fit.score and other.reported_at > ours.reported_at):
            return False
    return True
