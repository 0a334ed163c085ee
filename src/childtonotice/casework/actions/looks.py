"""Looking: every view, search and export is recorded, with what was shown (R35)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime

from django.utils import timezone

from childtonotice.casework.access import (
    NotFound,
    area_named,
    item_numbered,
    may,
    outside_items,
    reader_of,
    require,
    run_numbered,
)
from childtonotice.casework.actions import action
from childtonotice.casework.audit import hash_words, record
from childtonotice.casework.matrix import Verb
from childtonotice.casework.meanwhile import tell_meanwhile
from childtonotice.casework.models import OutsideLook, User
from childtonotice.casework.question_links import read_question
from childtonotice.casework.reply_links import read_link


@action
def view_change(*, by: User, number: str, now: datetime | None = None) -> str:
    """Tell a reader what came while they had the item open, and record that they were told; NotFound if not theirs."""
    moment = now or timezone.now()
    item = item_numbered(reader_of(by, moment), number)
    record("item.view-change", by=by, subject=f"item:{item.number}", details={"version": item.version}, now=moment)
    return tell_meanwhile(item, by, moment)


@action
def view_list(*, by: User, area_code: str, tab: str, numbers: Sequence[str] = (), now: datetime | None = None) -> None:
    """Record that a user was shown a list: one row, with the numbers of the items on it."""
    area_named(reader_of(by, now), area_code)
    record("list.view", by=by, subject=f"area:{area_code}", details={"tab": tab, "items": list(numbers)}, now=now)


@action
def view_requests(*, by: User, numbers: Sequence[str] = (), now: datetime | None = None) -> None:
    """Record that a user was shown the requests that are theirs."""
    require(reader_of(by, now), Verb.RECOVER)
    record("requests.view", by=by, details={"items": list(numbers)}, now=now)


@action
def view_questions(*, by: User, numbers: Sequence[str] = (), now: datetime | None = None) -> None:
    """Record that a user was shown the questions that wait for an answer."""
    require(reader_of(by, now), Verb.ANSWER)
    record("questions.view", by=by, details={"items": list(numbers)}, now=now)


@action
def view_load(*, by: User, now: datetime | None = None) -> None:
    """Record that a user was shown how much is read by how many."""
    require(reader_of(by, now), Verb.LIST)
    record("load.view", by=by, now=now)


@action
def view_resting(*, by: User, numbers: Sequence[str] = (), now: datetime | None = None) -> None:
    """Record that a user was shown all that waits."""
    require(reader_of(by, now), Verb.LIST)
    record("waiting.view", by=by, details={"items": list(numbers)}, now=now)


@action
def view_request(*, by: User, number: str, now: datetime | None = None) -> None:
    """Record that a user was shown a request and what came back to it; NotFound where it is not theirs."""
    item = item_numbered(reader_of(by, now), number, Verb.RECOVER)
    record("request.view", by=by, subject=f"item:{item.number}", now=now)


@action
def view_areas(*, by: User, now: datetime | None = None) -> None:
    """Record that a user was shown how the areas stand."""
    require(reader_of(by, now), Verb.LIST)
    record("areas.view", by=by, now=now)


@action
def view_team(*, by: User, now: datetime | None = None) -> None:
    """Record that a user was shown figures of a team."""
    require(reader_of(by, now), Verb.OFFICER_FIGURES)
    record("team.view", by=by, now=now)


@action
def view_messages(*, by: User, numbers: Sequence[str] = (), now: datetime | None = None) -> None:
    """Record that a user was shown the messages that need a person."""
    reader = reader_of(by, now)
    require(reader, Verb.ASSESS if may(reader, Verb.ASSESS) else Verb.DECIDE)
    record("messages.view", by=by, details={"messages": list(numbers)}, now=now)


@action
def view_link(*, by: None = None, token: str, now: datetime | None = None) -> None:
    """Record that a mailed link was opened; NotFound where we made no such link."""
    link = read_link(token)
    if link is None:
        raise NotFound
    record("link.view", by=by, subject=f"item:{link.recovery.item.number}", details={"link": link.number}, now=now)


@action
def view_question_link(*, by: None = None, token: str, now: datetime | None = None) -> None:
    """Record that the mailed link of a question was opened; NotFound where we made no such link."""
    message = read_question(token)
    if message is None or message.item is None:
        raise NotFound
    subject = f"item:{message.item.number}"
    record("question.view", by=by, subject=subject, details={"link": message.number}, now=now)


@action
def view_run(*, by: User, number: str = "", now: datetime | None = None) -> None:
    """Record that a user was shown a run, or the list of runs."""
    reader = reader_of(by, now)
    require(reader, Verb.RUNS)
    subject = f"run:{run_numbered(reader, number).number}" if number else "runs"
    record("run.view", by=by, subject=subject, now=now)


@action
def view_figures(*, by: User, part: str, codes: str, now: datetime | None = None) -> None:
    """Record that a user was shown a part of the force's figures, narrowed to these codes."""
    require(reader_of(by, now), Verb.REPORTS)
    record("figures.view", by=by, details={"part": part, "codes": codes}, now=now)


@action
def view_cases(*, by: User, codes: str, numbers: Sequence[str], now: datetime | None = None) -> None:
    """Record that a user opened the items behind a figure: its codes, and the numbers of those shown."""
    require(reader_of(by, now), Verb.REPORTS)
    record("figures.cases", by=by, details={"codes": codes, "items": list(numbers)}, now=now)


@action
def view_audit(*, by: User, now: datetime | None = None) -> None:
    """Record that a user read the audit log."""
    require(reader_of(by, now), Verb.AUDIT)
    record("audit.view", by=by, now=now)


@action
def search(*, by: User, words: str, numbers: Sequence[str] = (), now: datetime | None = None) -> None:
    """Record a search: its words as a keyed hash, and the numbers of what it showed."""
    require(reader_of(by, now), Verb.LIST)
    record("search", by=by, details={"words": hash_words(words), "items": list(numbers)}, now=now)


@action
def export(
    *, by: User, what: str, numbers: Sequence[str] = (), recipient: str = "", now: datetime | None = None
) -> None:
    """Record that a user took something out: what, which items, and the code of whom it is for."""
    require(reader_of(by, now), Verb.LIST)
    record("export", by=by, subject=what, details={"items": list(numbers), "recipient": recipient}, now=now)


@action
def look_outside(*, by: User, number: str, reason: str = "", now: datetime | None = None) -> None:
    """Open an item of another area: recorded; the reason is asked and never forced (R36)."""
    moment = now or timezone.now()
    item = outside_items(reader_of(by, moment)).filter(number=number).first()
    if item is None:
        raise NotFound
    OutsideLook.objects.create(item=item, by=by, at=moment, words=reason.strip())
    details = {"reason-given": bool(reason.strip())}
    record("item.look-outside", by=by, subject=f"item:{item.number}", details=details, now=moment)
