"""Feedback as it is shipped: for each thing that was learnt, kind words, the rule in a sentence, and an example.

Whoever sends one changes it first to fit; nothing is ever sent by itself (R28). Every name and event is made up.
"""

from __future__ import annotations

from dataclasses import dataclass

from childtonotice.casework.in_force import words_in_force


@dataclass(frozen=True, slots=True)
class Lesson:
    """One template. {word} stands for the force's own word for a PPN; ``praise``: it thanks and asks for nothing."""

    code: str
    title: str
    words: str
    rule: str
    example: str
    praise: bool = False


LESSONS = (
    Lesson(
        "child-not-referred",
        "A child was there and no {word} was done",
        "Thank you for what you did at this incident. When I read the log afterwards I saw that a child was there, "
        "and no {word} had been sent. It has been put right. Next time, please send one before you finish your shift;"
        " if you are not sure, ring me and we decide together.",
        "Each child who was there, heard it, or normally lives there is named on a {word}, whether or not anyone was "
        "hurt.",
        "A quarrel is over when you arrive and a boy of six is asleep upstairs. He lives with it: name him, and write"
        " where he was and how he seemed.",
    ),
    Lesson(
        "child-left-off",
        "A {word} was done and left a child off",
        "Thank you for the {word} you sent. It named one child well; another who was there is not on it. It has been "
        "put right. Before you send the next one, please read your own log once for every child in it.",
        "A {word} answers only for the children it names: brothers, sisters and visiting friends are named too.",
        "Two sisters are in the kitchen and their cousin is staying the night. Three children, three names.",
    ),
    Lesson(
        "promised",
        "The log says that a {word} will follow, and none came",
        "Your log said that a {word} would follow, and I could not find one. It has come now, thank you. It helps to "
        "send it straight after the call, while you remember what the child said.",
        "A {word} that is promised in the log is sent before the end of the shift.",
        "“{word} to follow” at 23:10 becomes a number in the log before you book off.",
    ),
    Lesson(
        "words-of-the-child",
        "The {word} came, and the child's own words are missing",
        "Thank you for the {word}. It says well what happened. What I could not see is the child: what they said, how"
        " they looked, what they wanted. Even one sentence in their own words helps those who decide what comes next.",
        "A {word} says what the child said and how they seemed; where nobody spoke to them, it says so and why.",
        "“She said she puts her headphones on when they shout, and did not look up.”",
    ),
    Lesson(
        "not-needed",
        "You were right: no {word} was needed",
        "You told me why no {word} was needed, and you were right. Thank you for answering quickly. Writing the same "
        "sentence into the log at the time saves us both the question.",
        "Where a child is only mentioned, the log says where the child was and that they were not affected.",
        "“Children with their grandmother in another town since Friday, seen on a video call.”",
        praise=True,
    ),
    Lesson(
        "good-ppn",
        "A good {word}",
        "I read your {word} today and want to thank you for it. It names every child, says what they said and how "
        "they seemed, and what you did. That is what lets somebody help them the next morning.",
        "A good {word} names every child, and says what was seen, what was said, and what was done.",
        "It spoke of the small brother too, who had said nothing and held on to the dog.",
        praise=True,
    ),
)
BY_CODE = {lesson.code: lesson for lesson in LESSONS}
PARTS = ("title", "words", "rule", "example")


def parts_of(lesson: Lesson) -> tuple[tuple[str, str], ...]:
    """The parts of a template that a coordinator may write anew."""
    return tuple((part, getattr(lesson, part)) for part in PARTS)


def lessons_in_force() -> tuple[Lesson, ...]:
    """Every template as it is in force now."""
    return tuple(_in_force(lesson) for lesson in LESSONS)


def _in_force(lesson: Lesson) -> Lesson:
    said = dict(words_in_force(f"lesson-{lesson.code}", parts_of(lesson)))
    return Lesson(lesson.code, said["title"], said["words"], said["rule"], said["example"], lesson.praise)
