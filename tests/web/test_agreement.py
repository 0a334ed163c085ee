"""Columns change by agreement of two (R42): proposed with a reason, agreed by another; old workbooks come back."""

from __future__ import annotations

import io
from datetime import UTC, datetime, timedelta
from pathlib import Path

import openpyxl
import pytest
from django.test import Client

from childtonotice.casework.access import NotFound, reader_of
from childtonotice.casework.actions import Conflict, Refused
from childtonotice.casework.actions.proposals import answer_proposal, propose_setting
from childtonotice.casework.actions.settings import change_setting
from childtonotice.casework.lists.settings_page import setting_page
from childtonotice.casework.models import AuditEvent, ProposalAnswer, Role, SettingProposal, SettingVersion, User
from childtonotice.casework.sheet_words import SHEET_ITEMS
from tests.web.made_up import make_user
from tests.web.workbooks import NOT_NEEDED, edit, fill, look, row_of, take

WHY = "Readers asked what this column is for."
WORDS = {"words": "What decides it: One sentence: who was seen, when, and where the record says so."}


@pytest.fixture
def now() -> datetime:
    """What is in force is asked of the present moment."""
    return datetime.now(UTC)


@pytest.fixture
def other(users: dict[str, User]) -> User:
    """A second coordinator."""
    return make_user("cleo.marr", Role.COORDINATOR)


def propose(user: User, now: datetime, words: dict[str, str] = WORDS, **more: object) -> object:
    told = {"seen": 0, "why": WHY, **more}
    return propose_setting(by=user, code=SHEET_ITEMS, words=words, now=now, **told)  # type: ignore[arg-type]


def headings(content: bytes) -> list[object]:
    return [cell.value for cell in openpyxl.load_workbook(io.BytesIO(content))["Worklist"][2]]


def test_nothing_changes_before_another_person_agreed(users: dict[str, User], other: User, now: datetime) -> None:
    proposal = propose(users["coordinator"], now)
    assert isinstance(proposal, SettingProposal)
    assert "In one sentence" in headings(take(users["manager"], now))
    own = answer_proposal(by=users["coordinator"], proposal=proposal.pk, agree=True, now=now)
    assert own == Refused((("agree", "Another person has to agree to what you proposed"),))
    answer_proposal(by=other, proposal=proposal.pk, agree=True, now=now)
    later = now + timedelta(minutes=1)
    assert "What decides it" in headings(take(users["manager"], later))
    page = setting_page(reader_of(other, later), SHEET_ITEMS, later)
    assert page.past[0].who == "Abel Kerr, agreed by Cleo Marr"
    assert page.proposed is None
    verbs = AuditEvent.objects.filter(verb__startswith="settings.").order_by("id").values_list("verb", flat=True)
    assert list(verbs) == ["settings.propose", "settings.agree"]


def test_the_sheet_of_columns_says_the_version_and_its_day(users: dict[str, User], other: User, now: datetime) -> None:
    proposal = propose(users["coordinator"], now)
    assert isinstance(proposal, SettingProposal)
    answer_proposal(by=other, proposal=proposal.pk, agree=True, now=now)
    book = openpyxl.load_workbook(io.BytesIO(take(users["manager"], now + timedelta(minutes=1))))
    rows = [[cell.value for cell in row] for row in book["Columns"].iter_rows()]
    told = next(row for row in rows if row[1] == "What decides it")
    assert told[2] == "One sentence: who was seen, when, and where the record says so."
    assert told[4] == "2"
    assert str(told[5]).startswith("Agreed, ")


def test_an_old_workbook_still_comes_back(users: dict[str, User], other: User, now: datetime, tmp_path: Path) -> None:
    back = fill(take(users["manager"], now - timedelta(minutes=5)), "EX-1002", NOT_NEEDED)
    proposal = propose(users["coordinator"], now)
    assert isinstance(proposal, SettingProposal)
    answer_proposal(by=other, proposal=proposal.pk, agree=True, now=now)
    later = now + timedelta(minutes=5)
    found = look(users["manager"], back, later, tmp_path)
    assert [change.reference for change in found.changes] == ["EX-1002"]
    assert (found.invalid, found.notes) == ((), ())
    fresh = take(users["manager"], later)

    def rename(book: object) -> None:
        row = row_of(book, "EX-1002")
        page = book["Worklist"]  # type: ignore[index]
        for name, words in (NOT_NEEDED | {"What decides it": "Both were seen asleep."}).items():
            place = next((cell.column for cell in page[2] if cell.value == name), None)
            if place:
                page.cell(row, place).value = words

    assert [c.reference for c in look(users["manager"], edit(fresh, rename), later, tmp_path).changes] == ["EX-1002"]


@pytest.mark.parametrize(
    ("words", "field", "said"),
    [
        ({"words": "No colon"}, "words", "Write the heading, a colon, and how to fill the column in"),
        ({"words": "Reason: the same again"}, "words", "Another column has this heading"),
        ({"words": "Why: the heading of a fact"}, "words", "This is the heading of a fact: choose another"),
        ({"words": f"{'x' * 31}: too long"}, "words", "Keep the heading to 30 letters"),
        ({}, "words", "Nothing was changed"),
    ],
)
def test_what_cannot_be_a_column_is_said(
    users: dict[str, User], now: datetime, words: dict[str, str], field: str, said: str
) -> None:
    outcome = propose(users["coordinator"], now, words)
    assert isinstance(outcome, Refused)
    assert (field, said) in outcome.errors


def test_a_proposal_needs_a_reason_and_waits_alone_and_can_be_laid_aside(
    users: dict[str, User], other: User, now: datetime
) -> None:
    assert isinstance(propose(users["coordinator"], now, why="noted"), Refused)
    proposal = propose(users["coordinator"], now)
    assert isinstance(proposal, SettingProposal)
    assert isinstance(propose(other, now), Refused)
    assert isinstance(answer_proposal(by=other, proposal=proposal.pk, agree=False, now=now), Refused)
    done = answer_proposal(by=other, proposal=proposal.pk, agree=False, words="It reads worse than before.", now=now)
    assert isinstance(done, ProposalAnswer)
    assert not SettingVersion.objects.exists()
    with pytest.raises(NotFound):
        answer_proposal(by=other, proposal=proposal.pk, agree=True, now=now)
    again = propose(other, now)
    assert isinstance(again, SettingProposal)
    answer_proposal(by=users["coordinator"], proposal=again.pk, agree=True, now=now)
    assert isinstance(propose(other, now), Conflict)


def test_columns_cannot_be_changed_by_one_alone(users: dict[str, User], now: datetime) -> None:
    with pytest.raises(NotFound):
        change_setting(by=users["coordinator"], code=SHEET_ITEMS, seen=0, words=WORDS, why=WHY, now=now)
    with pytest.raises(NotFound):
        propose(users["manager"], now)


def test_the_page_shows_what_waits_and_only_another_may_agree(
    client: Client, users: dict[str, User], other: User
) -> None:
    page = f"/settings/{SHEET_ITEMS}/"
    client.force_login(users["coordinator"])
    assert "Propose this" in client.get(page).content.decode()
    typed = {"seen": "0", "why": WHY, "words-words": WORDS["words"]}
    words = client.post(f"{page}change/", typed, follow=True).content.decode()
    assert "It counts once another coordinator agrees" in words
    assert "Another coordinator has to agree to it." in words
    assert 'value="agree"' not in words
    client.force_login(other)
    words = client.get(page).content.decode()
    assert "became “What decides it" in words
    proposal = SettingProposal.objects.get().pk
    words = client.post(f"{page}proposals/{proposal}/", {"answer": "agree"}, follow=True).content.decode()
    assert "Agreed: it counts as proposed." in words
    assert client.post(f"{page}proposals/{proposal}/", {"answer": "agree"}).status_code == 404
    client.force_login(users["manager"])
    assert client.post(f"{page}proposals/{proposal}/", {"answer": "agree"}).status_code == 404
