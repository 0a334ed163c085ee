"""What the demo's data manager keeps by hand: councils by town, leave, one free day, and who reads at the weekend."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta

from childtonotice.casework.actions.dated import add_lines
from childtonotice.casework.dated_tables import Draft
from childtonotice.casework.force import shipped_force
from childtonotice.casework.models import DatedLine, DatedTable, Item, User
from childtonotice.screening.circumstances import LONDON
from childtonotice.synthetic.chance import Chance
from childtonotice.synthetic.places import Places

MORNING = time(9, 30)
DATA_MANAGER, DUTY_READER, WATCHED = "data.manager", "sergeant", "Northvale"


def keep_tables(since: date, today: date) -> None:
    """Keep the tables once: what counts from the first day, and who is away in the days around today."""
    keeper = User.objects.filter(username=DATA_MANAGER).first()
    if keeper is None or DatedLine.objects.exists():
        return
    moment = datetime.combine(since, MORNING, LONDON)
    duty = [Draft(WATCHED, DUTY_READER, starts_on=since)]
    free = [Draft("Training day of the whole force", starts_on=today + timedelta(days=12))]
    add_lines(by=keeper, table=DatedTable.COUNCILS, drafts=_councils(since), now=moment)
    add_lines(by=keeper, table=DatedTable.DUTY, drafts=duty, now=moment)
    add_lines(by=keeper, table=DatedTable.FREE_DAYS, drafts=free, now=moment)


def go_away(today: date) -> None:
    """Two officers whose incidents are to be read are away from today on: their supervisors are asked instead."""
    keeper = User.objects.filter(username=DATA_MANAGER).first()
    if keeper is None or DatedLine.objects.filter(table=DatedTable.LEAVE).exists():
        return
    listed = Item.objects.filter(state="to-read").exclude(officer_id="").order_by("priority", "pk")
    numbers = list(dict.fromkeys(listed.values_list("officer_id", flat=True)))[2:4]
    drafts = [Draft(number, starts_on=today, ends_on=today + timedelta(days=9)) for number in numbers]
    if drafts:
        add_lines(by=keeper, table=DatedTable.LEAVE, drafts=drafts, now=datetime.combine(today, MORNING, LONDON))


def _councils(since: date) -> list[Draft]:
    towns = Places(Chance(1)).towns
    councils = {area.name: area.councils for area in shipped_force().areas}
    return [Draft(town, councils[area][0], starts_on=since) for area, names in towns.items() for town in names
            if councils.get(area)]  # fmt: skip
