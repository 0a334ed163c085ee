"""What the item page shows: frozen values, every sentence already in the words a reader sees."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from childtonotice.casework.lists.questions import QuestionShown
from childtonotice.casework.lists.together import GroupShown
from childtonotice.casework.lists.values import Choice, DangerShown
from childtonotice.casework.models import Decision


@dataclass(frozen=True, slots=True)
class FieldShown:
    """One field compared: what the incident says, what the PPN says, and same, in doubt, differs or blank, and why."""

    field: str
    incident: str
    ppn: str
    outcome: str

    @property
    def look(self) -> str:
        """The outcome in one word, for the page's colours."""
        word = self.outcome.partition(":")[0].removeprefix("in ")
        return word if word in ("same", "doubt", "differs", "blank") else "verdict"


@dataclass(frozen=True, slots=True)
class PpnShown:
    """A PPN that covers or may cover a child of the item. ``when`` says how long after the report."""

    ppn_id: str
    submitted: str
    when: str
    kind: str
    grading: str
    reference: str
    officer: str
    categories: tuple[str, ...]
    subjects: tuple[str, ...]
    narrative: str


@dataclass(frozen=True, slots=True)
class UnbornShown:
    """An unborn child (R53): whose it is, and whether it is born since. ``women``: whom a reader may name as mother."""

    mother: str
    born: str
    women: tuple[Choice, ...] = ()


@dataclass(frozen=True, slots=True)
class ChildShown:
    """One child as a line of the check-list.

    ``cover`` certain, perhaps or none, with its sign (✓ ✗ ?) and ``cover_words``: "PPN 4471, Sun 05:10, by this
    reference", "No PPN found", "PPN 4471 may be this child: compare". ``is_new``: came after the last decision.
    ``council``: who receives their referral, by the address where they live.
    """

    id: int
    position: int
    sign: str
    sign_words: str
    cover: str
    cover_words: str
    name: str
    label: str
    age: str
    role: str
    found_by: str
    evidence: str
    why: str
    ppn_id: str
    compared: tuple[FieldShown, ...]
    is_new: bool = False
    council: str = ""
    unborn: UnbornShown | None = None

    @property
    def id_text(self) -> str:
        """The id as part of a field's name."""
        return str(self.id)


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of an entry of the log. ``kind``: empty, child, denial, claim, risk or blame; ``label`` its words."""

    text: str
    kind: str = ""
    label: str = ""
    child: int = 0


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the log: its time and writer as the log has them, and its words in parts."""

    number: int
    time: str
    writer: str
    parts: tuple[Part, ...]

    @property
    def marked(self) -> bool:
        """Whether any of its words are marked."""
        return any(part.kind for part in self.parts)


@dataclass(frozen=True, slots=True)
class PersonShown:
    """One person of the incident, with role and age on the day."""

    name: str
    role: str
    age: str
    child: bool


@dataclass(frozen=True, slots=True)
class Earlier:
    """One earlier incident of the same children. ``number`` opens it; empty where no item is held."""

    reported: str
    type: str
    area: str
    ppn: str
    number: str
    elsewhere: bool
    whose: str = ""
    exact: str = ""


@dataclass(frozen=True, slots=True)
class KnownBefore:
    """Earlier incidents and PPNs of the same children: counts, never a label. ``counted``: by one number or several."""

    heading: str
    earlier: tuple[Earlier, ...]
    counted: str
    facts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the timeline: what, who, when, and how late where there is a target."""

    title: str
    who: str
    when: str
    at: datetime
    late: str = ""
    words: str = ""


@dataclass(frozen=True, slots=True)
class OpinionShown:
    """A second opinion on a decision: "S Rowe agrees" or "S Rowe sees it differently", when, and the words."""

    said: str
    when: str
    words: str


@dataclass(frozen=True, slots=True)
class ReviewShown:
    """A decision that stands, or stood."""

    id: int
    decision: str
    title: str
    reason: str
    words: str
    who: str
    when: str
    stands: bool
    can_undo: bool
    children: tuple[tuple[str, str], ...]
    opinions: tuple[OpinionShown, ...] = ()
    which: str = ""
    can_add_opinion: bool = False

    @property
    def asks_only(self) -> bool:
        """Whether it only asks for advice: its words stand with the question, and are not said twice."""
        return self.decision == Decision.ADVICE

    @property
    def final(self) -> bool:
        """Whether it concludes the item; else the choice of a decision goes before undoing it."""
        return Decision(self.decision).final


@dataclass(frozen=True, slots=True)
class HoldShown:
    """Who is reading the item now. It only advises."""

    words: str
    mine: bool
    who: str
    until: datetime


@dataclass(frozen=True, slots=True)
class DecisionChoice:
    """One decision: its code, its words, its key, and its reasons (six or fewer)."""

    code: str
    title: str
    key: int
    final: bool
    asks: str
    reasons: tuple[Choice, ...]


@dataclass(frozen=True, slots=True)
class SchoolShown:
    """Whether the school was told: what may be said, and what was last said, by whom and when."""

    choices: tuple[Choice, ...]
    words: str
    said: str


@dataclass(frozen=True, slots=True)
class ItemPage:
    """One item, whole: what the page shows and nothing else.

    ``sentences``: why you are reading this, each with the rule's name. ``changed``: first of all, where something
    changed since a decision. ``version`` goes into the form and comes back with the decision.
    """

    number: str
    version: int
    reference: str
    type: str
    reported: str
    area: str
    area_code: str
    state: str
    state_words: str
    band_words: str
    place_in_list: str
    previous: str
    next: str
    why: str
    sentences: tuple[tuple[str, str], ...]
    changed: str
    children_heading: str
    children: tuple[ChildShown, ...]
    gone: tuple[ChildShown, ...]
    ppns: tuple[PpnShown, ...]
    facts: tuple[tuple[str, str], ...]
    people: tuple[PersonShown, ...]
    log: tuple[Entry, ...]
    known: KnownBefore
    timeline: tuple[Step, ...]
    reviews: tuple[ReviewShown, ...]
    dangers: tuple[DangerShown, ...]
    hold: HoldShown | None
    decisions: tuple[DecisionChoice, ...]
    risks: tuple[Choice, ...]
    categories: tuple[Choice, ...]
    prompts: tuple[Choice, ...]
    asked: str
    due: str
    outside: bool
    can_decide: bool
    can_return: bool
    can_confirm_danger: bool
    log_shown: bool
    log_erased: str
    names_shown: bool
    contacts: tuple[tuple[str, str], ...]
    record_link: str
    suggested_risk: str = ""
    changed_from: str = ""
    questions: tuple[QuestionShown, ...] = ()
    group: GroupShown | None = None
    advisors: tuple[Choice, ...] = ()
    longest_wait: str = ""
    school: SchoolShown | None = None
    may_decide: bool = False
    request: str = ""
    owner: str = ""
    can_feedback: bool = False

    @property
    def takes_opinion(self) -> bool:
        """Whether the reader may give a second opinion here, so that typed words have a box of their own."""
        return any(review.can_add_opinion for review in self.reviews)

    @property
    def answering(self) -> frozenset[str]:
        """The PPNs that answer, or may answer, for a child of the item; any other beside it is for somebody else."""
        return frozenset(child.ppn_id for child in self.children if child.ppn_id)
