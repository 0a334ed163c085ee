"""The self-test at the start of every screening: are sentences with known answers read as they should be, here and now?

Stage 1 is an expression that the database runs, stage 2 is Python: a library of another version, or built otherwise,
may understand the expression differently and drop logs without a word. That must stop a run, not thin out its answer.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import date

from childtonotice.screening.errors import CannotStart
from childtonotice.screening.text.lexicon import read_rows
from childtonotice.screening.text.reading import read_log
from childtonotice.screening.text.triggers import stage_one_parts

Matches = Callable[[tuple[str, ...], list[str]], list[bool]]
ON = date(2026, 9, 28)
PROVEN: set[tuple[Matches | None, str]] = set()


def load_sentences() -> list[tuple[str, int]]:
    """The sentences of ``selftest.txt`` with the number of children that each tells of."""
    told = (row.split("|", 1) for row in read_rows("selftest.txt"))
    return [(sentence.replace("\\n", "\n"), int(number)) for number, sentence in told]


def prove_reading(matches: Matches | None = None, engine: str = "memory") -> None:
    """Raises CannotStart where a sentence of the self-test is not read as it should be.

    ``matches``: whether one of some expressions matches each of some logs, as the engine in use decides it; None where
    the engine reads every log. Costs some 25 ms, most of it the engine's own compiling of the expressions, and is asked
    once in a process: neither the rules nor the libraries change while it lives.
    """
    if (matches, engine) in PROVEN:
        return
    sentences = load_sentences()
    wrong = [sentence for sentence, number in sentences if count(sentence) != number]
    if matches:
        passed = matches(stage_one_parts(), [sentence for sentence, _ in sentences])
        wrong += [sentence for (sentence, number), hit in zip(sentences, passed, strict=True) if hit != (number > 0)]
    if wrong:
        raise CannotStart(
            f"The self-test of log reading failed with the engine {engine}: {len(wrong)} of {len(sentences)} sentences"
            " are not read as they should be.",
            f'The first is: "{wrong[0]}".',
            "Nothing was screened. Install the versions that uv.lock names (make setup), then run it again.",
        )
    PROVEN.add((matches, engine))


def count(sentence: str) -> int:
    """How many children a sentence tells of."""
    return sum(mention.count for mention in read_log(sentence, ON).mentions)
