"""The made-up force put together once in a process, and laid down again row by row for every later test."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.apps import apps
from django.core.management.color import no_style
from django.db import connection

from childtonotice.casework.dated import forget_lines
from childtonotice.casework.in_force import forget_settings
from childtonotice.casework.models import Run, User
from childtonotice.casework.models.numbers import draw_number
from tests.web.made_up import make_force

Tables = dict[str, tuple[list[str], list[tuple[Any, ...]]]]


@dataclass(frozen=True, slots=True)
class Kept:
    """The rows of every table that the making filled, as the database gave them, and whose key each user has."""

    tables: Tables
    users: dict[str, int]


MADE: dict[datetime, Kept] = {}


def lay_force(now: datetime) -> dict[str, User]:
    """The force as ``make_force`` makes it, in a database without rows; its users by role.

    Making it takes three hundred statements and thirty times as long as writing down what came of it.
    """
    if now in MADE:
        put_rows(MADE[now].tables)
        # By its number a process knows which database it has read the figures of; no two databases share one.
        Run.objects.update(number=draw_number())
    else:
        made = make_force(now)
        MADE[now] = Kept(take_rows(), {role: user.pk for role, user in made.items()})
        # What was read on the way is read anew, as it is where the rows were only written down.
        forget_settings()
        forget_lines()
    found = User.objects.in_bulk(MADE[now].users.values())
    return {role: found[key] for role, key in MADE[now].users.items()}


def take_rows() -> Tables:
    """The columns and rows of each of our tables that has any."""
    taken = {}
    with connection.cursor() as cursor:
        for table in connection.introspection.django_table_names(only_existing=True):
            if table.startswith("casework_"):
                cursor.execute(f"SELECT * FROM {table}")
                columns = [column[0] for column in cursor.description]
                taken[table] = (columns, cursor.fetchall())
    return {table: (columns, rows) for table, (columns, rows) in taken.items() if rows}


def put_rows(tables: Tables) -> None:
    """Writes such rows; what points to another row is looked at when the transaction ends, so no order is needed."""
    with connection.cursor() as cursor:
        for table, (columns, rows) in tables.items():
            names = ", ".join(f'"{name}"' for name in columns)
            one = f"({', '.join(['%s'] * len(columns))})"
            cells = [cell for row in rows for cell in row]
            cursor.execute(f"INSERT INTO {table} ({names}) VALUES {', '.join([one] * len(rows))}", cells)
        # PostgreSQL counts keys beside the tables: the next one follows the last that was written.
        models = [model for model in apps.get_models(include_auto_created=True) if model._meta.db_table in tables]
        for statement in connection.ops.sequence_reset_sql(no_style(), models):
            cursor.execute(statement)
