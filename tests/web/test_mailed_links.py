"""The two mailed links beside each other: what one opens the other does not, and nothing typed into them is lost."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client

from childtonotice.casework.models import Advice, Item, OutboxMessage, Recovery, Reply, User
from childtonotice.casework.question_links import sign_question
from childtonotice.casework.reply_links import make_link
from childtonotice.casework.sending import send_waiting
from tests.web.answers import ASK_THE_OFFICER, NEEDED, NOT_NEEDED, save

TYPED = "Both children were asleep <upstairs>, I looked in on them."


@pytest.fixture
def now() -> datetime:
    """Pages read the clock themselves."""
    return datetime.now(UTC)


@pytest.fixture
def tokens(users: dict[str, User], item: Item, now: datetime) -> dict[str, str]:
    """The token of a question on one item and of a request on another, both mailed."""
    save(users["manager"], item, ASK_THE_OFFICER, now)
    other = Item.objects.get(incident_id="EX-1010")
    save(users["manager"], other, NEEDED, now)
    send_waiting(now=now + timedelta(minutes=10))
    question = sign_question(OutboxMessage.objects.get(kind="question").number)
    return {"question": question, "request": make_link(Recovery.objects.get(), now)}


def address(kind: str, token: str) -> str:
    return f"/reply/question/{token}/" if kind == "question" else f"/reply/{token}/"


@pytest.mark.parametrize("kind", ["question", "request"])
def test_a_link_of_one_kind_a_forged_one_and_a_guess_open_nothing_and_look_alike(
    client: Client, tokens: dict[str, str], kind: str
) -> None:
    own, other = tokens[kind], tokens["request" if kind == "question" else "question"]
    number, _, seal = own.partition(".")
    wrong = [other, f"{number}.{seal[:-1]}{'A' if seal[-1] != 'A' else 'B'}", f"BCDFGHJK.{seal}", number, f"{own}x"]
    pages = {client.get(address(kind, token)).content.decode().replace(token, "") for token in wrong}
    for token in wrong:
        assert (
            client.post(address(kind, token), {"answer": TYPED, "reply": "not-needed", "why": TYPED}).status_code == 404
        )
    assert len(pages) == 1
    page = pages.pop()
    assert "This link is not whole" in page
    assert "Open it again from the mail" in page
    assert "your areas" not in page
    assert (Advice.objects.count(), Reply.objects.count()) == (0, 0)


def test_what_is_typed_into_a_link_that_is_not_whole_is_given_back(client: Client, tokens: dict[str, str]) -> None:
    """pages 28: typed words are never lost, also where nobody is signed in."""
    page = client.post(address("question", tokens["question"][:-1]), {"answer": TYPED}).content.decode()
    assert "asleep &lt;upstairs&gt;, I looked in on them.</textarea>" in page


@pytest.mark.parametrize("kind", ["question", "request"])
def test_a_mailed_page_stays_out_of_memory_and_names_nobody(client: Client, tokens: dict[str, str], kind: str) -> None:
    answer = client.get(address(kind, tokens[kind]))
    page = answer.content.decode()
    assert answer.headers["Cache-Control"] == "no-store, private"
    assert answer.headers["Referrer-Policy"] == "same-origin"  # the address is a key, and leaves with no click
    assert "frame-ancestors 'none'" in answer.headers["Content-Security-Policy"]
    assert "sessionid" not in answer.cookies
    for secret in ("Ellie", "Tarnbrook", "Marek", "awake", "Joan Hall"):
        assert secret not in page


@pytest.mark.parametrize(("kind", "fields"), [
    ("question", {"answer": TYPED}), ("request", {"reply": "not-needed", "why": TYPED}),
])  # fmt: skip
def test_what_was_typed_while_the_matter_ended_is_given_back(
    client: Client, users: dict[str, User], tokens: dict[str, str], now: datetime, kind: str, fields: dict[str, str]
) -> None:
    """pages 28: also where a colleague decided, or withdrew it, while the officer typed."""
    if kind == "question":
        save(users["manager"], Item.objects.get(incident_id="EX-1001"), NOT_NEEDED, now)
    else:
        Recovery.objects.update(ended_at=now)
    page = client.post(address(kind, tokens[kind]), fields).content.decode()
    assert "Nothing is asked of you here any more" in page
    assert "asleep &lt;upstairs&gt;, I looked in on them.</textarea>" in page
    assert (Advice.objects.count(), Reply.objects.count()) == (0, 0)
    # Whoever opens it later sees nothing of it
    assert "asleep" not in client.get(address(kind, tokens[kind])).content.decode()
