"""What commands by hand need before they begin: a database with casework's tables."""

from __future__ import annotations

from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import connection

from childtonotice.casework.models import User


class ReadyCommand(BaseCommand):
    """A command on casework's tables; where there are none it says what to do."""

    def execute(self, *args: Any, **options: Any) -> str | None:
        """Run the command. Raises CommandError where the web app has never been started over this data folder."""
        if User._meta.db_table not in connection.introspection.table_names():
            raise CommandError("There is no database yet. Start the web app once (ctn serve), then run this again.")
        return super().execute(*args, **options)
