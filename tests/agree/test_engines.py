"""Every engine gives the answer of the slow reference, on extracts that nobody would think of."""

from __future__ import annotations

import tempfile
from pathlib import Path

from hypothesis import given, settings

from childtonotice.screening import screen
from tests.agree.extracts import Rows, extracts

ANSWER = ("screening.csv", "children.csv", "problems.csv")


def answer(folder: Path, engine: str) -> tuple[str, ...]:
    """The three CSV files that an engine writes."""
    out = folder.with_name(f"answer-{engine}")
    screen(folder, engine=engine, workers=1).write(out)
    return tuple((out / name).read_text(encoding="utf-8") for name in ANSWER)


@settings(max_examples=settings.default.max_examples // 4)
@given(extracts)
def test_engines_agree(rows: Rows) -> None:
    """The answers are the same byte for byte (contract, "The answer as files")."""
    with tempfile.TemporaryDirectory() as place:
        folder = rows.write(Path(place) / "extract")
        reference, *others = (answer(folder, engine) for engine in ("memory", "duckdb"))
        assert all(other == reference for other in others)


@settings(max_examples=settings.default.max_examples // 4)
@given(extracts)
def test_evidence_stands_where_it_says(rows: Rows) -> None:
    """Positions point at the words quoted, in code points of the accepted log."""
    with tempfile.TemporaryDirectory() as place:
        screening = screen(rows.write(Path(place) / "extract"), workers=1)
        logs = dict(
            zip(
                *(screening.extract.tables["incidents"][name].to_pylist() for name in ("incident_id", "log")),
                strict=True,
            )
        )
        for finding in screening.findings:
            for evidence in (child.evidence for child in finding.children):
                if evidence.in_log:
                    assert logs[finding.incident_id][evidence.start : evidence.end] == evidence.words
                    assert evidence.words[0] not in "=+-@"
