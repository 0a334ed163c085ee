"""What happens to an item beside deciding it: each transition of the loop is walked by somebody at a browser.

A journey says with ``walks`` what it leaves in the records, and the fixture looks whether it did.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from django.core import mail
from django.utils import timezone

from childtonotice.casework.actions.duty import tell_duty_readers
from childtonotice.casework.actions.recoveries import record_submitted
from childtonotice.casework.derive import Event
from childtonotice.casework.models import Item, Outcome, Step, User
from childtonotice.casework.sending import send_waiting
from childtonotice.screening.circumstances import Person
from tests import browser
from tests.browser.visitor import Visitor, unfold
from tests.web.answers import NEEDED, NOT_NEEDED, covered, republish, save
from tests.web.made_up import FIRST, SARAH, publish_stories, text_child
from tests.web.ppns import bring, make_vat, row
from tests.web.test_beyond_the_force import EXPECTING
from tests.web.test_groups import CHILD, SAME_CHILD

HOUR = timedelta(hours=1)
RUTH = Person("P-204", "Ruth", "Tarnbrook", date(1970, 1, 1), "female")
# Told where the team's check is told: the outcome beside it is what a reader sees.
TRANSITIONS = {*Event, *Step, *(f"ppn-{outcome.value}" for outcome in Outcome)}


def walks() -> Iterator[str]:
    """What every journey says that it walks."""
    for found in pkgutil.iter_modules(browser.__path__):
        module = importlib.import_module(f"{browser.__name__}.{found.name}")
        for name, function in vars(module).items():
            if name.startswith("test_"):
                for mark in getattr(function, "pytestmark", ()):
                    yield from mark.args if mark.name == "walks" else ()


def test_every_transition_has_a_journey() -> None:
    """A new event of derive.py, step of a partner or outcome of a check needs somebody at a browser who does it."""
    assert set(walks()) == set(TRANSITIONS)


@pytest.mark.walks("apart", "together")
def test_an_item_is_taken_out_of_its_group_and_put_back(visitor: Visitor, now: datetime) -> None:
    publish_stories(CHILD, SAME_CHILD, now=now)
    item = Item.objects.get(incident_id="G-1")
    unfold(visitor.sign_in("piet.marsh").open(f"/items/{item.number}/"), "1 more item about")
    visitor.press("This item does not belong with them: take it out")
    assert visitor.sees("This item was taken out of its group.")
    visitor.press("Put it back")
    assert visitor.sees("1 more item about")


@pytest.mark.walks("mother", "school")
def test_a_mother_is_named_and_the_school_notice_noted(visitor: Visitor, now: datetime) -> None:
    """R53, R27: an unborn child without a name or a date of birth links to its mother; the school's notice waits."""
    people = ((SARAH, "victim"), (RUTH, "victim"))
    # Beside a brother who goes to school: of an unborn child alone no school is told
    children = (*EXPECTING.children, text_child("son", "6", "male"))
    told = replace(EXPECTING, people=people, categories=("domestic abuse",), children=children)
    publish_stories(told, now=now)
    item = Item.objects.get(incident_id="EX-8001")
    visitor.sign_in("joan.hall").open(f"/items/{item.number}/")
    visitor.page.get_by_label("Mother", exact=True).select_option(index=1)
    visitor.press("Note the mother")
    assert item.children.get(presence="unborn").mother
    # Decided while nobody knows of the school: it stands on the list of notices until somebody does
    of_age = Item.objects.get(incident_id="EX-1001")
    save(User.objects.get(username="joan.hall"), of_age, replace(NOT_NEEDED, school="unknown"), now)
    visitor.open("/school/")
    visitor.page.get_by_label("Was the school told of EX-1001?").select_option("sent")
    visitor.press("Note EX-1001")
    assert not visitor.page.get_by_label("Was the school told of EX-1001?").is_visible()


@pytest.mark.walks("changed", "reopened", "ppn-came")
def test_a_run_brings_a_new_child_and_the_item_comes_back(visitor: Visitor, now: datetime) -> None:
    """R13: what was decided stands beside what changed since; no run changes a decision."""
    item = Item.objects.get(incident_id="EX-1001")
    longer = replace(FIRST, log=FIRST.log + "03:00 1184: off scene\n")
    republish(longer, now)
    save(User.objects.get(username="joan.hall"), item, NOT_NEEDED, now)
    republish(covered(longer, "4999"), now)
    visitor.sign_in("joan.hall").open(f"/items/{item.number}/")
    assert visitor.sees("A PPN came")
    republish(replace(longer, children=(*FIRST.children, text_child("baby", "0.5", ""))), now)
    visitor.open(f"/items/{item.number}/")
    assert visitor.sees("Changed since Joan Hall decided")
    assert visitor.sees("The decision then")


@pytest.mark.walks("brought-back", "left-out")
def test_what_a_rule_left_out_is_brought_back_with_one_click(visitor: Visitor) -> None:
    visitor.sign_in("joan.hall").open("/lists/northvale/left-out/").at(".app-row__why").first.click()
    visitor.check_page().press("Put it back on the list")
    assert Item.objects.filter(events__kind="brought-back", state="to-read").exists()


@pytest.mark.walks("covered")
def test_what_a_name_covers_is_in_sight(visitor: Visitor) -> None:
    visitor.sign_in("abel.kerr").open("/lists/northvale/covered-by-name/").at(".app-row__why").first.click()
    assert visitor.check_page().sees("Put it back on the list")


@pytest.mark.walks("moved-area")
def test_a_district_goes_to_another_list_from_the_data_managers_table(visitor: Visitor, now: datetime) -> None:
    """R11: nothing vanishes, and what waits in the pool goes to the list that the table names."""
    publish_stories(replace(FIRST, reference="EX-7001", area="Harbour district"), now=now)
    item = Item.objects.get(incident_id="EX-7001")
    visitor.sign_in("mina.shaw").follow("Tables").open("/tables/areas/")
    visitor.page.get_by_label("Area in the files").fill("Harbour district")
    visitor.page.get_by_label("Goes to the list of").fill("Southmoor")
    visitor.page.get_by_label("First day").fill(item.reported_on.isoformat())
    visitor.press("Add this line")
    visitor.press("Sign out")
    visitor.sign_in("piet.marsh").open(f"/items/{item.number}/")
    assert visitor.sees("Moved to another area's list")


@pytest.mark.walks("asked-another")
def test_a_manager_asks_another_officer(visitor: Visitor, users: dict[str, User], now: datetime) -> None:
    item = Item.objects.get(incident_id="EX-1001")
    save(users["manager"], item, NEEDED, now - HOUR)
    visitor.sign_in("joan.hall").open(f"/items/{item.number}/request/")
    visitor.page.get_by_label("Number of the officer").fill("77")
    visitor.press("Ask them")
    assert item.recoveries.get().asked_officer == "77"


@pytest.mark.walks("returned", "ppn-returned")
def test_a_recovered_ppn_that_is_returned_is_asked_for_again(
    visitor: Visitor, users: dict[str, User], now: datetime
) -> None:
    """R24: the request opens anew, with a new time by which."""
    item = Item.objects.get(incident_id="EX-1001")
    save(users["manager"], item, NEEDED, now - 3 * HOUR)
    told = "The officer read it out: it names both."
    record_submitted(by=users["manager"], number=item.number, ppn_id="N-1", words=told, now=now - HOUR)
    bring(row("N-1", now - 2 * HOUR, incident_id="EX-1001"), now=now)
    make_vat()
    visitor.sign_in("noor.fielding").follow("Check next")
    for group in ("Appearance", "Words", "Activity", "Relationships and dynamics", "Environment"):
        visitor.page.get_by_role("group", name=group).get_by_label("There").check()
    for group in ("Voice of the child", "School", "Ethnicity"):
        visitor.page.get_by_role("group", name=group).get_by_label("Missing").check()
    visitor.page.get_by_label("Medium: serious harm could follow if things change").check()
    visitor.page.get_by_label("Return it").check()
    visitor.page.get_by_label("Red: it could not be used as it came").check()
    visitor.page.get_by_label("To the officer").fill("Thank you. What do the children want, and which school is it?")
    visitor.press("Save and next")
    item.refresh_from_db()
    assert item.state == "requested"


def test_new_rules_bring_nothing_back_before_the_coordinator_says_so(
    visitor: Visitor, users: dict[str, User], now: datetime
) -> None:
    item = Item.objects.get(incident_id="EX-1001")
    save(users["manager"], item, NOT_NEEDED, now)
    Item.objects.filter(pk=item.pk).update(note="rules-changed")
    visitor.sign_in("abel.kerr").open("/rules/")
    visitor.page.get_by_label("Read EX-1001 again").check()
    visitor.press("Bring the ticked ones back")
    assert visitor.sees("1 item came back to the lists.")


def test_who_is_on_duty_is_mailed_and_comes_to_what_is_read_first(visitor: Visitor, now: datetime) -> None:
    # Given a day on which nobody works, as the data manager notes it, and a reader on duty
    today = timezone.localdate(now).isoformat()
    Item.objects.filter(incident_id="EX-1001").update(priority=1)
    User.objects.filter(username="ines.rowe").update(email="ines.rowe@example.test")
    visitor.sign_in("mina.shaw").open("/tables/free-days/")
    visitor.page.get_by_label("What day it is").fill("Training day of the force")
    visitor.page.get_by_label("First day").fill(today)
    visitor.press("Add this line")
    visitor.open("/tables/duty/")
    visitor.page.get_by_label("Area", exact=True).select_option("Northvale")
    visitor.page.get_by_label("Who reads").select_option("ines.rowe")
    visitor.page.get_by_label("First day").fill(today)
    visitor.press("Add this line")
    visitor.press("Sign out")
    # When the morning's run has told who is on duty
    assert tell_duty_readers(by=None, now=now) == 1
    send_waiting(now=now)
    assert "1 item to read first in Northvale" in mail.outbox[-1].subject
    # Then they come to that list from the mail
    visitor.sign_in("ines.rowe").open("/lists/")
    assert "band=read-first" in visitor.page.url
    assert visitor.open("/notices/").sees("You are on duty today: Northvale 1 to read first.")
