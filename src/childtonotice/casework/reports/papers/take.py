"""Taking a paper out: put together for one reader, written, and recorded."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from django.utils import timezone

from childtonotice.casework.access import NotFound, Reader, reader_named
from childtonotice.casework.actions.papers import export_paper
from childtonotice.casework.reports.papers.asked import Asked
from childtonotice.casework.reports.papers.kinds import make_paper, write_paper
from childtonotice.screening.errors import CannotStart


def take_paper(reader: Reader, kind: str, form: str, asked: Asked, now: datetime) -> bytes:
    """The paper as a file for this reader; NotFound where it is not theirs."""
    paper = make_paper(reader, kind, asked, now)
    content = write_paper(paper, form)
    export_paper(by=reader.user, kind=kind, form=form, start=asked.start, end=asked.end, area_code=asked.area,
                 numbers=paper.items, now=now)  # fmt: skip
    return content


def write_report(path: Path, kind: str, asked: Asked, *, username: str) -> str:
    """Write a paper to a file for a user; returns what to tell. Raises CannotStart where it cannot be."""
    reader = reader_named(username)
    if reader is None:
        raise CannotStart(f"There is no user {username}.", "Say with --as for whom it is, as they sign in.")
    if kind == "inspection" and not asked.numbers and not asked.draw:
        raise CannotStart("No case was named.", "Name cases with --items, or say with --draw how many to draw.")
    try:
        content = take_paper(reader, kind, path.suffix.lower().removeprefix("."), asked, timezone.now())
    except NotFound as error:
        cure = "Choose another area, other days or cases, or ask someone whose work it is."
        raise CannotStart("This user has no such paper, or there is nothing to put into it.", cure) from error
    try:
        path.write_bytes(content)
    except OSError as error:
        raise CannotStart(f"{path} cannot be written: {error.strerror}.", "Name another file with --out.") from error
    return f"The paper is in {path}. Handle it as its header says."
