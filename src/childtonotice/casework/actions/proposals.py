"""Changing columns by agreement: one person proposes with a reason, another sees it and agrees, and then it counts."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime

from django.utils import timezone

from childtonotice.casework.access import NotFound, reader_of, require
from childtonotice.casework.actions import Conflict, Refused, action
from childtonotice.casework.actions.settings import _errors, _start
from childtonotice.casework.audit import record
from childtonotice.casework.in_force import as_pairs, forget_settings
from childtonotice.casework.matrix import Verb
from childtonotice.casework.models import ProposalAnswer, SettingProposal, SettingVersion, User
from childtonotice.casework.proposals import open_proposal
from childtonotice.casework.reasons import say_nothing
from childtonotice.casework.settable import Setting, all_settings
from childtonotice.casework.sheet_words import split_column


@action
def propose_setting(
    *,
    by: User,
    code: str,
    seen: int,
    words: Mapping[str, str],
    why: str,
    starts_on: date | None = None,
    now: datetime | None = None,
) -> SettingProposal | Refused | Conflict:
    """Propose new words for a setting that needs another person's agreement; nothing changes yet (R42)."""
    moment = now or timezone.now()
    require(reader_of(by, moment), Verb.SETTINGS)
    setting = _agreed_setting(code)
    last = SettingVersion.objects.filter(code=code).order_by("id").last()
    if last is not None and last.pk != seen:
        return Conflict(
            "It was changed meanwhile. Your words are kept below: look at both, then propose again.", last.pk
        )
    if open_proposal(code) is not None:
        return Refused((("words", "A proposal waits for an answer already: answer that one first"),))
    before = setting.complete(as_pairs(last.value)) if last else setting.shipped
    value = [[one, " ".join(words.get(one, said).split())] for one, said in before]
    errors = (*_errors(setting, before, value, why, starts_on, moment), *_twins(value))
    if errors:
        return Refused(errors)
    proposal = SettingProposal.objects.create(
        code=code, value=value, seen=seen, by=by, at=moment, starts_on=starts_on, why=why.strip()
    )
    record("settings.propose", by=by, subject=f"setting:{code}", details={"proposal": proposal.pk}, now=moment)
    return proposal


@action
def answer_proposal(
    *, by: User, proposal: int, agree: bool, words: str = "", now: datetime | None = None
) -> ProposalAnswer | Refused:
    """Agree to another person's proposal, which then counts; or lay it aside with a reason, also one's own."""
    moment = now or timezone.now()
    require(reader_of(by, moment), Verb.SETTINGS)
    found = SettingProposal.objects.filter(pk=proposal, answer=None).first()
    if found is None:
        raise NotFound("There is no such proposal, or it has been answered.")
    if agree and found.by_id == by.pk:
        return Refused((("agree", "Another person has to agree to what you proposed"),))
    if not agree and say_nothing(words):
        return Refused((("agree", "Say why it is laid aside"),))
    version = _make_version(found, moment) if agree else None
    answer = ProposalAnswer.objects.create(proposal=found, version=version, by=by, at=moment, words=words.strip())
    forget_settings()
    verb = "settings.agree" if agree else "settings.lay-aside"
    record(verb, by=by, subject=f"setting:{found.code}", details={"proposal": found.pk}, now=moment)
    return answer


def _make_version(proposal: SettingProposal, now: datetime) -> SettingVersion:
    return SettingVersion.objects.create(
        code=proposal.code, value=proposal.value, by=proposal.by, at=now, starts_at=_start(proposal.starts_on, now),
        why=proposal.why,
    )  # fmt: skip


def _agreed_setting(code: str) -> Setting:
    setting = all_settings().get(code)
    if setting is None or not setting.agreed:
        raise NotFound("There is no such setting.")
    return setting


def _twins(value: list[list[str]]) -> Iterator[tuple[str, str]]:
    """Two columns of one sheet may not be called the same: a workbook finds them by their headings."""
    seen: set[str] = set()
    for code, words in value:
        heading = split_column(words)[0].casefold()
        if heading in seen:
            yield code, "Another column has this heading"
        seen.add(heading)
