"""One pass of ripgrep with the stage-one expression over all logs: what the machine can do at best."""

from __future__ import annotations

import subprocess

from bench.data import Data
from bench.measure import Cost, take_median
from childtonotice.screening.text import STAGE_ONE

# Word boundaries are ASCII ones, as in the engine: with Unicode ones ripgrep is some fifty times slower here.
EXPRESSION = STAGE_ONE.replace(r"\b", r"(?-u:\b)")
OPTIONS = ("-j1", "-i", "-c", "--no-config", "--null-data")


def count_logs(data: Data) -> int:
    """How many logs ripgrep finds the expression in, on one core, any case."""
    command = ["rg", *OPTIONS, "--file", "-", "--", str(data.text)]
    told = subprocess.run(command, input=EXPRESSION, capture_output=True, text=True, check=True)
    return int(told.stdout.strip("\0\n"))


def time_ripgrep(data: Data) -> Cost:
    """What one pass costs, the middle of three."""
    count_logs(data)  # brings the text into the machine's cache, as reading the extract does for us
    return take_median(lambda: count_logs(data))
