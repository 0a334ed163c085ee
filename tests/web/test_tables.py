"""The dated tables: areas, teams, leave, free days, councils and weekend duty, and what each changes (R11, R14)."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from django.db import DatabaseError, transaction
from django.test import Client
from hypothesis import given
from hypothesis import strategies as st

from childtonotice.casework.access import NotFound
from childtonotice.casework.actions import Refused
from childtonotice.casework.actions.dated import Changed, add_lines, end_line, take_line_back
from childtonotice.casework.actions.replies import ask_another
from childtonotice.casework.clocks import decide_by
from childtonotice.casework.councils import council_at
from childtonotice.casework.dated import Line, forget_lines, lines_on
from childtonotice.casework.dated_tables import Draft
from childtonotice.casework.days import read_day
from childtonotice.casework.derive import Event
from childtonotice.casework.force import our_force
from childtonotice.casework.models import (
    Area,
    AuditEvent,
    DatedLine,
    DatedTable,
    Item,
    Officer,
    Recovery,
    User,
)
from childtonotice.casework.officers import officers_under, present_above, tell_leave
from childtonotice.screening.circumstances import LONDON
from tests.web.answers import NEEDED, save
from tests.web.made_up import FIRST, publish_stories

DAY = date(2026, 3, 11)


def keep(by: User, table: str, *drafts: Draft, now: datetime) -> Changed:
    done = add_lines(by=by, table=table, drafts=drafts, now=now)
    assert isinstance(done, Changed), done
    return done


def leave(officer: str, days: int = 3, start: date = DAY) -> Draft:
    return Draft(officer, starts_on=start, ends_on=start + timedelta(days=days))


def test_a_line_counts_from_its_first_day_to_its_last_and_the_later_one_first() -> None:
    line = Line(1, "a", "b", "", DAY, DAY + timedelta(days=2))
    days = [line.counts_on(DAY + timedelta(days=n)) for n in (-1, 0, 2, 3)]
    assert days == [False, True, True, False]


@given(st.dates(date(2026, 1, 1), date(2026, 12, 31)), st.integers(0, 40))
def test_a_line_without_a_last_day_counts_from_then_on(start: date, after: int) -> None:
    assert Line(1, "a", "", "", start, None).counts_on(start + timedelta(days=after))


@pytest.mark.parametrize(
    ("typed", "day"),
    [("2026-03-14", date(2026, 3, 14)), ("14/03/2026", date(2026, 3, 14)), ("14 March 2026", date(2026, 3, 14)),
     ("31/02/2026", None), ("soon", None), ("", None)],
)  # fmt: skip
def test_a_day_is_read_as_people_type_it(typed: str, day: date | None) -> None:
    assert read_day(typed) == day


def test_an_officer_on_leave_is_not_asked_the_supervisor_is(users: dict[str, User], item: Item, now: datetime) -> None:
    """R14: leave cover."""
    keep(users["data"], "leave", leave("1184"), now=now)
    done = save(users["manager"], item, NEEDED, now)
    assert "supervisor 77" in done.said
    assert Recovery.objects.get(item=item).asked_officer == "77"


def test_where_the_supervisor_is_away_too_nobody_is_asked_and_it_is_said(
    users: dict[str, User], item: Item, now: datetime
) -> None:
    keep(users["data"], "leave", leave("1184"), leave("77"), now=now)
    done = save(users["manager"], item, NEEDED, now)
    assert "choose one on the request's page" in done.said
    refused = ask_another(by=users["manager"], number=item.number, officer_id="77", now=now)
    assert isinstance(refused, Refused)
    assert "away until 14 March" in refused.errors[0][1]


def test_a_request_with_somebody_who_went_away_since_is_chased_by_the_reader(
    client: Client, users: dict[str, User], item: Item, now: datetime
) -> None:
    save(users["manager"], item, NEEDED, now)
    start = datetime.now(LONDON).date()
    keep(users["data"], "leave", leave("1184", start=start), now=now)
    client.force_login(users["manager"])
    assert "Officer 1184 is away until" in client.get("/requests/").content.decode()


def test_a_chain_of_supervisors_that_goes_in_a_circle_ends(users: dict[str, User], now: datetime) -> None:
    Officer.objects.filter(officer_id="77").update(supervisor_id="1184")
    forget_lines()
    keep(users["data"], "leave", leave("1184"), leave("77"), now=now)
    assert present_above("1184", DAY) == ""


def test_a_team_kept_by_hand_stands_before_the_forces_list(users: dict[str, User], now: datetime) -> None:
    Officer.objects.create(officer_id="88", name="B Sands")
    assert officers_under("77", DAY) == {"1184"}
    keep(users["data"], "teams", Draft("1184", "Response B", "88", DAY), now=now)
    assert officers_under("77", DAY) == set()
    assert officers_under("88", DAY) == {"1184"}
    assert officers_under("88", DAY - timedelta(days=1)) == set()


def test_an_area_of_the_files_goes_to_the_list_that_the_table_names_by_the_day_of_the_report(
    users: dict[str, User], now: datetime
) -> None:
    """R11: effective-dated, by the day of the report; and nothing vanishes."""
    story = replace(FIRST, reference="EX-7001", area="Harbour district")
    publish_stories(story, now=now)
    item = Item.objects.get(incident_id="EX-7001")
    assert item.area is None
    done = keep(users["data"], "areas", Draft("harbour  District", "Southmoor", starts_on=item.reported_on), now=now)
    item.refresh_from_db()
    assert done.moved == 1
    assert item.area is not None
    assert item.area.name == "Southmoor"
    assert item.events.filter(kind=Event.MOVED_AREA.value, by=users["data"]).count() == 1
    earlier = replace(FIRST, reference="EX-7002", area="Harbour district", hours_ago=720)
    publish_stories(earlier, now=now)
    assert Item.objects.get(incident_id="EX-7002").area is None


def test_a_line_of_areas_that_is_taken_back_sends_its_items_back(users: dict[str, User], now: datetime) -> None:
    publish_stories(replace(FIRST, reference="EX-7001", area="Harbour district"), now=now)
    item = Item.objects.get(incident_id="EX-7001")
    keep(users["data"], "areas", Draft("Harbour district", "Eastcliff", starts_on=item.reported_on), now=now)
    line = DatedLine.objects.get(table=DatedTable.AREAS)
    assert take_line_back(by=users["data"], table="areas", line=line.pk, now=now).moved == 1
    item.refresh_from_db()
    assert item.area is None


def test_a_new_area_is_one_whose_name_stands_in_both_places(users: dict[str, User], now: datetime) -> None:
    refused = add_lines(by=users["data"], table="areas", drafts=[Draft("West", "Westmere", starts_on=DAY)], now=now)
    assert isinstance(refused, Refused)
    keep(users["data"], "areas", Draft("Westmere", "Westmere", starts_on=DAY), now=now)
    assert Area.objects.get(name="Westmere").code == "westmere"


def test_a_free_day_of_the_force_moves_the_end_of_the_next_working_day(users: dict[str, User], now: datetime) -> None:
    before = decide_by(now, 3, our_force())
    keep(users["data"], "free-days", Draft("Training day", starts_on=date(2026, 3, 12)), now=now)
    assert before.date() == date(2026, 3, 12)
    assert decide_by(now, 3, our_force()).date() == date(2026, 3, 13)


COUNCILS = (
    Draft("ZZ1", "Northvale Council", starts_on=DAY),
    Draft("ZZ10", "Moor and Coast Council", starts_on=DAY),
    Draft("Little Harbour", "Harbour Council", starts_on=DAY),
)


@pytest.mark.parametrize(
    ("address", "council"),
    [
        ("4 Low Lane, Thornby, ZZ1 4QP", "Northvale Council"),
        ("4 Low Lane, Thornby, ZZ10 4QP", "Moor and Coast Council"),
        ("4 Low Lane, Thornby, zz104qp", "Moor and Coast Council"),
        ("2 Quay, LITTLE HARBOUR, ZZ1 4QP", "Harbour Council"),
        ("2 Harbour Quay, Little", ""),
        ("", ""),
    ],
)
def test_a_council_is_found_by_postcode_or_place_the_longest_first(
    users: dict[str, User], now: datetime, address: str, council: str
) -> None:
    """R11: the council that receives follows from the child's address."""
    keep(users["data"], "councils", *COUNCILS, now=now)
    assert council_at(address, DAY) == council
    assert council_at(address, DAY - timedelta(days=1)) == ""


@pytest.mark.parametrize(
    ("table", "draft", "said"),
    [
        ("leave", Draft("9999", starts_on=DAY), "Give the number of an officer on the force's list"),
        ("leave", Draft("", starts_on=DAY), "Give officer’s number"),
        ("leave", Draft("1184"), "Give first day"),
        ("leave", Draft("1184", starts_on=DAY, ends_on=DAY - timedelta(days=1)), "The last day is before the first"),
        ("teams", Draft("1184", "Response A", "1184", DAY), "Nobody is their own supervisor"),
        ("free-days", Draft("Long", "", "", DAY, DAY + timedelta(days=90)), "A month at most"),
        ("duty", Draft("Northvale", "piet.marsh", "", DAY), "Choose somebody who may decide in this area"),
        ("duty", Draft("Nowhere", "joan.hall", "", DAY), "Choose one of the areas"),
    ],
)
def test_a_line_that_cannot_be_right_is_refused_with_what_to_do(
    users: dict[str, User], now: datetime, table: str, draft: Draft, said: str
) -> None:
    refused = add_lines(by=users["data"], table=table, drafts=[draft], now=now)
    assert isinstance(refused, Refused)
    assert said in dict(refused.errors).values()
    assert not DatedLine.objects.exists()


def test_the_same_line_twice_is_refused_and_many_are_kept_whole_or_not_at_all(
    users: dict[str, User], now: datetime
) -> None:
    refused = add_lines(by=users["data"], table="leave", drafts=[leave("1184"), leave("1184")], now=now)
    assert isinstance(refused, Refused)
    assert refused.errors[0][1] == "This line is there already"
    assert not DatedLine.objects.exists()


def test_ending_a_line_keeps_the_row_that_had_no_end(users: dict[str, User], now: datetime) -> None:
    keep(users["data"], "leave", Draft("1184", starts_on=DAY), now=now)
    line = DatedLine.objects.get()
    assert tell_leave("1184", DAY + timedelta(days=99)) == "away until further notice"
    end_line(by=users["data"], table="leave", line=line.pk, ends_on=DAY, now=now)
    assert DatedLine.objects.count() == 2
    assert tell_leave("1184", DAY + timedelta(days=1)) == ""
    with pytest.raises(NotFound):
        end_line(by=users["data"], table="leave", line=line.pk, ends_on=DAY, now=now)
    with pytest.raises(DatabaseError), transaction.atomic():
        DatedLine.objects.filter(pk=line.pk).update(says="another")


def test_of_two_lines_that_count_the_one_that_began_later_does(users: dict[str, User], now: datetime) -> None:
    later = Draft("ZZ1", "Later Council", starts_on=DAY + timedelta(days=5), ends_on=DAY + timedelta(days=6))
    keep(users["data"], "councils", later, Draft("ZZ1", "First Council", starts_on=DAY), now=now)
    told = [lines_on(DatedTable.COUNCILS, DAY + timedelta(days=n))["zz1"].says for n in (0, 5, 7)]
    assert told == ["First Council", "Later Council", "First Council"]


@pytest.mark.parametrize("role", ["manager", "sergeant", "officer", "supervisor", "inspector", "auditor", "board"])
def test_the_tables_are_there_for_data_manager_and_coordinator_alone(
    client: Client, users: dict[str, User], role: str, now: datetime
) -> None:
    client.force_login(users[role])
    assert client.get("/tables/").status_code == client.get("/tables/leave/").status_code == 404
    with pytest.raises(NotFound):
        add_lines(by=users[role], table="leave", drafts=[leave("1184")], now=now)


def test_what_is_kept_leaves_a_row_in_the_audit_log_without_names(users: dict[str, User], now: datetime) -> None:
    keep(users["coordinator"], "leave", leave("1184"), now=now)
    row = AuditEvent.objects.latest("id")
    assert (row.verb, row.subject) == ("table.add", "table:leave")
    assert "1184" not in row.details
