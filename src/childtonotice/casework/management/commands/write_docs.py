"""Write the page of the manual that casework generates: docs/access.md."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from childtonotice.casework.matrix import describe_access


class Command(BaseCommand):
    """Write docs/access.md from the access matrix."""

    help = "Write the generated pages of the manual. Example: write_docs --to docs"

    def add_arguments(self, parser: CommandParser) -> None:
        """Declare the one option."""
        parser.add_argument("--to", default="docs", type=Path, help="the folder of the manual")

    def handle(self, *_args: Any, **options: Any) -> None:
        """Write the pages, whole or not at all."""
        page: Path = options["to"] / "access.md"
        aside = page.with_suffix(".aside")
        aside.write_text(describe_access(), encoding="utf-8")
        aside.replace(page)
        self.stdout.write(f"Written: {page}")
