"""Fills a database with a force's items by bulk rows: nearly all decided over a year, a Monday's list left to read.

Run as a program of its own: `python -m bench.casework.fill ITEMS EACH`; CTN_DATA and CTN_DATABASE_URL say where.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import count, islice
from random import Random
from typing import Any

import django

AREAS = ("Northvale", "Southmoor", "Eastcliff", "Westmere")
PEOPLE = 8
PASSWORD = "a long made-up phrase"
LOG = (
    "22:14 CALLER HEARS SHOUTING AT NUMBER {n}\n22:19 UNITS ATTENDING\n22:41 MALE LEFT BEFORE ARRIVAL, FEMALE UPSET\n"
    "22:50 GIRL {age} UPSTAIRS, AWAKE, SEEN BY OFFICER\n23:05 ALL IN ORDER, UNITS CLEAR\n"
)
STATES = ("done",) * 90 + ("submitted",) * 6 + ("ppn-found",) * 2 + ("left-out",) * 2
BATCH = 2000


def main() -> None:
    """Fill up to what is asked and print what the readers need: their names, and the codes of the areas."""
    django.setup()
    from django.core.management import call_command

    call_command("migrate", interactive=False, verbosity=0)
    items, each = int(sys.argv[1]), int(sys.argv[2])
    from django.utils import timezone

    now = timezone.now()
    filler = Filler(now)
    # Only what is missing: a folder that is kept is filled once.
    closed, unread = filler.count(closed=True), filler.count(closed=False)
    filler.write(max(0, items - closed), closed=True)
    filler.write(max(0, each * len(AREAS) - unread), closed=False)
    analyse()
    print(json.dumps({"people": filler.people, "areas": [area.code for area in filler.areas]}))


def analyse() -> None:
    """Let the database know its tables, as a nightly job does."""
    from django.db import connection

    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


class Filler:
    """Writes items of one force; the same numbers give the same rows."""

    def __init__(self, now: datetime) -> None:
        from childtonotice.casework.models import Area, Item, Run

        self.now, self.chance = now, Random(7)
        made = (Area.objects.get_or_create(name=name, defaults={"code": name.lower()}) for name in AREAS)
        self.areas = [area for area, _ in made]
        self.number = count(Item.objects.count() + 1)
        times = {"started_at": now, "published_at": now, "ended_at": now, "window_from": now, "window_to": now}
        self.run = Run.objects.create(status="published", feed="good", extract="bench", day=now.date(), **times)
        self.people = self._people()
        self.last: dict[Any, int] = {}
        self.by: Any = None

    def _people(self) -> list[str]:
        from childtonotice.casework.actions.users import add_user, grant
        from childtonotice.casework.models import Role, User

        names = [f"reader.{place}" for place in range(PEOPLE)]
        for place, name in enumerate(names):
            user = User.objects.filter(username=name).first() or add_user(by=None, username=name, password=PASSWORD)
            if isinstance(user, User) and not user.grants.exists():
                area = self.areas[place % len(self.areas)]
                grant(by=None, user=user, role=Role.PERFORMANCE_MANAGER, areas=[area], starts_on=self.now.date())
        return names

    def count(self, *, closed: bool) -> int:
        """How many items there are that are closed, or still to be read."""
        from childtonotice.casework.models import Item

        unread = Item.objects.filter(state="to-read").count()
        return Item.objects.count() - unread if closed else unread

    def write(self, wanted: int, *, closed: bool) -> None:
        """Write so many items with their children, events, ties and, where closed, their decision."""
        from django.db import transaction

        made = (self._item(closed) for _ in range(wanted))
        while batch := list(islice(made, BATCH)):
            with transaction.atomic():
                self._keep(batch, closed)

    def _item(self, closed: bool) -> object:
        from childtonotice.casework.models import Item

        number, chance = next(self.number), self.chance
        ago = timedelta(days=chance.uniform(3, 365)) if closed else timedelta(hours=chance.uniform(1, 60))
        at, age = self.now - ago, chance.randrange(1, 17)
        state = chance.choice(STATES) if closed else "to-read"
        decided = at + timedelta(hours=20) if closed and state in ("done", "submitted") else None
        return Item(
            number=code_of(number), incident_id=f"BX-{number:08d}", area=self.areas[number % len(self.areas)],
            officer_id=str(1000 + number % 900), reported_at=at, reported_on=at.date(), type="Domestic Incident",
            status="no-ppn", priority=chance.choice((1, 2, 2, 3, 3, 4, 5)), why=f"Girl {age} upstairs during assault.",
            reasons=["A child was there."], categories=["physical"], found_by=["text"],
            facts={"location": f"{number % 200} Mill Lane, Otterby", "place": "Mill Lane, Otterby"},
            people=[{"person_id": f"P-{number % 90000}", "name": "", "role": "victim", "age": "30", "child": False}],
            log=LOG.format(n=number % 200, age=age), digest="0" * 64, version=2 if closed else 1, first_run=self.run,
            listed_at=at + timedelta(hours=8), state=state, moved_at=decided, decided_at=decided,
        )  # fmt: skip

    def _keep(self, items: list, closed: bool) -> None:  # type: ignore[type-arg]
        from childtonotice.casework.models import ItemChild, ItemEvent, ItemTie

        self._write(items)
        self._write([
            ItemChild(item=item, key="said:girl", position=1, label="girl", age="7", found_by=["text"], cover="none")
            for item in items
        ])  # fmt: skip
        self._write([ItemEvent(item=item, kind="listed", at=item.listed_at, run=self.run, version=1) for item in items])
        self._write([ItemTie(item=item, kind="household", key=item.people[0]["person_id"]) for item in items])
        if closed:
            self._decide([item for item in items if item.decided_at])

    def _decide(self, items: list) -> None:  # type: ignore[type-arg]
        from childtonotice.casework.models import ItemEvent, Review, User

        self.by = self.by or User.objects.get(username=self.people[0])
        words = {"words": "The girl was seen awake and well at 22:50.", "fingerprint": ""}
        reviews = [
            Review(item=item, by=self.by, at=item.decided_at, version=1, decision="ppn-not-needed",
                   reason="seen-and-well", **words)
            for item in items
        ]  # fmt: skip
        self._write(reviews)
        self._write([
            ItemEvent(item=review.item, kind="reviewed", at=review.at, by=self.by, review=review, version=1)
            for review in reviews
        ])  # fmt: skip

    def _write(self, rows: list) -> None:  # type: ignore[type-arg]
        """Number the rows of one table and write them: in bulk, and on PostgreSQL by COPY."""
        from django.db import connection

        if not rows:
            return
        model = type(rows[0])
        if model not in self.last:
            self.last[model] = model.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
        for row in rows:
            self.last[model] += 1
            row.pk = self.last[model]
        if connection.vendor == "postgresql":
            copy_in(model, rows)
        else:
            model.objects.bulk_create(rows)


def copy_in(model: Any, rows: list[Any]) -> None:
    """Stream rows into a table of PostgreSQL, and let its numbers go on after them."""
    from django.core.management.color import no_style
    from django.db import connection

    fields = model._meta.concrete_fields
    columns = ", ".join(connection.ops.quote_name(field.column) for field in fields)
    with connection.cursor() as cursor:
        with cursor.copy(f"COPY {connection.ops.quote_name(model._meta.db_table)} ({columns}) FROM STDIN") as lines:
            for row in rows:
                lines.write_row([
                    field.get_db_prep_save(getattr(row, field.attname), connection) for field in fields
                ])  # fmt: skip
        for statement in connection.ops.sequence_reset_sql(no_style(), [model]):
            cursor.execute(statement)


def code_of(number: int) -> str:
    """Eight signs for a number, as our random numbers look."""
    signs = "0123456789BCDFGHJKLMNPQRSTVWXYZ"
    return "".join(_signs(number * 7_368_787 % len(signs) ** 8, signs))


def _signs(number: int, signs: str) -> Iterator[str]:
    for _ in range(8):
        number, at = divmod(number, len(signs))
        yield signs[at]


if __name__ == "__main__":
    main()
