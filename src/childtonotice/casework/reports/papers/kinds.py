"""The papers there are: what each is called and for, who may have it, and which form it is written in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from childtonotice.casework.access import NotFound, Reader, may, require
from childtonotice.casework.matrix import Verb
from childtonotice.casework.reports.papers.asked import Asked
from childtonotice.casework.reports.papers.daily import daily_sheet
from childtonotice.casework.reports.papers.document import Paper
from childtonotice.casework.reports.papers.evaluation import evaluation_paper
from childtonotice.casework.reports.papers.inspection import inspection_pack
from childtonotice.casework.reports.papers.monthly import monthly_report
from childtonotice.casework.reports.papers.pdf import write_pdf
from childtonotice.casework.reports.papers.word import write_docx


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of paper. ``verbs``: all of what a reader must hold to have it."""

    code: str
    title: str
    words: str
    verbs: tuple[Verb, ...]
    build: Callable[[Reader, Asked, datetime], Paper]


KINDS = (
    Kind("daily", "Daily management sheet",
         "One page for the morning meeting: overnight high risk, missed, overdue and unread, by area.",
         (Verb.LIST, Verb.REPORTS), daily_sheet),
    Kind("monthly", "Monthly performance report",
         "The figures of a month with room for your words beside them. The last finished month where you name no days.",
         (Verb.REPORTS,), monthly_report),
    Kind("evaluation", "Evaluation",
         "Aims, method, coverage, findings, themes, grading, workload, learning, limits, next review: you annotate it.",
         (Verb.REPORTS,), evaluation_paper),
    Kind("inspection", "Inspection pack",
         "Chosen or drawn cases: what was known, the rules, who saw and decided, the outcome, and a hash.",
         (Verb.ITEM, Verb.LOG, Verb.REPORTS), inspection_pack),
)  # fmt: skip
BY_CODE = {kind.code: kind for kind in KINDS}
FORMATS = {
    "docx": ("Word", "application/vnd.openxmlformats-officedocument.wordprocessingml.document", write_docx),
    "pdf": ("PDF", "application/pdf", write_pdf),
}


def kinds_for(reader: Reader) -> tuple[Kind, ...]:
    """The papers that this reader may have."""
    return tuple(kind for kind in KINDS if all(may(reader, verb) for verb in kind.verbs))


def make_paper(reader: Reader, code: str, asked: Asked, now: datetime) -> Paper:
    """One paper for this reader; NotFound where there is no such paper, or it is not theirs."""
    kind = BY_CODE.get(code)
    if kind is None:
        raise NotFound("There is no such paper.")
    for verb in kind.verbs:
        require(reader, verb)
    return kind.build(reader, asked, now)


def write_paper(paper: Paper, form: str) -> bytes:
    """The paper as Word or PDF; ``form`` is one of FORMATS."""
    return FORMATS[form][2](paper)
