"""Whatever a force has, nothing or one or a few, its figures and papers say so in plain words (R30, F17).

A sentence that says "1 items" or "nan" is not signed by anybody, and one that claims a difference among three items
should not be.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from django.db import transaction
from hypothesis import Phase, example, given, settings
from hypothesis import strategies as st
from pytest_django.plugin import DjangoDbBlocker

from childtonotice.casework.access import NotFound, reader_of
from childtonotice.casework.figure_codes import Narrowing
from childtonotice.casework.models import User
from childtonotice.casework.reports.catalogue import CATALOGUE, compute
from childtonotice.casework.reports.dashboard import open_dashboard
from childtonotice.casework.reports.papers.asked import Asked
from childtonotice.casework.reports.papers.kinds import kinds_for, make_paper
from childtonotice.casework.reports.values import Figure
from childtonotice.casework.reports.view import open_view
from tests.agree.simulated_year import Year, live_a_year
from tests.web.test_papers import words_of

pytestmark = [pytest.mark.django_db, pytest.mark.shown]

ROLES = ("coordinator", "board", "manager")
NOT_MANY = r"(?!is\b|was\b|has\b|waits\b|comes\b|needs\b|goes\b)[a-z][a-z-]*[^s\W]s\b"
ODD = {
    "one of many": re.compile(rf"(?<![\d.,:/-])1 (?:{NOT_MANY}|(?:are|were|have|wait|need|come)\b)"),
    "many of one": re.compile(r"(?<![\d.,:/])(?:[02-9]|\d\d+) (?:item|day|area|child|week|PPN|team|case)\b(?! of the)"),
    "no number": re.compile(r"\b(?:nan|inf|-0)\b|(?<=[a-z,:] )None\b|\bNone(?= [a-z]+ed)"),
    "of nothing": re.compile(r"\bof 0\b", re.IGNORECASE),
    "loose ends": re.compile(r" {2}|\.\.|\s[.,;:](?!\d)|\(\s*\)|: *$|\{|\}"),
}  # fmt: skip
WHOLE = re.compile(r"[A-Z“0-9].*[.?”]", re.DOTALL)
forces = st.builds(lambda days, seed: Year(days=days, a_day=1, seed=seed), st.integers(0, 9), st.integers(1, 40))


def odd_in(words: str) -> list[str]:
    """What no reader should have to read, by name."""
    return [name for name, pattern in ODD.items() if pattern.search(words)]


def words_of_figure(figure: Figure) -> Iterator[str]:
    yield from (figure.title, figure.sentence, figure.note, *figure.columns)
    for row in (*figure.rows, *((figure.total,) if figure.total else ())):
        yield from (row.label, *(cell.words for cell in row.cells))


def told_to(user: User, year: Year) -> Iterator[tuple[str, str]]:
    """All words of every figure, tile and paper that somebody gets of this force, with where they stand."""
    reader, end = reader_of(user, year.now), max(year.end, year.start)
    view = open_view(reader, Narrowing(year.start, end), year.now)
    for entry in CATALOGUE:
        figure = compute(entry.code, view)
        assert WHOLE.fullmatch(figure.sentence), (entry.code, figure.sentence)
        yield from ((entry.code, words) for words in words_of_figure(figure))
    page = open_dashboard(reader, {"start": year.start.isoformat(), "end": end.isoformat()}, year.now)
    yield from (("tiles", f"{tile.words}: {tile.number}. {tile.below}") for tile in page.tiles)
    for kind in kinds_for(reader):
        try:
            paper = make_paper(reader, kind.code, Asked(year.start, end, draw=2), year.now)
        except NotFound:
            continue
        yield from ((kind.code, words) for words in (paper.subtitle, paper.made, *words_of(paper)))


@pytest.fixture(scope="module")
def tables(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The empty tables."""
    with django_db_blocker.unblock():
        yield


@settings(max_examples=3, phases=(Phase.explicit, Phase.generate))
@given(year=forces)
@example(year=Year(days=0))
@example(year=Year(days=1, a_day=1, seed=5))
def test_no_force_is_too_small_for_plain_words(tables: None, year: Year) -> None:
    """Figures, tiles and papers of an empty force, of one item and of a few, as each role sees them."""
    with pytest.MonkeyPatch.context() as patch, transaction.atomic():
        patch.setattr("childtonotice.casework.reports.papers.blocks.draw", lambda _figure: None)  # no words of its own
        users = live_a_year(year)
        for role in ROLES:
            found = [(where, words, odd) for where, words in told_to(users[role], year) if (odd := odd_in(words))]
            assert not found, role
        transaction.set_rollback(True)


def test_a_few_items_show_no_difference(db: None) -> None:
    """Where no group has twenty, none was tested: that none differs would be a claim of its own (R30)."""
    with transaction.atomic():
        year = Year(days=6, a_day=2, seed=3)
        users = live_a_year(year)
        for role in ROLES:
            view = open_view(reader_of(users[role], year.now), Narrowing(year.start, year.end), year.now)
            for entry in CATALOGUE:
                told = compute(entry.code, view).sentence
                assert "clearly" not in told, (entry.code, told)
                assert "No clear" not in told or entry.code in ("yield", "again"), (entry.code, told)
        transaction.set_rollback(True)


@pytest.mark.parametrize(
    "words", ["1 items were", "In 1 areas", "1 wait to be read", "nan%", "It took None.", "Of 0 PPNs", "a  b", "4 item"]
)
def test_the_look_sees_what_is_odd(words: str) -> None:
    assert odd_in(words)


@pytest.mark.parametrize(
    "words", ["1 item is late", "None.", "1 to 3 items", "10% (2% to 40%)", "1.2 hours", "11 items"]
)
def test_the_look_lets_plain_words_pass(words: str) -> None:
    assert not odd_in(words)
