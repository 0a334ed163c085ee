"""Numbers on a paper lead to the cases behind them, for whoever may open them and for nobody else."""

from __future__ import annotations

import zipfile
from datetime import date, datetime
from io import BytesIO

import pytest

from childtonotice.casework.access import reader_of
from childtonotice.casework.models import Item, User
from childtonotice.casework.reports.papers.asked import Asked
from childtonotice.casework.reports.papers.kinds import make_paper, write_paper

MARCH = Asked(start=date(2026, 3, 1), end=date(2026, 3, 31))


@pytest.mark.parametrize("role, opens", [("coordinator", True), ("board", False)])
def test_numbers_lead_to_their_cases_where_they_may_be_opened(
    users: dict[str, User], item: Item, now: datetime, role: str, opens: bool
) -> None:
    paper = make_paper(reader_of(users[role], now), "monthly", MARCH, now)
    word = zipfile.ZipFile(BytesIO(write_paper(paper, "docx"))).read("word/_rels/document.xml.rels").decode()
    assert ("/figures/cases/?start=2026-03-01" in word) is opens
    assert (b"/figures/cases/?" in write_paper(paper, "pdf")) is opens
    assert item.incident_id not in word
