"""The assessment team of the demo on a working day: one who is slow and kind, one who is quick and strict."""

from __future__ import annotations

import random
from datetime import date, datetime, time, timedelta

from childtonotice.casework.access import reader_of
from childtonotice.casework.actions.assessments import Judged, assess_ppn
from childtonotice.casework.actions.partners import note_steps
from childtonotice.casework.aware import CODES, MISSING, THERE
from childtonotice.casework.lists.partners import PartnerRow, partners_page
from childtonotice.casework.lists.ppns import PpnPage, ppn_page, ppn_queue
from childtonotice.casework.models import Step, User
from childtonotice.casework.partners import Note
from childtonotice.screening.circumstances import LONDON

SLOW, STRICT = "vat", "vat.strict"
# How many each checks in a day, from when, how long one takes, and how many headings may lack before it is returned.
HABITS = {SLOW: (7, time(11), timedelta(minutes=25), 4), STRICT: (22, time(9), timedelta(minutes=7), 3)}
ASKS = {
    "words": "What did the child say? Even one sentence in their own words helps.",
    "voice": "What does the child want or fear?",
    "environment": "How was the home: food, warmth, where they sleep?",
    "school": "Please add the school, so that somebody can look after them there in the morning.",
}
PLEASE = "Thank you for this. Please add what is missing."
NEXT_TIME = "Thank you. It was good to read what you did; one thing more would have helped whoever reads it next."
KIND = "Thank you. It tells well what happened, and the child can be seen in it."
ANSWERS = ("early-help", "assessment", "no-further-action", "already-known", "strategy-meeting", "not-needed")
WEIGHTS = (30, 22, 30, 10, 6, 2)


def check_ppns(day: date) -> None:
    """Each of the team checks what they can this day, from the top of the queue."""
    for username, (most, begins, takes, lacks) in HABITS.items():
        checker = User.objects.filter(username=username).first()
        if checker is None:
            continue
        start = datetime.combine(day, begins, LONDON)
        for place, row in enumerate(ppn_queue(reader_of(checker, start), now=start).rows[:most]):
            moment = start + (place + 1) * takes
            page = ppn_page(reader_of(checker, moment), row.number, moment)
            assess_ppn(by=checker, number=row.number, judged=_judge(page, lacks), now=moment)


def _judge(page: PpnPage, lacks: int) -> Judged:
    """What a checker concludes who believes what our reading found, and looks twice at what it did not find."""
    chance = random.Random(f"{page.ppn_id} {lacks}")
    found = {heading.code: bool(heading.suggested) for heading in page.headings}
    headings = {code: THERE if found[code] or chance.random() < 0.72 else MISSING for code in CODES}
    missing = [code for code in CODES if headings[code] == MISSING]
    returned = len(missing) >= lacks
    grading, words = _grade(page, chance)
    asked = [ASKS[code] for code in missing if code in ASKS]
    told = " ".join([PLEASE if returned else NEXT_TIME, *asked]) if missing else KIND
    return Judged(
        seen=page.stamp,
        outcome="returned" if returned else "accepted",
        headings=headings,
        grading=grading,
        grading_words=words,
        rag="red" if len(missing) > lacks else "amber" if returned or missing else "green",
        unnecessary=not returned and chance.random() < 0.03,
        words=told,
    )


def _grade(page: PpnPage, chance: random.Random) -> tuple[str, str]:
    """The team's own grading: mostly the officer's, higher where the text speaks louder, now and then lower."""
    given = page.officer_grading or "medium"
    if page.advice:
        return "medium", "The text speaks of more than was graded."
    if chance.random() < 0.15:
        higher = {"standard": "medium", "medium": "high", "high": "medium"}[given]
        return higher, "The household was before us twice this year; seen together this is another grade."
    return given, ""


def hear_from_partners(day: date) -> None:
    """An afternoon: what is accepted goes to the councils, and what they acknowledge and decide is noted in bulk."""
    moment = datetime.combine(day, time(16, 30), LONDON)
    clerk = User.objects.filter(username=STRICT).first()
    if clerk is None:
        return
    rows = partners_page(reader_of(clerk, moment), moment).rows
    notes = [note for row in rows if (note := _hear(row, moment)) is not None]
    if notes:
        note_steps(by=clerk, notes=notes, now=moment)


def _hear(row: PartnerRow, now: datetime) -> Note | None:
    """What this day brings for one PPN; one council in the demo is slow to answer."""
    chance = random.Random(f"{row.number} {now.date()}")
    codes = {choice.code for choice in row.steps}
    at = now - timedelta(minutes=chance.randrange(5, 60))
    if Step.SHARED.value in codes:
        return Note(row.number, Step.SHARED.value, at, row.partner or "Moor and Coast Council")
    if row.chase and chance.random() < 0.3:
        return Note(row.number, Step.CHASED.value, at)
    if chance.random() > (0.8 if row.partner.startswith("Northvale") else 0.45):
        return None
    if Step.ACKNOWLEDGED.value in codes:
        return Note(row.number, Step.ACKNOWLEDGED.value, at)
    return Note(row.number, Step.ANSWERED.value, at, answer=chance.choices(ANSWERS, WEIGHTS)[0])
