"""A force's folder: force.toml, mapping.toml and phrases.csv, loaded and checked."""

from __future__ import annotations

import csv
import io
from pathlib import Path
from typing import Any

from childtonotice.screening.errors import CannotStart
from childtonotice.screening.force import RULES_WITH_A_SWITCH, SHIPPED_EXCLUSIONS, STEPS_AFTER, Area, Force
from childtonotice.screening.read.header import closest
from childtonotice.screening.read.mapping_file import load_mapping
from childtonotice.screening.read.settings_file import Section, read_settings

MEANINGS = ("child", "baby", "not-child", "unborn", "claim-done", "denial")
_TEXTS = ("name", "short_name", "ppn_word", "ppn_long", "vat_word", "record_link", "feed_due")
_NUMBERS = (
    "cover_days", "context_days", "shared_surnames", "recovery_hours", "read_first_hours", "longest_wait_days",
    "sample_a_day", "log_days_after_closing", "keep_months", "remind_before_hours",
    "escalate_after_hours", "join_per_cent", "vat_hours", "partner_working_days",
)  # fmt: skip
_LISTS = ("household_kinds", "child_categories", "shared_addresses", "restricted_flags", "rules_off", "fed_steps")
_FLAGS = ("join_records",)
_OTHERS = ("areas", "exclusions", "contacts", "usual_incidents_a_day")


def load_force(folder: Path | None) -> Force:
    """The force of a folder, or the shipped policy where there is none.

    Raises CannotStart with file, key and cure at any mistake; a key that nobody reads is one.
    """
    if folder is None:
        return Force()
    folder = Path(folder)
    settings = folder / "force.toml"
    if not settings.is_file():
        raise CannotStart(f"{folder} holds no force.toml.",
                          "Give the folder of a force, such as forces/example.")  # fmt: skip
    values = _read_force(read_settings(settings))
    mapping = folder / "mapping.toml"
    if mapping.is_file():
        values["mapping"] = load_mapping(mapping)
    phrases = folder / "phrases.csv"
    if phrases.is_file():
        values["phrases"] = _read_phrases(phrases)
    return Force(**values)


def _read_force(top: Section) -> dict[str, Any]:
    top.allow((*_TEXTS, *_NUMBERS, *_FLAGS, *_LISTS, *_OTHERS))
    if not top.text("name").strip():
        top.refuse("name", "is missing", 'Write name = "Name of the force".')
    values: dict[str, Any] = {key: top.text(key) for key in _TEXTS if key in top.values}
    _check_link(top, values.get("record_link", ""))
    values |= {key: top.number(key) for key in _NUMBERS if key in top.values}
    values |= {key: top.flag(key) for key in _FLAGS if key in top.values}
    if not 50 <= values.get("join_per_cent", 99) <= 100:
        top.refuse("join_per_cent", "is not between 50 and 100", "Write how sure a join must be, such as 99.")
    values |= {key: top.texts(key) for key in _LISTS if key in top.values}
    for step in set(values.get("fed_steps", ())) - set(STEPS_AFTER):
        top.refuse("fed_steps", f"names an unknown step: {step}", f"Choose from {', '.join(STEPS_AFTER)}.")
    _check_rules_off(top, values.get("rules_off", ()))
    values["areas"] = _read_areas(top)
    if "exclusions" in top.values:
        values["exclusions"] = _read_exclusions(top.section("exclusions"))
    if "contacts" in top.values:
        values["contacts"] = top.pairs("contacts")
    if "usual_incidents_a_day" in top.values:
        values["usual_incidents_a_day"] = _read_range(top)
    return values


def _check_link(top: Section, link: str) -> None:
    """A link to the force's own system is a web address with a place for the reference."""
    if link and not (link.startswith(("https://", "http://")) and "{incident_id}" in link):
        top.refuse("record_link", "is no web address with a place for the reference",
                   'Write record_link = "https://records.example/open?reference={incident_id}".')  # fmt: skip


def _check_rules_off(top: Section, names: tuple[str, ...]) -> None:
    """A name that no rule bears would switch off nothing, and nobody would notice."""
    for name in names:
        if name not in RULES_WITH_A_SWITCH:
            near = " or ".join(closest(name, RULES_WITH_A_SWITCH, most=3))
            known = "T1 to T15, an exclusion such as marac, or a category of risk such as category:online"
            top.refuse("rules_off", f"names no rule that we know: {name}",
                       f"Did you mean {near}?" if near else f"Known are {known}.")  # fmt: skip


def _read_areas(top: Section) -> tuple[Area, ...]:
    areas: list[Area] = []
    for section in top.sections("areas"):
        section.allow(("name", "councils"))
        name = section.text("name").strip()
        if not name:
            section.refuse("name", "is missing", 'Write name = "Name of the area".')
        if any(area.name.casefold() == name.casefold() for area in areas):
            section.refuse("name", f"is there twice: {name}", "Leave one of the two out.")
        areas.append(Area(name, section.texts("councils")))
    return tuple(areas)


def _read_exclusions(section: Section) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Each exclusion with its flags; the answer knows four names and no others (contract, ruling 11)."""
    section.allow([name for name, _ in SHIPPED_EXCLUSIONS])
    return tuple((name, section.texts(name)) for name in section.values)


def _read_range(top: Section) -> tuple[int, int]:
    value = top.values["usual_incidents_a_day"]
    if not isinstance(value, list) or len(value) != 2 or not all(type(item) is int and item >= 0 for item in value):
        top.refuse("usual_incidents_a_day", "is not two whole numbers", "Write [350, 600].")
    if value[0] > value[1]:
        top.refuse("usual_incidents_a_day", "begins with the larger number", "Write the smaller one first.")
    return value[0], value[1]


def _read_phrases(path: Path) -> tuple[tuple[str, str], ...]:
    """A force's own words: a phrase and what it means, one a line."""
    try:
        rows = list(csv.DictReader(io.StringIO(path.read_bytes().decode("utf-8-sig"), newline="")))
    except (OSError, UnicodeDecodeError, csv.Error):
        raise CannotStart(
            "phrases.csv cannot be read.", "Save it as CSV in UTF-8, with the columns phrase and meaning."
        ) from None
    phrases = []
    for number, row in enumerate(rows, start=1):
        phrase, meaning = (row.get("phrase") or "").strip(), (row.get("meaning") or "").strip()
        if not phrase or meaning not in MEANINGS:
            near = closest(meaning, MEANINGS)
            hint = f"Did you mean {near[0]!r}?" if near else f"A meaning is one of: {', '.join(MEANINGS)}."
            raise CannotStart(f"phrases.csv, record {number}: it needs a phrase and a known meaning.", hint)
        phrases.append((phrase, meaning))
    return tuple(phrases)
