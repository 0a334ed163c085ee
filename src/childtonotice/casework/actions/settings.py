"""Changing a setting: a new version from a moment on, with who, when and why; nothing old is altered (R20, R42)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, datetime, time

from django.utils import timezone
from django.utils.text import slugify

from childtonotice.casework.access import NotFound, reader_of, require
from childtonotice.casework.actions import Conflict, Refused, action
from childtonotice.casework.audit import record
from childtonotice.casework.clocks import tell_moment
from childtonotice.casework.in_force import Pairs, as_pairs, forget_settings
from childtonotice.casework.matrix import Verb
from childtonotice.casework.models import SettingVersion, User
from childtonotice.casework.reasons import say_nothing
from childtonotice.casework.settable import LONGEST, Setting, all_settings
from childtonotice.screening.circumstances import LONDON

LONGEST_CODE = 30


@action
def view_settings(*, by: User, code: str = "", now: datetime | None = None) -> None:
    """Record that a user was shown the settings, or one of them."""
    require(reader_of(by, now), Verb.SETTINGS)
    record("settings.view", by=by, subject=f"setting:{code}" if code else "settings", now=now)


@action
def change_setting(
    *,
    by: User,
    code: str,
    seen: int,
    words: Mapping[str, str],
    added: Sequence[str] = (),
    why: str,
    starts_on: date | None = None,
    now: datetime | None = None,
) -> SettingVersion | Refused | Conflict:
    """Write a new version of a setting; ``seen`` is the version the author saw, 0 for the shipped one.

    ``words``: the words of each code that was there, empty to take it away; ``added``: lines to add. It counts from
    now, or from the midnight that begins ``starts_on``.
    """
    moment = now or timezone.now()
    require(reader_of(by, moment), Verb.SETTINGS)
    setting = all_settings().get(code)
    if setting is None or setting.agreed:
        raise NotFound("There is no such setting.")
    versions = list(SettingVersion.objects.select_for_update(of=("self",)).filter(code=code).order_by("id"))
    last = versions[-1] if versions else None
    if last is not None and last.pk != seen:
        told = f"{last.by.shown_name} changed this at {tell_moment(last.at, moment)}."
        return Conflict(f"{told} Your words are kept below: look at both, then save again.", last.pk)
    before = setting.complete(as_pairs(last.value)) if last else setting.shipped
    value = _value(before, words, added, _codes_ever(setting, versions))
    errors = tuple(_errors(setting, before, value, why, starts_on, moment))
    if errors:
        return Refused(errors)
    version = SettingVersion.objects.create(
        code=code, value=value, by=by, at=moment, starts_at=_start(starts_on, moment), why=why.strip()
    )
    forget_settings()
    details = {"version": len(versions) + 1, "from": version.starts_at.isoformat()}
    record("setting.change", by=by, subject=f"setting:{code}", details=details, now=moment)
    return version


def _codes_ever(setting: Setting, versions: Sequence[SettingVersion]) -> set[str]:
    return {one for one, _ in setting.shipped} | {one for version in versions for one, _ in version.value}


def _value(before: Pairs, words: Mapping[str, str], added: Sequence[str], ever: set[str]) -> list[list[str]]:
    """The new pairs: each known code with its words, those that were emptied left away, and the added ones."""
    kept = [[code, " ".join(words.get(code, said).split())] for code, said in before]
    value = [pair for pair in kept if pair[1]]
    for line in (" ".join(each.split()) for each in added):
        if line:
            code = _new_code(line, ever)
            ever = ever | {code}
            value.append([code, line])
    return value


def _new_code(line: str, ever: set[str]) -> str:
    """A code for a new line that none of this setting ever had: an old decision must not take on new words."""
    begin = slugify(line)[:LONGEST_CODE].strip("-") or "line"
    return next(code for n in range(1, len(ever) + 3) if (code := begin if n == 1 else f"{begin}-{n}") not in ever)


def _errors(
    setting: Setting,
    before: Pairs,
    value: list[list[str]],
    why: str,
    starts_on: date | None,
    now: datetime,
) -> Iterator[tuple[str, str]]:
    yield from _line_errors(setting, before, value)
    if setting.most and len(value) > setting.most:
        yield "added", f"Keep it to {setting.most} lines: take one away to add another"
    if not value:
        yield "added", "Leave at least one line"
    if as_pairs(value) == before:
        yield "words", "Nothing was changed"
    if starts_on is not None and starts_on < timezone.localdate(now):
        yield "starts_on", "Choose today or a day to come"
    if say_nothing(why):
        yield "why", "Say why you change this"


def _line_errors(setting: Setting, before: Pairs, value: list[list[str]]) -> Iterator[tuple[str, str]]:
    known = {code for code, _ in before}
    for code, said in value:
        fault = setting.find_fault(said) or ("This is too long: 600 letters at most" if len(said) > LONGEST else "")
        if fault:
            yield (code if code in known else "added"), fault
    if not setting.most:
        for code in known - {code for code, _ in value}:
            yield code, "This line has to say something"


def _start(starts_on: date | None, now: datetime) -> datetime:
    if starts_on is None or starts_on <= timezone.localdate(now):
        return now
    return datetime.combine(starts_on, time(), LONDON)
