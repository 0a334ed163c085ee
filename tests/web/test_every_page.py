"""Every address, walked: who gets an answer, what none of them may show, and how many questions each asks."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import URLPattern

from childtonotice.casework.access import Reader, may, reader_of
from childtonotice.casework.dated import forget_lines
from childtonotice.casework.in_force import forget_settings
from childtonotice.casework.matrix import Verb
from childtonotice.casework.models import Area, Item, Role, Sample, SubmittedPpn, User
from childtonotice.casework.pages.addresses import urlpatterns
from childtonotice.screening.circumstances import LONDON, Person
from tests.web.answers import NEEDED, save
from tests.web.crowd import add_crowd
from tests.web.made_up import FIRST, linked_child, make_user, publish_stories
from tests.web.ppns import bring_one
from tests.web.test_security import POSTED, address_of

ANYBODY = None
# A list that was empty asks for the children, PPNs and requests of its rows once it has any.
FIRST_ROWS = 3
# Of each page that is asked for: who may have it. A new page without an entry here fails the first test.
PAGES: dict[str, Verb | tuple[Verb, ...] | None] = {
    "front": ANYBODY, "account": ANYBODY, "notices": ANYBODY, "reply": ANYBODY, "asked": ANYBODY,
    "lists": ANYBODY, "list": Verb.LIST, "areas": Verb.LIST, "load": Verb.LIST, "hand-over": Verb.LIST,
    "excel": Verb.LIST, "exceptions": Verb.LIST, "resting": Verb.LIST, "questions": Verb.ANSWER,
    "requests": Verb.RECOVER, "messages": (Verb.DECIDE, Verb.ASSESS), "schools": Verb.DECIDE,
    "figures": Verb.REPORTS, "team": Verb.OFFICER_FIGURES, "checks": Verb.CHECKS, "check": Verb.CHECKS,
    "ppns": Verb.ASSESS, "ppn": Verb.ASSESS, "gradings": Verb.ASSESS,
    "partners": Verb.PARTNERS, "paste-steps": Verb.PARTNERS,
    "runs": Verb.RUNS, "run": Verb.RUNS, "audit": Verb.AUDIT, "export-audit": Verb.AUDIT,
    "users": Verb.USERS, "user": Verb.USERS, "keeping": Verb.UNDO_LATER, "rules": Verb.UNDO_LATER,
    "settings": Verb.SETTINGS, "setting": Verb.SETTINGS, "tables": Verb.TABLES, "table": Verb.TABLES,
    "figure-cases": Verb.REPORTS, "figure-views": Verb.REPORTS, "papers": Verb.REPORTS,
}  # fmt: skip
# Of one item: held to the door item by item in test_security.
OF_AN_ITEM = {"item", "meanwhile", "request", "feedback", "outside", "put-off", "school-notice"}
# Opened by a link that was mailed, without signing in.
MAILED = {"reply", "asked"}
ASKED = [str(p.name) for p in urlpatterns if isinstance(p, URLPattern) and p.name not in POSTED]
SECRET = ("Zephaniah", "Quillfeather", "EX-9900", "Wraxby")
WIDE = (Role.COORDINATOR, Role.SCREENING_SERGEANT)  # they reach every area; the team, every request


def test_every_page_says_who_may_have_it() -> None:
    assert set(ASKED) - OF_AN_ITEM == set(PAGES)


@pytest.fixture
def secret(users: dict[str, User], now: datetime) -> Item:
    """An item of Southmoor with words that stand nowhere else, with a PPN asked for and a PPN sent."""
    child = Person("P-990", SECRET[0], SECRET[1], sex="male")
    story = replace(
        FIRST, reference=SECRET[2], area="Southmoor", place=f"3 {SECRET[3]} Road, Thornwick", ppns=(),
        children=(linked_child(child, "7"),), people=((child, "victim"),), log=f"22:50 {SECRET[0].upper()} AWAKE",
    )  # fmt: skip
    publish_stories(story, now=datetime.now(LONDON))
    item = Item.objects.get(incident_id=SECRET[2])
    Item.objects.filter(pk=item.pk).update(officer_id="2222")
    item.refresh_from_db()
    save(users["other"], item, NEEDED, datetime.now(LONDON))
    return item


def kind_of(role: Role) -> User:
    """Someone of this role, in Northvale where the role has areas."""
    held = {"officer_id": "1184"} if role is Role.OFFICER else {"officer_id": "77"} if role is Role.SUPERVISOR else {}
    return make_user(f"some.{role}", role, "Northvale", **held)


def address(name: str, item: Item) -> str:
    """The address of a page: of a blind check or a PPN, of one that is there."""
    found = address_of(name, item)
    if name == "ppn":
        return found.replace(item.number, SubmittedPpn.objects.latest("id").number)
    if name == "check":
        return found.replace(item.number, Sample.objects.latest("id").number)
    return found


def draw_check(item: Item) -> None:
    """A blind check that waits."""
    Sample.objects.create(
        run=item.first_run, stratum="unlisted", stratum_size=9, incident_id="EX-5555", reported_at=item.reported_at,
        facts=item.facts, log="22:10 SHOUTING HEARD",
    )  # fmt: skip


@pytest.mark.parametrize("role", list(Role))
def test_each_role_gets_its_pages_and_no_page_tells_what_is_beyond_it(
    users: dict[str, User], item: Item, secret: Item, now: datetime, role: Role
) -> None:
    """R36: by walking every address. Not allowed looks as not there; another area's words stand on no page."""
    draw_check(item)
    bring_one(now)
    user = kind_of(role)
    client = Client()
    client.force_login(user)
    reader = reader_of(user)
    wrong = {}
    for name in set(ASKED) - OF_AN_ITEM - MAILED:
        answer = client.get(address(name, item))
        if (answer.status_code in (200, 302)) is not is_theirs(name, reader):
            wrong[name] = [str(answer.status_code)]
        elif answer.status_code == 200 and role not in (*WIDE, Role.VAT):
            shown = b"".join(answer).decode(errors="replace").casefold()
            # Our numbers stand in the audit log, and nothing else of an item does.
            hidden = SECRET if PAGES[name] is Verb.AUDIT else (*SECRET, secret.number)
            wrong[name] = [word for word in hidden if word.casefold() in shown]
    assert not {name: told for name, told in wrong.items() if told}


def is_theirs(name: str, reader: Reader) -> bool:
    """Whether this reader may have a page, by the matrix."""
    wanted = PAGES[name]
    verbs = wanted if isinstance(wanted, tuple) else (wanted,) if wanted else ()
    return not verbs or any(may(reader, verb) for verb in verbs)


@pytest.mark.parametrize("role", list(Role))
def test_no_search_finds_what_is_beyond_the_role(users: dict[str, User], secret: Item, role: Role) -> None:
    client = Client()
    client.force_login(kind_of(role))
    for words in (SECRET[2], SECRET[1], f"{SECRET[0]} {SECRET[1]}"):
        answer = client.post("/search/", {"words": words})
        # A single find is opened at once.
        found = secret.number in answer.content.decode() + answer.get("Location", "")
        assert found is (role in WIDE), words


@pytest.mark.parametrize("role", list(Role))
def test_no_page_of_another_areas_item_is_there_by_its_number(users: dict[str, User], secret: Item, role: Role) -> None:
    client = Client()
    client.force_login(kind_of(role))
    for name in OF_AN_ITEM - {"outside", "feedback"}:
        answer = client.get(address_of(name, secret))
        if role not in (*WIDE, Role.VAT):
            assert answer.status_code == 404, name


def count_questions(client: Client, asked: str) -> int:
    """How many questions a page asks of the database, once what is kept between requests is fresh."""
    forget_settings()
    forget_lines()
    client.get(asked)
    with CaptureQueriesContext(connection) as questions:
        answer = client.get(asked)
    assert answer.status_code in (200, 302), asked
    return len(questions)


@pytest.mark.shown
@pytest.mark.parametrize("role", [Role.COORDINATOR, Role.PERFORMANCE_MANAGER, Role.VAT, Role.SUPERVISOR])
def test_no_page_asks_more_as_the_list_grows(users: dict[str, User], item: Item, now: datetime, role: Role) -> None:
    """The same number of questions over some items of every state as over two thousand."""
    draw_check(item)
    bring_one(now)
    area, moment = Area.objects.get(name="Northvale"), datetime.now(LONDON)
    add_crowd(40, users["manager"], moment, area.pk)
    user = kind_of(role)
    client = Client()
    client.force_login(user)
    reader = reader_of(user)
    mine = [name for name in PAGES if name not in MAILED and is_theirs(name, reader)]
    tabs = ("waiting", "requested", "done-today", "ppn-found", "left-out")
    asked = [address(name, item) for name in mine]
    asked += [f"/lists/northvale/{tab}/" for tab in tabs] if may(reader, Verb.LIST) else []
    asked += [address_of("item", item)] if may(reader, Verb.ITEM, item) else []
    before = {page: count_questions(client, page) for page in asked}
    add_crowd(2000, users["manager"], moment, area.pk)
    after = {page: count_questions(client, page) for page in asked}
    grown = {page: (before[page], after[page]) for page in asked if after[page] > before[page] + FIRST_ROWS}
    assert not grown
