"""The reasons a reader chooses from, six or fewer for each decision, in plain words; codes are fixed for ever.

These are the shipped ones, version 0: pages ask for what is in force, which a coordinator may have changed.
"""

from __future__ import annotations

from datetime import datetime

from childtonotice.casework.in_force import words_in_force, words_then
from childtonotice.casework.models import Decision

REASONS: dict[Decision, tuple[tuple[str, str], ...]] = {
    Decision.NEEDED: (
        ("no-referral", "A child was there or is affected, and no PPN is found"),
        ("child-left-off", "A PPN is there, but leaves a child off"),
        ("other-event", "The PPN that is there is about another event"),
        ("claimed-not-found", "The log says a PPN was done, and none is found"),
        ("late-information", "What became known later shows a child"),
        ("other", "Another reason, said below"),
    ),
    Decision.NOT_NEEDED: (
        ("seen-and-well", "Seen and well, and the log says so"),
        ("only-mentioned", "Only mentioned, not affected"),
        ("other-force", "Taken by another force (who, when)"),
        ("already-with-partner", "Already with the council for this event (who, when)"),
        ("below-threshold", "Below the threshold of our policy"),
        ("other", "Another reason, said below"),
    ),
    Decision.SUBMITTED: (
        ("same-event", "The PPN is about this event and names every child"),
        ("wrong-reference", "The PPN bears a wrong or no reference"),
        ("spelling", "The PPN spells the name or date of birth differently"),
        ("other-system", "It is on another system (which, number)"),
        ("other", "Another reason, said below"),
    ),
    Decision.NO_CHILD: (
        ("adult", "The person is 18 or over"),
        ("misread", "The words do not speak of a child"),
        ("wrong-code", "The category was opened in error"),
        ("not-theirs", "A child is named who has no part in this"),
        ("other", "Another reason, said below"),
    ),
    Decision.SAME: (
        ("second-record", "A second record of the same event"),
        ("linked-log", "A later call about the same event"),
        ("other", "Another reason, said below"),
    ),
    Decision.ADVICE: (
        ("threshold", "I am not sure that our policy asks for a PPN"),
        ("sensitive", "It is sensitive, or touches someone's interest"),
        ("match", "I cannot tell whether the PPN is about this child"),
        ("seen", "Only the officer can say who was seen, and how they were"),
        ("other", "Another reason, said below"),
    ),
    Decision.WAIT: (
        ("officer", "The officer has to say what was seen"),
        ("record", "The record is being corrected"),
        ("partner", "A partner has to answer"),
        ("other", "Another reason, said below"),
    ),
}
ASKS = {
    Decision.NOT_NEEDED: "which-taken",
    Decision.SUBMITTED: "which-ppn",
    Decision.SAME: "which-incident",
    Decision.ADVICE: "whom",
    Decision.WAIT: "whom-and-until",
}
# Reasons that hand a child on to somebody else, and so need the proof of it (R54).
TAKEN_ELSEWHERE = ("other-force", "already-with-partner")
RISKS = (
    ("standard", "Standard: nothing shows that serious harm is likely"),
    ("medium", "Medium: serious harm could follow if things change"),
    ("high", "High: serious harm could happen at any time"),
)
GRADES = tuple(code for code, _ in RISKS)
PROMPTS = (
    ("siblings", "Brothers and sisters"),
    ("friends", "Friends"),
    ("suspects-children", "The suspect's own children"),
    ("unborn", "An unborn child"),
)
# Asked besides, where the log tells of abuse long ago (R55).
LONG_AGO = ("reached-today", "Children the suspect can reach today")
PROMPT_ANSWERS = (("none", "None seen"), ("yes", "Yes"), ("unknown", "Not known"))

# What a blind check asks. The second puts the incident on its area's list.
CHECKS = (
    ("no-child", "No child is involved"),
    ("ppn-needed", "A child is involved, and a PPN is needed"),
    ("not-needed", "A child is involved, and no PPN is needed"),
    ("unclear", "I cannot tell from the record"),
)

PUNCTUATION = ".,;:!?-()'\""

# Words that say nothing: alone, or with one another, they are refused.
EMPTY_WORDS = frozenset(
    (
        "seen", "noted", "agreed", "agree", "ok", "okay", "yes", "no", "done", "read", "reviewed", "checked", "nfa",
        "na", "n/a", "none", "nil", "as", "above", "see", "log", "comment", "the", "is", "it", "and", "all", "fine",
        "good", "duly", "per", "nothing", "further", "action", "to", "add",
    )
)  # fmt: skip


def reasons_of(decision: Decision) -> tuple[tuple[str, str], ...]:
    """The reasons in force for a decision."""
    return words_in_force(f"reasons-{decision.value}", REASONS[decision])


def risks_in_force() -> tuple[tuple[str, str], ...]:
    """The grades of risk, each with the help that is in force (R20)."""
    return words_in_force("risks", RISKS)


def prompts_in_force() -> tuple[tuple[str, str], ...]:
    """The children whom a reader is asked to think of, as it is in force (R23)."""
    return words_in_force("prompts", PROMPTS)


def title_of(decision: Decision, reason: str) -> str:
    """The words of a reason that may be chosen now; empty where the decision has no such reason."""
    return dict(reasons_of(decision)).get(reason, "")


def title_then(decision: Decision, reason: str, at: datetime) -> str:
    """The words of a reason as they were when the decision was made."""
    return words_then(f"reasons-{decision.value}", REASONS[decision], reason, at)


def say_nothing(words: str) -> bool:
    """Whether these words say nothing that decides: empty, "seen", "noted", "agreed" and the like."""
    told = [word.strip(PUNCTUATION).casefold() for word in words.split()]
    return all(word in EMPTY_WORDS for word in told if word)
