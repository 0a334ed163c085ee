"""Every setting that may be changed on the page: its title, what is shipped, and what its words must be (R20, R42)."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from childtonotice.casework.force import CONTACTS, STEPS, TARGETS, shipped_force, split_contact
from childtonotice.casework.guidance import GUIDES, number_sentences
from childtonotice.casework.in_force import Pairs
from childtonotice.casework.lessons import LESSONS, parts_of
from childtonotice.casework.models import Decision
from childtonotice.casework.reasons import PROMPTS, REASONS, RISKS
from childtonotice.casework.sheet_words import (
    CHILD_COLUMNS,
    ITEM_COLUMNS,
    SHEET_CHILDREN,
    SHEET_ITEMS,
    find_column_fault,
    split_column,
)
from childtonotice.screening.force import STEPS_AFTER

LONGEST = 600
MOST_HOURS = 24 * 14
MOST_REASONS = 6


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting. ``labels``: what stands beside each line; ``most``: lines it may grow to, 0 where it may not grow.

    ``agreed``: a change counts only once another person has agreed to it. ``find_fault``: the sentence that says what
    is wrong with a line, empty where nothing is.
    """

    code: str
    group: str
    title: str
    hint: str
    shipped: Pairs
    labels: tuple[tuple[str, str], ...] = ()
    most: int = 0
    long: bool = False
    agreed: bool = False
    find_fault: Callable[[str], str] = lambda _words: ""

    def complete(self, value: Pairs) -> Pairs:
        """The lines of a version with those that came with a later release; what may grow is whole as it is."""
        said = dict(value)
        return value if self.most else tuple((code, said.get(code, words)) for code, words in self.shipped)

    def label_of(self, code: str, place: int) -> str:
        """What stands beside a line: its name, else its place."""
        return dict(self.labels).get(code, f"Line {place}")


def all_settings() -> dict[str, Setting]:
    """Every setting by its code, in the order of the page."""
    return {setting.code: setting for setting in _settings()}


def _settings() -> Iterator[Setting]:
    yield from (_reasons(decision) for decision in Decision)
    yield Setting(
        "risks", "Deciding", "Grading help: what each risk means",
        "One example for each grade. A reader chooses by these words.", RISKS,
        tuple((code, code.capitalize()) for code, _ in RISKS), long=True,
    )  # fmt: skip
    yield Setting(
        "prompts", "Deciding", "Also think of: the children who are easily left off",
        "Each is answered with none seen, yes or not known.", PROMPTS, most=8,
    )  # fmt: skip
    yield from (_guide(code) for code in GUIDES)
    for lesson in LESSONS:
        yield Setting(
            f"lesson-{lesson.code}", "Feedback to officers", lesson.title.replace("{word}", "PPN"),
            "The sender changes it to fit. {word} stands for the force’s own word for a PPN.", parts_of(lesson),
            (("title", "What it is about"), ("words", "Words"), ("rule", "The rule"), ("example", "An example")),
            long=True,
        )  # fmt: skip
    yield from _columns()
    yield _targets()
    yield _steps()
    yield _contacts()


def _columns() -> Iterator[Setting]:
    sheets = (
        (SHEET_ITEMS, "Columns of the workbook: items", ITEM_COLUMNS),
        (SHEET_CHILDREN, "Columns of the workbook: children", CHILD_COLUMNS),
    )
    for code, title, shipped in sheets:
        labels = tuple((field, split_column(words)[0]) for field, words in shipped)
        yield Setting(
            code, "Excel", title,
            "Heading, colon, how it is filled in. You propose it with a reason; another coordinator agrees to it. "
            "Workbooks that are out already come back with the headings they went out with.",
            shipped, labels, agreed=True, find_fault=find_column_fault,
        )  # fmt: skip


def _reasons(decision: Decision) -> Setting:
    return Setting(
        f"reasons-{decision.value}", "Reasons", f"Reasons for “{decision.label}”",
        "Six or fewer. Empty a line to take it away: decisions made with it keep its words. A taken away "
        "code is never used again.", REASONS[decision], most=MOST_REASONS,
    )  # fmt: skip


def _guide(code: str) -> Setting:
    guide = GUIDES[code]
    return Setting(
        f"guide-{code}", "Help beside each field", guide.title,
        "Shown behind “What is this?”. One sentence or two to a line.", number_sentences(guide), most=6, long=True,
    )  # fmt: skip


TARGET_LABELS = {
    "read_first_hours": "Read first: decide within, hours",
    "recovery_hours": "PPN in after the decision, hours",
    "remind_before_hours": "Remind the officer before it is due, hours",
    "escalate_after_hours": "Tell the inspector after it was due, hours",
    "longest_wait_days": "Longest time an item may wait, days",
    "vat_hours": "Assessment of a PPN that came, hours",
    "partner_working_days": "Answer of a partner, working days",
}
STEP_LABELS = {
    "vat": "The assessment team checks what was submitted",
    "shared": "It is shared with a partner",
    "acknowledged": "The partner acknowledges it",
    "answered": "The partner's decision comes back",
}
ON, OFF = "on", "off"


def _targets() -> Setting:
    force = shipped_force()
    return Setting(
        TARGETS, "Targets and numbers", "Targets",
        "They count from the moment they begin. A request that was made keeps its due time.",
        tuple((name, str(getattr(force, name))) for name in TARGET_LABELS), tuple(TARGET_LABELS.items()),
        find_fault=_fault_of_number,
    )  # fmt: skip


def _steps() -> Setting:
    fed = shipped_force().fed_steps
    return Setting(
        STEPS, "Targets and numbers", "Steps after a PPN was submitted",
        "On where somebody enters it or a feed brings it; a step that is off raises no chase.",
        tuple((step, ON if step in fed else OFF) for step in STEPS_AFTER), tuple(STEP_LABELS.items()),
        find_fault=lambda words: "" if words in (ON, OFF) else f"Write {ON} or {OFF}",
    )  # fmt: skip


def _fault_of_number(words: str) -> str:
    whole = words.isascii() and words.isdigit()
    return "" if whole and 0 < int(words) <= MOST_HOURS else f"Give a whole number from 1 to {MOST_HOURS}"


def _contacts() -> Setting:
    told = enumerate(shipped_force().contacts, start=1)
    return Setting(
        CONTACTS, "Targets and numbers", "Whom to call when a child may be in danger now",
        "Name, colon, number: “Control room: 101”. They stand on every item.",
        tuple((f"contact-{place}", f"{name}: {number}") for place, (name, number) in told), most=8,
        find_fault=_fault_of_contact,
    )  # fmt: skip


def _fault_of_contact(words: str) -> str:
    return "" if all(split_contact(words)) else "Write the name, a colon and the number"
