"""One incident judged: its children, their cover, its status, in one straight line."""

from __future__ import annotations

from dataclasses import replace
from operator import attrgetter

from childtonotice.screening.circumstances import Circumstances, Reading, Scene
from childtonotice.screening.findings import Child, Cover, Finding, Mark, Status
from childtonotice.screening.force import Force
from childtonotice.screening.rules.answers import Answer
from childtonotice.screening.rules.coverage import cover_children
from childtonotice.screening.rules.exclusions import find_exclusions, warn_of_duplicate
from childtonotice.screening.rules.notice import find_children
from childtonotice.screening.rules.noticed import Noticed
from childtonotice.screening.rules.reasons import give_reasons
from childtonotice.screening.rules.triggers import find_triggers
from childtonotice.screening.rules.urgency import find_risks, name_categories, rank_priority
from childtonotice.screening.text import read_risks

PLACE = attrgetter("start", "end", "kind", "label")
IN_LOG = attrgetter("start", "end", "kind", "child", "label")


def judge(circumstances: Circumstances, force: Force) -> Finding | None:
    """An incident that involves, or may involve, a child gets one answer; one with no sign of a child gets none.

    Contract, "What a screening answers". Pure: the same circumstances and force give the same finding.
    """
    scene, incident = circumstances.scene, circumstances.scene.incident
    children = find_children(scene, force)
    if not children:
        return None
    scene = with_risks(scene)
    risks = find_risks(scene)
    answers = cover_children(children, circumstances, force)
    exclusions = find_exclusions(circumstances, force)
    status = decide_status(answers, exclusions)
    warning = warn_of_duplicate(circumstances, force) if exclusions else warn_of_window(circumstances, answers)
    return Finding(
        incident_id=incident.incident_id,
        area=incident.area,
        reported_at=incident.reported_at,
        status=status,
        children=tuple(write_child(child, answer) for child, answer in zip(children, answers, strict=True)),
        categories=name_categories(children, risks, scene, force),
        priority=rank_priority(children, answers, status, scene, risks, force),
        reasons=give_reasons(children, answers, status, circumstances, scene, risks, force),
        exclusions=exclusions,
        marks=mark_log(children, scene),
        warnings=(warning,) if warning else (),
    )


def with_risks(scene: Scene) -> Scene:
    """The risks and claims of the log count too where the child is known from the records alone (T1 to T15, R9).

    No engine reads them where the log names no child; which incidents are noticed is settled by then.
    """
    reading = scene.reading
    if reading.mentions or not (said := read_risks(scene.incident.log)):
        return scene
    return replace(scene, reading=Reading(said=tuple(sorted({*reading.said, *said}, key=PLACE))))


def name_triggers(circumstances: Circumstances, force: Force) -> tuple[str, ...]:
    """What an incident concerns, by the names of the triggers that it meets: all of them, where reasons tell three.

    T1 to T15, in their order, but for those that the force switched off.
    """
    scene = circumstances.scene
    children, scene = find_children(scene, force), with_risks(scene)
    return tuple(trigger.name for trigger in find_triggers(children, find_risks(scene), scene, force.rules_off))


def decide_status(answers: list[Answer], exclusions: tuple[str, ...]) -> Status:
    """The status is the first that holds: excluded; covered, every child; part-covered; check-match; else no-ppn.

    Ruling 16, R7.
    """
    covers = [answer.cover for answer in answers]
    if exclusions:
        return Status.EXCLUDED
    if all(cover is Cover.CERTAIN for cover in covers):
        return Status.COVERED
    if Cover.CERTAIN in covers:
        return Status.PART_COVERED
    return Status.CHECK_MATCH if Cover.PERHAPS in covers else Status.NO_PPN


def warn_of_window(circumstances: Circumstances, answers: list[Answer]) -> str:
    """With a window and less than 28 days before it, a PPN whose id we cannot look up is at most a match to check."""
    unknown = {ppn.ppn_id for ppn in circumstances.ppns if ppn.incident_id and not ppn.incident_known}
    if circumstances.complete or not any(answer.ppn_id in unknown for answer in answers):
        return ""
    return "A PPN bears an id that is not here, and less than 28 days before the window are: check the match."


def write_child(child: Noticed, answer: Answer) -> Child:
    """A child as the answer writes it."""
    mention = child.mention
    return Child(
        person_id=child.person.person_id if child.person else "",
        name=" ".join(part for part in (child.forename.strip(), child.surname.strip()) if part),
        age=child.age.text if child.age and not child.is_unborn else "",
        found_by=child.found_by,
        evidence=child.evidence,
        ppn_id=answer.ppn_id,
        match=answer.match,
        cover=answer.cover,
        relation=mention.relation if mention else "",
        sex=child.sex,
        presence=mention.presence if mention else "",
        why=child.why,
    )


def mark_log(children: list[Noticed], scene: Scene) -> tuple[Mark, ...]:
    """The stretches of the log that a reader should see, by position."""
    marks = [
        Mark("child", child.evidence.start, child.evidence.end, "", number)
        for number, child in enumerate(children, 1)
        if child.evidence.in_log
    ]
    marks += [Mark(said.kind, said.start, said.end, said.label) for said in scene.reading.said]
    return tuple(sorted(set(marks), key=IN_LOG)) if len(marks) > 1 else tuple(marks)
