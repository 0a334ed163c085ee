"""The settings as their page shows them: what is in force, what comes, and what each version changed."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby, pairwise

from django.utils import timezone

from childtonotice.casework.access import NotFound, Reader, require
from childtonotice.casework.clocks import tell_exact
from childtonotice.casework.in_force import Pairs, as_pairs
from childtonotice.casework.matrix import Verb
from childtonotice.casework.models import SettingVersion
from childtonotice.casework.proposals import open_proposal
from childtonotice.casework.settable import Setting, all_settings

ROWS_TO_ADD = 2


@dataclass(frozen=True, slots=True)
class SettingRow:
    """One setting in the list of all: its title, and who changed it last."""

    code: str
    title: str
    said: str


@dataclass(frozen=True, slots=True)
class Line:
    """One line to be edited."""

    code: str
    label: str
    words: str


@dataclass(frozen=True, slots=True)
class Past:
    """One version: which, who, when, why, from when it counts, and what it changed."""

    number: int
    who: str
    when: str
    counts: str
    why: str
    changes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Proposed:
    """A proposal that waits: who, when, why, what it would change, and whether it is the reader's own."""

    id: int
    who: str
    when: str
    why: str
    counts: str
    changes: tuple[str, ...]
    own: bool


@dataclass(frozen=True, slots=True)
class SettingPage:
    """One setting. ``seen``: the version that the lines come from; ``room``: how many lines may be added at once."""

    setting: Setting
    lines: tuple[Line, ...]
    seen: int
    room: int
    past: tuple[Past, ...]
    proposed: Proposed | None = None


def settings_list(reader: Reader) -> tuple[tuple[str, tuple[SettingRow, ...]], ...]:
    """Every setting, by group; NotFound where the reader may not change any."""
    require(reader, Verb.SETTINGS)
    last: dict[str, SettingVersion] = {}
    counted: dict[str, int] = {}
    for version in SettingVersion.objects.select_related("by").order_by("id"):
        last[version.code] = version
        counted[version.code] = counted.get(version.code, 0) + 1
    rows = [
        (setting.group, SettingRow(setting.code, setting.title, _said(last.get(setting.code), counted)))
        for setting in all_settings().values()
    ]
    return tuple((group, tuple(row for _, row in each)) for group, each in groupby(rows, key=lambda row: row[0]))


def _said(version: SettingVersion | None, counted: dict[str, int]) -> str:
    if version is None:
        return "As shipped"
    return f"Version {counted[version.code]}, {version.by.shown_name}, {tell_exact(version.at)}"


def setting_page(reader: Reader, code: str, now: datetime | None = None) -> SettingPage:
    """One setting with its versions, the newest first; NotFound where there is none such for this reader."""
    require(reader, Verb.SETTINGS)
    setting = all_settings().get(code)
    if setting is None:
        raise NotFound("There is no such setting.")
    found = SettingVersion.objects.filter(code=code).select_related("by", "agreement__by")
    versions = list(found.order_by("id"))
    value = setting.complete(as_pairs(versions[-1].value)) if versions else setting.shipped
    lines = tuple(Line(one, setting.label_of(one, place), words) for place, (one, words) in enumerate(value, start=1))
    room = min(ROWS_TO_ADD, setting.most - len(value)) if setting.most else 0
    seen = versions[-1].pk if versions else 0
    proposed = _proposed(reader, setting, value) if setting.agreed else None
    return SettingPage(setting, lines, seen, max(0, room), _past(setting, versions, now or timezone.now()), proposed)


def _proposed(reader: Reader, setting: Setting, value: Pairs) -> Proposed | None:
    waits = open_proposal(setting.code)
    if waits is None:
        return None
    return Proposed(
        id=waits.pk,
        who=waits.by.shown_name,
        when=tell_exact(waits.at),
        why=waits.why,
        counts=f"from {waits.starts_on:%d/%m/%Y}" if waits.starts_on else "as soon as it is agreed",
        changes=tuple(tell_changes(setting, value, as_pairs(waits.value))),
        own=waits.by_id == reader.user.pk,
    )


def _past(setting: Setting, versions: list[SettingVersion], now: datetime) -> tuple[Past, ...]:
    values = [setting.shipped, *(as_pairs(version.value) for version in versions)]
    told = [
        Past(
            number, _tell_who(version), tell_exact(version.at), _counts(version, now), version.why,
            tuple(tell_changes(setting, before, after)),
        )
        for number, (version, (before, after)) in enumerate(zip(versions, pairwise(values), strict=True), start=1)
    ]  # fmt: skip
    return tuple(reversed(told))


def _tell_who(version: SettingVersion) -> str:
    """Who wrote a version, and who agreed to it where two were needed."""
    agreement = getattr(version, "agreement", None)
    return f"{version.by.shown_name}, agreed by {agreement.by.shown_name}" if agreement else version.by.shown_name


def _counts(version: SettingVersion, now: datetime) -> str:
    return f"{'counts from' if version.starts_at > now else 'since'} {tell_exact(version.starts_at)}"


def tell_changes(setting: Setting, before: Pairs, after: Pairs) -> Iterator[str]:
    """What a version changed, line by line: changed, added, taken away."""
    old, new = dict(before), dict(after)
    for place, (code, words) in enumerate(after, start=1):
        label = setting.label_of(code, place)
        if code not in old:
            yield f"Added: “{words}”"
        elif old[code] != words:
            yield f"{label}: “{old[code]}” became “{words}”"
    for code, words in before:
        if code not in new:
            yield f"Taken away: “{words}”"
