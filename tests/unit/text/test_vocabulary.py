"""Whatever words stand beside each other, at whatever end of a line: reading never fails and never misquotes."""

from __future__ import annotations

import random
import re
from datetime import date
from pathlib import Path

import childtonotice.screening.text as text
from childtonotice.screening.text import read_log

FOLDER = Path(text.__file__).parent
AGES = ("14", "3", "2 x", "9 mths", "5/12", "yr 9", "dob 03/05/2014", "(12)", "14yo", "f14", ",", ".", "s46", "12-14")
SHORT_LOGS = 20_000


def test_no_row_of_our_own_words_is_too_much() -> None:
    """Short rows of the words that rules look for, which put every rule at the end of a line."""
    found = {word for path in FOLDER.iterdir() if path.suffix in (".py", ".txt") for word in
             re.findall(r"[a-z][a-z']{1,14}", path.read_text(encoding="utf-8"))}  # fmt: skip
    words, draw = [*sorted(found), *AGES * 40], random.Random(7)
    for _ in range(SHORT_LOGS):
        log = " ".join(draw.choice(words) for _ in range(draw.randint(1, 7)))
        for mention in read_log(log, date(2026, 9, 28)).mentions:
            assert log[mention.start : mention.end] == mention.words != ""
