"""One pass of ripgrep with the stage-one expression over all logs: what the machine can do at best."""

from __future__ import annotations

import subprocess

from bench.data import Data
from bench.measure import take_median
from childtonotice.screening.text import STAGE_ONE


def count_logs(data: Data) -> int:
    """How many logs ripgrep finds the expression in, on one core, any case."""
    # ASCII word boundaries, as in the engine: with Unicode ones ripgrep is some fifty times slower here.
    options = ["-j1", "-i", "-c", "--no-config", "--no-unicode", "--null-data"]
    command = ["rg", *options, "-e", STAGE_ONE, str(data.text)]
    told = subprocess.run(command, capture_output=True, text=True, check=True)
    return int(told.stdout.strip("\0\n"))


def time_ripgrep(data: Data) -> float:
    """The seconds of one pass, the middle of three."""
    count_logs(data)  # brings the text into the machine's cache, as reading the extract does for us
    return take_median(lambda: count_logs(data))
