"""Check that no row of the audit log was changed, removed or slipped in."""

from __future__ import annotations

from typing import Any

from django.core.management.base import CommandParser

from childtonotice.casework.audit import verify_chain
from childtonotice.casework.management.ready import ReadyCommand


class Command(ReadyCommand):
    """Walk the audit log's chain and print its head, to be written down outside this machine."""

    help = "Check the audit log. Example: verify_audit --head 3f2a...   (a head printed on an earlier day)"

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare the one option."""
        parser.add_argument("--head", default="", help="a head printed earlier, which must still be in the chain")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Print the verdict; exit status 1 where the chain is broken."""
        verdict = verify_chain(options["head"])
        if verdict.broken_at > 0:
            self.stderr.write(f"The audit log is broken at row {verdict.broken_at}. Keep this database as it is.")
        elif verdict.broken_at:
            self.stderr.write("That head is not in the audit log: rows are missing. Keep this database as it is.")
        if not verdict.whole:
            raise SystemExit(1)
        self.stdout.write(f"The audit log is whole: {verdict.rows} rows, head {verdict.head}")
