"""The whole of a screening, from the folder to the answer: ``python -m bench.whole EXTRACT OUT`` prints its seconds."""

from __future__ import annotations

import json
import sys
import time
from pathlib import Path

from childtonotice.screening import screen


def main(extract: str, out: str) -> None:
    """Screen a folder, write the answer, and print how long it took, imports apart."""
    start = time.perf_counter()
    screen(Path(extract)).write(Path(out))
    print(json.dumps({"whole": time.perf_counter() - start}))


if __name__ == "__main__":
    main(*sys.argv[1:])
