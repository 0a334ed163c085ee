"""Why an incident is on the list, in sentences a sergeant would say."""

from __future__ import annotations

from collections import Counter
from functools import lru_cache

from childtonotice.screening.circumstances import Circumstances, Scene
from childtonotice.screening.findings import Cover, Notice, Status
from childtonotice.screening.force import Force
from childtonotice.screening.rules.ages import Age
from childtonotice.screening.rules.answers import Answer
from childtonotice.screening.rules.doubts import tell_doubts
from childtonotice.screening.rules.noticed import IN_ORDER, Noticed
from childtonotice.screening.rules.triggers import Risks, Trigger, find_triggers

HOW = {
    Notice.LINKED: "named on the record",
    Notice.TEXT: "spoken of in the log",
    Notice.CODE: "shown by the category",
    Notice.ADDRESS: "recorded at the address",
}
SEXES = {"F": "girl", "M": "boy"}
MOST_KINDS = 4  # of more kinds of children only the number is told
NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
PLURALS = (
    ("child", "children"), ("girl", "girls"), ("boy", "boys"), ("baby", "babies"), ("toddler", "toddlers"),
    ("unborn child", "unborn children"),
)  # fmt: skip
SMALL = ("baby", "toddler")
CLAIMS = {
    "done": "The log says that a {ppn} was done, and none is found.",
    "promised": "The log says that a {ppn} will follow, and none is found.",
    "deferred": "The log puts the {ppn} off until later.",
    "not-required": "The log says that no {ppn} is needed: that is for a reader to decide.",
    "adult-only": "The log speaks of an adult {ppn}: it does not cover a child.",
    "verbal": "Someone was told by word of mouth: that is not a {ppn}.",
    "other-form": "The log speaks of another form, and no {ppn} is found.",
}


CONCERNS, MOST_TOLD = "It concerns", 3
PARTLY = "The log says that a {ppn} was done: it does not cover every child."


def give_reasons(
    children: list[Noticed],
    answers: list[Answer],
    status: Status,
    circumstances: Circumstances,
    scene: Scene,
    risks: Risks,
    force: Force,
) -> tuple[str, ...]:
    """Every item says why it is listed: who the children are, what covers them, what the log claims (R5, R9).

    ``scene``: that of the circumstances, with the risks that its log tells of. Last of all what it concerns, by the
    triggers T1 to T15.
    """
    doubts = tell_doubts(answers, circumstances, force) if status.needs_a_look else ()
    sentences = [describe_children(children), describe_cover(children, answers, status, doubts, force)]
    sentences += [f"{child.why.capitalize()}." for child in children if child.why][:1]
    if status.needs_a_look:
        sentences += describe_claims(scene, status, force)
        sentences.append(describe_triggers(find_triggers(children, risks, scene, force.rules_off)))
    return tuple(sentence for sentence in sentences if sentence)


def describe_children(children: list[Noticed]) -> str:
    """Who the children are and how they came to notice, without a name."""
    groups: dict[Notice, list[str]] = {}
    for child in children:
        groups.setdefault(child.found_by[0], []).append(describe_child(child))
    ways = [way for way in IN_ORDER if way in groups]
    if sum(len(set(words)) for words in groups.values()) > MOST_KINDS:
        parted = ", " if len(ways) > 1 else " "
        return f"{len(children)} children{parted}{' and '.join(HOW[way] for way in ways)}."
    told = join_words([f"{join_words(count_alike(groups[way]))} {HOW[way]}" for way in ways])
    return told[0].upper() + told[1:] + "."


def count_alike(words: list[str]) -> list[str]:
    """Children described alike as one: "two boys of 12", "three children"."""
    if len(words) < 2:
        return words
    numbers = Counter(words)
    return [word if number == 1 else f"{say_number(number)} {say_plural(word)}" for word, number in numbers.items()]


def say_number(number: int) -> str:
    """A number in words up to nine."""
    return NUMBERS[number] if number < len(NUMBERS) else str(number)


def say_plural(word: str) -> str:
    """Several of one description: "boys of 12", "children under 5", "babies"."""
    for one, several in PLURALS:
        if word.startswith(one):
            return several + word[len(one) :]
    return word


def describe_child(child: Noticed) -> str:
    """A child as a word and an age: "girl of 4", "baby of 5 months", "unborn child", "child"."""
    if child.is_unborn:
        return "unborn child"
    age = child.age
    if age is None:
        relation = child.mention.relation if child.mention else ""
        return relation if relation in SMALL else SEXES.get(child.sex, "child")
    return describe_aged(age, child.sex)


@lru_cache(maxsize=1024)
def describe_aged(age: Age, sex: str) -> str:
    """A child of some age: "girl of 4", "baby of 5 months"."""
    return f"{'baby' if age.high < 1 else SEXES.get(sex, 'child')} {describe_age(age)}"


def describe_age(age: Age) -> str:
    """An age in words: "of 7", "of 5 months", "of 12 to 14", "under 10"."""
    if age.high < 1:
        months = round(age.high * 12)
        return f"of {months} months" if months > 1 else "of a few weeks"
    low, high = int(age.low), int(age.high)
    if low == high:
        return f"of {low}"
    return f"under {high + 1}" if low == 0 else f"of {low} or older" if high > 100 else f"of {low} to {high}"


def describe_cover(
    children: list[Noticed], answers: list[Answer], status: Status, doubts: tuple[str, ...], force: Force
) -> str:
    """What covers them, whom nothing covers (F2), and what is in doubt about a PPN that may be the one."""
    sure = sum(answer.cover is Cover.CERTAIN for answer in answers)
    perhaps = sum(answer.cover is Cover.PERHAPS for answer in answers)
    if status is Status.EXCLUDED:
        return "Left out by a rule of the force."
    if sure == len(answers):
        whom = {1: "the child", 2: "both children"}.get(sure, f"all {sure} children")
        return f"A {force.ppn_word} covers {whom}."
    whom = "" if len(answers) == 1 else " for one child" if perhaps == 1 else f" for {perhaps} children"
    doubt = f": {doubts[0]}" if len(doubts) == 1 else ""
    maybe = f" A {force.ppn_word} may be the one{whom}{doubt}. Compare." if perhaps else ""
    if sure:
        left = f" None is found for {describe_left(children, answers)}." if sure + perhaps < len(answers) else ""
        return f"A {force.ppn_word} covers {sure} of {len(answers)} children.{left}{maybe}"
    return f"No {force.ppn_word} is found for certain.{maybe}" if perhaps else f"No {force.ppn_word} is found."


def describe_left(children: list[Noticed], answers: list[Answer]) -> str:
    """The children whom no PPN covers, as a reader would ask for them: "the girl of 6", "the other two boys"."""
    told = list(zip(map(describe_child, children), answers, strict=True))
    left = [word for word, answer in told if answer.cover is Cover.NONE]
    if len(set(left)) > MOST_KINDS:
        return f"the other {len(left)}"
    found = {word for word, answer in told if answer.cover is not Cover.NONE}
    alike = zip(dict.fromkeys(left), count_alike(left), strict=True)
    return join_words([f"the {'other ' if word in found else ''}{counted}" for word, counted in alike])


def describe_claims(scene: Scene, status: Status, force: Force) -> list[str]:
    """What the log says of a referral is told where none is found for certain (F3, F11)."""
    labels = dict.fromkeys(said.label for said in scene.reading.said if said.kind == "claim")
    words = CLAIMS | {"done": PARTLY} if status is Status.PART_COVERED else CLAIMS
    return [words[label].format(ppn=force.ppn_word) for label in labels if label in words]


@lru_cache(maxsize=4096)
def describe_triggers(triggers: tuple[Trigger, ...]) -> str:
    """What the incident concerns, by the first three triggers that it meets; empty where there is none."""
    phrases = [trigger.phrase for trigger in triggers[:MOST_TOLD]]
    return f"{CONCERNS} {join_words(phrases)}." if phrases else ""


def join_words(words: list[str]) -> str:
    """Words as a sentence lists them: a, b and c."""
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"
