"""The linking benchmark measures what it says: it knows the owners, scores rightly, and our way keeps its promise."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from bench.linking import report
from bench.linking.__main__ import join
from bench.linking.ours import compare_records, find_pairs, pick_verdicts
from bench.linking.records import Records, make_register, read_fake, read_febrl
from bench.linking.report import Score, keep_best, score
from childtonotice.screening.link.compare import Identity


@pytest.fixture(scope="module")
def register() -> Records:
    """A small made-up register, each child twice."""
    return make_register(400, 7)


def test_the_register_knows_whose_each_record_is(register: Records) -> None:
    """Each child stands once on either side; the same seed makes the same register."""
    assert len(register.truth) == len(register.identities) / 2 >= 400
    assert all(register.sides[a] == 0 and register.sides[b] == 1 for a, b in register.truth)
    assert register == make_register(400, 7)
    assert sum(register.identities[a] != register.identities[b] for a, b in register.truth) > 80


def test_hardly_a_pair_is_lost_before_it_is_compared(register: Records) -> None:
    """The keys by which pairs are found leave out one true pair in a hundred at most."""
    assert len(register.truth & find_pairs(register)) >= 0.99 * len(register.truth)


def test_what_would_clear_an_item_is_right(register: Records) -> None:
    """No two made-up children are taken for one (ruling 14), whatever was written of them."""
    same = pick_verdicts(compare_records(register), "same")
    assert len(same) > 300
    assert same <= register.truth


def test_ours_keeps_its_promise_beside_splink(register: Records) -> None:
    """F1 at or above Splink's at even odds, and what would clear an item all but sure."""
    joined = join(register)
    assert joined.ours[0].score.precision >= report.CLEARING
    ours = max(line.score.f1 for line in joined.ours)
    assert ours >= next(line.score.f1 for line in joined.theirs if line.way == report.EVEN)
    assert "our rules, the same: precision 1.0000" in report.describe(joined)
    assert report.describe_table([joined]).count("\n| made-up children, seed 7 (") == 7


def test_scores_and_best_ones() -> None:
    """Half of what is found is right, a third of what is right is found; each record has one partner."""
    records = Records("drawn", (Identity(),) * 6, ("a", "a", "a", "b", "c", "d"))
    assert records.truth == {(0, 1), (0, 2), (1, 2)}
    assert score([(0, 1), (3, 4)], records) == Score(0.5, 1 / 3)
    assert Score(0.5, 1 / 3).f1 == pytest.approx(0.4)
    assert keep_best({(0, 1): 3.0, (1, 2): 5.0, (3, 4): 1.0}) == {(1, 2), (3, 4)}


def test_published_sets_are_read(tmp_path: Path) -> None:
    """FEBRL in one file or two, and fake_1000, with blanks round their cells and dates that are none."""
    head = "rec_id, given_name, surname, date_of_birth\n"
    one, two = tmp_path / "one.csv", tmp_path / "two.csv"
    one.write_text(head + "rec-1-org, ada, quill, 19910203\nrec-2-org, , moss, 1991\n", encoding="utf-8")
    two.write_text(head + "rec-1-dup-0, ida, quill, 19910203\n", encoding="utf-8")
    assert read_febrl(one).identities[0] == Identity("", "ada", "quill", date(1991, 2, 3))
    assert read_febrl(one).identities[1].date_of_birth is None
    assert read_febrl(one, two).truth == {(0, 2)}
    fake = tmp_path / "fake_1000.csv"
    fake.write_text("unique_id,first_name,surname,dob,cluster\n0,Ada,Quill,1991-02-03,5\n1,Ida,,,5\n", encoding="utf-8")
    assert read_fake(fake).truth == {(0, 1)}


def test_the_page_keeps_its_words(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, register: Records) -> None:
    """The table goes between its marks, and the words around it stay."""
    page = tmp_path / "performance.md"
    page.write_text(f"before\n{report.BEGIN}\nold\n{report.END}\nafter\n", encoding="utf-8")
    monkeypatch.setattr(report, "PAGE", page)
    report.write_page([])
    text = page.read_text(encoding="utf-8")
    assert text.startswith("before\n")
    assert text.endswith(f"{report.END}\nafter\n")
    assert "old" not in text
