"""A private DuckDB in memory: nothing of it is ever written to disk, and it reaches nothing outside this process."""

from __future__ import annotations

import duckdb

# Without a folder to spill to, DuckDB never leaves personal data in the folder a command was started from.
PRIVATE: dict[str, str | int | float | list[str]] = {
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    "temp_directory": "",
}


def open_scratch(threads: int = 0) -> duckdb.DuckDBPyConnection:
    """An empty database that lives as long as the connection; ``threads``: how many it works with, 0 for all cores."""
    return duckdb.connect(":memory:", config={**PRIVATE, **({"threads": threads} if threads else {})})
