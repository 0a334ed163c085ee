"""A private DuckDB in memory: nothing of it is ever written to disk, and it reaches nothing outside this process."""

from __future__ import annotations

import duckdb

# Without a folder to spill to, DuckDB never leaves personal data in the folder a command was started from.
PRIVATE: dict[str, str | int | float | list[str]] = {
    "autoinstall_known_extensions": False,
    "autoload_known_extensions": False,
    "temp_directory": "",
}


def open_scratch() -> duckdb.DuckDBPyConnection:
    """An empty database that lives as long as the connection."""
    return duckdb.connect(":memory:", config=dict(PRIVATE))
