"""The pages of PPNs and partners: work, keep typed words, ask a fixed number of questions, hide what is not yours."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from pytest_django.fixtures import Settings

from childtonotice.casework.access import reader_of
from childtonotice.casework.actions.assessments import assess_ppn
from childtonotice.casework.aware import CODES
from childtonotice.casework.lists.gradings import gradings_page
from childtonotice.casework.models import Assessment, AuditEvent, PartnerStep, SubmittedPpn, User
from tests.web.ppns import bring, bring_one, judged, make_vat, row

HOUR = timedelta(hours=1)
TOKEN = re.compile(r'name="csrfmiddlewaretoken" value="\w+"')


@pytest.fixture
def now() -> datetime:
    """The moment is this one: pages read the clock themselves."""
    return datetime.now(UTC)


@pytest.fixture(autouse=True)
def _all_steps(settings: Settings) -> None:
    """A force that records every step, as the example does."""
    settings.FORCE_DIR = Path(__file__).resolve().parents[2] / "forces" / "example"


@pytest.fixture
def vat(client: Client, users: dict[str, User]) -> User:
    """Somebody of the team, signed in."""
    user = make_vat()
    client.force_login(user)
    return user


def filled(ppn: SubmittedPpn, **more: str) -> dict[str, str]:
    """The form of a check, filled in."""
    headings = {f"heading-{code}": "there" for code in CODES}
    return {"seen": ppn.stamp, "outcome": "accepted", "grading": "medium", "rag": "green", **headings, **more}


def read(client: Client, address: str) -> str:
    """What stands at an address."""
    return str(client.get(address).content.decode())


def count(client: Client, address: str) -> int:
    """How many questions a page asks of the database, without those that write its audit row."""
    with CaptureQueriesContext(
        connection,
    ) as asked:
        assert client.get(address).status_code == 200
    return len(asked)


def test_the_team_begins_at_its_queue_and_reads_what_our_reading_found(
    client: Client, vat: User, now: datetime
) -> None:
    ppn = bring_one(now, narrative="He said he is scared. Child is streetwise. Strangled her in the kitchen.")
    assert client.get("/", follow=True).redirect_chain[-1][0] == "/ppns/"
    assert f"/ppns/{ppn.number}/" in read(client, "/ppns/")
    page = read(client, f"/ppns/{ppn.number}/")
    for words in ("Found in the text: “said”", "Nothing found in the text.", "On the record: 1 of 1 told.",
                  "assumes that the child can protect itself"):  # fmt: skip
        assert words in page
    assert 'id="heading-words-there" name="heading-words" value="there" checked' in page
    assert 'id="heading-school-there" name="heading-school" value="there">' in page
    assert AuditEvent.objects.filter(verb="ppn.view", subject=f"ppn:{ppn.number}").exists()


def test_a_grading_that_the_text_contradicts_is_not_chosen_beforehand(client: Client, vat: User, now: datetime) -> None:
    ppn = bring_one(now, grading="standard", narrative="He strangled her while the child watched.")
    page = read(client, f"/ppns/{ppn.number}/")
    assert "look at the grading" in page
    assert 'name="grading" value="standard" checked' not in page


def test_a_check_is_saved_and_the_next_follows(client: Client, vat: User, now: datetime) -> None:
    first = bring_one(now)
    bring(row("N-2", now - HOUR), now=now)
    saved = client.post(f"/ppns/{first.number}/check/", filled(first, go="next"))
    assert saved.headers["Location"] == f"/ppns/{SubmittedPpn.objects.get(ppn_id='N-2').number}/"
    assert Assessment.objects.get().by == vat


def test_typed_words_survive_an_error_and_a_colleague_who_was_faster(
    client: Client, users: dict[str, User], vat: User, now: datetime
) -> None:
    ppn = bring_one(now)
    form = filled(ppn, outcome="returned", words="Her own words, please")
    again = client.post(f"/ppns/{ppn.number}/check/", form).content.decode()
    assert "Mark at least one heading as missing" in again
    assert "Her own words, please</textarea>" in again
    assess_ppn(by=users["sergeant"], number=ppn.number, judged=judged(ppn), now=now)
    late = client.post(f"/ppns/{ppn.number}/check/", form).content.decode()
    assert "It was checked or changed meanwhile" in late
    assert "Her own words, please</textarea>" in late


def test_steps_are_noted_in_bulk_and_taken_back(client: Client, vat: User, now: datetime) -> None:
    for number in range(3):
        ppn = bring_one(now, f"N-{number}")
        assess_ppn(by=vat, number=ppn.number, judged=judged(ppn), now=now - HOUR)
    assert "Partners: 3 waiting" in read(client, "/partners/")
    first, second, _ = SubmittedPpn.objects.order_by("ppn_id")
    at = (now - HOUR / 2).strftime("%Y-%m-%dT%H:%M")
    form = {"at": at, f"step-{first.number}": "shared", f"step-{second.number}": "shared"}
    done = client.post("/partners/note/", form, follow=True).content.decode()
    assert "Noted for 2 PPNs." in done
    assert PartnerStep.objects.filter(partner="Northvale Council").count() == 2
    assert "Taken back." in client.post(
        f"/partners/{PartnerStep.objects.first().pk}/take-back/", follow=True  # type: ignore[union-attr]
    ).content.decode()  # fmt: skip
    wrong = client.post("/partners/note/", {"at": "soon", f"step-{first.number}": "shared"}).content.decode()
    assert "Give the day and the time" in wrong


def test_one_choice_is_noted_for_all_rows_that_are_ticked(client: Client, vat: User, now: datetime) -> None:
    for number in range(3):
        ppn = bring_one(now, f"N-{number}")
        assess_ppn(by=vat, number=ppn.number, judged=judged(ppn), now=now - HOUR)
    first, second, third = SubmittedPpn.objects.order_by("ppn_id")
    at = (now - HOUR / 2).strftime("%Y-%m-%dT%H:%M")
    form = {"at": at, "ticked": [first.number, second.number], "step-of-ticked": "shared"}
    # One that cannot be is said at its row, nothing is noted, and what was ticked and chosen stays
    wrong = client.post("/partners/note/", form | {"step-of-ticked": "acknowledged"}).content.decode()
    assert "Note first when N-0 was shared" in wrong
    assert wrong.count("checked") == 2
    assert not PartnerStep.objects.exists()
    # What a row itself says goes before what is chosen for all; a row that is not ticked is left
    here = form | {f"partner-{second.number}": "Moor and Coast Council"}
    assert "Noted for 2 PPNs." in client.post("/partners/note/", here, follow=True).content.decode()
    noted = set(PartnerStep.objects.values_list("ppn__ppn_id", "step", "partner"))
    assert noted == {("N-0", "shared", "Northvale Council"), ("N-1", "shared", "Moor and Coast Council")}
    assert not third.steps.exists()


def test_pasted_lines_are_shown_before_they_are_noted(client: Client, vat: User, now: datetime) -> None:
    ppn = bring_one(now - HOUR)
    assess_ppn(by=vat, number=ppn.number, judged=judged(ppn), now=now - HOUR)
    at = timezone.localtime(now - HOUR / 2).strftime("%d/%m/%Y %H:%M")
    good = f"PPN;What;When;More\nN-1;shared;{at};Northvale Council\nN-1;answered;{at};Early help"
    shown = client.post("/partners/paste/", {"lines": good}).content.decode()
    assert "What would be noted: 2 of 2" in shown
    assert not PartnerStep.objects.exists()
    wrong = client.post("/partners/paste/", {"lines": f"{good}\nN-9;shared;{at};X", "do": "note"}).content.decode()
    assert "There is no such PPN for you" in wrong
    assert not PartnerStep.objects.exists()
    assert client.post("/partners/paste/", {"lines": good, "do": "note"}).status_code == 302
    assert list(PartnerStep.objects.values_list("step", "answer")) == [("shared", ""), ("answered", "early-help")]
    again = client.post("/partners/paste/", {"lines": good, "do": "note"}).content.decode()
    assert "This is noted already for N-1" in again


def test_gradings_stand_side_by_side_and_what_was_needless_is_counted(client: Client, vat: User, now: datetime) -> None:
    # R19, R32: a known table gives known figures. Two lower than the team, one higher.
    given = (("standard", "high"), ("medium", "high"), ("high", "medium"), ("high", "high"), ("", "medium"))
    for number, (officers, teams) in enumerate(given):
        ppn = bring_one(now, f"N-{number}", grading=officers)
        told = judged(ppn, grading=teams, grading_words="The text speaks of more or less.")
        assess_ppn(by=vat, number=ppn.number, judged=told, now=now)
    page = gradings_page(reader_of(vat, now), now)
    assert (page.checked, page.under, page.over) == (5, 2, 1)
    assert dict(page.matrix)["high"] == (0, 1, 1)
    assert page.wording == (("Response A", 5, 0),)
    assert "5 PPNs checked: 2 graded lower" in read(client, "/ppns/gradings/")


def test_an_officer_reads_what_is_missing_and_says_so(client: Client, users: dict[str, User], now: datetime) -> None:
    ppn = bring_one(now)
    told = judged(ppn, "returned", ("voice", "school"), words="Please add both, thank you.")
    given = assess_ppn(by=make_vat(), number=ppn.number, judged=told, now=now)
    assert isinstance(given, Assessment)
    client.force_login(users["officer"])
    page = read(client, "/requests/")
    # Each heading that lacks stands with what it asks for: the rule beside the name
    assert "Missing: Voice of the child.</strong> What the child wants, feels or fears" in page
    assert "Missing: School.</strong> School, college or nursery of each child." in page
    assert client.get(f"/ppns/{ppn.number}/").status_code == 404
    assert "noted as read" in client.post(f"/ppns/told/{given.pk}/read/", follow=True).content.decode()


@pytest.mark.parametrize("role", ["manager", "coordinator", "officer", "board", "data", "auditor", "inspector"])
def test_not_yours_and_not_there_look_the_same(
    client: Client, users: dict[str, User], now: datetime, role: str
) -> None:
    ppn = bring_one(now)
    client.force_login(users[role])
    here = client.get(f"/ppns/{ppn.number}/")
    assert (here.status_code, client.get("/ppns/").status_code) == (404, 404)
    there = client.get("/ppns/22222222/")
    assert [TOKEN.sub("", page.content.decode()) for page in (here, there)] == [
        TOKEN.sub("", there.content.decode())
    ] * 2
    assert client.post(f"/ppns/{ppn.number}/check/", filled(ppn)).status_code == 404
    assert client.get(f"/ppns/{ppn.number}/check/").status_code == 405


def test_the_pages_ask_the_same_however_many_there_are(client: Client, vat: User, now: datetime) -> None:
    few: dict[str, int] = {}
    for number in range(2, 22, 19):
        for at in range(number):
            if not SubmittedPpn.objects.filter(ppn_id=f"N-{at}").exists():
                ppn = bring_one(now, f"N-{at}")
                if at % 2:
                    assess_ppn(by=vat, number=ppn.number, judged=judged(ppn), now=now)
        for address in ("/ppns/", "/partners/", f"/ppns/{SubmittedPpn.objects.get(ppn_id='N-0').number}/"):
            asked = count(client, address)
            assert asked == few.setdefault(address, asked)
            assert asked <= 26  # one of them is the lock that only PostgreSQL asks for
