"""What the pages about requests show: frozen values, every sentence already in the words a reader sees."""

from __future__ import annotations

from dataclasses import dataclass

from childtonotice.casework.lists.officer_questions import OfficerQuestion
from childtonotice.casework.lists.ppns import ToldShown


@dataclass(frozen=True, slots=True)
class RequestRow:
    """One open request of a list. ``owner``: who must act next; ``chase``: nobody answers, so somebody has to ring.

    ``exact`` and ``due_exact``: when it was reported and by when it is due, in full.
    """

    number: str
    reference: str
    why: str
    type: str
    reported: str
    exact: str
    area: str
    due: str
    due_exact: str
    late: str
    owner: str
    chase: bool


@dataclass(frozen=True, slots=True)
class FeedbackShown:
    """One feedback to an officer. ``own``: it is the reader's; else a copy. ``acknowledged``: when, or empty."""

    number: str
    reference: str
    officer: str
    own: bool
    praise: bool
    words: str
    rule: str
    example: str
    who: str
    when: str
    acknowledged: str
    can_acknowledge: bool


@dataclass(frozen=True, slots=True)
class RequestsPage:
    """The requests of a reader. ``messages``: how many need a person; ``to_thank``: ended, without feedback yet."""

    rows: tuple[RequestRow, ...]
    feedback: tuple[FeedbackShown, ...]
    messages: int
    to_thank: tuple[RequestRow, ...]
    own: bool
    has_team: bool
    told: tuple[ToldShown, ...] = ()
    questions: tuple[OfficerQuestion, ...] = ()


@dataclass(frozen=True, slots=True)
class ReplyShown:
    """What came back: from whom, when, what, and the words with it."""

    who: str
    when: str
    said: str
    words: str


@dataclass(frozen=True, slots=True)
class MessageShown:
    """One mail. ``asks``: a person has to say what became of it; ``certain``: it surely did not go.

    ``about``: the number of the item, or of the PPN where it is not ``on_item``; ``area_code`` where it is about the
    list of an area.
    """

    number: str
    kind: str
    to: str
    state: str
    when: str
    trouble: str
    asks: bool
    certain: bool
    about: str
    on_item: bool
    area_code: str = ""


@dataclass(frozen=True, slots=True)
class RequestPage:
    """One request, whole. ``children``: each asked for, with the PPN that came; ``standing``: who must act next."""

    number: str
    reference: str
    why: str
    type: str
    reported: str
    area: str
    open: bool
    standing: str
    chase: bool
    due: str
    late: str
    officer_words: str
    children: tuple[tuple[str, str], ...]
    replies: tuple[ReplyShown, ...]
    messages: tuple[MessageShown, ...]
    feedback: tuple[FeedbackShown, ...]
    can_reply: bool
    can_note: bool
    can_refuse: bool
    can_feedback: bool
    item_shown: bool

    @property
    def ppns(self) -> tuple[str, ...]:
        """The PPNs that answered it, each once."""
        return tuple(sorted({ppn for _, ppn in self.children if ppn}))
