"""Unborn children, children of other councils, and schools that nobody has told (R27, R53, R54)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from django.test import Client

from childtonotice.casework.access import NotFound, reader_of
from childtonotice.casework.actions import Refused
from childtonotice.casework.actions.dated import add_lines
from childtonotice.casework.actions.decisions import decide
from childtonotice.casework.actions.partners import note_steps
from childtonotice.casework.actions.school import tell_school_notice
from childtonotice.casework.actions.unborn import name_mother
from childtonotice.casework.councils import councils_of
from childtonotice.casework.dated_tables import Draft
from childtonotice.casework.lists import item_page
from childtonotice.casework.lists.requests import request_page
from childtonotice.casework.lists.school_notices import notice_page, school_by, schools_page
from childtonotice.casework.models import AuditEvent, Item, ItemChild, PartnerStep, Recovery, User
from childtonotice.casework.partners import Note, suggest_partner
from childtonotice.screening.circumstances import LONDON, Person, Ppn
from childtonotice.screening.findings import Child, Cover, Notice, Status
from childtonotice.screening.force import Area, Force
from tests.web.answers import NEEDED, NOT_NEEDED, errors_of, republish, save
from tests.web.made_up import ELLIE, FIRST, SARAH, TOM, Story, linked_child, publish_stories
from tests.web.ppns import bring_one

DAY = timedelta(days=1)
UNBORN = Child(relation="unborn", presence="unborn", found_by=(Notice.TEXT,))
EXPECTING = Story(
    "EX-8001", "Domestic Incident", "SARAH IS [child 1|30 WKS PREG], PUSHED", (UNBORN,), people=((SARAH, "victim"),)
)
BABY = Person("P-290", "Ivo", "Tarnbrook", date(2026, 5, 2), "male")


def published(story: Story, now: datetime) -> Item:
    publish_stories(story, now=now)
    return Item.objects.get(incident_id=story.reference)


def test_the_mother_of_an_unborn_child_is_the_one_woman_of_the_incident(users: dict[str, User], now: datetime) -> None:
    """R53: links to the mother."""
    item = published(EXPECTING, now)
    assert item.children.get().mother == "P-203"
    shown = item_page(reader_of(users["manager"], now), item.number, now=now).children[0].unborn
    assert shown is not None
    assert shown.mother.startswith("Sarah Tarnbrook")


def test_where_two_women_are_there_a_reader_says_who_the_mother_is(users: dict[str, User], now: datetime) -> None:
    other = Person("P-204", "Ruth", "Tarnbrook", date(1970, 1, 1), "female")
    story = replace(EXPECTING, people=((SARAH, "victim"), (other, "victim")))
    item = published(story, now)
    child = item.children.get()
    assert child.mother == ""
    refused = name_mother(by=users["manager"], number=item.number, child=child.pk, person="P-999", now=now)
    assert isinstance(refused, Refused)
    assert name_mother(by=users["manager"], number=item.number, child=child.pk, person="P-203", now=now) is None
    # A later run, from which the record still does not tell, leaves it as the reader said.
    published(replace(story, log=story.log + " AND LEFT", hours_ago=34), now + DAY)
    assert item.children.get().mother == "P-203"
    with pytest.raises(NotFound):
        name_mother(by=users["other"], number=item.number, child=child.pk, person="P-203", now=now)


def test_what_was_sent_for_an_unborn_child_ends_at_the_birth(users: dict[str, User], now: datetime) -> None:
    """R53: expires to the child at birth; said on the earlier item and on the newborn's."""
    before = published(EXPECTING, now)
    ItemChild.objects.filter(item=before).update(ppn_id="PPN-77")
    later = now + timedelta(days=60)
    born = replace(
        EXPECTING,
        reference="EX-8002",
        children=(linked_child(BABY, "0"),),
        people=((SARAH, "victim"), (BABY, "witness")),
    )
    item = published(born, later)
    reader = reader_of(users["manager"], later)
    facts = " ".join(item_page(reader, item.number, now=later).known.facts)
    assert "was known before the birth" in facts
    assert "PPN-77 was for the unborn child and ended with it." in facts
    shown = item_page(reader, before.number, now=later).children[0].unborn
    assert shown is not None
    assert shown.born == "Born since, Sat 2 May 2026: a PPN for the unborn child covers them no longer."


def test_a_ppn_is_asked_for_an_unborn_child_alone_and_closed_by_one_that_names_it(
    client: Client, users: dict[str, User], now: datetime
) -> None:
    """R53: without a name or a date of birth, from the list to the officer and back."""
    item = published(EXPECTING, now)
    save(users["manager"], item, NEEDED, now)
    asked = request_page(reader_of(users["officer"], now), item.number, now)
    assert [label for label, _ in asked.children] == ["unborn child"]
    client.force_login(users["officer"])
    shown = client.get(f"/items/{item.number}/request/").content.decode()
    assert "Unborn child: <strong>none yet</strong>" in shown
    answered = UNBORN._replace(ppn_id="PPN-91", match="id", cover=Cover.CERTAIN)
    told = Ppn("PPN-91", now + timedelta(hours=5), EXPECTING.reference, kind="child")
    story = replace(EXPECTING, children=(answered,), status=Status.COVERED, ppns=(told,), priority=5)
    republish(story, now + DAY, 24)
    item.refresh_from_db()
    assert item.state == "submitted"


def test_a_child_born_long_after_is_another(users: dict[str, User], now: datetime) -> None:
    published(EXPECTING, now)
    sister = BABY._replace(person_id="P-291", date_of_birth=date(2027, 6, 1))
    later = now + timedelta(days=500)
    story = replace(EXPECTING, reference="EX-8003", children=(linked_child(sister, "0"),), people=((SARAH, "victim"),))
    item = published(story, later)
    assert "before the birth" not in " ".join(
        item_page(reader_of(users["manager"], later), item.number, now=later).known.facts
    )


def living(person: Person, address: str) -> Person:
    return person._replace(address=address)


def keep_councils(users: dict[str, User], now: datetime) -> None:
    lines = (("Thornwick", "Northvale Council"), ("Otterby", "Otterby Council"))
    drafts = [Draft(place, council, starts_on=date(2026, 1, 1)) for place, council in lines]
    add_lines(by=users["data"], table="councils", drafts=drafts, now=now)


def two_homes(now: datetime) -> Item:
    ellie, tom = living(ELLIE, "1 Low Lane, Thornwick"), living(TOM, "9 Quay, Otterby")
    children = (linked_child(ellie, "6"), linked_child(tom, "15"))
    story = replace(FIRST, reference="EX-8100", children=children, people=((ellie, "victim"), (tom, "victim")), ppns=())
    return published(story, now)


def test_each_child_shows_the_council_of_their_home(users: dict[str, User], now: datetime) -> None:
    """R11, R54: by the child's address, and beyond the force it is said."""
    keep_councils(users, now)
    item = two_homes(now)
    shown = item_page(reader_of(users["manager"], now), item.number, now=now).children
    assert [child.council for child in shown] == ["Northvale Council", "Otterby Council"]


def test_an_item_of_two_councils_is_one_item_of_its_area_and_one_child_may_be_taken_elsewhere(
    users: dict[str, User], now: datetime
) -> None:
    """R11, R54: where it happened says who reads it; a PPN is asked for one child, and of the other it is said why."""
    keep_councils(users, now)
    item = two_homes(now)
    assert item.area is not None
    assert item.area.name == "Northvale"
    here, there = item.children.order_by("position")
    both = {here.pk: "ppn-needed", there.pk: "ppn-not-needed"}
    why = "Otterby Council took him at 09:40, their reference OC-12."
    refused = decide(by=users["manager"], number=item.number, version=item.version, now=now,
                     answer=replace(NEEDED, children=both))  # fmt: skip
    assert errors_of(refused) == {f"child-{there.pk}": "Say why no PPN is asked for child 2"}
    save(users["manager"], item, replace(NEEDED, children=both, child_reasons={there.pk: why}), now)
    assert [row.child_id for row in Recovery.objects.get().children.all()] == [here.pk]
    shown = item_page(reader_of(users["manager"], now), item.number, now=now).reviews[0].children
    assert any(why in answer for _, answer in shown)


def test_a_ppn_of_children_in_two_councils_goes_to_each(users: dict[str, User], now: datetime) -> None:
    """R54: one council is suggested where it is one; else each has to have it."""
    keep_councils(users, now)
    two_homes(now)
    subjects = [
        {"person_id": person, "forename": "A", "surname": "B", "role": "child"} for person in ("P-201", "P-202")
    ]
    ppn = bring_one(now, incident_id="EX-8100", subjects=subjects)
    homes = councils_of([ppn])[ppn.pk]
    assert set(homes) == {"Northvale Council", "Otterby Council"}
    force = Force(areas=(Area("Northvale", ("Northvale Council",)),))
    assert suggest_partner(ppn, homes, force) == ""
    assert suggest_partner(ppn, homes[:1], force) == homes[0]
    assert suggest_partner(ppn, (), force) == "Northvale Council"


def test_the_same_ppn_is_shared_with_a_second_council_and_not_twice_with_one(
    users: dict[str, User], now: datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("childtonotice.casework.actions.partners.is_fed", lambda *_: True)
    ppn = bring_one(now)
    first, second = (Note(ppn.number, "shared", now, council) for council in ("Northvale Council", "Otterby Council"))
    assert note_steps(by=users["coordinator"], notes=[first], now=now) == 1
    assert note_steps(by=users["coordinator"], notes=[second], now=now) == 1
    assert isinstance(note_steps(by=users["coordinator"], notes=[second], now=now), Refused)
    assert PartnerStep.objects.count() == 2


def test_what_nobody_knows_of_the_school_waits_on_a_list_until_it_is_noted(
    users: dict[str, User], item: Item, now: datetime
) -> None:
    """R27."""
    save(users["manager"], item, NOT_NEEDED, now)
    reader = reader_of(users["manager"], now)
    page = schools_page(reader, now + 3 * DAY)
    assert [row.number for row in page.rows] == [item.number]
    assert page.late == 1
    assert schools_page(reader_of(users["other"], now), now).rows == ()
    tell_school_notice(by=users["manager"], number=item.number, told="sent", now=now)
    assert schools_page(reader, now).rows == ()


@pytest.mark.parametrize(
    ("reported", "due"),
    [("2026-03-13 22:00", "2026-03-16 08:45"), ("2026-04-02 22:00", "2026-04-07 08:45")],
)
def test_a_school_is_told_before_the_next_school_day(db: None, reported: str, due: str) -> None:
    """R27: in practice before the next school day."""
    told, wanted = (datetime.fromisoformat(text).replace(tzinfo=LONDON) for text in (reported, due))
    assert school_by(told) == wanted


def test_the_notice_for_the_school_holds_four_things_and_no_more(
    client: Client, users: dict[str, User], item: Item, now: datetime
) -> None:
    """R27, R38: name, date of birth, day and time, present or not."""
    client.force_login(users["manager"])
    shown = client.get(f"/items/{item.number}/school/notice/").content.decode()
    page = notice_page(reader_of(users["manager"], now), item.number, now)
    assert page is not None
    assert (page.children[0].name, page.children[0].born) == ("Ellie Tarnbrook", "3 April 2019")
    body = shown.split("<main")[1].split("app-not-printed")[1]
    assert "Ellie Tarnbrook" in body
    assert "Sarah" not in shown
    assert item.facts["location"] not in shown
    assert AuditEvent.objects.filter(verb="item.school-notice", subject=f"item:{item.number}").count() == 1


def test_no_notice_for_what_is_not_domestic_or_not_theirs(client: Client, users: dict[str, User], item: Item) -> None:
    client.force_login(users["manager"])
    other = Item.objects.get(incident_id="EX-1002")
    assert client.get(f"/items/{other.number}/school/notice/").status_code == 404
    client.force_login(users["other"])
    assert client.get(f"/items/{item.number}/school/notice/").status_code == 404
    assert client.get("/school/").status_code == 200
    client.force_login(users["board"])
    assert client.get("/school/").status_code == 404


def test_noting_in_the_row_leads_back_to_the_list(client: Client, users: dict[str, User], item: Item) -> None:
    client.force_login(users["manager"])
    item.refresh_from_db()
    save(users["manager"], item, NOT_NEEDED, datetime.now(LONDON))
    assert item.number in client.get("/school/").content.decode()
    answer = client.post(f"/items/{item.number}/school/", {"school": "sent", "school-words": "", "back": "/school/"})
    assert answer["Location"] == "/school/"
    assert item.number not in client.get("/school/").content.decode()
