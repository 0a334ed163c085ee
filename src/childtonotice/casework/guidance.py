"""What each field means, on the item page and beyond it, in the sentences that the manual prints too (features 29)."""

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
    "log": Guide(
        "Log",
        (
            "The words are the officers' own. A mark shows what our reading rests on, and for which child.",
            "Of a long log, entries without a mark are folded: open them before you decide that nothing is there.",
        ),
    ),
    "danger": Guide(
        "Whom you told, and when",
        (
            "Ring first: this page alerts nobody. Then write whom you told and when.",
            "It stays red on every page of the area until somebody confirms what was done. It is beside your decision.",
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
    "reason": Guide(
        "Why?",
        (
            "Choose the one that decides it. Figures count reasons, so “another” is for what none of them says.",
            "A coordinator can add or reword reasons; a decision keeps the words with which it was made.",
        ),
    ),
    "which": Guide(
        "Which PPN, or which incident?",
        (
            "Its number as your system shows it. Compare first: is it about this child and this event?",
            "Where another force or the council took it: who, when, and their reference. That is the proof of it.",
        ),
    ),
    "advice": Guide(
        "Whom do you ask?",
        (
            "The screening sergeant or the coordinator answers on the item, whichever of them comes first.",
            "The officer gets a mail with our number and a link, and reads your words after signing in. What they say "
            "by telephone is noted on the item.",
        ),
    ),
    "wait": Guide(
        "What do you wait for, and from whom?",
        (
            "Say what has to come and who brings it. Nobody is written to: to ask the officer, choose Ask for advice.",
            "The item comes back at the end of that day, whatever came. No clock stops meanwhile.",
        ),
    ),
    "asked-children": Guide(
        "For which children?",
        (
            "Every child without a PPN is ticked. Untick one only with a reason, and say what holds for them instead.",
            "A child may be affected who saw and heard nothing of it: who lives there counts.",
        ),
    ),
    "category": Guide(
        "Category",
        ("What the child was exposed to, as the record suggests it. Choose all that hold: themes are counted by it.",),
    ),
    "officer-words": Guide(
        "Words to the officer",
        (
            "They see this after signing in; the mail quotes our number alone. Ask for what you need, and thank them.",
            "Most PPNs that are missing were forgotten in a long shift: nobody is accused here.",
        ),
    ),
    "opinion": Guide(
        "Do you agree?",
        (
            "Your opinion stands beside the decision and moves nothing. If you see it differently, say what in the "
            "record shows it: the item's row then says so.",
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
    "same-incident": Guide(
        "Closing several: which incident are they the same as?",
        (
            "Give the reference of the record that stays. The ticked ones are closed, each with your reason and words.",
            "Compare the children first: one who is only on a closed record is on nobody's list any more.",
        ),
    ),
    "hand-over": Guide(
        "Handing over: to whom, and what do they need to know?",
        (
            "Only people who were trained for it are offered. They see and decide this list on the days you give, "
            "and nothing longer.",
            "Your note stands above the list. Say what you know and the record does not: who rings back, and when.",
        ),
    ),
    "reply": Guide(
        "The officer's reply, noted for them",
        (
            "No reply ends a request. “Submitted” waits until the PPN is found; “none is needed” brings the item "
            "back to its reader; “not mine” goes to the supervisor.",
            "Note what you are told by telephone as it was said: it stands as the officer's reply, noted by you.",
        ),
    ),
    "put-off": Guide(
        "Putting off a request for a planned warrant",
        (
            "Only where a PPN now would warn somebody of the warrant. The supervisor whom you name answers for it.",
            "No reminder goes out until the time you give, at most 24 hours ahead. Every one is counted.",
        ),
    ),
    "feedback": Guide(
        "Feedback: what you tell the officer",
        (
            "One thing that they can do next time, or that was done well: what you saw, the rule, and an example.",
            "Name no child. The officer reads it after signing in and says so; the supervisor has a copy.",
        ),
    ),
    "headings": Guide(
        "Checking a PPN: is each heading there?",
        (
            "“There” means that the words say something of this child under it. What our reading found is a "
            "suggestion: read the text.",
            "What you mark as missing is named to the officer if you return the PPN.",
        ),
    ),
    "assessed-grading": Guide(
        "Checking a PPN: your own grading",
        (
            "Grade by the facts on the PPN, with the same words as everybody: standard, medium or high.",
            "Where you differ from the officer say why: they learn from it. All gradings are kept side by side.",
        ),
    ),
    "outcome": Guide(
        "Checking a PPN: what do you do with it?",
        (
            "Accept: it can go to the partner. Return: the officer adds what is missing and sends it again; if it is "
            "urgent, ring as well.",
            "“No PPN was needed” is kept apart, so that nobody is asked for too many.",
        ),
    ),
    "quality": Guide(
        "Checking a PPN: how good is it?",
        (
            "Green: good. Amber: it could be used, and one thing would have made it better. Red: it could not be used "
            "as it came.",
            "It is about this PPN and not about the officer. The officer and the supervisor see it.",
        ),
    ),
    "blind-check": Guide(
        "Blind check: what do you conclude?",
        (
            "Read it as if it were on your list. You are not told why it was drawn, so that your answer is your own.",
            "If you say that a PPN is needed, the incident comes to its area's list and somebody decides it there.",
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
    "behind “What is this?” beside each field, and so do the pages around it. A force reads its own word for PPN."
)
