"""A private DuckDB in memory: nothing of it is ever written to disk, and it reaches nothing outside this process.

And the memory of Arrow's tables, which goes back to the machine when they are gone.
"""

from __future__ import annotations

from contextlib import suppress

import duckdb
import pyarrow as pa

# Without a folder to spill to, DuckDB never leaves personal data in the folder a command was started from.
PRIVATE: dict[str, str | int | float | list[str]] = {
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    "temp_directory": "",
}


def open_scratch(threads: int = 0) -> duckdb.DuckDBPyConnection:
    """An empty database that lives as long as the connection; ``threads``: how many it works with, 0 for all cores."""
    return duckdb.connect(":memory:", config={**PRIVATE, **({"threads": threads} if threads else {})})


def spare_memory() -> None:
    """From now on Arrow takes its memory where it is given back soon, on systems that have that.

    Arrow's own choice keeps for each thread what it once needed; of a period of ten years that is more than the period.
    """
    with suppress(NotImplementedError):
        pa.set_memory_pool(pa.jemalloc_memory_pool())
