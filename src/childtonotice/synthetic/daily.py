"""The extract of each morning, as known at six: what changed since the morning before."""

from __future__ import annotations

from collections import defaultdict
from datetime import date
from pathlib import Path

from childtonotice.synthetic.records import Version
from childtonotice.synthetic.stories.stage import Stage
from childtonotice.synthetic.writers import open_folder


class Daily:
    """The extracts of each morning: rows wait for theirs, and a finished morning is written and forgotten."""

    def __init__(self, path: Path, stage: Stage, form: str) -> None:
        self.path, self.form = path, form
        self.officers = [officer.row() for officer in stage.officers.everyone]
        self.waiting: defaultdict[date, list[Version]] = defaultdict(list)
        self.mornings = stage.span.mornings()

    def add(self, version: Version) -> None:
        """Keep a version for its morning; what came to light too late for it, for the next one."""
        self.waiting[max(version.morning, self.mornings[0])].append(version)

    def finish(self, day: date) -> None:
        """Write the extract of this morning, if it is still to come."""
        while self.mornings and self.mornings[0] <= day:
            morning = self.mornings.pop(0)
            folder = open_folder(self.path / morning.isoformat(), self.form)
            for row in self.officers:
                folder.write("officers", row)
            for version in self.waiting.pop(morning, []):
                folder.write(version.table, version.row)
            folder.close()
