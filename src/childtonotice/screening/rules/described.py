"""Covering a child that no record names: the PPN's subject must fit what the log says of the child (ruling 15)."""

from __future__ import annotations

from datetime import date
from functools import lru_cache

from childtonotice.screening.circumstances import Circumstances, Ppn, Scene, Subject
from childtonotice.screening.findings import Cover
from childtonotice.screening.force import Force
from childtonotice.screening.link.compare import compare
from childtonotice.screening.link.dates import usable_birth_date
from childtonotice.screening.link.lines import gives_address
from childtonotice.screening.link.names import fold, forenames_agree, is_forename, same_forename, same_surname
from childtonotice.screening.link.naming import FEMALE_WORDS, MALE_WORDS, SAYS_LITTLE, name_parts
from childtonotice.screening.link.sexes import usual_sex
from childtonotice.screening.rules.ages import age_from_birth, tell_age
from childtonotice.screening.rules.answers import Answer, better
from childtonotice.screening.rules.belonging import (
    Standing,
    find_named_rival,
    find_rivals,
    find_standing,
    is_in_time,
    is_left_out,
    is_nearer,
    is_spoken_for,
)
from childtonotice.screening.rules.joining import lies_within, plain_sex
from childtonotice.screening.rules.likeness import Likeness, bind
from childtonotice.screening.rules.narrative import Fit, fit_narrative, read_narrative
from childtonotice.screening.rules.noticed import Noticed
from childtonotice.screening.rules.subjects import (
    COVERING,
    count_children,
    identify_subject,
    is_unborn_subject,
    names_linked_adult,
    pick_child_subjects,
)

EXACT_YEARS, BAND_YEARS = 1.0, 2.0
VAGUE_RELATIONS = frozenset({"", "child", "youth", "caller"})


AGE_DIFFERS = Likeness("blank", "differs", "blank")


def cover_described(
    children: list[Noticed],
    answers: list[Answer],
    taken: list[Subject],
    circumstances: Circumstances,
    force: Force,
) -> list[Answer]:
    """A child known only from the text is covered by a PPN that names a child whom the log's description fits.

    Ruling 15, F1. Each subject answers for one child: where the log counts more children than the PPN names, the
    rest are not covered.
    """
    answers = list(answers)
    used = list(taken)
    for ppn in circumstances.ppns:
        standing = find_standing(ppn, circumstances, force)
        if standing is Standing.OUT or is_out_of_question(ppn, standing, len(children), circumstances.scene):
            continue
        open_children = [
            n for n, child in enumerate(children) if not child.is_on_record and answers[n].cover is not Cover.CERTAIN
        ]
        free = find_free(ppn, used, circumstances.scene) if open_children else []
        if not free:
            continue
        for position, subject, answer in match_described(
            children, open_children, free, ppn, standing, circumstances, force
        ):
            answers[position] = better(answers[position], answer)
            if answer.cover is Cover.CERTAIN:
                used.append(subject)
    return answers


def is_out_of_question(ppn: Ppn, standing: Standing, children: int, scene: Scene) -> bool:
    """Whether a PPN with neither id nor tie is late, or names another number of children: asked before it is compared.

    Ruling 15.
    """
    if standing is Standing.HERE:
        return False
    same_number = count_children(ppn, scene) == children
    return not (same_number and standing is Standing.LOOSE) and not is_tied(ppn, scene)


def find_free(ppn: Ppn, used: list[Subject], scene: Scene) -> list[Subject]:
    """The child subjects of a PPN that are none of those who already answer for a child of the incident."""
    named = pick_child_subjects(ppn, scene.incident.reported_on)
    return [subject for subject in named if not any(is_same_subject(subject, other) for other in used)]


def is_same_subject(a: Subject, b: Subject) -> bool:
    """Whether two subjects are one child."""
    return a == b or compare(identify_subject(a), identify_subject(b), with_incident_id=True).verdict == "same"


def match_described(
    children: list[Noticed],
    positions: list[int],
    subjects: list[Subject],
    ppn: Ppn,
    standing: Standing,
    circumstances: Circumstances,
    force: Force,
) -> list[tuple[int, Subject, Answer]]:
    """Which described child is which subject: the likeliest pair first, each once."""
    on = circumstances.scene.incident.reported_on
    pairs = [
        (likeness, position, subject)
        for position in positions
        for subject in subjects
        if not (likeness := compare_described(children[position], subject, ppn, on)).conflicts
    ]
    chosen: list[tuple[int, Subject, Answer]] = []
    for likeness, position, subject in sorted(pairs, key=lambda pair: (-pair[0].weight, pair[1])):
        if any(position == p or subject is s for p, s, _ in chosen):
            continue
        # Ruling 14: an initial is never more than a match to check.
        cover = Cover.PERHAPS if is_initial(subject) else Cover.CERTAIN
        chosen.append((position, subject, Answer(cover, "id", ppn.ppn_id, likeness)))
    if not chosen:
        return []
    if standing is Standing.HERE:
        cap = Cover.CERTAIN if ppn.kind in COVERING else Cover.PERHAPS
        return [(position, subject, answer.at_most(cap)) for position, subject, answer in chosen]
    return judge_without_id(children, chosen, ppn, standing, circumstances, force)


def is_initial(subject: Subject) -> bool:
    """Whether a subject's forename is no more than an initial."""
    return len(name_parts(subject)[0]) == 1


def compare_described(child: Noticed, subject: Subject, ppn: Ppn, on: date) -> Likeness:
    """What the log says of a child beside what the PPN says of a subject: name, age, sex."""
    if child.is_unborn or is_unborn_subject(subject, on):
        alike = child.is_unborn and (is_unborn_subject(subject, on) or may_be_unborn(subject))
        return Likeness("agrees" if alike else "differs", "blank", "blank")
    age = compare_ages(child, subject, on)
    if age == "differs":
        return AGE_DIFFERS  # whatever the rest says, and asked very often
    return Likeness(compare_names(child, subject), age, compare_sexes(child, subject, ppn))


def may_be_unborn(subject: Subject) -> bool:
    """A subject called baby, without a date of birth, may be the unborn child."""
    return subject.date_of_birth is None and (not name_parts(subject)[0] or "baby" in name_parts(subject)[0])


def compare_names(child: Noticed, subject: Subject) -> str:
    """Forenames; a surname in the log that is plainly another speaks against."""
    forename, surname = name_parts(subject)
    if child.surname and surname and same_surname(child.surname, surname) == "differs":
        return "differs"
    if not child.forename or not forename:
        return "blank"
    agreement = same_forename(child.forename, forename)
    if agreement == "differs" and not is_forename(child.forename):
        return "blank"  # a word of the log that is no name we know cannot speak against one
    return "agrees" if agreement in ("same", "variant") else "near" if agreement in ("initial", "near") else "differs"


def compare_ages(child: Noticed, subject: Subject, on: date) -> str:
    """Within a year of what the log says; within two where it gives a span; nobody calls a child of nine a toddler."""
    born, said = usable_birth_date(subject.date_of_birth, on), child.age
    if born is None:
        return "blank"
    known = age_from_birth(born, on)
    if said is None:
        called = child.mention.relation if child.mention else ""
        return "blank" if lies_within(known, called) else "differs"
    age = known.low
    apart = max(0.0, said.low - age - 0.99, age - said.high - 0.99)
    if apart <= 0:
        return "agrees"
    reach = EXACT_YEARS if said.low == said.high else BAND_YEARS
    return "near" if apart <= reach else "differs"


def compare_sexes(child: Noticed, subject: Subject, ppn: Ppn) -> str:
    """The sex that the log gives beside that of the subject's forename, else the narrative's where it names one child.

    Only a word such as son or girl speaks against a forename; a sex gathered from "he" or "her" may be another's.
    """
    if not child.sex:
        return "blank"
    usual = "" if child.forename else usual_sex(subject.forename)
    plain = plain_sex(child.mention.words, child.mention.relation) if child.mention else ""
    if usual and plain:
        return "agrees" if usual == plain else "differs"
    if len(ppn.subjects) != 1:
        return "blank"
    words = read_narrative(ppn).folded
    female, male = not words.isdisjoint(FEMALE_WORDS), not words.isdisjoint(MALE_WORDS)
    if female == male:
        return "blank"
    return "agrees" if female == (child.sex == "F") else "blank"


def judge_without_id(
    children: list[Noticed],
    chosen: list[tuple[int, Subject, Answer]],
    ppn: Ppn,
    standing: Standing,
    circumstances: Circumstances,
    force: Force,
) -> list[tuple[int, Subject, Answer]]:
    """Without the id a PPN covers only if it also names a linked adult or the address, and the description fits.

    Ruling 15. Otherwise a match to check where a forename fits, or an age with one thing more, and nothing is against.
    """
    scene = circumstances.scene
    tied = is_tied(ppn, scene)
    likely = [
        (position, subject, answer)
        for position, subject, answer in chosen
        if tied or fits_vaguely(children[position], subject, ppn, scene, children)
    ]
    if not likely or is_anothers(likely, tied, children, ppn, standing, circumstances, force):
        return []
    sure = tied and standing is Standing.LOOSE and ppn.kind in COVERING
    described = all(is_described(children[position], subject, ppn, scene) for position, subject, _ in chosen)
    # Of fewer than the log counts the rest are not covered; a child too many speaks of another household or day.
    fits = described and count_children(ppn, scene) <= len(children)
    cover = Cover.CERTAIN if sure and fits else Cover.PERHAPS
    bound = "agrees" if tied else "blank"
    return [
        (position, subject, Answer(cover, "name", ppn.ppn_id, bind(answer.likeness, bound)).at_most(answer.cover))
        for position, subject, answer in likely
    ]


def is_anothers(
    likely: list[tuple[int, Subject, Answer]],
    tied: bool,
    children: list[Noticed],
    ppn: Ppn,
    standing: Standing,
    circumstances: Circumstances,
    force: Force,
) -> bool:
    """Whether a PPN is another incident's: by its id, by a child on record there, by its narrative, or by its time."""
    fit = fit_narrative(ppn, circumstances.scene)
    if fit.against or (standing is Standing.LATE and not (tied and fit.is_plain)):
        return True
    if is_named_elsewhere(ppn, circumstances) or is_spoken_for(ppn, circumstances, force):
        return True
    return loses_to_rival(ppn, likely, tied, children, fit, circumstances, force)


def is_named_elsewhere(ppn: Ppn, circumstances: Circumstances) -> bool:
    """Whether a PPN bears the id of another incident that has a child of its own."""
    named = find_named_rival(ppn, circumstances) if ppn.incident_known else None
    return named is not None and shows_child(named)


def shows_child(scene: Scene) -> bool:
    """Whether an incident has a child of its own, in its log or among those linked to it."""
    on = scene.incident.reported_on
    ages = (tell_age(link.person, (link.age,), on) for link in scene.involvements)
    return bool(scene.reading.mentions) or any(age and age.may_be_child for age in ages)


def is_tied(ppn: Ppn, scene: Scene) -> bool:
    """Whether a PPN names a grown-up linked to an incident, or its address (ruling 15)."""
    return names_linked_adult(ppn, scene) or names_address(ppn, scene)


def names_address(ppn: Ppn, scene: Scene) -> bool:
    """Whether the narrative gives the address of the incident: its number and street."""
    return gives_address(ppn.narrative, scene.incident.location)


def is_described(child: Noticed, subject: Subject, ppn: Ppn, scene: Scene) -> bool:
    """Whether a subject agrees with the name or the age that the log gives; with neither, nothing may be against it."""
    likeness = compare_described(child, subject, ppn, scene.incident.reported_on)
    agrees = "agrees" in (likeness.name, likeness.age) or likeness.age == "near"
    return not likeness.conflicts and (agrees or (not child.forename and child.age is None))


def fits_vaguely(child: Noticed, subject: Subject, ppn: Ppn, scene: Scene, children: list[Noticed]) -> bool:
    """A forename fits vaguely, or an age within a year with one of sex, relation, place or officer, nothing against.

    Ruling 15; another number of children than the log's speaks against.
    """
    return count_children(ppn, scene) == len(children) and could_be(child, subject, ppn, scene)


def could_be(child: Noticed, subject: Subject, ppn: Ppn, scene: Scene) -> bool:
    """Whether a subject has the forename that the log gives, or about the age and one thing more; nothing against."""
    likeness = compare_described(child, subject, ppn, scene.incident.reported_on)
    if likeness.conflicts:
        return False
    if likeness.name == "agrees":
        return True
    return likeness.age in ("agrees", "near") and has_one_more(child, likeness, ppn, scene)


def has_one_more(child: Noticed, likeness: Likeness, ppn: Ppn, scene: Scene) -> bool:
    """Whether sex, relation, place or officer agrees as well."""
    words = read_narrative(ppn).folded
    relation = child.mention.relation if child.mention else ""
    officer = bool(ppn.officer_id) and ppn.officer_id == scene.incident.officer_id
    place = bool((set(fold(scene.incident.location).split()) - SAYS_LITTLE) & words)
    related = relation not in VAGUE_RELATIONS and relation in words
    return likeness.sex == "agrees" or officer or place or related


def loses_to_rival(
    ppn: Ppn,
    chosen: list[tuple[int, Subject, Answer]],
    tied: bool,
    children: list[Noticed],
    fit: Fit,
    circumstances: Circumstances,
    force: Force,
) -> bool:
    """Whether another incident, whose log describes the PPN's child as well, fits better or is nearer before it.

    Rulings 13 and 15: one whose grown-up or address the PPN gives goes before one of which it gives neither, then one
    whose log gives the child's forename.
    """
    named = any(compare_names(children[position], subject) == "agrees" for position, subject, _ in chosen)
    for rival in find_rivals(ppn, circumstances):
        if not is_in_time(ppn, rival, force) or is_left_out(rival, force):
            continue
        bound = is_tied(ppn, rival)
        if not (allows(ppn, rival) if bound else describes(ppn, rival)):
            continue
        ours, theirs = (tied, named), (bound, names_forename(ppn, rival))
        if ours != theirs:
            if theirs > ours:
                return True
            continue
        lead = fit.score - fit_narrative(ppn, rival).score
        if lead < 0 or (lead == 0 and is_nearer(rival, circumstances.scene)):
            return True
    return False


@lru_cache(maxsize=16384)
def allows(ppn: Ppn, scene: Scene) -> bool:
    """Whether the log of an incident speaks of a child against whom nothing on the PPN speaks."""
    on = scene.incident.reported_on
    children = [Noticed((), mention=mention) for mention in scene.reading.mentions]
    named = pick_child_subjects(ppn, on)
    return any(not compare_described(child, subject, ppn, on).conflicts for child in children for subject in named)


@lru_cache(maxsize=16384)
def names_forename(ppn: Ppn, scene: Scene) -> bool:
    """Whether the log of an incident gives the forename of a child on the PPN."""
    named = pick_child_subjects(ppn, scene.incident.reported_on)
    return any(
        mention.forename and forenames_agree(mention.forename, subject.forename)
        for mention in scene.reading.mentions
        for subject in named
    )


@lru_cache(maxsize=16384)
def describes(ppn: Ppn, scene: Scene) -> bool:
    """Whether the log of an incident may speak of a child on the PPN."""
    on = scene.incident.reported_on
    children = [Noticed((), mention=mention) for mention in scene.reading.mentions]
    return any(could_be(child, subject, ppn, scene) for child in children for subject in pick_child_subjects(ppn, on))
