"""What the list pages show: frozen values, every sentence already in the words a reader sees."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

# So many letters stand in one line of the column that tells the state, on a desktop.
ONE_LINE_OF_STATE = 25


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to choose: its fixed code, the words shown, how many there are, and whether it is chosen."""

    code: str
    title: str
    count: int | None = None
    chosen: bool = False


@dataclass(frozen=True, slots=True)
class Filters:
    """What a list is narrowed to, by fixed codes alone; empty means all.

    ``day`` is a London date; ``band`` read-first, read-next or then; ``status`` no-ppn, part-covered or check-match;
    ``found_by`` linked, text, code or address; ``category`` and ``grade`` codes of the list's own choices.
    """

    day: str = ""
    status: str = ""
    band: str = ""
    found_by: str = ""
    category: str = ""
    grade: str = ""

    @property
    def any(self) -> bool:
        """Whether the list is narrowed at all."""
        return any((self.day, self.status, self.band, self.found_by, self.category, self.grade))


@dataclass(frozen=True, slots=True)
class Row:
    """One item of a list. No child's name, no house number.

    ``band`` and ``band_words``: Read first, Read next, Then. ``covered``: "None of 2 covered". ``state_words``: only
    where there is one to say ("Being read by J Hall", "New child in the log", "PPN found 06:12"). ``waits``: for whom
    and until when. ``late``: by how much it is past its target, in words; empty in time. ``group``: "1 of 2 about one
    child". ``exact``: the report's time in full.
    """

    number: str
    reference: str
    band: str
    band_words: str
    why: str
    covered: str
    state: str
    state_words: str
    type: str
    reported: str
    reported_at: datetime
    reported_on: date
    place: str
    officer: str
    found_by: str
    area: str
    waits: str = ""
    late: str = ""
    danger: bool = False
    waited_for: str = ""
    pk: int = 0
    version: int = 0
    group: str = ""
    exact: str = ""

    @property
    def said(self) -> str:
        """Its state in words: what is known of it, then what it waits for."""
        return ". ".join(part for part in (self.state_words, self.waits) if part)

    @property
    def calm(self) -> bool:
        """Whether its state takes one line at most, so that the second line of the row may run on below it."""
        signs = ("Danger: not yet confirmed" if self.danger else "", self.late)
        words = [self.said, *(sign for sign in signs if sign)]
        return not (self.waited_for or self.group) and len(" ".join(words)) <= ONE_LINE_OF_STATE

    @property
    def facts(self) -> str:
        """The second line in grey, after when it was reported: where, who attended, our reference, how found."""
        parts = (
            self.place,
            f"officer {self.officer}" if self.officer else "",
            self.reference,
            f"found by {self.found_by}" if self.found_by else "",
        )
        return " · ".join(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class Unreadable:
    """A row of the extract that could not be read: check it on the force's own system."""

    number: str
    words: str
    problem: str
    cure: str
    may_hold_child: bool
    day: date


@dataclass(frozen=True, slots=True)
class Heading:
    """The line above a list: "York: 23 to read", then the grey figures."""

    area: str
    to_read: int
    read_first: int
    oldest: str
    overdue: int
    late_to_read: int
    restricted: int
    unread_since: str = ""
    today: str = ""

    @property
    def title(self) -> str:
        """The bold part of the line."""
        return f"{self.area}: {self.to_read} to read"

    @property
    def details(self) -> tuple[str, ...]:
        """The grey parts, in order; only those that say something."""
        requests = "1 request overdue" if self.overdue == 1 else f"{self.overdue} requests overdue"
        parts = (
            f"{self.read_first} to read first" if self.read_first else "",
            f"oldest reported {self.oldest}" if self.oldest else "",
            requests if self.overdue else "",
            f"{self.late_to_read} decision{'' if self.late_to_read == 1 else 's'} late" if self.late_to_read else "",
            f"{self.restricted} restricted, read by named readers" if self.restricted else "",
        )
        return tuple(part for part in parts if part)


@dataclass(frozen=True, slots=True)
class Banner:
    """One sentence or two above everything. ``colour`` red or yellow; ``code`` says which banner it is."""

    code: str
    colour: str
    words: str
    number: str = ""


@dataclass(frozen=True, slots=True)
class Empty:
    """Why a list is empty (feature 75). ``code``: feed-late, feed-short, none-found, done, filtered, no-run."""

    code: str
    words: str


@dataclass(frozen=True, slots=True)
class Worklist:
    """One tab of one area's list, whole: what the page shows and nothing else. ``notes``: hand-overs that run."""

    heading: Heading
    area_code: str
    areas: tuple[Choice, ...]
    tab: str
    tabs: tuple[Choice, ...]
    rows: tuple[Row, ...]
    unreadable: tuple[Unreadable, ...]
    filters: Filters
    choices: dict[str, tuple[Choice, ...]]
    sort: str
    order_words: str
    next_number: str = ""
    banners: tuple[Banner, ...] = ()
    empty: Empty | None = None
    more: int = 0
    notes: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found. ``said``: the sentence above the rows."""

    rows: tuple[Row, ...]
    said: str


@dataclass(frozen=True, slots=True)
class RunRow:
    """One run in the list of runs."""

    number: str
    day: date
    status: str
    status_words: str
    feed_words: str
    started: str
    incidents: int
    listed: int
    unreadable: int


@dataclass(frozen=True, slots=True)
class FileCount:
    """Records of one file: read = accepted + quarantined."""

    file: str
    read: int
    accepted: int
    quarantined: int


@dataclass(frozen=True, slots=True)
class RunPage:
    """One run: what came in, what went out, what could not be read, what was left out and covered by name."""

    row: RunRow
    window: str
    ended: str
    lines: tuple[str, ...]
    counts: tuple[tuple[str, int], ...]
    files: tuple[FileCount, ...]
    unreadable: tuple[Unreadable, ...]
    doubtful: tuple[Unreadable, ...]
    left_out: tuple[Row, ...]
    covered_by_name: tuple[Row, ...]
    samples: tuple[tuple[str, int, int], ...]
    fingerprints: tuple[tuple[str, str], ...]
    durations: tuple[tuple[str, float], ...] = ()


@dataclass(frozen=True, slots=True)
class AuditRow:
    """One row of the audit log as the auditor reads it: codes and ids only."""

    id: int
    at: datetime
    who: str
    verb: str
    subject: str
    details: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class AuditPage:
    """The newest rows of the audit log and whether the chain is whole."""

    rows: tuple[AuditRow, ...]
    total: int
    head: str
    whole: bool
    said: str
    older: int = 0


@dataclass(frozen=True, slots=True)
class DangerShown:
    """A child may be in danger now: said, not yet confirmed (or confirmed, with by whom)."""

    id: int
    number: str
    words: str
    confirmed: bool
    confirmed_words: str = ""
    reference: str = field(default="")
