"""A force's settings: numbers, lists and names, loaded from its folder and checked."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from childtonotice.screening.tables import CATEGORIES

SHIPPED_EXCLUSIONS = (
    ("marac", ("MARAC",)),
    ("strategy-meeting", ("STRATEGY MEETING",)),
    ("test", ("TEST",)),
    ("duplicate", ("DUPLICATE",)),
)
TRIGGER_NAMES = tuple(f"T{number}" for number in range(1, 16))
# What a force may switch off by name (``rules_off``): a trigger, an exclusion, a category of risk.
RULES_WITH_A_SWITCH = (
    *TRIGGER_NAMES,
    *(name for name, _ in SHIPPED_EXCLUSIONS),
    *(f"category:{name}" for name in CATEGORIES),
)
HOUSEHOLD_KINDS = ("domestic", "drugs", "concern for safety", "neglect", "missing")
CHILD_CATEGORIES = (
    "missing child", "missing person under 18", "misper u18", "child protection", "police protection",
    "child abuse", "child neglect", "child abduction", "child exploitation", "child sexual exploitation",
    "child criminal exploitation", "child cruelty", "child at risk", "child welfare", "found child", "lost child",
    "juvenile", "youth related", "truancy", "absent from school", "under 18",
)  # fmt: skip


# What may follow a PPN that was submitted; a step that a force does not record is off, and raises no chase.
STEPS_AFTER = ("vat", "shared", "acknowledged", "answered")


@dataclass(frozen=True, slots=True)
class Area:
    """A local command area, the councils that receive its referrals, and its codes in the force's files."""

    name: str
    councils: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Force:
    """One police force's settings; the defaults are the shipped policy (contract, rulings 1 to 16)."""

    name: str = "Example force"
    short_name: str = ""
    ppn_word: str = "PPN"
    ppn_long: str = "Public Protection Notice"
    vat_word: str = "VAT"
    areas: tuple[Area, ...] = ()
    cover_days: int = 7
    context_days: int = 28
    shared_surnames: int = 4
    exclusions: tuple[tuple[str, tuple[str, ...]], ...] = SHIPPED_EXCLUSIONS
    household_kinds: tuple[str, ...] = HOUSEHOLD_KINDS
    child_categories: tuple[str, ...] = CHILD_CATEGORIES
    shared_addresses: tuple[str, ...] = ()
    restricted_flags: tuple[str, ...] = ("RESTRICTED",)
    rules_off: tuple[str, ...] = ()
    join_records: bool = False
    join_per_cent: int = 99
    phrases: tuple[tuple[str, str], ...] = ()
    record_link: str = ""
    usual_incidents_a_day: tuple[int, int] = (0, 0)
    feed_due: str = "06:00"
    recovery_hours: int = 24
    remind_before_hours: int = 4
    escalate_after_hours: int = 2
    read_first_hours: int = 4
    longest_wait_days: int = 7
    fed_steps: tuple[str, ...] = ("vat",)
    vat_hours: int = 24
    partner_working_days: int = 1
    free_days: tuple[date, ...] = ()
    sample_a_day: int = 3
    log_days_after_closing: int = 90
    keep_months: int = 25
    contacts: tuple[tuple[str, str], ...] = (("Control room", "101"), ("Emergency duty team", "out of hours"))
    mapping: object = field(default=None, compare=False, repr=False)

    def area_named(self, name: str) -> Area | None:
        """The area of that name, in any case; None where the force has no such area."""
        return next((area for area in self.areas if area.name.casefold() == name.strip().casefold()), None)
