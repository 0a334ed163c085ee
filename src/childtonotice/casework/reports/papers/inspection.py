"""The inspection pack: chosen cases with what was known, the rules, who saw and decided, the outcome, and a hash."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from datetime import datetime, timedelta

from childtonotice.casework.access import NotFound, Reader
from childtonotice.casework.figure_codes import say_period
from childtonotice.casework.govuk.numbers import count_of
from childtonotice.casework.lists.cases import Case, choose_cases, read_cases
from childtonotice.casework.reports.papers.asked import Asked, put_together, say_place
from childtonotice.casework.reports.papers.document import Block, Grid, Heading, NewPage, Paper, Points, Words
from childtonotice.screening.circumstances import LONDON

USUAL = timedelta(days=28)


def inspection_pack(reader: Reader, asked: Asked, now: datetime) -> Paper:
    """The cases named, or so many drawn from those decided in a period. NotFound where there is none."""
    end = asked.end or now.astimezone(LONDON).date()
    start = asked.start or end - USUAL
    numbers = asked.numbers or choose_cases(reader, draw=asked.draw, start=start, end=end, area=asked.area)
    cases = read_cases(reader, numbers, now)
    if not cases:
        raise NotFound("There is no decided case to put into a pack.")
    how = "chosen by number" if asked.numbers else f"drawn from {say_place(reader, asked)}, {say_period(start, end)}"
    subtitle = f"{count_of(len(cases), 'case')}, {how}"
    return put_together(
        reader,
        "Inspection pack",
        subtitle,
        tuple(_blocks(cases, drawn=not asked.numbers)),
        now,
        items=tuple(case.number for case in cases),
    )


def _blocks(cases: tuple[Case, ...], *, drawn: bool) -> Iterator[Block]:
    yield Heading("What this pack holds")
    yield Words(
        "Each case shows what was known when it was read, why the screening listed it and by which rule, who opened "
        "it, who decided what and why, and what came of it."
    )
    yield Words(
        "People who came to notice are not named, and the words of the logs are not in it: the hash of each log stands "
        "at the end. What readers wrote stands as they wrote it."
    )
    if drawn:
        yield Words(
            "Nobody picked these cases: they were drawn by a fixed rule from all that were decided in the period, and "
            "the same question draws the same cases."
        )
    rows = tuple((case.reference, case.number, case.area, case.state, case.digest[:16]) for case in cases)
    yield Grid("The cases", ("Reference", "Our number", "Area", "Stands", "Hash, first 16"), rows, (1.4, 1, 1, 1, 1.4))
    for case in cases:
        yield NewPage()
        yield from _case(case)
    yield from _hashes(cases)


def _case(case: Case) -> Iterator[Block]:
    yield Heading(f"{case.reference}: {case.type or 'type not recorded'}")
    yield Words(f"{case.area}. Reported {case.reported}. Listed {case.listed}. Now: {case.state}.", strong=True)
    yield Heading("What was known", 2)
    yield Grid("", ("Fact", "As recorded"), case.facts or (("None", ""),), (1, 3))
    yield Grid(
        "Children", ("No.", "Who", "Age", "Found by", "Covered"),
        tuple((str(child.position), child.label, child.age or "not known", child.found_by, child.cover_words)
              for child in case.children), (0.5, 1.6, 0.9, 1.6, 3),
    )  # fmt: skip
    yield Heading("Why it was listed, and by which rule", 2)
    yield Grid("", ("Reason", "The rule"), case.why or (("None", ""),), (1.3, 2))
    yield Words(f"Version {case.version} of the item. Rules and settings: {case.rules or 'not recorded'}.", small=True)
    yield from _people(case)
    yield Heading("What came of it", 2)
    steps = tuple((_tell_briefly(step.at), step.title, step.who, step.late or "") for step in case.steps)
    yield Grid("", ("When", "What", "Who", "Late"), steps, (1.7, 2, 1.6, 1), small=True)


def _tell_briefly(at: datetime) -> str:
    there = at.astimezone(LONDON)
    return f"{there:%a} {there.day} {there:%b} {there.year}, {there:%H:%M}"


def _people(case: Case) -> Iterator[Block]:
    yield Heading("Who saw it and who decided", 2)
    seen = case.seen or (("Nobody opened its page", "0", "", ""),)
    head = ("Who", "Times", "First", "Last")
    yield Grid("Opened by, from the audit log", head, seen, (1.4, 0.6, 2, 2), frozenset({1}), small=True)
    if not case.decided:
        yield Words("Nobody has decided it.")
    for decided in case.decided:
        standing = "" if decided.stands else " This decision was taken back."
        reason = f" {decided.reason}." if decided.reason else ""
        yield Words(f"{decided.title}.{reason}{standing}", strong=True)
        yield Words(f"“{decided.words}” {decided.who}, {decided.when}.")
        if decided.children:
            yield Points(tuple(f"{who}: {answer}" for who, answer in decided.children))


def _hashes(cases: tuple[Case, ...]) -> Iterator[Block]:
    yield NewPage()
    yield Heading("Hashes")
    yield Words(
        "Each hash (SHA-256) is worked out from the rows of the case alone. A pack made later of the same cases shows "
        "the same hashes unless something was added; nothing in those rows can be altered without another hash."
    )
    told = [(case.reference, "case", case.digest) for case in cases]
    told += [(case.reference, "log", case.log) for case in cases if case.log]
    whole = hashlib.sha256("".join(case.digest for case in cases).encode()).hexdigest()
    rows = (*told, ("All cases, in this order", "pack", whole))
    yield Grid("", ("Reference", "Of", "SHA-256"), rows, (1.4, 0.5, 4), total=True, small=True)
