"""What a hostile reader would try on every address: no sign-in, no token, wrong verb, another area, a closed record."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from dataclasses import replace
from datetime import datetime
from pathlib import Path

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import URLPattern, reverse

from childtonotice.casework.models import AuditEvent, Item, Role, Run, RunProblem, User
from childtonotice.casework.pages.addresses import urlpatterns
from tests.web.made_up import FIRST, PASSWORD, make_user, publish_stories

ITEM_PAGES = ("item", "outside")
POSTED = {
    "take-paper", "take-workbook", "preview-workbook", "save-workbook", "verify-audit",
    "approve-rules", "mother", "give-mail",
    "add-line", "paste-lines", "end-line", "take-line-back",
    "change-setting", "answer-proposal", "defer", "end-deferral",
    "add-user", "keep", "withdraw-role", "lock-user", "give-password", "take-factor-away",
    "answer-check",
    "decide", "opinion", "undo", "leave", "danger", "confirm-danger", "take-over", "put-back", "hand-on", "checked",
    "search", "keys", "next", "duplicates", "hand-back", "apart", "together", "answer", "school",
    "give-list", "take-list-back",
    "ppn-read", "assess", "note-steps", "take-back-step",
    "save-view", "rename-view", "remove-view",
    "settle", "feedback-read", "take-reply", "answer-asked", "ask-another", "found", "refuse-match",
}  # fmt: skip
NAMES = [str(pattern.name) for pattern in urlpatterns if isinstance(pattern, URLPattern)]
# Shown on GET, and changed on POST.
POSTED_TOO = {"outside", "paste-steps", "user", "feedback", "reply", "asked"}
OF_AN_ITEM = [
    "item", "decide", "opinion", "meanwhile", "undo", "leave", "danger", "confirm-danger", "take-over", "put-back",
    "hand-on", "hand-back", "apart", "together", "answer", "school",
    "school-notice", "mother",
    "request", "take-reply", "ask-another", "found", "refuse-match", "feedback",
]  # fmt: skip


@pytest.fixture(autouse=True)
def no_tries_yet() -> None:
    """Tries to sign in are counted for some minutes: each test begins with none."""
    cache.clear()


def address_of(name: str, item: Item) -> str:
    """The address of this name, of this item, its list, its run or its unreadable row."""
    known = {
        "number": item.number, "area": "northvale", "tab": "to-read", "version": 1, "danger": 1, "user": 1, "given": 1,
        "code": "targets", "question": 1, "hand_over": 1, "told": 1, "step": 1, "line": 1, "child": 1, "view": 1,
        "kind": "monthly", "proposal": 1,
        "token": "BCDFGHJK.not-signed-by-us",
    }  # fmt: skip
    known |= {"number": Run.objects.latest("id").number} if name == "run" else {}
    known |= {"number": RunProblem.objects.latest("id").number} if name == "checked" else {}
    known |= {"user": User.objects.latest("id").pk} if name == "user" else {}
    known |= {"code": "leave"} if "line" in name or name == "table" else {}
    pattern = next(p for p in urlpatterns if isinstance(p, URLPattern) and p.name == name)
    wanted = pattern.pattern.converters
    return reverse(name, kwargs={part: known[part] for part in wanted})


@pytest.mark.parametrize("name", [name for name in NAMES if name not in ("reply", "asked")])
def test_nobody_gets_past_the_door_without_signing_in(
    client: Client, users: dict[str, User], item: Item, name: str
) -> None:
    answer = client.post(address_of(name, item)) if name in POSTED else client.get(address_of(name, item))
    assert answer.status_code in (302, 405)
    if answer.status_code == 302:
        assert answer["Location"].startswith("/sign-in/")


@pytest.mark.parametrize("name", NAMES)
def test_what_changes_something_is_posted_and_nothing_else_is(
    client: Client, users: dict[str, User], item: Item, name: str
) -> None:
    client.force_login(users["coordinator"])
    wrong = client.get(address_of(name, item)) if name in POSTED else client.post(address_of(name, item), {})
    assert wrong.status_code == 405 or name in POSTED_TOO


@pytest.mark.parametrize("name", sorted(POSTED | POSTED_TOO))
def test_a_form_without_our_token_does_nothing(users: dict[str, User], item: Item, name: str) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(users["manager"])
    rows = AuditEvent.objects.count()
    answer = client.post(address_of(name, item), {"words": "Seen asleep and well at 00:20."})
    assert answer.status_code == 403
    assert "This page was open too long" in answer.content.decode()
    assert AuditEvent.objects.count() == rows


def plain(answer: bytes) -> str:
    """A page without what differs between any two visits: its token and the address that was asked for."""
    return re.sub(r'value="[^"]*"', "", answer.decode())


@pytest.mark.parametrize("role", ["other", "officer", "data", "auditor", "board"])
@pytest.mark.parametrize("name", OF_AN_ITEM)
def test_another_areas_item_looks_as_if_it_were_not_there(
    client: Client, users: dict[str, User], item: Item, role: str, name: str
) -> None:
    client.force_login(users[role])
    ask = client.post if name in POSTED else client.get
    there = ask(address_of(name, item))
    nowhere = ask(address_of(name, item).replace(item.number, "ZZZZZZZZ"))
    assert there.status_code == nowhere.status_code == 404
    assert plain(there.content) == plain(nowhere.content)


@pytest.fixture
def closed(users: dict[str, User], now: datetime) -> Item:
    """An item of Northvale that is RESTRICTED, with a child of a name that stands nowhere else."""
    story = replace(FIRST, reference="EX-9001", kind="Quarrelsome", flags=("RESTRICTED",))
    publish_stories(story, now=now)
    return Item.objects.get(incident_id="EX-9001")


@pytest.mark.parametrize("role", ["manager", "coordinator", "sergeant"])
@pytest.mark.parametrize("name", [*OF_AN_ITEM, *ITEM_PAGES])
def test_a_restricted_item_is_there_for_named_readers_alone(
    client: Client, users: dict[str, User], closed: Item, role: str, name: str
) -> None:
    """R36: RESTRICTED incidents go to named readers; for all others it is as if they did not exist."""
    client.force_login(users[role])
    assert (client.post if name in POSTED else client.get)(address_of(name, closed)).status_code == 404


def test_a_restricted_item_shows_no_word_anywhere_but_is_counted(
    client: Client, users: dict[str, User], closed: Item
) -> None:
    pages = ["/lists/northvale/to-read/", "/lists/northvale/hand-over/", "/notices/", "/requests/"]
    pages += [address_of("run", closed)]
    client.force_login(users["manager"])
    shown = [client.get(page).content.decode() for page in pages]
    shown.append(client.post("/search/", {"words": "EX-9001"}).content.decode())
    assert not any(word in page for page in shown for word in ("EX-9001", "Quarrelsome", closed.number))
    assert "1 restricted, read by named readers" in shown[0]
    client.force_login(make_user("named.reader", Role.PERFORMANCE_MANAGER, "Northvale", restricted=True))
    assert "EX-9001" in client.get(pages[0]).content.decode()


@pytest.mark.parametrize("page", ["/sign-in/", "/lists/northvale/to-read/", "/nothing-here/", "/account/"])
def test_every_page_says_what_a_browser_may_do_with_it(client: Client, users: dict[str, User], page: str) -> None:
    if page != "/sign-in/":
        client.force_login(users["manager"])
    headers = client.get(page).headers
    policy = headers["Content-Security-Policy"]
    for part in ("default-src 'none'", "script-src 'self'", "frame-ancestors 'none'", "form-action 'self'"):
        assert part in policy
    assert "unsafe" not in policy
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "no-store" in headers["Cache-Control"]


def test_signing_in_begins_a_new_session_whose_cookie_no_script_reads(client: Client, users: dict[str, User]) -> None:
    client.get("/sign-in/")
    client.force_login(users["auditor"])
    planted = client.session.session_key
    client.logout()
    client.cookies["session"] = str(planted)
    client.post("/sign-in/", {"login": "joan.hall", "password": PASSWORD})
    cookie = client.cookies["session"]
    assert cookie.value
    assert cookie.value != planted
    assert cookie["httponly"]
    assert cookie["samesite"] == "Lax"


def test_guessing_a_password_is_stopped_even_for_who_guesses_right_at_last(
    client: Client, users: dict[str, User]
) -> None:
    for _ in range(6):
        said = client.post("/sign-in/", {"login": "joan.hall", "password": "wrong"})
    assert "Too many tries. Wait five minutes, then try again." in said.content.decode()
    said = client.post("/sign-in/", {"login": "joan.hall", "password": PASSWORD})
    assert "Too many tries" in said.content.decode()
    assert "_auth_user_id" not in client.session


@pytest.mark.parametrize("name", ["front", "requests", "hand-over", "list", "item", "runs", "run", "account"])
def test_no_address_and_no_title_names_anybody(client: Client, users: dict[str, User], item: Item, name: str) -> None:
    """Addresses carry fixed codes and our own random numbers only; a title stays in a browser's memory."""
    client.force_login(users["manager"])
    page = client.get(address_of(name, item), follow=True).content.decode()
    addresses = " ".join(re.findall(r'(?:href|action|hx-get)="([^"]*)"', page))
    title = re.findall(r"<title>(.*?)</title>", page, re.DOTALL)[0]
    people = [*(row["name"] for row in item.people), *item.children.values_list("name", flat=True)]
    words = {word for name in people for word in name.split()}
    assert len(words) > 2
    assert not [word for word in words if word.casefold() in f"{addresses} {title}".casefold()]
    assert not re.search(r"EX-\d", addresses)


def test_behind_https_the_cookies_and_the_name_are_kept_to_https(tmp_path: Path) -> None:
    asked = (
        "from childtonotice.config import settings as s;"
        "print(s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE, s.SECURE_HSTS_SECONDS >= 31536000,"
        " s.SESSION_COOKIE_NAME, s.DEBUG)"
    )
    given = os.environ | {"CTN_DATA": str(tmp_path), "CTN_SECURE": "yes", "CTN_HOSTS": "ctn.example"}
    told = subprocess.run(
        [sys.executable, "-c", asked], env=given, capture_output=True, text=True, timeout=60, check=True
    )
    assert told.stdout.split() == ["True", "True", "True", "__Host-session", "False"]
