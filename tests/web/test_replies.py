"""What comes back to a request: by the mailed link, by an officer who signed in, by telephone; and PPNs refused."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
from django.core import mail
from django.test import Client

from childtonotice.casework.access import NotFound
from childtonotice.casework.actions import Refused
from childtonotice.casework.actions.recoveries import refuse_match
from childtonotice.casework.actions.replies import Replied, Said, ask_another, give_reply, note_reply, reply_by_link
from childtonotice.casework.models import Item, Officer, OutboxMessage, Recovery, Reply, Review, Role, User
from childtonotice.casework.owners import owner_of
from childtonotice.casework.recover import find_open
from childtonotice.casework.sending import send_waiting
from tests.web.answers import NEEDED, NOT_NEEDED, covered, errors_of, republish, save
from tests.web.made_up import FIRST, make_user

MINUTES_10 = timedelta(minutes=10)
HOUR = timedelta(hours=1)
NO_NEED = Said("not-needed", words="Both live in another county and were never here.")
SENT = Said("submitted", ppn_id="4488")


@pytest.fixture
def asked(users: dict[str, User], item: Item, now: datetime) -> Item:
    """An item for which a PPN is asked, and mailed."""
    save(users["manager"], item, NEEDED, now)
    send_waiting(now=now + MINUTES_10)
    item.refresh_from_db()
    return item


def tokens() -> list[str]:
    """The tokens of the links mailed so far, oldest first."""
    return [found[1] for letter in mail.outbox if (found := re.search(r"/reply/([^/\s]+)/", str(letter.body)))]


def test_none_is_needed_sends_the_item_back_to_its_reader_and_decides_nothing(asked: Item, now: datetime) -> None:
    """R13: a reply without sign-in never ends an item."""
    replied = reply_by_link(by=None, token=tokens()[0], answer=NO_NEED, now=now + HOUR)
    asked.refresh_from_db()
    assert isinstance(replied, Replied)
    assert (asked.state, asked.note, asked.decided_at) == ("to-read", "said-not-needed", None)
    assert Review.objects.count() == 1
    assert find_open(asked) is None
    assert Reply.objects.get().words == NO_NEED.words


def test_the_reader_then_agrees_or_asks_again(users: dict[str, User], asked: Item, now: datetime) -> None:
    reply_by_link(by=None, token=tokens()[0], answer=NO_NEED, now=now + HOUR)
    again = save(users["manager"], asked, NEEDED, now + 2 * HOUR)
    assert again.due_at == now + 26 * HOUR
    assert Recovery.objects.filter(ended_at=None).count() == 1
    send_waiting(now=now + 2 * HOUR + MINUTES_10)
    assert isinstance(reply_by_link(by=None, token=tokens()[0], answer=SENT, now=now + 3 * HOUR), Refused)
    assert isinstance(reply_by_link(by=None, token=tokens()[1], answer=NO_NEED, now=now + 3 * HOUR), Replied)
    save(users["manager"], asked, NOT_NEEDED, now + 4 * HOUR)
    asked.refresh_from_db()
    assert asked.state == "done"


def test_submitted_waits_for_the_run_to_find_it(asked: Item, now: datetime) -> None:
    """Saying so ends nothing: reminders stop, and the run that finds the PPN ends the request."""
    reply_by_link(by=None, token=tokens()[0], answer=SENT, now=now + HOUR)
    asked.refresh_from_db()
    assert asked.state == "requested"
    assert set(OutboxMessage.objects.filter(state="waiting").values_list("kind", flat=True)) == {"escalation"}
    assert not owner_of(asked, now + HOUR).chase
    assert owner_of(asked, now + 25 * HOUR).chase
    republish(covered(FIRST, "4488"), now + 23 * HOUR, shift=23)
    asked.refresh_from_db()
    assert (asked.state, asked.recoveries.get().submitted_at is not None) == ("submitted", True)
    assert send_waiting(now=now + 60 * HOUR) == {}


def test_not_mine_goes_to_the_supervisor_and_then_to_the_reader(asked: Item, now: datetime) -> None:
    reply_by_link(by=None, token=tokens()[0], answer=Said("not-mine"), now=now + HOUR)
    recovery = Recovery.objects.get()
    assert (recovery.asked_officer, recovery.asked_role, recovery.due_at) == ("77", "supervisor", now + 24 * HOUR)
    send_waiting(now=now + HOUR)
    assert mail.outbox[-1].to == ["officer77@example.test"]
    reply_by_link(by=None, token=tokens()[1], answer=Said("not-mine"), now=now + 2 * HOUR)
    recovery.refresh_from_db()
    asked.refresh_from_db()
    assert (recovery.asked_officer, recovery.asked_role, asked.state) == ("", "nobody", "requested")
    assert owner_of(asked, now + 2 * HOUR).words == "Nobody is asked: choose an officer."


def test_a_reader_asks_somebody_else(users: dict[str, User], asked: Item, now: datetime) -> None:
    Officer.objects.create(officer_id="1207", email="officer1207@example.test")
    for wrong in ("9", "", "1184"):
        outcome = ask_another(by=users["manager"], number=asked.number, officer_id=wrong, now=now + HOUR)
        assert isinstance(outcome, Refused)
    assert isinstance(ask_another(by=users["manager"], number=asked.number, officer_id="1207", now=now + HOUR), Replied)
    send_waiting(now=now + HOUR)
    assert mail.outbox[-1].to == ["officer1207@example.test"]
    assert isinstance(reply_by_link(by=None, token=tokens()[0], answer=SENT, now=now + HOUR), Refused)


def test_a_link_takes_one_reply_within_72_hours(asked: Item, now: datetime) -> None:
    late = reply_by_link(by=None, token=tokens()[0], answer=SENT, now=now + MINUTES_10 + 72 * HOUR)
    assert isinstance(late, Refused)
    assert isinstance(reply_by_link(by=None, token=tokens()[0], answer=SENT, now=now + 70 * HOUR), Replied)
    assert isinstance(reply_by_link(by=None, token=tokens()[0], answer=NO_NEED, now=now + 70 * HOUR), Refused)
    assert Reply.objects.count() == 1


@pytest.mark.parametrize("spoilt", ["", "x", "BCDFGHJK.x", "{}x"])
def test_a_link_that_we_never_made_opens_nothing(asked: Item, now: datetime, spoilt: str) -> None:
    with pytest.raises(NotFound):
        reply_by_link(by=None, token=spoilt.format(tokens()[0]), answer=SENT, now=now)


@pytest.mark.parametrize(
    ("answer", "field"),
    [(Said(), "reply"), (Said("submitted"), "ppn"), (Said("not-needed", words="seen"), "why"), (Said("done"), "reply")],
)
def test_what_is_missing_is_asked_for_and_the_link_stays_good(
    asked: Item, now: datetime, answer: Said, field: str
) -> None:
    outcome = reply_by_link(by=None, token=tokens()[0], answer=answer, now=now + HOUR)
    assert list(errors_of(outcome)) == [field]  # type: ignore[arg-type]
    assert isinstance(reply_by_link(by=None, token=tokens()[0], answer=SENT, now=now + HOUR), Replied)


def test_an_officer_who_signs_in_replies_there(users: dict[str, User], asked: Item, now: datetime) -> None:
    assert isinstance(give_reply(by=users["officer"], number=asked.number, answer=NO_NEED, now=now + HOUR), Replied)
    assert Reply.objects.get().by == users["officer"]
    with pytest.raises(NotFound):
        give_reply(by=users["officer"], number=asked.number, answer=NO_NEED, now=now + HOUR)


def test_nobody_replies_in_the_place_of_whoever_is_asked(users: dict[str, User], asked: Item, now: datetime) -> None:
    """Whoever follows every request, or was asked before, sees it and leaves the reply to whoever is asked now."""
    vat = make_user("vera.holt", Role.VAT)
    reply_by_link(by=None, token=tokens()[0], answer=Said("not-mine"), now=now + HOUR)
    assert find_open(asked).asked_officer == "77"  # type: ignore[union-attr]
    for user in (vat, users["inspector"], users["officer"]):
        refused = give_reply(by=user, number=asked.number, answer=NO_NEED, now=now + HOUR)
        assert errors_of(refused) == {"reply": "Somebody else is asked for this now: it is theirs to reply"}  # type: ignore[arg-type]
    assert Reply.objects.count() == 1
    assert isinstance(give_reply(by=users["supervisor"], number=asked.number, answer=NO_NEED, now=now + HOUR), Replied)


def test_a_manager_notes_what_was_said_by_telephone(users: dict[str, User], asked: Item, now: datetime) -> None:
    with pytest.raises(NotFound):
        note_reply(by=users["other"], number=asked.number, answer=NO_NEED, now=now + HOUR)
    note_reply(by=users["manager"], number=asked.number, answer=NO_NEED, now=now + HOUR)
    asked.refresh_from_db()
    assert (asked.state, Reply.objects.get().phone) == ("to-read", True)


def test_a_ppn_refused_by_a_person_is_taken_by_no_later_run(users: dict[str, User], asked: Item, now: datetime) -> None:
    """R13: the one move that no person makes is undone by a person, and stays undone."""
    wrong = covered(FIRST, "4488", match="name")
    republish(wrong, now + 5 * HOUR, shift=5)
    outcome = refuse_match(by=users["manager"], number=asked.number, ppn_id="4488", words="seen", now=now + 6 * HOUR)
    assert errors_of(outcome) == {"words": "Say in one sentence why it is not the one"}  # type: ignore[arg-type]
    words = "It is about a boy of the same name in another town."
    refuse_match(by=users["manager"], number=asked.number, ppn_id="4488", words=words, now=now + 6 * HOUR)
    asked.refresh_from_db()
    assert (asked.state, asked.due_at) == ("requested", now + 24 * HOUR)
    for hours in (30, 54):
        republish(wrong, now + hours * HOUR, shift=hours)
        asked.refresh_from_db()
        assert asked.state == "requested"
    right = covered(FIRST, "4499")
    republish(right, now + 60 * HOUR, shift=60)
    asked.refresh_from_db()
    assert asked.state == "submitted"


def test_the_officer_is_asked_again_after_a_wrong_match(users: dict[str, User], asked: Item, now: datetime) -> None:
    republish(covered(FIRST, "4488", match="name"), now + 5 * HOUR, shift=5)
    words = "It is about a boy of the same name in another town."
    refuse_match(by=users["manager"], number=asked.number, ppn_id="4488", words=words, now=now + 6 * HOUR)
    assert send_waiting(now=now + 6 * HOUR) == {"sent": 1}
    assert isinstance(reply_by_link(by=None, token=tokens()[1], answer=NO_NEED, now=now + 7 * HOUR), Replied)


def test_an_officer_who_left_the_list_leaves_it_to_the_area(users: dict[str, User], item: Item, now: datetime) -> None:
    Officer.objects.filter(officer_id="1184").delete()
    decided = save(users["manager"], item, NEEDED, now)
    assert "No officer to ask is on the record" in decided.said
    assert owner_of(Item.objects.get(pk=item.pk), now).chase


def pages(client: Client, token: str) -> Iterator[str]:
    """The page of a link as it is opened, answered, and opened again."""
    address = f"/reply/{token}/"
    yield client.get(address).content.decode()
    yield client.post(address, {"reply": "submitted", "ppn": ""}).content.decode()
    yield client.post(address, {"reply": "submitted", "ppn": "4488"}).content.decode()
    yield client.get(address).content.decode()


def test_the_linked_page_names_nobody_and_thanks(client: Client, users: dict[str, User], item: Item) -> None:
    """No sign-in, no name, no log; a kind page once it is used."""
    save(users["manager"], item, NEEDED, item.listed_at)
    send_waiting(now=item.listed_at + MINUTES_10)
    Recovery.objects.get().links.update(expires_at=item.listed_at.replace(year=2100))
    first, wrong, thanks, again = pages(client, tokens()[0])
    assert "EX-1001" in first
    assert "2 children" in first
    for word in ("Ellie", "Tarnbrook", "Tanner", "UPSTAIRS", "girl 7", "1184"):
        assert word not in first
    assert "Give its number" in wrong
    assert "Your reply is kept" in thanks
    assert "You have replied already" in again


def test_an_expired_link_says_what_to_do(client: Client, asked: Item) -> None:
    """The mail was made in March: it ended long ago."""
    words = client.get(f"/reply/{tokens()[0]}/").content.decode()
    assert "This link has ended" in words
    assert asked.number in words
    assert "EX-1001" not in words


def test_a_link_that_was_never_ours_looks_as_if_it_were_not_there(client: Client, asked: Item) -> None:
    assert client.get("/reply/BCDFGHJK.nonsense/").status_code == 404
