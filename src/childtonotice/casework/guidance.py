"""What each field of the item page means, in the sentences that the manual prints too (features 29)."""

from __future__ import annotations

from dataclasses import dataclass, replace

from childtonotice.casework.in_force import words_in_force


@dataclass(frozen=True, slots=True)
class Guide:
    """The help beside one field: its title, and what to do there. ``PPN`` stands for the force's own word."""

    title: str
    sentences: tuple[str, ...]


GUIDES = {
    "why": Guide(
        "Why you are reading this",
        (
            "The bold sentence says who, in what danger, and what is missing. The lines under it say how we know.",
            "“The rule” beside each is the sentence of the policy. If it is wrong here, decide as you see it.",
        ),
    ),
    "children": Guide(
        "Children",
        (
            "Every child of the incident, each with a sign: ✓ a PPN covers them, ✗ none does, ? one may: compare it.",
            "A child who is only spoken of in the log has no name here. The number stands beside the words that show "
            "them.",
        ),
    ),
    "prompts": Guide(
        "Also think of",
        (
            "Children who are easily left off. “Yes” adds a child: give age and relation, no name is needed.",
            "“Not known” is an honest answer and is kept.",
        ),
    ),
    "school": Guide(
        "School told (Operation Encompass)",
        (
            "After a domestic incident the child's school or college is to be told before the child comes in.",
            "“Not known yet” lets you decide now; the item then stays on the list of notices to be looked up.",
        ),
    ),
    "decision": Guide(
        "What do you decide?",
        (
            "PPN needed asks the officer for one. The next three close the item. Same as another incident closes a "
            "second record of one event.",
            "Not sure? Ask for advice: the item comes back to you with the answer. Waiting never stops a clock.",
        ),
    ),
    "risk": Guide(
        "Risk as you see it",
        (
            "Standard: shouting, the child asleep and well. Medium: the child saw it, or it has happened before. "
            "High: a weapon, strangulation, a child hurt, alone or missing.",
            "Your grading stands beside the officer's and the assessment team's. Nobody's is overwritten.",
        ),
    ),
    "words": Guide(
        "In one sentence",
        (
            "Say what in the record decides it: who was seen, when, by whom, and where it is written.",
            "“Seen”, “noted” or “agreed” alone are refused. Write no more about anyone than is needed.",
        ),
    ),
}


def number_sentences(guide: Guide) -> tuple[tuple[str, str], ...]:
    """The sentences of a help text, each under its number."""
    return tuple((str(number), sentence) for number, sentence in enumerate(guide.sentences, start=1))


def guide_in_force(code: str) -> Guide:
    """The help beside a field as it is in force now (R20)."""
    shipped = GUIDES[code]
    said = words_in_force(f"guide-{code}", number_sentences(shipped))
    return replace(shipped, sentences=tuple(words for _, words in said))


def describe_guidance() -> str:
    """The page of the manual that holds the same sentences (docs/reading.md)."""
    lines = ["# Reading and deciding: what each field means", "", INTRODUCTION]
    for guide in GUIDES.values():
        lines += ["", f"## {guide.title}", "", *guide.sentences]
    return "\n".join(lines) + "\n"


INTRODUCTION = (
    "Written from `casework/guidance.py` by `make docs`; edits made here are lost. The item page shows the same words "
    "behind “What is this?” beside each field. A force reads its own word for PPN."
)
