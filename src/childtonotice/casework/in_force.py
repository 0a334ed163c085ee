"""Which version of a setting is in force: what the coordinator set last, else what is shipped (R20, R42).

The versions are read once for each request. Whatever reads a reason, a help text, a template, a target or a number
to call goes through here, so that a change needs no release.
"""

from __future__ import annotations

from contextvars import ContextVar
from dataclasses import dataclass
from datetime import datetime

from django.utils import timezone

from childtonotice.casework.models import SettingVersion
from childtonotice.casework.once import forget

Pairs = tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Version:
    """One version of a setting: its pairs of code and words, and from when it counts."""

    value: Pairs
    starts_at: datetime


_known: ContextVar[dict[str, list[Version]] | None] = ContextVar("setting_versions", default=None)


def forget_settings(**_signal: object) -> None:
    """Read the versions anew when they are next asked for: at the start of a request, and after a change."""
    _known.set(None)
    forget()


def _versions() -> dict[str, list[Version]]:
    known = _known.get()
    if known is None:
        known = {}
        # Of two that begin at the same moment the one written later counts.
        rows = SettingVersion.objects.order_by("starts_at", "id").values_list("code", "value", "starts_at")
        for code, value, starts_at in rows:
            known.setdefault(code, []).append(Version(as_pairs(value), starts_at))
        _known.set(known)
    return known


def as_pairs(value: list[list[str]]) -> Pairs:
    """The pairs as the database keeps them, as values."""
    return tuple((code, words) for code, words in value)


def words_in_force(code: str, shipped: Pairs, at: datetime | None = None) -> Pairs:
    """The pairs of a setting that count now, or counted at a moment; the shipped ones before the first change."""
    versions = _versions().get(code)
    if not versions:
        return shipped
    moment = at or timezone.now()
    return next((each.value for each in reversed(versions) if each.starts_at <= moment), shipped)


def version_in_force(code: str, at: datetime | None = None) -> tuple[int, datetime | None]:
    """Which version counts now, or counted at a moment, and since when; 0 is what is shipped."""
    moment = at or timezone.now()
    begun = [each.starts_at for each in _versions().get(code, []) if each.starts_at <= moment]
    return len(begun), begun[-1] if begun else None


def words_then(code: str, shipped: Pairs, one: str, at: datetime | None) -> str:
    """The words of one code as they were at a moment: a decision keeps the words with which it was made.

    A code that was not in force then, since a page stood open over the change, has the newest words it ever had.
    """
    said = dict(words_in_force(code, shipped, at)).get(one)
    if said is not None:
        return said
    ever = [dict(each.value) for each in reversed(_versions().get(code, []))]
    return next((words[one] for words in (*ever, dict(shipped)) if one in words), "")
