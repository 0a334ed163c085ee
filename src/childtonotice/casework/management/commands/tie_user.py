"""Tie someone who signs in to their person in the force's directory, or untie them."""

from __future__ import annotations

from typing import Any

from django.conf import settings
from django.core.management.base import CommandError, CommandParser

from childtonotice.casework.actions.users import tie_to_directory, untie_from_directory
from childtonotice.casework.management.ready import ReadyCommand
from childtonotice.screening.errors import CannotStart


class Command(ReadyCommand):
    """Tie a user to the object id that the directory gave them."""

    help = "Tie a user to the force's directory. Example: tie_user j.hall 11111111-2222-3333-4444-555555555555"

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare who, and to whom."""
        parser.add_argument("username")
        parser.add_argument("object_id", nargs="?", help="their object id in the directory: never a name or an address")
        parser.add_argument("--untie", action="store_true", help="from now on the directory opens nothing for them")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Tie or untie; nothing is changed where anything is wrong."""
        username, object_id = options["username"], options["object_id"]
        if bool(object_id) == options["untie"]:
            raise CommandError("Give an object id, or --untie.")
        if options["untie"]:
            refused = untie_from_directory(by=None, username=username)
        elif not _is_named():
            raise CommandError("No directory is set up: see “Entra” in docs/operating.md.")
        else:
            refused = tie_to_directory(
                by=None, username=username, organisation=settings.DIRECTORY.organisation, object_id=object_id
            )
        if refused:
            raise CommandError(f"{refused.errors[0][1]}.")
        self.stdout.write(f"{username} is {'no longer ' if options['untie'] else ''}tied to the directory.")


def _is_named() -> bool:
    try:
        return bool(settings.DIRECTORY)
    except CannotStart as error:
        raise CommandError(" ".join(error.lines)) from error
