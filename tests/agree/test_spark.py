"""Spark's workers give the answer of one machine, byte for byte; where Java or the extra is missing it is said."""

from __future__ import annotations

from pathlib import Path

import pytest

from childtonotice.screening import CannotStart, Failed, screen, spark
from childtonotice.screening.room import NAME
from childtonotice.synthetic.simulate import simulate
from tests.agree.test_periods import read_answer
from tests.agree.test_shelf import write_months

needs_java = pytest.mark.skipif(
    spark.find_java() < spark.LEAST_JAVA,
    reason=f"Spark needs Java {spark.LEAST_JAVA}: apt-get install openjdk-17-jre-headless",
)


@needs_java
def test_spark_answers_as_one_machine_does(tmp_path: Path) -> None:
    """A made-up force in periods of four weeks, on two of Spark's workers."""
    simulate(tmp_path / "extract", days=196, incidents_per_day=5, seed=5)
    screen(tmp_path / "extract").write(tmp_path / "one")
    heard = []
    screening = screen(
        tmp_path / "extract",
        engine="spark",
        workers=2,
        beside=tmp_path / "many",
        at_once=90,
        tell=lambda step, done, of: heard.append((step, done, of)),
    )
    screening.write(tmp_path / "many", logs=True)
    assert read_answer(tmp_path / "many") == read_answer(tmp_path / "one")
    assert not (tmp_path / "many" / NAME).exists()
    *_, (done, of) = (told for step, *told in heard if step == "Screening period by period")
    assert done == of
    assert of > 5


@needs_java
def test_a_worker_that_breaks_off_is_named_without_a_record(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Of an error in a worker only its kind is told, and nothing is published."""
    folder = write_months(tmp_path / "extract", 3)
    screening = screen(folder, engine="spark", workers=2, beside=tmp_path / "out", at_once=1)
    for path in (screening.history.shelf.folder / "incidents").iterdir():  # type: ignore[union-attr]
        path.write_bytes(b"PAR1 cut")
    with pytest.raises(Failed):
        screening.write(tmp_path / "out")
    assert not (tmp_path / "out" / "screening.csv").exists()


def test_without_java_it_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It cannot start, and names the command."""
    monkeypatch.setenv("JAVA_HOME", str(tmp_path))
    with pytest.raises(CannotStart) as told:
        screen(write_months(tmp_path / "extract", 1), engine="spark", beside=tmp_path / "out")
    assert "apt-get install" in told.value.lines[1]


def test_without_the_extra_it_says_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """It cannot start, and names the command."""
    monkeypatch.setitem(__import__("sys").modules, "pyspark", None)
    with pytest.raises(CannotStart) as told:
        screen(write_months(tmp_path / "extract", 1), engine="spark", beside=tmp_path / "out")
    assert told.value.lines[1] == "Install it: CTN_EXTRAS=spark make setup"


@needs_java
def test_spark_in_a_program_leaves_nothing_beside_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Told no folder it works in one of its own, and a second screening need not wait for the first."""
    monkeypatch.chdir(tmp_path)
    folder = write_months(tmp_path / "extract", 1)
    found = [[finding.incident_id for finding in screen(folder, engine="spark").findings] for _ in range(2)]
    assert found[0] == found[1] != []
    assert [path.name for path in tmp_path.iterdir()] == ["extract"]
