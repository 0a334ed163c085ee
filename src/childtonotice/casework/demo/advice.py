"""The demo's people who are not sure, those who advise them, and the one who goes on leave and hands her list over."""

from __future__ import annotations

import random
from datetime import date, datetime, time, timedelta

from childtonotice.casework.actions.answers import Answer
from childtonotice.casework.actions.hand_overs import hand_over_list
from childtonotice.casework.actions.questions import give_advice
from childtonotice.casework.models import Advisor, Decision, HandOver, Item, Question, State, User
from childtonotice.casework.recover import whom_to_ask
from childtonotice.screening.circumstances import LONDON

ASKED = 0.08
AT_ONCE = 0.4
ADVISED_AT = time(14, 20)
TO_OFFICER = "Where were the children while this went on, and did you see them yourself?"
FROM_OFFICER = "In bed, I looked in on them at ten past; one had come down before we got there. I will send it today."
QUESTIONS = (
    ("threshold", "The child slept upstairs through an hour of shouting. Is that affected in the sense of our policy?"),
    ("match", "The referral has the right forename and another surname. Could it be this child?"),
    ("sensitive", "The caller works at the child's school and asks not to be named. Who tells the officer?"),
)
ADVICE = (
    "Yes. Shouting for an hour in the next room affects a child: ask for one, and say so in one sentence.",
    "The date of birth settles it: it is the same child. Close it as submitted and name the referral.",
    "Ask the officer in general words. I have told the assessment team who the caller is.",
)
ANSWERS = {reason: advice for (reason, _), advice in zip(QUESTIONS, ADVICE, strict=True)}
ON_LEAVE, STANDS_IN, LEAVE = "manager.eastcliff", "manager.southmoor", timedelta(days=3)
NOTE = "Two requests of Thursday are with the night shift, who are back on Monday at six. Ring the desk first."


def is_unsure(item: Item, chance: random.Random) -> bool:
    """Whether the demo's manager asks somebody about this item; nobody asks twice."""
    return chance.random() < ASKED and not item.questions.exists()


def ask_about(item: Item, chance: random.Random, now: datetime) -> Answer:
    """What an unsure manager sends to the screening sergeant, to the coordinator, or to the officer who attended."""
    reason, words = chance.choice(QUESTIONS)
    advisor = chance.choice(list(Advisor))
    if advisor is Advisor.OFFICER and whom_to_ask(item, now)[0]:
        return Answer(Decision.ADVICE.value, "seen", TO_OFFICER, whom=advisor.value)
    colleague = Advisor.SERGEANT if advisor is Advisor.OFFICER else advisor
    return Answer(Decision.ADVICE.value, reason, words, whom=colleague.value)


def answer_questions(day: date, *, all_of_them: bool) -> None:
    """Most questions are answered the same afternoon. ``all_of_them``: those left from the day before, too."""
    moment = datetime.combine(day, ADVISED_AT, LONDON)
    people = {"screening-sergeant": "sergeant", "coordinator": "coordinator"}
    waiting = Question.objects.filter(advice=None, review__withdrawn=None, item__state=State.WAITING)
    for question in waiting.select_related("item", "review", "by").order_by("pk"):
        chance = random.Random(f"{question.item.incident_id} advice")
        # What an officer says by telephone is noted by whoever asked.
        by = User.objects.filter(username=people.get(question.whom, question.by.username)).first()
        words = ANSWERS.get(question.review.reason, FROM_OFFICER)
        if by and (all_of_them or chance.random() < AT_ONCE):
            give_advice(by=by, number=question.item.number, question_id=question.pk, words=words, now=moment)


def go_on_leave(day: date) -> None:
    """One manager is away for some days, and another reads her list with his own."""
    by, to = (User.objects.filter(username=name).first() for name in (ON_LEAVE, STANDS_IN))
    if by and to and not HandOver.objects.exists():
        moment = datetime.combine(day, time(16, 30), LONDON)
        last = day + LEAVE
        hand_over_list(
            by=by, area_code="eastcliff", to=to.pk, starts_on=day, ends_on=last, note=NOTE, now=moment
        )  # fmt: skip
