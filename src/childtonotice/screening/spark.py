"""Many forces, many years: the periods of a history spread over Spark's workers, each with the engine of one machine.

Spark joins and decides nothing. A period is loaded with all that its rulings look at, so that no worker has to know of
another; the answer is that of any other engine, byte for byte. Shelf and parts lie in a folder that all workers see.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import Any

from childtonotice.screening.around import Period, Surroundings
from childtonotice.screening.errors import CannotStart, Failed
from childtonotice.screening.force import Force
from childtonotice.screening.gather.duckdb import ALONE, Tell, be_silent
from childtonotice.screening.gather.questions import Questions, Scope
from childtonotice.screening.history import STEP, History, screen_period
from childtonotice.screening.parts import Part, is_finished, read_part, write_part
from childtonotice.screening.shelf import Shelf, open_shelf

LEAST_JAVA = 17
AGAIN = "Run the same command again: it takes up what is finished."
QUIET = {"spark.ui.enabled": "false", "spark.log.level": "OFF", "spark.ui.showConsoleProgress": "false"}
Work = tuple[int, Period]
Told = tuple[int, str]


def require_spark() -> None:
    """Stops with the command that installs what is missing: Spark for Python, or Java."""
    try:
        import pyspark  # noqa: F401
    except ImportError:
        raise CannotStart(
            "Spark, which --engine spark needs, is not installed.", "Install it: CTN_EXTRAS=spark make setup"
        ) from None
    version = find_java()
    if version < LEAST_JAVA:
        found = f"only Java {version} is here" if version else "no Java is here"
        raise CannotStart(
            f"Spark needs Java {LEAST_JAVA} or later, and {found}.",
            "Install it: sudo apt-get install -y openjdk-17-jre-headless. Or set JAVA_HOME to where it is.",
        )


def find_java() -> int:
    """The version of Java that Spark would start; 0 where there is none."""
    home = os.environ.get("JAVA_HOME")
    java = str(Path(home) / "bin" / "java") if home else shutil.which("java")
    if java is None:
        return 0
    try:
        told = subprocess.run([java, "-version"], capture_output=True, text=True, timeout=60, check=False).stderr
    except (OSError, subprocess.SubprocessError):
        return 0
    found = re.search(r'version "(?:1\.)?(\d+)', told)
    return int(found[1]) if found else 0


def find_by_spark(
    history: History, force: Force, scope: Scope, questions: Questions, *, workers: int = 1, tell: Tell = be_silent
) -> Iterator[Part]:
    """The parts of the answer, worked out by Spark; parts that an earlier run has finished are taken as they are.

    ``workers``: of a Spark on this machine; one that is set up otherwise (spark-submit, MASTER) decides for itself.
    """
    require_spark()
    periods = history.list_periods(scope)
    left = [(n, period) for n, period in enumerate(periods) if not is_finished(history.parts, n)]
    done = len(periods) - len(left)
    tell(STEP, done, len(periods))
    for _, trouble in run_spark(history, left, force, scope, questions, workers):
        if trouble:
            raise Failed(f"A worker of Spark broke off ({trouble}). Nothing was published.", AGAIN)
        done += 1
        tell(STEP, done, len(periods))
    for number in range(len(periods)):
        if not is_finished(history.parts, number):
            raise Failed(
                f"The workers of Spark do not write to {history.parts} as this machine sees it.",
                "Choose a folder for --out that all of them share.",
            )
        yield read_part(history.parts, number)


def run_spark(
    history: History, left: list[Work], force: Force, scope: Scope, questions: Questions, workers: int
) -> Iterator[Told]:
    """Runs each period on one of Spark's workers; yields its number, and the kind of the error where there was one."""
    if not left:
        return
    shelf, parts = history.shelf, history.parts

    def work(given: Work) -> Told:
        return screen_apart(given, shelf, parts, force, scope, questions)

    try:
        with open_session(workers) as session:
            spread = session.sparkContext.parallelize(left, len(left))
            yield from spread.map(work).toLocalIterator(prefetchPartitions=True)
    except Exception as error:
        # What Spark's own error says may quote a record: only its kind is told.
        raise Failed(f"Spark broke off ({type(error).__name__}). Nothing was published.", AGAIN) from None


def screen_apart(given: Work, shelf: Shelf, parts: Path, force: Force, scope: Scope, questions: Questions) -> Told:
    """One period in a worker: its part is written; of an error only the kind is told, for it might quote a record."""
    number, period = given
    try:
        surroundings = look_around(shelf.folder, shelf.edition, force)
        write_part(screen_period(surroundings, period, force, scope, questions, ALONE), parts, number)
    except Exception as error:
        return number, type(error).__name__
    return number, ""


@lru_cache(maxsize=1)
def look_around(folder: Path, edition: int, force: Force) -> Surroundings:
    """The surroundings of a history, looked up once in each worker."""
    shelf = open_shelf(folder)
    assert shelf.edition == edition
    return Surroundings(shelf, force)


@contextmanager
def open_session(workers: int) -> Iterator[Any]:
    """A session of Spark: the one at hand, or one of our own, which ends afterwards."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what Spark says of other libraries is nothing to a user
        from pyspark.sql import SparkSession

        at_hand = SparkSession.getActiveSession()
        session = at_hand or set_up(SparkSession.builder.appName("Child to Notice"), workers).getOrCreate()
    try:
        yield session
    finally:
        if at_hand is None:
            session.stop()


def set_up(builder: Any, workers: int) -> Any:
    """A session as spark-submit or MASTER says, else one on this machine alone, with the Python that runs here."""
    for key, value in QUIET.items():
        builder = builder.config(key, value)
    if "MASTER" in os.environ:
        return builder.master(os.environ["MASTER"])
    if "SPARK_ENV_LOADED" in os.environ:
        return builder
    os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    os.environ.setdefault("SPARK_LOCAL_IP", "127.0.0.1")
    return builder.master(f"local[{workers}]")
