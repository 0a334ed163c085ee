"""The whole of a screening, from the folder to the answer: ``python -m bench.whole EXTRACT OUT`` prints its cost."""

from __future__ import annotations

import json
import sys
from dataclasses import astuple
from pathlib import Path

from bench.measure import take_cost
from childtonotice.screening import screen
from childtonotice.screening.cores import count_cores


def main(extract: str, out: str) -> None:
    """Screen a folder, write the answer, and print what it cost, our own imports apart."""
    workers = count_cores()  # as the command does
    cost = take_cost(lambda: screen(Path(extract), workers=workers).write(Path(out)))
    print(json.dumps({"costs": {"whole": astuple(cost)}}))


if __name__ == "__main__":
    main(*sys.argv[1:])
