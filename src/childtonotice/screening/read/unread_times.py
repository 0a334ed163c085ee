"""Reports of which not one says when in a way that can be read: then no incident is wrong, but the format unknown."""

from __future__ import annotations

import re
from collections.abc import Sequence

from childtonotice.screening.errors import CannotStart
from childtonotice.screening.read.draft import Draft
from childtonotice.screening.read.mapping import Source
from childtonotice.screening.read.raw import Raw, as_text

# Fewer may each be a slip of the pen, and stand in the list of what was set aside.
_SEVERAL = 3
_LONGEST_FORM = 30


def refuse_unread_times(drafts: Sequence[Draft], files: Sequence[tuple[Raw, Source]]) -> None:
    """Raise CannotStart where several incidents say when they were reported and not one of these times can be read.

    Of a time only its form is shown, digits as 9 and letters as x (contract, "Files that are not as they should be": an
    unreadable incidents file).
    """
    drafts = [draft for draft in drafts if draft.table == "incidents"]
    unread = {draft.label: mark.rows for draft in drafts for mark in draft.marks
              if (mark.column, mark.kind) == ("reported_at", "unreadable")}  # fmt: skip
    read = sum(len(draft.numbers) - draft.rows["reported_at"].null_count for draft in drafts)
    if read or sum(map(len, unread.values())) < _SEVERAL:
        return
    raw, source = next((raw, source) for raw, source in files if raw.label in unread)
    names = next(dict(how.columns)["reported_at"].sources for name, how in source.tables if name == "incidents")
    cure = "Have a mapping proposed that says how (ctn map)" if source.canonical else "Correct dates in mapping.toml"
    raise CannotStart(
        f"{raw.label}: not one time of a report can be read, so no incident can be placed.",
        f"{' and '.join(names)} is written like {_show_form(raw, names)}.",
        f"{cure}, or export it as 2026-09-28T14:05.",
    )


def _show_form(raw: Raw, names: Sequence[str]) -> str:
    """How the first of these times is written, without saying which it is."""
    cells = (" ".join(row) for row in zip(*(as_text(raw.columns[name]).to_pylist() for name in names), strict=True))
    first = " ".join(next(cell for cell in cells if cell.strip()).split())
    form = re.sub("[^\\W\\d_]", "x", re.sub("\\d", "9", first))
    return form[:_LONGEST_FORM]
