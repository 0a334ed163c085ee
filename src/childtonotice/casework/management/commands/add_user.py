"""Add someone who signs in, with one role: how the first administrator comes to be."""

from __future__ import annotations

import sys
from getpass import getpass
from typing import Any

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import CommandError, CommandParser

from childtonotice.casework.actions import Refused
from childtonotice.casework.actions.users import add_user, grant
from childtonotice.casework.management.ready import ReadyCommand
from childtonotice.casework.models import Area, Role


class Command(ReadyCommand):
    """Add a user and give them a role, in some areas or in all."""

    help = "Add a user. Example: add_user j.hall --name 'J Hall' --role performance-manager --area Northvale"

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare who, and what they may do."""
        parser.add_argument("username")
        parser.add_argument("--name", default="", help="the name that colleagues see")
        parser.add_argument("--role", required=True, choices=Role.values)
        parser.add_argument("--area", action="append", default=[], help="may be given several times; none means all")
        parser.add_argument("--officer", default="", help="their number in the force's files, where they have one")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Ask for a password and add the user; nothing is added where a name or area is wrong."""
        areas = [_area(name) for name in options["area"]]
        password = getpass("Password: ") if sys.stdin.isatty() else sys.stdin.readline().rstrip("\n")
        try:
            validate_password(password)
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from error
        user = add_user(
            by=None, username=options["username"], password=password, display_name=options["name"],
            officer_id=options["officer"],
        )  # fmt: skip
        if isinstance(user, Refused):
            raise CommandError(f"{user.errors[0][1]}.")
        grant(by=None, user=user, role=Role(options["role"]), areas=areas or None)
        self.stdout.write(f"{user.get_username()} may sign in as {Role(options['role']).label.lower()}.")


def _area(name: str) -> Area:
    area = Area.objects.filter(name__iexact=name).first()
    if area is None:
        known = ", ".join(Area.objects.values_list("name", flat=True)) or "none before the first run"
        raise CommandError(f"There is no area called {name}. Areas: {known}.")
    return area
